"""Found regions count once each: spans exactly, boxes and segments by overlap."""

from __future__ import annotations

import pytest

from alapp.domain.region import Box, Segment, Span
from alapp.learning.regions.matching import f1, hits, overlap


def test_overlap_is_intersection_over_union() -> None:
    assert overlap(Box(0, 0, 10, 10, "a"), Box(5, 0, 10, 10, "a")) == pytest.approx(50 / 150)
    assert overlap(Segment(0, 10, "a"), Segment(5, 10, "a")) == pytest.approx(0.5)
    assert overlap(Box(0, 0, 0, 0, "a"), Box(0, 0, 0, 0, "a")) == 1.0
    assert overlap(Span(0, 3, "a"), Box(0, 0, 3, 3, "a")) == 0.0


def test_a_span_counts_only_exactly_and_with_its_label() -> None:
    drawn = [Span(0, 5, "a"), Span(6, 9, "b")]
    assert hits(drawn, [Span(0, 5, "a"), Span(6, 8, "b")]) == 1
    assert hits(drawn, [Span(0, 5, "b")]) == 0
    assert hits(drawn, []) == hits([], drawn) == 0


def test_one_drawn_box_is_found_at_most_once() -> None:
    drawn = [Box(0, 0, 10, 10, "a")]
    twice = [Box(0, 0, 10, 9, "a"), Box(0, 1, 10, 9, "a")]
    assert hits(drawn, twice) == 1
    assert f1([drawn], [twice]) == (0.5, 1.0, pytest.approx(2 / 3))


def test_nothing_drawn_and_nothing_found_is_right() -> None:
    assert f1([[]], [[]]) == (1.0, 1.0, 1.0)
    assert f1([[Span(0, 1, "a")]], [[]])[2] == 0.0
