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
_ALIKE = 1.1
_LAST_ERRORS = (np.arange(40) + 0.5) / 40
_PARTS = np.linspace(0, 1, 13)
_SLOPES = np.linspace(0.1, 2.0, 12)
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
    """A fitted curve error(n) = a + b n^-c (Figueroa et al. 2012; recipe A9) and others that the checks allow.

    ``curve`` (3,) holds a, b, c; ``draws`` (d, 3) the same of each curve drawn; ``n`` labels now.
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
    with 0 <= a <= 1, b >= 0 and 0 < c <= 2; the band comes from all curves, by how well each explains the checks.
    """
    n, wrong = np.asarray(labels, dtype=np.float64), 1 - np.asarray(hits, dtype=np.float64)
    if not len(n) or n.max() < LEAST_LABELS or len(np.unique(n[n > 0])) < LEAST_POINTS:
        return None
    n, wrong = n[n > 0], wrong[n > 0]
    points, place = np.unique(n, return_inverse=True)
    checks, sums = _summed(place, np.ones(len(n))), _summed(place, wrong)
    draws = _drawn(*_grouped(points, checks, sums), points[-1], np.random.default_rng(seed))
    return Forecast(int(points[-1]), _fitted(points, checks, sums), draws)


def _grouped(points: Floats, checks: Floats, sums: Floats) -> tuple[Floats, Floats, Floats]:
    """Return models of nearly as many labels as one, so that thousands of models are weighed in bounded time."""
    _, group = np.unique(np.floor(np.log(points) / np.log(_ALIKE)), return_inverse=True)
    counts = _summed(group, checks)
    return _summed(group, checks * points) / counts, counts, _summed(group, sums)


def _summed(group: NDArray[np.int64], values: Floats) -> Floats:
    return np.asarray(np.bincount(group, weights=values), dtype=np.float64)


def _drawn(points: Floats, checks: Floats, sums: Floats, now: float, rng: np.random.Generator) -> Floats:
    """Return a, b, c (:data:`DRAWS`, 3) drawn by how probable each curve is after the checks (Bayes).

    Each check is right or wrong by chance (binomial). Before them the error now, the part of it that more labels can
    take away, and the exponent are each as likely anywhere in their range. Resampled checks, in place of this, make
    a few checks look surer than they are: with 30 of them the range of the gain held the truth in 49 to 98 of 100.
    """
    last, part, exponent = (axis.ravel() for axis in np.meshgrid(_LAST_ERRORS, _PARTS, _SLOPES, indexing="ij"))
    shrinks = (points / now) ** -exponent[:, None]
    error = np.clip(last[:, None] * (1 - part[:, None] + part[:, None] * shrinks), 1e-4, 1 - 1e-4)
    likely = np.log(error) @ sums + np.log1p(-error) @ (checks - sums)
    mass = np.cumsum(np.exp(likely - likely.max()))
    marks = (np.arange(DRAWS) + rng.random()) / DRAWS * mass[-1]
    drawn = np.minimum(np.searchsorted(mass, marks), len(mass) - 1)
    last, part, exponent = last[drawn], part[drawn], exponent[drawn]
    return np.column_stack([last * (1 - part), last * part * now**exponent, exponent])


def _fitted(points: Floats, checks: Floats, sums: Floats) -> Floats:
    """Return a, b, c (3,): for each exponent the best line in n^-c, then the best exponent."""
    costs, parts = [], []
    for exponent in _EXPONENTS:
        x = points**-exponent
        a, b = _line(x, checks, sums)
        fit = a + b * x
        costs.append(float((checks * fit**2 - 2 * sums * fit).sum()))
        parts.append(np.array([a, b, exponent]))
    return parts[int(np.argmin(costs))]


def _line(x: Floats, checks: Floats, sums: Floats) -> tuple[float, float]:
    """Return offset and slope of the least-squares line, neither below zero."""
    n = float(checks.sum())
    mean_x, mean_y = float(checks @ x) / n, float(sums.sum()) / n
    var = max(float(checks @ x**2) / n - mean_x**2, 1e-12)
    slope = max((float(sums @ x) / n - mean_x * mean_y) / var, 0.0)
    offset = mean_y - slope * mean_x
    if offset < 0:
        return 0.0, float(sums @ x) / max(float(checks @ x**2), 1e-12)
    return min(offset, 1.0), slope


def _errors(curves: Floats, labels: int) -> Floats:
    return np.clip(curves[:, 0] + curves[:, 1] * float(labels) ** -curves[:, 2], 0.0, 1.0)
