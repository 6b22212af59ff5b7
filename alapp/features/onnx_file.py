"""ONNX files as hostile input: looked through before onnxruntime sees them, then run with bounds.

What is looked through is what is run: the file is read once. Weights that lie in other files and operators of its own
are refused, since both reach beyond the file; how much it may hold, take and give is bounded, and so is the time of a
run. A file that ends the process all the same ends the child that opened it: never open one in the window's process.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.errors import BadInput
from alapp.domain.words import tr

MOST_BYTES = 512 * 2**20
MOST_FIELDS = 2_000_000
"""Names, operators, weights and all else that a file lists; large networks have some 50,000."""
MOST_DEPTH = 16
MOST_PORTS = 8
MOST_NUMBERS = 50_000_000
"""Numbers in one output."""
MOST_SECONDS = 60.0
"""Time for one run."""
NOTES_BYTES = 2**20
OPERATORS = ("", "ai.onnx", "ai.onnx.ml", "com.microsoft")
"""Domains of operators that onnxruntime brings itself."""
_PARTS: Mapping[str, Mapping[int, str]] = {
    "model": {7: "graph", 20: "training", 25: "function"},
    "training": {1: "graph", 2: "graph"},
    "graph": {1: "node", 5: "tensor", 15: "sparse"},
    "function": {7: "node", 11: "attribute"},
    "node": {5: "attribute"},
    "attribute": {5: "tensor", 6: "graph", 10: "tensor", 11: "graph", 22: "sparse", 23: "sparse"},
    "sparse": {1: "tensor", 2: "tensor"},
    "tensor": {},
}
"""Fields of each message that hold others (onnx.proto, IR version 10)."""
Values = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Port:
    """An input or output: its name, its type as onnxruntime writes it, and its sides, 0 where they are open."""

    name: str
    kind: str
    shape: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """How messages about a file begin, and what its failure means for the work."""

    what: str
    meaning: str

    def refused(self, name: str, why: str, detail: str = "") -> BadInput:
        """Return the error that says why a file cannot be used."""
        remedy = tr("Choose another file in the settings, or none.")
        return BadInput(
            tr("{what} {name} cannot be used: {why}.", what=tr(self.what), name=name, why=why),
            tr(self.meaning),
            remedy,
            detail,
        )


@dataclass(frozen=True, slots=True, eq=False)
class OnnxModel:
    """An opened file; ``notes`` is what it says of itself."""

    name: str
    sha256: str
    inputs: tuple[Port, ...]
    outputs: tuple[Port, ...]
    notes: Mapping[str, str]
    words: Words
    _session: Any = field(repr=False)

    def run(self, given: Mapping[str, Values], seconds: float = MOST_SECONDS) -> list[Values]:
        """Run it once and return its outputs.

        Raises
        ------
        BadInput : it fails, takes too long, or gives something else than numbers.
        """
        import onnxruntime

        options = onnxruntime.RunOptions()
        options.log_severity_level = 4
        clock = threading.Timer(seconds, setattr, (options, "terminate", True))
        clock.start()
        try:
            found = self._session.run(None, dict(given), options)
        except Exception as error:
            why = (
                tr("it took more than {seconds:g} s", seconds=seconds)
                if options.terminate
                else tr("it fails while it runs")
            )
            raise self.words.refused(self.name, why, type(error).__name__) from error
        finally:
            clock.cancel()
            clock.join()
        numbers = all(isinstance(x, np.ndarray) and x.dtype.kind in "fiub" for x in found)
        if not numbers or any(x.size > MOST_NUMBERS for x in found):
            raise self.words.refused(self.name, tr("it gives something else than a list of numbers"))
        return list(found)


def opened_model(path: Path, words: Words) -> OnnxModel:
    """Look through a file and open it.

    Raises
    ------
    BadInput : it is missing, too large, no ONNX model, reaches beyond itself, or onnxruntime is not installed.
    """
    blob = _read(path, words)
    problem = problem_in(blob)
    if problem:
        raise words.refused(path.name, problem)
    try:
        import onnxruntime
    except ImportError as error:
        raise BadInput(
            tr("{what} {name} needs the package onnxruntime.", what=tr(words.what), name=path.name),
            tr(words.meaning),
            tr("Install alapp with its extra “onnx”, or choose no file."),
        ) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.enable_cpu_mem_arena = False  # what a picture took is given back
    try:
        session = onnxruntime.InferenceSession(blob, options, providers=["CPUExecutionProvider"])
        notes = {str(k): str(v) for k, v in session.get_modelmeta().custom_metadata_map.items()}
        inputs, outputs = (tuple(map(_port, ports)) for ports in (session.get_inputs(), session.get_outputs()))
    except Exception as error:
        raise words.refused(path.name, tr("it is damaged or of another kind"), type(error).__name__) from error
    if not 1 <= len(inputs) <= MOST_PORTS or not 1 <= len(outputs) <= MOST_PORTS:
        raise words.refused(
            path.name, tr("it has {count} inputs and {count_2} outputs", count=len(inputs), count_2=len(outputs))
        )
    if sum(map(len, notes.values())) > NOTES_BYTES:
        notes = {}
    return OnnxModel(path.name, hashlib.sha256(blob).hexdigest(), inputs, outputs, notes, words, session)


def _read(path: Path, words: Words) -> bytes:
    try:
        size = path.stat().st_size if path.is_file() else -1
        if size > MOST_BYTES:
            raise words.refused(path.name, tr("it is larger than {most_bytes} MB", most_bytes=MOST_BYTES // 2**20))
        blob = path.read_bytes() if size >= 0 else b""
    except OSError as error:
        raise words.refused(path.name, tr("it cannot be read"), type(error).__name__) from error
    if size < 0:
        raise words.refused(path.name, tr("the file is not there"))
    return blob


def _port(entry: Any) -> Port:
    sides = tuple(side if isinstance(side, int) and side > 0 else 0 for side in entry.shape)
    return Port(str(entry.name), str(entry.type), sides)


def problem_in(blob: bytes) -> str:
    """Say why a file is no ONNX model that stands alone; empty when it is one. Nothing of it is run."""
    try:
        return _looked_through(memoryview(blob))
    except (ValueError, IndexError):
        return tr("it is no ONNX model")


def _looked_through(blob: memoryview) -> str:
    top = {number for number, _ in _fields(blob)}
    if not {1, 7, 8} <= top:  # version, graph, operators
        return tr("it is no ONNX model")
    allowed = {*OPERATORS, *(_text(value) for f in _of(blob, 25) for value in _of(f, 10))}
    waiting, seen = [("model", blob, 0)], 0
    while waiting:
        kind, part, depth = waiting.pop()
        for number, value in _fields(part):
            seen += 1
            if seen > MOST_FIELDS or depth > MOST_DEPTH:
                return tr("it has too many parts")
            problem = _problem(kind, number, value, allowed)
            if problem:
                return problem
            inner = _PARTS[kind].get(number)
            if inner is not None and isinstance(value, memoryview):
                waiting.append((inner, value, depth + 1))
    return ""


def _problem(kind: str, number: int, value: int | memoryview, allowed: set[str]) -> str:
    if kind == "tensor" and (number == 13 or (number == 14 and value != 0)):
        return tr("its weights lie in other files; save it as one file")
    if kind == "node" and number == 7 and _text(value) not in allowed:
        return tr("it needs operators that are not its own ({text})", text=_text(value)[:40])
    return ""


def _of(message: int | memoryview, wanted: int) -> Iterator[memoryview]:
    if isinstance(message, memoryview):
        yield from (v for number, v in _fields(message) if number == wanted and isinstance(v, memoryview))


def _text(value: int | memoryview) -> str:
    plain = bytes(value).decode("utf-8", "replace") if isinstance(value, memoryview) else ""
    return "".join(c if c.isprintable() else "?" for c in plain)


def _fields(message: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """Yield number and value of each field of a message (protobuf wire format); raises ValueError, IndexError."""
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        tag &= 0xFFFFFFFF  # as every reader cuts it, and enumerations too
        wire = tag & 7
        if wire == 0:
            number, at = _varint(message, at)
            yield tag >> 3, number & 0xFFFFFFFF
            continue
        if wire not in (1, 2, 5):
            raise ValueError("wire type")
        length, at = _varint(message, at) if wire == 2 else (8 if wire == 1 else 4, at)
        if at + length > len(message):
            raise ValueError("cut off")
        yield tag >> 3, message[at : at + length]
        at += length


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    value = 0
    for place in range(10):
        byte = message[at + place]
        value |= (byte & 127) << (7 * place)
        if byte < 128:
            return value, at + place + 1
    raise ValueError("number too long")
