"""Boxes in pictures: a detector that learns from the person's own boxes in seconds, without a graphics card.

Windows of the usual sizes are scored everywhere by a linear rule, the likeliest are looked at more closely, moved to
fit, and what overlaps a better one is dropped (:mod:`alapp.learning.regions.detector_stages`). Items are cell maps of
pictures (:class:`CellMap`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.arrays import pack, unpack
from alapp.domain.cells import CellMap
from alapp.domain.errors import BadInput
from alapp.domain.region import Box, Marked, Region, RegionKind, place_of
from alapp.domain.steps import Steps
from alapp.domain.words import N_, tr
from alapp.learning.regions.base import Reading, RegionLesson
from alapp.learning.regions.detector_fit import Fitted, LeftOut, Picture, Sure, fitted
from alapp.learning.regions.detector_stages import FineStage, proposals
from alapp.learning.regions.detector_windows import Rows, Sums, Windows, drawn_windows

VERSION = 1
MOST_PICTURES = 120
"""Pictures that a model learns from; of more, so many are drawn by the lesson's seed, those with boxes first."""
DOUBTED = 0.1
"""Found boxes less likely than this say nothing of how unsure a picture is."""
UNSUREST = 5
_ARRAYS = ("sizes", "seats", "coarse", "mean", "scale", "landmarks", "quality", "shift", "offsets")


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Boxes found in a picture: ``windows`` (n, 4) in cells, ``chances`` (n, k) by label, ``steady`` (n,) in 0..1."""

    windows: Windows
    chances: Rows
    steady: Rows


@dataclass(frozen=True, slots=True, eq=False)
class DetectorModel:
    """A fitted detector for cell maps of one kind; without ``learned`` it finds nothing.

    ``left_out`` is kept of its training alone (see :class:`alapp.learning.regions.base.Trained`), not in its bytes.
    """

    labels: tuple[str, ...]
    cell_kind: str
    learned: Fitted | None = None
    left_out: Mapping[int, Sequence[Region]] = field(default_factory=dict)

    def read(self, contents: Sequence[Any], progress: Steps) -> list[Reading]:
        """Return the boxes found in each picture (:class:`CellMap`)."""
        readings = []
        for done, cells in enumerate(contents):
            progress.step(done, len(contents), "Reading")
            readings.append(self._read(cells))
        return readings

    def find(self, cells: CellMap) -> Found:
        """Return all that is found, however unlikely."""
        nothing = Found(np.zeros((0, 4), np.float32), np.zeros((0, len(self.labels)), np.float32), np.zeros(0, "f4"))
        if self.learned is None or cells.kind != self.cell_kind:
            return nothing
        sums = Sums.of(cells)
        proposed = proposals(sums, self.learned.sizes, self.learned.coarse, self.learned.seats)
        if not len(proposed):
            return nothing
        quality, windows, steady = self.learned.fine.found(sums, proposed)
        return Found(windows, self.learned.sure.confidence(quality), steady)

    def _read(self, cells: CellMap) -> Reading:
        found = self.find(cells)
        if self.learned is None or not len(found.windows):
            return Reading((), 0.0, dict.fromkeys(("boxes", "labels", "places"), 0.0))
        best = found.chances.max(axis=1)
        marked = [self.marked(cells, found, row) for row in np.flatnonzero(best >= self.learned.sure.floor).tolist()]
        scores = doubts(found)
        present = dict(zip(self.labels, found.chances.max(axis=0).tolist(), strict=True))
        unsure = (scores["boxes"] + scores["places"]) / 2
        kept = tuple(sorted(marked, key=lambda m: place_of(m.region)))
        return Reading(kept, unsure, scores, max(1.0, float(best[best >= DOUBTED].sum())), present)

    def marked(self, cells: CellMap, found: Found, row: int) -> Marked:
        """Return one of the found boxes in pixels of the picture, inside it."""
        left, top, right, bottom = (round(float(side) * cells.cell) for side in found.windows[row])
        most_x, most_y = cells.whole
        x, y = min(max(left, 0), most_x - 1), min(max(top, 0), most_y - 1)
        wide, high = max(min(right, most_x) - x, 1), max(min(bottom, most_y) - y, 1)
        order = np.argsort(-found.chances[row], kind="stable")
        box = Box(float(x), float(y), float(wide), float(high), self.labels[order[0]])
        sure = float(found.chances[row, order[0]])
        if len(order) == 1:
            return Marked(box, sure)
        return Marked(box, sure, self.labels[order[1]], min(float(found.chances[row, order[1]]), 1 - sure))

    def to_bytes(self) -> bytes:
        """Return the numbers of the model."""
        meta = {"kind": "detector", "version": VERSION, "labels": self.labels, "cell_kind": self.cell_kind}
        if self.learned is None:
            return pack(meta | {"learned": False}, {})
        fine, sure = self.learned.fine, self.learned.sure
        values = (self.learned.sizes, self.learned.seats, self.learned.coarse, fine.mean, fine.scale, fine.landmarks)
        arrays: dict[str, NDArray[Any]] = dict(
            zip(_ARRAYS, (*values, fine.quality, fine.shift, sure.offsets), strict=True)
        )
        return pack(meta | {"learned": True, "width": fine.width, "slope": sure.slope, "floor": sure.floor}, arrays)


class Detector:
    """Learns boxes from colours and edges."""

    name = "detector"
    words = N_("Windows of colours and edges")
    kind: RegionKind = "box"
    modalities = ("image",)

    def fit(self, lesson: RegionLesson, progress: Steps) -> DetectorModel:
        """Learn from pictures (:class:`CellMap`) and their boxes; same lesson, same model."""
        from threadpoolctl import threadpool_limits

        progress.step(0, 1, "Training")
        kind = _usual_kind(lesson.contents)
        pictures = _pictures(lesson, kind)
        if not any(len(picture.drawn) for picture in pictures.values()):
            return DetectorModel(lesson.labels, kind)
        with threadpool_limits(1):
            learned, found = fitted(list(pictures.values()), len(lesson.labels), lesson.seed, progress)
        model = DetectorModel(lesson.labels, kind, learned)
        boxes = {i: _boxes(model, lesson.contents[i], left) for i, left in zip(pictures, found, strict=True)}
        return replace(model, left_out=boxes)

    def from_bytes(self, blob: bytes) -> DetectorModel:
        """Return what :meth:`DetectorModel.to_bytes` wrote; raises BadInput when damaged or of another version."""
        meta, arrays = unpack(blob)
        try:
            return _model(meta, arrays)
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise BadInput(
                tr("The stored model of boxes cannot be read."),
                tr("It was made from your pictures and answers, which are not touched."),
                tr("Train again."),
                type(error).__name__,
            ) from None


def _model(meta: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> DetectorModel:
    if (meta["kind"], meta["version"]) != ("detector", VERSION):
        raise ValueError("version")
    labels, kind = tuple(map(str, meta["labels"])), str(meta["cell_kind"])
    if not meta["learned"]:
        return DetectorModel(labels, kind)
    sizes, seats, coarse, mean, scale, landmarks, quality, shift, offsets = (arrays[name] for name in _ARRAYS)
    known = len(mean) + len(landmarks) + 1
    shapes = (coarse.shape[1], quality.shape, shift.shape, landmarks.shape[1], len(offsets), len(seats), sizes.shape[1])
    if shapes != (len(labels), (known, len(labels)), (known, 4), len(mean), len(labels), len(labels), 2):
        raise ValueError("shape")
    fine = FineStage(mean, scale, landmarks, float(meta["width"]), quality, shift)
    return DetectorModel(
        labels, kind, Fitted(sizes, seats, coarse, fine, Sure(float(meta["slope"]), offsets, float(meta["floor"])))
    )


def _usual_kind(contents: Sequence[CellMap]) -> str:
    kinds = sorted(cells.kind for cells in contents)
    return max(dict.fromkeys(kinds), key=kinds.count) if kinds else ""


def _boxes(model: DetectorModel, cells: CellMap, left: LeftOut) -> tuple[Region, ...]:
    found = Found(left.windows, left.chances, np.zeros(len(left.windows), np.float32))
    return tuple(model.marked(cells, found, row).region for row in range(len(left.windows)))


def _pictures(lesson: RegionLesson, kind: str) -> dict[int, Picture]:
    """Return the pictures to learn from by their place in the lesson, in its order."""
    held = [i for i, cells in enumerate(lesson.contents) if cells.kind == kind]
    order = np.random.default_rng([lesson.seed, len(held)]).permutation(len(held))
    chosen = sorted((held[i] for i in order), key=lambda i: not lesson.regions[i])[:MOST_PICTURES]
    pictures = {}
    for i in sorted(chosen):
        cells = lesson.contents[i]
        pictures[i] = Picture(Sums.of(cells), *drawn_windows(lesson.regions[i], lesson.labels, cells))
    return pictures


def doubts(found: Found) -> dict[str, float]:
    """Return how unsure the likelier boxes are, in 0..1; boxes, labels and places as the field has them.

    ``boxes``: mean entropy, in bits, of the unsurest boxes being right; ``labels``: mean of 1 - margin between their
    first and second label; ``places``: how far the likelier boxes still moved when they were moved again.
    """
    best = found.chances.max(axis=1)
    some = best >= DOUBTED
    if not some.any():
        return dict.fromkeys(("boxes", "labels", "places"), 0.0)
    p = np.clip(best[some].astype(np.float64), 1e-6, 1 - 1e-6)
    entropy = np.sort(-(p * np.log2(p) + (1 - p) * np.log2(1 - p)))[::-1][:UNSUREST]
    sides = np.sort(found.chances[some], axis=1)
    second = sides[:, -2] if sides.shape[1] > 1 else np.zeros(len(sides))
    margins = np.sort(1 - (sides[:, -1] - second))[::-1][:UNSUREST]
    moves = float((p * (1 - found.steady[some])).sum() / p.sum())
    values = float(entropy.mean()), float(margins.mean()), moves
    return {name: min(max(v, 0.0), 1.0) for name, v in zip(("boxes", "labels", "places"), values, strict=True)}
