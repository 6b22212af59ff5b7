"""Signs, ranges and cases of the fit check on sets whose truth is known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from alapp.domain.features import Features
from alapp.learning.fit_check import Gain, Signs, Span, cases, gain, labels_span, paired, pays, signs, single_checks
from alapp.learning.simulation import Curve, Known, Plan, Point, simulate

RNG = np.random.default_rng(3)


def blobs(
    n: int = 600, k: int = 3, spread: float = 0.5, seed: int = 0, width: int = 8
) -> tuple[Features, NDArray[np.bool_]]:
    """Items around k centres."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(k, size=n)
    dense = np.eye(k, width)[labels] + rng.normal(0, spread, (n, width))
    return Features.of_dense(dense), np.eye(k, dtype=bool)[labels]


def shuffled(Y: NDArray[np.bool_], share: float) -> NDArray[np.bool_]:
    """Give a share of the rows the label of another row."""
    rng = np.random.default_rng(5)
    rows = np.flatnonzero(rng.random(len(Y)) < share)
    wrong = Y.copy()
    wrong[rows] = Y[rng.permutation(len(Y))[: len(rows)]]
    return wrong


def curve(*accuracy: float) -> Curve:
    points = tuple(Point(10 * (i + 1), a, {}) for i, a in enumerate(accuracy))
    return Curve(Plan(budget=10 * len(accuracy)), points)


GOOD = Gain(Span(1.0, 2.0, 3.0), Span(10, 20, 30), None)
FLAT = Gain(Span(-0.2, 0.1, 0.4), None, None)
WIDE = Gain(Span(-4.0, 1.0, 6.0), None, None)


def plain(**more: object) -> Signs:
    features, Y = blobs()
    return replace(signs(features, Y), **more)  # type: ignore[arg-type]


def test_a_set_of_clear_classes_shows_no_bad_sign() -> None:
    found = plain()
    assert found.distinct == found.items == 600
    assert found.noise is not None
    assert found.noise.high < 0.15
    assert found.apart.low > 0.4
    assert cases(found, GOOD) == ("pays",)
    assert cases(found, FLAT) == ("no_gain",)
    assert cases(found, WIDE) == ("unclear",)
    assert cases(found, None) == ("unclear",)


def test_random_labels_cannot_be_told_apart() -> None:
    features, Y = blobs()
    found = signs(features, shuffled(Y, 1.0))
    assert cases(found, WIDE)[0] == "cannot_tell_apart"
    assert "label_noise" in cases(found, WIDE)
    assert found.full.low < found.chance + 0.05


@pytest.mark.parametrize(("share", "noisy"), [(0.0, False), (0.4, True)])
def test_noise_is_found_by_the_model(share: float, noisy: bool) -> None:
    features, Y = blobs(1500, spread=0.2, width=40)
    found = signs(features, shuffled(Y, share))
    assert found.noise_by == "model"
    assert ("label_noise" in cases(found, FLAT)) is noisy


def test_noise_is_found_by_near_identical_items_and_its_range_holds_the_truth() -> None:
    features, Y = blobs(300, k=2, spread=0.4)
    twice, labels = Features.concat([features, features]), np.concatenate([Y, Y])
    wrong = labels.copy()
    flipped = np.random.default_rng(1).random(600) < 0.2
    wrong[flipped] = ~labels[flipped]
    found = signs(twice, wrong)
    assert found.noise_by == "pairs"
    assert found.noise is not None
    assert found.noise.low < 0.2 < found.noise.high
    clean = signs(twice, labels).noise
    assert clean is not None
    assert clean.high < 0.05


def test_copies_and_items_that_hardly_differ_are_alike() -> None:
    Y = np.eye(2, dtype=bool)[np.arange(300) % 2]
    copies = Features.of_dense(np.ones((300, 4)))
    assert signs(copies, Y).distinct == 1
    assert cases(signs(copies, Y), None)[0] == "alike"
    nearly = Features.of_dense(np.ones((300, 4)) + RNG.normal(0, 0.01, (300, 4)))
    assert cases(signs(nearly, Y), None)[0] == "alike"


def test_few_items_are_a_tiny_pool_whatever_the_gain() -> None:
    features, Y = blobs(50)
    assert cases(signs(features, Y), GOOD)[0] == "tiny_pool"
    assert cases(signs(features, Y, items=5_000), GOOD)[0] == "pays"


def test_a_rare_class_that_can_be_ranked_is_to_be_searched_for() -> None:
    rng = np.random.default_rng(0)
    rare = rng.random(1200) < 0.03
    dense = np.where(rare[:, None], [[1.0, 0, 0]], [[0, 1.0, 0]]) + rng.normal(0, 0.4, (1200, 3))
    found = signs(Features.of_dense(dense), np.stack([~rare, rare], axis=1))
    assert cases(found, GOOD)[0] == "rare_class"
    assert found.rarest_class == 1
    unseen = signs(Features.of_dense(rng.normal(0, 1, (1200, 3))), np.stack([~rare, rare], axis=1))
    assert cases(unseen, WIDE)[0] == "cannot_tell_apart"


def test_several_labels_are_judged_label_by_label() -> None:
    features, one = blobs(400, k=3, spread=0.3)
    Y = one | np.roll(one, 1, axis=1)
    found = signs(features, Y, several=True)
    assert found.several
    assert found.apart.low > 0.5


@given(st.lists(st.floats(-20, 20), min_size=2, max_size=12))
def test_a_paired_range_holds_its_mean_and_widens_with_overlap(gaps: list[float]) -> None:
    found, wider = paired(gaps), paired(gaps, overlap=0.25)
    assert wider.low <= found.low <= found.middle <= found.high <= wider.high


def test_a_paired_range_misses_the_truth_as_rarely_as_it_says() -> None:
    rng = np.random.default_rng(0)
    held = [paired(list(rng.normal(1.0, 2.0, 8))) for _ in range(2_000)]
    covered = np.mean([span.low <= 1.0 <= span.high for span in held])
    assert abs(covered - 0.95) < 4 * np.sqrt(0.95 * 0.05 / 2_000)


def test_curves_that_coincide_bring_no_gain() -> None:
    features, Y = blobs()
    known = Known(features.take(np.arange(400)), Y[:400], features.take(np.arange(400, 600)), Y[400:])
    curves = [simulate(known, Plan("random", seed=seed, budget=60)) for seed in range(3)]
    found = gain(curves, curves, 0.8)
    assert found.area == Span(0.0, 0.0, 0.0)
    assert not pays(found)
    assert cases(signs(features, Y), found) == ("no_gain",)


def test_labels_to_a_goal_say_when_it_was_not_reached() -> None:
    fast, slow = curve(0.5, 0.8, 0.9, 0.9), curve(0.4, 0.5, 0.6, 0.7)
    assert labels_span([fast, fast], 0.7) == labels_span([fast], 0.7)
    assert labels_span([fast], 0.7).middle == 30
    assert labels_span([fast, slow, slow], 0.7).middle is None
    assert labels_span([fast, slow, slow], 0.7).low == 30
    saved = gain([fast, fast], [slow, slow], 0.75).saved90
    assert saved is not None
    assert saved.middle == 10


def test_each_judging_item_is_one_check_of_one_model() -> None:
    features, Y = blobs(200)
    known = Known(features.take(np.arange(160)), Y[:160], features.take(np.arange(160, 200)), Y[160:])
    labels, right = single_checks(known)
    assert len(labels) == len(right) == 40
    assert sorted(set(labels)) == [20, 40, 60, 80, 100, 120, 140, 160]
    assert sum(right) > 20
