"""The simulated person presses as few keys as the program asks for, and ends with good boxes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alapp.domain.region import Box, Marked
from alapp.learning.regions.matching import overlap
from tests.benchmarks.boxes import average_precision
from tests.benchmarks.drawing import PRESSES, adjusting, alone, drawing, judged, presses, with_suggestions
from tests.benchmarks.region_sets import bccd

SIZE = (640, 480)


def marked(*boxes: Box) -> list[Marked]:
    return [Marked(box, 0.9) for box in boxes]


@pytest.mark.parametrize(("far", "keys"), [(0, 0), (1, 1), (9, 2), (10, 1), (40, 2), (50, 1), (95, 7), (100, 2)])
def test_steps_forth_and_back_reach_a_distance(far: int, keys: int) -> None:
    assert PRESSES[far] == keys


def test_the_border_stops_the_crosshair() -> None:
    assert presses(np.int64(37), np.array([0]), 640) == 1
    assert presses(np.int64(37), np.array([1]), 640) == 6
    assert presses(np.int64(600), np.array([640]), 640) == 1


def test_one_box_costs_its_moves_begin_and_digit() -> None:
    keys, caret = drawing([Box(320, 240, 100, 100, "a")], SIZE, (320, 240))
    assert keys == 2 + 2 + 2
    assert caret == (420, 340)
    assert alone([Box(320, 240, 100, 100, "a")], SIZE) == keys + 1
    assert alone([], SIZE) == 1


def test_a_right_suggestion_costs_one_key_and_enter() -> None:
    box = Box(30, 40, 90, 80, "a")
    assert with_suggestions([box], marked(box), SIZE) == 2
    assert with_suggestions([box], [], SIZE) == alone([box], SIZE)


def test_a_wrong_one_is_walked_to_and_taken_away() -> None:
    boxes = [Box(30 * i, 300, 25, 25, "a") for i in range(8)]
    wrong = Box(400, 60, 60, 60, "a")
    assert with_suggestions(boxes, marked(*boxes, wrong), SIZE) == 1 + 1 + 1 + 1  # all, K, Backspace, Enter


def test_another_label_is_a_digit_and_a_nearly_right_one_is_pulled() -> None:
    box = Box(200, 200, 100, 100, "a")
    other, near = Box(200, 200, 100, 100, "b"), Box(200, 200, 60, 90, "a")
    assert judged([box], marked(other)).mend == ((other, box),)
    assert with_suggestions([box], marked(other), SIZE) == 1 + 1 + 1 + 1
    assert overlap(near, box) < 0.7
    assert with_suggestions([box], marked(near), SIZE) == 1 + 1 + adjusting(near, box, SIZE) + 1
    assert adjusting(near, box, SIZE) == 1


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 500), st.integers(0, 350), st.integers(20, 130), st.integers(20, 120), st.integers(0, 99))
def test_suggestions_never_cost_more_than_drawing_alone(x: int, y: int, w: int, h: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    truth = [Box(x, y, w, h, "a"), Box(100, 100, 80, 80, "b")]
    found = [Box(*map(float, rng.integers(5, 200, 4)), "a") for _ in range(int(rng.integers(0, 4)))]
    assert with_suggestions(truth, marked(*found), SIZE) <= alone(truth, SIZE)


def test_average_precision_by_hand() -> None:
    truth = [[Box(0, 0, 10, 10, "a"), Box(50, 50, 10, 10, "a")]]
    found = [
        Marked(Box(0, 0, 10, 10, "a"), 0.9),
        Marked(Box(80, 80, 9, 9, "a"), 0.8),
        Marked(Box(50, 51, 10, 10, "a"), 0.7),
    ]
    assert average_precision(truth, [found], "a") == pytest.approx(0.5 * 1 + 0.5 * 2 / 3)
    assert average_precision(truth, [[*found[:1], *found[:1]]], "a") == pytest.approx(0.5)
    assert average_precision(truth, [found], "b") == 0.0


@pytest.mark.real_data
def test_the_set_of_blood_cells_is_whole(shared_data: Path) -> None:
    pictures = bccd(shared_data)
    labels = [box.label for picture in pictures for box in picture.boxes]
    assert len(pictures) == 364
    assert {label: labels.count(label) for label in set(labels)} == {"RBC": 4_153, "WBC": 372, "Platelets": 361}
    assert all(box.x >= 0 and box.x + box.w <= p.size[0] for p in pictures for box in p.boxes)
