"""Browsing a real session: find, order, model terms, bulk changes with one undo, the index behind the answers."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from alapp.domain.annotation import Annotator
from alapp.domain.errors import AppError
from alapp.domain.exchange import ImportPlan, ReadingOptions
from alapp.domain.found import Found, Order
from alapp.domain.guideline import Guideline, LabelClass
from alapp.domain.hits import Marker
from alapp.domain.item import NewItem
from alapp.domain.model import Predictions
from alapp.domain.query import parse
from alapp.session.browse import Browse
from alapp.session.browse_find import passage
from alapp.session.session import Session
from alapp.store.project import Project

LABELS = (LabelClass("m", "Medication"), LabelClass("f", "Fall"), LabelClass("d", "Device"))


def add(project: Project, texts: list[str], first: int = 1) -> None:
    source = project.sources.begin(ImportPlan("wards.csv", ReadingOptions("csv"), {}), "")
    rows = [NewItem(n, t, f"IR-{n:03}", {"ward": "AB"[n % 2]}) for n, t in enumerate(texts, first)]
    project.sources.add_chunk(source, rows, [])
    project.sources.finish(source, "done")


def make(path: Path, task: str = "single_choice", count: int = 12) -> Path:
    guideline = Guideline(1, task, LABELS, noun="report", noun_plural="reports")
    with Project.create(path, guideline, name="Wards", annotator=Annotator("A1")) as project:
        if count:
            add(project, [f"report {n} about a {'rail' if n % 3 else 'dose'}" for n in range(1, count + 1)])
    return path


def says(session: Session) -> None:
    """Give the session a model: items 1 to 6, alternating Fall and Device, ever surer."""
    best, sure = np.array([1, 2, 1, 2, 1, -1], np.int16), np.array([0.5, 0.6, 0.7, 0.8, 0.9, 0.99], np.float32)
    session.trainer.predictions = Predictions(("m", "f", "d"), np.arange(1, 7), best, sure)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = Session.open(make(tmp_path / "p.alapp"), background=False)
    yield opened
    opened.close()


@pytest.fixture
def browse(session: Session) -> Iterator[Browse]:
    made = Browse(session)
    yield made
    made.close()


def find(browse: Browse, line: str = "", order: Order | None = None, only: Any = None) -> Found:
    got: list[Found] = []
    browse.find(line, order or Order(), only, got.append)
    return got[0]


def labels_of(browse: Browse, ids: list[int]) -> list[tuple[str, ...]]:
    got: list[Any] = []
    browse.rows(ids, parse(""), got.extend)
    return [row.labels for row in got]


def test_everything_is_found_and_counted(browse: Browse) -> None:
    found = find(browse)
    assert found.ids.tolist() == list(range(1, 13))
    assert (found.total, found.unread, found.hint) == (12, 0, "")
    assert found.counts == {"all": 12, "labeled": 0, "unlabeled": 12, "flagged": 0, "gold": 0}


def test_words_and_model_terms_hold_together(session: Session, browse: Browse) -> None:
    says(session)
    assert find(browse, "rail says:fall").ids.tolist() == [1, 5]
    assert find(browse, "says:device conf:<70").ids.tolist() == [2]
    assert find(browse, "conf:>=70").ids.tolist() == [3, 4, 5]
    assert find(browse, "rail -says:fall").ids.tolist() == [2, 4, 7, 8, 10, 11]


def test_orders_put_items_without_a_value_last(session: Session, browse: Browse) -> None:
    says(session)
    assert find(browse, order=Order("says", descending=True)).ids.tolist()[:6] == [5, 4, 3, 2, 1, 6]
    browse.marks.label([4], "d")
    browse.marks.label([9], "f")
    browse.marks.flag([7])
    assert find(browse, order=Order("label")).ids.tolist()[:3] == [9, 4, 1]
    assert find(browse, order=Order("label", descending=True)).ids.tolist()[:3] == [4, 9, 1]
    assert find(browse, order=Order("note")).ids.tolist()[:2] == [7, 1]
    assert find(browse, order=Order("meta:ward")).ids.tolist()[:2] == [2, 4]
    assert find(browse, order=Order("id", descending=True)).ids.tolist()[:2] == [12, 11]
    assert find(browse, "is:labeled", order=Order("date")).ids.tolist() == [4, 9]


def test_chips_narrow_and_count_before_they_narrow(browse: Browse) -> None:
    browse.marks.label([1, 2], "f")
    browse.marks.flag([2, 3])
    found = find(browse, "rail", only="flagged")
    assert found.ids.tolist() == [2]
    assert found.counts == {"all": 8, "labeled": 2, "unlabeled": 6, "flagged": 1, "gold": 0}
    assert find(browse, "dose", only="labeled").hint == "None of the 4 found is labeled."


def test_what_to_do_when_nothing_is_found(browse: Browse) -> None:
    assert find(browse, "rail is:gold").hint == "Nothing matches. Without is:gold there are 8."
    assert find(browse, "zebra").hint == "Nothing matches."
    assert find(browse, "label:Zebra").hint == "There is no label “Zebra”. Labels: Medication, Fall, Device."


def test_an_empty_pool_says_how_to_begin(tmp_path: Path) -> None:
    session = Session.open(make(tmp_path / "e.alapp", count=0), background=False)
    browse = Browse(session)
    assert find(browse).hint == "No reports yet. Import a file (Ctrl+I)."
    add(session.project, ["one rail"], 50)
    session.pool_grew()
    assert find(browse, "rail").counts["all"] == 1
    browse.close()
    session.close()


def test_a_bulk_label_is_one_operation_and_one_undo(session: Session, browse: Browse) -> None:
    says(session)
    browse.marks.label(list(range(1, 11)), "f")
    assert find(browse).counts["labeled"] == 10
    assert session.undo_words == "“Fall” on 10 reports"
    given = session.project.annotations.get(2, "A1")
    assert given is not None
    asked = given.answer.asked_by
    assert (asked.strategy, asked.suggested, asked.shown) == ("browse", ("d",), True)
    session.undo()
    assert find(browse).counts["labeled"] == 0
    session.redo()
    assert find(browse).counts["labeled"] == 10


def test_several_labels_are_added_then_taken_away_when_all_have_them(tmp_path: Path) -> None:
    session = Session.open(make(tmp_path / "m.alapp", "multi_choice"), background=False)
    browse = Browse(session)
    browse.marks.label([1], "f")
    browse.marks.label([1, 2], "d")
    assert labels_of(browse, [1, 2]) == [("f", "d"), ("d",)]
    browse.marks.label([1, 2], "f")
    assert [set(labels) for labels in labels_of(browse, [1, 2])] == [{"f", "d"}, {"d", "f"}]
    browse.marks.label([1, 2], "d")
    assert labels_of(browse, [1, 2]) == [("f",), ("f",)]
    browse.close()
    session.close()


def test_marks_one_by_one(session: Session, browse: Browse) -> None:
    marks = browse.marks
    assert marks.flag([]) == "Nothing is selected."
    marks.label([1, 2], "f")
    marks.gold([1, 2, 3])
    assert find(browse, "is:gold").ids.tolist() == [1, 2]
    marks.gold([1], on=False)
    marks.clear([2, 5])
    marks.exclude([7, 8])
    marks.comment(9, " why? ")
    assert find(browse, "is:gold").ids.tolist() == [2]
    assert find(browse, "is:labeled").ids.tolist() == [1]
    assert find(browse, "is:excluded").ids.tolist() == [7, 8]
    assert find(browse, "is:commented").ids.tolist() == [9]
    assert marks.queue_next([1]) == "Nothing to queue: all of them are answered."
    assert session.current is not None
    wanted = [i for i in (10, 11, 12) if i != session.current.item.id][:2]
    assert marks.queue_next([1, *wanted]) == "2 reports come next in Label."
    assert [i.id for i in session.upcoming(2)] == wanted


def test_the_preview_holds_answers_notes_and_the_models_word(session: Session, browse: Browse) -> None:
    says(session)
    browse.marks.label([1], "f")
    browse.marks.comment(1, "why?")
    got: list[Any] = []
    browse.preview(1, got.append)
    browse.preview(99, got.append)
    assert got[0].item.key == "IR-001"
    assert [a.labels for a in got[0].answers] == [("f",)]
    assert got[0].notes["A1"].comment == "why?"
    assert got[0].suggestion.labels == ("f",)
    assert got[1] is None


def test_a_project_that_never_shows_suggestions_shows_none_here(session: Session, browse: Browse) -> None:
    says(session)
    session.settings.set("suggestions", "never")
    assert find(browse, "says:fall").ids.tolist() == []


def test_read_only_refuses_in_words(tmp_path: Path) -> None:
    session = Session.open(make(tmp_path / "r.alapp"), background=False, read_only=True)
    browse = Browse(session)
    assert browse.marks.label([1], "f") == "This project is open for reading only."
    assert find(browse).counts["all"] == 12
    assert find(browse, "rail").unread == 12
    browse.close()
    session.close()


def test_a_passage_begins_shortly_before_its_first_hit() -> None:
    marker = Marker(parse("rail").words)
    text = "word " * 40 + "the rail broke"
    assert passage(text, marker).startswith("… word word")
    assert "rail" in passage(text, marker)[:60]
    assert passage("a\n rail", marker) == "a rail"


def test_on_threads_the_newest_question_is_answered_and_nothing_stays_open(tmp_path: Path) -> None:
    path = make(tmp_path / "t.alapp", count=60)
    posted: queue.Queue[Callable[[], None]] = queue.Queue()
    session = Session.open(path, deliver=posted.put)
    browse = Browse(session)
    answers: list[Found] = []
    errors: list[AppError] = []
    try:
        for line in ("rail", "dose", "report"):
            browse.find(line, Order(), None, answers.append, errors.append)
        while browse.indexing or not answers:
            posted.get(timeout=20)()
        browse.find("report", Order(), None, answers.append, errors.append)
        while len(answers) < 2:
            posted.get(timeout=20)()
    finally:
        browse.close()
        session.close()
    assert [str(f.query) for f in answers] == ["report", "report"]
    assert (len(answers[-1].ids), errors) == (60, [])
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".alapp" or "wal" in p.name] == ["t.alapp"]
