"""Several labels: unsure by the ranks of all labels, and unlike what was answered (CVIRS, Reyes et al. 2018).

The product of two scores of an item. The first adds up, label by label, the place of the item when the items are
ordered by how unsure the model is of that label (Borda's count). The second is the mean distance of the labels that
the model gives to the labels of each answered item, taken as yes-no vectors: 1 where they agree in no label, else
(2 H(u, v) - H(u) - H(v)) / H(u, v) with the entropies H of their values and pairs of values. With a single choice it
asks by the margin.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.words import N_
from alapp.learning.base import Indicator, PoolView
from alapp.learning.evaluation import given
from alapp.learning.strategies.ranked import Ranked
from alapp.learning.strategies.scores import Utilities, margin


class Cvirs(Ranked):
    """Category vector inconsistency and ranking of scores (see the module)."""

    name = "cvirs"
    words = N_("Unsure, and unlike the answers so far in its labels")

    def utilities(self, view: PoolView, probabilities: NDArray[Any]) -> Utilities:
        """Return rank score x inconsistency; the rank score alone while no item is answered."""
        if not view.several:
            return margin(probabilities)
        ranks = rank_score(np.abs(2 * probabilities.astype(np.float64) - 1))
        if view.Y is None or not len(view.Y):
            return ranks
        return ranks * inconsistency(given(probabilities, several=True), view.Y)


def rank_score(margins: NDArray[np.float64]) -> Utilities:
    """Return Borda's count (n,) in 0..1 of margins (n, k): 1 where an item is the most unsure one for every label."""
    places = np.argsort(np.argsort(margins, axis=0, kind="stable"), axis=0, kind="stable")
    return np.asarray(1 - places.mean(axis=1) / max(1, len(margins) - 1))


def inconsistency(predicted: Indicator, answered: Indicator) -> Utilities:
    """Return the mean distance (n,) in 0..1 of each predicted row (n, k) to the answered ones (m, k).

    Items share few different rows of labels, so each pair of different rows is measured once.
    """
    rows, place = np.unique(predicted, axis=0, return_inverse=True)
    known, counts = np.unique(answered, axis=0, return_counts=True)
    return np.asarray((distances(rows, known) @ counts / counts.sum())[place.ravel()])


def distances(u: Indicator, v: Indicator) -> NDArray[np.float64]:
    """Return the normalised entropy distances (n, m) of the rows of u (n, k) and v (m, k)."""
    k, both = u.shape[1], u.astype(np.float64) @ v.astype(np.float64).T
    only_u, only_v = u.sum(axis=1)[:, None] - both, v.sum(axis=1) - both
    cells = np.stack([both, only_u, only_v, k - both - only_u - only_v])
    together = _entropy(cells / k)
    alone = [_entropy(np.stack([x.mean(axis=1), 1 - x.mean(axis=1)])) for x in (u, v)]
    apart = 2 * together - alone[0][:, None] - alone[1]
    scaled = np.divide(apart, together, out=np.zeros_like(apart), where=together > 1e-9)
    return np.where(only_u + only_v >= k, 1.0, np.clip(scaled, 0, 1))


def _entropy(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the entropy of shares along the first axis, 0 for a share of 0."""
    return np.asarray(-(shares * np.log2(np.where(shares > 0, shares, 1))).sum(axis=0))
