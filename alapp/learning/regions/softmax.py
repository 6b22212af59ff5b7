"""Multinomial logistic regression on scaled columns, as plain numbers: which state a row is in."""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]
NEVER = -30.0
"""Weight of a state that no row was in."""


@dataclass(frozen=True, slots=True, eq=False)
class Softmax:
    """``mean`` and ``scale`` (d,) of the columns; ``weights`` (k, d + 1), the last column the constants."""

    mean: Rows
    scale: Rows
    weights: Rows

    def chances(self, rows: Rows) -> NDArray[np.float64]:
        """Return (n, k); rows of another width are in state 0."""
        if rows.shape[1] != len(self.mean):
            return np.tile(np.eye(1, len(self.weights)), (len(rows), 1))
        scores = ((rows - self.mean) / self.scale) @ self.weights[:, :-1].T + self.weights[:, -1]
        scores -= scores.max(axis=1, keepdims=True)
        odds = np.exp(scores, dtype=np.float64)
        return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def fitted(
    rows: Rows, states: NDArray[np.int64], n_states: int, penalty: float, weights: NDArray[np.float64] | None = None
) -> Softmax:
    """Fit rows (n, d) in states 0 to ``n_states`` - 1; ``penalty`` (l2) is that of the mean loss of a row."""
    width, n = rows.shape[1], len(rows)
    mean = rows.mean(axis=0) if n else np.zeros(width, np.float32)
    scale = rows.std(axis=0) + np.float32(1e-3) if n else np.ones(width, np.float32)
    found = np.zeros((n_states, width + 1), np.float32)
    found[:, -1] = NEVER
    found[np.unique(states) if n else 0, -1] = 0.0
    if len(np.unique(states)) > 1:
        shares = np.ones(n) if weights is None else weights / weights.mean()
        _fill(found, (rows - mean) / scale, states, shares, 1 / (penalty * n))
    return Softmax(mean, scale, found)


def _fill(found: Rows, rows: Rows, states: NDArray[np.int64], weights: NDArray[np.float64], c: float) -> None:
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the optimum need not be reached to the last digit
        model = LogisticRegression(C=c, max_iter=40, tol=1e-3).fit(rows, states, weights)
    classes, coef, constant = model.classes_.astype(int), model.coef_, model.intercept_
    if len(classes) == 2:
        coef, constant = np.stack([-coef[0], coef[0]]) / 2, np.stack([-constant[0], constant[0]]) / 2
    found[classes, :-1] = coef
    found[classes, -1] = constant
