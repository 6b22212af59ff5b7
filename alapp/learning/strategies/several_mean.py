"""Several labels: the mean of the most unsure ones (binary uncertainty, Reyes et al. 2018, section 2).

As many labels count as an answered item has on average, and one more. With a single choice it asks by the margin.
"""

from __future__ import annotations

import numpy as np

from alapp.learning.base import Choice, Need, PoolView, best, choices
from alapp.learning.strategies.scores import margin, mean_of_most_unsure


class SeveralMean:
    """Where several labels are open at once, one reading settles more than one of them."""

    name = "several_mean"
    words = "Unsure of several labels at once"
    needs: frozenset[Need] = frozenset({"model"})

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return the ``n`` or fewer candidates of the slice with the largest score."""
        rows = view.slice(rng)
        if not len(rows):
            return []
        probabilities = view.probabilities(rows)
        held = 1.0 if view.Y is None or not view.Y.any() else float(view.Y[view.Y.any(axis=1)].sum(axis=1).mean())
        utilities = mean_of_most_unsure(probabilities, round(held) + 1) if view.several else margin(probabilities)
        top = best(rows, utilities, n)
        return choices(rows[top], utilities[top], view.chance(len(rows)), "uncertain")
