"""Sums of cell maps and windows: means are the means, overlaps are those of boxes, what is kept lies apart."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from alapp.domain.cells import CellMap
from alapp.domain.detections import overlaps
from alapp.domain.region import Box
from alapp.learning.regions.detector_stages import moved, shift_to
from alapp.learning.regions.detector_windows import (
    Sums,
    Windows,
    best_apart,
    places_of,
    usual_sizes,
    windows_at,
)
from alapp.learning.regions.matching import overlap

SIDES = st.floats(0.5, 12)
PLACES = st.floats(0, 20)


def cells(seed: int, high: int = 14, wide: int = 18) -> CellMap:
    rows = np.random.default_rng(seed).integers(0, 256, (high, wide, 3)).astype(np.uint8)
    return CellMap(rows, 4.0, (4 * wide, 4 * high), "any")


def windows(*rows: tuple[float, float, float, float]) -> Windows:
    return np.array([(x, y, x + w, y + h) for x, y, w, h in rows], np.float32).reshape(-1, 4)


@given(st.integers(0, 9), st.integers(0, 12), st.integers(0, 9), st.integers(1, 3), st.integers(1, 2))
def test_a_window_holds_the_means_of_its_parts(seed: int, left: int, top: int, wide: int, high: int) -> None:
    known = cells(seed)
    held = Sums.of(known).within(windows((left, top, 2 * wide, 2 * high)), 2, 0.0).reshape(2, 2, 3)
    for down in range(2):
        for across in range(2):
            x, y = left + across * wide, top + down * high
            part = known.rows[y : y + high, x : x + wide].reshape(-1, 3)
            if x + wide <= 18 and y + high <= 14:
                np.testing.assert_allclose(held[down, across], part.mean(axis=0), atol=0.05)


def test_windows_everywhere_hold_what_single_ones_hold() -> None:
    sums, size = Sums.of(cells(3)), (5.5, 4.2)
    lefts, tops = places_of(size, sums.room)
    held = sums.on_grid(lefts, tops, size, 3).reshape(len(lefts) * len(tops), -1)
    known = windows_at(lefts, tops, size, sums.room)
    whole = np.isclose(known[:, 2] - known[:, 0], size[0]) & np.isclose(known[:, 3] - known[:, 1], size[1])
    assert whole.sum() > 50
    np.testing.assert_allclose(held[whole], sums.within(known[whole], 3, 0.0), atol=0.1)


def test_what_lies_outside_counts_nothing() -> None:
    sums = Sums.of(CellMap(np.full((6, 6, 1), 100, np.uint8), 1.0, (6, 6), "any"))
    held = sums.on_grid(np.array([-3.0], np.float32), np.array([0.0], np.float32), (6.0, 6.0), 2).reshape(2, 2)
    np.testing.assert_allclose(held, [[0, 100], [0, 100]], atol=1e-3)


@given(st.tuples(PLACES, PLACES, SIDES, SIDES), st.tuples(PLACES, PLACES, SIDES, SIDES))
def test_overlap_is_that_of_boxes(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> None:
    wanted = overlap(Box(*one, "a"), Box(*other, "a"))
    assert abs(float(overlaps(windows(one), windows(other))[0, 0]) - wanted) < 1e-3


@given(PLACES, PLACES, SIDES, SIDES)
def test_a_shift_turns_a_window_into_the_drawn_one(x: float, y: float, w: float, h: float) -> None:
    drawn = windows((x, y, w, h))
    near = windows((x + 0.2 * w, y - 0.2 * h, 1.3 * w, 0.8 * h))
    np.testing.assert_allclose(moved(near, shift_to(near, drawn)), drawn, atol=1e-3)


@settings(max_examples=50)
@given(st.integers(0, 1_000), st.integers(1, 20))
def test_kept_windows_lie_apart_and_each_left_out_one_overlaps_a_better_one(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    known = windows(*[tuple(row) for row in np.c_[rng.uniform(0, 10, (n, 2)), rng.uniform(1, 8, (n, 2))].tolist()])
    scores = rng.random(n).astype(np.float32)
    kept = best_apart(known, scores, 0.4, n)
    among = overlaps(known[kept], known[kept]) - np.eye(len(kept), dtype=np.float32)
    assert among.max() <= 0.4 + 1e-6
    assert (np.diff(scores[kept]) <= 0).all()
    for row in set(range(n)) - set(kept.tolist()):
        better = kept[scores[kept] >= scores[row]]
        assert overlaps(known[[row]], known[better]).max() > 0.4


def test_sizes_are_as_few_as_fit() -> None:
    rng = np.random.default_rng(0)
    sides = np.concatenate([rng.normal(10, 0.2, (40, 2)), rng.normal((20, 6), 0.2, (4, 2))])
    known = windows(*[(0.0, 0.0, w, h) for w, h in sides.tolist()])
    kinds = np.array([0] * 40 + [1] * 4)
    found = usual_sizes(known, kinds, 0)
    np.testing.assert_allclose(sorted(found.round().tolist()), [[10, 10], [20, 6]])
    assert len(usual_sizes(known[:1], kinds[:1], 0)) == 1
