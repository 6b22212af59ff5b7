"""Hashed words are the words of a plain Unicode reference, whatever the script and however the texts are parted."""

from __future__ import annotations

import re
import string
import unicodedata
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alapp.domain.steps import Silent
from alapp.features import hashed_words
from alapp.features.hashed_words import BITS, COLUMNS, HashedWords, HashState
from alapp.features.word_hashes import pairs_of, words_of

SMALL = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
SCRIPTS = (
    "aZ_09 éÉßñİıſK№①½ÅΣσς Привет мир 日本語。漢字かな مرحبا ١٢ العالم "
    "ภาษาไทย हिन्दी 한국어 🙂👩\u200d👧 \n\t.,-'\u0301\u00a8\ufb01℡\ud800\u2028"
)
texts_of = st.lists(
    st.one_of(st.text(alphabet=SCRIPTS, max_size=40), st.text(max_size=40), st.text(string.printable, max_size=40)),
    max_size=8,
)


def reference(text: str) -> list[str]:
    """The words of a text, one by one: scikit-learn's lower case, accents and token pattern."""
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return [word.translate(SMALL) for word in re.findall(r"(?u)\b\w+\b", plain)]


def hash_of(word: str) -> int:
    found = words_of([word])
    assert len(found.hashes) == 1
    return int(found.hashes[0])


@settings(deadline=None, max_examples=300)
@given(texts_of)
@example(["", "a", "", "b c"])
@example(["ends in a word", "begins with one"])
@example(["\u0301", "x\u0301y", "é"])
def test_words_and_pairs_are_those_of_the_reference(texts: list[str]) -> None:
    expected = [reference(text) for text in texts]
    words = words_of(texts)
    assert words.counts.tolist() == [len(found) for found in expected]
    assert words.hashes.tolist() == [hash_of(word) for found in expected for word in found]
    pairs = pairs_of(words)
    neighbours = [pair for found in expected for pair in pairwise(found)]
    of_each = [pairs_of(words_of([f"{a} {b}"])).hashes.tolist() for a, b in neighbours]
    assert pairs.counts.tolist() == [max(0, len(found) - 1) for found in expected]
    assert [[h] for h in pairs.hashes.tolist()] == of_each


@settings(deadline=None)
@given(st.lists(st.text(max_size=8), max_size=40))
def test_one_hash_belongs_to_one_word(texts: list[str]) -> None:
    words = [word for text in texts for word in reference(text)]
    assert len(set(map(hash_of, words))) == len(set(words))


@settings(deadline=None)
@given(texts_of)
def test_a_row_holds_the_logarithm_of_every_count_at_unit_length(texts: list[str]) -> None:
    rows = HashedWords().transform(HashState(), texts, Silent())
    for i, text in enumerate(texts):
        words = words_of([text])
        columns = [int(h) >> (64 - BITS) for h in (*words.hashes.tolist(), *pairs_of(words).hashes.tolist())]
        counts = sorted(Counter(columns).items())
        row = rows.span(i, i + 1)
        assert row.indices.tolist() == [column for column, _ in counts]
        weights = 1 + np.log([n for _, n in counts])
        assert row.data == pytest.approx(weights / np.linalg.norm(weights), abs=1e-3)


def test_portions_do_not_matter_bit_for_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"Text {i}: naïve café {i % 7} repeats repeats {'é' * (i % 3)} word{i}" for i in range(300)]
    whole = HashedWords().transform(HashState(), texts, Silent())
    monkeypatch.setattr(hashed_words, "AT_ONCE", 7)
    monkeypatch.setattr(hashed_words, "CHARS_AT_ONCE", 100)
    parted = HashedWords().transform(HashState(), texts, Silent())
    for name in ("indptr", "indices", "data"):
        assert np.array_equal(getattr(whole, name), getattr(parted, name))


def test_words_that_share_a_column_are_no_more_than_by_chance() -> None:
    alike = [f"{stem}{i}" for stem in ("item", "a", "x_") for i in range(20_000)]
    columns = words_of([" ".join(alike)]).hashes >> np.uint64(64 - BITS)
    by_chance = COLUMNS * (1 - (1 - 1 / COLUMNS) ** len(alike))
    spread = np.sqrt(len(alike) ** 2 / (2 * COLUMNS))  # of the collisions, which are nearly Poisson
    assert abs(len(np.unique(columns)) - by_chance) < 4 * spread
    pairs = pairs_of(words_of([" ".join(alike)])).hashes >> np.uint64(64 - BITS)
    assert abs(len(np.unique(pairs)) - by_chance) < 4 * spread


def test_a_long_text_and_many_repeats_are_counted() -> None:
    row = HashedWords().transform(HashState(), ["word " * 300_000 + "other"], Silent())
    assert len(row.indices) == 4  # two words, "word word", "word other"
    assert row.data.max() == pytest.approx((1 + np.log(3e5)) / np.sqrt(2 * (1 + np.log(3e5)) ** 2 + 2), abs=1e-3)
