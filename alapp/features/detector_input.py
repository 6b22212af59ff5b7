"""How a picture gets into a detector, and how its boxes get back into the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alapp.domain.detections import Rows
from alapp.domain.media import MediaFile
from alapp.domain.steps import Steps
from alapp.domain.words import tr
from alapp.features.detector_facts import Facts, Triple
from alapp.features.onnx_file import OnnxModel, Port
from alapp.features.pictures import overview

MOST_SIDE = 2_048
KINDS = {"tensor(float)": "f4", "tensor(float16)": "f2", "tensor(uint8)": "u1"}
MASK, SIDES = "pixel_mask", "orig_target_sizes"
"""Inputs beside the picture that some exports have: where it is, and how large it was."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Where a picture of ``whole`` (width, height) pixels lies in the input: its place and size there."""

    whole: tuple[int, int]
    left: int
    top: int
    width: int
    height: int

    def back(self, places: Rows) -> Rows:
        """Return boxes (n, 4) in pixels of the input as boxes in pixels of the picture, cut at its edges."""
        scale = np.array([self.whole[0] / self.width, self.whole[1] / self.height] * 2, np.float32)
        found = (places - np.array([self.left, self.top] * 2, np.float32)) * scale
        return np.asarray(np.clip(found, 0, np.array([*self.whole, *self.whole], np.float32)), np.float32)


@dataclass(frozen=True, slots=True)
class Preparation:
    """What is done to a picture; the fields are those of :class:`Facts`, ``height`` and ``width`` of the input.

    With ``fit`` "scale" these are its shorter and its longer side at most. ``last``: colours are the last axis.
    ``stacked``: the input has an axis of pictures. ``kind``: the numbers that it takes.
    """

    name: str
    height: int
    width: int
    fit: str
    middle: bool
    fill: int
    mean: Triple
    std: Triple
    top: float
    bgr: bool
    last: bool
    stacked: bool
    kind: str
    others: tuple[str, ...] = ()

    def place(self, whole: tuple[int, int]) -> tuple[Fit, tuple[int, int]]:
        """Return where such a picture lies in the input, and the input's height and width."""
        wide, high = whole
        if self.fit == "stretch":
            return Fit(whole, 0, 0, self.width, self.height), (self.height, self.width)
        if self.fit == "scale":
            share = min(self.height / min(whole), self.width / max(whole))
        else:
            share = min(self.width / wide, self.height / high)
        across, down = max(1, round(wide * share)), max(1, round(high * share))
        if self.fit == "scale":
            return Fit(whole, 0, 0, across, down), (down, across)
        across, down = min(across, self.width), min(down, self.height)
        left, top = ((self.width - across) // 2, (self.height - down) // 2) if self.middle else (0, 0)
        return Fit(whole, left, top, across, down), (self.height, self.width)

    def given(self, progress: Steps, file: MediaFile) -> tuple[dict[str, NDArray[np.generic]], Fit]:
        """Return the inputs for a picture, and where it lies in them; raises BadInput where it cannot be read."""
        side = 2 * max(self.height, self.width)
        raster = overview(progress, file, side, side)
        fit, sides = self.place(raster.whole)
        samples = np.frombuffer(raster.rows, np.uint8).reshape(raster.height, raster.width, 4)[..., 2::-1]
        return self.filled(_resized(samples, fit.width, fit.height), fit, sides), fit

    def filled(self, picture: NDArray[np.uint8], fit: Fit, sides: tuple[int, int]) -> dict[str, NDArray[np.generic]]:
        """Return the inputs for a picture (fit.height, fit.width, 3) that has its size already."""
        canvas = np.full((*sides, 3), self.fill, np.uint8)
        canvas[fit.top : fit.top + fit.height, fit.left : fit.left + fit.width] = picture
        if self.bgr:
            canvas = canvas[..., ::-1]
        rows: NDArray[np.generic] = canvas
        if self.kind != "u1":
            scaled = canvas.astype(np.float32) * np.float32(self.top / 255)
            rows = ((scaled - np.array(self.mean, "f4")) / np.array(self.std, "f4")).astype(self.kind)
        rows = rows if self.last else rows.transpose(2, 0, 1)
        found = {self.name: np.ascontiguousarray(rows[None] if self.stacked else rows)}
        more = {MASK: np.ones((1, *sides), np.int64), SIDES: np.array([fit.whole], np.int64)}
        return found | {name: more[name] for name in self.others}


def _resized(samples: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    from PIL import Image

    image = Image.fromarray(np.ascontiguousarray(samples))
    return np.asarray(image.resize((width, height), Image.Resampling.BILINEAR), np.uint8)


def preparation_of(model: OnnxModel, facts: Facts) -> Preparation:
    """Return how pictures are prepared for a detector.

    Raises
    ------
    BadInput : it takes no pictures, or nobody states how they are prepared.
    """
    refused = model.words.refused
    pictures = [port for port in model.inputs if port.name not in (MASK, SIDES)]
    if len(pictures) != 1 or pictures[0].kind not in KINDS:
        raise refused(model.name, tr("it does not take one picture"))
    port = pictures[0]
    sides = _sides(port)
    if sides is None:
        raise refused(model.name, tr("it does not take pictures in three colours, one at a time"))
    last, fixed = sides
    size = fixed if all(fixed) else facts.size
    missing = [name for name, value in (("size", size), *_stated(port, facts)) if value is None]
    if missing or size is None:
        raise refused(
            model.name, tr("nobody states its {missing}; {ask}", missing=", ".join(missing), ask=_ask(model.name))
        )
    if all(fixed) and facts.fit == "scale":
        raise refused(
            model.name,
            tr(
                "its input has fixed sides, and how a picture is fitted is not stated as “fit”; {ask}",
                ask=_ask(model.name),
            ),
        )
    if not 8 <= min(size) <= max(size) <= MOST_SIDE:
        raise refused(model.name, tr("it wants pictures of {size} × {size_2} pixels", size=size[1], size_2=size[0]))
    whole = port.kind == "tensor(uint8)"
    return Preparation(
        port.name, *size, facts.fit or "", facts.border == "middle", min(max(facts.fill, 0), 255),
        (0.0, 0.0, 0.0) if whole else facts.mean or (0.0, 0.0, 0.0), facts.std or (1.0, 1.0, 1.0), facts.top,
        facts.colours == "bgr", last, len(port.shape) == 4, KINDS[port.kind],
        tuple(other.name for other in model.inputs if other.name in (MASK, SIDES)),
    )  # fmt: skip


def _stated(port: Port, facts: Facts) -> list[tuple[str, object]]:
    colours = [] if port.kind == "tensor(uint8)" else [("mean", facts.mean), ("std", facts.std)]
    return [*colours, ("fit", facts.fit), ("names", facts.names)]


def _ask(name: str) -> str:
    return tr("write it into a file {name}.json beside it; whoever made it knows", name=name.rpartition(".")[0] or name)


def _sides(port: Port) -> tuple[bool, tuple[int, int]] | None:
    """Return whether colours come last, and height and width, 0 where open; None where it is no picture."""
    shape: Sequence[int] = port.shape[1:] if len(port.shape) == 4 else port.shape
    if len(port.shape) not in (3, 4) or (len(port.shape) == 4 and port.shape[0] > 1):
        return None
    if shape[0] == 3 or (shape[2] != 3 and shape[0] == 0):
        return False, (shape[1], shape[2])
    return (True, (shape[0], shape[1])) if shape[2] == 3 else None
