"""Diverse batches: clusters of the uncertain head (Zhdanov 2019), and farthest-first (Sener & Savarese 2018)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Rows
from alapp.learning.base import Choice, Need, PoolView, best, choices
from alapp.learning.strategies.kmeans import kmeans, nearest_to_centres
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


class Clusters:
    """k-means on the uncertain head weighted by uncertainty; the item nearest to each centre is asked."""

    name = "clusters"
    words = "Diversity: clusters of uncertain items"
    needs: frozenset[Need] = frozenset({"model", "places"})

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return ``n`` or fewer candidates, most unsure first."""
        rows, utilities, chance = uncertain_head(view, HEAD * n, rng)
        if not len(rows) or n < 1:
            return []
        points = view.places(rows)
        clusters = kmeans(points, utilities, n, rng)
        taken = nearest_to_centres(points, clusters, np.arange(len(clusters.centres)))
        order = sorted(taken, key=lambda place: -utilities[place])
        return choices(rows[order], utilities[order], chance, "uncertain")


class KCenter:
    """Greedy k-center on the uncertain head: each pick is the farthest from all labeled and chosen ones."""

    name = "k_center"
    words = "Diversity: farthest from what is known"
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
