"""Several labels: unsure, and with an unusual number of labels (Li & Guo 2013).

The published product of uncertainty and label cardinality inconsistency with equal exponents; the inconsistency is the
distance of the number of labels predicted from the mean of answered items. With a single choice every item has one
label, and it asks by the margin.
"""

from __future__ import annotations

import numpy as np

from alapp.learning.base import Choice, Need, PoolView, best, choices
from alapp.learning.strategies.scores import most_unsure_label, unsure


class Cardinality:
    """The distance of the number of labels is counted from 1, so that a usual number does not hide the uncertainty."""

    name = "cardinality"
    words = "Unsure, and with an unusual number of labels"
    needs: frozenset[Need] = frozenset({"model"})

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return the ``n`` or fewer candidates of the slice with the largest score."""
        rows = view.slice(rng)
        if not len(rows):
            return []
        probabilities = view.probabilities(rows)
        utilities = unsure(probabilities, several=view.several)
        if view.several and view.Y is not None and len(view.Y):
            usual = view.Y[view.Y.any(axis=1)].sum(axis=1).mean() if view.Y.any() else 1.0
            unusual = np.abs((probabilities >= 0.5).sum(axis=1) - usual)
            utilities = np.sqrt(most_unsure_label(probabilities) * (1 + unusual))
        top = best(rows, utilities, n)
        return choices(rows[top], utilities[top], view.chance(len(rows)), "uncertain")
