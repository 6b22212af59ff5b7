"""Fingerprints in sorted runs answer as a dictionary does."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.prints import Prints

marks = st.one_of(st.integers(0, 9), st.integers(0, 2**64 - 1))


@given(st.lists(st.lists(marks, max_size=9, unique=True), max_size=12))
def test_prints_are_a_dictionary(chunks: list[list[int]]) -> None:
    prints, truth = Prints(), dict[int, int]()
    for chunk in chunks:
        found = prints.find(np.array(chunk, np.uint64)).tolist()
        assert found == [truth.get(mark, 0) for mark in chunk]
        assert prints.are_new(np.array(chunk, np.uint64)) == (not any(found))
        assert not prints.are_new(np.array([*chunk, 5, 5], np.uint64))
        new = [mark for mark, place in zip(chunk, found, strict=True) if not place]
        places = range(len(truth) + 1, len(truth) + len(new) + 1)
        prints.add(np.array(new, np.uint64), np.array(places, np.uint32))
        truth.update(zip(new, places, strict=True))


def test_many_are_held_in_a_few_runs() -> None:
    prints = Prints()
    numbers = np.random.default_rng(0).permutation(50_000).astype(np.uint64)
    for start in range(0, len(numbers), 500):
        prints.add(numbers[start : start + 500], np.arange(start + 1, start + 501, dtype=np.uint32))
    assert prints.find(numbers).tolist() == list(range(1, 50_001))
    assert not prints.find(numbers + np.uint64(50_000)).any()
    assert len(prints._runs) < 10
