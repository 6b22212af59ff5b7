"""The LURE estimate is unbiased on a pool whose mean is known, also where picks are all but certain."""

from __future__ import annotations

import numpy as np
import pytest

from alapp.learning.lure import lure, lure_accuracy, step_chances, weights

RUNS, POOL, ASKED, SHARE = 1_000, 120, 40, 0.3


def one_run(rng: np.random.Generator, losses: np.ndarray, *, certain: bool) -> float:
    """Ask 40 items: a random one with the chance SHARE, else one by its score (or the best), and estimate."""
    scores = losses + np.linspace(0, 1, POOL)  # the strategy likes what is hard
    left, asked, chances = list(range(POOL)), [], []
    for _ in range(ASKED):
        liking = np.exp(3 * scores[left])
        liking = np.eye(len(left))[np.argmax(liking)] if certain else liking / liking.sum()
        q = SHARE / len(left) + (1 - SHARE) * liking
        place = int(rng.choice(len(left), p=q))
        asked.append(left.pop(place))
        chances.append(q[place])
    return lure(losses[asked], np.array(chances), POOL)


@pytest.mark.parametrize("certain", [False, True])
def test_it_is_unbiased_over_a_thousand_runs(certain: bool) -> None:
    rng = np.random.default_rng(7)
    losses = (rng.random(POOL) < 0.3).astype(float)
    found = np.array([one_run(rng, losses, certain=certain) for _ in range(RUNS)])
    z = (found.mean() - losses.mean()) / (found.std(ddof=1) / RUNS**0.5)
    assert abs(z) < 2.6  # one run of a hundred would exceed it by chance
    assert found.std() > 0.01


def test_drawn_evenly_each_answer_counts_one() -> None:
    even = 1 / (50 - np.arange(20))
    assert weights(even, 50) == pytest.approx(np.ones(20))
    assert weights(np.full(5, 0.4), 5) == pytest.approx(np.ones(5))


def test_certain_picks_weigh_little_beside_random_checks() -> None:
    drawn = np.arange(100) % 10 == 0
    v = weights(step_chances(drawn, np.ones(100), 0.1, 10_000), 10_000)
    assert v[drawn].min() > 9
    assert v[~drawn].max() < 0.02


def test_the_range_of_accuracy_lies_around_it_and_within_bounds() -> None:
    right = np.arange(100) % 10 != 0
    found = lure_accuracy(right, 1 / (500 - np.arange(100)), 500)
    assert found is not None
    assert found.low < 0.9 < found.high <= 1
    assert found.middle == pytest.approx(0.9)
    assert lure_accuracy(right[:1], np.array([0.1]), 500) is None
