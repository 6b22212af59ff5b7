"""Where the names of boxes are laid: beside their box, off each other, and off the lines of other boxes if they can be.

Greedy point-feature label placement: each name in turn takes the cheapest of a few places (Christensen, Marks and
Shieber 1995). All in pixels of the view, edges as (left, top, right, bottom).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Pair = tuple[float, float]
Edges = tuple[float, float, float, float]
Rows = NDArray[np.float64]
IN = 3.0
"""How far a name inside its box lies from the lines."""
UNSEEN, ON_A_NAME, ON_A_LINE, ON_A_BOX, SHORT = 1_000.0, 100.0, 1.0, 4.0, 2.5
PLACES = (0.0, 0.5, 0.4, 0.9, 3.0, 3.4)
"""What a place costs by itself: above, below, both from the right edge, inside above, inside below."""
ABOVE = (0, 2)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name to lay: the edges of its box, its ``widths`` whole and shortened, and its distance from the box.

    A name that is not ``whole`` is shortened from the start.
    """

    box: Edges
    widths: Pair
    whole: bool
    lift: float


@dataclass(frozen=True, slots=True)
class Laid:
    """Upper left corner of a name, whether it is shortened, and whether it stands on its box."""

    x: float
    y: float
    short: bool
    above: bool


def laid(wanted: Sequence[Wanted], height: float, room: Pair) -> list[Laid]:
    """Return a place for each, the first ones first; a whole name is shortened where it would lie on others."""
    if not wanted:
        return []
    places = np.stack([_around(want, height, room) for want in wanted])
    costs = _costs(wanted, places, room)
    names = np.zeros((len(wanted), 4))
    found = []
    for i, want in enumerate(wanted):
        best = int((costs[i] + ON_A_NAME * _meet(places[i], names[:i]).sum(axis=1)).argmin())
        names[i] = places[i, best]
        x, y = names[i, :2].tolist()
        found.append(Laid(x, y, not want.whole or best >= len(PLACES), best % len(PLACES) in ABOVE))
    return found


def _costs(wanted: Sequence[Wanted], places: Rows, room: Pair) -> Rows:
    """Return (n, 12): what each place costs whatever the other names do."""
    boxes = np.array([want.box for want in wanted], np.float64)
    crossed = _crossing(places.reshape(-1, 4), boxes).reshape(len(wanted), -1, len(wanted))
    own = np.arange(len(wanted))
    crossed[own, :, own] = 0
    unseen = (places[..., 1] < 0) | (places[..., 3] > room[1])
    own_costs = np.array([*PLACES, *(cost + SHORT for cost in PLACES)])
    return np.asarray(own_costs + crossed.sum(axis=2) + UNSEEN * unseen)


def _around(want: Wanted, height: float, room: Pair) -> Rows:
    """Return the edges (12, 4) of the places, first of the whole name and then of the shortened one, in the view."""
    left, top, right, bottom = want.box
    long, short = want.widths if want.whole else (want.widths[1],) * 2
    above, below = round(top - want.lift - height), round(bottom + want.lift)
    high = round(min(max(top, 0.0) + IN, room[1] - height))
    low = round(max(min(bottom, room[1]) - IN - height, 0.0))
    rows = [
        (min(max(x, 0.0), max(room[0] - width, 0.0)), y, width)
        for width in (long, short)
        for x, y in (
            (left - 1, above),
            (left - 1, below),
            (right + 1 - width, above),
            (right + 1 - width, below),
            (left + IN, high),
            (left + IN, low),
        )
    ]
    return np.array([(x, y, x + width, y + height) for x, y, width in rows], np.float64)


def _meet(places: Rows, others: Rows) -> NDArray[np.bool_]:
    """Return (n, m): whether they share more than an edge."""
    left, top, right, bottom = places.T[:, :, None]
    across = (left < others[:, 2]) & (others[:, 0] < right)
    return np.asarray(across & (top < others[:, 3]) & (others[:, 1] < bottom))


def _crossing(places: Rows, boxes: Rows) -> Rows:
    """Return (n, m) what it costs that a place lies on the lines of a box, more where it hides much of the box."""
    left, top, right, bottom = places.T[:, :, None]
    within = (left > boxes[:, 0]) & (top > boxes[:, 1]) & (right < boxes[:, 2]) & (bottom < boxes[:, 3])
    across = np.minimum(right, boxes[:, 2]) - np.maximum(left, boxes[:, 0])
    down = np.minimum(bottom, boxes[:, 3]) - np.maximum(top, boxes[:, 1])
    hidden = np.maximum(across, 0) * np.maximum(down, 0) / ((boxes[:, 2:] - boxes[:, :2]).prod(axis=1) + 1)
    return np.asarray(np.where(_meet(places, boxes) & ~within, ON_A_LINE + ON_A_BOX * hidden, 0.0))
