"""How good a region model is: each check is read by a model that did not learn from it, with few trainings."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.region import Region
from alapp.domain.steps import Silent, Steps
from alapp.learning.regions.base import RegionLearner, RegionLesson
from alapp.learning.regions.crf import Crf, CrfModel
from alapp.learning.regions.detector import Detector, DetectorModel
from alapp.learning.regions.measuring import FEWEST, LEAST_KNOWN, folds_for, measured
from tests.unit.learning.box_kit import scenes
from tests.unit.learning.span_kit import letters

LABELS = ("drug", "dose")


def pictures(n: int) -> RegionLesson:
    maps, drawn = scenes(n, 3)
    return RegionLesson(maps, drawn, ("disc", "bar"))


class Watched(Crf):
    """The chain model's learner, which notes from which texts each model learned."""

    def __init__(self) -> None:
        super().__init__()
        self.lessons: list[list[str]] = []

    def fit(self, lesson: RegionLesson, progress: Steps) -> CrfModel:
        """Note the texts, and learn."""
        self.lessons.append(list(lesson.contents))
        return super().fit(lesson, progress)


def lesson(n: int) -> RegionLesson:
    texts, spans = letters(n, 0)
    return RegionLesson([f"{text} {i}" for i, text in enumerate(texts)], spans, LABELS)


def test_a_tenth_of_checks_costs_one_training_without_any_of_them() -> None:
    known, learner = lesson(100), Watched()
    found = measured(learner, known, np.arange(10), Silent(), learner.fit(known, Silent()))
    assert learner.lessons == [known.contents, known.contents[10:]]
    assert found["f1"]["n"] == 10
    assert found["f1"]["low"] <= found["f1"]["value"] <= found["f1"]["high"]


def other_way_round(region: Region, labels: tuple[str, ...]) -> Region:
    """Return the region with the other of two labels."""
    return replace(region, label=labels[region.label == labels[0]])


@pytest.mark.parametrize("learner", [Crf(), Detector()], ids=["spans", "boxes"])
def test_what_is_wrongly_drawn_is_not_learned_by_heart(learner: RegionLearner) -> None:
    known = lesson(60) if learner.kind == "span" else pictures(24)
    rows, n = np.arange(9), len(known.contents)
    mixed = [
        [other_way_round(r, known.labels) if i in rows else r for r in regions]
        for i, regions in enumerate(known.regions)
    ]
    f1s = []
    for regions in (known.regions, mixed):
        said = replace(known, regions=regions)
        found = measured(learner, said, rows, Silent(), learner.fit(said, Silent()))
        f1s.append(found["f1"]["value"])
        assert found["n_checks"] == len(rows) < n
    assert f1s[0] > 0.6
    assert f1s[1] < 0.3


def test_the_detector_tells_of_checks_without_another_training() -> None:
    known = pictures(16)
    model = Detector().fit(known, Silent())
    assert set(model.left_out) == set(range(16))
    found = measured(Unwilling(), known, np.arange(16), Silent(), model)
    assert found["f1"]["n"] == 16
    again = Detector().from_bytes(model.to_bytes())
    assert again.to_bytes() == model.to_bytes()


class Unwilling(Detector):
    """A learner that is not to be asked."""

    def fit(self, lesson: RegionLesson, progress: Steps) -> DetectorModel:
        """Fail: nothing needs to be learned again."""
        raise AssertionError("no training is needed")


def test_too_few_checks_measure_nothing() -> None:
    learner = Watched()
    assert measured(learner, lesson(30), np.arange(FEWEST - 1), Silent(), Crf().fit(lesson(5), Silent())) == {
        "n_checks": FEWEST - 1
    }
    assert not learner.lessons


@given(st.integers(1, 400), st.integers(0, 400))
def test_folds_are_as_few_as_leave_enough_to_learn_from(n_checks: int, others: int) -> None:
    n = n_checks + others
    folds = folds_for(n_checks, n)
    largest = -(-n_checks // folds)
    assert largest <= max(1, (1 - LEAST_KNOWN) * n + 1e-6)
    if folds > 1:
        assert -(-n_checks // (folds - 1)) > (1 - LEAST_KNOWN) * n
