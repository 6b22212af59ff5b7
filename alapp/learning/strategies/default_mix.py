"""The recipe's default (recipe B.10): typical items until enough answers are there, then clusters of uncertain ones.

The share of random checks is added by :mod:`alapp.learning.mixing`, as to every other strategy.
"""

from __future__ import annotations

import numpy as np

from alapp.learning.base import Choice, Need, PoolView
from alapp.learning.strategies.diversity import Clusters
from alapp.learning.strategies.typical import TYPICAL_START, start_size


class DefaultMix:
    """Best of 25 strategies on average over the recipe's sets."""

    name = "default_mix"
    words = "Mix (recommended)"
    needs: frozenset[Need] = frozenset({"places"})

    def __init__(self) -> None:
        self.start = TYPICAL_START
        self.round = Clusters()

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return ``n`` or fewer candidates."""
        missing = start_size(view.n_classes) - len(view.labeled)
        if view.model is None or missing > 0:
            return self.start.query(view, n, rng)
        return self.round.query(view, n, rng)
