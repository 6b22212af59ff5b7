"""Contrastive items: like labeled ones, yet with another prediction (CAL, Margatina et al. 2021)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Rows
from alapp.domain.words import N_
from alapp.learning.base import CELLS, Choice, Need, PoolView, best, choices

NEIGHBOURS = 10
CHUNK = 1_000
"""Candidates compared with all labeled items at a time."""


class Contrastive:
    """Mean Kullback-Leibler divergence of a candidate's prediction from those of its 10 nearest labeled items."""

    name = "contrastive"
    words = N_("Like answered items, but predicted differently")
    needs: frozenset[Need] = frozenset({"model", "places"})

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return the ``n`` or fewer candidates of the slice with the largest divergence."""
        rows = view.slice(rng)
        if not len(rows):
            return []
        labeled = rng.permutation(view.labeled)[: max(NEIGHBOURS, CELLS // max(1, view.n_classes))]
        known = view.places(labeled), _clipped(view.probabilities(labeled))
        parts = [_contrast(view, rows[i : i + CHUNK], *known) for i in range(0, len(rows), CHUNK)]
        utilities = np.concatenate(parts)
        top = best(rows, utilities, n)
        return choices(rows[top], utilities[top], view.chance(len(rows)), "uncertain")


def _clipped(probabilities: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.clip(probabilities.astype(np.float64), 1e-6, 1 - 1e-6)


def _contrast(
    view: PoolView, rows: Rows, places: NDArray[np.float32], known: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the mean divergence (n,) from the nearest labeled items, neighbour by neighbour; 0 without any."""
    nearest = min(NEIGHBOURS, len(places))
    if not nearest:
        return np.zeros(len(rows))
    own = _clipped(view.probabilities(rows))
    neighbours = np.argpartition(-(view.places(rows) @ places.T), nearest - 1, axis=1)[:, :nearest]
    return np.asarray(sum(_divergence(known[column], own, several=view.several) for column in neighbours.T) / nearest)


def _divergence(p: NDArray[np.float64], q: NDArray[np.float64], *, several: bool) -> NDArray[np.float64]:
    """Return KL(p || q) of each row, summed over the labels when there may be several."""
    total = (p * np.log(p / q)).sum(axis=1)
    if several:
        total = total + ((1 - p) * np.log((1 - p) / (1 - q))).sum(axis=1)
    return np.asarray(total)
