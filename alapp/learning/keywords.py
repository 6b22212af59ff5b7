"""A start without labels: items most like the keywords or the example of each label (Cormack & Grossman 2015, AutoTAR).

Similarity is the cosine of TF-IDF rows; the document frequencies are those of the pool itself.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Features, Rows
from alapp.learning.matrix import csr

TOP = 3
"""Items put in front for each label (recipe B.10)."""


def similarity(rows: Features, queries: Features) -> NDArray[np.float64]:
    """Return cosines (n, q) of the rows (n) and the queries (q), words weighted by how few rows have them."""
    from scipy import sparse
    from sklearn.preprocessing import normalize

    frequency = np.bincount(rows.indices, minlength=rows.width)
    rarity = sparse.diags_array(np.log((1 + len(rows)) / (1 + frequency)) + 1, format="csr")
    wanted = normalize(csr(queries) @ rarity)
    products = np.asarray((csr(rows) @ (rarity @ wanted.T)).todense(), dtype=np.float64)
    squares = csr(rows).copy()
    squares.data **= 2
    lengths = np.sqrt(np.asarray(squares @ (rarity.diagonal() ** 2)))[:, None]
    return np.asarray(np.divide(products, lengths, out=np.zeros_like(products), where=lengths > 0))


def nearest(rows: Features, queries: Features, open_rows: Rows, n: int = TOP) -> list[list[int]]:
    """Return for each query up to ``n`` of ``open_rows`` that share a word with it, most similar first, no row twice.

    A row goes to the query that it is most like; equals stay in the order of the rows.
    """
    likeness = similarity(rows, queries)[open_rows]
    own = likeness.argmax(axis=1) if likeness.size else np.zeros(0, np.int64)
    found = []
    for query in range(len(queries)):
        scores = np.where(own == query, likeness[:, query], 0.0)
        order = np.argsort(-scores, kind="stable")[:n]
        found.append([int(open_rows[i]) for i in order if scores[i] > 0])
    return found


def in_turn(found: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Return (query, row): the first of each query, then the second of each, and so on."""
    longest = max((len(rows) for rows in found), default=0)
    return [(q, rows[i]) for i in range(longest) for q, rows in enumerate(found) if i < len(rows)]
