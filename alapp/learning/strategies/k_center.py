"""Greedy k-center on the uncertain head: the farthest from all that is known first (Sener & Savarese 2018)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alapp.domain.words import N_
from alapp.learning.base import Choice, Need, PoolView, choices
from alapp.learning.strategies.head import HEAD, uncertain_head


class KCenter:
    """Greedy k-center on the uncertain head: each pick is the farthest from all labeled and chosen ones."""

    name = "k_center"
    words = N_("Unsure, and farthest from what is known")
    needs: frozenset[Need] = frozenset({"model", "places"})

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return ``n`` or fewer candidates, farthest first."""
        rows, _, chance = uncertain_head(view, HEAD * n, rng)
        if not len(rows):
            return []
        points = view.places(rows)
        near = _nearest(points, view.places(view.labeled))
        taken, gaps = _farthest_first(points, near, min(n, len(rows)))
        return choices(rows[taken], gaps, chance, "unlike")


def _nearest(points: NDArray[np.float32], known: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return 1 - cosine (n,) to the nearest known point; 2 where nothing is known."""
    if not len(known):
        return np.full(len(points), 2.0)
    return np.asarray(1 - (points @ known.T).max(axis=1), dtype=np.float64)


def _farthest_first(
    points: NDArray[np.float32], near: NDArray[np.float64], n: int
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    taken, gaps = np.zeros(n, dtype=np.int64), np.zeros(n)
    near = near.copy()
    for i in range(n):
        taken[i] = near.argmax()
        gaps[i] = max(0.0, float(near[taken[i]]))
        near = np.minimum(near, 1 - points @ points[taken[i]])
        near[taken[: i + 1]] = -np.inf
    return taken, gaps
