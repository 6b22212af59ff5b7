"""Every learner of regions keeps its promises: same lesson, same model; inert bytes and back; hostile items."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from alapp.domain.errors import BadInput, Cancelled
from alapp.domain.region import KINDS, Region, Span, span_problem
from alapp.domain.steps import Silent
from alapp.learning.regions.base import Reading, RegionLearner, RegionLesson, RegionModel
from alapp.learning.regions.matching import f1
from alapp.learning.regions.registry import REGION_LEARNERS
from alapp.modalities.registry import MODALITIES
from tests.unit.learning import own_kit
from tests.unit.learning.box_kit import PLAIN, beyond, scenes
from tests.unit.learning.span_kit import letters
from tests.unit.learning.time_kit import ODD, courses, outside


@dataclass(frozen=True)
class Family:
    """Items that a learner must learn from, and how well; items that must not break it; what is wrong with a find."""

    make: Callable[[int, int], tuple[Sequence[Any], Sequence[Sequence[Region]]]]
    labels: tuple[str, ...]
    hostile: Sequence[Any]
    wrong: Callable[[Region, Any], bool]
    goal: float


HOSTILE = ["", " \n ", "\x00", "😀" * 50, "e\u0301" * 9, "患者は", "x" * 5_000, "\ud800 lone", "a\r\nb\u2028c " * 40]
FAMILIES: Mapping[str, Family] = {
    "detector": Family(scenes, ("disc", "bar", "never"), PLAIN, beyond, 0.7),
    "own_detector": Family(own_kit.boasts, own_kit.LABELS, own_kit.ODD, beyond, 0.8),
    "sliding": Family(courses, ("high", "low", "never"), ODD, outside, 0.9),
    "crf": Family(letters, ("drug", "dose", "never"), HOSTILE, lambda r, text: bool(span_problem([r], text)), 0.9),
}


@pytest.fixture(params=REGION_LEARNERS.names)
def learner(request: pytest.FixtureRequest) -> RegionLearner:
    return REGION_LEARNERS[request.param]


def lesson(learner: RegionLearner, n: int = 40, seed: int = 0) -> RegionLesson:
    family = FAMILIES[learner.name]
    contents, regions = family.make(n, seed)
    return RegionLesson(contents, regions, family.labels, seed=3)


def fitted(learner: RegionLearner, n: int = 40) -> RegionModel:
    return learner.fit(lesson(learner, n), Silent())


def test_it_names_a_kind_and_modalities_that_there_are(learner: RegionLearner) -> None:
    assert learner.kind in KINDS
    assert learner.modalities
    assert set(learner.modalities) <= set(MODALITIES.names)
    assert learner.name in FAMILIES, "say in FAMILIES what it must learn and what must not break it"


def test_it_learns(learner: RegionLearner) -> None:
    fresh = lesson(learner, 30, seed=9)
    found = [[m.region for m in r.marked] for r in fitted(learner).read(fresh.contents, Silent())]
    assert f1(fresh.regions, found)[2] > FAMILIES[learner.name].goal


def check(reading: Reading, content: Any, learner: RegionLearner) -> None:
    family = FAMILIES[learner.name]
    assert 0 <= reading.unsure <= 1
    assert reading.cost >= 1
    assert all(np.isfinite(value) for value in reading.scores.values())
    assert all(0 <= value <= 1 and label in family.labels for label, value in reading.present.items())
    for marked in reading.marked:
        assert isinstance(marked.region, KINDS[learner.kind])
        assert marked.region.label in family.labels
        assert marked.second != marked.region.label
        assert 0 <= marked.second_confidence <= 1
        assert 0 <= marked.confidence <= 1
        assert not family.wrong(marked.region, content)


def test_a_reading_keeps_its_ranges(learner: RegionLearner) -> None:
    fresh = lesson(learner, 10, seed=4)
    for reading, content in zip(fitted(learner).read(fresh.contents, Silent()), fresh.contents, strict=True):
        check(reading, content, learner)


def test_hostile_items_are_read_and_learned_from(learner: RegionLearner) -> None:
    family, known = FAMILIES[learner.name], lesson(learner, 12)
    for reading, content in zip(fitted(learner).read(family.hostile, Silent()), family.hostile, strict=True):
        check(reading, content, learner)
    contents = [*known.contents, *family.hostile]
    regions = [*known.regions, *[[] for _ in family.hostile]]
    model = learner.fit(RegionLesson(contents, regions, family.labels), Silent())
    assert len(model.read(contents, Silent())) == len(contents)


@pytest.mark.parametrize("n", [1, 2, 9])
def test_a_lesson_may_be_short(learner: RegionLearner, n: int) -> None:
    model = fitted(learner, n)
    assert model.labels == FAMILIES[learner.name].labels
    assert len(model.read(lesson(learner, 3).contents, Silent())) == 3


def test_where_nothing_was_drawn_nothing_is_found(learner: RegionLearner) -> None:
    known = lesson(learner, 12)
    nothing = RegionLesson(known.contents, [[] for _ in known.contents], known.labels)
    readings = learner.fit(nothing, Silent()).read(known.contents, Silent())
    assert not any(reading.marked for reading in readings)
    assert all(reading.unsure == pytest.approx(0, abs=0.5) for reading in readings)


def test_same_lesson_same_bytes_and_back(learner: RegionLearner) -> None:
    blobs = [fitted(learner).to_bytes() for _ in "ab"]
    assert blobs[0] == blobs[1]
    again, contents = learner.from_bytes(blobs[0]), lesson(learner, 5, seed=2).contents
    assert again.to_bytes() == blobs[0]
    assert again.labels == FAMILIES[learner.name].labels
    assert again.read(contents, Silent()) == fitted(learner).read(contents, Silent())


def test_damaged_bytes_are_refused_in_words(learner: RegionLearner) -> None:
    blob = fitted(learner).to_bytes()
    for damaged in (b"", blob[:40], blob[: len(blob) // 2], blob.replace(b'"labels"', b'"lables"'), b"\x80\x04K\x01."):
        with pytest.raises(BadInput) as refused:
            learner.from_bytes(damaged)
        assert refused.value.remedy


class Stop:
    """Progress that stops the work at its first report."""

    def step(self, done: int, total: int, words: str) -> None:
        raise Cancelled("stopped")


def test_work_can_be_stopped(learner: RegionLearner) -> None:
    with pytest.raises(Cancelled):
        learner.fit(lesson(learner), Stop())
    with pytest.raises(Cancelled):
        fitted(learner).read(lesson(learner, 3).contents, Stop())


def test_spans_of_the_family_hold_their_text() -> None:
    texts, spans = letters(20, 0)
    assert all(isinstance(s, Span) and not span_problem([s], t) for t, of in zip(texts, spans, strict=True) for s in of)
