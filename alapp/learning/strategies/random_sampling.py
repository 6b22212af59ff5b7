"""Random order: every candidate has the same chance; the yardstick of all others."""

from __future__ import annotations

import numpy as np

from alapp.learning.base import Choice, Need, PoolView, choices


class RandomSampling:
    """Draws without looking; each item drawn counts as a random check."""

    name = "random"
    words = "Random"
    needs: frozenset[Need] = frozenset()

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return ``n`` or fewer candidates drawn at random."""
        rows = rng.permutation(view.candidates)[:n]
        return choices(rows, np.zeros(len(rows)), len(rows) / max(1, len(view.candidates)), "random")
