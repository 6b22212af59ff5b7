"""Which items to ask next after a model of regions has read them: the most unsure, of different kinds, and checks.

Any region learner gives an item one score of how unsure it is; from there on the rules are the same for spans, boxes
and segments. Random checks are drawn as in every other batch (:mod:`alapp.learning.mixing`), so that they stay a fair
sample of what was read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Features
from alapp.domain.words import N_
from alapp.learning.base import Choice, Need, PoolView, best, choices
from alapp.learning.mixing import mixed_batch
from alapp.learning.regions.base import Reading
from alapp.learning.strategies.head import HEAD
from alapp.learning.strategies.kmeans import kmeans, nearest_to_centres


def choose(
    readings: Sequence[Reading],
    features: NDArray[Any] | None,
    n: int,
    random_share: float,
    rng: np.random.Generator,
    *,
    by_cost: float = 0.0,
) -> list[Choice]:
    """Return ``n`` or fewer choices among items that a model has read; their ``row`` is the place in ``readings``.

    The most unsure items come first; with ``features`` (one row an item, (m, d)) the ten times larger head is
    parted by k-means weighted by how unsure each item is, and one item of each part is asked (Zhdanov 2019).
    ``by_cost`` divides the score by the work an item is to this power, so that short unsure items go before long
    ones: 1 for the most unsure per token, box or second, 0 for the most unsure whatever it costs.
    ``random_share`` of the batch, at least one item where it is not 0, is drawn at random from all readings and
    has its chance noted; the others' chance is that of not being drawn as a check. ``parts`` are the why-bars.
    """
    places = np.zeros((len(readings), 0)) if features is None else np.asarray(features)
    if len(places) != len(readings):
        raise ValueError("a row of features for each reading is needed")
    strategy = _MostUnsure(_utilities(readings, by_cost=by_cost))
    everything = np.arange(len(readings), dtype=np.int64)
    view = PoolView(Features.of_dense(places), everything, everything[:0], 0)
    found = mixed_batch(strategy, view, n, random_share, rng)
    return [_explained(choice, readings[choice.row]) for choice in found]


def _utilities(readings: Sequence[Reading], *, by_cost: float) -> NDArray[np.float64]:
    """Return the score (m,) of each item; what is no number counts as 0."""
    unsure = np.nan_to_num(np.array([reading.unsure for reading in readings], np.float64), nan=0.0)
    cost = np.array([max(reading.cost, 1.0) for reading in readings], np.float64)
    return np.asarray(unsure / cost**by_cost)


def _explained(choice: Choice, reading: Reading) -> Choice:
    if choice.reason == "random":
        return replace(choice, utility=float(reading.unsure), parts={"random": 1.0})
    return replace(choice, parts={"uncertain": float(np.clip(reading.unsure, 0, 1))})


class _MostUnsure:
    """Scores found by a region model as a strategy, so that batches are mixed like all others."""

    name = "regions"
    words = N_("Most unsure regions")
    needs: frozenset[Need] = frozenset()

    def __init__(self, utilities: NDArray[np.float64]) -> None:
        self.utilities = utilities

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return ``n`` or fewer candidates, the most unsure first; equals in random order."""
        rows = rng.permutation(view.candidates)
        spread = view.features.dense.shape[1] > 0 and len(rows) > n > 0
        head = rows[best(rows, self.utilities[rows], HEAD * n if spread else n)]
        if spread:
            points = view.places(head)
            parts = kmeans(points, self.utilities[head], n, rng)
            taken = nearest_to_centres(points, parts, np.arange(len(parts.centres)))
            head = head[sorted(taken, key=lambda place: -self.utilities[head[place]])]
        return choices(head, self.utilities[head], 1.0, "uncertain")
