"""What the detector learns: places to the pixel, what the border cuts, labels, how unsure a picture is."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from alapp.domain.cells import CellMap
from alapp.domain.errors import Cancelled
from alapp.domain.region import Box
from alapp.domain.steps import Silent
from alapp.learning.regions.base import RegionLesson
from alapp.learning.regions.detector import MOST_PICTURES, Detector, DetectorModel
from alapp.learning.regions.matching import overlap
from tests.unit.learning.box_kit import SCALE, scenes

LABELS = ("disc", "bar")


def learned(n: int, seed: int = 0, labels: tuple[str, ...] = LABELS) -> DetectorModel:
    contents, boxes = scenes(n, seed)
    return Detector().fit(RegionLesson(contents, boxes, labels), Silent())


@cache
def model() -> DetectorModel:
    return learned(16)


def test_boxes_are_moved_to_fit() -> None:
    contents, boxes = scenes(10, 7)
    for reading, drawn in zip(model().read(contents, Silent()), boxes, strict=True):
        found = [m.region for m in reading.marked]
        assert all(max((overlap(box, other) for other in found), default=0) > 0.75 for box in drawn)


def test_boxes_come_by_rows_with_the_next_likely_label() -> None:
    contents, _ = scenes(10, 7)
    for reading in model().read(contents, Silent()):
        places = [(m.region.y, m.region.x) for m in reading.marked if isinstance(m.region, Box)]
        assert places == sorted(places)
        assert all({m.region.label, m.second} == set(LABELS) for m in reading.marked)
        assert all(m.confidence + m.second_confidence <= 1 + 1e-6 for m in reading.marked)


def test_what_is_present_and_the_work_follow_what_is_found() -> None:
    contents, boxes = scenes(20, 5)
    for reading, drawn in zip(model().read(contents, Silent()), boxes, strict=True):
        for label in LABELS:
            assert (reading.present.get(label, 0.0) > 0.5) == any(box.label == label for box in drawn)
        assert reading.cost == pytest.approx(max(1, len(drawn)), abs=0.7)


def test_what_the_border_cuts_is_found_where_it_is() -> None:
    contents, boxes = scenes(16, 1)
    cut = [_cut(cells, drawn) for cells, drawn in zip(contents, boxes, strict=True)]
    found = learned_from([cells for cells, _ in cut[:12]], [drawn for _, drawn in cut[:12]])
    readings = found.read([cells for cells, _ in cut[12:]], Silent())
    wanted = [(box, r) for (_, drawn), r in zip(cut[12:], readings, strict=True) for box in drawn if box.x == 0]
    hits = [any(overlap(box, m.region) > 0.5 for m in reading.marked) for box, reading in wanted]
    assert len(hits) >= 3
    assert np.mean(hits) > 0.6


def learned_from(contents: list[CellMap], boxes: list[list[Box]]) -> DetectorModel:
    return Detector().fit(RegionLesson(contents, boxes, LABELS), Silent())


def _cut(cells: CellMap, boxes: list[Box]) -> tuple[CellMap, list[Box]]:
    """Take four columns of cells away at the left."""
    gone = 4 * SCALE
    rest = CellMap(cells.rows[:, 4:], cells.cell, (cells.whole[0] - gone, cells.whole[1]), cells.kind)
    moved = [Box(max(b.x - gone, 0), b.y, min(b.w, b.x + b.w - gone), b.h, b.label) for b in boxes]
    return rest, moved


def test_a_model_of_few_pictures_is_unsurer_than_one_of_many() -> None:
    contents, _ = scenes(20, 8)
    few = [reading.scores["boxes"] for reading in learned(4).read(contents, Silent())]
    many = [reading.scores["boxes"] for reading in model().read(contents, Silent())]
    assert np.mean(few) > np.mean(many)


def test_a_label_that_was_not_drawn_is_not_suggested() -> None:
    contents, boxes = scenes(12, 0)
    discs = [[box for box in drawn if box.label == "disc"] for drawn in boxes]
    readings = learned_from(contents, discs).read(contents, Silent())
    assert {m.region.label for reading in readings for m in reading.marked} == {"disc"}
    assert max(reading.present.get("bar", 0.0) for reading in readings) < 1e-6


def test_boxes_that_cannot_be_are_left_out_of_the_lesson() -> None:
    contents, boxes = scenes(12, 0)
    odd = [Box(5, 5, 0, 40, "disc"), Box(-900, 5, 50, 50, "disc"), Box(1e6, 1e6, 9, 9, "bar"), Box(0, 0, 9, 9, "gone")]
    plain = learned_from(contents, boxes)
    assert learned_from(contents, [[*drawn, *odd] for drawn in boxes]).to_bytes() == plain.to_bytes()


def test_pictures_of_another_kind_are_not_read() -> None:
    contents, _ = scenes(1, 0)
    other = CellMap(contents[0].rows, contents[0].cell, contents[0].whole, "of another version")
    reading = model().read([other], Silent())[0]
    assert (reading.marked, reading.unsure, reading.cost) == ((), 0.0, 1.0)


def test_of_many_pictures_those_with_boxes_teach_first() -> None:
    contents, boxes = scenes(2, 0)
    with_boxes = next(i for i, drawn in enumerate(boxes) if drawn)
    n = MOST_PICTURES + 1
    rare = [boxes[with_boxes] if i == n - 1 else [] for i in range(n)]
    lesson = RegionLesson([contents[with_boxes]] * n, rare, LABELS)
    with pytest.raises(Reached):
        Detector().fit(lesson, Until(3))


class Reached(Cancelled):
    """The work came to where the test wanted it."""


class Until:
    """Progress that stops the work at a step."""

    def __init__(self, step: int) -> None:
        self.left = step

    def step(self, done: int, total: int, words: str) -> None:
        del done, total, words
        self.left -= 1
        if not self.left:
            raise Reached("reached")
