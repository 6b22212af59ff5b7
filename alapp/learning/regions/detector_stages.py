"""The two stages of the detector: many windows scored linearly, then few by what they are like, and moved.

The first is a ridge regression on coarse windows of a few sizes, everywhere in the picture, taught by all of them, so
that no negatives need be mined. The second is ridge regression on finer windows and their similarity to landmarks
(Nyström approximation of a Gaussian kernel, Williams and Seeger 2001), taught by what the first one proposed: how much
of a box of each label a window overlaps, and how the window has to move to be that box (Girshick et al. 2014, app. C).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

import numpy as np
from numpy.typing import NDArray

from alapp.domain.detections import overlaps
from alapp.learning.regions.detector_windows import (
    Rows,
    Sums,
    Windows,
    best_apart,
    cut,
    places_of,
    windows_at,
)

COARSE, FINE, MARGIN = 4, 6, 0.2
HIT, MISS = 0.55, 0.4
PROPOSED, FEWEST_PROPOSED, PER_BOX = 250, 30, 12
"""Proposals for a label: so many for each box of the picture with the most of them, within bounds."""
LOOKED_AT, PROPOSAL_OVERLAP = 12, 0.62
MOVED_OVERLAP, SAME_OVERLAP, FOUND = 0.45, 0.9, 200
MISSES = 3
"""Every third window that misses teaches the first stage; neighbours are much alike."""
COARSE_PENALTY, FINE_PENALTY = 3.0, 1.0
HIT_SHARE = 0.2
"""Weight of the hits of all labels in the first stage; there are thousands of times more misses."""
LANDMARKS = 500
AT_A_TIME = 8_192
"""Examples whose likeness to the landmarks is in memory at a time."""
PLAIN = 0.05
"""How much the plain rows count beside their likeness to landmarks."""
SIDES = 0.25
"""Least side of a window, in cells."""
SHIFT, STRETCH = 0.5, 0.7
"""Most that a window moves, in its sides, and stretches, as a logarithm."""
Halves = NDArray[np.float16]


@dataclass(frozen=True, slots=True, eq=False)
class Taught:
    """Sums over weighted windows that a ridge regression is solved from: they add up over pictures."""

    squares: NDArray[np.float64]
    products: NDArray[np.float64]

    @classmethod
    def of(cls, rows: Rows, wanted: Rows) -> Taught:
        """Return the sums over rows (n, d) and what is wanted of each (n, k)."""
        return cls((rows.T @ rows).astype(np.float64), (rows.T @ wanted).astype(np.float64))

    def __add__(self, other: Taught) -> Taught:
        return Taught(self.squares + other.squares, self.products + other.products)

    def solved(self, penalty: float) -> Rows:
        """Return the weights (d, k); the last row, that of the constant, is not shrunk."""
        ridge = np.full(len(self.squares), penalty)
        ridge[-1] = 1e-6
        return np.asarray(np.linalg.solve(self.squares + np.diag(ridge), self.products), np.float32)


def coarse_rows(sums: Sums, size: tuple[float, float]) -> tuple[Rows, Windows]:
    """Return what the windows of a size hold everywhere, (n, d) with a constant, and the windows, cut."""
    lefts, tops = places_of(size, sums.room)
    held = sums.on_grid(lefts, tops, size, COARSE)
    flat = held.reshape(-1, held.shape[2]) / np.float32(64)
    return np.concatenate([flat, np.ones((len(flat), 1), np.float32)], axis=1), windows_at(lefts, tops, size, sums.room)


def coarse_lesson(
    sums: Sums, sizes: Rows, drawn: Windows, kinds: NDArray[np.int64], n_labels: int
) -> tuple[Taught, Taught]:
    """Return the sums over the windows that hit a box, of all labels, and over those that miss all, of a picture."""
    width = COARSE * COARSE * sums.table.shape[2] + 1
    hit, miss = (Taught(np.zeros((width, width)), np.zeros((width, n_labels))) for _ in "hm")
    for size in sizes:
        rows, windows = coarse_rows(sums, (float(size[0]), float(size[1])))
        best, owner = _nearest(windows, drawn)
        missed, met = rows[np.flatnonzero(best < MISS)[::MISSES]], np.flatnonzero(best >= HIT)
        miss += Taught.of(missed, np.full((len(missed), n_labels), -1, np.float32))
        if len(met):
            mine = kinds[owner[met]][:, None] == np.arange(n_labels)
            hit += Taught.of(rows[met], np.where(mine, 1, -1).astype(np.float32))
    return hit, miss


def coarse_weights(lessons: Sequence[tuple[Taught, Taught]]) -> Rows:
    """Return the first stage's weights (d, k)."""
    hit, miss = lessons[0]
    for one, other in lessons[1:]:
        hit, miss = hit + one, miss + other
    n_hit, n_miss = max(hit.squares[-1, -1], 1.0), max(miss.squares[-1, -1], 1.0)
    shares = HIT_SHARE * 1_000 / n_hit, (1 - HIT_SHARE) * 1_000 / n_miss
    parts = (Taught(t.squares * s, t.products * s) for t, s in zip((hit, miss), shares, strict=True))
    both = next(parts) + next(parts)
    return both.solved(COARSE_PENALTY)


def seats_of(kinds: Sequence[NDArray[np.int64]], n_labels: int) -> NDArray[np.int64]:
    """Return how many windows are proposed for each label (k,), from the labels drawn in each picture."""
    most = np.max([np.bincount(k, minlength=n_labels) for k in kinds], axis=0)
    return np.where(most > 0, np.clip(PER_BOX * most, FEWEST_PROPOSED, PROPOSED), 0).astype(np.int64)


def proposals(sums: Sums, sizes: Rows, weights: Rows, seats: NDArray[np.int64]) -> Windows:
    """Return the windows that the first stage finds likeliest, as many for each label as it has seats, (n, 4)."""
    scored = []
    for size in sizes:
        rows, windows = coarse_rows(sums, (float(size[0]), float(size[1])))
        scored.append((rows @ weights, windows))
    scores, windows = (np.concatenate([pair[i] for pair in scored]) for i in (0, 1))
    kept: list[NDArray[np.int64]] = []
    for column, n in zip(scores.T, seats.tolist(), strict=True):
        first = np.argsort(-column, kind="stable")[: LOOKED_AT * n]
        kept.append(first[best_apart(windows[first], column[first], PROPOSAL_OVERLAP, n)])
    return windows[np.unique(np.concatenate(kept))]


def fine_rows(sums: Sums, windows: Windows) -> Halves:
    """Return what windows hold, in a finer grid and a little around them, their sizes, and which borders they touch."""
    held = sums.within(windows, FINE, MARGIN) / np.float32(64)
    wide, high = sums.room
    sides = np.maximum(np.stack([windows[:, 2] - windows[:, 0], windows[:, 3] - windows[:, 1]], axis=1), SIDES)
    at_border = (windows[:, :2] < 0.5, windows[:, 2:] > np.array([wide, high], np.float32) - 0.5)
    return np.concatenate([held, 4 * np.log(sides), 2 * np.concatenate(at_border, axis=1)], axis=1, dtype=np.float16)


@dataclass(frozen=True, slots=True, eq=False)
class FineStage:
    """The second stage: ``mean`` (d,), ``scale`` (d,), ``landmarks`` (m, d), ``width`` of the kernel, and weights.

    ``quality`` (d + m + 1, k): how much of a box of each label a window overlaps; ``shift`` (d + m + 1, 4).
    """

    mean: Rows
    scale: Rows
    landmarks: Halves
    width: float
    quality: Rows
    shift: Rows

    def likened(self, rows: Halves) -> Rows:
        """Return (n, d + m + 1): the scaled rows, how similar they are to the landmarks, and a constant."""
        z = (rows - self.mean) / self.scale
        landmarks = self.landmarks.astype(np.float32)
        apart = (z**2).sum(axis=1)[:, None] + (landmarks**2).sum(axis=1) - 2 * z @ landmarks.T
        near = np.exp(-np.maximum(apart, 0) * np.float32(self.width))
        return np.concatenate([z * np.float32(PLAIN), near, np.ones((len(z), 1), np.float32)], axis=1, dtype=np.float32)

    def looked(self, sums: Sums, windows: Windows) -> tuple[Rows, Windows]:
        """Return quality (n, k) of windows, and where they should be, cut at the border."""
        likened = self.likened(fine_rows(sums, windows))
        return likened @ self.quality, cut(moved(windows, likened @ self.shift), sums.room)

    def found(self, sums: Sums, windows: Windows) -> tuple[Rows, Windows, Rows]:
        """Return quality, place and steadiness in 0..1 of what is found: windows moved twice, none too close.

        Steadiness is the overlap of a window before and after its second move.
        """
        quality, near = self.looked(sums, windows)
        kept = best_apart(near, quality.max(axis=1), SAME_OVERLAP, PROPOSED)
        quality, there = self.looked(sums, near[kept])
        steady = np.diag(overlaps(near[kept], there)) if len(kept) else np.zeros(0, np.float32)
        last = best_apart(there, quality.max(axis=1), MOVED_OVERLAP, FOUND)
        return quality[last], there[last], np.asarray(steady[last], np.float32)


def moved(windows: Windows, shift: Rows) -> Windows:
    """Return windows moved by parts of their sides and stretched by logarithms."""
    sides = np.maximum(windows[:, 2:] - windows[:, :2], SIDES)
    middles = windows[:, :2] + sides / 2 + np.clip(shift[:, :2], -SHIFT, SHIFT) * sides
    sides = sides * np.exp(np.clip(shift[:, 2:], -STRETCH, STRETCH))
    return np.concatenate([middles - sides / 2, middles + sides / 2], axis=1, dtype=np.float32)


def shift_to(windows: Windows, drawn: Windows) -> Rows:
    """Return what :func:`moved` needs to turn each window into the drawn one of its row."""
    sides, wanted = (np.maximum(w[:, 2:] - w[:, :2], SIDES) for w in (windows, drawn))
    middles = (drawn[:, :2] + drawn[:, 2:] - windows[:, :2] - windows[:, 2:]) / 2
    return np.concatenate([middles / sides, np.log(wanted / sides)], axis=1, dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Windows to learn from: ``rows`` (n, d), ``quality`` (n, k), ``shift`` (n, 4) of those that are ``near`` a box."""

    rows: Halves
    quality: Rows
    shift: Rows
    near: NDArray[np.bool_]

    @classmethod
    def of(cls, sums: Sums, windows: Windows, drawn: Windows, kinds: NDArray[np.int64], n_labels: int) -> Examples:
        """Return what these windows teach, beside the boxes drawn in the picture."""
        best, owner = _nearest(windows, drawn)
        near = best >= MISS
        quality = np.zeros((len(windows), n_labels), np.float32)
        shift = np.zeros((len(windows), 4), np.float32)
        for label in range(n_labels):
            mine = drawn[kinds == label]
            if len(mine):
                quality[:, label] = overlaps(windows, mine).max(axis=1)
        quality = np.clip((quality - 0.3) / 0.6, 0, 1)
        if len(drawn):
            shift[near] = shift_to(windows[near], drawn[owner[near]])
        return cls(fine_rows(sums, windows), quality, shift, near)

    @classmethod
    def joined(cls, parts: Sequence[Examples]) -> Examples:
        """Return all of these; at least one."""
        rows, quality, shift, near = (
            np.concatenate([getattr(part, name) for part in parts]) for name in ("rows", "quality", "shift", "near")
        )
        return cls(rows, quality, shift, near)


def fine_stage(examples: Examples, rng: np.random.Generator) -> FineStage:
    """Fit the second stage."""
    rows = examples.rows
    mean, scale = rows.mean(axis=0, dtype=np.float32), rows.std(axis=0, dtype=np.float32) + np.float32(0.02)
    landmarks = ((rows[np.sort(rng.permutation(len(rows))[:LANDMARKS])] - mean) / scale).astype(np.float16)
    some = (rows[rng.permutation(len(rows))[:200]] - mean) / scale
    apart = (some**2).sum(axis=1)[:, None] + (some**2).sum(axis=1) - 2 * some @ some.T
    width = 1 / max(float(np.median(apart)), 1e-3)
    stage = FineStage(mean, scale, landmarks, width, examples.quality[:0], examples.shift[:0])
    parts = [slice(start, start + AT_A_TIME) for start in range(0, len(rows), AT_A_TIME)]
    taught = [_fine_lesson(stage, examples, part) for part in parts]
    everywhere, close = (reduce(add, (pair[i] for pair in taught)) for i in (0, 1))
    return FineStage(mean, scale, landmarks, width, everywhere.solved(FINE_PENALTY), close.solved(FINE_PENALTY))


def _fine_lesson(stage: FineStage, examples: Examples, part: slice) -> tuple[Taught, Taught]:
    """Return the sums over some examples: of what they are like, and of how those near a box have to move."""
    likened, near = stage.likened(examples.rows[part]), examples.near[part]
    return Taught.of(likened, examples.quality[part]), Taught.of(likened[near], examples.shift[part][near])


def _nearest(windows: Windows, drawn: Windows) -> tuple[Rows, NDArray[np.int64]]:
    """Return the largest overlap of each window with a drawn one, and which; 0 where nothing was drawn."""
    if not len(drawn):
        return np.zeros(len(windows), np.float32), np.zeros(len(windows), np.int64)
    found = overlaps(windows, drawn)
    owner = found.argmax(axis=1)
    return found[np.arange(len(windows)), owner], owner.astype(np.int64)
