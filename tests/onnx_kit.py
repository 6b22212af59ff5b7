"""ONNX files of a few bytes, written field by field (protobuf wire format), and pictures that they understand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FLOATS = {"float32": 1, "uint8": 2, "int64": 7}
SIDE, CELL, CELLS = 64, 8, 8
"""The made detector sees 64 x 64 pixels, and says of each of 8 x 8 cells how red and how blue it is."""
NAMES = ("red", "blue")
NOTES = {"mean": "[0, 0, 0]", "std": "[1, 1, 1]", "fit": "letterbox", "names": "['red', 'blue']"}


def varint(value: int) -> bytes:
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])


def field(number: int, value: int | str | bytes) -> bytes:
    if isinstance(value, int):
        return varint(number << 3) + varint(value & 2**64 - 1)
    blob = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(blob)) + blob


def tensor(name: str, values: NDArray[np.generic], more: bytes = b"") -> bytes:
    """An initializer; ``more`` are further fields."""
    sides = b"".join(field(1, side) for side in values.shape)
    return sides + field(2, FLOATS[values.dtype.name]) + field(8, name) + field(9, values.tobytes()) + more


def whole_numbers(name: str, values: Sequence[int]) -> bytes:
    return field(1, name) + b"".join(field(8, v) for v in values) + field(20, 7)


def whole_number(name: str, value: int) -> bytes:
    return field(1, name) + field(3, value) + field(20, 2)


def node(kind: str, inputs: Sequence[str], output: str, attributes: Sequence[bytes] = (), domain: str = "") -> bytes:
    named = b"".join(field(1, name) for name in inputs) + field(2, output) + field(4, kind)
    return named + b"".join(field(5, a) for a in attributes) + (field(7, domain) if domain else b"")


def port(name: str, kind: str, shape: Sequence[int | str]) -> bytes:
    """An input or output; a side that is a word is open."""
    sides = b"".join(field(1, field(1, s) if isinstance(s, int) else field(2, s)) for s in shape)
    return field(1, name) + field(2, field(1, field(1, FLOATS[kind]) + field(2, sides)))


def model(
    nodes: Sequence[bytes],
    tensors: Sequence[bytes],
    inputs: Sequence[bytes],
    outputs: Sequence[bytes],
    notes: Mapping[str, str] | None = None,
) -> bytes:
    graph = b"".join(field(1, n) for n in nodes) + field(2, "made") + b"".join(field(5, t) for t in tensors)
    graph += b"".join(field(11, i) for i in inputs) + b"".join(field(12, o) for o in outputs)
    said = b"".join(field(14, field(1, k) + field(2, v)) for k, v in (notes or {}).items())
    return field(1, 8) + field(7, graph) + field(8, field(2, 13)) + said


def cells() -> NDArray[np.float32]:
    """Centre and sides (4, 64) of the cells, row by row."""
    down, across = np.mgrid[:CELLS, :CELLS].reshape(2, -1) * CELL + CELL / 2
    return np.stack([across, down, np.full(CELLS**2, CELL), np.full(CELLS**2, CELL)]).astype(np.float32)


_CORNERS = np.concatenate([cells()[:2] - CELL / 2, cells()[:2] + CELL / 2]).T.copy()
_COLOURS = np.array([[1, -0.5, -0.5], [-0.5, -0.5, 1]], np.float32).reshape(2, 3, 1, 1) * 12


def detector(form: str = "raw", notes: Mapping[str, str] | None = None, *, batch: int | str = 1) -> bytes:
    """A detector of plain red and blue cells; its chances are sigmoids, near 1 where a cell has the full colour."""
    n = CELLS**2
    tensors = [tensor("colours", _COLOURS), tensor("faint", np.full(2, -6, np.float32))]
    tensors.append(tensor("shape", np.array([1, 2, n], np.int64)))
    nodes = [
        node("Conv", ["images", "colours", "faint"], "seen"),
        node(
            "AveragePool", ["seen"], "means", [whole_numbers("kernel_shape", [8, 8]), whole_numbers("strides", [8, 8])]
        ),
        node("Reshape", ["means", "shape"], "logits"),
        node("Sigmoid", ["logits"], "chances"),
    ]
    inputs = [port("images", "float32", [batch, 3, SIDE, SIDE])]
    more, made, outputs = _ENDS[form](n)
    return model(nodes + more, tensors + made, inputs, outputs, NOTES if notes is None else notes)


End = tuple[list[bytes], list[bytes], list[bytes]]


def _raw(n: int) -> End:
    more = node("Concat", ["cells", "chances"], "output0", [whole_number("axis", 1)])
    return [more], [tensor("cells", cells()[None])], [port("output0", "float32", [1, 6, n])]


def _objectness(n: int) -> End:
    """Rows (n, 5 + k): the chance of anything is 1 in each."""
    sure = np.ones((1, 1, n), np.float32)
    nodes = [
        node("Concat", ["cells", "sure", "chances"], "columns", [whole_number("axis", 1)]),
        node("Transpose", ["columns"], "output", [whole_numbers("perm", [0, 2, 1])]),
    ]
    return nodes, [tensor("cells", cells()[None]), tensor("sure", sure)], [port("output", "float32", [1, n, 7])]


def _triple(n: int) -> End:
    """Boxes as corners, the best score and its class, as exports with the choice inside give them."""
    nodes = [
        node("ReduceMax", ["chances"], "most", [whole_numbers("axes", [1]), whole_number("keepdims", 0)]),
        node("ArgMax", ["chances"], "best", [whole_number("axis", 1), whole_number("keepdims", 0)]),
        node("Reshape", ["most", "flat"], "scores"),
        node("Reshape", ["best", "flat"], "labels"),
        node("Identity", ["corners"], "boxes"),
    ]
    made = [tensor("flat", np.array([n], np.int64)), tensor("corners", _CORNERS)]
    outputs = [port("boxes", "float32", [n, 4]), port("labels", "int64", [n]), port("scores", "float32", [n])]
    return nodes, made, outputs


def _pair(n: int) -> End:
    """Logits with «nothing» last, and boxes in shares of the input."""
    nodes = [
        node("Concat", ["logits", "nothing"], "columns", [whole_number("axis", 1)]),
        node("Transpose", ["columns"], "pred_logits", [whole_numbers("perm", [0, 2, 1])]),
        node("Identity", ["shares"], "pred_boxes"),
    ]
    shares = (cells().T / SIDE)[None].astype(np.float32)
    made = [tensor("nothing", np.full((1, 1, n), -2, np.float32)), tensor("shares", shares)]
    return nodes, made, [port("pred_logits", "float32", [1, n, 3]), port("pred_boxes", "float32", [1, n, 4])]


def _six(n: int) -> End:
    nodes = [
        node("ReduceMax", ["chances"], "most", [whole_numbers("axes", [1]), whole_number("keepdims", 0)]),
        node("ArgMax", ["chances"], "best", [whole_number("axis", 1), whole_number("keepdims", 0)]),
        node("Cast", ["best"], "number", [whole_number("to", 1)]),
        node("Reshape", ["most", "column"], "scores"),
        node("Reshape", ["number", "column"], "labels"),
        node("Concat", ["corners", "scores", "labels"], "output", [whole_number("axis", 2)]),
    ]
    made = [tensor("column", np.array([1, n, 1], np.int64)), tensor("corners", _CORNERS[None])]
    return nodes, made, [port("output", "float32", [1, n, 6])]


_ENDS = {"raw": _raw, "objectness": _objectness, "triple": _triple, "pair": _pair, "six": _six}


def put(folder: Path, form: str = "raw", stated: Mapping[str, object] | None = None, **made: object) -> Path:
    """Write a detector, and what is stated of it beside it."""
    path = folder / "cells.onnx"
    path.write_bytes(detector(form, **made))  # type: ignore[arg-type]
    if stated is not None:
        path.with_suffix(".json").write_text(json.dumps(stated), "utf-8")
    return path


def scene(placed: Mapping[tuple[int, int], str], unit: int = 5) -> NDArray[np.uint8]:
    """A grey picture of 8 x 8 cells of 8 ``unit`` pixels: (column, row) -> colour of its cell."""
    side = SIDE * unit
    picture = np.full((side, side, 3), 120, np.uint8)
    for (column, row), colour in placed.items():
        x, y = column * CELL * unit, row * CELL * unit
        picture[y : y + CELL * unit, x : x + CELL * unit] = {"red": (250, 0, 0), "blue": (0, 0, 250)}[colour]
    return picture
