"""A simulated person who draws boxes by the program's own keys, with as few presses as possible.

Keys as in the picture view: arrows move the crosshair 10 pixels, with Ctrl 50, with Alt 1, never out of the picture; it
starts in the middle. B begins a box, the arrows stretch it, a digit labels it and leaves the crosshair at its corner;
Enter commits. J and K walk over all boxes by rows, from the chosen one or from the crosshair; Shift+A takes all
suggestions, A the chosen one (and goes on to the next), X rejects it, Backspace removes a chosen box, a digit gives it
another label; Shift and arrows pull its far corner, after E the near one, arrows alone move it. Each press counts one,
held keys like single ones, and Ctrl, Alt and Shift nothing. A box is good enough from an overlap of 0.7 on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from alapp.domain.region import Box, Marked, place_of
from alapp.learning.regions.matching import overlap

LARGE, STEP = 50, 10
GOOD, NEAR = 0.7, 0.5
MOST = 80
"""Presses along one axis for one box: nothing needs more."""
Numbers = NDArray[np.int64]


def _table(longest: int = 4_000) -> Numbers:
    """Return the least presses for each distance: large, usual and fine steps, forth and back."""
    far = np.arange(longest)
    best = np.full(longest, longest)
    for tens in (far // STEP, far // STEP + 1):
        per = LARGE // STEP
        for fifties in (tens // per, tens // per + 1):
            best = np.minimum(best, fifties + np.abs(tens - per * fifties) + np.abs(far - STEP * tens))
    return best


PRESSES = _table()
AT_LEAST = np.minimum.accumulate(PRESSES[::-1])[::-1]
"""Least presses for a distance or more: the border of the picture stops the crosshair."""


def presses(start: Numbers, end: Numbers, most: int) -> Numbers:
    """Return the least presses from ``start`` to ``end`` along an axis that ends at 0 and ``most``."""
    far = np.abs(end - start)
    return np.where((end <= 0) | (end >= most), AT_LEAST[far], PRESSES[far])


@dataclass(frozen=True, slots=True)
class Axis:
    """By presses: the best overlap along one axis that they reach, (MOST,), and where the crosshair is then."""

    reached: NDArray[np.float64]
    at: Numbers

    @classmethod
    def of(cls, cost: Numbers, worth: NDArray[np.float64], at: Numbers) -> Axis:
        """Return the best of all these ways."""
        order = np.lexsort((-worth.ravel(), cost.ravel()))
        first, start = np.unique(cost.ravel()[order], return_index=True)
        reached, place = np.zeros(MOST), np.zeros(MOST, np.int64)
        known = first < MOST
        reached[first[known]] = worth.ravel()[order][start[known]]
        place[first[known]] = at.ravel()[order][start[known]]
        return cls(reached, place)


def _edges(low: int, high: int, most: int) -> tuple[Numbers, Numbers, NDArray[np.float64]]:
    """Return edges near the true ones, (n, 1) and (1, m), and the overlap (n, m) along the axis of each pair."""
    slack = max(1, int(0.3 * (high - low)))
    first = np.arange(max(low - slack, 0), low + slack + 1)[:, None]
    second = np.arange(high - slack, min(high + slack, most) + 1)[None, :]
    both = np.minimum(second, high) - np.maximum(first, low)
    return first, second, np.maximum(both, 0) / (np.maximum(second, high) - np.minimum(first, low))


def _drawn_axis(caret: int, low: int, high: int, most: int) -> Axis:
    first, second, worth = _edges(low, high, most)
    forth = presses(np.int64(caret), first, most) + presses(first, second, most)
    back = presses(np.int64(caret), second, most) + presses(second, first, most)
    at = np.where(forth <= back, second + 0 * first, first + 0 * second)
    return Axis.of(np.minimum(forth, back), worth, at)


def _together(across: Axis, down: Axis) -> tuple[int, int, int]:
    """Return the least presses on both axes for a good overlap (at least the product), and where they end."""
    good = across.reached[:, None] * down.reached[None, :] >= GOOD
    cost = np.where(good, np.add.outer(np.arange(MOST), np.arange(MOST)), 2 * MOST)
    x, y = np.unravel_index(int(cost.argmin()), cost.shape)
    return int(cost[x, y]), int(across.at[x]), int(down.at[y])


def drawing(boxes: Sequence[Box], size: tuple[int, int], caret: tuple[int, int]) -> tuple[int, tuple[int, int]]:
    """Return the keys that draw and label these boxes, the nearest first, and where the crosshair ends."""
    left, keys = list(boxes), 0
    while left:
        ways = [_corner_presses(box, size, caret) for box in left]
        box = left.pop(int(np.argmin(ways)))
        x, y, right, bottom = (round(v) for v in (box.x, box.y, box.x + box.w, box.y + box.h))
        moves, *end = _together(_drawn_axis(caret[0], x, right, size[0]), _drawn_axis(caret[1], y, bottom, size[1]))
        keys, caret = keys + moves + 2, (end[0], end[1])
    return keys, caret


def _corner_presses(box: Box, size: tuple[int, int], caret: tuple[int, int]) -> int:
    across = presses(np.int64(caret[0]), np.array([box.x, box.x + box.w]).round().astype(np.int64), size[0])
    down = presses(np.int64(caret[1]), np.array([box.y, box.y + box.h]).round().astype(np.int64), size[1])
    return int(across.min() + down.min())


def adjusting(found: Box, wanted: Box, size: tuple[int, int]) -> int:
    """Return the presses that turn a chosen box into a good one: E once if both of its corners are pulled."""
    moved, pulled = [], []
    for at, long, most in (("x", "w", size[0]), ("y", "h", size[1])):
        low, high = round(getattr(wanted, at)), round(getattr(wanted, at) + getattr(wanted, long))
        start, end = round(getattr(found, at)), round(getattr(found, at) + getattr(found, long))
        first, second, worth = _edges(low, high, most)
        near, far = presses(np.int64(start), first, most), presses(np.int64(end), second, most)
        far_after = PRESSES[np.abs(second - end - (first - start))]
        moved.append(Axis.of(near + far_after, worth, first + 0 * second))
        pulled.append(Axis.of(near + far, worth, first + 0 * second))
    return min(_together(*moved)[0], _together(*pulled)[0] + 1)


@dataclass(slots=True)
class Walk:
    """The boxes on the screen, the crosshair, and which box is chosen, as J and K walk over them."""

    boxes: list[Box]
    caret: tuple[float, float]
    chosen: Box | None = None

    def way(self, box: Box) -> int:
        """Return how many presses of J or K choose this box."""
        self.boxes.sort(key=place_of)
        at = self.boxes.index(box)
        if self.chosen is not None:
            return abs(at - self.boxes.index(self.chosen))
        before = sum(place_of(b) < (self.caret[1], self.caret[0], "") for b in self.boxes)
        return at - before + 1 if at >= before else before - at

    def choose(self, box: Box) -> None:
        """Choose a box: the crosshair goes into its middle."""
        self.chosen, self.caret = box, (box.x + box.w / 2, box.y + box.h / 2)

    def change(self, new: Box | None) -> None:
        """Put a box in place of the chosen one, or none."""
        assert self.chosen is not None
        self.boxes.remove(self.chosen)
        self.chosen = None
        if new is not None:
            self.boxes.append(new)


@dataclass(frozen=True, slots=True)
class Judged:
    """Suggestions beside the truth: those that are right, those to mend (suggested, true), wrong ones, missed boxes."""

    right: tuple[Box, ...]
    mend: tuple[tuple[Box, Box], ...]
    wrong: tuple[Box, ...]
    missed: tuple[Box, ...]


def judged(truth: Sequence[Box], suggested: Sequence[Marked]) -> Judged:
    """Pair suggestions with true boxes that they overlap by half or more, one each (Hungarian assignment)."""
    from scipy.optimize import linear_sum_assignment

    found = [m.region for m in suggested if isinstance(m.region, Box)]
    worth = np.array([[_alike(t, f) for f in found] for t in truth]).reshape(len(truth), len(found))
    pairs = [(truth[i], found[j]) for i, j in zip(*linear_sum_assignment(-worth), strict=True) if worth[i, j] > 0]
    good = [f for t, f in pairs if f.label == t.label and _place(t, f) >= GOOD]
    mend = [(f, t) for t, f in pairs if f not in good]
    met = {f for _, f in pairs}
    missed = [t for t in truth if all(t is not other for other, _ in pairs)]
    return Judged(tuple(good), tuple(mend), tuple(f for f in found if f not in met), tuple(missed))


def _place(truth: Box, found: Box) -> float:
    return overlap(truth, found)


def _alike(truth: Box, found: Box) -> float:
    place = overlap(truth, found)
    return place + (truth.label == found.label) if place >= NEAR else 0.0


def alone(truth: Sequence[Box], size: tuple[int, int]) -> int:
    """Return the keys of a picture without suggestions, Enter included."""
    return drawing(truth, size, _middle(size))[0] + 1


def with_suggestions(truth: Sequence[Box], suggested: Sequence[Marked], size: tuple[int, int]) -> int:
    """Return the keys of a picture with suggestions: the least of ignoring them, one by one, and all at once."""
    told = judged(truth, suggested)
    if not suggested:
        return alone(truth, size)
    keys, caret = drawing(told.missed, size, _middle(size))
    repairs = {f: (0 if _place(t, f) >= GOOD else adjusting(f, t, size)) for f, t in told.mend}
    one_by_one = 1 + len(suggested) + sum(repairs.values()) + sum(f.label != t.label for f, t in told.mend)
    at_once = 1 + _repairing(
        Walk([*told.missed, *told.right, *(f for f, _ in told.mend), *told.wrong], caret), told, repairs
    )
    return min(alone(truth, size), keys + min(one_by_one, at_once) + 1)


def _repairing(walk: Walk, told: Judged, repairs: dict[Box, int]) -> int:
    """Return the keys after all suggestions were taken: wrong ones away, others mended, the nearest first."""
    becomes: dict[Box, Box | None] = dict.fromkeys(told.wrong)
    becomes |= dict(told.mend)
    keys = 0
    while becomes:
        box = min(becomes, key=walk.way)
        keys += walk.way(box)
        walk.choose(box)
        new = becomes.pop(box)
        keys += 1 if new is None else repairs[box] + (new.label != box.label)
        after = None if new is None else replace(box, label=new.label) if not repairs[box] else new
        walk.change(after)
        if after is not None and after.label == box.label:
            walk.choose(after)
    return keys


def _middle(size: tuple[int, int]) -> tuple[int, int]:
    return size[0] // 2, size[1] // 2
