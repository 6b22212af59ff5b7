"""Searching a real project file: the word index, every kind of term, orders, rows; no text can break out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alapp.domain.annotation import Annotator, Answer, AskedBy, choice
from alapp.domain.change import Change, Op
from alapp.domain.conditions import Vocabulary, Words
from alapp.domain.errors import ReadOnlyProject
from alapp.domain.exchange import ImportPlan, ReadingOptions
from alapp.domain.guideline import Guideline, LabelClass
from alapp.domain.item import NewItem
from alapp.domain.query import parse
from alapp.store.project import Project
from alapp.store.search_terms import match_text

LABELS = (LabelClass("f", "Fall"), LabelClass("d", "Device"), LabelClass("o", "Other"))
KNOWN = Vocabulary(LABELS, (Annotator("A1"), Annotator("A2")), ("Ward type", "shift"), ("Ward type",))
TEXTS = (
    ("Loose rail beside the bath, x-ray taken", {"Ward type": "Surgery", "shift": "night"}),
    ("Found in the bathroom near the RAIL", {"Ward type": "Medicine"}),
    ("Guardrail bent; größere Reparatur, café", {"Ward type": "surgery"}),
    ("夜間に転倒した 😀", {}),
    ('Robert"); DROP TABLE item; -- OR AND NEAR(', {"shift": "day"}),
)


def answer(label: str, reason: str = "random") -> Answer:
    return Answer(choice(label), "answered", 1, 3.0, asked_by=AskedBy(reason, "s"))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    path = tmp_path_factory.mktemp("search") / "wards.alapp"
    guideline = Guideline(1, "single_choice", LABELS)
    with Project.create(path, guideline, name="Wards", annotator=Annotator("A1")) as made:
        made.annotators.put(Annotator("A2"))
        source = made.sources.begin(ImportPlan("wards.csv", ReadingOptions("csv"), {}), "")
        rows = [NewItem(n, text, f"IR-{n:02}_%", meta) for n, (text, meta) in enumerate(TEXTS, 1)]
        made.sources.add_chunk(source, rows, [])
        made.sources.finish(source, "done")
        made.record(Op.ANNOTATE, [Change(1, "answer", answer("f"))], "A1", "one")
        made.record(Op.ANNOTATE, [Change(1, "answer", answer("d", "uncertain"))], "A2", "two")
        made.record(Op.SKIP, [Change(2, "answer", Answer(None, "skipped", 1))], "A1", "skip")
        made.record(Op.FLAG, [Change(3, "flagged", True)], "A1", "flag")
        made.record(Op.COMMENT, [Change(3, "comment", "bent?")], "A1", "comment")
        made.record(Op.GOLD, [Change(1, "gold", choice("d"))], "A1", "gold")
        made.record(Op.EXCLUDE, [Change(5, "excluded", True)], "A1", "out")
        assert made.search.unindexed() == 5
        assert made.search.index_some(2) == 3
        assert made.search.index_some(10) == 0
        yield made


def found(project: Project, line: str) -> list[int]:
    query = parse(line, KNOWN)
    assert query.sound, query.problems
    return project.search.ids(query.asked).tolist()


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("", [1, 2, 3, 4, 5]),
        ("rail", [1, 2]),
        ("bath", [1, 2]),
        ('"bath"', [1]),
        ("rail bathroom", [2]),
        ("rail -bathroom", [1]),
        ("-rail", [3, 4, 5]),
        ('"loose rail"', [1]),
        ('"rail loose"', []),
        ("x-ray", [1]),
        ("Großere", [3]),
        ("CAFE", [3]),
        ("転倒", [4]),
        ("😀", [4]),
        ("-転倒 -rail", [3, 5]),
        ("label:Fall", [1]),
        ("label:Device by:A1", [1]),
        ("label:Other", []),
        ("-label:Fall", [2, 3, 4, 5]),
        ("by:A2", [1]),
        ("by:A1", [1, 2]),
        ("group:Surgery", [1, 3]),
        ("ward_type:medicine,surgery", [1, 2, 3]),
        ("-shift:night", [2, 3, 4, 5]),
        ("is:labeled", [1]),
        ("is:unlabeled", [2, 3, 4, 5]),
        ("is:skipped", [2]),
        ("is:flagged", [3]),
        ("is:gold,commented", [1, 3]),
        ("is:excluded", [5]),
        ("-is:excluded -is:labeled", [2, 3, 4]),
        ("why:random", [1]),
        ("why:uncertain,unlike", [1]),
        ("why:asked", [2]),
        ("date:>2001", [1, 2]),
        ("date:<2001-01-01", []),
        ("date:0001..9999-12-31", [1, 2]),
        ("id:ir-0", [1, 2, 3, 4, 5]),
        ("id:IR-01_", [1]),
        ("id:%", []),
    ],
)
def test_every_kind_of_term(project: Project, line: str, ids: list[int]) -> None:
    assert found(project, line) == ids


HOSTILE = st.one_of(
    st.text(min_size=1, max_size=20),
    st.sampled_from(
        ['"', "*", "NEAR(", "a OR b", "text:", "^a", "'; DROP TABLE item; --", "\0", "a\0b", "{a}", "\ud800", "(", "-"]
    ),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(HOSTILE, st.sampled_from(["", "-", '"', "label:", "id:", "shift:", "group:", "by:", "x:"]))
def test_no_text_breaks_out_of_a_query(project: Project, text: str, before: str) -> None:
    query = parse(before + text, KNOWN)
    ids = project.search.ids(query.asked).tolist()
    assert set(ids) <= {1, 2, 3, 4, 5}
    assert project.items.count() == 5


@settings(max_examples=50, deadline=None)
@given(st.text(min_size=1))
def test_a_phrase_is_one_quoted_string(text: str) -> None:
    phrase = match_text(Words(text, whole=True))
    assert phrase[0] == phrase[-1] == '"'
    assert '"' not in phrase[1:-1].replace('""', "")


def test_states_columns_and_orders(project: Project) -> None:
    search = project.search
    assert search.in_state("labeled").tolist() == [1]
    assert search.columns() == ["Ward type", "shift"]
    assert search.by_key().tolist() == [1, 2, 3, 4, 5]
    assert search.by_text().tolist() == [2, 3, 1, 5, 4]
    assert search.by_meta("shift").tolist() == [5, 1]
    assert [row[:3] for row in search.newest_answers()] == [(1, "A2", ("d",))]


def test_rows_carry_the_newest_answer_and_all_marks(project: Project) -> None:
    three, one, two = project.search.rows([3, 1, 99, 2])
    assert (three.flagged, three.comment, three.answered) == (True, "bent?", False)
    assert (one.key, one.labels, one.by, one.gold) == ("IR-01_%", ("d",), "A2", True)
    assert (two.skipped, two.by, two.labels) == (True, "A1", ())
    assert one.meta == {"Ward type": "Surgery", "shift": "night"}


def test_own_labels(project: Project) -> None:
    assert project.search.own_labels([1, 2, 3], "A1") == {1: ("f",)}


def test_a_second_reader_finds_the_same_and_cannot_index(project: Project) -> None:
    with Project.open(project.path, read_only=True) as reader:
        assert reader.search.ids(parse("rail").asked).tolist() == [1, 2]
        with pytest.raises(ReadOnlyProject):
            reader.search.index_some(1)


def test_what_is_not_indexed_yet_is_counted(tmp_path: Path) -> None:
    with Project.create(
        tmp_path / "p.alapp", Guideline(1, "single_choice", LABELS), name="p", annotator=Annotator("A1")
    ) as made:
        assert (made.search.indexed(), made.search.unindexed(), made.search.index_some()) == (0, 0, 0)
