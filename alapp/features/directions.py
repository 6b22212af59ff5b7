"""Leading directions of rows: projected on them, dot products stay what they were at a fraction of the numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def leading(rows: NDArray[np.float32], dims: int) -> NDArray[np.float32]:
    """Return the leading right singular vectors (width, m) of rows (n, width), m = min(dims, n, width); not centred."""
    from threadpoolctl import threadpool_limits

    if not len(rows):
        return np.zeros((rows.shape[1], 0), np.float32)
    with threadpool_limits(1):
        _, _, right = np.linalg.svd(rows, full_matrices=False)
    return np.ascontiguousarray(right[:dims].T, dtype=np.float32)
