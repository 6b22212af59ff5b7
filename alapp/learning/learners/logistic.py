"""Logistic regression (multinomial for a single choice, one per label for several) with the recipe's C = 10."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.words import N_
from alapp.learning.base import Fitted, Indicator, Lesson
from alapp.learning.learners.common import balanced_weights, linear_model, one_thread, seen_classes
from alapp.learning.learners.newton import Problem, minimum
from alapp.learning.learners.svm import LinearSvm
from alapp.learning.matrix import stacked

BIAS = 10.0
"""Height of the constant column: the intercept is penalised by a hundredth, so hardly at all."""

CELLS = 200_000
"""Rows x labels up to which it is fitted; above, it costs many times a linear SVM of the same accuracy."""

Coefficients = tuple[NDArray[np.float64], NDArray[np.float64]]


class Logistic:
    """The model of scikit-learn's LogisticRegression, balanced; the default C = 1 costs 10 points at 100 labels."""

    name = "logistic"
    words = N_("Logistic regression")
    scale = 2.0

    def __init__(self, cost: float = 10.0) -> None:
        self.cost = cost

    def fit(self, lesson: Lesson) -> Fitted:
        """Fit on the columns that occur in the labeled rows; many answers with many labels by the linear SVM."""
        Y = lesson.Y[:, seen_classes(lesson.Y)]
        if Y.size > CELLS:
            return LinearSvm(cost=0.3).fit(lesson)
        matrix, columns = stacked(lesson.features)
        with one_thread():
            weights, bias = self._several(matrix, Y) if lesson.several else self._single(matrix, Y)
        return Fitted(linear_model(lesson, columns, weights, bias, self.scale))

    def _single(self, matrix: Any, Y: Indicator) -> Coefficients:
        """Two classes have one score, each takes half of it."""
        if Y.shape[1] == 1:
            return np.zeros((matrix.shape[1], 1)), np.zeros(1)
        counts = self.cost * balanced_weights(Y)[:, None]
        if Y.shape[1] == 2:
            weights, bias = _fitted(matrix, Y[:, 1:], counts, single=False)
            return np.hstack([-weights, weights]) / 2, np.concatenate([-bias, bias]) / 2
        return _fitted(matrix, Y, counts, single=True)

    def _several(self, matrix: Any, Y: Indicator) -> Coefficients:
        """Half the logit is the score, since several labels use sigmoid(2 x score); a label that all have is given."""
        split = ~Y.all(axis=0)
        weights, bias = np.zeros((matrix.shape[1], Y.shape[1])), np.full(Y.shape[1], 2.0)
        if split.any():
            share = Y[:, split].mean(axis=0)
            counts = self.cost / 2 / np.where(Y[:, split], share, 1 - share)
            found, shift = _fitted(matrix, Y[:, split], counts, single=False)
            weights[:, split], bias[split] = found / 2, shift / 2
        return weights, bias


def _fitted(matrix: Any, Y: Indicator, counts: NDArray[np.float64], *, single: bool) -> Coefficients:
    from scipy import sparse

    constant = sparse.csr_matrix(np.full((matrix.shape[0], 1), BIAS))
    wide = sparse.hstack([matrix.astype(np.float64), constant], format="csr")
    found = wide.T @ minimum(Problem(wide, Y.astype(np.float64), counts, single))
    return found[:-1], BIAS * found[-1]
