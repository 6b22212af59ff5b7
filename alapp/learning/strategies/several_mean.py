"""Several labels: the mean of the most unsure ones (binary uncertainty, Reyes et al. 2018, section 2).

As many labels count as an answered item has on average, and one more. With a single choice it asks by the margin.
"""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from alapp.domain.words import N_
from alapp.learning.base import PoolView
from alapp.learning.strategies.ranked import Ranked, labels_an_item
from alapp.learning.strategies.scores import Utilities, margin, mean_of_most_unsure


class SeveralMean(Ranked):
    """Where several labels are open at once, one reading settles more than one of them."""

    name = "several_mean"
    words = N_("Unsure of several labels at once")

    def utilities(self, view: PoolView, probabilities: NDArray[Any]) -> Utilities:
        """Return the mean of the most unsure labels."""
        if not view.several:
            return margin(probabilities)
        return mean_of_most_unsure(probabilities, round(labels_an_item(view)) + 1)
