"""The forecast holds the true curve as often as it says, needs enough to go by, and is quick."""

from __future__ import annotations

import numpy as np
import pytest

from alapp.learning.forecast import Forecast, Gain, forecast


def checks(seed: int, m: int = 100) -> tuple[list[int], list[bool]]:
    """Checks along 1 - (0.1 + 1.2 n^-0.5), one in each batch of ten."""
    n = np.arange(1, m + 1) * 10
    hits = np.random.default_rng(seed).random(m) < 1 - error(n)
    return n.tolist(), hits.tolist()


def error(n: np.ndarray | int) -> np.ndarray:
    return np.asarray(0.1 + 1.2 * np.asarray(n, dtype=float) ** -0.5)


def fitted(seed: int, m: int = 100) -> Forecast:
    found = forecast(*checks(seed, m))
    assert found is not None
    return found


@pytest.mark.parametrize("m", [30, 100])
def test_ranges_hold_the_truth(m: int) -> None:
    runs = [fitted(seed, m) for seed in range(60)]
    last = 10 * m
    true = float(error(last) - error(last + 200))
    gains = sum(f.gain(200).low <= true <= f.gain(200).high for f in runs)
    points = sum(f.at(last + 200).low <= 1 - error(last + 200) <= f.at(last + 200).high for f in runs)
    assert gains >= 54  # 90 % of 60, when 95 % are meant
    assert points >= 54


@pytest.mark.parametrize("m", [30, 100])
@pytest.mark.parametrize(("floor", "height", "slope"), [(0.01, 1.0, 0.8), (0.3, 0.0, 1.0), (0.05, 6.0, 0.7)])
def test_ranges_hold_the_truth_of_easy_flat_and_steep_curves(m: int, floor: float, height: float, slope: float) -> None:
    n = np.arange(1, m + 1) * 10

    def wrong(labels: np.ndarray | int) -> np.ndarray:
        return np.minimum(1.0, floor + height * np.asarray(labels, dtype=float) ** -slope)

    inside = 0
    for seed in range(40):
        found = forecast(n.tolist(), (np.random.default_rng(seed).random(m) >= wrong(n)).tolist())
        assert found is not None
        gain = found.gain(200)
        inside += gain.low <= float(wrong(10 * m) - wrong(10 * m + 200)) <= gain.high
    assert inside >= 36


@pytest.mark.parametrize("seed", range(5))
def test_more_labels_never_lose_and_the_value_lies_in_its_range(seed: int) -> None:
    found = fitted(seed, 40)
    at = [found.at(n) for n in (400, 500, 800, 4_000)]
    assert all(0 <= p.low <= p.value <= p.high <= 1 for p in at)
    assert [p.value for p in at] == sorted(p.value for p in at)
    assert 0 <= found.gain(100).value <= found.gain(200).value <= 1


def test_same_checks_same_forecast() -> None:
    assert fitted(3).gain(200) == fitted(3).gain(200)


@pytest.mark.parametrize(
    ("labels", "hits"), [([], []), ([10, 20, 30, 40, 50, 60], [True] * 6), ([100, 200] * 5, [True] * 10)]
)
def test_without_enough_to_go_by_there_is_none(labels: list[int], hits: list[bool]) -> None:
    assert forecast(labels, hits) is None


def test_a_range_far_wider_than_the_gain_tells_nothing() -> None:
    assert Gain(200, 0.02, 0.004, 0.03).tells
    assert Gain(200, 0.001, 0.0, 0.008).tells
    assert not Gain(200, 0.01, 0.0, 0.12).tells


def test_all_right_or_all_wrong_is_a_flat_curve() -> None:
    n, _ = checks(0)
    for hit in (True, False):
        found = forecast(n, [hit] * len(n))
        assert found is not None
        assert found.at(2000).value == pytest.approx(float(hit), abs=1e-6)
        assert found.gain(200).value == pytest.approx(0, abs=1e-6)
