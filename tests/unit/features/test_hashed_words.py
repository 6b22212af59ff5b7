"""Hashed words: right for every alphabet, the same on every run, small."""

from __future__ import annotations

import itertools
import re
import unicodedata

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.features import Features
from alapp.domain.steps import Silent
from alapp.features.hashed_words import HashedWords, HashState


def rows(*texts: str) -> Features:
    return HashedWords().transform(HashState(), texts, Silent())


def plain_words(text: str) -> list[str]:
    """Return the words by the plain Unicode rules: lower case, accents off, runs of word characters."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return re.findall(r"\b\w+\b", bare)


@given(text=st.text(max_size=60))
def test_as_many_columns_as_distinct_words_and_pairs(text: str) -> None:
    words = plain_words(text)
    expected = {*words, *(f"{a} {b}" for a, b in itertools.pairwise(words))}
    found = len(rows(text).data)
    assert found <= len(expected)
    assert found >= len(expected) - 2, "columns may collide, but hardly ever"


def test_case_and_accents_do_not_count() -> None:
    a, b = rows("Élan ÜBER").indices, rows("elan uber").indices
    assert np.array_equal(a, b)
    assert not np.array_equal(a, rows("elan unter").indices)


def test_order_counts_through_pairs() -> None:
    assert not np.array_equal(rows("dog bites man").indices, rows("man bites dog").indices)


def test_rows_are_of_unit_length() -> None:
    assert abs(float((rows("one two two three").data ** 2).sum()) - 1) < 0.01
