"""The uncertain head: the most unsure items of a fresh slice, from which diverse batches are drawn (Zhdanov 2019)."""

from __future__ import annotations

import numpy as np

from alapp.domain.features import Rows
from alapp.learning.base import PoolView, best
from alapp.learning.strategies.scores import Utilities, unsure

HEAD = 10
"""Size of the uncertain head, in batches."""


def uncertain_head(view: PoolView, size: int, rng: np.random.Generator) -> tuple[Rows, Utilities, float]:
    """Return the most unsure ``size`` rows of a fresh slice, their scores, and the chance to be in the slice."""
    rows = view.slice(rng)
    if not len(rows):
        return rows, np.zeros(0), 1.0
    utilities = unsure(view.probabilities(rows), several=view.several)
    top = best(rows, utilities, size)
    return rows[top], utilities[top], view.chance(len(rows))
