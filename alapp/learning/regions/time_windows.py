"""Sliding windows over the frames of a recording, and the frames that a lesson teaches with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from alapp.domain.recording import TimeFrames
from alapp.domain.region import Region, Segment

SCALES: Mapping[str, tuple[int, ...]] = {
    "log_mel": (60_000, 200_000, 600_000),
    "frames": (200_000, 1_000_000, 3_000_000),
}
"""Lengths in microseconds of the windows around a frame, by the kind of its columns."""
MOST = 6_000
"""Frames of segments that teach, and as many of what lies between them."""
Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Taught:
    """Frames that teach: ``rows`` (n, d), ``states`` (n,) 0 for nothing and i + 1 for label i, and ``weights`` (n,)."""

    rows: Rows
    states: NDArray[np.int64]
    weights: NDArray[np.float64]


def windows(frames: TimeFrames, kind: str) -> Rows:
    """Return (n, 6 d) columns: means over three windows around each frame, spread in the middle one, both sides.

    Columns of another kind than ``kind`` are read as silence.
    """
    rows = np.nan_to_num(frames.rows.astype(np.float32), posinf=0.0, neginf=0.0)
    if frames.kind != kind:
        rows = np.zeros_like(rows)
    if not len(rows):
        return np.zeros((0, rows.shape[1] * 6), np.float32)
    halves = [max(0, round(scale / max(frames.hop, 1) / 2 - 0.5)) for scale in SCALES[kind]]
    sums = _sums(rows)
    squares = _sums(rows.astype(np.float64) ** 2)
    means = [_mean(sums, -half, half + 1) for half in halves]
    spread = np.sqrt(np.maximum(_mean(squares, -halves[1], halves[1] + 1) - means[1] ** 2, 0))
    side = max(1, halves[2] - halves[0])
    before = _mean(sums, -halves[0] - side, -halves[0])
    after = _mean(sums, halves[0] + 1, halves[0] + 1 + side)
    return np.concatenate([*means, spread, before, after], axis=1, dtype=np.float32)


def _sums(rows: NDArray[np.floating]) -> NDArray[np.float64]:
    return np.concatenate([np.zeros((1, rows.shape[1])), np.cumsum(rows, axis=0, dtype=np.float64)])


def _mean(sums: NDArray[np.float64], first: int, last: int) -> NDArray[np.float64]:
    """Return the mean of frames i + first to i + last for each i; cut at the ends, one frame at least."""
    n = len(sums) - 1
    start = np.clip(np.arange(n) + first, 0, n - 1)
    stop = np.clip(np.arange(n) + last, start + 1, n)
    return (sums[stop] - sums[start]) / (stop - start)[:, None]


def states_of(frames: TimeFrames, regions: Sequence[Region], places: Mapping[str, int]) -> NDArray[np.int64]:
    """Return (n,) the label of each frame, 0 for none, i + 1 for label i; of overlapping segments the shorter."""
    found = np.zeros(len(frames.rows), np.int64)
    known = [r for r in regions if isinstance(r, Segment) and r.label in places]
    for segment in sorted(known, key=lambda s: (s.start - s.end, s.start, s.label)):
        first = round(segment.start / frames.hop)
        found[first : max(first + 1, round(segment.end / frames.hop))] = places[segment.label] + 1
    return found


def taught(
    contents: Sequence[TimeFrames], states: Sequence[NDArray[np.int64]], kind: str, rng: np.random.Generator
) -> Taught:
    """Return at most :data:`MOST` frames of segments and as many of the rest; what is left out weighs on the others."""
    places = np.repeat(np.arange(len(states)), [len(s) for s in states])
    whole = np.concatenate(states) if states else np.zeros(0, np.int64)
    chosen, weights = [], []
    for part in (np.flatnonzero(whole > 0), np.flatnonzero(whole == 0)):
        some = np.sort(rng.permutation(part)[:MOST])
        chosen.append(some)
        weights.append(np.full(len(some), len(part) / max(len(some), 1)))
    picked, weight = np.concatenate(chosen), np.concatenate(weights)
    order = np.argsort(picked, kind="stable")
    picked, weight = picked[order], weight[order]
    firsts = np.concatenate([[0], np.cumsum([len(s) for s in states])])
    parts = [
        windows(contents[item], kind)[picked[places[picked] == item] - firsts[item]]
        for item in np.unique(places[picked]).tolist()
    ]
    width = contents[0].rows.shape[1] * 6 if contents else 0
    rows = np.concatenate(parts) if parts else np.zeros((0, width), np.float32)
    return Taught(rows, whole[picked], weight)


PARTS = 6
"""A stretch is described in so many equal parts of its time."""


def described(frames: TimeFrames, runs: Sequence[tuple[int, int, int]]) -> Rows:
    """Return a row (n, 9 d + 1) for each stretch (first, last + 1, ...): what it is like from beginning to end.

    Means of its parts less its own mean, its mean, spread and mean change, and the logarithm of its length.
    """
    rows = np.nan_to_num(frames.rows.astype(np.float32), posinf=0.0, neginf=0.0)
    found = [_whole(rows[first:last]) for first, last, *_ in runs]
    return np.stack(found) if found else np.zeros((0, rows.shape[1] * (PARTS + 3) + 1), np.float32)


def described_width(contents: Sequence[TimeFrames], kind: str) -> int:
    """Return the columns of :func:`described` for recordings of this kind; 0 without any."""
    same = next((c for c in contents if c.kind == kind), None)
    return same.rows.shape[1] * (PARTS + 3) + 1 if same is not None else 0


def _whole(stretch: Rows) -> Rows:
    level = stretch.mean(axis=0)
    edges = np.linspace(0, len(stretch), PARTS + 1)
    parts = [stretch[int(a) : max(int(np.ceil(b)), int(a) + 1)].mean(axis=0) for a, b in pairwise(edges)]
    change = np.abs(np.diff(stretch, axis=0)).mean(axis=0) if len(stretch) > 1 else np.zeros_like(level)
    columns = [part - level for part in parts]
    return np.concatenate([*columns, level, stretch.std(axis=0), change, [np.log(len(stretch))]], dtype=np.float32)
