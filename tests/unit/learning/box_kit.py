"""Made-up pictures with discs and bars, as cell maps with their boxes, for tests of the detector."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alapp.domain.cells import CellMap
from alapp.domain.region import Box, Region
from alapp.features.window_features import KIND, cells_in

SCALE = 8
"""Pixels of a picture in each sample."""


def scenes(n: int, seed: int) -> tuple[list[CellMap], list[list[Box]]]:
    """Return ``n`` pictures, and the boxes around the red discs and blue bars in them; green ones are no object."""
    rng = np.random.default_rng(seed)
    made = [_scene(rng) for _ in range(n)]
    return [cells for cells, _ in made], [boxes for _, boxes in made]


def _scene(rng: np.random.Generator) -> tuple[CellMap, list[Box]]:
    wide, high = int(rng.integers(44, 56)), int(rng.integers(32, 40))
    samples = rng.normal(200, 4, (high, wide, 3))
    boxes: list[Box] = []
    for place in rng.permutation(6)[: int(rng.integers(1, 5))]:
        x, y = int(place % 3) * 15 + int(rng.integers(0, 3)), int(place // 3) * 16 + int(rng.integers(0, 3))
        label = str(rng.choice(["disc", "bar", "other"]))
        boxes += [box for box in [_paint(samples, x, y, label, rng)] if box is not None]
    whole = wide * SCALE, high * SCALE
    return cells_in(np.clip(samples, 0, 255).astype(np.uint8), whole), boxes


def _paint(samples: NDArray[np.float64], x: int, y: int, label: str, rng: np.random.Generator) -> Box | None:
    wide, high = (int(rng.integers(9, 12)),) * 2 if label != "bar" else (12, 6)
    down, across = np.mgrid[:high, :wide]
    inside = np.hypot(down - (high - 1) / 2, across - (wide - 1) / 2) < wide / 2 if label != "bar" else down >= 0
    colour = {"disc": (190, 60, 60), "bar": (60, 60, 190), "other": (60, 160, 60)}[label]
    samples[y : y + high, x : x + wide][inside] = colour
    return None if label == "other" else Box(x * SCALE, y * SCALE, wide * SCALE, high * SCALE, label)


def _plain(high: int, wide: int, value: int, kind: str = KIND) -> CellMap:
    return CellMap(np.full((high, wide, 12), value, np.uint8), 4.0, (4 * wide, 4 * high), kind)


PLAIN = [
    _plain(1, 1, 0),
    _plain(2, 60, 255),
    _plain(60, 2, 255),
    _plain(30, 40, 0),
    CellMap(np.random.default_rng(0).integers(0, 256, (30, 40, 12)).astype(np.uint8), 0.5, (20, 15), KIND),
    CellMap(np.zeros((20, 20, 5), np.uint8), 4.0, (80, 80), "other channels"),
]


def beyond(region: Region, cells: CellMap) -> bool:
    """Say whether a found box does not lie in its picture."""
    if not isinstance(region, Box) or min(region.w, region.h) < 1 or min(region.x, region.y) < 0:
        return True
    return region.x + region.w > cells.whole[0] or region.y + region.h > cells.whole[1]
