"""What is learned of a detector of one's own: what its word is worth here, from the boxes that a person kept."""

from __future__ import annotations

import numpy as np
import pytest

from alapp.domain.region import Box
from alapp.domain.steps import Silent
from alapp.learning.regions.base import RegionLesson
from alapp.learning.regions.own_detector import OwnDetector, OwnModel
from tests.unit.learning.own_kit import LABELS, boasts, found


def fitted(n: int, seed: int = 0) -> OwnModel:
    return OwnDetector().fit(RegionLesson(*boasts(n, seed), LABELS), Silent())


def test_before_any_answer_its_own_word_counts() -> None:
    model = OwnDetector().fit(RegionLesson([], [], LABELS), Silent())
    reading = model.read([found([[10, 10, 50, 60], [100, 100, 120, 130]], [[0.9, 0, 0], [0.2, 0, 0]])], Silent())[0]
    assert [(m.region, round(m.confidence, 3)) for m in reading.marked] == [(Box(10, 10, 40, 50, "disc"), 0.9)]


def test_confidence_comes_to_what_it_is_worth() -> None:
    """It says 0.3 to 0.7 of nothing: nearly none of these is right."""
    contents, drawn = boasts(200, 7)
    gaps = []
    for model in (OwnModel(LABELS), fitted(40)):
        said, right = [], []
        for content, boxes in zip(contents, drawn, strict=True):
            chances = model.find(content).chances
            for place, row in zip(content.places, chances, strict=True):
                label = LABELS[row.argmax()]
                near = any(abs(b.x - place[0]) < 20 and abs(b.y - place[1]) < 20 and b.label == label for b in boxes)
                said.append(float(row.max()))
                right.append(near)
        gaps.append(float(np.mean((np.array(said) - np.array(right)) ** 2)))
    assert gaps[1] < 0.6 * gaps[0]


def test_what_is_always_rejected_is_not_suggested_any_more() -> None:
    places, chances = [[10, 10, 50, 60], [100, 100, 160, 170]], [[0.9, 0, 0], [0, 0.9, 0]]
    contents, drawn = [found(places, chances)] * 12, [[Box(100, 100, 60, 70, "bar")]] * 12
    model = OwnDetector().fit(RegionLesson(contents, drawn, LABELS), Silent())
    marked = model.read(contents[:1], Silent())[0].marked
    assert [m.region.label for m in marked] == ["bar"]
    assert marked[0].confidence > 0.85


def test_few_answers_move_it_little() -> None:
    contents, drawn = boasts(1, 3)
    model = OwnDetector().fit(RegionLesson(contents, drawn, LABELS), Silent())
    assert 0.5 < model.slope < 2
    assert all(abs(offset) < 1.5 for offset in model.offsets)


def test_unsure_pictures_have_the_larger_score() -> None:
    model = fitted(40)
    sure, unsure = found([[0, 0, 70, 60]], [[0.97, 0, 0]]), found([[0, 0, 70, 60]], [[0.78, 0, 0]])
    readings = model.read([sure, unsure], Silent())
    assert readings[0].unsure < readings[1].unsure
    assert "places" not in readings[0].scores  # such an output does not tell


def test_places_count_where_the_detector_tells_of_them() -> None:
    steady, loose = (found([[0, 0, 70, 60]], [[0.9, 0, 0]], [tight]) for tight in (1.0, 0.65))
    readings = OwnModel(LABELS).read([steady, loose], Silent())
    assert [r.scores["places"] for r in readings] == pytest.approx([0, 0.35], abs=1e-4)
    assert readings[0].unsure < readings[1].unsure


def test_the_second_label_is_told() -> None:
    marked = OwnModel(LABELS).read([found([[0, 0, 70, 60]], [[0.6, 0.3, 0]])], Silent())[0].marked[0]
    assert (marked.region.label, marked.second) == ("disc", "bar")
    assert marked.second_confidence == pytest.approx(0.3, abs=1e-3)
