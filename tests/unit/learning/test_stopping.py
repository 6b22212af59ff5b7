"""The lights, and the recall test, which errs no more often than it says."""

from __future__ import annotations

import numpy as np
import pytest

from alapp.learning.evaluation import accuracy_range
from alapp.learning.forecast import Gain
from alapp.learning.stopping import is_flat, is_proven, recall_test, stability


@pytest.mark.parametrize(
    ("kappas", "light"),
    [
        ([], "unknown"),
        ([0.999, 0.999], "unknown"),
        ([0.999, None, 0.999], "unknown"),
        ([0.5, 0.99, 0.99, 0.991], "stable"),
        ([0.96, 0.95, 0.97], "nearly"),
        ([0.99, 0.99, 0.8], "moving"),
    ],
)
def test_stability_is_the_mean_of_the_last_three(kappas: list[float | None], light: str) -> None:
    assert stability(kappas) == light


def test_flat_needs_a_small_gain_with_a_small_upper_end() -> None:
    assert is_flat(Gain(200, 0.002, 0, 0.007))
    assert not is_flat(Gain(200, 0.002, 0, 0.02))
    assert not is_flat(Gain(200, 0.006, 0, 0.009))
    assert is_flat(Gain(200, 0.006, 0, 0.009), threshold=0.01)
    assert not is_flat(None)


def test_proven_needs_a_narrow_range_above_the_target() -> None:
    assert is_proven(accuracy_range(380, 400), 0.9)
    assert not is_proven(accuracy_range(38, 40), 0.8)
    assert not is_proven(accuracy_range(380, 400), 0.95)
    assert not is_proven(None, 0.5)


def first_stop(relevant: np.ndarray, step: int) -> int | None:
    """Return after how many items the test says that the target is reached."""
    for read in range(step, len(relevant) + 1, step):
        if recall_test(relevant[:read], len(relevant)).reached:
            return read
    return None


@pytest.mark.parametrize("ranked", [False, True])
def test_at_one_look_the_recall_test_errs_as_seldom_as_it_says(ranked: bool) -> None:
    rng = np.random.default_rng(5)
    wrong = runs = 0
    for _ in range(200):
        relevant = rng.random(600) < 0.08
        key = rng.random(600) - (0.5 * relevant if ranked else 0)
        read = relevant[np.argsort(key)][: int(rng.integers(300, 600))]
        runs += 1
        reached = recall_test(read, 600).reached
        wrong += reached and read.sum() < 0.95 * relevant.sum()
    assert wrong <= 0.05 * runs + 2 * (0.05 * 0.95 * runs) ** 0.5


def test_reading_in_a_good_order_stops_early_with_the_target_reached() -> None:
    relevant = np.zeros(1_000, bool)
    relevant[:40] = True
    stop = first_stop(relevant, 20)
    assert stop is not None
    assert 40 <= stop < 900


def test_nothing_read_or_found_proves_nothing() -> None:
    assert recall_test(np.zeros(0, bool), 100).p == 1
    assert not recall_test(np.zeros(50, bool), 100).reached


def test_everything_read_is_everything_found() -> None:
    relevant = np.arange(60) % 5 == 0
    found = recall_test(relevant, 60)
    assert found.reached
    assert found.p == 0
    assert found.found == 12
