"""Fitting of the detector: each picture is searched by a first stage that did not learn from it.

So the second stage is taught by the mistakes that it will meet (hard negatives), and its confidence is calibrated
(Platt 1999) on boxes found in pictures that neither stage knew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alapp.domain.steps import Steps
from alapp.learning.regions.detector_stages import (
    Examples,
    FineStage,
    Taught,
    coarse_lesson,
    coarse_weights,
    fine_stage,
    moved,
    proposals,
    seats_of,
)
from alapp.learning.regions.detector_windows import Rows, Sums, Windows, cut, taken, usual_sizes

FOLDS, PASSES = 3, 4
NEAR, NEAR_SPREAD = 6, 0.12
"""Windows near each drawn box that teach how to move, and how far they are from it, in its sides."""
FAINTEST = 0.05
FEWEST = 12
"""With fewer found boxes nothing is calibrated."""
SLOPE, OFFSET, FLOOR = 6.0, -2.5, 0.4
LEAST_FLOOR, MOST_FLOOR = 0.2, 0.5
STRENGTH = 10.0
Seen = tuple[Rows, Windows]
"""Quality by label (n, k) and windows (n, 4) found in a picture."""
Judged = tuple[Rows, NDArray[np.int64], NDArray[np.bool_]]
"""Quality, label and whether it is right, of each box found in a picture."""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A picture to learn from: its sums, and the boxes drawn in it with the places of their labels."""

    sums: Sums
    drawn: Windows
    kinds: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Sure:
    """Calibration: a box of label i and quality q is right with sigmoid(slope q + offsets[i]).

    What is surer than ``floor`` is suggested: half the best F1 that a floor can reach (Lipton et al. 2014).
    """

    slope: float
    offsets: Rows
    floor: float

    def confidence(self, quality: Rows) -> Rows:
        """Return (n, k) probabilities of qualities (n, k)."""
        return np.asarray(1 / (1 + np.exp(-np.clip(self.slope * quality + self.offsets, -30, 30))), np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """All that was learned; ``seats`` (k,) is how many windows are proposed for each label."""

    sizes: Rows
    seats: NDArray[np.int64]
    coarse: Rows
    fine: FineStage
    sure: Sure


@dataclass(frozen=True, slots=True, eq=False)
class LeftOut:
    """What would be suggested in a picture by those who did not learn from it: windows (n, 4), chances (n, k)."""

    windows: Windows
    chances: Rows


def fitted(pictures: Sequence[Picture], n_labels: int, seed: int, progress: Steps) -> tuple[Fitted, list[LeftOut]]:
    """Learn from pictures, of which one at least has a box; return what was found in each while it was left out."""
    total = PASSES * len(pictures) + 2
    every = np.concatenate([p.drawn for p in pictures]), np.concatenate([p.kinds for p in pictures])
    progress.step(0, total, "Training")
    sizes = usual_sizes(*every, seed)
    lessons = []
    for done, p in enumerate(pictures, 1):
        progress.step(done, total, "Training")
        lessons.append(coarse_lesson(p.sums, sizes, p.drawn, p.kinds, n_labels))
    folds = _folds(len(pictures), seed)
    seats = seats_of([p.kinds for p in pictures], n_labels)
    found = _proposed(pictures, lessons, (sizes, seats), folds, progress)
    rng = np.random.default_rng([seed, len(pictures)])
    parts = [_examples(p, windows, n_labels, rng) for p, windows in zip(pictures, found, strict=True)]
    looks = [_Look(pictures, found, folds, n_labels, seed, progress, past) for past in (2, 3)]
    harder, _ = looks[0].searched(parts)
    parts = [Examples.joined([part, more]) for part, more in zip(parts, harder, strict=True)]
    _, seen = looks[1].searched(parts)
    fine = fine_stage(Examples.joined(parts), np.random.default_rng(seed))
    drawn = np.bincount(every[1], minlength=n_labels) > 0
    learned = Fitted(sizes, seats, coarse_weights(lessons), fine, _sure(pictures, seen, drawn))
    return learned, _left_out(pictures, seen, folds, drawn)


def _sure(pictures: Sequence[Picture], seen: Sequence[Seen], drawn: NDArray[np.bool_]) -> Sure:
    """Return the calibration on what was found in these pictures."""
    judged = [_judged(picture, *found) for picture, found in zip(pictures, seen, strict=True)]
    return _calibrated(judged, sum(len(p.drawn) for p in pictures), drawn)


def _left_out(
    pictures: Sequence[Picture],
    seen: Sequence[Seen],
    folds: Sequence[tuple[list[int], list[int]]],
    drawn: NDArray[np.bool_],
) -> list[LeftOut]:
    """Return what was found in each picture and is surer than the floor, both by the pictures of the other folds."""
    found: dict[int, LeftOut] = {}
    for held, rest in folds:
        sure = _sure([pictures[i] for i in rest], [seen[i] for i in rest], drawn)
        for i in held:
            quality, windows = seen[i]
            chances = sure.confidence(quality)
            kept = chances.max(axis=1, initial=0.0) >= sure.floor
            found[i] = LeftOut(windows[kept], chances[kept])
    return [found[i] for i in range(len(pictures))]


@dataclass(frozen=True, slots=True)
class _Look:
    """Searching each picture with a second stage that did not learn from it; ``past`` tells how much was done."""

    pictures: Sequence[Picture]
    proposed: Sequence[Windows]
    folds: Sequence[tuple[list[int], list[int]]]
    n_labels: int
    seed: int
    progress: Steps
    past: int

    def searched(self, parts: Sequence[Examples]) -> tuple[list[Examples], list[Seen]]:
        """Return what the found boxes of each picture teach, and these boxes."""
        more: dict[int, Examples] = {}
        seen: dict[int, Seen] = {}
        n = len(self.pictures)
        for held, rest in self.folds:
            stage = fine_stage(Examples.joined([parts[i] for i in rest]), np.random.default_rng(self.seed))
            for i in held:
                self.progress.step(self.past * n + 1 + len(more), PASSES * n + 2, "Training")
                picture = self.pictures[i]
                quality, windows, _ = stage.found(picture.sums, self.proposed[i])
                seen[i] = quality, windows
                more[i] = Examples.of(picture.sums, windows, picture.drawn, picture.kinds, self.n_labels)
        return [more[i] for i in range(n)], [seen[i] for i in range(n)]


def _folds(n: int, seed: int) -> list[tuple[list[int], list[int]]]:
    """Return (held out, others) of each fold; a single picture is its own other."""
    order = np.random.default_rng([seed, n]).permutation(n)
    parts = [sorted(part.tolist()) for part in np.array_split(order, min(FOLDS, n))]
    return [(part, [i for i in range(n) if i not in set(part)] or part) for part in parts]


def _proposed(
    pictures: Sequence[Picture],
    lessons: Sequence[tuple[Taught, Taught]],
    search: tuple[Rows, NDArray[np.int64]],
    folds: Sequence[tuple[list[int], list[int]]],
    progress: Steps,
) -> list[Windows]:
    """Return what a first stage proposes in each picture that did not learn from it."""
    sizes, seats = search
    found: dict[int, Windows] = {}
    for held, rest in folds:
        weights = coarse_weights([lessons[i] for i in rest])
        for i in held:
            progress.step(len(pictures) + 1 + len(found), PASSES * len(pictures) + 2, "Training")
            found[i] = proposals(pictures[i].sums, sizes, weights, seats)
    return [found[i] for i in range(len(pictures))]


def _examples(picture: Picture, proposed: Windows, n_labels: int, rng: np.random.Generator) -> Examples:
    """Return what proposed windows teach, the drawn ones, and some near these."""
    near = np.repeat(picture.drawn, NEAR, axis=0)
    near = cut(moved(near, rng.normal(0, NEAR_SPREAD, (len(near), 4)).astype(np.float32)), picture.sums.room)
    windows = np.concatenate([proposed, picture.drawn, near])
    return Examples.of(picture.sums, windows, picture.drawn, picture.kinds, n_labels)


def _judged(picture: Picture, quality: Rows, windows: Windows) -> Judged:
    """Return quality, label and whether it is right, of each found window; a drawn box is found once."""
    labels, best = quality.argmax(axis=1), quality.max(axis=1)
    kinds = labels.astype(np.int64)
    return best, kinds, taken(best, kinds, windows, (picture.drawn, picture.kinds))


def _calibrated(judged: Sequence[Judged], n_drawn: int, seen: NDArray[np.bool_]) -> Sure:
    """Return the calibration; labels that were not drawn get no chance."""
    quality, labels, right = (np.concatenate([part[i] for part in judged]) for i in range(3))
    never = np.where(seen, 0.0, -30.0)
    kept = (quality > FAINTEST) & seen[labels]
    quality, labels, right = quality[kept], labels[kept], right[kept]
    if len(quality) < FEWEST or right.all() or not right.any():
        return Sure(SLOPE, np.asarray(OFFSET + never, np.float32), FLOOR)
    from sklearn.linear_model import LogisticRegression

    one_hot = (labels[:, None] == np.arange(len(seen))).astype(np.float64)
    rows = np.concatenate([SLOPE * quality[:, None], one_hot], axis=1)
    model = LogisticRegression(C=STRENGTH, max_iter=500).fit(rows, right)
    slope, offsets = SLOPE * float(model.coef_[0, 0]), model.coef_[0, 1:] + model.intercept_[0] + never
    sure = Sure(max(slope, 0.5), np.asarray(offsets, np.float32), FLOOR)
    chances = sure.confidence(np.where(one_hot > 0, quality[:, None], -1.0))[np.arange(len(labels)), labels]
    return Sure(sure.slope, sure.offsets, floor_of(chances, right, n_drawn))


def floor_of(chances: Rows, right: NDArray[np.bool_], n_drawn: int) -> float:
    """Return half the best F1 over all floors."""
    hits = np.cumsum(right[np.argsort(-chances, kind="stable")])
    best = float((2 * hits / (np.arange(1, len(hits) + 1) + n_drawn)).max())
    return min(max(best / 2, LEAST_FLOOR), MOST_FLOOR)
