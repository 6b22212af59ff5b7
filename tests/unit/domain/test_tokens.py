"""Tokens: words, numbers, signs, scripts without blanks, emoji; offsets are code points."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.tokens import token_offsets


def tokens(text: str) -> list[str]:
    return [text[start:end] for start, end in token_offsets(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It's 10mg, p53+", ["It", "'", "s", "10", "mg", ",", "p53", "+"]),
        ("1,000.5 km", ["1,000.5", "km"]),
        ("東京タワーは3月", ["東", "京", "タワー", "は", "3", "月"]),
        ("서울에서", ["서", "울", "에", "서"]),
        ("สวัสดี", ["ส", "วั", "ส", "ดี"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("می‌روم", ["می‌روم"]),
        ("e\u0301t\u00e9", ["e\u0301t\u00e9"]),
        ("👩‍👩‍👧👍🏽🇩🇪🇫🇷1️⃣", ["👩‍👩‍👧", "👍🏽", "🇩🇪", "🇫🇷", "1️⃣"]),
        ("a\u00a0\u200f\x00\ufeffb", ["a", "b"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_tokens_of_many_scripts(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@given(st.text())
def test_tokens_are_in_order_never_empty_and_hold_no_blank(text: str) -> None:
    found = token_offsets(text)
    assert all(start < end for start, end in found)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
    assert not any(c.isspace() for token in tokens(text) for c in token)


@given(st.text())
def test_every_letter_and_digit_is_in_a_token(text: str) -> None:
    covered = {i for start, end in token_offsets(text) for i in range(start, end)}
    assert all(i in covered for i, c in enumerate(text) if unicodedata.category(c)[0] in "LN")
