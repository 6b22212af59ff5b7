"""Several labels: unsure, and with an unusual number of labels (Li & Guo 2013).

The published product of uncertainty and label cardinality inconsistency with equal exponents; the inconsistency is the
distance of the number of labels predicted from the mean of answered items. With a single choice every item has one
label, and it asks by the margin.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.words import N_
from alapp.learning.base import PoolView
from alapp.learning.strategies.ranked import Ranked, labels_an_item
from alapp.learning.strategies.scores import Utilities, unsure


class Cardinality(Ranked):
    """The distance of the number of labels is counted from 1, so that a usual number does not hide the uncertainty."""

    name = "cardinality"
    words = N_("Unsure, and with an unusual number of labels")

    def utilities(self, view: PoolView, probabilities: NDArray[Any]) -> Utilities:
        """Return the root of uncertainty x (1 + distance from the usual number of labels)."""
        utilities = unsure(probabilities, several=view.several)
        if not view.several or view.Y is None or not len(view.Y):
            return utilities
        unusual = np.abs((probabilities >= 0.5).sum(axis=1) - labels_an_item(view))
        return np.asarray(np.sqrt(utilities * (1 + unusual)))
