"""Boxes of a detector that was made elsewhere, and what the person's own boxes say of them.

The detector itself does not change. Learned is what its word is worth here: a boxed thing that the person kept or drew
was right, one that they took away or never drew was not, and a logistic regression through these turns its scores
into chances (Platt 1999), with one slope and an offset for each label. It starts from the scores as they are, so that
few answers move it little. Items are :class:`Detections`, their columns the labels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.arrays import pack, unpack
from alapp.domain.detections import Detections
from alapp.domain.errors import BadInput
from alapp.domain.region import Box, Marked, Region, RegionKind, place_of
from alapp.domain.steps import Steps
from alapp.domain.words import N_, tr
from alapp.learning.regions.base import Reading, RegionLesson
from alapp.learning.regions.detector import DOUBTED, Found, doubts
from alapp.learning.regions.detector_fit import FLOOR, floor_of
from alapp.learning.regions.detector_windows import Rows, taken

VERSION = 1
FEWEST = 12
"""Judged boxes from which on the floor of what is suggested follows them."""
STEPS = 50
PULL = (4.0, 0.25, 1.0)
"""How much the slope is held to 1, the common offset and those of the labels to 0: one over their variance."""


@dataclass(frozen=True, slots=True, eq=False)
class OwnModel:
    """What a score of the detector is worth: sigmoid(slope logit(score) + offsets[label]); surer ones are shown."""

    labels: tuple[str, ...]
    slope: float = 1.0
    offsets: tuple[float, ...] = ()
    floor: float = FLOOR

    def read(self, contents: Sequence[Any], progress: Steps) -> list[Reading]:
        """Return the boxes found in each picture (:class:`Detections`)."""
        readings = []
        for done, found in enumerate(contents):
            progress.step(done, len(contents), "Reading")
            readings.append(self._read(found))
        return readings

    def find(self, found: Detections) -> Found:
        """Return all that the detector found of these labels, with its chances; classes of other names are ignored."""
        seen = _of_labels(found, self.labels)
        offsets = np.array(self.offsets or (0.0,) * len(self.labels), np.float32)
        z = np.clip(self.slope * _logit(seen.chances) + offsets, -30, 30)
        chances = np.where(seen.chances > 0, 1 / (1 + np.exp(-z)), 0)
        return Found(seen.places, np.asarray(chances, np.float32), seen.steady)

    def _read(self, content: Detections) -> Reading:
        found = self.find(content)
        if not len(found.windows):
            return Reading((), 0.0, {"boxes": 0.0, "labels": 0.0})
        best = found.chances.max(axis=1)
        marked = [self.marked(content, found, row) for row in np.flatnonzero(best >= self.floor).tolist()]
        told = bool(np.isfinite(found.steady).all())
        scores = doubts(Found(found.windows, found.chances, found.steady if told else np.ones_like(best)))
        if not told:  # nothing is known of how sure the places are
            del scores["places"]
        unsure = (scores["boxes"] + scores["places"]) / 2 if told else scores["boxes"]
        present = dict(zip(self.labels, found.chances.max(axis=0).tolist(), strict=True))
        kept = tuple(sorted(marked, key=lambda m: place_of(m.region)))
        return Reading(kept, unsure, scores, max(1.0, float(best[best >= DOUBTED].sum())), present)

    def marked(self, content: Detections, found: Found, row: int) -> Marked:
        """Return one of the found boxes in whole pixels of the picture, inside it."""
        left, top, right, bottom = (round(float(side)) for side in found.windows[row])
        most_x, most_y = content.whole
        x, y = min(max(left, 0), most_x - 1), min(max(top, 0), most_y - 1)
        wide, high = max(min(right, most_x) - x, 1), max(min(bottom, most_y) - y, 1)
        first, *rest = np.argsort(-found.chances[row], kind="stable").tolist()
        box = Box(float(x), float(y), float(wide), float(high), self.labels[first])
        sure = float(found.chances[row, first])
        if not rest or not found.chances[row, rest[0]]:
            return Marked(box, sure)
        return Marked(box, sure, self.labels[rest[0]], min(float(found.chances[row, rest[0]]), 1 - sure))

    def to_bytes(self) -> bytes:
        """Return the numbers of the model; the detector is no part of it."""
        meta = {"kind": "own_detector", "version": VERSION, "labels": self.labels, "slope": self.slope}
        return pack(meta | {"offsets": self.offsets, "floor": self.floor}, {})


class OwnDetector:
    """Learns what the boxes of a detector file are worth."""

    name = "own_detector"
    words = N_("Detector of your own")
    kind: RegionKind = "box"
    modalities = ("image",)

    def fit(self, lesson: RegionLesson, progress: Steps) -> OwnModel:
        """Learn from detections (:class:`Detections`) and the person's boxes; same lesson, same model."""
        judged = []
        for done, (content, drawn) in enumerate(zip(lesson.contents, lesson.regions, strict=True)):
            progress.step(done, len(lesson.contents), "Training")
            judged.append(_judged(_of_labels(content, lesson.labels), drawn, lesson.labels))
        if not judged:
            return OwnModel(lesson.labels)
        chances, kinds, right = (np.concatenate([part[i] for part in judged]) for i in range(3))
        slope, offsets = _calibrated(_logit(chances), kinds, right, len(lesson.labels))
        model = OwnModel(lesson.labels, slope, tuple(offsets))
        if len(right) < FEWEST or not right.any():
            return model
        sure = 1 / (1 + np.exp(-np.clip(slope * _logit(chances) + np.array(offsets)[kinds], -30, 30)))
        floor = floor_of(np.asarray(sure, np.float32), right, sum(map(len, lesson.regions)))
        return OwnModel(lesson.labels, slope, tuple(offsets), floor)

    def from_bytes(self, blob: bytes) -> OwnModel:
        """Return what :meth:`OwnModel.to_bytes` wrote; raises BadInput when damaged or of another version."""
        meta, _ = unpack(blob)
        try:
            return _model(meta)
        except (KeyError, TypeError, ValueError) as error:
            raise BadInput(
                tr("What was learned of your detector cannot be read."),
                tr("It was made from your pictures and answers, which are not touched."),
                tr("Train again."),
                type(error).__name__,
            ) from None


def _model(meta: Mapping[str, Any]) -> OwnModel:
    if (meta["kind"], meta["version"]) != ("own_detector", VERSION):
        raise ValueError("version")
    labels, offsets = tuple(map(str, meta["labels"])), tuple(map(float, meta["offsets"]))
    if len(offsets) not in (0, len(labels)):
        raise ValueError("offsets")
    return OwnModel(labels, float(meta["slope"]), offsets, float(meta["floor"]))


def _of_labels(found: Detections, labels: tuple[str, ...]) -> Detections:
    """Return the detections with these labels as their columns."""
    return found if found.classes == labels else found.labeled(labels, {label: label for label in labels})


def _judged(
    found: Detections, drawn: Sequence[Region], labels: tuple[str, ...]
) -> tuple[Rows, NDArray[np.int64], NDArray[np.bool_]]:
    """Return the likeliest label's chance and place, and whether it is right, of each box; a drawn one counts once."""
    boxes = [r for r in drawn if isinstance(r, Box) and r.label in labels]
    corners = np.array([(b.x, b.y, b.x + b.w, b.y + b.h) for b in boxes], np.float32).reshape(-1, 4)
    kinds = np.array([labels.index(b.label) for b in boxes], np.int64)
    best, of = found.chances.max(axis=1, initial=0.0), found.chances.argmax(axis=1) if labels else np.zeros(0, int)
    return best, of.astype(np.int64), taken(best, of.astype(np.int64), found.places, (corners, kinds))


def _logit(chances: Rows) -> NDArray[np.float64]:
    p = np.clip(chances.astype(np.float64), 1e-4, 1 - 1e-4)
    return np.asarray(np.log(p / (1 - p)))


def _calibrated(
    scores: NDArray[np.float64], kinds: NDArray[np.int64], right: NDArray[np.bool_], n_labels: int
) -> tuple[float, list[float]]:
    """Return slope and offsets that are likeliest, given the boxes and where they start from (Newton's steps)."""
    design = np.column_stack([scores, np.ones_like(scores), kinds[:, None] == np.arange(n_labels)])
    start = np.zeros(2 + n_labels)
    start[0] = 1.0
    pull = np.array([*PULL[:2], *[PULL[2]] * n_labels])
    found = start.copy()
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(design @ found, -30, 30)))
        slope = design.T @ (right - p) - pull * (found - start)
        curve = (design * (p * (1 - p))[:, None]).T @ design + np.diag(pull)
        found = found + np.clip(np.linalg.solve(curve, slope), -1, 1)
    return max(float(found[0]), 0.05), [float(found[1] + offset) for offset in found[2:]]
