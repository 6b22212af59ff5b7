"""The stream never spends more than its budget, follows the model's confidence, and goes on after a restart."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.learning.stream import MODES, WINDOW, Mode, Stream, begun, decide, decided


@pytest.mark.parametrize("mode", MODES)
@given(
    budget=st.floats(0, 1),
    confidences=st.lists(st.floats(0, 1), min_size=1, max_size=400),
    seed=st.integers(0, 2**31),
)
def test_never_more_than_the_budget(mode: Mode, budget: float, confidences: list[float], seed: int) -> None:
    """However the confidences come: what a window holds at once is all that can be asked beyond the share."""
    stream, decisions = decided(begun(mode, budget, 4, seed), confidences)
    asked = np.cumsum([decision.ask for decision in decisions])
    allowed = budget * np.arange(1, len(asked) + 1) + budget * WINDOW
    assert (asked <= allowed + 1e-9).all()
    assert (stream.seen, stream.asked) == (len(confidences), asked[-1])


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("budget", [0.05, 0.2])
def test_the_long_run_share_is_the_budget_or_less(mode: Mode, budget: float) -> None:
    confidences = np.random.default_rng(1).beta(4, 2, 5_000)
    stream, _ = decided(begun(mode, budget, 4, 3), confidences.tolist())
    assert stream.asked / stream.seen <= budget + WINDOW * budget / stream.seen
    if mode != "fixed":
        assert stream.asked / stream.seen >= 0.6 * budget


def test_the_variable_threshold_asks_the_unsure_ones_and_follows_the_stream() -> None:
    rng = np.random.default_rng(2)
    confidences = np.concatenate([rng.uniform(0.3, 1.0, 3_000), rng.uniform(0.8, 1.0, 3_000)])
    _, decisions = decided(begun("variable", 0.3, 3), confidences.tolist())
    asked = np.array([decision.ask for decision in decisions])
    assert confidences[:3_000][asked[:3_000]].mean() < confidences[:3_000][~asked[:3_000]].mean()
    assert asked[4_000:].mean() > 0.1, "a surer model is still asked about"


def test_the_random_part_of_split_is_a_fair_sample_with_its_probability() -> None:
    confidences = [1.0] * 20_000
    stream, decisions = decided(begun("split", 0.5, 2, 8), confidences)
    drawn = [decision for decision in decisions if decision.by_chance]
    assert all(decision.probability == pytest.approx(0.1) for decision in drawn)
    assert len(drawn) / len(decisions) == pytest.approx(0.1, abs=0.02)
    assert stream.by_chance == len(drawn)


@pytest.mark.parametrize("mode", MODES)
def test_a_restart_changes_nothing(mode: Mode) -> None:
    confidences = np.random.default_rng(4).random(300).tolist()
    whole = decided(begun(mode, 0.2, 3, 9), confidences)
    half, first = decided(begun(mode, 0.2, 3, 9), confidences[:150])
    again, second = decided(Stream.from_plain(json.loads(json.dumps(half.plain()))), confidences[150:])
    assert (again, first + second) == whole


def test_no_budget_asks_nothing_and_a_whole_one_all_that_is_unsure() -> None:
    assert not any(decision.ask for decision in decided(begun("split", 0.0, 2), [0.0] * 50)[1])
    assert all(decision.ask for decision in decided(begun("fixed", 1.0, 2), [0.5] * 50)[1])


@pytest.mark.parametrize("found", [{}, {"mode": "other"}, {"seen": 1, "asked": 2}, {"colour": 1}])
def test_a_foreign_state_is_refused(found: dict[str, object]) -> None:
    if not found:
        assert Stream.from_plain(found) == Stream()
        return
    with pytest.raises(ValueError, match="state of a stream"):
        Stream.from_plain(found)


def test_chance_does_not_move_the_threshold() -> None:
    stream = begun("split", 1.0, 2, 0)
    for _ in range(200):
        after, decision = decide(stream, 1.0)
        if decision.by_chance:
            assert after.threshold == stream.threshold
        stream = after


def test_what_split_asks_at_random_is_not_starved_by_the_threshold() -> None:
    confidences = np.random.default_rng(0).beta(4, 2, 20_000)
    stream, decisions = decided(begun("split", 0.1, 4, 1), confidences.tolist())
    assert stream.by_chance / stream.seen == pytest.approx(0.02, abs=0.004), "as often as its probability says"
    drawn = confidences[[decision.by_chance for decision in decisions]]
    assert drawn.mean() == pytest.approx(confidences.mean(), abs=0.03), "sure items as often as others"
    assert {round(d.probability, 9) for d in decisions if d.ask} == {0.02, 0.98}


def test_the_randomised_threshold_tells_the_probability_of_each_item_it_asks() -> None:
    whole = [decide(Stream("randomised", 1.0, seed), 0.5)[1] for seed in range(4_000)]
    asked = [decision for decision in whole if decision.ask]
    assert {round(decision.probability, 4) for decision in asked} == {0.6915}, "a normal number above one half"
    assert len(asked) / len(whole) == pytest.approx(0.6915, abs=0.03)
    assert decide(Stream("randomised", 1.0), 1.0)[1].probability in (0.0, 0.5), "a sure item has a chance, too"


@pytest.mark.parametrize(
    ("mode", "places"),
    [
        ("fixed", [48, 50, 52, 54, 57]),
        ("variable", [45, 47, 50, 54, 57]),
        ("randomised", [47, 48, 50, 53, 56]),
        ("split", [40, 41, 50, 54, 57]),
    ],
)
def test_the_same_seed_asks_the_same_items(mode: Mode, places: list[int]) -> None:
    confidences = np.random.default_rng(5).random(60).tolist()
    _, decisions = decided(begun(mode, 0.3, 3, 7), confidences)
    assert [i for i, decision in enumerate(decisions) if decision.ask][-5:] == places
