"""Ratio: how much of the best label's probability the second has (Settles 2009, section 3.1).

With two labels least confidence, margin, ratio and entropy ask in the same order.
"""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from alapp.domain.words import N_
from alapp.learning.strategies import scores
from alapp.learning.strategies.uncertainty import Uncertainty


class Ratio(Uncertainty):
    """Asks by p2 / p1."""

    name = "ratio"
    words = N_("Unsure by the ratio of two labels")

    def score(self, probabilities: NDArray[Any]) -> scores.Utilities:
        """Return p2 / p1."""
        return scores.ratio(probabilities)
