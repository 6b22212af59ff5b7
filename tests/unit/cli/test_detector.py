"""A detector of one's own in the terminal: chosen, looked at, and told of."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.onnx_kit import put, scene
from tests.unit.cli.conftest import Terminal

pytest.importorskip("onnxruntime")  # no wheel for Intel Macs


@pytest.fixture
def project(alapp: Terminal, tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for i in range(4):
        Image.fromarray(scene({(i, 1): "red"})).save(folder / f"{i}.png")
    path = tmp_path / "p.alapp"
    assert alapp("new", path, "--task", "boxes", "--label", "Red", "--label", "Sky").code == 0
    assert alapp("import", path, folder).code == 0
    return path


def test_a_detector_is_looked_at_and_suggests(alapp: Terminal, project: Path, tmp_path: Path) -> None:
    said = alapp("train", project, "--detector", put(tmp_path))
    assert said.code == 0
    assert "Labels here: red is Red. Not labels here: blue." in said.out
    assert "Model 1 suggests the boxes of cells.onnx." in said.out
    assert alapp("settings", project, "detector_labels", "blue = Sky").code == 0
    assert "blue is Sky" in alapp("train", project).out
    assert "detector: Model 2 suggests the boxes of cells.onnx." in alapp("info", project).out


def test_a_file_that_is_no_detector_is_refused(alapp: Terminal, project: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.onnx"
    wrong.write_bytes(b"GIF89a")
    said = alapp("train", project, "--detector", wrong)
    assert said.code == 3
    assert "wrong.onnx cannot be used: it is no ONNX model" in said.err
