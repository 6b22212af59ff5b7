"""Least confidence: the best label is the least probable (Lewis & Gale 1994).

With two labels least confidence, margin, ratio and entropy ask in the same order.
"""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from alapp.domain.words import N_
from alapp.learning.strategies import scores
from alapp.learning.strategies.uncertainty import Uncertainty


class LeastConfidence(Uncertainty):
    """Asks by 1 - p1, stretched to 0..1."""

    name = "least_confidence"
    words = N_("Unsure of the best label")

    def score(self, probabilities: NDArray[Any]) -> scores.Utilities:
        """Return 1 - p1, stretched to 0..1."""
        return scores.least_confidence(probabilities)
