"""Linear support vector machines, one-vs-rest, balanced (Fan et al. 2008, LIBLINEAR)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alapp.domain.words import N_
from alapp.learning.base import Fitted, Lesson
from alapp.learning.learners.common import linear_model, one_thread, seen_classes
from alapp.learning.learners.many import nearest_means, too_many
from alapp.learning.matrix import stacked


class LinearSvm:
    """scikit-learn's LinearSVC with squared hinge, one classifier a class."""

    name = "svm"
    words = N_("Linear SVM")
    scale = 6.0

    def __init__(self, cost: float = 0.3) -> None:
        self.cost = cost

    def fit(self, lesson: Lesson) -> Fitted:
        """Fit on the columns that occur in the labeled rows; very many labels by their means."""
        from sklearn.svm import LinearSVC

        if too_many(lesson):
            return nearest_means(lesson, self.scale)
        matrix, columns = stacked(lesson.features)
        parts: list[tuple[NDArray[np.float64], float]] = []
        with one_thread():
            for has in lesson.Y[:, seen_classes(lesson.Y)].T:
                if has.all():
                    parts.append((np.zeros(matrix.shape[1]), 1.0))
                    continue
                machine = LinearSVC(C=self.cost, class_weight="balanced", random_state=lesson.seed, max_iter=5_000)
                machine.fit(matrix, has)
                parts.append((machine.coef_[0], float(machine.intercept_[0])))
        weights = np.stack([coefficients for coefficients, _ in parts], axis=1)
        return Fitted(linear_model(lesson, columns, weights, np.array([b for _, b in parts]), self.scale))
