"""Penalised logistic regression by Newton's method in the span of the rows, with conjugate gradients.

The minimum of C sum w loss(x.W) + |W|^2 / 2 has W = X'A (representer theorem, Kimeldorf & Wahba 1971), so that A
(n, s) is looked for instead of a weight for each of thousands of columns. With K = XX', scores F = KA, R = C w (P - Y)
and H the Hessian of the loss, a Newton step solves (1 + HK) d = -(A + R). The operator is self-adjoint in the inner
product of K, so conjugate gradients need one product with X and X' a step (Lin, Weng & Keerthi 2008; Nocedal &
Wright 2006, ch. 7). Two labels have one score, as in scikit-learn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.learning.calibration import sigmoid, softmax

Duals = NDArray[np.float64]

NEWTON_STEPS = 30
CONJUGATE_STEPS = 30
TOLERANCE = 1e-5
"""Newton decrement, as a share of the loss, at which the minimum is reached."""


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """Rows X (n, c), targets Y (n, s) in 0..1 and C x sample weight (n, s); softmax over s, or s sigmoids."""

    X: Any
    Y: Duals
    weights: Duals
    single: bool

    def spread(self, A: Duals) -> Duals:
        """Return K A (n, s)."""
        return np.asarray(self.X @ (self.X.T @ A), dtype=np.float64)

    def chances(self, F: Duals) -> Duals:
        """Return the probabilities (n, s) of scores F."""
        return softmax(F) if self.single else sigmoid(F)

    def loss(self, A: Duals, F: Duals) -> float:
        """Return the objective."""
        if self.single:
            each = np.logaddexp.reduce(F, axis=1) - (self.Y * F).sum(axis=1)
            return float(self.weights[:, 0] @ each + 0.5 * (A * F).sum())
        return float((self.weights * (np.logaddexp(0, F) - self.Y * F)).sum() + 0.5 * (A * F).sum())

    def curved(self, P: Duals, V: Duals) -> Duals:
        """Return H V (n, s) at the probabilities P."""
        bent = P * V
        bent = bent - P * bent.sum(axis=1, keepdims=True) if self.single else bent * (1 - P)
        return np.asarray(self.weights * bent)


def minimum(problem: Problem) -> Duals:
    """Return A (n, s) at the minimum."""
    A, F = np.zeros(problem.Y.shape), np.zeros(problem.Y.shape)
    loss = problem.loss(A, F)
    for _ in range(NEWTON_STEPS):
        P = problem.chances(F)
        residual = -(A + problem.weights * (P - problem.Y))
        step, spread, decrement = _direction(problem, P, residual)
        if decrement <= TOLERANCE * max(1.0, loss):
            break
        size, before = 1.0, loss
        while True:
            loss = problem.loss(A + size * step, F + size * spread)
            if loss <= before - 1e-4 * size * decrement or size < 1e-6:
                break
            size /= 2
        A, F = A + size * step, F + size * spread
    return A


def _direction(problem: Problem, P: Duals, residual: Duals) -> tuple[Duals, Duals, float]:
    """Return d, K d and the Newton decrement residual'K d, by conjugate gradients in the inner product of K."""
    step, spread = np.zeros_like(residual), np.zeros_like(residual)
    first = problem.spread(residual)
    left, towards, reached = residual, residual, first
    size = start = float((left * first).sum())
    for _ in range(CONJUGATE_STEPS):
        if size <= 1e-2 * min(1.0, start) * start or size <= 1e-18:
            break
        applied = towards + problem.curved(P, reached)
        share = size / float((applied * reached).sum())
        step, spread = step + share * towards, spread + share * reached
        left = left - share * applied
        spread_left = problem.spread(left)
        size, before = float((left * spread_left).sum()), size
        towards, reached = left + size / before * towards, spread_left + size / before * reached
    return step, spread, float((residual * spread).sum())
