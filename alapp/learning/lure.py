"""Accuracy from all answers, each weighted by the chance it had to be asked: the LURE estimate.

Levelled unbiased risk estimator (Farquhar, Gal, Rainforth 2021, arXiv 2101.11665; recipe A8). What it takes for
granted: every open item had a chance at every step; the chances are known; the model is fixed. The last holds only
nearly here, since the model learns from the answers: each answer is scored by a model that was fitted without it.

With picks that are all but certain, nearly all the weight lies on the random checks, so that the second line is then
as wide as theirs: it is a check on the first one, not a better one.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def step_chances(drawn: NDArray[np.bool_], picked: Floats, share: float, pool: int) -> Floats:
    """Return the chance q (m,) with which each item was asked at its step, in order of the answers.

    A seat is a random check with the chance ``share``, then any of the open items; else it is the strategy's pick,
    which had the chance ``picked`` (m,) (1.0: certain; less where the strategy looked at a random slice only). The
    item of a random check might have been the strategy's as well; that chance is not known and counts as none, which
    makes its weight, if anything, too large.
    """
    left = pool - np.arange(len(drawn), dtype=np.float64)
    return np.asarray(share / left + np.where(drawn, 0.0, (1 - share) * picked))


def weights(chances: Floats, pool: int) -> Floats:
    """Return the LURE weights v (m,): 1 + (N - M)/(N - m) (1/((N - m + 1) q) - 1), m from 1."""
    total, m = len(chances), np.arange(1, len(chances) + 1)
    if total >= pool:  # every item was asked: nothing is left to weigh for
        return np.ones(total)
    return np.asarray(1 + (pool - total) / (pool - m) * (1 / ((pool - m + 1) * chances) - 1))


def lure(losses: Floats, chances: Floats, pool: int) -> float:
    """Return the mean loss of the pool, estimated from the losses (m,) of the items asked; unbiased, may leave 0..1."""
    return float((weights(chances, pool) * losses).mean())


@dataclass(frozen=True, slots=True)
class Weighted:
    """A weighted accuracy of ``n`` answers, with its range."""

    middle: float
    n: int
    low: float
    high: float


def lure_accuracy(right: NDArray[np.bool_], chances: Floats, pool: int, confidence: float = 0.95) -> Weighted | None:
    """Return the accuracy with a range from the spread of the weighted losses; None with fewer than two answers."""
    if len(right) < 2:
        return None
    terms = weights(chances, pool) * ~right
    value = min(1.0, max(0.0, 1 - float(terms.mean())))
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    half = z * float(terms.std(ddof=1)) / len(terms) ** 0.5
    return Weighted(value, len(right), max(0.0, value - half), min(1.0, value + half))
