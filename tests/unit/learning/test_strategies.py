"""What single strategies promise beyond the contract."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.learning.base import PoolView
from alapp.learning.mixing import mixed_batch, random_seats
from alapp.learning.strategies import disagreement, scores
from alapp.learning.strategies.kmeans import kmeans, squared_distances
from alapp.learning.strategies.registry import STRATEGIES
from alapp.learning.strategies.typical import TYPICAL_START, start_size, typicality
from tests.contracts import pools

P = np.array([[0.5, 0.4, 0.1], [0.5, 0.25, 0.25], [0.98, 0.01, 0.01], [1 / 3, 1 / 3, 1 / 3]])


def test_scores_rank_as_defined() -> None:
    assert scores.margin(P).argsort()[::-1].tolist()[:2] == [3, 0]
    assert scores.entropy(P).argsort()[::-1].tolist()[:2] == [3, 1]
    assert scores.least_confidence(P)[0] == scores.least_confidence(P)[1]
    for score in (scores.margin, scores.entropy, scores.least_confidence):
        assert score(P)[3] == pytest.approx(1)


def test_the_most_unsure_label_decides() -> None:
    assert scores.most_unsure_label(np.array([[0.5, 0.99], [0.9, 0.9]])) == pytest.approx([1, 0.2])


@given(st.lists(st.floats(0.01, 1), min_size=2, max_size=2))
def test_two_classes_rank_alike(raw: list[float]) -> None:
    p = np.array([raw]) / sum(raw)
    assert scores.margin(p)[0] == pytest.approx(scores.least_confidence(p)[0])


@pytest.mark.parametrize("score", [disagreement.vote_entropy, disagreement.kl_to_consensus])
def test_disagreement_is_none_among_equals(score: object) -> None:
    assert callable(score)
    alike = np.tile(P, (5, 1, 1))
    split = alike.copy()
    split[:2] = split[:2, :, ::-1]
    assert score(alike, False) == pytest.approx(np.zeros(4), abs=1e-9)
    assert score(split, False)[2] > 0.1


def test_kmeans_finds_what_is_there() -> None:
    rng = np.random.default_rng(0)
    centres = np.array([[0, 0], [9, 0], [0, 9]], np.float32)
    points = np.repeat(centres, 20, axis=0) + rng.standard_normal((60, 2)).astype(np.float32) * 0.1
    found = kmeans(points, np.ones(60), 3, rng)
    assert squared_distances(centres, found.centres).min(axis=1).max() < 0.1
    assert len({tuple(set(found.member[i : i + 20].tolist())) for i in (0, 20, 40)}) == 3


def test_typicality_is_by_neighbours_not_by_itself() -> None:
    points = np.array([[1, 0], [1, 0], [0, 1]], np.float32)
    assert typicality(points, points).tolist() == [0.5, 0.5, 0.0]
    assert typicality(points[:1], points[:1]).tolist() == [0.0]


def test_the_start_covers_every_class() -> None:
    view = PoolView(pools.pool(300), np.arange(300), np.zeros(0, np.int64), n_classes=3)
    found = TYPICAL_START.query(view, start_size(3), np.random.default_rng(0))
    assert {choice.row % 3 for choice in found} == {0, 1, 2}
    assert all(choice.reason == "first_look" for choice in found)


def test_the_start_goes_on_where_it_stopped() -> None:
    view = PoolView(pools.pool(300), np.arange(300), np.zeros(0, np.int64), n_classes=3)
    at_once = {c.row for c in TYPICAL_START.query(view, 20, np.random.default_rng(0))}
    first = TYPICAL_START.query(view, 10, np.random.default_rng(1))
    known = np.array([c.row for c in first])
    later = replace(view, candidates=np.setdiff1d(view.candidates, known), labeled=known)
    assert len(at_once & {c.row for c in [*first, *TYPICAL_START.query(later, 10, np.random.default_rng(2))]}) > 14


@pytest.mark.parametrize(("n", "share", "seats"), [(10, 0.1, 1), (3, 0.1, 1), (50, 0.1, 5), (10, 0, 0), (10, 1, 10)])
def test_random_seats(n: int, share: float, seats: int) -> None:
    assert random_seats(n, share) == seats


def test_random_checks_are_a_fair_sample() -> None:
    """Each candidate is drawn as a check with the probability that is stored: z-test over 2,000 batches."""
    view = PoolView(pools.pool(20), np.arange(20), np.zeros(0, np.int64), n_classes=3)
    drawn = np.zeros(20)
    for seed in range(2_000):
        batch = mixed_batch(STRATEGIES["random"], view, 2, 0.5, np.random.default_rng(seed))
        drawn[[c.row for c in batch]] += 1
        assert all(c.probability == 0.1 for c in batch)
    z = (drawn - 200) / np.sqrt(2_000 * 0.1 * 0.9)
    assert np.abs(z).max() < 4
