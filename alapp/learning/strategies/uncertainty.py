"""What uncertainty strategies share: one score of how unsure the model is (Lewis & Gale 1994)."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from numpy.typing import NDArray

from alapp.learning.base import PoolView
from alapp.learning.strategies.ranked import Ranked
from alapp.learning.strategies.scores import Utilities, most_unsure_label


class Uncertainty(Ranked):
    """Takes the largest scores of the slice; for several labels the most unsure label counts, whatever the score."""

    @abstractmethod
    def score(self, probabilities: NDArray[Any]) -> Utilities:
        """Return how unsure (n,) rows of probabilities (n, k) are, higher = ask first."""

    def utilities(self, view: PoolView, probabilities: NDArray[Any]) -> Utilities:
        """Return the score of a single choice, or of several labels the largest."""
        return most_unsure_label(probabilities) if view.several else self.score(probabilities)
