"""Typical items for a cold start: TypiClust (Hacohen et al. 2022), which needs no label at all.

Cluster the pool (a sample of it, the same in every round), and in each cluster take the item with the largest mean
cosine to its 20 nearest inside the cluster; largest cluster first. Items nearest to the centres would be a bad start:
they are short and vague.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Rows
from alapp.domain.words import N_
from alapp.learning.base import Choice, Need, PoolView, choices
from alapp.learning.strategies.kmeans import kmeans, squared_distances

SLICE = 20_000
NEIGHBOURS = 20
RESTARTS = 3
MOST_CLUSTERS = 500


def start_size(n_classes: int) -> int:
    """Return how many typical items are asked first: 20, or two a class."""
    return max(20, 2 * n_classes)


class Typical:
    """The most typical item of each cluster that holds no answer yet.

    ``clusters`` gives their number from (answers so far, batch, classes); by default answers + batch, as published.
    """

    name = "typical"
    words = N_("Typical items (needs no answers)")
    needs: frozenset[Need] = frozenset({"places"})

    def __init__(self, clusters: Callable[[int, int, int], int] | None = None) -> None:
        self.clusters = clusters or (lambda labeled, n, _: labeled + n)

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return ``n`` or fewer candidates, from the largest uncovered cluster down."""
        if not len(view.candidates) or n < 1:
            return []
        free = rng.permutation(view.candidates)[:SLICE]
        rows = np.sort(np.concatenate([free, view.labeled]))
        k = min(MOST_CLUSTERS, max(1, self.clusters(len(view.labeled), n, view.n_classes)))
        sample = np.sort(np.random.default_rng(view.seed).permutation(len(view.features))[:SLICE])
        points = view.places(rows)
        member = squared_distances(points, CENTRES.of(view.places(sample), k, view.seed)).argmin(axis=1)
        chosen = _typical(points, member, np.isin(rows, free), np.isin(rows, view.labeled), n)
        taken, scores = [place for place, _ in chosen], [score for _, score in chosen]
        found = choices(rows[taken], scores, view.chance(len(free)), "first_look")
        return found + _filled(view, n - len(found), rows[taken], rng)


class Centres:
    """Finds cluster centres, and remembers the last: the first rounds of a project ask for the same ones again.

    They are a function of what is handed over and of nothing else, so that a new process finds the same.
    """

    def __init__(self) -> None:
        self._last: tuple[tuple[bytes, int, int], NDArray[np.float32]] | None = None

    def of(self, points: NDArray[np.float32], k: int, seed: int) -> NDArray[np.float32]:
        """Return the centres (k, m) of the best of a few k-means runs over ``points`` (n, m)."""
        key = (blake2b(points.tobytes()).digest(), k, seed)
        last = self._last
        if last is not None and last[0] == key:
            return last[1]
        rng = np.random.default_rng(seed)
        runs = [kmeans(points, np.ones(len(points)), k, rng) for _ in range(RESTARTS)]
        centres = min(runs, key=lambda run: run.cost).centres
        self._last = (key, centres)
        return centres


CENTRES = Centres()


def _typical(
    points: NDArray[np.float32], member: NDArray[np.int64], free: NDArray[np.bool_], known: NDArray[np.bool_], n: int
) -> list[tuple[int, float]]:
    """Return (place, typicality) of ``n`` or fewer clusters without a known point, largest first."""
    sizes = np.bincount(member)
    covered = np.bincount(member, weights=known, minlength=len(sizes)) > 0
    chosen: list[tuple[int, float]] = []
    for cluster in np.argsort(-sizes, kind="stable"):
        places = np.flatnonzero((member == cluster) & free)
        if len(chosen) == n or not sizes[cluster]:
            break
        if len(places) and not covered[cluster]:
            scores = typicality(points[member == cluster], points[places])
            chosen.append((int(places[scores.argmax()]), float(scores.max())))
    return chosen


def typicality(cluster: NDArray[np.float32], points: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the mean cosine (n,) of each point to its 20 nearest in the cluster, itself left out."""
    found = [_mean_of_nearest(points[i : i + 1000] @ cluster.T) for i in range(0, len(points), 1000)]
    return np.concatenate(found)


def _mean_of_nearest(cosines: NDArray[np.float32]) -> NDArray[np.float64]:
    nearest = min(NEIGHBOURS + 1, cosines.shape[1])
    top = -np.partition(-cosines, nearest - 1, axis=1)[:, :nearest].astype(np.float64)
    return np.asarray((top.sum(axis=1) - top.max(axis=1)) / max(1, nearest - 1))


def _filled(view: PoolView, n: int, taken: Rows, rng: np.random.Generator) -> list[Choice]:
    """Return random candidates for seats that no uncovered cluster can fill."""
    rest = np.setdiff1d(view.candidates, taken)
    rows = rng.permutation(rest)[: max(0, n)]
    return choices(rows, np.zeros(len(rows)), len(rows) / max(1, len(rest)), "fallback")


TYPICAL_START = Typical(lambda _labeled, _n, n_classes: start_size(n_classes))
"""Typical items of one fixed clustering, for the first answers of a project."""
