"""Entropy: the probabilities are spread over many labels (Shannon 1948; Settles & Craven 2008).

With two labels least confidence, margin, ratio and entropy ask in the same order.
"""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from alapp.domain.words import N_
from alapp.learning.strategies import scores
from alapp.learning.strategies.uncertainty import Uncertainty


class Entropy(Uncertainty):
    """Asks by the entropy as a share of the largest possible."""

    name = "entropy"
    words = N_("Unsure among all labels")

    def score(self, probabilities: NDArray[Any]) -> scores.Utilities:
        """Return the entropy as a share of the largest possible."""
        return scores.entropy(probabilities)
