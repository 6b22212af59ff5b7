"""How the parts of a segment model are fitted: the frames first, then what is made of them, on recordings kept away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from alapp.domain.recording import TimeFrames
from alapp.domain.region import Region, Segment
from alapp.domain.steps import Steps
from alapp.learning.regions.base import RegionLesson
from alapp.learning.regions.matching import OVERLAP, f1, overlap
from alapp.learning.regions.platt import PLAIN, calibrated, logit
from alapp.learning.regions.softmax import Softmax, fitted
from alapp.learning.regions.time_path import Habits, course_of, habits_of, runs_of
from alapp.learning.regions.time_windows import described, described_width, states_of, taught, windows

FRAME_PENALTY, JUDGE_PENALTY = 0.02, 0.02
FOLDS = 3
TRUSTS = (0.1, 0.2, 0.4, 0.8)
USUAL = 0.4
Run = tuple[int, int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """``frames`` judges windows, ``habits`` and ``trust`` join them, ``judge`` says what a stretch is.

    ``sure`` (a, b): a stretch of which ``judge`` says p is right with sigmoid(a + b logit p).
    """

    frames: Softmax
    habits: Habits
    judge: Softmax
    trust: float = USUAL
    sure: tuple[float, float] = PLAIN


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """A stretch found in recording ``item``, kept away from its finder; ``state`` is what it is, 0 for nothing."""

    item: int
    row: NDArray[np.float32]
    state: int
    fold: int


def fitted_parts(lesson: RegionLesson, kind: str, progress: Steps) -> Parts:
    """Fit all parts on recordings of one kind of columns."""
    progress.step(0, FOLDS + 1, "Training")
    whole = _frames(lesson, kind)
    drawn = _drawn(lesson)
    if not drawn or len(lesson.contents) < FOLDS:
        return replace(whole, judge=_judge(drawn, lesson, kind))
    said = _kept_away(lesson, kind, progress)
    trust = max(TRUSTS, key=lambda trust: (_located(lesson, said, trust, progress), -abs(trust - USUAL)))
    found = [f for fold, rows in enumerate(said) for f in _candidates(lesson, rows, trust, fold, progress)]
    sure = calibrated(_judged(drawn, found, lesson, kind))
    return replace(whole, judge=_judge([*drawn, *found], lesson, kind), trust=trust, sure=sure)


def _frames(lesson: RegionLesson, kind: str) -> Parts:
    """Fit the classifier of windows; labels that were not drawn get no chance."""
    places = {label: i for i, label in enumerate(lesson.labels)}
    states = [states_of(c, r, places) for c, r in zip(lesson.contents, lesson.regions, strict=True)]
    some = taught(lesson.contents, states, kind, np.random.default_rng(lesson.seed))
    n_states = len(lesson.labels) + 1
    frames = fitted(some.rows, some.states, n_states, FRAME_PENALTY, some.weights)
    return Parts(
        frames, habits_of(states, len(lesson.labels)), fitted(some.rows[:0, :0], some.states[:0], n_states, 1.0)
    )


def _drawn(lesson: RegionLesson) -> list[_Found]:
    """Return the segments that were drawn, as stretches."""
    places = {label: i + 1 for i, label in enumerate(lesson.labels)}
    found = []
    for item, (frames, regions) in enumerate(zip(lesson.contents, lesson.regions, strict=True)):
        known = [r for r in regions if isinstance(r, Segment) and r.label in places]
        runs = [_run(frames, segment, places[segment.label]) for segment in known]
        rows = described(frames, runs)
        found += [_Found(item, row, run[2], item % FOLDS) for run, row in zip(runs, rows, strict=True)]
    return found


def _run(frames: TimeFrames, segment: Segment, state: int) -> Run:
    first = min(max(round(segment.start / frames.hop), 0), len(frames.rows) - 1)
    return first, min(max(round(segment.end / frames.hop), first + 1), len(frames.rows)), state


_Said = list[tuple[int, NDArray[np.float64], Habits]]


def _kept_away(lesson: RegionLesson, kind: str, progress: Steps) -> list[_Said]:
    """Return, for each fold, (item, what its frames say, habits) by a classifier that did not see its recordings."""
    n = len(lesson.contents)
    order = np.random.default_rng([lesson.seed, n]).permutation(n)
    found = []
    for done, fold in enumerate(np.array_split(order, FOLDS), 1):
        progress.step(done, FOLDS + 1, "Training")
        rest = [i for i in range(n) if i not in set(fold.tolist())]
        contents, regions = [lesson.contents[i] for i in rest], [lesson.regions[i] for i in rest]
        parts = _frames(replace(lesson, contents=contents, regions=regions), kind)
        found.append(
            [(i, parts.frames.chances(windows(lesson.contents[i], kind)), parts.habits) for i in fold.tolist()]
        )
    return found


def _located(lesson: RegionLesson, said: Sequence[_Said], trust: float, progress: Steps) -> float:
    """Return F1 of where segments are, whatever their label."""
    drawn, found = [], []
    for item, chances, habits in (row for rows in said for row in rows):
        frames = lesson.contents[item]
        runs = runs_of(course_of(chances, habits, trust, progress), habits)
        drawn.append([replace(r, label="") for r in lesson.regions[item]])
        found.append([Segment(a * frames.hop, b * frames.hop, "") for a, b, _ in runs])
    return f1(drawn, found)[2]


def _candidates(lesson: RegionLesson, said: _Said, trust: float, fold: int, progress: Steps) -> list[_Found]:
    """Return the stretches found in a fold, with what they are."""
    places, found = {label: i + 1 for i, label in enumerate(lesson.labels)}, []
    for item, chances, habits in said:
        frames = lesson.contents[item]
        runs = runs_of(course_of(chances, habits, trust, progress), habits)
        rows = described(frames, runs)
        for (first, last, _), row in zip(runs, rows, strict=True):
            label = _label_of(Segment(first * frames.hop, last * frames.hop, ""), lesson.regions[item])
            found.append(_Found(item, row, places.get(label, 0), fold))
    return found


def _label_of(found: Segment, drawn: Sequence[Region]) -> str:
    best = max(drawn, key=lambda r: overlap(r, found), default=None)
    return best.label if best is not None and overlap(best, found) >= OVERLAP else ""


def _judge(found: Sequence[_Found], lesson: RegionLesson, kind: str) -> Softmax:
    rows = (
        np.stack([f.row for f in found]) if found else np.zeros((0, described_width(lesson.contents, kind)), np.float32)
    )
    return fitted(rows, np.array([f.state for f in found], np.int64), len(lesson.labels) + 1, JUDGE_PENALTY)


def _judged(
    drawn: Sequence[_Found], found: Sequence[_Found], lesson: RegionLesson, kind: str
) -> list[tuple[float, bool]]:
    """Return (log odds of its likeliest label, whether it was right) of each found stretch, by a judge without it."""
    rows = []
    for fold in range(FOLDS):
        here = [f for f in found if f.fold == fold]
        items = {f.item for f in here}
        judge = _judge([f for f in (*drawn, *found) if f.item not in items], lesson, kind)
        if here:
            said = judge.chances(np.stack([f.row for f in here]))
            best = said[:, 1:].argmax(axis=1) + 1
            rows += [(logit(p[b]), int(b) == f.state) for p, b, f in zip(said, best, here, strict=True)]
    return rows
