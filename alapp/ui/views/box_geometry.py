"""Boxes as numbers: drawn, moved, pulled at an edge, found under the pointer; always inside their picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from alapp.domain.region import Box, Marked
from alapp.ui.views.regions import Direction, Size

Pair = tuple[float, float]
Picture = tuple[int, int]
WAYS: dict[Direction, tuple[int, int]] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
HANDLES = tuple((across, down) for down in (-1, 0, 1) for across in (-1, 0, 1) if (across, down) != (0, 0))
"""The handles of a box: -1 left or top, 1 right or bottom, 0 between."""
SMALL, SHARE = 200, 20
"""In a picture with a shorter side below the first, a step is one of so many parts of it."""
LEAST_ON_SCREEN = 2.0
AnyBox = TypeVar("AnyBox", bound=Box | Marked)


def step(size: Size, picture: Picture, zoom: float) -> int:
    """Return how many pixels of the picture an arrow moves: 1, 10 or 50.

    In tiny pictures a step is a twentieth of the side, in huge ones as much as can be seen on the screen.
    """
    if size == "fine":
        return 1
    side = min(picture)
    usual = 10 if side >= SMALL else max(1, side // SHARE)
    while usual * zoom < LEAST_ON_SCREEN:
        usual *= 2
    return usual * (5 if size == "large" else 1)


def inside(at: Pair, picture: Picture) -> Pair:
    """Return the nearest place on the picture."""
    return min(max(at[0], 0.0), float(picture[0])), min(max(at[1], 0.0), float(picture[1]))


def between(one: Pair, other: Pair, picture: Picture, label: str = "") -> Box:
    """Return the box between two corners, on whole pixels."""
    (x0, y0), (x1, y1) = (inside((round(x), round(y)), picture) for x, y in (one, other))
    return Box(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0), label)


def moved(box: Box, dx: float, dy: float, picture: Picture) -> Box:
    """Move a box, as far as the picture goes."""
    x = min(max(box.x + dx, 0.0), max(0.0, picture[0] - box.w))
    y = min(max(box.y + dy, 0.0), max(0.0, picture[1] - box.h))
    return replace(box, x=x, y=y)


def pulled(box: Box, handle: tuple[int, int], dx: float, dy: float, picture: Picture) -> Box:
    """Pull the edges of a handle; an edge stops a pixel before the one opposite, and at the picture's."""
    x, w = _pull(box.x, box.w, handle[0], dx, picture[0])
    y, h = _pull(box.y, box.h, handle[1], dy, picture[1])
    return replace(box, x=x, y=y, w=w, h=h)


def _pull(start: float, length: float, side: int, by: float, most: int) -> Pair:
    end = start + length
    if side < 0:
        start = min(max(start + by, 0.0), end - 1)
    elif side > 0:
        end = max(min(end + by, float(most)), start + 1)
    return start, end - start


def box_of(region: Box | Marked) -> Box:
    """Return the box that was drawn or is suggested."""
    found = region.region if isinstance(region, Marked) else region
    assert isinstance(found, Box)
    return found


def smallest_at(regions: Iterable[AnyBox], at: Pair, reach: float) -> AnyBox | None:
    """Return the smallest box that holds this place or is within ``reach`` of it."""
    held = [region for region in regions if _holds(box_of(region), at, reach)]
    return min(held, key=lambda region: box_of(region).w * box_of(region).h, default=None)


def _holds(box: Box, at: Pair, reach: float) -> bool:
    across = box.x - reach <= at[0] <= box.x + box.w + reach
    return across and box.y - reach <= at[1] <= box.y + box.h + reach


def handle_at(box: Box, at: Pair, reach: float) -> tuple[int, int] | None:
    """Return the handle nearest to this place, corners first; None where none is within ``reach``."""
    found = []
    for across, down in HANDLES:
        x, y = corner(box, (across, down))
        distance = max(abs(at[0] - x), abs(at[1] - y))
        if distance <= reach:
            found.append((distance, 0 in (across, down), (across, down)))
    return min(found)[2] if found else None


def corner(box: Box, handle: tuple[int, int]) -> Pair:
    """Return where a handle lies in the picture."""
    return box.x + box.w * (handle[0] + 1) / 2, box.y + box.h * (handle[1] + 1) / 2
