"""The chain model of spans: tags, exact sums against counting every tagging, chances, calibration, hostile texts."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alapp.domain.region import Span
from alapp.domain.steps import Silent
from alapp.domain.tokens import token_offsets
from alapp.learning.calibration import calibration_error
from alapp.learning.regions import crf
from alapp.learning.regions.base import RegionLesson
from alapp.learning.regions.bio import runs, tagged
from alapp.learning.regions.chain import Chains, best_states, passed, span_chances, tagging_scores
from alapp.learning.regions.crf import Crf, CrfModel
from alapp.learning.regions.crf_found import uncertainties
from alapp.learning.regions.crf_trust import Trust, _curve, fitted_trust
from alapp.learning.regions.token_features import token_columns
from tests.unit.learning.span_kit import letters

PLACES = {"drug": 0, "dose": 1}


# -- tags -------------------------------------------------------------------------------------------------------


def tags_of(text: str, *spans: Span) -> tuple[list[int], int, int]:
    found = tagged(token_offsets(text), spans, PLACES)
    return found.tags.tolist(), found.crowded, found.widened


def test_spans_become_begin_and_inside_tags() -> None:
    assert tags_of("take 10 mg aspirin", Span(5, 10, "dose"), Span(11, 18, "drug"))[0] == [0, 3, 4, 1]


def test_of_overlapping_spans_the_longest_teaches_and_the_others_are_counted() -> None:
    spans = (Span(0, 4, "drug"), Span(0, 10, "dose"), Span(8, 18, "drug"))
    assert tags_of("take 10 mg aspirin", *spans) == ([3, 4, 4, 0], 2, 0)


def test_a_span_that_cuts_a_token_is_widened_to_it_and_counted() -> None:
    assert tags_of("paracetamol", Span(0, 4, "drug")) == ([1], 0, 1)


def test_spans_of_unknown_labels_and_of_blanks_teach_nothing() -> None:
    assert tags_of("a  b", Span(0, 1, "gone"), Span(1, 3, "drug")) == ([0, 0], 0, 0)


@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from([None, 0, 1])), max_size=12))
def test_tags_and_back(parts: list[tuple[int, int | None]]) -> None:
    text = " ".join("w" for length, _ in parts for _ in range(length))
    offsets, expected, at = token_offsets(text), [], 0
    for length, label in parts:
        if label is not None:
            expected.append((at, at + length, label))
        at += length
    names = list(PLACES)
    spans = [Span(offsets[a][0], offsets[b - 1][1], names[label]) for a, b, label in expected]
    assert runs(tagged(offsets, spans, PLACES).tags) == expected


# -- exact sums -------------------------------------------------------------------------------------------------


def chain(n: int, seed: int) -> Chains:
    """One chain of ``n`` tokens with states O, B, I of one label and B of another."""
    rng = np.random.default_rng(seed)
    allowed = np.ones((4, 4), dtype=bool)
    allowed[[0, 3], 2] = False
    starts = np.array([True, True, False, True])
    return Chains(rng.normal(size=(n, 4)), np.array([n]), rng.normal(size=(4, 4)), allowed, starts)


def every_tagging(chains: Chains, sharpness: float = 1.0) -> dict[tuple[int, ...], float]:
    """Probability of each tagging there may be, by adding up all of them."""
    n = len(chains.scores)
    worth = {}
    for states in itertools.product(range(4), repeat=n):
        allowed = chains.starts[states[0]] and all(chains.allowed[a, b] for a, b in itertools.pairwise(states))
        if allowed:
            score = sum(chains.scores[i, s] for i, s in enumerate(states))
            score += sum(chains.steps[a, b] for a, b in itertools.pairwise(states))
            worth[states] = float(np.exp(sharpness * score))
    whole = sum(worth.values())
    return {states: value / whole for states, value in worth.items()}


@settings(max_examples=25, deadline=None)
@given(n=st.integers(1, 5), seed=st.integers(0, 1000), sharpness=st.floats(0.2, 2))
def test_sums_equal_counting_every_tagging(n: int, seed: int, sharpness: float) -> None:
    chains = chain(n, seed)
    truth, found = every_tagging(chains, sharpness), passed(chains, sharpness)
    expected = np.zeros((n, 4))
    for states, chance in truth.items():
        expected[np.arange(n), states] += chance
    assert np.allclose(found.chances, expected)
    best = best_states(chains)
    assert truth[tuple(best.tolist())] == pytest.approx(max(truth.values()))
    sure = tagging_scores(chains, best, sharpness) - found.log_sum
    assert np.exp(sure[0]) == pytest.approx(max(truth.values()))


@settings(max_examples=25, deadline=None)
@given(n=st.integers(1, 5), seed=st.integers(0, 1000), data=st.data())
def test_the_chance_of_a_span_is_that_of_all_taggings_with_it(n: int, seed: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, n - 1))
    last = data.draw(st.integers(first, n - 1))
    chains = chain(n, seed)
    found = span_chances(passed(chains), first, last, last == n - 1, [1, 3], [2, -1])
    expected = [0.0, 0.0]
    for states, chance in every_tagging(chains).items():
        ended = last == n - 1 or states[last + 1] != 2
        expected[0] += chance * (states[first : last + 1] == (1, *[2] * (last - first)) and ended)
        expected[1] += chance * (first == last and states[first] == 3)
    assert np.allclose(found, expected)


def test_chains_of_many_lengths_are_read_as_if_each_were_alone() -> None:
    alone = [chain(n, seed) for n, seed in ((3, 1), (1, 2), (5, 3), (1, 4))]
    together = Chains(
        np.concatenate([c.scores for c in alone]), np.array([3, 1, 5, 1]), alone[0].steps, *grammar(alone[0])
    )
    each = [Chains(c.scores, c.lengths, alone[0].steps, *grammar(c)) for c in alone]
    assert np.allclose(passed(together).chances, np.concatenate([passed(c).chances for c in each]))
    assert np.array_equal(best_states(together), np.concatenate([best_states(c) for c in each]))
    states = best_states(together)
    assert np.allclose(
        tagging_scores(together, states), np.concatenate([tagging_scores(c, best_states(c)) for c in each])
    )


def grammar(chains: Chains) -> tuple[np.ndarray, np.ndarray]:
    return chains.allowed, chains.starts


def test_a_chain_of_ten_thousand_tokens_neither_under_nor_overflows() -> None:
    chains = chain(10_000, 1)
    found = passed(Chains(300 * chains.scores, chains.lengths, chains.steps, chains.allowed, chains.starts))
    assert np.allclose(found.chances.sum(axis=1), 1)
    assert np.isfinite(found.log_sum).all()


def test_a_tagging_that_is_not_allowed_has_no_chance() -> None:
    assert tagging_scores(chain(2, 1), np.array([0, 2]))[0] == -np.inf
    assert tagging_scores(chain(2, 1), np.array([2, 2]))[0] == -np.inf


# -- the learner ------------------------------------------------------------------------------------------------


def fitted(n: int, seed: int = 0) -> CrfModel:
    texts, spans = letters(n, seed)
    return Crf().fit(RegionLesson(texts, spans, ("drug", "dose", "never")), Silent())


def test_uncertainties_by_their_formulas() -> None:
    chances = np.array([[0.8, 0.2], [0.5, 0.5]])
    found = uncertainties(chances, np.array([0, 1]), float(np.log(0.36)))
    half, most = float(np.log(2)), -(0.8 * np.log(0.8) + 0.2 * np.log(0.2))
    assert found["mnlp"] == pytest.approx(1 - 0.6)
    assert found["least_confident"] == pytest.approx(0.64)
    assert found["lowest_token"] == pytest.approx(0.5)
    assert found["token_entropy"] == pytest.approx((half + most) / 2 / np.log(2))


def test_new_words_in_known_company_are_found_with_offsets_in_code_points() -> None:
    text = "😀 The patient took 40 mg of Zolofane at noon."
    reading = fitted(60).read([text], Silent())[0]
    assert {(m.region.label, m.region.text) for m in reading.marked if isinstance(m.region, Span)} == {
        ("dose", "40 mg"),
        ("drug", "Zolofane"),
    }
    assert all(text[m.region.start : m.region.end] == m.region.text for m in reading.marked)  # type: ignore[union-attr]
    assert reading.present["drug"] > 0.8
    assert "never" not in reading.present


def test_the_second_label_is_the_next_likely_one_for_the_same_words() -> None:
    reading = fitted(60).read(["The patient took 40 mg of Zolofane at noon."], Silent())[0]
    for marked in reading.marked:
        assert marked.second == ({"drug": "dose", "dose": "drug"}[marked.region.label])
        assert marked.confidence + marked.second_confidence <= 1 + 1e-9


def test_what_overlaps_made_it_leave_out_is_counted_and_kept() -> None:
    texts, spans = letters(10, 0)
    nested = [[*of, *(Span(s.start, s.end - 1, "dose") for s in of)] for of in spans]
    model = Crf().fit(RegionLesson(texts, nested, ("drug", "dose")), Silent())
    assert model.left["crowded"] == sum(map(len, spans))
    assert Crf().from_bytes(model.to_bytes()).left == model.left


def test_chances_are_calibrated_on_items_that_did_not_train() -> None:
    texts, spans = letters(400, 5, noise=0.25)
    model = Crf().fit(RegionLesson(texts[:200], spans[:200], ("drug", "dose")), Silent())
    readings = model.read(texts[200:], Silent())
    sure = np.array([m.confidence for r in readings for m in r.marked])
    right = np.array([m.region in s for r, s in zip(readings, spans[200:], strict=True) for m in r.marked])
    assert len(sure) > 200
    assert calibration_error(sure, right) < 0.1


@pytest.mark.parametrize(("slope", "offset"), [(1.0, 1.2), (0.5, 0.0), (1.8, -0.5)])
def test_the_curve_finds_how_far_chances_are_off(slope: float, offset: float) -> None:
    rng = np.random.default_rng(0)
    odds = rng.normal(-1, 1.5, 4000)
    right = (rng.random(4000) < 1 / (1 + np.exp(-(slope * odds + offset)))).astype(float)
    found = _curve(odds, right)
    assert (found.slope, found.offset) == (pytest.approx(slope, abs=0.12), pytest.approx(offset, abs=0.15))


def test_the_curve_of_few_spans_stays_near_the_diagonal_and_never_turns_round() -> None:
    assert _curve(np.array([0.0]), np.array([1.0])).offset < 0.25
    assert _curve(np.array([-3.0, -3.0, 3.0, 3.0] * 20), np.array([1.0, 1.0, 0.0, 0.0] * 20)).slope == pytest.approx(
        0, abs=1e-6
    )


def test_with_few_items_the_chances_are_left_as_they_are() -> None:
    texts, spans = letters(7, 0)
    tags = [tagged(token_offsets(t), s, PLACES).tags for t, s in zip(texts, spans, strict=True)]
    assert fitted_trust([token_columns(t) for t in texts], tags, 0, Silent()) == Trust()


def test_many_texts_are_read_in_portions_as_if_together(monkeypatch: pytest.MonkeyPatch) -> None:
    model, texts = fitted(40), letters(30, 3)[0]
    together = model.read(texts, Silent())
    for name, value in (("CELLS", 4 * len(model.weights.states) ** 2), ("TOKENS", 20)):
        monkeypatch.setattr(crf, name, value)
        parted = model.read(texts, Silent())
        assert [[m.region for m in r.marked] for r in parted] == [[m.region for m in r.marked] for r in together]
        assert np.allclose([r.unsure for r in parted], [r.unsure for r in together])


def test_a_stored_model_holds_no_words() -> None:
    blob = fitted(40).to_bytes()
    assert b"patient" not in blob
    assert b"Aspirin" not in blob
