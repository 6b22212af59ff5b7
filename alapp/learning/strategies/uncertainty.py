"""Uncertainty sampling: ask what the model is least sure of (Lewis & Gale 1994)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.learning.base import Choice, Need, PoolView, best, choices
from alapp.learning.strategies import scores


class Uncertainty:
    """Takes the largest scores of the slice; several labels use the most unsure label, whatever the score."""

    needs: frozenset[Need] = frozenset({"model"})

    def __init__(self, name: str, words: str, score: Callable[[NDArray[Any]], scores.Utilities]) -> None:
        self.name = name
        self.words = words
        self.score = score

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return the ``n`` or fewer candidates of the slice with the largest score."""
        rows = view.slice(rng)
        if not len(rows):
            return []
        probabilities = view.probabilities(rows)
        utilities = scores.most_unsure_label(probabilities) if view.several else self.score(probabilities)
        top = best(rows, utilities, n)
        return choices(rows[top], utilities[top], view.chance(len(rows)), "uncertain")


LEAST_CONFIDENCE = Uncertainty("least_confidence", "Uncertainty: least confidence", scores.least_confidence)
MARGIN = Uncertainty("margin", "Uncertainty: margin", scores.margin)
ENTROPY = Uncertainty("entropy", "Uncertainty: entropy", scores.entropy)
