"""A picture model of one's own: real ONNX files of a few bytes, really run."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from alapp.domain.errors import BadInput
from alapp.domain.media import MediaFile
from alapp.domain.steps import Silent
from alapp.features.onnx_image import CONFIG, PictureEncoder, Preparation, picture_encoder
from tests.contracts.media import stored
from tests.onnx_kit import field, model, node, port, tensor

pytest.importorskip("onnxruntime")  # no wheel for Intel Macs
DATA = Path(__file__).parent / "data"
Place = Callable[[str], Path]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Put a model into a folder of its own."""
    return lambda name: Path(shutil.copy(DATA / name, tmp_path / name))


def plain(red: int, green: int, blue: int, size: tuple[int, int] = (30, 20)) -> MediaFile:
    out = BytesIO()
    Image.new("RGB", size, (red, green, blue)).save(out, "PNG")
    return stored("a.png", out.getvalue())


def unit(*numbers: float) -> np.ndarray:
    return np.array(numbers) / np.linalg.norm(numbers)


def test_a_model_says_itself_how_pictures_are_prepared(place: Place) -> None:
    encoder = picture_encoder(str(place("picture.onnx")))
    assert encoder.preparation == Preparation(16, 12, (0.5, 0.4, 0.3), (0.5, 0.5, 0.5))
    rows = encoder.encode([plain(255, 0, 51), None, stored("b.png", b"broken"), plain(255, 255, 255)], Silent())
    assert rows.dtype == np.float16
    assert np.allclose(rows[0], unit(0.5, -0.4, -0.1), atol=2e-3)
    assert np.allclose(rows[3], unit(0.5, 0.6, 0.7), atol=2e-3)
    assert not rows[1:3].any()


def test_colours_may_come_last(place: Place) -> None:
    encoder = picture_encoder(str(place("picture_last.onnx")))
    assert (encoder.preparation.last, encoder.preparation.height) == (True, 8)
    assert np.allclose(encoder.encode([plain(255, 0, 0)], Silent())[0], (1, 0, 0), atol=2e-3)


def test_what_nobody_states_is_not_guessed(place: Place) -> None:
    with pytest.raises(BadInput, match="does not say how pictures are prepared") as said:
        picture_encoder(str(place("picture_bare.onnx")))
    assert CONFIG in said.value.remedy


def test_the_settings_or_the_file_beside_it_state_it(place: Place) -> None:
    path = place("picture_bare.onnx")
    stated = picture_encoder(str(path), 10, (0.0, 0.0, 0.0), (1.0, 1.0, 1.0))
    assert stated.preparation == Preparation(10, 10, (0.0, 0.0, 0.0), (1.0, 1.0, 1.0))
    config = {"image_mean": [0.1, 0.2, 0.3], "image_std": [1, 1, 1], "size": {"shortest_edge": 24}}
    path.with_name(CONFIG).write_text(json.dumps(config), "utf-8")
    picture_encoder.cache_clear()
    read = picture_encoder(str(path))
    assert read.preparation == Preparation(24, 24, (0.1, 0.2, 0.3), (1.0, 1.0, 1.0))
    assert read.name != stated.name  # rows of the two are never mixed
    assert picture_encoder(str(path), 10).preparation.width == 10


@pytest.mark.parametrize("damaged", ["", "[]", '{"image_mean": 3}', '{"image_mean": [1, 2], "image_std": [1]}'])
def test_a_damaged_file_beside_it_states_nothing(place: Place, damaged: str) -> None:
    path = place("picture_bare.onnx")
    path.with_name(CONFIG).write_text(damaged, "utf-8")
    with pytest.raises(BadInput, match="does not say"):
        picture_encoder(str(path), 9)


def test_a_missing_damaged_or_other_model_is_refused(place: Place, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="not there"):
        picture_encoder(str(tmp_path / "none.onnx"))
    with pytest.raises(BadInput, match="three colours"):
        picture_encoder(str(place("rows.onnx")))
    path = place("picture.onnx")
    path.write_bytes(b"not a model")
    with pytest.raises(BadInput, match="no ONNX model"):
        picture_encoder(str(path))


@pytest.mark.parametrize("shape", [(3,), (1, 2), (2, 3, 4, 5, 6)])
def test_an_output_of_another_shape_is_refused(place: Place, shape: tuple[int, ...]) -> None:
    real = picture_encoder(str(place("picture.onnx")))

    class Other:
        def run(self, *_: object) -> list[np.ndarray]:
            return [np.ones(shape, np.float32)]

    with pytest.raises(BadInput, match="not one row a picture"):
        PictureEncoder(replace(real.model, _session=Other()), real.preparation).encode([plain(1, 2, 3)] * 2, Silent())


def times_two(*, outside: bool) -> bytes:
    """A model that doubles a picture; the factor lies in another file or not."""
    where = field(13, field(1, "location") + field(2, "weights.bin")) + field(14, 1) if outside else b""
    ports = [port("x", "float32", ["n", 3, 4, 4])], [port("y", "float32", ["n", 3, 4, 4])]
    return model([node("Mul", ["x", "w"], "y")], [tensor("w", np.full(1, 2, np.float32), where)], *ports)


def test_weights_in_other_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "weights.bin").write_bytes(np.ones(1, np.float32).tobytes())
    plainly = ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0))
    path = tmp_path / "inside.onnx"
    path.write_bytes(times_two(outside=False))
    assert picture_encoder(str(path), 0, *plainly).encode([plain(9, 9, 9)], Silent()).shape == (1, 3)
    path = tmp_path / "outside.onnx"
    path.write_bytes(times_two(outside=True))
    with pytest.raises(BadInput, match="its weights lie in other files"):
        picture_encoder(str(path), 0, *plainly)
