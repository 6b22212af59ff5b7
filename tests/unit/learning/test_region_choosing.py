"""Which items are asked after a model of regions: the unsure ones, of different kinds, and checks with their chance."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alapp.learning.regions.base import Reading
from alapp.learning.regions.choosing import choose


def readings(*unsure: float, cost: float = 1.0) -> list[Reading]:
    return [Reading((), u, cost=cost) for u in unsure]


def test_the_most_unsure_come_first() -> None:
    found = choose(readings(0.1, 0.9, 0.5, 0.7), None, 3, 0.0, np.random.default_rng(0))
    assert [c.row for c in found] == [1, 3, 2]
    assert {c.reason for c in found} == {"uncertain"}
    assert [c.parts["uncertain"] for c in found] == [0.9, 0.7, 0.5]
    assert {c.probability for c in found} == {1.0}


def test_equals_come_in_random_order() -> None:
    first = Counter(choose(readings(*[0.5] * 4), None, 1, 0.0, np.random.default_rng(s))[0].row for s in range(200))
    assert min(first[row] for row in range(4)) > 20


def test_by_cost_short_items_go_before_long_ones_that_are_a_little_more_unsure() -> None:
    known = [Reading((), 0.9, cost=30), Reading((), 0.5, cost=5), Reading((), 0.4, cost=0.1)]
    assert [c.row for c in choose(known, None, 3, 0.0, np.random.default_rng(0), by_cost=1)] == [2, 1, 0]
    assert [c.row for c in choose(known, None, 3, 0.0, np.random.default_rng(0))] == [0, 1, 2]


def test_random_checks_have_the_chance_they_were_drawn_with() -> None:
    unsure = np.linspace(0, 0.9, 50)
    drawn: Counter[int] = Counter()
    for seed in range(400):
        found = choose(readings(*unsure), None, 10, 0.2, np.random.default_rng(seed))
        checks = [c for c in found if c.reason == "random"]
        assert len(found) == 10
        assert len(checks) == 2
        assert all(c.probability == pytest.approx(2 / 50) and c.parts == {"random": 1.0} for c in checks)
        assert all(c.probability == pytest.approx(1 - 2 / 50) for c in found if c.reason != "random")
        drawn.update(c.row for c in checks)
    assert max(drawn.values()) < 45  # 16 are expected of each
    assert len(drawn) == 50


def test_with_features_items_of_different_kinds_are_asked() -> None:
    kinds = np.eye(4)[np.arange(40) % 4]
    unsure = np.where(np.arange(40) % 4 == 0, 0.9, 0.8)
    alike = choose(readings(*unsure), None, 4, 0.0, np.random.default_rng(1))
    spread = choose(readings(*unsure), kinds, 4, 0.0, np.random.default_rng(1))
    assert {c.row % 4 for c in alike} == {0}
    assert {c.row % 4 for c in spread} == {0, 1, 2, 3}
    assert spread[0].row % 4 == 0


def test_features_that_do_not_belong_to_the_readings_are_refused() -> None:
    with pytest.raises(ValueError, match="row of features"):
        choose(readings(0.1, 0.2), np.zeros((3, 2)), 1, 0.0, np.random.default_rng(0))


@settings(max_examples=50, deadline=None)
@given(
    unsure=st.lists(st.floats(0, 1) | st.just(float("nan")), max_size=30),
    n=st.integers(0, 40),
    share=st.floats(0, 1),
    spread=st.booleans(),
    by_cost=st.sampled_from([0.0, 0.5, 1.0]),
    seed=st.integers(0, 100),
)
def test_any_readings(unsure: list[float], n: int, share: float, spread: bool, by_cost: float, seed: int) -> None:
    features = np.random.default_rng(0).normal(size=(len(unsure), 3)) if spread else None
    batch = [choose(readings(*unsure), features, n, share, np.random.default_rng(seed), by_cost=by_cost) for _ in "ab"]
    rows = [c.row for c in batch[0]]
    assert rows == [c.row for c in batch[1]]
    assert len(rows) == len(set(rows)) == min(n, len(unsure))
    assert all(0 < c.probability <= 1 for c in batch[0] if c.reason == "random")
