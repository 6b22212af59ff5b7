"""What a detector says of itself, and what is said of it: its input, its classes, and how its output is written.

In this order: a JSON file of the same name beside it (``cells.json`` beside ``cells.onnx``), which a person writes;
notes in the file (those of Ultralytics, or the keys of :class:`Facts`); and the ``preprocessor_config.json`` and
``config.json`` beside it, as the usual libraries write them. What nobody states is not guessed: boxes that are a
little off, or classes that are named wrongly, look like a poor detector without any sign of why.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from alapp.domain.raster import FAULTS
from alapp.domain.words import tr
from alapp.features.onnx_file import NOTES_BYTES, OnnxModel

Form = Literal["triple", "pair", "raw", "objectness", "six", "seven"]
Triple = tuple[float, float, float]
NAMES = 10_000


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is stated of a detector; None where nobody does.

    ``size``: height and width of its input, where the file leaves them open; with ``fit`` "scale" the shorter and the
    longer side at most. ``mean``, ``std``: of colours in 0..``top``. ``fit``: how a picture gets into the input:
    "letterbox" (scaled, with a border of ``fill``, ``border`` in the "middle" or at the "corner"), "stretch", or
    "scale" (no border). ``names`` of its classes, the first of which has the number ``first``. ``form`` of its output
    (:mod:`alapp.features.detector_output`), ``box`` "corners" or "centre", ``units`` "pixels" of its input, "picture"
    or "share" of the input's sides, ``scores`` "chances", "sigmoid" or "softmax".
    """

    size: tuple[int, int] | None = None
    mean: Triple | None = None
    std: Triple | None = None
    top: float = 1.0
    fit: Literal["letterbox", "stretch", "scale"] | None = None
    border: Literal["middle", "corner"] = "middle"
    fill: int = 114
    colours: Literal["rgb", "bgr"] = "rgb"
    names: tuple[str, ...] | None = None
    first: int = 0
    form: Form | None = None
    box: Literal["corners", "centre"] | None = None
    units: Literal["pixels", "picture", "share"] | None = None
    scores: Literal["chances", "sigmoid", "softmax"] | None = None


def facts_of(path: Path, model: OnnxModel) -> Facts:
    """Return what is stated of an opened file.

    Raises
    ------
    BadInput : it was made for something else than boxes, or what is stated cannot be understood.
    """
    task = model.notes.get("task", "detect")
    if task != "detect":
        raise model.words.refused(model.name, tr("it was made to {task}, not to detect", task=task[:20]))
    said = _beside(path) | _noted(model.notes) | _written(path.with_suffix(".json"), model)
    try:
        facts = msgspec.convert(said, Facts, strict=False)
    except msgspec.ValidationError as error:
        raise model.words.refused(
            model.name, tr("what is stated of it cannot be understood: {error}", error=error)
        ) from error
    if facts.std is not None and 0 in facts.std:
        raise model.words.refused(model.name, tr("a deviation of 0 is stated for it"))
    return facts


def _written(path: Path, model: OnnxModel) -> dict[str, Any]:
    """Read the file that a person wrote; what they wrote wrongly is said."""
    if not path.is_file():
        return {}
    try:
        said = msgspec.json.decode(_bounded(path), type=dict[str, Any])
    except (OSError, ValueError) as error:
        raise model.words.refused(
            model.name, tr("{name} beside it cannot be read", name=path.name), type(error).__name__
        ) from error
    return said if set(said) & set(Facts.__struct_fields__) else {}


def _bounded(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(NOTES_BYTES)


def _noted(notes: Mapping[str, str]) -> dict[str, Any]:
    """Read the notes in a file: literals as Python or JSON writes them, or words."""
    said = {name: _literal(notes[name]) for name in Facts.__struct_fields__ if name in notes}
    if isinstance(said.get("names"), dict):
        said["names"] = _in_order(said["names"])
    if "stride" in notes and "imgsz" in notes:
        said = _of_ultralytics(notes) | said
    for name in ("mean", "std"):
        if isinstance(said.get(name), int | float):
            said[name] = (said[name],) * 3
    return {name: value for name, value in said.items() if value is not None}


def _of_ultralytics(notes: Mapping[str, str]) -> dict[str, Any]:
    """Return what holds for all detectors of this maker, which write their sides and classes into the file."""
    said = {"mean": (0.0, 0.0, 0.0), "std": (1.0, 1.0, 1.0), "size": _literal(notes["imgsz"])}
    args = _literal(notes.get("args", ""))
    chosen = "True" in (notes.get("nms"), notes.get("end2end")) or (isinstance(args, dict) and args.get("nms") is True)
    said |= {"form": "six"} if chosen else {"form": "raw"}
    transformer = "rtdetr" in notes.get("description", "").replace("-", "").lower()
    return said | ({"fit": "stretch", "units": "share"} if transformer else {"fit": "letterbox"})


def _literal(text: str) -> Any:
    try:
        return ast.literal_eval(text) if len(text) < NOTES_BYTES else None
    except (*FAULTS, RecursionError):
        return text


def _in_order(names: Mapping[Any, Any]) -> list[str] | None:
    """Return names by number 0, 1, …; None where one is missing."""
    by_number = {int(k): str(v) for k, v in names.items() if str(k).isdecimal()}
    return [by_number[i] for i in range(len(names))] if set(by_number) == set(range(len(names))) else None


def _beside(path: Path) -> dict[str, Any]:
    """Read what the usual libraries write beside a model; nothing where that says something else."""
    found = _prepared(_json(path.with_name("preprocessor_config.json")))
    config = _json(path.with_name("config.json"))
    names = config.get("id2label")
    if isinstance(names, dict) and (listed := _in_order(names)) is not None:
        found["names"] = listed
    return {name: value for name, value in found.items() if value is not None}


def _json(path: Path) -> dict[str, Any]:
    try:
        return msgspec.json.decode(_bounded(path), type=dict[str, Any])
    except (OSError, ValueError):
        return {}


def _prepared(config: Mapping[str, Any]) -> dict[str, Any]:
    try:
        plain = config.get("do_normalize") is False
        found: dict[str, Any] = {
            "mean": (0.0, 0.0, 0.0) if plain else tuple(map(float, config["image_mean"])),
            "std": (1.0, 1.0, 1.0) if plain else tuple(map(float, config["image_std"])),
        }
        size = config["size"]
        if "height" in size:
            return found | {"fit": "stretch", "size": (int(size["height"]), int(size["width"]))}
        shorter = int(size["shortest_edge"])
        return found | {"fit": "scale", "size": (shorter, int(size.get("longest_edge", 2 * shorter)))}
    except FAULTS:
        return {}
