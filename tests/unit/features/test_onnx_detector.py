"""A detector of one's own: real ONNX files of a few bytes, really run, in each of the usual forms."""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from alapp.domain.errors import BadInput
from alapp.domain.media import MediaFile
from alapp.domain.raster import ORIENTATION
from alapp.domain.steps import Silent
from alapp.features.detector_input import Fit, Preparation
from alapp.features.detector_output import Output
from alapp.features.onnx_detector import DetectorRefused, OnnxDetector, detector_at, looked_at
from tests.contracts.media import stored
from tests.onnx_kit import NAMES, NOTES, detector, model, node, port, put, scene, tensor, whole_number

pytest.importorskip("onnxruntime")  # no wheel for Intel Macs
PLACED = {(1, 2): "red", (5, 5): "blue", (7, 0): "red"}
FORMS: Mapping[str, Mapping[str, object] | None] = {
    "raw": None,
    "objectness": {"form": "objectness"},  # 5 + 2 columns: with two classes it could be «seven» too
    "triple": None,
    "pair": None,
    "six": {"form": "six"},
}


def picture(samples: np.ndarray, turn: int = 1, kind: str = "PNG") -> MediaFile:
    out = BytesIO()
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    Image.fromarray(samples).save(out, kind, exif=exif, **({"quality": 95} if kind == "JPEG" else {}))
    return stored(f"a.{kind.lower()}", out.getvalue())


def seen(found: OnnxDetector, file: MediaFile) -> dict[tuple[int, ...], str]:
    """Return the surer boxes: place -> class."""
    said = found.find(Silent(), file)
    rows = np.flatnonzero(said.chances.max(axis=1, initial=0) > 0.5)
    return {tuple(np.rint(said.places[i]).astype(int).tolist()): said.classes[said.chances[i].argmax()] for i in rows}


def boxes(placed: Mapping[tuple[int, int], str], side: int = 40) -> dict[tuple[int, ...], str]:
    return {(x * side, y * side, (x + 1) * side, (y + 1) * side): colour for (x, y), colour in placed.items()}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_finds_the_same(tmp_path: Path, form: str) -> None:
    found = detector_at(str(put(tmp_path, form, FORMS[form])))
    assert (found.output.form, found.classes, found.words) == (form, NAMES, "cells.onnx")
    assert seen(found, picture(scene(PLACED))) == boxes(PLACED)
    said = found.find(Silent(), picture(scene(PLACED)))
    assert said.whole == (320, 320)
    assert np.isfinite(said.steady).all() == (form in ("raw", "objectness"))


@pytest.mark.parametrize("fit", ["letterbox", "stretch"])
@pytest.mark.parametrize("border", ["middle", "corner"])
def test_boxes_come_back_into_wide_and_high_pictures(tmp_path: Path, fit: str, border: str) -> None:
    found = detector_at(str(put(tmp_path, "raw", {"form": "raw", "fit": fit, "border": border})))
    wide = np.concatenate([scene({(2, 2): "red"}), scene({(4, 6): "blue"})], axis=1)  # 640 x 320
    whole = seen(found, picture(wide))
    if fit == "letterbox":  # cells of 80 pixels: a thing of 40 is faint in them
        assert whole == {}
        assert seen(found, picture(np.repeat(np.repeat(wide, 2, 0), 2, 1))) == {}
        large = np.full((320, 640, 3), 120, np.uint8)
        large[80:160, 160:240], large[160:240, 560:640] = (250, 0, 0), (0, 0, 250)
        assert seen(found, picture(large)) == {(160, 80, 240, 160): "red", (560, 160, 640, 240): "blue"}
        high = seen(found, picture(large.transpose(1, 0, 2)))
        assert high == {(80, 160, 160, 240): "red", (160, 560, 240, 640): "blue"}
    else:
        squeezed = np.full((320, 640, 3), 120, np.uint8)
        squeezed[40:80, 160:240] = 250, 0, 0
        assert seen(found, picture(squeezed)) == {(160, 40, 240, 80): "red"}


@pytest.mark.parametrize("turn", range(1, 9))
def test_boxes_are_those_of_the_picture_as_displayed(tmp_path: Path, turn: int) -> None:
    found = detector_at(str(put(tmp_path, "raw", {"form": "raw"})))
    shown = scene({(0, 1): "red", (6, 1): "blue"})
    back = {1: shown, 2: shown[:, ::-1], 3: shown[::-1, ::-1], 4: shown[::-1]}
    turned = shown.transpose(1, 0, 2)
    back |= {5: turned, 6: turned[::-1], 7: turned[::-1, ::-1], 8: turned[:, ::-1]}
    assert seen(found, picture(back[turn], turn, "JPEG")) == boxes({(0, 1): "red", (6, 1): "blue"})


def test_a_small_picture_is_magnified(tmp_path: Path) -> None:
    found = detector_at(str(put(tmp_path, "raw", {"form": "raw"})))
    assert seen(found, picture(scene({(3, 3): "red"}, unit=1)[::2, ::2])) == boxes({(3, 3): "red"}, side=4)


def test_what_nobody_states_is_asked_for(tmp_path: Path) -> None:
    path = put(tmp_path, "raw", notes={})
    with pytest.raises(BadInput, match="nobody states its mean, std, fit, names") as said:
        detector_at(str(path))
    assert "cells.json beside it" in said.value.what
    stated = {"mean": [0, 0, 0], "std": [1, 1, 1], "fit": "letterbox", "names": ["red", "blue"], "form": "raw"}
    path.with_suffix(".json").write_text(json.dumps(stated), "utf-8")
    assert seen(detector_at(str(path)), picture(scene(PLACED))) == boxes(PLACED)


def test_the_notes_of_ultralytics_are_understood(tmp_path: Path) -> None:
    notes = {"names": "{0: 'red', 1: 'blue'}", "imgsz": "[64, 64]", "stride": "32", "task": "detect"}
    assert seen(detector_at(str(put(tmp_path, "raw", notes=notes))), picture(scene(PLACED))) == boxes(PLACED)
    found = detector_at(str(put(tmp_path, "six", notes=notes | {"end2end": "True"})))
    assert (found.output.form, found.preparation.fit) == ("six", "letterbox")
    with pytest.raises(BadInput, match="made to segment"):
        detector_at(str(put(tmp_path, "raw", notes=notes | {"task": "segment"})))


def test_the_files_of_the_usual_libraries_are_understood(tmp_path: Path) -> None:
    size = {"height": 64, "width": 64}
    config = {"image_mean": [0, 0, 0], "image_std": [1, 1, 1], "size": size}
    (tmp_path / "preprocessor_config.json").write_text(json.dumps(config), "utf-8")
    (tmp_path / "config.json").write_text(json.dumps({"id2label": {"0": "red", "1": "blue"}}), "utf-8")
    found = detector_at(str(put(tmp_path, "pair", notes={})))
    assert (found.preparation.fit, found.output.scores, found.output.units) == ("stretch", "softmax", "share")
    assert seen(found, picture(scene(PLACED))) == boxes(PLACED)


@pytest.mark.parametrize(
    "stated",
    [
        {"fit": "crop"},
        {"mean": [1, 2]},
        {"names": 3, "fit": "stretch"},
        {"std": [1, 0, 1]},
        {"names": []},
        {"mean": [0, 0, 0], "other": 1},
        {"form": "pair"},
        {"fit": "scale"},
    ],
)
def test_what_is_stated_wrongly_is_told(tmp_path: Path, stated: dict[str, object]) -> None:
    with pytest.raises(BadInput, match="cannot be used"):
        detector_at(str(put(tmp_path, "raw", stated)))


def test_two_possible_forms_are_asked_for(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="may be objectness or seven: state its “form”"):
        detector_at(str(put(tmp_path, "objectness")))


def test_models_of_other_kinds_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "cells.onnx"
    words = model([node("Identity", ["ids"], "y")], [], [port("ids", "int64", [1, 9])], [port("y", "int64", [1, 9])])
    path.write_bytes(words)
    with pytest.raises(BadInput, match="does not take one picture"):
        detector_at(str(path))
    path.write_bytes(detector(batch=4))
    with pytest.raises(BadInput, match="one at a time"):
        detector_at(str(path))
    images, out = [port("images", "float32", [1, 3, 64, 64])], [port("y", "float32", [1, 3, 64, 64])]
    path.write_bytes(model([node("Identity", ["images"], "y")], [], images, out, NOTES))
    with pytest.raises(BadInput, match="is not one that is known"):
        detector_at(str(path))


def test_a_changed_file_is_another_detector(tmp_path: Path) -> None:
    path = put(tmp_path, "raw", {"form": "raw"})
    first = detector_at(str(path))
    assert detector_at(str(path)) is first
    path.with_suffix(".json").write_text(json.dumps({"form": "raw", "names": ["blue", "red"]}), "utf-8")
    second = detector_at(str(path))
    assert second.name != first.name
    assert second.classes == ("blue", "red")


def test_a_broken_picture_is_not_the_detectors_fault(tmp_path: Path) -> None:
    found = detector_at(str(put(tmp_path, "raw", {"form": "raw"})))
    with pytest.raises(BadInput, match="cannot be read") as said:
        found.find(Silent(), stored("b.png", b"broken"))
    assert not isinstance(said.value, DetectorRefused)


def test_a_detector_that_fails_on_a_picture_is_refused(tmp_path: Path) -> None:
    """Boxes only where the first pixel is dark: on the others it has no place to take them from."""
    pixel = node("Gather", ["flat", "zero"], "first")
    nodes = [
        node("Reshape", ["images", "line"], "flat"),
        pixel,
        node("Cast", ["first"], "number", [whole_number("to", 7)]),
    ]
    nodes += [node("Gather", ["tables", "number"], "output")]
    tables = np.zeros((2, 64, 6), np.float32)
    made = [tensor("line", np.array([-1], np.int64)), tensor("zero", np.zeros(1, np.int64)), tensor("tables", tables)]
    notes = NOTES | {"std": "[0.1, 0.1, 0.1]", "form": "raw", "fit": "stretch"}
    path = tmp_path / "cells.onnx"
    images, out = [port("images", "float32", [1, 3, 64, 64])], [port("output", "float32", [1, 64, 6])]
    path.write_bytes(model(nodes, made, images, out, {**notes, "top": "0.2"}))
    found = detector_at(str(path))
    with pytest.raises(DetectorRefused, match="fails while it runs"):
        found.find(Silent(), picture(np.full((40, 40, 3), 255, np.uint8)))


def test_it_can_be_looked_at(tmp_path: Path) -> None:
    words, classes = looked_at(Silent(), str(put(tmp_path, "triple")))
    assert words == "cells.onnx: pictures of 64 × 64 pixels (letterbox), output of the form triple."
    assert classes == NAMES


sides = st.integers(1, 5_000)


@settings(max_examples=200)
@given(sides, sides, st.sampled_from(["letterbox", "stretch", "scale"]), st.booleans())
def test_a_picture_and_its_boxes_fit(wide: int, high: int, fit: str, middle: bool) -> None:
    how = Preparation("x", 60, 80, fit, middle, 114, (0, 0, 0), (1, 1, 1), 1.0, False, False, True, "f4")
    place, inside = how.place((wide, high))
    assert place.left >= 0
    assert place.left + place.width <= inside[1]
    assert place.top >= 0
    assert place.top + place.height <= inside[0]
    edges = np.array([[place.left, place.top, place.left + place.width, place.top + place.height]], np.float32)
    assert np.allclose(place.back(edges), [[0, 0, wide, high]], atol=1e-2 * max(wide, high))


numbers = st.floats(width=32, allow_nan=True, allow_infinity=True)


@settings(max_examples=200)
@given(st.lists(st.tuples(*[numbers] * 6), max_size=20), st.sampled_from(["raw", "six"]), st.booleans())
def test_any_numbers_give_boxes_inside_the_picture(rows: list[tuple[float, ...]], form: str, shares: bool) -> None:
    how = Output(form, (0,), NAMES, 0, form == "raw", "share" if shares else "pixels", "chances")  # type: ignore[arg-type]
    table = np.array(rows, np.float32).reshape(1, -1, 6)
    with np.errstate(all="ignore"):
        found = how.detections([table], Fit((300, 200), 0, 10, 60, 40), (60, 60))
    assert np.isfinite(found.places).all()
    assert ((found.chances >= 0) & (found.chances <= 1)).all()
    assert (found.places >= 0).all()
    assert (found.places[:, 2:] <= (300, 200)).all()
    assert (found.places[:, :2] < found.places[:, 2:]).all()


def test_many_boxes_of_one_thing_become_one() -> None:
    how = Output("raw", (0,), NAMES, 0, True, "pixels", "chances")
    near = [[30 + dx, 30, 20, 20, chance, 0.0] for dx, chance in ((0, 0.9), (2, 0.6), (4, 0.3))]
    away = [[30, 30, 20, 20, 0.0, 0.5], [50, 50, 8, 8, 0.004, 0.0]]
    table = np.array([near + away], np.float32)
    found = how.detections([table], Fit((60, 60), 0, 0, 60, 60), (60, 60))
    assert found.places.tolist() == [[20, 20, 40, 40], [20, 20, 40, 40]]
    assert found.steady[0] == pytest.approx((18 / 22 * 0.6 + 16 / 24 * 0.3) / 0.9, abs=1e-4)
    assert found.steady[1] == 1
