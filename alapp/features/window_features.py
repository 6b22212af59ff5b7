"""Cell maps of pictures for the detector: colours and edge directions, added up in cells.

Aggregated channels (Dollár, Appel, Belongie and Perona 2014): lightness and two opponent colours, the strength of
edges, and the strength in each of eight directions, signed, so that what is dark on light differs from what is light
on dark. The strengths are divided by their mean nearby, so that a faint stain counts like a strong one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alapp.domain.cells import CellMap
from alapp.domain.media import MediaFile
from alapp.domain.steps import Steps
from alapp.features.pictures import overview

KIND = "colour_edges"
LONG_SIDE = 640
CELLS = 160
"""Cells along the longer side, where the picture has that many pixels."""
DIRECTIONS = 8
NEARBY = 12
"""Cells on each side over which the mean strength of edges is taken."""
FAINTEST = 4.0
CHANNELS = 4 + DIRECTIONS
Rows = NDArray[np.float32]


def cell_map(progress: Steps, file: MediaFile) -> CellMap:
    """Return the cell map of a picture as displayed.

    Raises
    ------
    BadInput : the file is missing, broken, no picture, or too large.
    """
    raster = overview(progress, file, LONG_SIDE, LONG_SIDE)
    samples = np.frombuffer(raster.rows, np.uint8).reshape(raster.height, raster.width, 4)[..., 2::-1]
    return cells_in(samples, raster.whole)


def cells_in(samples: NDArray[np.uint8], whole: tuple[int, int]) -> CellMap:
    """Return the cell map of a sampled picture (h, w, 3) RGB that is ``whole`` pixels wide and high."""
    side = max(1, round(max(samples.shape[:2]) / CELLS))
    high, wide = (max(side, n // side * side) for n in samples.shape[:2])
    padded = np.pad(samples, ((0, side), (0, side), (0, 0)), mode="edge")[:high, :wide].astype(np.float32)
    red, green, blue = np.moveaxis(padded, 2, 0)
    light = 0.299 * red + 0.587 * green + 0.114 * blue
    colours = [light, 128 + (red - green) / 2, 128 + blue / 2 - (red + green) / 4]
    edges = _pooled(_directions(light), side)
    strength = edges.sum(axis=2, keepdims=True)
    usual = _nearby(strength) + FAINTEST
    shared = [strength * (60 / usual), edges * (120 / usual)]
    rows = np.concatenate([_pooled(np.stack(colours, axis=2), side), *shared], axis=2)
    return CellMap(np.clip(np.rint(rows), 0, 255).astype(np.uint8), side * whole[0] / samples.shape[1], whole, KIND)


def _directions(light: Rows) -> Rows:
    """Return (h, w, 8): how strong the edge is in each direction, shared between the two nearest."""
    wider = np.pad(light, 1, mode="edge")
    level = (wider[:-2] + 2 * wider[1:-1] + wider[2:]) / 4
    smooth = (level[:, :-2] + 2 * level[:, 1:-1] + level[:, 2:]) / 4
    across, down = np.zeros_like(smooth), np.zeros_like(smooth)
    across[:, 1:-1] = smooth[:, 2:] - smooth[:, :-2]
    down[1:-1] = smooth[2:] - smooth[:-2]
    turn = np.arctan2(down, across) * (DIRECTIONS / (2 * np.pi)) % DIRECTIONS
    low = np.floor(turn)
    part, first, strength = turn - low, low.astype(np.int64) % DIRECTIONS, np.hypot(across, down)
    found = np.zeros((*light.shape, DIRECTIONS), np.float32)
    np.put_along_axis(found, first[..., None], (strength * (1 - part))[..., None], axis=2)
    np.put_along_axis(found, (first[..., None] + 1) % DIRECTIONS, (strength * part)[..., None], axis=2)
    return found


def _pooled(values: Rows, side: int) -> Rows:
    """Return the means over cells of ``side`` x ``side`` samples."""
    high, wide, channels = values.shape
    cells = values.reshape(high // side, side, wide // side, side, channels)
    return np.asarray(cells.mean(axis=(1, 3)), np.float32)


def _nearby(strength: Rows) -> Rows:
    """Return the mean of each cell's surroundings, which end at the border of the picture."""
    found = strength.astype(np.float64)
    for axis in (0, 1):
        sums = np.concatenate([np.zeros_like(found.take([0], axis)), np.cumsum(found, axis)], axis)
        n = found.shape[axis]
        first, last = np.maximum(np.arange(n) - NEARBY, 0), np.minimum(np.arange(n) + NEARBY + 1, n)
        counts = (last - first).reshape((-1, 1, 1) if axis == 0 else (1, -1, 1))
        found = (sums.take(last, axis) - sums.take(first, axis)) / counts
    return np.asarray(found, np.float32)
