"""Weighted k-means for small sets: k-means++ start, at most ten Lloyd steps; same generator, same clusters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LLOYD_STEPS = 10
Places = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Clusters:
    """``centres`` (k, m), ``member`` (n,) cluster of each point, ``cost`` weighted sum of squared distances."""

    centres: Places
    member: NDArray[np.int64]
    cost: float


def squared_distances(points: Places, centres: Places) -> NDArray[np.float64]:
    """Return (n, k) squared Euclidean distances, never negative."""
    cross = (points @ centres.T).astype(np.float64)
    squares = (points.astype(np.float64) ** 2).sum(axis=1)[:, None] + (centres.astype(np.float64) ** 2).sum(axis=1)
    return np.asarray(np.maximum(squares - 2 * cross, 0.0))


def _first_centres(points: Places, weights: NDArray[np.float64], k: int, rng: np.random.Generator) -> Places:
    """Draw centres by k-means++ (Arthur & Vassilvitskii 2007): likely where weight x distance is large."""
    chosen = [_draw(weights, rng)]
    near = squared_distances(points, points[chosen])[:, 0]
    for _ in range(k - 1):
        chosen.append(_draw(weights * near, rng))
        near = np.minimum(near, squared_distances(points, points[chosen[-1:]])[:, 0])
    return points[chosen]


def _draw(mass: NDArray[np.float64], rng: np.random.Generator) -> int:
    """Draw an index by mass; uniformly where there is none left (all points are alike)."""
    total = np.cumsum(mass)
    if total[-1] <= 0:
        return int(rng.integers(len(mass)))
    return min(int(np.searchsorted(total, rng.random() * total[-1], side="right")), len(mass) - 1)


def kmeans(points: Places, weights: NDArray[np.float64], k: int, rng: np.random.Generator) -> Clusters:
    """Cluster ``points`` (n, m) with weights (n,) into at most ``k`` groups; an emptied cluster keeps its centre."""
    weights = np.maximum(weights, 1e-9)
    centres = _first_centres(points, weights, min(k, len(points)), rng)
    member = np.full(len(points), -1, dtype=np.int64)
    for _ in range(LLOYD_STEPS):
        nearest = squared_distances(points, centres).argmin(axis=1)
        if np.array_equal(nearest, member):
            break
        member = nearest
        centres = _means(points, weights, member, centres)
    distances = squared_distances(points, centres)
    member = distances.argmin(axis=1)
    return Clusters(centres, member, float((weights * distances.min(axis=1)).sum()))


def _means(points: Places, weights: NDArray[np.float64], member: NDArray[np.int64], centres: Places) -> Places:
    belongs = (member[None, :] == np.arange(len(centres))[:, None]) * weights
    mass = belongs.sum(axis=1, keepdims=True)
    means = (belongs @ points) / np.maximum(mass, 1e-12)
    return np.asarray(np.where(mass > 0, means, centres), dtype=np.float32)


def nearest_to_centres(points: Places, clusters: Clusters, order: NDArray[np.int64]) -> list[int]:
    """Return one distinct point for each centre: the nearest one not yet taken, centres in the given order."""
    distances = squared_distances(points, clusters.centres)
    taken: list[int] = []
    for centre in order:
        column = distances[:, centre]
        taken.append(int(column.argmin()))
        distances[taken[-1]] = np.inf
    return taken
