"""A start without labels: items most like the keywords or the example of each label (Cormack & Grossman 2015, AutoTAR).

Similarity is the cosine of TF-IDF rows; the document frequencies are those of the pool itself. The pool passes by in
parts, twice: once to count its words, once to compare; no more than a part of it is in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Features, Rows
from alapp.learning.matrix import csr

TOP = 3
"""Items put in front for each label (recipe B.10)."""

Weights = NDArray[np.float64]
Holds = Callable[[int, Rows], NDArray[np.bool_]]
"""Tells of each of these rows whether it really holds a word of the query; two words may share a column."""


def rarity(parts: Iterable[Features], width: int) -> Weights:
    """Return the weight (width,) of each column: the fewer rows have it, the more it counts (smoothed IDF)."""
    frequency, n = np.zeros(width, np.int64), 0
    for rows in parts:
        frequency += np.bincount(rows.indices, minlength=width)
        n += len(rows)
    return np.asarray(np.log((1 + n) / (1 + frequency)) + 1)


def similarity(rows: Features, queries: Features, weights: Weights) -> NDArray[np.float64]:
    """Return cosines (n, q) of the rows (n) and the queries (q), each column weighted by its rarity."""
    return np.asarray(_unit(rows, weights) @ _unit(queries, weights).T.todense(), dtype=np.float64)


def _unit(rows: Features, weights: Weights) -> Any:
    from sklearn.preprocessing import normalize

    weighted = csr(rows).astype(np.float64)
    weighted.data *= weights[rows.indices]
    return normalize(weighted, copy=False)


def sharing(rows: Features, queries: Features) -> NDArray[np.bool_]:
    """Tell of each row (n,) whether it shares a column with any query; only such rows can be near."""
    wanted = np.zeros(queries.width, np.bool_)
    wanted[queries.indices] = True
    counts = np.concatenate(([0], np.cumsum(wanted[rows.indices])))
    return np.asarray(counts[rows.indptr[1:]] > counts[rows.indptr[:-1]])


class Nearest:
    """The rows most like each query, kept while the parts of a pool pass by."""

    def __init__(self, queries: Features, weights: Weights, holds: Holds, n: int = TOP) -> None:
        self._queries, self._weights, self._holds, self._n = queries, weights, holds, n
        self._kept: list[list[tuple[float, int]]] = [[] for _ in range(len(queries))]

    def add(self, numbers: Rows, rows: Features) -> None:
        """Look at rows (n) with these numbers (n,), which come in ascending order from part to part.

        A row goes to the query that it is most like, of those whose words it holds; equals stay in their order.
        """
        likeness = similarity(rows, self._queries, self._weights)
        sound = np.zeros(likeness.shape, np.bool_)
        while not self._settled(numbers, likeness, sound):
            pass
        own = likeness.argmax(axis=1) if likeness.size else np.zeros(0, np.int64)
        for query, kept in enumerate(self._kept):
            new = np.flatnonzero((own == query) & sound[:, query])
            joined = kept + [(float(likeness[row, query]), int(numbers[row])) for row in new]
            self._kept[query] = sorted(joined, key=lambda hit: -hit[0])[: self._n]

    def _settled(self, numbers: Rows, likeness: NDArray[np.float64], sound: NDArray[np.bool_]) -> bool:
        """Look into the rows that would be kept and were not looked into; False when some hold no word of the query.

        The likeness of these is set to 0, so that others come up in their place.
        """
        own = likeness.argmax(axis=1) if likeness.size else np.zeros(0, np.int64)
        settled = True
        for query, kept in enumerate(self._kept):
            least = kept[-1][0] if len(kept) == self._n else 0.0
            scores = np.where(own == query, likeness[:, query], 0.0)
            best = np.argsort(-scores, kind="stable")[: self._n]
            new = best[(scores[best] > least) & ~sound[best, query]]
            if len(new):
                held = self._holds(query, numbers[new])
                sound[new[held], query] = True
                likeness[new[~held], query] = 0.0
                settled &= bool(held.all())
        return settled

    @property
    def best(self) -> list[list[int]]:
        """The numbers of the best rows of each query, most similar first, no row twice."""
        return [[number for _, number in kept] for kept in self._kept]


def in_turn(found: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Return (query, row): the first of each query, then the second of each, and so on."""
    longest = max((len(rows) for rows in found), default=0)
    return [(q, rows[i]) for i in range(longest) for q, rows in enumerate(found) if i < len(rows)]
