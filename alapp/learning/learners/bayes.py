"""Naive Bayes on the word features: complement for a single choice, one against the rest for several labels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alapp.learning.base import Fitted, Indicator, Lesson
from alapp.learning.learners.common import linear_model, seen_classes
from alapp.learning.matrix import narrowed

Sums = NDArray[np.float64]


class ComplementBayes:
    """Complement naive Bayes (Rennie et al. 2003), smoothing 0.3 (recipe B.2).

    It reads the sparse block, which is never negative; features without one are read through the dense block,
    where negative numbers count as nothing.
    """

    name = "bayes"
    words = "Naive Bayes"
    scale = 4.0

    def __init__(self, smoothing: float = 0.3) -> None:
        self.smoothing = smoothing

    def fit(self, lesson: Lesson) -> Fitted:
        """Count the features inside and outside each class."""
        Y = lesson.Y[:, seen_classes(lesson.Y)].astype(np.float64)
        matrix, columns = narrowed(lesson.features)
        dense = lesson.features.dense
        weights = np.zeros((len(columns) + dense.shape[1], Y.shape[1]))
        if len(columns):
            weights[: len(columns)] = self._weights(np.asarray(matrix.T @ Y), np.asarray(matrix.T @ (1 - Y)), lesson)
        elif dense.shape[1]:
            counts = np.maximum(dense, 0).T
            weights[:] = self._weights(counts @ Y, counts @ (1 - Y), lesson)
        return Fitted(linear_model(lesson, columns, weights, _prior(Y, lesson.several), self.scale))

    def _weights(self, inside: Sums, outside: Sums, lesson: Lesson) -> Sums:
        """Return weights (c, s): terms that are rare outside the class speak for it.

        Several labels use sigmoid(2 x score), hence half of the log odds.
        """
        against = self._log_share(outside)
        return (self._log_share(inside) - against) / 2 if lesson.several else -against

    def _log_share(self, sums: Sums) -> Sums:
        smooth = sums + self.smoothing
        return np.asarray(np.log(smooth) - np.log(smooth.sum(axis=0)))


def _prior(Y: Indicator | Sums, several: bool) -> NDArray[np.float64]:
    """Return half the log odds of each label; complement naive Bayes has no prior for a single choice."""
    if not several:
        return np.zeros(Y.shape[1])
    has = Y.sum(axis=0)
    return np.asarray(np.log((has + 0.5) / (len(Y) - has + 0.5)) / 2)
