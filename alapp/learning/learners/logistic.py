"""Logistic regression (multinomial for a single choice, one per label for several) with the recipe's C = 10."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.learning.base import Fitted, Indicator, Lesson
from alapp.learning.learners.common import linear_model, one_thread, seen_classes
from alapp.learning.matrix import stacked

Coefficients = tuple[NDArray[np.float64], NDArray[np.float64]]


class Logistic:
    """scikit-learn's LogisticRegression, balanced; the default C = 1 costs 10 points at 100 labels."""

    name = "logistic"
    words = "Logistic regression"
    scale = 2.0

    def __init__(self, cost: float = 10.0) -> None:
        self.cost = cost

    def fit(self, lesson: Lesson) -> Fitted:
        """Fit on the columns that occur in the labeled rows."""
        matrix, columns = stacked(lesson.features)
        Y = lesson.Y[:, seen_classes(lesson.Y)]
        with one_thread():
            weights, bias = self._several(matrix, Y) if lesson.several else self._single(matrix, Y)
        return Fitted(linear_model(lesson, columns, weights, bias, self.scale))

    def _regression(self, matrix: Any, target: NDArray[Any]) -> Any:
        from sklearn.linear_model import LogisticRegression

        return LogisticRegression(C=self.cost, class_weight="balanced", max_iter=500, tol=1e-3).fit(matrix, target)

    def _single(self, matrix: Any, Y: Indicator) -> Coefficients:
        if Y.shape[1] == 1:
            return np.zeros((matrix.shape[1], 1)), np.zeros(1)
        fitted = self._regression(matrix, Y.argmax(axis=1))
        if Y.shape[1] == 2:  # scikit-learn keeps one row of coefficients for two classes
            return np.stack([-fitted.coef_[0], fitted.coef_[0]], 1) / 2, np.array([-1, 1]) * fitted.intercept_ / 2
        return fitted.coef_.T, fitted.intercept_

    def _several(self, matrix: Any, Y: Indicator) -> Coefficients:
        """Half the logit is the score, since several labels use sigmoid(2 x score)."""
        weights, bias = np.zeros((matrix.shape[1], Y.shape[1])), np.full(Y.shape[1], 2.0)
        for i, has in enumerate(Y.T):
            if not has.all():
                fitted = self._regression(matrix, has)
                weights[:, i], bias[i] = fitted.coef_[0] / 2, fitted.intercept_[0] / 2
        return weights, bias
