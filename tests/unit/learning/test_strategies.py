"""What single strategies promise beyond the contract."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.errors import BadInput, UnknownName
from alapp.learning.base import Lesson, PoolView
from alapp.learning.learners.ridge import Ridge
from alapp.learning.mixing import batches, mixed_batch, random_seats
from alapp.learning.stated_mix import named, shares_of, stated
from alapp.learning.strategies import cvirs, scores
from alapp.learning.strategies.committee_votes import Disagreement, per_label
from alapp.learning.strategies.gradients import Gradients
from alapp.learning.strategies.kmeans import kmeans, squared_distances
from alapp.learning.strategies.registry import STRATEGIES
from alapp.learning.strategies.typical import TYPICAL_START, Centres, start_size, typicality
from tests.contracts import pools

P = np.array([[0.5, 0.4, 0.1], [0.5, 0.25, 0.25], [0.98, 0.01, 0.01], [1 / 3, 1 / 3, 1 / 3]])


def test_scores_rank_as_defined() -> None:
    assert scores.margin(P).argsort()[::-1].tolist()[:2] == [3, 0]
    assert scores.entropy(P).argsort()[::-1].tolist()[:2] == [3, 1]
    assert scores.least_confidence(P)[0] == scores.least_confidence(P)[1]
    for score in (scores.margin, scores.entropy, scores.least_confidence, scores.ratio):
        assert score(P)[3] == pytest.approx(1)


def test_the_most_unsure_label_decides() -> None:
    assert scores.most_unsure_label(np.array([[0.5, 0.99], [0.9, 0.9]])) == pytest.approx([1, 0.2])


@given(st.lists(st.floats(0.01, 1), min_size=2, max_size=2))
def test_two_classes_rank_alike(raw: list[float]) -> None:
    p = np.array([raw]) / sum(raw)
    assert scores.margin(p)[0] == pytest.approx(scores.least_confidence(p)[0])
    q = np.array([[0.4, 0.6]])
    ways = (scores.margin, scores.least_confidence, scores.ratio, scores.entropy)
    assert len({bool(way(p)[0] >= way(q)[0]) for way in ways if abs(p.max() - 0.6) > 1e-6}) <= 1


@pytest.mark.parametrize("name", ["vote_entropy", "kl_consensus", "jensen_shannon"])
def test_disagreement_is_none_among_equals(name: str) -> None:
    strategy = STRATEGIES[name]
    assert isinstance(strategy, Disagreement)
    alike = np.tile(P, (5, 1, 1))
    split = alike.copy()
    split[:2] = split[:2, :, ::-1]
    assert strategy.score(per_label(alike, several=False)) == pytest.approx(np.zeros((4, 1)), abs=1e-7)
    assert strategy.score(per_label(split, several=False))[2, 0] > 0.1


def test_divergence_from_the_mean_and_distance_of_pairs_order_differently() -> None:
    """One member alone against four, and two against three: by pairs the second is the larger disagreement."""
    one, other = [0.98, 0.02], [0.02, 0.98]
    lone = np.array([[other], [one], [one], [one], [one]])
    halved = np.array([[other], [other], [one], [one], [one]])
    by_pairs, by_mean = (STRATEGIES[name] for name in ("jensen_shannon", "kl_consensus"))
    assert isinstance(by_pairs, Disagreement)
    assert isinstance(by_mean, Disagreement)
    pairs = [by_pairs.score(per_label(p, several=False)).item() for p in (lone, halved)]
    mean = [by_mean.score(per_label(p, several=False)).item() for p in (lone, halved)]
    assert pairs[0] / pairs[1] == pytest.approx(4 / 6)  # pairs that differ
    assert mean[0] / mean[1] != pytest.approx(pairs[0] / pairs[1], abs=0.05)


def test_gradient_distances_are_those_of_the_outer_products() -> None:
    rng = np.random.default_rng(0)
    errors, places = rng.standard_normal((6, 3)).astype(np.float32), rng.standard_normal((6, 4)).astype(np.float32)
    wide = np.einsum("ik,im->ikm", errors, places).reshape(6, -1)
    found = Gradients(errors, places)
    assert found.squares() == pytest.approx((wide**2).sum(axis=1), rel=1e-5)
    assert found.squared_distances(2) == pytest.approx(((wide - wide[2]) ** 2).sum(axis=1), rel=1e-4, abs=1e-4)


def known_view(**changes: object) -> PoolView:
    rows = np.arange(24)
    model = Ridge().fit(Lesson(pools.pool(120).take(rows), pools.labels(rows), several=False)).model
    view = PoolView(pools.pool(120), np.arange(30, 120), rows, 3, model=model, Y=pools.labels(rows))
    return replace(view, **changes)  # type: ignore[arg-type]


def test_class_balanced_seats_go_to_classes_with_few_answers() -> None:
    view = known_view()
    Y = np.zeros((24, 3), bool)
    Y[:, 0], Y[0], Y[1] = True, (False, True, False), (False, False, True)
    found = STRATEGIES["balanced"].query(replace(view, Y=Y), 12, np.random.default_rng(0))
    given = np.bincount([choice.row % 3 for choice in found], minlength=3)
    assert given[0] <= 2
    assert abs(int(given[1]) - int(given[2])) <= 1


def test_a_mix_gives_its_seats_by_shares_on_average() -> None:
    mix, share = stated("mix: margin 0.5, typical 0.25, random 0.25", 0.1)
    assert share == 0.25
    reasons = [c.reason for s in range(40) for c in mixed_batch(mix, known_view(), 5, share, np.random.default_rng(s))]
    counts = {reason: reasons.count(reason) for reason in set(reasons)}
    assert counts["random"] == 40  # round(0.25 x 5) of each batch
    assert counts["uncertain"] / (counts["first_look"] + counts.get("fallback", 0)) == pytest.approx(2, abs=0.3)


@pytest.mark.parametrize(
    "text", ["", "margin", "margin 0.5", "margin 0.5, margin 0.5", "mix 1", "default_mix 1", "margin 1.0, typical 0"]
)
def test_a_mix_that_cannot_be_is_refused_in_words(text: str) -> None:
    with pytest.raises(BadInput, match="mix") as told:
        shares_of(text)
    assert "together 1" in told.value.remedy


def test_an_unknown_part_of_a_mix_is_answered_with_the_known() -> None:
    with pytest.raises(UnknownName, match="clusters"):
        stated("mix: magic 1", 0.1)


def test_names_travel_with_their_shares() -> None:
    assert named("margin", "clusters 1") == "margin"
    assert named("mix", "clusters 1") == "mix: clusters 1"
    strategy, share = stated("mix: random 1", 0.3)
    assert (strategy.name, share) == ("random", 0.3)


@pytest.mark.parametrize("name", ["several_mean", "cardinality", "cvirs"])
def test_several_label_strategies_take_the_margin_in_a_single_choice(name: str) -> None:
    asked = [{c.row for c in STRATEGIES[n].query(known_view(), 9, np.random.default_rng(0))} for n in (name, "margin")]
    assert asked[0] == asked[1]


def test_the_mean_of_the_most_unsure_labels() -> None:
    p = np.array([[0.5, 0.5, 0.99], [0.5, 0.99, 0.99]])
    assert scores.mean_of_most_unsure(p, 2) == pytest.approx([1, 0.51])
    assert scores.mean_of_most_unsure(p, 9) == pytest.approx([(1 + 1 + 0.02) / 3, (1 + 0.04) / 3])


def test_distances_of_label_rows_are_those_of_the_paper() -> None:
    rows = np.array([[1, 1, 0, 0], [0, 0, 1, 1], [1, 0, 1, 0], [1, 0, 0, 0]], bool)
    quarter = -(0.25 * np.log2(0.25) + 0.75 * np.log2(0.75))
    found = cvirs.distances(rows[:1], rows)[0]
    assert found[:3] == pytest.approx([0, 1, 1])  # the same; no label alike; independent
    assert found[3] == pytest.approx((2 * 1.5 - 1 - quarter) / 1.5)
    assert found[3] == pytest.approx(cvirs.distances(rows[1:2], rows)[0, 3])  # a quarter of the one and of the other
    assert cvirs.inconsistency(rows[[0, 3, 0]], rows[:2]) == pytest.approx([0.5, found[3], 0.5])


def test_ranks_of_all_labels_decide_together() -> None:
    margins = np.array([[0.1, 0.2, 0.3], [0.2, 0.1, 0.9], [0.9, 0.9, 0.8]])
    assert cvirs.rank_score(margins) == pytest.approx([1 - 1 / 6, 1 - 3 / 6, 1 - 5 / 6])


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
    assert at_once == {c.row for c in [*first, *TYPICAL_START.query(later, 10, np.random.default_rng(2))]}


def test_centres_are_remembered_for_the_same_points_alone() -> None:
    points = np.random.default_rng(0).standard_normal((60, 4)).astype(np.float32)
    centres = Centres()
    first = centres.of(points, 5, 1)
    assert centres.of(points.copy(), 5, 1) is first
    assert len(centres.of(points, 4, 1)) == 4
    assert not np.array_equal(centres.of(points[::-1], 5, 1), first)
    assert np.array_equal(Centres().of(points, 5, 1), first)  # a new process finds the same


@pytest.mark.parametrize(("n", "share", "seats"), [(10, 0.1, 1), (3, 0.1, 1), (50, 0.1, 5), (10, 0, 0), (10, 1, 10)])
def test_random_seats(n: int, share: float, seats: int) -> None:
    assert random_seats(n, share, np.random.default_rng(0)) == seats


def test_the_only_seat_of_a_batch_is_a_check_as_often_as_the_share_says() -> None:
    drawn = [random_seats(1, 0.1, np.random.default_rng(seed)) for seed in range(2_000)]
    assert sum(drawn) == pytest.approx(200, abs=4 * np.sqrt(2_000 * 0.09))


@pytest.mark.parametrize(
    ("strategy", "sizes", "share"),
    [("random", [2], 0.5), ("margin", [4], 0.5), ("clusters", [1], 0.3), ("margin", [3, 3, 2], 0.1),
     ("mix: margin 0.5, random 0.5", [4, 4], 0.1)],
)  # fmt: skip
def test_random_checks_are_a_fair_sample(strategy: str, sizes: list[int], share: float) -> None:
    """Each open item is drawn as a check with the probability that is stored: z-test over 1,000 rounds.

    The chance of a batch is given the batches before, so each is held against the items still open then; of a pool
    that is itself a slice, against the share of the slice.
    """
    asking, widened = stated(strategy, share)
    view = known_view(candidates=np.arange(30, 50))
    drawn, expected, spread = (np.zeros((len(sizes), 120)) for _ in range(3))
    for seed in range(1_000):
        found = batches(asking, view, sizes, widened, np.random.default_rng(seed), 0.5)
        free = set(view.candidates.tolist())
        for i, size in enumerate(sizes):
            batch, found = found[:size], found[size:]
            stated_chances = {2 * c.probability for c in batch if c.reason == "random"}
            assert len(stated_chances) <= 1
            chance = widened / len(free) if size == 1 else max(stated_chances, default=0.0)
            assert not stated_chances or max(stated_chances) == pytest.approx(chance)
            expected[i, list(free)] += chance
            spread[i, list(free)] += chance * (1 - chance)
            drawn[i, [c.row for c in batch if c.reason == "random"]] += 1
            free -= {c.row for c in batch}
    z = (drawn - expected)[spread > 1] / np.sqrt(spread[spread > 1])
    assert len(z) >= 20
    assert np.abs(z).max() < 4.5
