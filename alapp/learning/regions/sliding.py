"""Segments of sounds and films: sliding windows say what each frame is, and each found stretch is judged as a whole.

A linear classifier on windows (multinomial logistic regression), the likeliest course of labels over time
(:mod:`alapp.learning.regions.time_path`), then a second linear classifier on what a stretch is like from its beginning
to its end, which has also seen stretches found in vain. How far neighbouring frames are trusted, what was found in
vain, and what a confidence is worth, all come from recordings that the first classifier did not see. One label at a
time: segments that overlap each other are learned from, but not found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.arrays import pack, unpack
from alapp.domain.errors import BadInput
from alapp.domain.recording import SECOND, TimeFrames
from alapp.domain.region import Marked, RegionKind, Segment
from alapp.domain.steps import Steps
from alapp.domain.words import N_, tr
from alapp.learning.regions.base import Reading, RegionLesson
from alapp.learning.regions.platt import logit, sigmoid
from alapp.learning.regions.sliding_fit import Parts, fitted_parts
from alapp.learning.regions.softmax import Softmax
from alapp.learning.regions.time_path import Habits, course_of, runs_of
from alapp.learning.regions.time_windows import described, windows

VERSION = 2
LEAST = 0.2
"""Stretches that are less likely a segment are not suggested."""
_HABITS = ("stay", "enter", "prior", "shortest")
_LINEAR = ("mean", "scale", "weights")


@dataclass(frozen=True, slots=True, eq=False)
class SlidingModel:
    """A fitted model; state 0 of its classifiers is nothing, i + 1 label i."""

    labels: tuple[str, ...]
    frame_kind: str
    parts: Parts

    def read(self, contents: Sequence[Any], progress: Steps) -> list[Reading]:
        """Return the segments found in each recording (:class:`TimeFrames`)."""
        readings = []
        for done, frames in enumerate(contents):
            progress.step(done, len(contents), "Reading")
            readings.append(self._read(frames, progress))
        return readings

    def _read(self, frames: TimeFrames, progress: Steps) -> Reading:
        cost = max(1.0, frames.length / SECOND)
        if not self.labels or not len(frames.rows):
            return Reading((), 0.0, {"frames": 0.0, "segments": 0.0}, cost)
        chances = self.parts.frames.chances(windows(frames, self.frame_kind))
        marked = self._marked(frames, chances, progress)
        scores = uncertainties(chances, marked)
        smooth = _smoothed(chances, max(1, round(0.2 * SECOND / frames.hop)))
        present = dict(zip(self.labels, np.clip(smooth[:, 1:].max(axis=0), 0, 1).tolist(), strict=True))
        for found in marked:
            present[found.region.label] = max(present[found.region.label], found.confidence)
        return Reading(marked, scores["frames"], scores, cost, present)

    def _marked(self, frames: TimeFrames, chances: NDArray[np.float64], progress: Steps) -> tuple[Marked, ...]:
        habits = self.parts.habits
        runs = runs_of(course_of(chances, habits, self.parts.trust, progress), habits)
        if not runs or frames.kind != self.frame_kind:
            return ()
        said = self.parts.judge.chances(described(frames, runs))
        found = [self._segment(frames, run, row) for run, row in zip(runs, said, strict=True)]
        return tuple(m for m in found if m is not None)

    def _segment(self, frames: TimeFrames, run: tuple[int, int, int], said: NDArray[np.float64]) -> Marked | None:
        start, end = run[0] * frames.hop, min(run[1] * frames.hop, frames.length)
        first, *rest = (int(state) + 1 for state in np.argsort(-said[1:], kind="stable"))
        confidence = sigmoid(*self.parts.sure, logit(said[first]))
        if start >= end or confidence < LEAST:
            return None
        region = Segment(start, end, self.labels[first - 1])
        if not rest or said[rest[0]] < 1e-6:
            return Marked(region, confidence)
        second = float(min(said[rest[0]], 1 - confidence))
        return Marked(region, confidence, self.labels[rest[0] - 1], second)

    def to_bytes(self) -> bytes:
        """Return the numbers of the model."""
        p = self.parts
        meta = {"kind": "sliding", "version": VERSION, "labels": self.labels, "frame_kind": self.frame_kind}
        arrays: dict[str, NDArray[Any]] = {name: getattr(p.habits, name) for name in _HABITS}
        for linear, where in ((p.frames, "frames"), (p.judge, "judge")):
            arrays |= {f"{where}_{name}": getattr(linear, name) for name in _LINEAR}
        return pack(meta | {"trust": p.trust, "sure": p.sure}, arrays)


class Sliding:
    """Learns segments from windows of log-mel rows (sound) or of sampled frames (film)."""

    name = "sliding"
    words = N_("Sliding windows, joined along time")
    kind: RegionKind = "segment"
    modalities = ("audio", "video")

    def fit(self, lesson: RegionLesson, progress: Steps) -> SlidingModel:
        """Learn from recordings (:class:`TimeFrames`) and their segments; same lesson, same model."""
        kinds = sorted(c.kind for c in lesson.contents)
        kind = max(dict.fromkeys(kinds), key=kinds.count) if kinds else "log_mel"
        held = [i for i, c in enumerate(lesson.contents) if c.kind == kind and len(c.rows)]
        contents, regions = [lesson.contents[i] for i in held], [lesson.regions[i] for i in held]
        known = RegionLesson(contents, regions, lesson.labels, lesson.seed)
        return SlidingModel(lesson.labels, kind, fitted_parts(known, kind, progress))

    def from_bytes(self, blob: bytes) -> SlidingModel:
        """Return what :meth:`SlidingModel.to_bytes` wrote; raises BadInput when damaged or of another version."""
        meta, arrays = unpack(blob)
        try:
            return _model(meta, arrays)
        except (KeyError, TypeError, ValueError) as error:
            raise BadInput(
                tr("The stored model of segments cannot be read."),
                tr("It was made from your recordings and answers, which are not touched."),
                tr("Train again."),
                type(error).__name__,
            ) from None


def _model(meta: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> SlidingModel:
    if (meta["kind"], meta["version"]) != ("sliding", VERSION):
        raise ValueError("version")
    labels = tuple(map(str, meta["labels"]))
    frames, judge = (Softmax(*(arrays[f"{where}_{name}"] for name in _LINEAR)) for where in ("frames", "judge"))
    habits = Habits(*(arrays[name] for name in _HABITS))
    states = len(labels) + 1
    if any(linear.weights.shape != (states, len(linear.mean) + 1) for linear in (frames, judge)):
        raise ValueError("shape")
    if any(len(getattr(habits, name)) != states for name in _HABITS):
        raise ValueError("habits")
    a, b = meta["sure"]
    parts = Parts(frames, habits, judge, float(meta["trust"]), (float(a), float(b)))
    return SlidingModel(labels, str(meta["frame_kind"]), parts)


def uncertainties(chances: NDArray[np.float64], marked: Sequence[Marked]) -> dict[str, float]:
    """Return how unsure frames and segments are, in 0..1.

    ``frames``: mean of 1 - margin of the unsurest tenth of the frames (margin: Scheffer et al. 2001).
    ``segments``: mean of 1 - |2 c - 1| over the found segments' confidences c.
    """
    first, second = np.sort(chances, axis=1)[:, :-3:-1].T
    margins = np.sort(1 - (first - second))[::-1]
    frames = float(margins[: max(1, len(margins) // 10)].mean())
    segments = float(np.mean([1 - abs(2 * m.confidence - 1) for m in marked])) if marked else 0.0
    return {"frames": min(max(frames, 0.0), 1.0), "segments": segments}


def _smoothed(chances: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    width = min(width, len(chances))
    sums = np.concatenate([np.zeros((1, chances.shape[1])), np.cumsum(chances, axis=0)])
    return np.asarray((sums[width:] - sums[:-width]) / width)
