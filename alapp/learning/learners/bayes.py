"""Naive Bayes on the word features: complement for a single choice, one against the rest for several labels."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.words import N_
from alapp.learning.base import Fitted, Lesson
from alapp.learning.learners.common import linear_model, seen_classes
from alapp.learning.learners.many import nearest_means, too_many
from alapp.learning.matrix import narrowed

Sums = NDArray[np.float64]


class ComplementBayes:
    """Complement naive Bayes (Rennie et al. 2003), smoothing 0.3 (recipe B.2).

    It reads the sparse block, which is never negative; features without one are read through the dense block,
    where negative numbers count as nothing. Very many labels are judged by their means.
    """

    name = "bayes"
    words = N_("Naive Bayes")
    scale = 4.0

    def __init__(self, smoothing: float = 0.3) -> None:
        self.smoothing = smoothing

    def fit(self, lesson: Lesson) -> Fitted:
        """Count the features inside and outside each class."""
        if too_many(lesson):
            return nearest_means(lesson, self.scale)
        Y = lesson.Y[:, seen_classes(lesson.Y)].astype(np.float64)
        matrix, columns = narrowed(lesson.features)
        dense = lesson.features.dense
        weights = np.zeros((len(columns) + dense.shape[1], Y.shape[1]))
        if len(columns):
            weights[: len(columns)] = self._weights(matrix.T, Y, several=lesson.several)
        elif dense.shape[1]:
            weights[:] = self._weights(np.maximum(dense, 0).T, Y, several=lesson.several)
        bias = _half_log_odds(Y) if lesson.several else self._single_prior(Y)
        return Fitted(linear_model(lesson, columns, weights, bias, self.scale))

    def _weights(self, counts: Any, Y: Sums, *, several: bool) -> Sums:
        """Return weights (c, s); several labels use sigmoid(2 x score), hence half of the log odds."""
        inside, outside = np.asarray(counts @ Y), np.asarray(counts @ (1 - Y))
        if several:
            return (self._log_share(inside) - self._log_share(outside)) / 2
        return self._speaking(inside, outside)

    def _speaking(self, inside: Sums, outside: Sums) -> Sums:
        """Return weights (c, s): terms that are rare outside the class speak for it."""
        del inside
        return -self._log_share(outside)

    def _single_prior(self, Y: Sums) -> NDArray[np.float64]:
        """Return nothing for each class: complement naive Bayes has no prior."""
        return np.zeros(Y.shape[1])

    def _log_share(self, sums: Sums) -> Sums:
        smooth = sums + self.smoothing
        return np.asarray(np.log(smooth) - np.log(smooth.sum(axis=0)))


def _half_log_odds(Y: Sums) -> NDArray[np.float64]:
    """Return half the log odds of each label."""
    has = Y.sum(axis=0)
    return np.asarray(np.log((has + 0.5) / (len(Y) - has + 0.5)) / 2)
