"""Honest figures: accuracy from random checks with its range, agreement of two models, the learning curve."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

HIGH_ACCURACY = 0.95
"""Above this Wilson's range covers too rarely, and the exact one is used (recipe B.8)."""


@dataclass(frozen=True, slots=True)
class Share:
    """``correct`` of ``n``, with the range that holds the true share with the stated confidence."""

    correct: int
    n: int
    low: float
    high: float

    @property
    def value(self) -> float | None:
        """The share itself; None without any."""
        return self.correct / self.n if self.n else None


def wilson(correct: int, n: int, confidence: float = 0.95) -> Share:
    """Return the score interval of a share (Wilson 1927); (0, 1) for n = 0."""
    if n == 0:
        return Share(0, 0, 0.0, 1.0)
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    p, spread = correct / n, z * z / n
    middle = (p + spread / 2) / (1 + spread)
    half = z * float(np.sqrt(p * (1 - p) / n + spread / (4 * n))) / (1 + spread)
    return Share(correct, n, max(0.0, middle - half), min(1.0, middle + half))


def clopper_pearson(correct: int, n: int, confidence: float = 0.95) -> Share:
    """Return the exact interval of a share (Clopper & Pearson 1934), which never covers too rarely."""
    from scipy.special import betaincinv

    tail = (1 - confidence) / 2
    low = float(betaincinv(correct, n - correct + 1, tail)) if correct else 0.0
    high = float(betaincinv(correct + 1, n - correct, 1 - tail)) if correct < n else 1.0
    return Share(correct, n, low, high)


def accuracy_range(correct: int, n: int, confidence: float = 0.95) -> Share:
    """Return the interval to show: Wilson, exact when more than 95 % are right."""
    exact = n > 0 and correct / n > HIGH_ACCURACY
    return clopper_pearson(correct, n, confidence) if exact else wilson(correct, n, confidence)


def hits(probabilities: NDArray[Any], Y: NDArray[np.bool_], *, several: bool) -> NDArray[np.bool_]:
    """Return for each row whether the model gives just its labels (several: all above one half, no other)."""
    if several:
        return np.asarray(((probabilities >= 0.5) == Y).all(axis=1))
    return np.asarray(Y[np.arange(len(Y)), probabilities.argmax(axis=1)])


def given(probabilities: NDArray[Any], *, several: bool) -> NDArray[np.bool_]:
    """Return the labels a model gives, as an indicator (n, k)."""
    if several:
        return np.asarray(probabilities >= 0.5)
    return np.asarray(probabilities.argmax(axis=1)[:, None] == np.arange(probabilities.shape[1]))


def per_class(predicted: NDArray[np.bool_], Y: NDArray[np.bool_]) -> list[dict[str, int]]:
    """Return for each class: labels among the checks, times predicted, times both (plain JSON)."""
    both = (predicted & Y).sum(axis=0)
    return [
        {"labels": int(n), "predicted": int(p), "right": int(b)}
        for n, p, b in zip(Y.sum(axis=0), predicted.sum(axis=0), both, strict=True)
    ]


def macro_f1(predicted: NDArray[np.bool_], Y: NDArray[np.bool_], seed: int = 0) -> tuple[float, float, float]:
    """Return macro-F1 over the classes that occur in Y, and its 95 % range from 500 resamples of the rows.

    A class that a resample does not hold is left out there, so that a rare one does not count as wholly missed.
    """
    n, classes = len(Y), Y.any(axis=0)
    rows = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), 500)
    counts = np.vstack([np.ones((1, n), rows.dtype), rows]).astype(np.float64)
    right, twice = (predicted & Y)[:, classes], predicted[:, classes].astype(np.int64) + Y[:, classes]
    there, total = counts @ Y[:, classes], counts @ twice
    f1 = 2 * (counts @ right) / np.maximum(total, 1)
    means = (f1 * (there > 0)).sum(axis=1) / np.maximum((there > 0).sum(axis=1), 1)
    low, high = np.quantile(means[1:], [0.025, 0.975])
    return float(means[0]), float(min(low, means[0])), float(max(high, means[0]))


def kappa(a: NDArray[Any], b: NDArray[Any]) -> float:
    """Return Cohen's kappa (1960) of two vectors of class numbers; 1 when both are one and the same class."""
    if not len(a):
        return 1.0
    classes, coded = np.unique(np.concatenate([a, b]), return_inverse=True)
    shares = [np.bincount(part, minlength=len(classes)) / len(a) for part in (coded[: len(a)], coded[len(a) :])]
    expected = float((shares[0] * shares[1]).sum())
    observed = float((a == b).mean())
    return 1.0 if expected >= 1 else (observed - expected) / (1 - expected)


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One point of the learning curve: a model of ``n_labels`` and its accuracy on random checks."""

    n_labels: int
    accuracy: float
    low: float
    high: float
    n_checks: int


def learning_curve(metrics: Iterable[Mapping[str, Any]], least: int = 5) -> list[CurvePoint]:
    """Return the points of models in order of labels; models with fewer than ``least`` checks are left out."""
    points = [
        CurvePoint(int(m["n_labels"]), m["accuracy"], m["accuracy_low"], m["accuracy_high"], int(m["audit_n"]))
        for m in metrics
        if m.get("accuracy") is not None and m["audit_n"] >= least
    ]
    return sorted(points, key=lambda point: point.n_labels)


def area_under_curve(labels: NDArray[Any], accuracy: NDArray[Any], start: float, stop: float) -> float:
    """Return the mean accuracy between two numbers of labels x 100 (AULC, recipe B.1), by trapezes."""
    grid = np.unique(np.concatenate([[start, stop], labels[(labels > start) & (labels < stop)]]))
    return float(np.trapezoid(np.interp(grid, labels, accuracy), grid) / (stop - start) * 100)
