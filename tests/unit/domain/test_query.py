"""The query line: any text parses, what is understood is right, what is not is said in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.annotation import Annotator
from alapp.domain.conditions import (
    By,
    Confidence,
    Given,
    Is,
    Key,
    LabelIs,
    Meta,
    ModelSays,
    Vocabulary,
    Why,
    Words,
    fields,
)
from alapp.domain.guideline import LabelClass
from alapp.domain.query import Query, best_removal, completions, parse, quoted

KNOWN = Vocabulary(
    labels=(LabelClass("m", "Medication"), LabelClass("f", "Fall"), LabelClass("p", "Pressure injury")),
    annotators=(Annotator("A1", "Ada"), Annotator("A2", "Ben")),
    columns=("Ward type", "shift"),
    groups=("Ward type",),
)


def conditions(line: str) -> list[object]:
    return [t.condition for t in parse(line, KNOWN).terms]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("rail", Words("rail")),
        ('"side rail"', Words("side rail", whole=True)),
        ("x-ray", Words("x-ray")),
        ("12:30", Words("12:30")),
        ("label:Fall", LabelIs(("f",))),
        ("LABEL:fa", LabelIs(("f",))),
        ('label:"Pressure injury",Fall', LabelIs(("p", "f"))),
        ("says:medication", ModelSays(("m",))),
        ("by:ben", By(("A2",))),
        ("by:A1,A2", By(("A1", "A2"))),
        ("ward_type:Surgery", Meta(("Ward type",), ("Surgery",))),
        ("group:Surgery,Medicine", Meta(("Ward type",), ("Surgery", "Medicine"))),
        ("shift:Night", Meta(("shift",), ("Night",))),
        ("is:flagged,gold", Is(("flagged", "gold"))),
        ("is:labelled", Is(("labeled",))),
        ("why:random", Why(("random",))),
        ("why:first", Why(("first_look",))),
        ("date:2025-11-01", Given(date(2025, 11, 1), date(2025, 11, 1))),
        ("date:>2025-11-01", Given(date(2025, 11, 2), None)),
        ("date:<=2025-11", Given(None, date(2025, 11, 30))),
        ("date:2024-02..2025", Given(date(2024, 2, 1), date(2025, 12, 31))),
        ("id:IR-07", Key(("IR-07",))),
    ],
)
def test_a_term_becomes_its_condition(line: str, expected: object) -> None:
    query = parse(line, KNOWN)
    assert [t.condition for t in query.terms] == [expected]
    assert query.problems == ()


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("conf:<70", range(70)),
        ("conf:<=70%", range(71)),
        ("conf:>70", range(71, 101)),
        ("conf:>=70", range(70, 101)),
        ("conf:70", range(70, 71)),
        ("conf:50..60", range(50, 61)),
    ],
)
def test_confidence_means_the_percent_that_is_shown(line: str, shown: range) -> None:
    condition = parse(line, KNOWN).terms[0].condition
    assert isinstance(condition, Confidence)
    assert [p for p in range(101) if condition.low <= p / 100 < condition.high] == list(shown)


def test_minus_turns_any_term_around_and_a_lone_minus_is_a_sign() -> None:
    query = parse('-fall -"side rail" -label:Fall -', KNOWN)
    assert [t.negated for t in query.terms] == [True, True, True, False]
    assert query.words == (Words("-"),)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("label:Device", "There is no label “Device”. Labels: Medication, Fall, Pressure injury."),
        ("by:zoe", "Nobody here is called “zoe”. Known: A1, A2."),
        ("is:red", "is: does not know “red”."),
        ("why:fun", "why: does not know “fun”."),
        ("conf:low", "conf: needs a percentage"),
        ("conf:<5..6", "conf: needs a percentage"),
        ("date:yesterday", "date: needs a day"),
        ("date:2025-13", "date: needs a day"),
        ("date:<0001-01-01", "date: needs a day"),
        ('id:" "', "id: needs a value"),
    ],
)
def test_a_value_of_no_use_is_said_and_makes_the_query_unsound(line: str, words: str) -> None:
    query = parse(f"rail {line}", KNOWN)
    assert query.problems[0].startswith(words)
    assert not query.sound


def test_an_unknown_field_is_searched_as_words_and_the_known_ones_are_named() -> None:
    query = parse("colour:red", KNOWN)
    assert conditions("colour:red") == [Words("colour:red")]
    assert query.sound
    assert "Fields: label, says, conf, by, is, why, date, group, id, ward_type, shift." in query.problems[0]


def test_a_field_without_a_value_yet_asks_nothing_and_is_no_problem() -> None:
    query = parse('rail label: conf:"', KNOWN)
    assert [t.condition for t in query.asked] == [Words("rail")]
    assert query.problems == ()


def test_group_without_columns_is_said() -> None:
    assert parse("group:x").problems == ("group: has nothing to look in; this project has no extra columns.",)


def test_scripts_without_blanks_and_signs_are_scanned_for() -> None:
    assert [Words(w).scan for w in ("rail", "Größe", "転倒", "😀", "ล้ม", "!!")] == [
        False,
        False,
        True,
        True,
        True,
        True,
    ]


def test_completions_offer_fields_then_values() -> None:
    assert [c.text for c in completions("rail la", 7, KNOWN)] == ["label:"]
    assert [c.text for c in completions("label:", 6, KNOWN)] == ["Medication", "Fall", '"Pressure injury"']
    proposal = completions("rail label:Fall,pr", 18, KNOWN)[0]
    assert (proposal.text, proposal.start, proposal.end) == ('"Pressure injury"', 16, 18)
    assert completions("rail ", 5, KNOWN) == []
    assert [c.text for c in completions("ward", 4, KNOWN)] == ["ward_type:"]
    assert completions("ward_type:", 10, KNOWN) == []


def test_the_term_whose_removal_helps_most_is_named() -> None:
    query = parse("rail says:Fall conf:<70", KNOWN)
    counts = {"says:Fall conf:<70": 3, "rail conf:<70": 0, "rail says:Fall": 212}
    found = best_removal(query, lambda q: counts[str(q)])
    assert found is not None
    assert (found[0].text, found[1]) == ("conf:<70", 212)
    assert best_removal(query, lambda _: 0) is None
    assert best_removal(parse("rail", KNOWN), lambda _: 9) is None


LINES = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            [
                "rail",
                '"side rail"',
                "-",
                "-fall",
                "label:Fall",
                'label:"Pressure',
                "conf:<70",
                "is:gold",
                "x:",
                '"',
                ",",
                ":",
            ]
        )
    ).map(" ".join),
)


@given(LINES)
def test_any_line_parses_and_its_terms_are_its_text(line: str) -> None:
    query = parse(line, KNOWN)
    assert all(line[t.start : t.end] == t.text for t in query.terms)
    covered = {i for t in query.terms for i in range(t.start, t.end)}
    assert all(i in covered or char.isspace() for i, char in enumerate(line))


@given(LINES)
def test_a_line_written_again_asks_the_same(line: str) -> None:
    query = parse(line, KNOWN)
    again = parse(str(query), KNOWN)
    if '"' not in line:
        assert [(t.condition, t.negated) for t in again.terms] == [(t.condition, t.negated) for t in query.terms]
    assert str(parse(str(again), KNOWN)) == str(again)


@given(LINES)
def test_without_a_term_all_others_stay(line: str) -> None:
    query = parse(line, KNOWN)
    for term in query.terms:
        assert len(query.without(term).terms) == len(query.terms) - 1


@given(st.text(min_size=1).filter(lambda s: s.replace('"', "").strip()))
def test_a_quoted_value_comes_back(value: str) -> None:
    condition = parse(f"id:{quoted(value)}", KNOWN).terms[0].condition
    bare = value.replace('"', "").strip()
    assert condition == Key((bare,)) or (isinstance(condition, Key) is False and not bare.strip(","))


@given(LINES, st.integers(0, 40))
def test_completions_never_fail_and_replace_a_part_of_the_line(line: str, cursor: int) -> None:
    for proposal in completions(line, min(cursor, len(line)), KNOWN):
        assert 0 <= proposal.start <= proposal.end <= len(line)


def test_fields_and_an_empty_query() -> None:
    assert fields(Vocabulary())[0] == "label"
    assert Query().asked == ()
    assert str(parse("   ")) == ""
