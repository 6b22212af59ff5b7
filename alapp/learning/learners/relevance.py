"""Relevance search: the linear SVM of ASReview's ELAS u4, with unread items presumed not to have the label.

ELAS u4 (ASReview 3.0.8): squared hinge, C 0.11, the negatives together weigh 1 / 9.8 of the positives. Presumed
negatives are those of AutoTAR (Cormack & Grossman 2015). Recipe A6, B.7.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Features
from alapp.domain.words import N_
from alapp.learning.base import Fitted, Lesson
from alapp.learning.learners.common import linear_model, one_thread, seen_classes
from alapp.learning.learners.many import nearest_means, too_many
from alapp.learning.matrix import stacked

Machine = tuple[NDArray[np.float64], float]

COST = 0.11
OTHERS_COST = 0.3
RATIO = 9.8
PRESUMED = 100
"""Unread items presumed negative at each fit."""

SQUARED_LENGTH = 1.5
"""The recipe's kernel, words + 0.5 letters, is 1.5 times the dot product of our unit rows."""


def balanced_weights(has: NDArray[np.bool_], ratio: float = RATIO) -> NDArray[np.float64]:
    """Return weights (n,): negatives together weigh 1 / ratio of the positives, all of them n; both must occur."""
    positives, negatives = int(has.sum()), int((~has).sum())
    weights = np.where(has, 1.0, positives / (ratio * negatives))
    return np.asarray(weights * (len(has) / weights.sum()))


class Relevance:
    """One machine a label; that of the label looked for is weighted as in ELAS u4 and has the presumed negatives.

    The other labels are learned from answers alone, as by the linear SVM.

    ``squared_length``: that of the kernel's rows in units of the features' own; 1 with the rows of plain ELAS u4.
    """

    name = "relevance"
    words = N_("Relevance search (for a rare label)")
    scale = 3.0

    def __init__(self, squared_length: float = SQUARED_LENGTH) -> None:
        self.squared_length = squared_length

    def fit(self, lesson: Lesson) -> Fitted:
        """Fit; of two labels the other one has the opposite scores of the one looked for; very many by their means."""
        if too_many(lesson):
            return nearest_means(lesson, self.scale)
        unread = lesson.unread if lesson.target is not None else None
        matrix, columns = stacked(lesson.features if unread is None else Features.concat([lesson.features, unread]))
        seen = [int(label) for label in seen_classes(lesson.Y)]
        with one_thread():
            machines = {label: self._machine(lesson, matrix, label) for label in seen}
        if lesson.target in machines and len(seen) == 2 and not lesson.several:
            weights, bias = machines[lesson.target]
            machines[next(label for label in seen if label != lesson.target)] = (-weights, -bias)
        coefficients = np.stack([machines[label][0] for label in seen], axis=1)
        return Fitted(linear_model(lesson, columns, coefficients, np.array([machines[i][1] for i in seen]), self.scale))

    def _machine(self, lesson: Lesson, matrix: Any, label: int) -> Machine:
        """Return coefficients (c,) and intercept of a label; without a negative every row has it."""
        from sklearn.svm import LinearSVC

        has = lesson.Y[:, label]
        options: dict[str, Any] = {"C": OTHERS_COST, "class_weight": "balanced"}
        weights = None
        if label == lesson.target:
            has = np.concatenate([has, np.zeros(matrix.shape[0] - len(has), np.bool_)])
            options = {"C": COST * self.squared_length, "intercept_scaling": self.squared_length**-0.5}
        if has.all():
            return np.zeros(matrix.shape[1]), 1.0
        if label == lesson.target:
            weights = balanced_weights(has)
        machine = LinearSVC(random_state=lesson.seed, max_iter=5_000, **options)
        machine.fit(matrix[: len(has)], has, sample_weight=weights)
        return machine.coef_[0], float(machine.intercept_[0])
