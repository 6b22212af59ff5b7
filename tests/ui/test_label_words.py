"""The sentences of the Label screen, and finding labels by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.annotation import Pick, Suggestion
from alapp.domain.guideline import Guideline
from alapp.ui.screens.label.match import Names
from alapp.ui.screens.label.why import origin_words
from alapp.ui.screens.label.words import confidence_words, digit_key, level_words, likeliest, percent, start_words, why
from tests.ui.label_kit import LABELS, SPREAD

GUIDE = Guideline(1, "single_choice", LABELS, noun="report", noun_plural="reports")


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(1.0, "sure"), (0.9, "sure"), (0.899, "fairly sure"), (0.7, "fairly sure"), (0.69, "not sure"), (0.0, "not sure")],
)
def test_how_sure(confidence: float, words: str) -> None:
    assert confidence_words(confidence) == words


@pytest.mark.parametrize(("value", "words"), [(0.0, "no"), (0.1, "low"), (0.5, "fair"), (0.88, "high")])
def test_parts_are_words(value: float, words: str) -> None:
    assert level_words(value) == words


def test_percent_is_whole() -> None:
    assert percent(0.456) == "46 %"


@pytest.mark.parametrize(
    ("reason", "icon", "words"),
    [
        ("unlike", "compass", "it is unlike the labeled reports."),
        ("first_look", "eye", "a first look, chosen to cover the variety."),
        ("asked", "flag", "it was asked for."),
        ("second_look", "loop", "a second look at an earlier answer."),
        ("fallback", "clock", "it is the next in the order of the pool."),
    ],
)
def test_each_reason_has_an_icon_and_a_sentence(reason: str, icon: str, words: str) -> None:
    line = why(Pick(1, reason, "s", 1.0), GUIDE, hidden=False, named=True)  # type: ignore[arg-type]
    assert (line.icon, line.sentence) == (icon, words)


@pytest.mark.parametrize(
    ("waits_for", "words"),
    [
        ("answers", "Suggestions start after 20 answers."),
        ("detector", "Suggestions start as soon as your detector has looked."),
        ("nothing", ""),
    ],
)
def test_a_first_look_says_when_suggestions_start(waits_for: str, words: str) -> None:
    assert start_words(waits_for) == words
    line = why(Pick(1, "first_look", "s", 1.0), GUIDE, hidden=False, named=True, starts=words)
    assert line.sentence == f"a first look, chosen to cover the variety. {words}".strip()


def test_a_sure_model_is_not_said_to_be_torn() -> None:
    pick = Pick(1, "uncertain", "s", 1.0, parts={"uncertain": 0.1}, rivals=("fall", "dev"))
    line = why(pick, GUIDE, hidden=False, named=True)
    assert line.sentence == "the model is less sure of it than of the others that are left."


def test_the_two_to_tell_apart_are_the_rivals_then_the_likeliest() -> None:
    said = Suggestion(1, SPREAD, ("fall",))
    assert [c.id for c in likeliest(said, Pick(1, "uncertain", "s", 1.0, rivals=("oth", "doc")), GUIDE)] == [
        "oth",
        "doc",
    ]
    assert [c.id for c in likeliest(said, Pick(1, "unlike", "s", 1.0), GUIDE)] == ["fall", "dev"]
    assert likeliest(None, Pick(1, "unlike", "s", 1.0), GUIDE) == []


def test_keys_by_place() -> None:
    assert [digit_key(n) for n in (0, 8, 9, 10, 19, 20)] == ["1", "9", "0", "Shift+1", "Shift+0", ""]


def test_where_a_pick_comes_from() -> None:
    pick = Pick(1, "random", "default_mix", 0.1, model_version=3)
    assert origin_words(pick) == "Chosen by: default mix. Model 3. Chance of this item: 1 in 10."


def test_names_that_begin_come_first_then_words_then_parts_then_letters() -> None:
    names = Names(["xfallx", "Free fall", "Fall", "f-a-l-l", "Other"])
    assert names.find("FALL") == [2, 1, 0, 3]


def test_nothing_typed_finds_all() -> None:
    assert Names(["a", "b"]).find("  ") == [0, 1]


@given(st.lists(st.text(min_size=1), max_size=20), st.text(max_size=5))
def test_found_places_are_distinct_and_every_name_finds_itself(names: list[str], typed: str) -> None:
    searched = Names(names)
    found = searched.find(typed)
    assert len(found) == len(set(found))
    for place, name in enumerate(names):
        if name == " ".join(name.split()):
            assert place in searched.find(name)


def test_ten_thousand_labels_are_searched_within_a_frame() -> None:
    names = Names([f"Class number {n}" for n in range(10_000)])
    assert names.find("number 9999") == [9999]
