"""ONNX files as hostile input: refused before they are opened, bounded while they run."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alapp.domain.errors import BadInput
from alapp.features import onnx_file
from alapp.features.onnx_file import Words, opened_model, problem_in
from tests.onnx_kit import detector, field, model, node, port, tensor, varint

pytest.importorskip("onnxruntime")  # no wheel for Intel Macs
WORDS = Words("The detector", "Nothing is lost.")
ONE = np.ones(3, np.float32)


def adding(weights: bytes, *, domain: str = "", kind: str = "Add", more: bytes = b"") -> bytes:
    nodes = [node(kind, ["x", "w"], "y", domain=domain)]
    return model(nodes, [weights], [port("x", "float32", [3])], [port("y", "float32", [3])]) + more


def refused(tmp_path: Path, blob: bytes) -> str:
    path = tmp_path / "a.onnx"
    path.write_bytes(blob)
    with pytest.raises(BadInput) as said:
        opened_model(path, WORDS)
    assert said.value.meaning
    assert said.value.remedy
    return said.value.what


def test_a_sound_file_is_opened_and_run(tmp_path: Path) -> None:
    path = tmp_path / "a.onnx"
    path.write_bytes(adding(tensor("w", ONE)))
    found = opened_model(path, WORDS)
    assert (found.inputs[0].name, found.inputs[0].shape, found.outputs[0].kind) == ("x", (3,), "tensor(float)")
    assert found.run({"x": ONE})[0].tolist() == [2, 2, 2]


@pytest.mark.parametrize(
    "blob",
    [b"", b"not a model", b"\x80\x04K\x01.", bytes(1000), b"PK\x03\x04" * 50, detector()[:-40], detector()[5:]],
)
def test_other_files_are_refused(tmp_path: Path, blob: bytes) -> None:
    assert "no ONNX model" in refused(tmp_path, blob)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.onnx", tmp_path):
        with pytest.raises(BadInput, match="not there"):
            opened_model(path, WORDS)


@pytest.mark.parametrize(
    "more",
    [
        field(13, field(1, "location") + field(2, "/etc/passwd")) + field(14, 1),
        field(13, field(1, "location") + field(2, "weights.bin")),
        field(14, 2**32 + 1),  # cut to 1 by readers
    ],
)
def test_weights_in_other_files_are_refused(tmp_path: Path, more: bytes) -> None:
    (tmp_path / "weights.bin").write_bytes(ONE.tobytes())
    assert "other files" in refused(tmp_path, adding(tensor("w", ONE, more)))


def test_weights_in_other_files_are_found_deep_inside(tmp_path: Path) -> None:
    reaching = tensor("w", ONE, field(14, 1))
    constant = node("Constant", [], "c", [field(1, "value") + field(5, reaching) + field(20, 4)])
    branch = field(1, constant) + field(2, "inner")
    loop = node("If", ["x"], "y", [field(1, "then_branch") + field(6, branch) + field(20, 5)])
    assert "other files" in refused(tmp_path, model([loop], [], [port("x", "float32", [3])], []))
    function = field(25, field(1, "f") + field(10, "mine") + field(7, constant))
    assert "other files" in refused(tmp_path, adding(tensor("w", ONE), more=function))


def test_operators_of_its_own_are_refused(tmp_path: Path) -> None:
    said = refused(tmp_path, adding(tensor("w", ONE), domain="com.evil\n<b>", kind="Run"))
    assert "operators that are not its own (com.evil?<b>)" in said
    assert "of another kind" in refused(tmp_path, adding(tensor("w", ONE), kind="NoSuchOperator"))


def test_endless_parts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = field(1, node("Add", ["x", "x"], "y"))
    for _ in range(onnx_file.MOST_DEPTH):
        inner = field(1, node("If", ["x"], "y", [field(1, "b") + field(6, inner) + field(20, 5)]))
    assert "too many parts" in problem_in(field(1, 8) + field(7, inner) + field(8, field(2, 13)))
    monkeypatch.setattr(onnx_file, "MOST_FIELDS", 20)
    assert "too many parts" in refused(tmp_path, detector())


def test_a_large_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onnx_file, "MOST_BYTES", 2**20)
    assert "larger than 1 MB" in refused(tmp_path, bytes(2**20 + 1))


def test_many_outputs_are_refused(tmp_path: Path) -> None:
    nodes = [node("Identity", ["x"], f"y{i}") for i in range(9)]
    outputs = [port(f"y{i}", "float32", [3]) for i in range(9)]
    assert "1 inputs and 9 outputs" in refused(tmp_path, model(nodes, [], [port("x", "float32", [3])], outputs))


def test_a_run_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    """A loop of 2^62 rounds, each a product of two matrices."""
    names = ("i", "on", "m")
    body = field(1, node("MatMul", ["m", "m"], "n")) + field(1, node("Identity", ["on"], "still")) + field(2, "body")
    kinds = (7, 9, 1)
    shapes = ([], [], [32, 32])
    ports = [
        field(1, name) + field(2, field(1, field(1, kind) + field(2, b"".join(field(1, field(1, s)) for s in shape))))
        for name, kind, shape in zip((*names, "still", "n"), (*kinds, 9, 1), (*shapes, [], [32, 32]), strict=True)
    ]
    body += b"".join(field(11, p) for p in ports[:3]) + b"".join(field(12, p) for p in ports[3:])
    loop = node("Loop", ["rounds", "", "x"], "y", [field(1, "body") + field(6, body) + field(20, 5)])
    inputs, outputs = [port("x", "float32", [32, 32])], [port("y", "float32", [32, 32])]
    path = tmp_path / "loop.onnx"
    path.write_bytes(model([loop], [tensor("rounds", np.array(2**62, np.int64))], inputs, outputs))
    with pytest.raises(BadInput, match=r"more than 0\.2 s"):
        opened_model(path, WORDS).run({"x": np.zeros((32, 32), np.float32)}, seconds=0.2)


def test_a_failing_run_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.onnx"
    path.write_bytes(adding(tensor("w", ONE)))
    with pytest.raises(BadInput, match="fails while it runs"):
        opened_model(path, WORDS).run({"x": np.ones(4, np.float32)})


def test_memory_without_end_is_refused(tmp_path: Path) -> None:
    """An output of 4 TB of ones."""
    shape = tensor("shape", np.array([2**20, 2**20], np.int64))
    nodes = [node("ConstantOfShape", ["shape"], "much"), node("Add", ["much", "x"], "y")]
    blob = model(nodes, [shape], [port("x", "float32", [1])], [port("y", "float32", ["a", "b"])])
    path = tmp_path / "a.onnx"
    path.write_bytes(blob)
    with pytest.raises(BadInput, match="cannot be used"):
        opened_model(path, WORDS).run({"x": np.ones(1, np.float32)})


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200), st.integers(0, len(detector())), st.booleans())
def test_any_bytes_are_looked_through(noise: bytes, at: int, inside: bool) -> None:
    sound = detector()
    assert isinstance(problem_in(sound[:at] + noise + sound[at + len(noise) * inside :]), str)
    assert isinstance(problem_in(noise), str)


@given(st.integers(0, 2**64 - 1))
def test_numbers_are_read_as_they_are_written(value: int) -> None:
    assert list(onnx_file._fields(memoryview(varint(8) + varint(value)))) == [(1, value & 0xFFFFFFFF)]


def test_functions_of_its_own_are_allowed() -> None:
    own = field(25, field(1, "f") + field(10, "mine") + field(7, node("Identity", ["x"], "y")))
    assert problem_in(adding(tensor("w", ONE), domain="mine", kind="f", more=own)) == ""
