"""What uncertainty strategies share: the largest scores of a fresh random slice are asked (Lewis & Gale 1994)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.learning.base import Choice, Need, PoolView, best, choices
from alapp.learning.strategies.scores import Utilities, most_unsure_label


class Uncertainty(ABC):
    """Takes the largest scores of the slice; for several labels the most unsure label counts, whatever the score."""

    needs: frozenset[Need] = frozenset({"model"})

    @abstractmethod
    def score(self, probabilities: NDArray[Any]) -> Utilities:
        """Return how unsure (n,) rows of probabilities (n, k) are, higher = ask first."""

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return the ``n`` or fewer candidates of the slice with the largest score."""
        rows = view.slice(rng)
        if not len(rows):
            return []
        probabilities = view.probabilities(rows)
        utilities = most_unsure_label(probabilities) if view.several else self.score(probabilities)
        top = best(rows, utilities, n)
        return choices(rows[top], utilities[top], view.chance(len(rows)), "uncertain")
