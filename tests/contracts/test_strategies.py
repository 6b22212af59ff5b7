"""Every query strategy keeps its promises on any pool."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alapp.domain.annotation import ReasonKind
from alapp.domain.features import Features, Rows
from alapp.learning.base import Choice, Lesson, Need, PoolView, QueryStrategy
from alapp.learning.explain import explained
from alapp.learning.learners.committee import Committee
from alapp.learning.learners.ridge import Ridge
from alapp.learning.mixing import batches, mixed_batch
from alapp.learning.models import CommitteeModel
from alapp.learning.strategies.registry import STRATEGIES
from tests.contracts import pools


def view(features: Features, labeled: Rows, candidates: Rows, k: int = 3, several: bool = False) -> PoolView:
    seen = PoolView(features, candidates, labeled, k, several, seed=4)
    if not len(labeled):
        return seen
    lesson = Lesson(features.take(labeled), pools.labels(labeled, k), several)
    committee = Committee().fit(lesson).model
    assert isinstance(committee, CommitteeModel)
    return replace(seen, model=Ridge().fit(lesson).model, committee=committee, Y=lesson.Y)


MANY = pools.pool(120)
LABELED = np.arange(24)
REST = np.arange(30, 120)
VIEWS = {
    "usual": view(MANY, LABELED, REST),
    "several labels": view(MANY, LABELED, REST, several=True),
    "one class": view(MANY, np.arange(0, 24, 3), REST),
    "one label": view(MANY, np.array([5]), REST),
    "one declared class": view(MANY, LABELED, REST, k=1),
    "sparse only": view(pools.pool(120, dense=False), LABELED, REST),
    "identical items": view(pools.identical(120), LABELED, REST),
    "blank items": view(pools.blank(120), LABELED, REST),
    "one left": view(MANY, LABELED, np.array([77])),
    "nothing left": view(MANY, LABELED, np.zeros(0, np.int64)),
    "a slice": replace(view(MANY, LABELED, REST), slice_size=20),
}


@pytest.fixture(params=STRATEGIES.names)
def strategy(request: pytest.FixtureRequest) -> QueryStrategy:
    return STRATEGIES[request.param]


def check(found: list[Choice], pool: PoolView, n: int) -> None:
    rows = [choice.row for choice in found]
    assert len(rows) == min(n, len(pool.candidates))
    assert len(set(rows)) == len(rows)
    assert set(rows) <= set(pool.candidates.tolist())
    assert all(0 < choice.probability <= 1 for choice in found)
    assert all(np.isfinite(choice.utility) for choice in found)
    assert all(choice.reason in get_args(ReasonKind) for choice in found)


@pytest.mark.parametrize("kind", VIEWS)
def test_only_candidates_and_no_doubles(strategy: QueryStrategy, kind: str) -> None:
    pool = VIEWS[kind]
    for n in (1, 7, 20 if kind == "a slice" else 200):
        check(strategy.query(pool, n, np.random.default_rng(1)), pool, n)


@pytest.mark.parametrize("kind", VIEWS)
def test_batches_with_checks(strategy: QueryStrategy, kind: str) -> None:
    pool = VIEWS[kind]
    found = batches(strategy, pool, [10, 10, 5], 0.1, np.random.default_rng(2), 0.5)
    check(found, pool, 25)
    assert all(choice.probability <= 0.5 for choice in found)
    first = [choice for choice in found[:10] if choice.reason == "random"]
    assert len(first) == min(1 if strategy.name != "random" else 10, len(pool.candidates))


@pytest.mark.parametrize("kind", VIEWS)
def test_same_seed_same_batch(strategy: QueryStrategy, kind: str) -> None:
    runs = [mixed_batch(strategy, VIEWS[kind], 10, 0.2, np.random.default_rng(3)) for _ in range(2)]
    assert runs[0] == runs[1]


@pytest.mark.parametrize("kind", VIEWS)
def test_every_pick_says_why(strategy: QueryStrategy, kind: str) -> None:
    pool = VIEWS[kind]
    found = mixed_batch(strategy, pool, 10, 0.1, np.random.default_rng(3))
    rows = np.array([choice.row for choice in found], dtype=np.int64)
    for choice in explained(pool, found, pool.probabilities(rows)):
        assert choice.parts.keys() == {"uncertain", "unlike", "random"}
        assert all(0 <= part <= 1 for part in choice.parts.values())
        assert choice.parts["random"] == (choice.reason == "random")
        assert len(set(choice.rivals)) == (2 if pool.n_classes > 1 else 0)


def test_before_the_first_label(strategy: QueryStrategy) -> None:
    pool = view(MANY, np.zeros(0, np.int64), np.arange(120))
    if strategy.needs & {"model", "committee"}:
        with pytest.raises(ValueError, match="needs a"):
            strategy.query(pool, 5, np.random.default_rng(0))
    else:
        check(strategy.query(pool, 5, np.random.default_rng(0)), pool, 5)


def test_it_states_name_words_and_needs(strategy: QueryStrategy) -> None:
    assert strategy.name.isidentifier()
    assert strategy.words
    assert strategy.needs <= set(get_args(Need))


@settings(max_examples=20, deadline=None)
@given(
    name=st.sampled_from(STRATEGIES.names),
    labeled=st.sets(st.integers(0, 119), min_size=1, max_size=30),
    closed=st.sets(st.integers(0, 119), max_size=119),
    n=st.integers(1, 40),
    share=st.floats(0, 1),
    seed=st.integers(0, 2**31),
)
def test_any_state_of_labeling(name: str, labeled: set[int], closed: set[int], n: int, share: float, seed: int) -> None:
    candidates = np.array(sorted(set(range(120)) - labeled - closed), dtype=np.int64)
    pool = view(MANY, np.array(sorted(labeled), dtype=np.int64), candidates)
    check(mixed_batch(STRATEGIES[name], pool, n, share, np.random.default_rng(seed)), pool, n)
