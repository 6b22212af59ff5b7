"""Peaks of a waveform as they come in, at several scales, and what each pixel of the screen shows of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alapp.domain.recording import SECOND, Peaks

SCALE = 8
"""Each scale joins so many stretches of the one below."""
Ends = NDArray[np.int8]


class WavePeaks:
    """Least and largest sample of each stretch of a sound; what has not come yet is silent and not ``known``."""

    def __init__(self) -> None:
        self.samples = 0
        self.rate = 0
        self.total = 0
        self.levels: list[Ends] = []
        self.known = 0
        self.offset = 0
        """Where the first stretch begins, in microseconds."""

    @property
    def whole(self) -> bool:
        """Whether everything has come."""
        return bool(self.levels) and self.known >= len(self.levels[0])

    @property
    def loudest(self) -> int:
        """Return the largest value there is, 0..127."""
        return int(np.abs(self.levels[-1].astype(np.int16)).max()) if self.levels else 0

    def add(self, piece: Peaks) -> None:
        """Take a piece; pieces come in order, each may come again."""
        if (piece.samples, piece.rate, piece.total) != (self.samples, self.rate, self.total):
            self._begin(piece)
        first, stop = piece.first, min(piece.first + len(piece.values), len(self.levels[0]))
        self.levels[0][first:stop] = piece.values[: stop - first]
        self.known = max(self.known, stop)
        for below, above in zip(self.levels, self.levels[1:], strict=False):
            first, stop = first // SCALE, min(-(-stop // SCALE), len(above))
            part = below[first * SCALE : stop * SCALE]
            places = np.arange(0, len(part), SCALE)
            above[first:stop, 0] = np.minimum.reduceat(part[:, 0], places)
            above[first:stop, 1] = np.maximum.reduceat(part[:, 1], places)

    def _begin(self, piece: Peaks) -> None:
        self.samples, self.rate, self.total, self.known = piece.samples, piece.rate, piece.total, 0
        size = max(1, -(-piece.total // piece.samples))
        self.levels = [np.zeros((size, 2), np.int8)]
        while size > SCALE * SCALE:
            size = -(-size // SCALE)
            self.levels.append(np.zeros((size, 2), np.int8))

    def columns(self, start: int, stop: int, width: int) -> tuple[Ends, int]:
        """Return (width, 2) peaks of the pixels from ``start`` to ``stop`` microseconds, and how many are known."""
        if not self.levels or width < 1:
            return np.zeros((max(width, 0), 2), np.int8), 0
        edges = np.linspace(start - self.offset, stop - self.offset, width + 1) * self.rate / SECOND / self.samples
        level, scale = 0, 1
        while level + 1 < len(self.levels) and (edges[1] - edges[0]) / scale >= 2 * SCALE:
            level, scale = level + 1, scale * SCALE
        ends = self.levels[level]
        first = np.clip((edges[:-1] / scale).astype(np.int64), 0, len(ends) - 1)
        last = np.clip(np.ceil(edges[1:] / scale).astype(np.int64), first + 1, len(ends))
        found = np.stack(
            [_reduced(np.minimum, ends[:, 0], first, last), _reduced(np.maximum, ends[:, 1], first, last)], 1
        )
        return found, int(np.searchsorted(edges[:-1], self.known))


def _reduced(reduce: np.ufunc, values: NDArray[np.int8], first: NDArray[np.int64], last: NDArray[np.int64]) -> Ends:
    """Return the least or largest of values[first : last] for each pair; stretches may share a value at their ends."""
    padded = np.append(values, values[-1:])
    pairs = np.stack([first, last], axis=1).reshape(-1)
    found: Ends = reduce.reduceat(padded, pairs)[::2]
    return found
