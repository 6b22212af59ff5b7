"""Information density: uncertainty times how typical an item is of the pool (Settles & Craven 2008)."""

from __future__ import annotations

import numpy as np

from alapp.domain.words import N_
from alapp.learning.base import Choice, Need, PoolView, best, choices
from alapp.learning.strategies.scores import unsure


class Density:
    """Mean cosine to all rows of the slice, by one product with their mean; exponent 1, as published."""

    name = "density"
    words = N_("Unsure, and typical of many items")
    needs: frozenset[Need] = frozenset({"model", "places"})

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return the ``n`` or fewer candidates of the slice with the largest weighted uncertainty."""
        rows = view.slice(rng)
        if not len(rows):
            return []
        places = view.places(rows)
        density = np.maximum(places @ places.mean(axis=0), 0).astype(np.float64)
        utilities = unsure(view.probabilities(rows), several=view.several) * density
        top = best(rows, utilities, n)
        return choices(rows[top], utilities[top], view.chance(len(rows)), "uncertain")
