"""The recipe's learner: one-vs-rest ridge in the dual, with exact leave-one-out scores.

Targets +-1, kernel x.x' + 1, lambda 1, balanced weights w. With G = (K + lambda W^-1)^-1 and a = G y the scores
are K a, and the score of row i had it not been in the fit is y_i - a_i / G_ii (Allen 1974; recipe A2).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.words import N_
from alapp.learning.base import Fitted, Indicator, Lesson
from alapp.learning.learners.common import balanced_weights, linear_model, one_thread, seen_classes
from alapp.learning.learners.svm import LinearSvm
from alapp.learning.matrix import gram, stacked

DUAL_LIMIT = 3_000
"""Labels up to which the dual is solved; above, a linear SVM with the recipe's C takes over (and for labels in the
thousands their means, see :mod:`alapp.learning.learners.many`)."""

Solution = tuple[NDArray[np.float64], NDArray[np.float64] | None]
Solve = Callable[[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]], Solution]


class Ridge:
    """Closed-form ridge classification (see the module)."""

    name = "ridge"
    words = N_("Ridge (recommended)")
    scale = 6.0

    def __init__(self, penalty: float = 1.0, dual_limit: int = DUAL_LIMIT) -> None:
        self.penalty = penalty
        self.dual_limit = dual_limit

    def fit(self, lesson: Lesson) -> Fitted:
        """Fit; above the limit by the linear SVM, without leave-one-out scores."""
        solves = len(seen_classes(lesson.Y)) if lesson.several else 1
        if len(lesson.Y) * solves ** (1 / 3) > self.dual_limit:
            return LinearSvm(cost=0.3).fit(lesson)
        with one_thread():
            return self._dual(lesson)

    def _dual(self, lesson: Lesson) -> Fitted:
        Y = lesson.Y[:, seen_classes(lesson.Y)]
        products = gram(lesson.features) if lesson.gram is None else lesson.gram
        solve = self._several if lesson.several else self._single
        dual, held_out = solve(products + 1.0, Y, _inverted if lesson.held_out else _solved)
        matrix, columns = stacked(lesson.features)
        weights = np.asarray(matrix.T @ dual)
        return Fitted(linear_model(lesson, columns, weights, dual.sum(axis=0), self.scale), held_out, products)

    def _single(self, kernel: NDArray[np.float64], Y: Indicator, solve: Solve) -> Solution:
        """Solve for all classes at once: a row's weight is the same for each of them."""
        return solve(kernel, np.where(Y, 1.0, -1.0), self.penalty / balanced_weights(Y))

    def _several(self, kernel: NDArray[np.float64], Y: Indicator, solve: Solve) -> Solution:
        """Solve label by label: a row's weight depends on whether it has the label."""
        parts = []
        for has in Y.T:
            share = np.where(has, has.mean(), 1 - has.mean())
            parts.append(solve(kernel, np.where(has, 1.0, -1.0)[:, None], self.penalty * 2 * share))
        held = [scores for _, scores in parts if scores is not None]
        return np.hstack([dual for dual, _ in parts]), np.hstack(held) if held else None


def _inverted(kernel: NDArray[np.float64], targets: NDArray[np.float64], ridge: NDArray[np.float64]) -> Solution:
    """Return the dual solution (n, s) and the leave-one-out scores (n, s)."""
    inverse = _inverse(kernel + np.diag(ridge))
    dual = inverse @ targets
    return dual, targets - dual / np.diag(inverse)[:, None]


def _solved(kernel: NDArray[np.float64], targets: NDArray[np.float64], ridge: NDArray[np.float64]) -> Solution:
    """Return the dual solution (n, s) alone, by Cholesky: a third of the work of the inverse."""
    from scipy.linalg import lapack

    matrix = kernel + np.diag(ridge)
    factor, failed = lapack.dpotrf(matrix, lower=1)
    if failed:
        return np.linalg.pinv(matrix, hermitian=True) @ targets, None
    dual, _ = lapack.dpotrs(factor, targets, lower=1)
    return np.asarray(dual), None


def _inverse(matrix: NDArray[np.float64]) -> NDArray[Any]:
    """Return the inverse of a symmetric positive definite matrix, by Cholesky."""
    from scipy.linalg import lapack

    factor, failed = lapack.dpotrf(matrix, lower=1)
    lower, failed_too = lapack.dpotri(factor, lower=1)
    if failed or failed_too:
        return np.linalg.pinv(matrix, hermitian=True)
    below = np.tril(lower)
    return np.asarray(below + np.tril(below, -1).T)
