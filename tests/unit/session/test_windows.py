"""The window of a round on a large pool: it moves on, and gives each item the same chance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.learning.base import SLICE
from alapp.session.windows import FIRST, STEP, places_of, window, window_size


def looked_at(n: int, seed: int, version: int, size: int, closed: tuple[int, ...] = ()) -> list[int]:
    ids = np.arange(1, n + 1)
    still_open = np.ones(n, bool)
    still_open[[i - 1 for i in closed]] = False
    return window(ids, places_of(ids, seed), still_open, version, size).tolist()


def test_a_window_moves_on_by_a_step_and_comes_round_again() -> None:
    one, two = (set(looked_at(100_000, 7, version, 10_000)) for version in (1, 2))
    assert len(one) == len(two) == 10_000
    assert len(two - one) == pytest.approx(STEP, abs=5 * STEP**0.5)
    assert set(looked_at(100_000, 7, 101, 10_000)) == one


def test_the_first_windows_are_small_so_that_picks_come_soon() -> None:
    assert [window_size(version) for version in (0, 1, 2, 5, 50)] == [FIRST, FIRST, 2 * FIRST, SLICE, SLICE]


def test_each_item_has_the_same_chance_whatever_its_number() -> None:
    counts = sum(np.bincount(looked_at(1_000, seed, 3, 100), minlength=1_001) for seed in range(2_000))[1:]
    spread = np.sqrt(2_000 * 0.1 * 0.9)
    deviations = (counts - 200) / spread
    assert abs(deviations).max() < 5
    assert deviations.std() == pytest.approx(1, abs=0.1)


@given(
    n=st.integers(1, 400),
    seed=st.integers(0, 2**40),
    version=st.integers(0, 10_000),
    size=st.integers(1, 500),
    data=st.data(),
)
def test_only_open_items_none_twice_as_many_as_there_are(
    n: int, seed: int, version: int, size: int, data: st.DataObject
) -> None:
    closed = tuple(data.draw(st.sets(st.integers(1, n))))
    found = looked_at(n, seed, version, size, closed)
    assert len(found) == len(set(found)) == min(size, n - len(closed))
    assert not set(found) & set(closed)


def test_items_that_come_later_fall_among_the_others() -> None:
    before, after = (set(looked_at(n, 1, 0, n // 10)) for n in (10_000, 12_000))
    later = {i for i in after if i > 10_000}
    assert len(later) == pytest.approx(200, abs=60)
    assert len(after - later - before) < 60
