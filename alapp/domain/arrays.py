"""Named arrays as inert bytes: a JSON header and the raw numbers, so that reading them can run no code.

Layout: magic, header length (8 bytes, little endian), JSON header, then each array at a multiple of 8.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.errors import BadInput
from alapp.domain.words import tr

MAGIC = b"ALAPP-ARRAYS-1\n\0"
_START = len(MAGIC) + 8
_TYPES = frozenset({"|b1", "|u1", "|i1", "<u2", "<i2", "<u4", "<i4", "<u8", "<i8", "<f2", "<f4", "<f8"})


def _padded(size: int) -> int:
    return -(-size // 8) * 8


def _little_endian(array: NDArray[Any]) -> NDArray[Any]:
    plain = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<")).reshape(array.shape)
    if plain.dtype.str not in _TYPES:
        raise TypeError(f"arrays of {array.dtype} are not stored")
    return plain


def pack(meta: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Return ``meta`` (plain JSON values) and ``arrays`` (numbers or booleans) as bytes."""
    plain = {name: _little_endian(array) for name, array in arrays.items()}
    rows, offset = [], 0
    for name, array in plain.items():
        rows.append({"name": name, "dtype": array.dtype.str, "shape": list(array.shape), "offset": offset})
        offset += _padded(array.nbytes)
    header = json.dumps({"meta": dict(meta), "arrays": rows}, allow_nan=False).encode()
    header += b" " * (_padded(_START + len(header)) - _START - len(header))
    parts: list[bytes] = [MAGIC, len(header).to_bytes(8, "little"), header]
    for array in plain.values():
        parts += [array.tobytes(), bytes(_padded(array.nbytes) - array.nbytes)]
    return b"".join(parts)


def unpack(blob: bytes) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Return what :func:`pack` was given; the arrays are read-only views of ``blob``.

    Raises
    ------
    BadInput : the bytes are not of this format, or damaged.
    """
    try:
        return _unpack(blob)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadInput(
            tr("Stored numbers of the model or its features cannot be read."),
            tr("They are computed from your texts and answers, which are not touched."),
            tr("Train again; the features are computed anew."),
            type(error).__name__,
        ) from error


def _unpack(blob: bytes) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    if blob[: len(MAGIC)] != MAGIC:
        raise ValueError("magic")
    start = _START + int.from_bytes(blob[len(MAGIC) : _START], "little")
    if start > len(blob):
        raise ValueError("length")
    header = json.loads(blob[_START:start])
    return dict(header["meta"]), {row["name"]: _view(blob, start, row) for row in header["arrays"]}


def _view(blob: bytes, start: int, row: Mapping[str, Any]) -> NDArray[Any]:
    shape, offset = [int(n) for n in row["shape"]], int(row["offset"])
    if row["dtype"] not in _TYPES or offset < 0 or min(shape, default=0) < 0:
        raise ValueError("array header")
    return np.frombuffer(blob, dtype=row["dtype"], count=math.prod(shape), offset=start + offset).reshape(shape)
