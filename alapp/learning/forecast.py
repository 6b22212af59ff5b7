"""Where the learning curve leads: a power law fitted to the figures of the models so far, with its range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LEAST_POINTS = 6
LEAST_LABELS = 100
DRAWS = 200
_EXPONENTS = np.linspace(0.1, 2.0, 39)
_TAIL = 0.025

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Gain:
    """What ``labels`` more should add to the accuracy (a share), with its 95 % range."""

    labels: int
    value: float
    low: float
    high: float

    @property
    def tells(self) -> bool:
        """Whether the range says anything: it is no wider than twice the gain, or it ends below two points."""
        return self.high - self.low <= 2 * self.value or self.high < 0.02


@dataclass(frozen=True, slots=True)
class ForecastPoint:
    """Expected accuracy at ``labels``, with its 95 % range."""

    labels: int
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """A fitted curve error(n) = a + b n^-c (Figueroa et al. 2012; recipe A9) and its bootstrapped fellows.

    ``curve`` (3,) holds a, b, c; ``draws`` (d, 3) the same of each resample; ``n`` labels now.
    """

    n: int
    curve: Floats
    draws: Floats

    def at(self, labels: int) -> ForecastPoint:
        """Return the expected accuracy with this many labels."""
        low, high = np.quantile(1 - _errors(self.draws, labels), [_TAIL, 1 - _TAIL])
        value = float(1 - _errors(self.curve[None], labels)[0])
        return ForecastPoint(labels, value, min(float(low), value), max(float(high), value))

    def gain(self, labels: int) -> Gain:
        """Return what this many labels more should add."""
        low, high = np.quantile(self._gains(self.draws, labels), [_TAIL, 1 - _TAIL])
        value = float(self._gains(self.curve[None], labels)[0])
        return Gain(labels, value, min(float(low), value), max(float(high), value))

    def _gains(self, curves: Floats, labels: int) -> Floats:
        return _errors(curves, self.n) - _errors(curves, self.n + labels)


def forecast(labels: Sequence[int], hits: Sequence[bool], seed: int = 0) -> Forecast | None:
    """Fit to single checks: the labels that a model had, and whether it was right before the check was answered.

    Needs :data:`LEAST_LABELS` labels, and :data:`LEAST_POINTS` different models; else None. Each check is a case of
    its own, so that the checks are independent, which the accuracies of successive models are not. Least squares
    with 0 <= a <= 1, b >= 0 and 0 < c <= 2; the band comes from resampling the checks.
    """
    n, wrong = np.asarray(labels, dtype=np.float64), 1 - np.asarray(hits, dtype=np.float64)
    if not len(n) or n.max() < LEAST_LABELS or len(np.unique(n[n > 0])) < LEAST_POINTS:
        return None
    n, wrong = n[n > 0], wrong[n > 0]
    points, place = np.unique(n, return_inverse=True)
    rng = np.random.default_rng(seed)
    counts = np.vstack([np.ones(len(n)), rng.multinomial(len(n), np.full(len(n), 1 / len(n)), DRAWS)])
    spread = np.zeros((len(n), len(points)))
    spread[np.arange(len(n)), place] = 1
    weights, sums = counts @ spread, (counts * wrong) @ spread
    fitted = _fitted(points, weights, sums)
    return Forecast(int(points[-1]), fitted[0], fitted[1:])


def _fitted(points: Floats, weights: Floats, sums: Floats) -> Floats:
    """Return a, b, c (r, 3) of r weighted fits: for each exponent the best line in n^-c, then the best exponent."""
    costs, parts = [], []
    for exponent in _EXPONENTS:
        x = points**-exponent
        a, b = _line(x, weights, sums)
        fit = a[:, None] + b[:, None] * x
        costs.append((weights * fit**2 - 2 * sums * fit).sum(axis=1))
        parts.append(np.column_stack([a, b, np.full(len(a), exponent)]))
    best = np.argmin(costs, axis=0)
    return np.asarray(np.stack(parts)[best, np.arange(len(weights))])


def _line(x: Floats, weights: Floats, sums: Floats) -> tuple[Floats, Floats]:
    """Return offset and slope (r,) of the least-squares lines, neither below zero."""
    n = weights.sum(axis=1)
    mean_x, mean_y = weights @ x / n, sums.sum(axis=1) / n
    var = np.maximum(weights @ x**2 / n - mean_x**2, 1e-12)
    slope = np.maximum((sums @ x / n - mean_x * mean_y) / var, 0.0)
    offset = mean_y - slope * mean_x
    through_zero = sums @ x / np.maximum(weights @ x**2, 1e-12)
    low = offset < 0
    return np.where(low, 0.0, np.minimum(offset, 1.0)), np.where(low, through_zero, slope)


def _errors(curves: Floats, labels: int) -> Floats:
    return np.clip(curves[:, 0] + curves[:, 1] * float(labels) ** -curves[:, 2], 0.0, 1.0)
