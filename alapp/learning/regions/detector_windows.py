"""Windows of cell maps for the detector: where they lie, what they hold, how far they overlap.

A window is a row (left, top, right, bottom) in cells, with fractions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alapp.domain.cells import CellMap
from alapp.domain.detections import overlaps
from alapp.domain.region import Box, Region

Windows = NDArray[np.float32]
Rows = NDArray[np.float32]
RIGHT = 0.5
"""Overlap from which a found window is the drawn one."""
STEPS = 8.0
"""A window moves on by this part of its shorter side, or by one cell where that is more."""
MOST_SIZES, SIZE_FIT, COVERED = 12, 0.75, 0.9


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """Sums of all cells above and to the left, (h + 1, w + 1, c): the mean of any window is four of them."""

    table: Rows

    @classmethod
    def of(cls, cells: CellMap) -> Sums:
        """Add up a cell map."""
        high, wide, channels = cells.rows.shape
        table = np.zeros((high + 1, wide + 1, channels), np.float32)
        np.cumsum(cells.rows, axis=0, dtype=np.float32, out=table[1:, 1:])
        np.cumsum(table[1:, 1:], axis=1, out=table[1:, 1:])
        return cls(table)

    @property
    def room(self) -> tuple[int, int]:
        """Cells (wide, high)."""
        return self.table.shape[1] - 1, self.table.shape[0] - 1

    def on_grid(self, lefts: Rows, tops: Rows, size: tuple[float, float], grid: int) -> Rows:
        """Return (tops, lefts, grid * grid * c): means in the parts of windows of one size; 0 outside the picture."""
        wide, high = self.room
        across = np.clip(lefts[:, None] + size[0] * np.linspace(0, 1, grid + 1, dtype=np.float32), 0, wide)
        down = np.clip(tops[:, None] + size[1] * np.linspace(0, 1, grid + 1, dtype=np.float32), 0, high)
        rows = _between(self.table, down.ravel(), 0).reshape(len(tops), grid + 1, wide + 1, -1)
        bands = np.diff(rows, axis=1)
        parts = _between(bands, across.ravel(), 2).reshape(len(tops), grid, len(lefts), grid + 1, -1)
        sums = np.diff(parts, axis=3).transpose(0, 2, 1, 3, 4)
        areas = np.diff(down, axis=1)[:, None, :, None] * np.diff(across, axis=1)[None, :, None, :]
        return np.asarray((sums / np.maximum(areas, 1e-3)[..., None]).reshape(len(tops), len(lefts), -1), np.float32)

    def within(self, windows: Windows, grid: int, margin: float) -> Rows:
        """Return (n, grid * grid * c): means in the parts of windows that are widened by ``margin`` of their sides."""
        wide, high = self.room
        share = np.linspace(-margin, 1 + margin, grid + 1, dtype=np.float32)
        across = np.clip(windows[:, [0]] + (windows[:, [2]] - windows[:, [0]]) * share, 0, wide)
        down = np.clip(windows[:, [1]] + (windows[:, [3]] - windows[:, [1]]) * share, 0, high)
        corners = self._at(down[:, :, None], across[:, None, :])
        sums = np.diff(np.diff(corners, axis=1), axis=2)
        areas = np.diff(down, axis=1)[:, :, None] * np.diff(across, axis=1)[:, None, :]
        return np.asarray((sums / np.maximum(areas, 1e-3)[..., None]).reshape(len(windows), -1), np.float32)

    def _at(self, y: Rows, x: Rows) -> Rows:
        """Return the table at places between its entries, (..., c)."""
        wide, high = self.room
        top, left = np.minimum(y.astype(np.int64), high - 1), np.minimum(x.astype(np.int64), wide - 1)
        down, right = (y - top)[..., None], (x - left)[..., None]
        upper = self.table[top, left] * (1 - right) + self.table[top, left + 1] * right
        lower = self.table[top + 1, left] * (1 - right) + self.table[top + 1, left + 1] * right
        return np.asarray(upper * (1 - down) + lower * down)


def _between(table: Rows, places: Rows, axis: int) -> Rows:
    """Return the table at places between its entries along one axis."""
    low = np.minimum(places.astype(np.int64), table.shape[axis] - 2)
    part = (places - low).astype(np.float32).reshape([-1 if a == axis else 1 for a in range(table.ndim)])
    return np.asarray(table.take(low, axis) * (1 - part) + table.take(low + 1, axis) * part)


def places_of(size: tuple[float, float], room: tuple[int, int]) -> tuple[Rows, Rows]:
    """Return lefts and tops of windows of a size; up to 0.6 of one may lie outside, for what the border cuts."""
    step = max(1.0, min(size) / STEPS)
    lefts, tops = (
        np.arange(-0.6 * side, whole - 0.4 * side, step, dtype=np.float32)
        for side, whole in zip(size, room, strict=True)
    )
    return lefts, tops


def windows_at(lefts: Rows, tops: Rows, size: tuple[float, float], room: tuple[int, int]) -> Windows:
    """Return the windows (tops * lefts, 4) at these places, cut at the border of the picture."""
    x, y = np.meshgrid(lefts, tops)
    whole = np.stack([x, y, x + np.float32(size[0]), y + np.float32(size[1])], axis=2).reshape(-1, 4)
    return cut(whole, room)


def cut(windows: Windows, room: tuple[int, int]) -> Windows:
    """Return windows that end at the border of the picture."""
    most = np.array([*room, *room], np.float32)
    return np.asarray(np.clip(windows, 0, most), np.float32)


def best_apart(windows: Windows, scores: Rows, most_overlap: float, n: int) -> NDArray[np.int64]:
    """Return up to ``n`` rows, best first, none overlapping a better one more (greedy non-maximum suppression)."""
    order = np.argsort(-scores, kind="stable")
    kept: list[int] = []
    while len(order) and len(kept) < n:
        kept.append(int(order[0]))
        near = overlaps(windows[order[:1]], windows[order])[0] > most_overlap
        near[0] = True
        order = order[~near]
    return np.array(kept, np.int64)


def taken(
    best: Rows, kinds: NDArray[np.int64], windows: Windows, drawn: tuple[Windows, NDArray[np.int64]]
) -> NDArray[np.bool_]:
    """Say of each found window (n,) whether it is right: the likeliest first, each ``drawn`` one is found once."""
    near = overlaps(windows, drawn[0]) * (kinds[:, None] == drawn[1])
    right = np.zeros(len(windows), np.bool_)
    for row in np.argsort(-best, kind="stable"):
        if near.shape[1] and near[row].max() >= RIGHT:
            right[row] = True
            near[:, near[row].argmax()] = 0
    return right


def drawn_windows(
    regions: Sequence[Region], labels: Sequence[str], cells: CellMap
) -> tuple[Windows, NDArray[np.int64]]:
    """Return the drawn boxes of known labels as windows inside the picture, and the places of their labels."""
    known = [r for r in regions if isinstance(r, Box) and r.label in labels]
    rows = np.array([[r.x, r.y, r.x + r.w, r.y + r.h] for r in known], np.float32).reshape(-1, 4) / cells.cell
    high, wide = cells.rows.shape[:2]
    rows = cut(rows, (wide, high))
    large = np.flatnonzero((rows[:, 2] - rows[:, 0] > 0.25) & (rows[:, 3] - rows[:, 1] > 0.25))
    return rows[large], np.array([labels.index(known[i].label) for i in large], np.int64)


def usual_sizes(windows: Windows, kinds: NDArray[np.int64], seed: int) -> Rows:
    """Return the sizes (m, 2), wide and high in cells, that drawn boxes cluster around.

    As few as fit nine tenths of the boxes with an overlap of 0.75, at most 12; each label weighs the same.
    """
    from sklearn.cluster import KMeans

    sizes = np.stack([windows[:, 2] - windows[:, 0], windows[:, 3] - windows[:, 1]], axis=1)
    weights = 1.0 / np.bincount(kinds)[kinds]
    distinct = len(np.unique(sizes.round(3), axis=0))
    found = sizes[:1]
    for n in range(1, min(MOST_SIZES, distinct) + 1):
        fitted = KMeans(n, random_state=seed % 2**32, n_init=2, max_iter=50).fit(np.log(sizes), sample_weight=weights)
        found = np.exp(fitted.cluster_centers_)
        both = np.minimum(sizes[:, None], found[None]).prod(axis=2)
        fits = (both / (sizes.prod(axis=1)[:, None] + found.prod(axis=1) - both)).max(axis=1)
        if (weights * (fits >= SIZE_FIT)).sum() >= COVERED * weights.sum():
            break
    return np.asarray(found, np.float32)
