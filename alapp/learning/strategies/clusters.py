"""Clusters of the uncertain head: k-means weighted by uncertainty, one item a cluster (Zhdanov 2019)."""

from __future__ import annotations

import numpy as np

from alapp.domain.words import N_
from alapp.learning.base import Choice, Need, PoolView, choices
from alapp.learning.strategies.head import HEAD, uncertain_head
from alapp.learning.strategies.kmeans import kmeans, nearest_to_centres


class Clusters:
    """k-means on the uncertain head weighted by uncertainty; the item nearest to each centre is asked."""

    name = "clusters"
    words = N_("Unsure, and of different kinds")
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
