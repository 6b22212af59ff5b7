"""Margin: the two best labels are nearly as probable (Scheffer et al. 2001; Bahri et al. 2022).

With two labels least confidence, margin, ratio and entropy ask in the same order.
"""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from alapp.domain.words import N_
from alapp.learning.strategies import scores
from alapp.learning.strategies.uncertainty import Uncertainty


class Margin(Uncertainty):
    """Asks by 1 - (p1 - p2)."""

    name = "margin"
    words = N_("Unsure between two labels")

    def score(self, probabilities: NDArray[Any]) -> scores.Utilities:
        """Return 1 - (p1 - p2)."""
        return scores.margin(probabilities)
