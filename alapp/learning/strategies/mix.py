"""A mix with stated shares: each part of a batch is asked by its own strategy.

A mix is written ``mix: clusters 0.6, typical 0.2, random 0.2``. Its random part widens the share of random checks, so
that all of them are drawn together, from the whole pool (see :func:`alapp.learning.mixing.stated`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from alapp.domain.words import N_
from alapp.learning.base import Choice, Need, PoolView, QueryStrategy
from alapp.learning.strategies.clusters import Clusters
from alapp.learning.strategies.typical import TYPICAL_START, Typical


class Mix:
    """Seats by shares; what does not come out even is drawn, so that the shares hold on average.

    Parts that need a model give way to typical items while there is none.
    """

    name = "mix"
    words = N_("A mix of your own")
    needs: frozenset[Need] = frozenset({"places"})

    def __init__(self, shares: Mapping[QueryStrategy, float] | None = None) -> None:
        self.shares = shares or {Clusters(): 0.75, Typical(): 0.25}
        if any("committee" in part.needs for part in self.shares):
            self.needs = frozenset({"places", "committee"})

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return ``n`` or fewer candidates, part by part; seats a part cannot fill go to the next."""
        found: list[Choice] = []
        due = 0
        for part, seats in zip(self.shares, _seats(list(self.shares.values()), n, rng), strict=True):
            due += seats
            open_rows = np.setdiff1d(view.candidates, [choice.row for choice in found])
            lacking = part.needs & {"model", "committee"} and view.model is None
            asking = TYPICAL_START if lacking else part
            found += (
                asking.query(replace(view, candidates=open_rows), due - len(found), rng) if due > len(found) else []
            )
        return found


def _seats(shares: list[float], n: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Return seats that sum to ``n``; fractions are drawn systematically, so that each expects n x its share."""
    ends = np.round(np.cumsum(shares) / sum(shares) * n, 9)
    return np.diff(np.floor(np.concatenate([[0.0], ends]) + rng.random())).astype(np.int64)
