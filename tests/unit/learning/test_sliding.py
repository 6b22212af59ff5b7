"""The parts of the segment learner: windows, the course of labels, stretches, calibration."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alapp.domain.recording import TimeFrames
from alapp.domain.region import Segment
from alapp.domain.steps import Silent
from alapp.learning.regions.base import RegionLesson
from alapp.learning.regions.matching import same
from alapp.learning.regions.platt import PLAIN, calibrated, logit, sigmoid
from alapp.learning.regions.sliding import Sliding
from alapp.learning.regions.softmax import fitted
from alapp.learning.regions.time_path import course_of, habits_of, runs_of
from alapp.learning.regions.time_windows import described, states_of, taught, windows
from tests.unit.learning.time_kit import courses


def frames_of(rows: np.ndarray, hop: int = 20_000) -> TimeFrames:
    return TimeFrames(rows.astype(np.float16), hop, len(rows) * hop, "log_mel")


@given(st.integers(1, 80), st.integers(0, 1 << 30))
def test_windows_are_the_means_around_a_frame(n: int, seed: int) -> None:
    rows = np.random.default_rng(seed).normal(0, 1, (n, 2))
    found = windows(frames_of(rows), "log_mel")
    assert found.shape == (n, 12)
    plain = rows.astype(np.float16).astype(float)
    for i in range(n):
        assert found[i, :2] == pytest.approx(plain[max(0, i - 1) : i + 2].mean(axis=0), abs=1e-3)
        assert found[i, 2:4] == pytest.approx(plain[max(0, i - 4) : i + 5].mean(axis=0), abs=2e-3)


def test_frames_know_their_label_and_the_shorter_of_two_wins() -> None:
    frames = frames_of(np.zeros((10, 1)), 1_000)
    segments = [Segment(2_000, 4_000, "b"), Segment(0, 6_000, "a"), Segment(7_000, 9_000, "unknown")]
    assert states_of(frames, segments, {"a": 0, "b": 1}).tolist() == [1, 1, 2, 2, 1, 1, 0, 0, 0, 0]


@given(st.integers(2, 9), st.integers(2, 3), st.integers(0, 1 << 30), st.sampled_from([0.2, 1.0]))
@settings(max_examples=40)
def test_the_course_is_the_likeliest_of_all(n: int, k: int, seed: int, trust: float) -> None:
    rng = np.random.default_rng(seed)
    chances = rng.dirichlet(np.ones(k), n)
    habits = habits_of([rng.integers(0, k, 30)], k - 1)
    evidence = trust * (np.log(np.maximum(chances, 1e-9)) - np.log(habits.prior))

    def score(course: tuple[int, ...]) -> float:
        total = evidence[0, course[0]] + np.log(habits.prior[course[0]])
        for i, (a, b) in enumerate(itertools.pairwise(course), 1):
            total += evidence[i, b] + (habits.stay[b] if a == b else habits.enter[b])
        return float(total)

    found = tuple(course_of(chances, habits, trust, Silent()).tolist())
    best = max(score(course) for course in itertools.product(range(k), repeat=n))
    assert score(found) == pytest.approx(best, abs=1e-9)


def test_short_flickers_are_no_segments() -> None:
    habits = habits_of([np.repeat([0, 1, 0], [10, 8, 10])], 1)
    assert runs_of(np.repeat([0, 1, 0, 1, 0], [5, 2, 5, 4, 5]), habits) == [(12, 16, 1)]


def test_what_is_left_out_weighs_on_what_is_kept() -> None:
    contents, segments = courses(3, 0)
    states = [states_of(c, s, {"high": 0, "low": 1}) for c, s in zip(contents, segments, strict=True)]
    some = taught(contents, states, "log_mel", np.random.default_rng(0))
    assert some.weights.sum() == pytest.approx(sum(map(len, states)))
    assert len(some.rows) == len(some.states) == len(some.weights)


def test_a_stretch_is_described_whatever_its_length() -> None:
    frames = frames_of(np.random.default_rng(0).normal(0, 1, (40, 3)))
    rows = described(frames, [(0, 1, 1), (0, 40, 1), (5, 7, 2)])
    assert rows.shape == (3, 28)
    assert np.isfinite(rows).all()
    assert rows[:, -1] == pytest.approx(np.log([1, 40, 2]))


def test_a_state_that_no_row_was_in_has_no_chance() -> None:
    rng = np.random.default_rng(0)
    rows = np.concatenate([rng.normal(-1, 0.2, (20, 2)), rng.normal(1, 0.2, (20, 2))]).astype(np.float32)
    model = fitted(rows, np.repeat([0, 2], 20), 3, 0.01)
    said = model.chances(rows)
    assert said[:, 1].max() < 1e-9
    assert (said.argmax(axis=1) == np.repeat([0, 2], 20)).all()
    alone = fitted(rows, np.full(40, 2), 3, 0.01)
    assert alone.chances(rows)[:, 2].min() > 0.999


def test_calibration_finds_what_scores_are_worth() -> None:
    rng = np.random.default_rng(0)
    scores = rng.normal(0, 2, 4_000)
    right = rng.random(4_000) < 1 / (1 + np.exp(-(-0.5 + 0.7 * scores)))
    a, b = calibrated(list(zip(scores.tolist(), right.tolist(), strict=True)))
    assert (a, b) == (pytest.approx(-0.5, abs=0.1), pytest.approx(0.7, abs=0.1))
    assert calibrated([(0.0, True)] * 5) == PLAIN
    assert sigmoid(*PLAIN, logit(0.3)) == pytest.approx(0.3)
    worse = calibrated([(float(x), x < 0) for x in rng.normal(0, 1, 200)])
    assert worse[1] > 0, "more is never less"


def test_confidence_is_near_the_share_that_is_right() -> None:
    contents, segments = courses(60, 1)
    noisy = [
        TimeFrames(c.rows + np.random.default_rng(i).normal(0, 1.2, c.rows.shape).astype(np.float16), *meta(c))
        for i, c in enumerate(contents)
    ]
    model = Sliding().fit(RegionLesson(noisy[:40], segments[:40], ("high", "low"), 0), Silent())
    found = model.read(noisy[40:], Silent())
    pairs = [(m, drawn) for r, drawn in zip(found, segments[40:], strict=True) for m in r.marked]
    right = np.mean([any(same(segment, m.region) for segment in drawn) for m, drawn in pairs])
    assert len(pairs) > 20
    assert np.mean([m.confidence for m, _ in pairs]) == pytest.approx(right, abs=0.12)


def meta(frames: TimeFrames) -> tuple[int, int, str]:
    return frames.hop, frames.length, frames.kind
