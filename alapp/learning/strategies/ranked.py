"""What strategies share that score each item of a fresh random slice: the largest scores are asked."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Rows
from alapp.learning.base import Choice, Need, PoolView, best, choices
from alapp.learning.strategies.scores import Utilities


class Ranked(ABC):
    """Scores the items of the slice by the model's probabilities and takes the largest scores."""

    needs: frozenset[Need] = frozenset({"model"})

    @abstractmethod
    def utilities(self, view: PoolView, probabilities: NDArray[Any]) -> Utilities:
        """Return how useful (n,) rows of probabilities (n, k) are to ask, higher = ask first."""

    def top(self, view: PoolView, probabilities: NDArray[Any], utilities: Utilities, n: int) -> Rows:
        """Return the places among the scored rows of ``n`` or fewer to ask, first to last."""
        del view, probabilities
        return best(np.arange(len(utilities)), utilities, n)

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return ``n`` or fewer candidates of the slice, the largest score first."""
        rows = view.slice(rng)
        if not len(rows):
            return []
        probabilities = view.probabilities(rows)
        utilities = self.utilities(view, probabilities)
        top = self.top(view, probabilities, utilities, n)
        return choices(rows[top], utilities[top], view.chance(len(rows)), "uncertain")


def labels_an_item(view: PoolView) -> float:
    """Return how many labels an answered item has on average; 1 while none has any."""
    held = np.zeros((0, 1)) if view.Y is None else view.Y[view.Y.any(axis=1)]
    return float(held.sum(axis=1).mean()) if len(held) else 1.0
