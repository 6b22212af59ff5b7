"""Logistic loss by stochastic gradient descent, one class against the rest (Bottou 2010; recipe B.2, alpha 1e-4)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alapp.domain.words import N_
from alapp.learning.base import Fitted, Lesson
from alapp.learning.learners.common import linear_model, one_thread, seen_classes
from alapp.learning.learners.many import nearest_means, too_many
from alapp.learning.matrix import stacked

STEPS = 1_000_000
"""Steps after which a fit has settled, as the library advises; between 5 and 100 passes over the labeled rows."""


class Sgd:
    """scikit-learn's SGDClassifier, averaged, balanced; its scores are log odds of each class against the rest."""

    name = "sgd"
    words = N_("Logistic regression in small steps (for very many answers)")
    scale = 1.0

    def __init__(self, alpha: float = 1e-4) -> None:
        self.alpha = alpha

    def fit(self, lesson: Lesson) -> Fitted:
        """Fit on the columns that occur in the labeled rows; very many labels by their means."""
        from sklearn.linear_model import SGDClassifier

        if too_many(lesson):
            return nearest_means(lesson, self.scale)
        matrix, columns = stacked(lesson.features)
        Y = lesson.Y[:, seen_classes(lesson.Y)]
        weights: NDArray[np.float64] = np.zeros((matrix.shape[1], Y.shape[1]))
        bias = np.ones(Y.shape[1])
        passes = min(100, max(5, STEPS // len(Y)))
        with one_thread():
            for i, has in enumerate(Y.T):
                if has.all():
                    continue
                machine = SGDClassifier(
                    loss="log_loss", alpha=self.alpha, class_weight="balanced", average=True,
                    max_iter=passes, tol=None, random_state=lesson.seed,
                )  # fmt: skip
                machine.fit(matrix, has)
                weights[:, i], bias[i] = machine.coef_[0], machine.intercept_[0]
        return Fitted(linear_model(lesson, columns, weights, bias, self.scale))
