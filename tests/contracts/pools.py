"""Small made-up pools for the contract tests of learners and strategies."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Features


def pool(n: int = 120, k: int = 3, seed: int = 0, *, sparse: bool = True, dense: bool = True) -> Features:
    """Return ``n`` rows whose class (row number modulo ``k``) shows in both blocks."""
    rng = np.random.default_rng(seed)
    kinds = np.arange(n) % k
    columns = np.stack([kinds * 5 + rng.integers(5, size=n), 5 * k + rng.integers(20, size=n)], axis=1)
    columns.sort(axis=1)
    places = (np.eye(k)[kinds] + 0.3 * rng.standard_normal((n, k))) if dense else np.zeros((n, 0))
    places /= np.maximum(np.linalg.norm(places, axis=1, keepdims=True), 1e-9)
    if not sparse:
        return Features.of_dense(places)
    indptr = np.arange(0, 2 * n + 1, 2, dtype=np.int32)
    data = np.full(2 * n, np.sqrt(0.5), np.float32)
    return Features(indptr, columns.ravel().astype(np.int32), data, 5 * k + 20, places.astype(np.float32))


def labels(rows: NDArray[np.int64], k: int = 3) -> NDArray[np.bool_]:
    """Return the indicator of the rows' classes."""
    return np.eye(k, dtype=bool)[rows % k]


def identical(n: int) -> Features:
    """Return ``n`` rows that are all alike."""
    return pool(1).take(np.zeros(n, dtype=np.int64))


def blank(n: int) -> Features:
    """Return ``n`` rows without any feature."""
    zeros = np.zeros(n + 1, dtype=np.int32)
    return Features(zeros, zeros[:0], zeros[:0].astype(np.float32), 35, np.zeros((n, 3), np.float32))
