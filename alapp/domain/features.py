"""Feature rows of items as plain NumPy arrays: a sparse block (compressed rows) beside a dense one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.arrays import pack, unpack
from alapp.domain.errors import BadInput
from alapp.domain.words import tr

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """``n`` rows of features.

    Row i of the sparse block holds ``data[indptr[i]:indptr[i + 1]]`` in the columns ``indices[...]``
    (ascending, below ``width``); ``dense`` is (n, m), m may be 0. The blocks are read side by side as one
    long row, so the dot product of two rows is the sum over both.
    """

    indptr: NDArray[np.int32]
    indices: NDArray[np.int32]
    data: NDArray[np.float32]
    width: int
    dense: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.indptr) - 1

    @property
    def nbytes(self) -> int:
        """Bytes held in memory."""
        return self.indptr.nbytes + self.indices.nbytes + self.data.nbytes + self.dense.nbytes

    @classmethod
    def of_dense(cls, dense: NDArray[Any]) -> Features:
        """Build from a dense (n, m) block alone."""
        empty = np.zeros(0, dtype=np.int32)
        block = np.ascontiguousarray(dense, dtype=np.float32)
        return cls(np.zeros(len(block) + 1, dtype=np.int32), empty, empty.astype(np.float32), 0, block)

    @classmethod
    def empty(cls, width: int = 0, dims: int = 0) -> Features:
        """Build without any row."""
        none = np.zeros(0, dtype=np.int32)
        return cls(np.zeros(1, np.int32), none, none.astype(np.float32), width, np.zeros((0, dims), np.float32))

    def span(self, start: int, stop: int) -> Features:
        """Return the rows ``start`` to ``stop`` without copying the blocks."""
        stop = min(stop, len(self))
        pointers = self.indptr[start : stop + 1]
        inside = slice(int(pointers[0]), int(pointers[-1]))
        return Features(
            pointers - pointers[0], self.indices[inside], self.data[inside], self.width, self.dense[start:stop]
        )

    def take(self, rows: Rows | Sequence[int]) -> Features:
        """Return these rows, in this order, as a copy."""
        chosen = np.asarray(rows, dtype=np.int64)
        starts = self.indptr[:-1][chosen].astype(np.int64)
        lengths = np.diff(self.indptr)[chosen]
        indptr = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
        source = np.arange(indptr[-1], dtype=np.int64) + np.repeat(starts - indptr[:-1], lengths)
        return Features(indptr, self.indices[source], self.data[source], self.width, self.dense[chosen])

    @classmethod
    def concat(cls, parts: Sequence[Features]) -> Features:
        """Return the rows of all parts, one after the other.

        Raises
        ------
        ValueError : the parts come from different extractor states (other widths), or there are none.
        """
        if len({(part.width, part.dense.shape[1]) for part in parts}) != 1:
            raise ValueError("feature rows of different shapes")
        lengths = np.concatenate([np.diff(part.indptr) for part in parts])
        return cls(
            np.concatenate(([0], np.cumsum(lengths))).astype(np.int32),
            np.concatenate([part.indices for part in parts]),
            np.concatenate([part.data for part in parts]),
            parts[0].width,
            np.concatenate([part.dense for part in parts]),
        )

    def to_bytes(self) -> bytes:
        """Return inert bytes; numbers are stored in two bytes where that loses nothing."""
        arrays = {
            "lengths": np.diff(self.indptr),
            "indices": self.indices,
            "data": _halved(self.data),
            "dense": _halved(self.dense),
        }
        return pack({"kind": "features", "width": self.width}, arrays)

    @classmethod
    def from_bytes(cls, blob: bytes) -> Features:
        """Return what :meth:`to_bytes` wrote.

        Raises
        ------
        BadInput : the bytes are not feature rows, or damaged.
        """
        meta, arrays = unpack(blob)
        if meta.get("kind") != "features" or not _consistent(meta, arrays):
            raise BadInput(tr("Stored features cannot be read."), remedy=tr("They are computed anew."))
        indptr = np.concatenate(([0], np.cumsum(arrays["lengths"]))).astype(np.int32)
        data, dense = arrays["data"].astype(np.float32), arrays["dense"].astype(np.float32)
        return cls(indptr, arrays["indices"], data, int(meta["width"]), dense)


def _halved(numbers: NDArray[np.float32]) -> NDArray[Any]:
    with np.errstate(over="ignore"):
        half = numbers.astype(np.float16)
    return half if np.array_equal(half, numbers) else numbers


def _consistent(meta: dict[str, Any], arrays: dict[str, NDArray[Any]]) -> bool:
    """Check shapes and column numbers, since compiled code will trust them."""
    if not {"lengths", "indices", "data", "dense"} <= arrays.keys():
        return False
    lengths, indices = arrays["lengths"], arrays["indices"]
    fits = len(indices) == 0 or bool(indices.min() >= 0 and indices.max() < int(meta["width"]))
    total = int(lengths.sum()) == len(indices) == len(arrays["data"]) and bool((lengths >= 0).all())
    shapes = arrays["dense"].ndim == 2 and len(arrays["dense"]) == len(lengths) and indices.dtype == np.int32
    return fits and total and shapes
