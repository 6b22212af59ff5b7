"""How unsure a model is of an item: scores from probabilities, all in 0..1, higher = ask first (recipe A1)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Utilities = NDArray[np.float64]


def two_best(probabilities: NDArray[Any]) -> NDArray[np.int64]:
    """Return the indices (n, 2) of the two most probable classes, best first; k must be 2 or more."""
    top = np.argpartition(-probabilities, 1, axis=1)[:, :2]
    values = np.take_along_axis(probabilities, top, axis=1)
    return np.asarray(np.take_along_axis(top, np.argsort(-values, axis=1, kind="stable"), axis=1))


def least_confidence(probabilities: NDArray[Any]) -> Utilities:
    """Return 1 - p1 (Lewis & Gale 1994), stretched so that a uniform row has 1."""
    k = probabilities.shape[1]
    share = 1 - probabilities.max(axis=1).astype(np.float64)
    return np.asarray(np.clip(share * k / max(1, k - 1), 0, 1))


def margin(probabilities: NDArray[Any]) -> Utilities:
    """Return 1 - (p1 - p2), the smallest gap first (Scheffer et al. 2001)."""
    if probabilities.shape[1] < 2:
        return np.zeros(len(probabilities))
    best = np.take_along_axis(probabilities, two_best(probabilities), axis=1).astype(np.float64)
    return np.asarray(1 - (best[:, 0] - best[:, 1]))


def entropy(probabilities: NDArray[Any]) -> Utilities:
    """Return -sum p log p (Shannon 1948), as a share of the largest possible, log k."""
    p = np.clip(probabilities.astype(np.float64), 1e-12, 1)
    return np.asarray(np.clip(-(p * np.log(p)).sum(axis=1) / np.log(max(2, p.shape[1])), 0, 1))


def ratio(probabilities: NDArray[Any]) -> Utilities:
    """Return p2 / p1 (Settles 2009): the order of the margin for two classes."""
    if probabilities.shape[1] < 2:
        return np.zeros(len(probabilities))
    best = np.take_along_axis(probabilities, two_best(probabilities), axis=1).astype(np.float64)
    return np.asarray(best[:, 1] / np.maximum(best[:, 0], 1e-12))


def mean_of_most_unsure(probabilities: NDArray[Any], r: int) -> Utilities:
    """Return for several labels the mean of the ``r`` largest 1 - |2p - 1|."""
    each = -np.sort(-(1 - np.abs(2 * probabilities.astype(np.float64) - 1)), axis=1)[:, : max(1, r)]
    return np.asarray(each.mean(axis=1) if each.shape[1] else np.zeros(len(each)))


def most_unsure_label(probabilities: NDArray[Any]) -> Utilities:
    """Return for several labels the largest 1 - |2p - 1| over the labels."""
    return np.asarray((1 - np.abs(2 * probabilities.astype(np.float64) - 1)).max(axis=1, initial=0))


def unsure(probabilities: NDArray[Any], *, several: bool) -> Utilities:
    """Return the default score: margin for a single choice, the most unsure label for several."""
    return most_unsure_label(probabilities) if several else margin(probabilities)
