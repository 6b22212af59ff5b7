"""How good a region model is: each check is read by a model that did not learn from it, with few trainings."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.region import Span
from alapp.domain.steps import Silent, Steps
from alapp.learning.regions.base import RegionLesson
from alapp.learning.regions.crf import Crf, CrfModel
from alapp.learning.regions.measuring import FEWEST, LEAST_KNOWN, folds_for, measured
from tests.unit.learning.span_kit import letters

LABELS = ("drug", "dose")


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
    found = measured(learner, known, np.arange(10), Silent())
    assert learner.lessons == [list(known.contents[10:])]
    assert found["f1"]["n"] == 10
    assert found["f1"]["low"] <= found["f1"]["value"] <= found["f1"]["high"]


def test_what_is_wrongly_drawn_is_not_learned_by_heart() -> None:
    known = lesson(60)
    swapped = [[Span(s.start, s.end, LABELS[s.label == LABELS[0]], s.text) for s in spans] for spans in known.regions]
    rows = np.arange(12)
    mixed = [swapped[i] if i < 12 else known.regions[i] for i in range(60)]
    right = measured(Crf(), known, rows, Silent())["f1"]["value"]
    wrong = measured(Crf(), RegionLesson(known.contents, mixed, LABELS), rows, Silent())["f1"]["value"]
    assert right > 0.8
    assert wrong < 0.2


def test_too_few_checks_measure_nothing() -> None:
    learner = Watched()
    assert measured(learner, lesson(30), np.arange(FEWEST - 1), Silent()) == {"n_checks": FEWEST - 1}
    assert not learner.lessons


@given(st.integers(1, 400), st.integers(0, 400))
def test_folds_are_as_few_as_leave_enough_to_learn_from(n_checks: int, others: int) -> None:
    n = n_checks + others
    folds = folds_for(n_checks, n)
    largest = -(-n_checks // folds)
    assert largest <= max(1, (1 - LEAST_KNOWN) * n + 1e-6)
    if folds > 1:
        assert -(-n_checks // (folds - 1)) > (1 - LEAST_KNOWN) * n
