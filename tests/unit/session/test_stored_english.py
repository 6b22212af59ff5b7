"""What a project stores does not depend on the language of who works in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from alapp.domain import words
from alapp.domain.erasure import Wanted
from alapp.session.browse_marks import Marks
from alapp.session.exchange_import import import_into
from alapp.session.guide_words import note_words, summary
from alapp.session.import_request import Columns, plan_of
from alapp.session.progress import Progress
from alapp.session.session import Session
from alapp.store.project import Project
from build_scripts.core_sentences import sentences
from tests.helpers import small_project

OPEN = "⟦"


@pytest.fixture(autouse=True)
def brackets() -> Iterator[None]:
    """Speak a language in which each sentence stands in brackets."""
    words.use({text: f"{OPEN}{text}⟧" for text in sentences()}, "xx")
    yield
    words.use({})


def _work(path: Path, table: Path) -> None:
    """Import good and bad rows, answer, change many at once, change the guideline, train, erase."""
    with closing(Session.open(path, background=False)) as session:
        columns = Columns("message", "id", "known", "", ())
        import_into(session.project, plan_of(table, columns), Progress())
        for label in session.guideline.active:
            for _ in range(8):
                assert session.answer_with((label.id,)) is None
        marks = Marks(session, lambda _, then: then({}), lambda: None)
        ids = session.reader.items.ids()[20:23].tolist()
        for refused in (
            marks.label(ids, session.guideline.active[0].id), marks.flag(ids), marks.exclude(ids),
            marks.exclude(ids, on=False), marks.comment(ids[0], "own words"),
        ):  # fmt: skip
            assert refused is None
        session.train_now()
        assert session.training.state == "current", session.training.message
        session.undo()
    with Project.open(path) as project:
        old = project.guidelines.current()
        first = replace(old.classes[0], name="Drug", hint="new hint", key="D")
        new = replace(old, classes=(first, *old.classes[1:]), question="Which?")
        project.guidelines.save(new, "A1", summary(old, new))
        project.models.freeze(project.models.latest().version, "A1")  # type: ignore[union-attr]
        wanted = Wanted(item_ids=frozenset({int(project.items.ids()[30])}))
        project.erase(wanted, project.erasure.find(wanted), "A1", "request 12")


def test_nothing_that_is_stored_is_in_another_language(tmp_path: Path) -> None:
    path = small_project(tmp_path)
    table = tmp_path / "more.csv"
    table.write_text(
        "id,message,known\nN-1,A new report of a fall,Fall\nN-2,,Fall\nR-0001,Another text,Fall\nN-3,Third"
        " text,Nobody\n"
        "N-4,A new report of a fall,Fall\nN-5,too,many,cells\n",
        "utf-8",
    )
    _work(path, table)
    found = list(_texts(path))
    assert any("on 3 reports" in text for _, text in found)
    assert any("“Drug”" in text or "renamed to" in text for _, text in found)
    assert any("is not in the guideline" in text for _, text in found)
    assert [(table, text) for table, text in found if OPEN in text] == []


def test_what_is_stored_is_said_again_on_screen(tmp_path: Path) -> None:
    path = small_project(tmp_path)
    with closing(Session.open(path, background=False)) as session:
        marks = Marks(session, lambda _, then: then({}), lambda: None)
        assert marks.flag(session.reader.items.ids()[:3].tolist()) is None
        assert session.undo_words == "⟦flag on 3 reports⟧"
        old = session.guideline
        new = replace(old, classes=(replace(old.classes[0], name="Drug"), *old.classes[1:]), question="Which?")
        assert note_words(summary(old, new)) == "⟦question is now “Which?”⟧; ⟦“Medication” renamed to “Drug”⟧"


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield every cell of every table as text."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'")
        for (table,) in tables.fetchall():
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                for cell in row:
                    yield table, cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell)
