"""Bridges between feature rows and SciPy, without copies of the pool."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Features

CHUNK = 10_000
"""Rows scored between two looks at the progress."""

SKETCH_DIMS = 64


def csr(features: Features) -> Any:
    """Return the sparse block as a SciPy CSR matrix that shares its memory.

    The arrays are put in afterwards: the constructor checks them, and copies those that are a part of larger ones.
    """
    from scipy import sparse

    matrix = sparse.csr_matrix((len(features), features.width), dtype=features.data.dtype)
    matrix.indptr, matrix.indices, matrix.data = features.indptr, features.indices, features.data
    return matrix


def chunks(features: Features, size: int = CHUNK) -> Iterator[tuple[int, Features]]:
    """Yield (first row, rows) over all rows, uncopied."""
    return ((start, features.span(start, start + size)) for start in range(0, len(features), size))


def narrowed(features: Features) -> tuple[Any, NDArray[np.int32]]:
    """Return the sparse block with only the columns that occur, and the numbers of these columns.

    A fit on these columns has the same optimum as one on all of them, at a small part of the cost.
    """
    from scipy import sparse

    occurs = np.zeros(features.width, dtype=np.bool_)
    occurs[features.indices] = True
    places = (np.cumsum(occurs, dtype=np.int32) - 1)[features.indices]
    columns = np.flatnonzero(occurs).astype(np.int32)
    shape = (len(features), len(columns))
    return sparse.csr_matrix((features.data, places, features.indptr), shape=shape), columns


def gram(features: Features) -> NDArray[np.float64]:
    """Return the dot products (n, n) of all pairs of rows."""
    sparse_rows, _ = narrowed(features)
    product = (sparse_rows @ sparse_rows.T).toarray().astype(np.float64)
    dense = features.dense.astype(np.float64)
    return np.asarray(product + dense @ dense.T)


def stacked(features: Features) -> tuple[Any, NDArray[np.int32]]:
    """Return both blocks as one narrow CSR matrix (n, c + m), and the column numbers of its sparse part."""
    from scipy import sparse

    narrow, columns = narrowed(features)
    if not features.dense.shape[1]:
        return narrow, columns
    return sparse.hstack([narrow, sparse.csr_matrix(features.dense)], format="csr", dtype=np.float32), columns


def positions(features: Features) -> NDArray[np.float32]:
    """Return unit-length places (n, m) of the rows for distances: the dense block, or a sketch of the sparse one.

    The sketch projects the columns that occur on 64 random directions drawn per column number, so that the same
    column has the same direction in every call (Johnson & Lindenstrauss 1984).
    """
    places = features.dense
    if not places.shape[1]:
        narrow, columns = narrowed(features)
        places = np.asarray(narrow @ _directions(columns))
    lengths = np.linalg.norm(places, axis=1, keepdims=True)
    unit = np.divide(places, lengths, out=np.zeros(places.shape, np.float32), where=lengths > 0)
    return np.asarray(unit, dtype=np.float32)


def _directions(columns: NDArray[np.int32]) -> NDArray[np.float32]:
    """Return (c, 64) random signs, each row a function of its column number alone (SplitMix64, Steele 2014)."""
    mixed = columns.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    mixed ^= mixed >> np.uint64(31)
    bits = (mixed[:, None] >> np.arange(SKETCH_DIMS, dtype=np.uint64)) & np.uint64(1)
    return np.asarray(bits.astype(np.float32) * 2 - 1, dtype=np.float32)
