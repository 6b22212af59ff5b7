"""The default: typical items until enough answers are there (recipe B.10), then what speaks for many unsure items.

Herding stands where the recipe has k-means clusters of the uncertain head: ahead of them on the open sets on average,
in paired replays (``tests/benchmarks/label_efficiency.py``).

The share of random checks is added by :mod:`alapp.learning.mixing`, as to every other strategy.
"""

from __future__ import annotations

import numpy as np

from alapp.domain.words import N_
from alapp.learning.base import Choice, Need, PoolView
from alapp.learning.strategies.herding import Herding
from alapp.learning.strategies.typical import TYPICAL_START, start_size


class DefaultMix:
    """Ahead of every other member on average over the open sets."""

    name = "default_mix"
    words = N_("Mix (recommended)")
    needs: frozenset[Need] = frozenset({"places"})

    def __init__(self) -> None:
        self.start = TYPICAL_START
        self.round = Herding()

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return ``n`` or fewer candidates."""
        missing = start_size(view.n_classes) - len(view.labeled)
        if view.model is None or missing > 0:
            return self.start.query(view, n, rng)
        return self.round.query(view, n, rng)
