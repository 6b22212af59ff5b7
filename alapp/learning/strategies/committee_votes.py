"""What committee strategies share: ask what the members disagree on (Seung et al. 1992)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.learning.base import Choice, Need, PoolView, best, choices
from alapp.learning.strategies.scores import Utilities

Distributions = NDArray[np.float64]
"""(members, n, labels, outcomes): yes and no of each label, or one distribution over all classes."""


def plogp(p: NDArray[Any]) -> NDArray[np.float64]:
    """Return p log p, 0 for 0."""
    clipped = np.clip(p.astype(np.float64), 1e-12, 1)
    return np.asarray(clipped * np.log(clipped))


def per_label(probabilities: NDArray[Any], *, several: bool) -> Distributions:
    """Turn members' probabilities (members, n, k) into distributions."""
    if several:
        return np.stack([probabilities, 1 - probabilities], axis=-1).astype(np.float64)
    return probabilities[:, :, None, :].astype(np.float64)


class Disagreement(ABC):
    """Takes the items of the slice on which a committee disagrees most; of several labels the most disputed counts."""

    needs: frozenset[Need] = frozenset({"committee"})

    @abstractmethod
    def score(self, distributions: Distributions) -> NDArray[np.float64]:
        """Return the disagreement (n, labels)."""

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return the ``n`` or fewer candidates of the slice with the largest disagreement."""
        if view.committee is None:
            raise ValueError("this strategy needs a committee")
        rows = view.slice(rng)
        if not len(rows):
            return []
        members = view.committee.member_probabilities(view.features.take(rows))
        utilities: Utilities = self.score(per_label(members, several=view.several)).max(axis=-1)
        top = best(rows, utilities, n)
        return choices(rows[top], utilities[top], view.chance(len(rows)), "uncertain")
