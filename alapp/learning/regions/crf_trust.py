"""How far the chances of a chain model can be trusted: seen on items left out, by the spans that it names there.

A chain that has seen few spans gives each too small a chance, for most tokens are outside; scaling all of its scores
(temperature) does not mend that. So the chance of a named span is mapped by a logistic curve (Platt 1999) fitted on
whether the spans named in left-out items were right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alapp.domain.steps import Steps
from alapp.learning.calibration import sigmoid
from alapp.learning.regions.bio import Tags, runs
from alapp.learning.regions.crf_fit import ItemColumns, fitted_weights
from alapp.learning.regions.crf_found import found_in

FOLDS, HELD_OUT, FEWEST = 4, 240, 8
"""Parts of the items that are left out in turn, how many items in all at most, and with how few nothing is."""
PRIOR = 2.0
"""Weight of the belief that chances are right as they are: keeps the curve of few spans near the diagonal."""


@dataclass(frozen=True, slots=True)
class Trust:
    """The curve: sigmoid(slope x log odds + offset)."""

    slope: float = 1.0
    offset: float = 0.0

    def of(self, chance: float) -> float:
        """Return what a chance as trained is worth, in 0..1."""
        return float(sigmoid(np.array([self.slope * _log_odds(np.array([chance]))[0] + self.offset]))[0])


def fitted_trust(
    items: Sequence[ItemColumns], tags: Sequence[Tags], seed: int, progress: Steps, held_out: int = HELD_OUT
) -> Trust:
    """Return the curve of spans named in left-out items, four folds of at most ``held_out`` items together.

    The chances stay as they are with fewer than eight items.
    """
    judged: list[tuple[float, bool]] = []
    for fold in _folds(len(items), seed, held_out):
        judged += _judged(items, tags, fold, progress)
    if not judged:
        return Trust()
    chances, right = np.array(judged, np.float64).T
    return _curve(_log_odds(chances), right)


def _folds(n: int, seed: int, held_out: int) -> list[NDArray[np.int64]]:
    if min(n, held_out) < FEWEST:
        return []
    order = np.random.default_rng([seed, n, 7]).permutation(n)
    return [np.sort(fold) for fold in np.array_split(order[:held_out], FOLDS)]


def _judged(
    items: Sequence[ItemColumns], tags: Sequence[Tags], fold: NDArray[np.int64], progress: Steps
) -> list[tuple[float, bool]]:
    """Return (chance, whether it was right) of each span named in a fold by a model of all other items."""
    away = set(fold.tolist())
    rest = [i for i in range(len(items)) if i not in away]
    weights = fitted_weights([items[i] for i in rest], [tags[i] for i in rest], progress)
    filled = [i for i in fold.tolist() if items[i]]
    found = found_in(weights, [items[i] for i in filled])
    drawn = [set(runs(tags[i])) for i in filled]
    pairs = [(span, true) for one, true in zip(found, drawn, strict=True) for span in one.named]
    return [(span.chance, (span.first, span.last, span.label) in true) for span, true in pairs]


def _curve(odds: NDArray[np.float64], right: NDArray[np.float64]) -> Trust:
    """Return the logistic curve with the least log loss, and a penalty that pulls to slope 1 and offset 0."""
    from scipy.optimize import minimize

    def loss(curve: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        logits, away = curve[0] * odds + curve[1], curve - (1.0, 0.0)
        off = sigmoid(logits) - right
        value = (np.logaddexp(0, logits) - right * logits).sum() + PRIOR / 2 * (away @ away)
        return float(value), np.array([off @ odds, off.sum()]) + PRIOR * away

    found = minimize(loss, [1.0, 0.0], jac=True, method="L-BFGS-B", bounds=[(0.0, None), (None, None)])
    return Trust(float(found.x[0]), float(found.x[1]))


def _log_odds(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    kept = np.clip(chances, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(kept) - np.log1p(-kept))
