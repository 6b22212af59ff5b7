"""A picture model of one's own: an ONNX file, run by onnxruntime, whose output is the embedding of a picture.

How pictures are prepared for it (side, mean, deviation) is read from the model's own metadata (``mean``, ``std``, and
``size`` where its input has no fixed one), else from the ``preprocessor_config.json`` beside it, as the usual
libraries write it, or from the caller. What nobody states is not guessed: a wrong mean gives a poor embedding
without any sign of it. Nothing is fetched; the package is an extra of the program (``onnx``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.errors import BadInput
from alapp.domain.media import MediaFile
from alapp.domain.raster import FAULTS
from alapp.domain.steps import Steps
from alapp.domain.words import N_, tr
from alapp.features.onnx_file import OnnxModel, Words, opened_model
from alapp.features.pictures import samples

BATCH = 8
MOST_SIDE = 1024
CONFIG = "preprocessor_config.json"
WORDS = Words(N_("The picture model"), N_("Items are chosen by edges, shades and colours; nothing is lost."))
Triple = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Preparation:
    """What is done to a picture: squeezed to ``height`` x ``width``, 0..1, less ``mean``, divided by ``std``.

    ``last``: the model wants (n, height, width, 3) instead of (n, 3, height, width).
    """

    height: int
    width: int
    mean: Triple
    std: Triple
    last: bool = False

    def prepared(self, pictures: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return pictures (n, height, width, 3) as the model wants them."""
        mean, std = np.array(self.mean, np.float32), np.array(self.std, np.float32)
        scaled = (pictures.astype(np.float32) / 255 - mean) / std
        return np.ascontiguousarray(scaled if self.last else scaled.transpose(0, 3, 1, 2), np.float32)


class PictureEncoder:
    """Maps (n, dims, rows, columns) are averaged over their places, (n, places, dims) over the places."""

    def __init__(self, model: OnnxModel, preparation: Preparation) -> None:
        stated = (model.sha256 + repr(preparation)).encode()
        self.name = "onnx_" + hashlib.sha256(stated).hexdigest()[:16]
        self.words = model.name
        self.model, self.preparation = model, preparation

    def encode(self, files: Sequence[MediaFile | None], progress: Steps) -> NDArray[np.float16]:
        """Return one unit row (n, dims) for each file, zeros where there is no picture.

        Raises
        ------
        BadInput : the model gives something else than an embedding.
        """
        found: list[NDArray[np.float32]] = []
        for start in range(0, len(files), BATCH):
            progress.step(start, len(files), tr("Reading pictures"))
            found.append(self._batch(files[start : start + BATCH]))
        rows = np.concatenate(found) if found else np.zeros((0, 1), np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        unit = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
        return np.asarray(unit, np.float16)

    def familiar(self, contents: Sequence[object]) -> bool | None:
        """Return None: whoever chose the model knows what it was made for, the program does not."""
        del contents
        return None

    def _batch(self, files: Sequence[MediaFile | None]) -> NDArray[np.float32]:
        height, width = self.preparation.height, self.preparation.width
        pictures = np.zeros((len(files), height, width, 3), np.uint8)
        there = np.zeros(len(files), np.bool_)
        for place, file in enumerate(files):
            seen = _seen(file, width, height)
            if seen is not None:
                pictures[place], there[place] = seen, True
        return np.where(there[:, None], self._rows(self.preparation.prepared(pictures)), np.float32(0))

    def _rows(self, given: NDArray[np.float32]) -> NDArray[np.float32]:
        out = self.model.run({self.model.inputs[0].name: given})[0]
        places = {4: (2, 3), 3: (1,), 2: ()}.get(out.ndim)
        if places is None or len(out) != len(given) or not np.isfinite(out).all():
            raise WORDS.refused(
                self.model.name, tr("its first output has the shape {shape}, not one row a picture", shape=out.shape)
            )
        return np.asarray(out.mean(axis=places) if places else out, np.float32)


def _seen(file: MediaFile | None, width: int, height: int) -> NDArray[np.uint8] | None:
    try:
        return samples(file, width, height) if file is not None else None
    except BadInput:  # an import has named it already
        return None


@lru_cache(maxsize=1)
def picture_encoder(path: str, side: int = 0, mean: Triple | None = None, std: Triple | None = None) -> PictureEncoder:
    """Open the model at this path, once in a process; what the settings state goes before what its files state.

    Raises
    ------
    BadInput : the file or the package is missing, it takes no pictures, or nobody states how they are prepared.
    """
    model = opened_model(Path(path), WORDS)
    stated = {**_beside(Path(path)), **_written(model.notes)}
    stated |= {name: value for name, value in (("mean", mean), ("std", std)) if value is not None}
    stated |= {"size": (side, side)} if side else {}
    return PictureEncoder(model, _preparation(model, stated))


def _preparation(model: OnnxModel, stated: Mapping[str, Any]) -> Preparation:
    name, inputs = model.name, model.inputs
    shape = inputs[0].shape if len(inputs) == 1 else ()
    if len(shape) != 4 or inputs[0].kind != "tensor(float)" or 3 not in (shape[1], shape[3]):
        raise WORDS.refused(name, tr("it does not take pictures in three colours"))
    last = shape[1] != 3
    fixed = shape[1:3] if last else shape[2:4]
    size = fixed if all(fixed) else stated.get("size")
    if size is None or "mean" not in stated or "std" not in stated:
        raise BadInput(
            tr("The picture model {name} does not say how pictures are prepared for it.", name=name),
            tr(WORDS.meaning),
            tr(
                "Write its input size, mean and deviation into a {config} beside it; whoever made it knows them.",
                config=CONFIG,
            ),
        )
    if not 1 <= min(size) <= max(size) <= MOST_SIDE:
        raise WORDS.refused(name, tr("it wants pictures of {size} × {size_2} pixels", size=size[1], size_2=size[0]))
    if 0 in stated["std"]:
        raise WORDS.refused(name, tr("a deviation of 0 is stated for it"))
    return Preparation(int(size[0]), int(size[1]), stated["mean"], stated["std"], last)


def _written(metadata: Mapping[str, str]) -> dict[str, Any]:
    """Read what a model says of itself: numbers with commas between."""
    found: dict[str, Any] = {}
    for name in ("mean", "std", "size"):
        values = [_number(part) for part in metadata.get(name, "").strip("[]() ").split(",")]
        if None not in values and name == "size":
            found[name] = (values[0], values[-1])
        elif None not in values:
            found[name] = _triple(values)
    return {name: value for name, value in found.items() if value is not None}


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _triple(values: Sequence[Any]) -> Triple | None:
    """Return three numbers of one or three; None for others."""
    whole = list(values) * 3 if len(values) == 1 else list(values)
    return (float(whole[0]), float(whole[1]), float(whole[2])) if len(whole) == 3 else None


def _beside(model: Path) -> dict[str, Any]:
    """Read the ``preprocessor_config.json`` beside a model; empty where there is none or it says something else."""
    try:
        config = json.loads(model.with_name(CONFIG).read_text("utf-8"))
        found: dict[str, Any] = {"mean": _triple(config["image_mean"]), "std": _triple(config["image_std"])}
        size: Any = config.get("crop_size", config.get("size"))
        if isinstance(size, dict):
            side: Any = size.get("shortest_edge", 0)
            found["size"] = (int(size.get("height", side)), int(size.get("width", side)))
        elif size:
            found["size"] = (int(size), int(size))
    except FAULTS:
        return {}
    return {name: value for name, value in found.items() if value is not None}
