"""Segments of sounds and films: a linear classifier on sliding windows, its frames merged along time.

Multinomial logistic regression says what each frame is; the likeliest course of labels joins frames to segments
(:mod:`alapp.learning.regions.time_path`). How far neighbouring frames are trusted, and what the confidence of a
segment is worth (Platt 1999), is found on recordings that the classifier did not see. One label at a time: segments
that overlap each other are learned from, but not found.
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
from alapp.domain.region import Marked, Region, RegionKind, Segment
from alapp.domain.steps import Steps
from alapp.learning.regions.base import Reading, RegionLesson
from alapp.learning.regions.matching import f1, same
from alapp.learning.regions.time_path import Habits, course_of, habits_of, runs_of
from alapp.learning.regions.time_windows import Rows, states_of, taught, windows

VERSION = 1
PENALTY = 0.02
FOLDS = 3
TRUSTS = (0.1, 0.2, 0.4, 0.8)
USUAL = 0.4
SURE = (0.0, 1.0)
FEWEST = 12
"""With fewer found segments nothing is calibrated."""
_ARRAYS = ("mean", "scale", "weights", "stay", "enter", "prior", "shortest")


@dataclass(frozen=True, slots=True, eq=False)
class SlidingModel:
    """A fitted classifier: ``weights`` (k + 1, d + 1) on scaled windows; state 0 is nothing, i + 1 label i.

    ``sure`` (a, b): a segment whose frames say p on average is right with sigmoid(a + b logit p).
    """

    labels: tuple[str, ...]
    frame_kind: str
    mean: Rows
    scale: Rows
    weights: Rows
    habits: Habits
    trust: float = USUAL
    sure: tuple[float, float] = SURE

    def read(self, contents: Sequence[Any], progress: Steps) -> list[Reading]:
        """Return the segments found in each recording (:class:`TimeFrames`)."""
        readings = []
        for done, frames in enumerate(contents):
            progress.step(done, len(contents), "Reading")
            readings.append(self._read(frames, progress))
        return readings

    def chances(self, frames: TimeFrames) -> NDArray[np.float64]:
        """Return (n, k + 1): what each frame says by itself."""
        rows = windows(frames, self.frame_kind)
        if rows.shape[1] != len(self.mean):
            return np.tile(np.eye(1, len(self.weights)), (len(rows), 1))
        scores = ((rows - self.mean) / self.scale) @ self.weights[:, :-1].T + self.weights[:, -1]
        scores -= scores.max(axis=1, keepdims=True)
        odds = np.exp(scores, dtype=np.float64)
        return np.asarray(odds / odds.sum(axis=1, keepdims=True))

    def _read(self, frames: TimeFrames, progress: Steps) -> Reading:
        cost = max(1.0, frames.length / SECOND)
        if not self.labels or not len(frames.rows):
            return Reading((), 0.0, {"frames": 0.0, "segments": 0.0}, cost)
        chances = self.chances(frames)
        marked = self._marked(frames, chances, progress)
        scores = _scores(chances, marked)
        smooth = _smoothed(chances, max(1, round(0.2 * SECOND / frames.hop)))
        present = dict(zip(self.labels, np.clip(smooth[:, 1:].max(axis=0), 0, 1).tolist(), strict=True))
        for found in marked:
            present[found.region.label] = max(present[found.region.label], found.confidence)
        return Reading(marked, scores["frames"], scores, cost, present)

    def _marked(self, frames: TimeFrames, chances: NDArray[np.float64], progress: Steps) -> tuple[Marked, ...]:
        course = course_of(chances, self.habits, self.trust, progress)
        found = [self._segment(frames, chances, *run) for run in runs_of(course, self.habits)]
        return tuple(m for m in found if isinstance(m.region, Segment) and m.region.start < m.region.end)

    def _segment(self, frames: TimeFrames, chances: NDArray[np.float64], first: int, last: int, state: int) -> Marked:
        means = chances[first:last].mean(axis=0)
        region = Segment(first * frames.hop, min(last * frames.hop, frames.length), self.labels[state - 1])
        a, b = self.sure
        confidence = float(1 / (1 + np.exp(-(a + b * _logit(means[state])))))
        means[[0, state]] = -1
        second = int(means.argmax())
        if means[second] <= 0:
            return Marked(region, confidence)
        return Marked(region, confidence, self.labels[second - 1], float(min(means[second], 1 - confidence)))

    def to_bytes(self) -> bytes:
        """Return the numbers of the model."""
        meta = {"kind": "sliding", "version": VERSION, "labels": self.labels, "frame_kind": self.frame_kind}
        values = (self.mean, self.scale, self.weights, self.habits.stay, self.habits.enter, self.habits.prior)
        arrays: dict[str, NDArray[Any]] = dict(zip(_ARRAYS, (*values, self.habits.shortest), strict=True))
        return pack(meta | {"trust": self.trust, "sure": self.sure}, arrays)


class Sliding:
    """Learns segments from windows of log-mel rows (sound) or of sampled frames (film)."""

    name = "sliding"
    words = "Sliding windows, joined along time"
    kind: RegionKind = "segment"
    modalities = ("audio", "video")

    def fit(self, lesson: RegionLesson, progress: Steps) -> SlidingModel:
        """Learn from recordings (:class:`TimeFrames`) and their segments; same lesson, same model."""
        kind = _usual_kind(lesson.contents)
        held = [i for i, c in enumerate(lesson.contents) if c.kind == kind and len(c.rows)]
        contents = [lesson.contents[i] for i in held]
        regions = [lesson.regions[i] for i in held]
        progress.step(0, FOLDS + 1, "Training")
        whole = _fitted(contents, regions, lesson.labels, kind, lesson.seed)
        if not any(map(len, regions)) or len(contents) < FOLDS:
            return whole
        trust, sure = self._checked(contents, regions, lesson, kind, progress)
        return _with(whole, trust, sure)

    def _checked(
        self,
        contents: Sequence[TimeFrames],
        regions: Sequence[Sequence[Region]],
        lesson: RegionLesson,
        kind: str,
        progress: Steps,
    ) -> tuple[float, tuple[float, float]]:
        """Return trust and calibration, found on recordings of another fold than the classifier's."""
        order = np.random.default_rng([lesson.seed, len(contents)]).permutation(len(contents))
        folds = np.array_split(order, FOLDS)
        read: list[tuple[SlidingModel, int]] = []
        for done, fold in enumerate(folds, 1):
            progress.step(done, FOLDS + 1, "Training")
            away = set(fold.tolist())
            rest = [i for i in range(len(contents)) if i not in away]
            model = _fitted([contents[i] for i in rest], [regions[i] for i in rest], lesson.labels, kind, lesson.seed)
            read += [(model, i) for i in fold.tolist()]
        said = [(model, model.chances(contents[i]), i) for model, i in read]
        best: tuple[float, float, list[tuple[float, bool]]] = (-1.0, USUAL, [])
        for trust in TRUSTS:
            found = [_with(m, trust, SURE)._marked(contents[i], chances, progress) for m, chances, i in said]
            drawn = [regions[i] for _, _, i in said]
            score = f1(drawn, [[m.region for m in marked] for marked in found])[2]
            if score > best[0]:
                best = score, trust, _judged(drawn, found)
        return best[1], _calibrated(best[2])

    def from_bytes(self, blob: bytes) -> SlidingModel:
        """Return what :meth:`SlidingModel.to_bytes` wrote; raises BadInput when damaged or of another version."""
        meta, arrays = unpack(blob)
        try:
            return _model(meta, arrays)
        except (KeyError, TypeError, ValueError) as error:
            raise BadInput(
                "The stored model of segments cannot be read.",
                "It was made from your recordings and answers, which are not touched.",
                "Train again.",
                type(error).__name__,
            ) from None


def _model(meta: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> SlidingModel:
    if (meta["kind"], meta["version"]) != ("sliding", VERSION):
        raise ValueError("version")
    mean, scale, weights, stay, enter, prior, shortest = (arrays[name] for name in _ARRAYS)
    labels = tuple(map(str, meta["labels"]))
    if weights.shape != (len(labels) + 1, len(mean) + 1) or len(prior) != len(labels) + 1:
        raise ValueError("shape")
    a, b = meta["sure"]
    habits = Habits(stay, enter, prior, shortest)
    kind = str(meta["frame_kind"])
    return SlidingModel(labels, kind, mean, scale, weights, habits, float(meta["trust"]), (float(a), float(b)))


def _usual_kind(contents: Sequence[TimeFrames]) -> str:
    kinds = sorted(c.kind for c in contents)
    return max(dict.fromkeys(kinds), key=kinds.count) if kinds else "log_mel"


def _with(model: SlidingModel, trust: float, sure: tuple[float, float]) -> SlidingModel:
    parts = model.labels, model.frame_kind, model.mean, model.scale, model.weights, model.habits
    return SlidingModel(*parts, trust, sure)


def _fitted(
    contents: Sequence[TimeFrames],
    regions: Sequence[Sequence[Region]],
    labels: tuple[str, ...],
    kind: str,
    seed: int,
) -> SlidingModel:
    """Fit the classifier; labels that were not drawn get no chance."""
    places = {label: i for i, label in enumerate(labels)}
    states = [states_of(c, r, places) for c, r in zip(contents, regions, strict=True)]
    lesson = taught(contents, states, kind, np.random.default_rng(seed))
    width = lesson.rows.shape[1]
    mean = lesson.rows.mean(axis=0) if len(lesson.rows) else np.zeros(width, np.float32)
    scale = lesson.rows.std(axis=0) + np.float32(1e-3) if len(lesson.rows) else np.ones(width, np.float32)
    weights = np.zeros((len(labels) + 1, width + 1), np.float32)
    weights[1:, -1] = -30.0
    if len(np.unique(lesson.states)) > 1:
        _fill(weights, (lesson.rows - mean) / scale, lesson.states, lesson.weights)
    elif len(lesson.states) and lesson.states[0]:
        weights[:, -1] = -30.0
        weights[lesson.states[0], -1] = 0.0
    return SlidingModel(labels, kind, mean, scale, weights, habits_of(states, len(labels)))


def _fill(weights: Rows, rows: Rows, states: NDArray[np.int64], sample_weights: NDArray[np.float64]) -> None:
    """Put the weights of the classifier into the rows of the states that occur."""
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    width = rows.shape[1]
    strength = 1 / (PENALTY * max(sample_weights.sum(), 1.0))
    with threadpool_limits(1):
        model = LogisticRegression(C=strength, max_iter=40, tol=1e-3)
        model = _quietly(model.fit, rows, states, sample_weights / sample_weights.mean())
    classes = model.classes_.astype(int)
    coef, intercept = model.coef_, model.intercept_
    if len(classes) == 2:
        coef, intercept = np.stack([-coef[0], coef[0]]) / 2, np.stack([-intercept[0], intercept[0]]) / 2
    weights[classes, :width] = coef
    weights[classes, -1] = intercept


def _quietly(fit: Any, *args: Any) -> Any:
    """Call without the warning that the optimum was not reached to the last digit."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return fit(*args)


def _scores(chances: NDArray[np.float64], marked: Sequence[Marked]) -> dict[str, float]:
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


def _judged(drawn: Sequence[Sequence[Region]], found: Sequence[Sequence[Marked]]) -> list[tuple[float, bool]]:
    """Return (what the frames said, whether it was right) of each found segment; a drawn one is found once."""
    rows = []
    for truth, marked in zip(drawn, found, strict=True):
        left = list(truth)
        for m in sorted(marked, key=lambda m: -m.confidence):
            hit = next((r for r in left if same(r, m.region)), None)
            if hit is not None:
                left.remove(hit)
            rows.append((_logit(m.confidence), hit is not None))
    return rows


def _calibrated(judged: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Return (a, b) of Platt's sigmoid, with his softened targets, by Newton's steps; the slope is not negative."""
    if len(judged) < FEWEST:
        return SURE
    x = np.array([row[0] for row in judged])
    right = np.array([row[1] for row in judged])
    n_right, n_wrong = int(right.sum()), int((~right).sum())
    target = np.where(right, (n_right + 1) / (n_right + 2), 1 / (n_wrong + 2))
    design = np.stack([np.ones_like(x), x], axis=1)
    fitted = np.array(SURE)
    pull = np.diag([0.0, 1.0])  # towards a slope of 1, as strong as one segment
    for _ in range(30):
        p = 1 / (1 + np.exp(-design @ fitted))
        slope = design.T @ (target - p) - pull @ (fitted - np.array(SURE))
        curve = (design * (p * (1 - p))[:, None]).T @ design + pull + 1e-6 * np.eye(2)
        fitted = fitted + np.clip(np.linalg.solve(curve, slope), -2, 2)
    return float(fitted[0]), max(float(fitted[1]), 0.05)


def _logit(p: float) -> float:
    kept = min(max(float(p), 1e-4), 1 - 1e-4)
    return float(np.log(kept / (1 - kept)))
