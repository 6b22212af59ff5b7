"""Marks in a text: as the word index finds them, in places of the text as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.conditions import Words
from alapp.domain.hits import Marker, fold


def marked(text: str, *words: Words) -> list[str]:
    return [text[a:b] for a, b in Marker(words).spans(text)]


@pytest.mark.parametrize(
    ("text", "words", "hits"),
    [
        ("Bed rail, guardrail, Rails.", Words("rail"), ["rail", "Rails"]),
        ("Bed rail, Rails.", Words("rail", whole=True), ["rail"]),
        ("The side  rail and siderail", Words("side rail", whole=True), ["side  rail"]),
        ("Chest x-ray taken", Words("x-ray"), ["x-ray"]),
        ("Über die Größe", Words("uber"), ["Über"]),
        ("ÉCOLE cafe\u0301", Words("café"), ["cafe"]),
        ("夜間に転倒した", Words("転倒"), ["転倒"]),
        ("fine 😀 thanks", Words("😀"), ["😀"]),
        ("a_b rail_x", Words("rail"), ["rail"]),
    ],
)
def test_marks(text: str, words: Words, hits: list[str]) -> None:
    assert marked(text, words) == hits


def test_nothing_asked_marks_nothing() -> None:
    assert Marker(()).spans("rail") == []


@given(st.text(), st.text(min_size=1))
def test_marks_lie_in_the_text_in_order(text: str, word: str) -> None:
    spans = Marker((Words(word),)).spans(text)
    flat = [place for span in spans for place in span]
    assert flat == sorted(flat)
    assert all(0 <= a < b <= len(text) for a, b in spans)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
