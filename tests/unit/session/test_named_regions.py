"""Regions from outside are taken when they fit the item, and refused in words when they do not."""

from __future__ import annotations

from typing import Any

import pytest

from alapp.domain.errors import BadInput
from alapp.domain.region import Box, RegionKind, Segment, Span
from alapp.session.named_regions import regions_from

TEXT = "💩This is an annotation."
IDS = {"Word": "w1", "Other": "o1"}


def test_spans_are_code_points_and_hold_their_text() -> None:
    rows = [{"start": 12, "end": 22, "label": "Word"}, {"start": 0, "end": 1, "label": "Other", "text": "💩"}]
    assert regions_from("span", rows, IDS.get, TEXT) == (Span(12, 22, "w1", "annotation"), Span(0, 1, "o1", "💩"))


def test_boxes_and_segments_are_taken() -> None:
    assert regions_from("box", [{"x": 1, "y": 2, "w": 3.5, "h": 4, "label": "Word"}], IDS.get, "") == (
        Box(1.0, 2.0, 3.5, 4.0, "w1"),
    )
    assert regions_from("segment", [{"start": 5, "end": 9, "label": "Word"}], IDS.get, "") == (Segment(5, 9, "w1"),)


@pytest.mark.parametrize(
    ("kind", "row", "words"),
    [
        ("span", {"start": 0, "end": 2, "label": "Nobody"}, "not in the guideline"),
        ("span", {"start": 13, "end": 23, "label": "Word", "text": "annotation"}, "other words"),
        ("span", {"start": 0, "end": 99, "label": "Word"}, "outside of the text"),
        ("span", {"start": 3, "end": 3, "label": "Word"}, "outside of the text"),
        ("span", {"start": 0.5, "end": 3, "label": "Word"}, "no span"),
        ("span", {"start": True, "end": 3, "label": "Word"}, "no span"),
        ("span", {"x": 0, "y": 1, "w": 2, "h": 2, "label": "Word"}, "no span"),
        ("box", {"start": 0, "end": 2, "label": "Word"}, "no box"),
        ("box", {"x": 0, "y": 1, "w": 0, "h": 2, "label": "Word"}, "no area"),
        ("box", {"x": float("nan"), "y": 1, "w": 1, "h": 2, "label": "Word"}, "no area"),
        ("segment", {"start": 9, "end": 5, "label": "Word"}, "no length"),
    ],
)
def test_what_does_not_fit_is_named(kind: RegionKind, row: dict[str, Any], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        regions_from(kind, [row], IDS.get, TEXT)
