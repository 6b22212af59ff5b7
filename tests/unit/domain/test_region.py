"""Regions survive the way to the disk; a span that no longer holds its text is named."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.errors import BadInput
from alapp.domain.region import (
    Box,
    Marked,
    Region,
    RegionKind,
    Segment,
    Span,
    labels_in,
    marked_of,
    place_of,
    regions_of,
    rows_of,
    span_problem,
    value_of,
)

LABELS = st.sampled_from(["a", "b", "c"])
ENDS = st.tuples(st.integers(0, 10**9), st.integers(1, 10**6))
SIDES = st.floats(0, 30_000, allow_nan=False, width=32)
SPANS = st.builds(lambda ends, label: Span(ends[0], sum(ends), label, "x"), ENDS, LABELS)
SEGMENTS = st.builds(lambda ends, label: Segment(ends[0], sum(ends), label), ENDS, LABELS)
BOXES = st.builds(Box, SIDES, SIDES, SIDES, SIDES, LABELS)
ANY = st.one_of(
    st.tuples(st.just("span"), st.lists(SPANS, max_size=8)),
    st.tuples(st.just("segment"), st.lists(SEGMENTS, max_size=8)),
    st.tuples(st.just("box"), st.lists(BOXES, max_size=8)),
)


@given(ANY)
def test_an_answer_comes_back_from_json_with_the_same_regions(drawn: tuple[RegionKind, list[Region]]) -> None:
    kind, regions = drawn
    value = json.loads(json.dumps(value_of(kind, regions)))
    assert set(regions_of(kind, value)) == set(regions)
    assert value["labels"] == list(labels_in(sorted(set(regions), key=place_of)))


@given(ANY)
def test_what_a_model_suggests_comes_back_in_the_order_of_the_item(drawn: tuple[RegionKind, list[Region]]) -> None:
    kind, regions = drawn
    marked = [Marked(region, 0.5, "b", 0.25) for region in regions]
    found = marked_of(kind, json.loads(json.dumps(rows_of(marked))))
    assert sorted(map(repr, found)) == sorted(map(repr, marked))
    assert list(found) == sorted(found, key=lambda m: place_of(m.region))


def test_something_else_than_regions_is_refused_in_words() -> None:
    with pytest.raises(BadInput, match="no region"):
        regions_of("span", {"labels": [], "spans": [{"start": "x"}]})
    with pytest.raises(BadInput, match="no region"):
        regions_of("box", {"labels": [], "boxes": [3]})
    assert marked_of("box", [{"x": 1}]) == ()


def test_a_span_is_checked_against_the_text_it_was_given_for() -> None:
    text = "💩This is an annotation."
    assert span_problem([Span(12, 22, "a", "annotation")], text) == ""
    assert "does not hold" in span_problem([Span(13, 23, "a", "annotation")], text)
    assert "does not hold" in span_problem([Span(0, 99, "a")], text)
    assert span_problem([Box(0, 0, 1, 1, "a")], text) == ""
