"""Backups of a session: before risky operations, by the clock, by hand; what differs in words; a session goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from alapp.domain.backup import Backup, Contents
from alapp.domain.change import Change, Op
from alapp.domain.errors import AppError, BadInput
from alapp.domain.exchange import ImportPlan, ReadingOptions, Role
from alapp.jobs.progress import Progress
from alapp.session import guide
from alapp.session.backups import MANY, difference_words
from alapp.session.exchange import Exchange
from alapp.session.guide import Guide
from alapp.session.rescue import bring_back, list_backups, make_backup, salvage_into, salvaged_words
from alapp.session.session import Session
from alapp.store.backups import backups_in
from alapp.store.project import Project
from tests.helpers import Pump, small_guideline, small_project


def _made(session: Session) -> list[tuple[str, int]]:
    found = backups_in(session.backups.folder, session.project.id)
    return [(b.reason, b.contents.answers) for b in reversed(found)]


def _answer(session: Session, n: int) -> None:
    for _ in range(n):
        session.press(session.guideline.active[0].id)


@pytest.fixture
def inline(tmp_path: Path) -> Session:
    return Session.open(small_project(tmp_path, 60), "A1", background=False)


def test_a_change_of_many_answers_is_backed_up_first(inline: Session) -> None:
    _answer(inline, 3)
    inline.record(Op.BULK, [Change(i, "flagged", True) for i in range(1, 10)], "nine")
    assert _made(inline) == []
    inline.record(Op.BULK, [Change(i, "flagged", True) for i in range(1, MANY + 2)], "many")
    assert _made(inline) == [("bulk", 3)]
    inline.close()


def test_an_import_into_a_filled_project_is_backed_up_first(inline: Session, tmp_path: Path) -> None:
    rows = tmp_path / "more.csv"
    rows.write_text("id,text\nM1,A new text\nM2,Another text\n", "utf-8")
    plan = ImportPlan(str(rows), ReadingOptions("csv", separator=","), {"id": Role.ID, "text": Role.TEXT})
    Exchange(inline).start_import(plan)
    [made] = backups_in(inline.backups.folder, inline.project.id)
    assert (made.reason, made.contents.items, inline.project.items.count()) == ("import", 60, 62)
    inline.close()


def test_a_change_of_labels_is_backed_up_once_there_are_many_answers(inline: Session) -> None:
    editor = Guide.of(inline)
    editor.save(guide.changed(editor.current, editor.current.active[0].id, name="Fell"))
    assert _made(inline) == []
    _answer(inline, MANY + 1)
    editor.save(guide.changed(editor.current, editor.current.active[0].id, name="Tumble"))
    assert _made(inline) == [("guideline", MANY + 1)]
    inline.close()


def test_the_same_state_is_not_backed_up_twice_unless_by_hand(inline: Session) -> None:
    _answer(inline, 1)
    inline.backups.before("import")
    inline.backups.before("import")
    made: list[Backup] = []
    inline.backups.make(made.append, lambda error: pytest.fail(str(error)))
    assert _made(inline) == [("import", 1), ("asked", 1)]
    assert len(made) == 1
    inline.close()


def test_by_the_clock_only_when_something_changed(tmp_path: Path) -> None:
    pump, now = Pump(), [1000.0]
    session = Session.open(small_project(tmp_path, 60), "A1", deliver=pump, clock=lambda: now[0])
    try:
        session.trainer.cancel()
        _answer(session, 1)
        pump.until(lambda: session.saved and _made(session) == [("schedule", 1)])
        now[0] += 29 * 60
        _answer(session, 1)
        pump.until(lambda: session.saved)
        now[0] += 61
        session.tell("current")
        assert len(_made(session)) == 1
        [newest] = backups_in(session.backups.folder, session.project.id)
        note = newest.path.with_name(f"{newest.path.name}.json")
        note.write_text(note.read_text("utf-8").replace(newest.made_at[:10], "2020-01-01"), "utf-8")
        _answer(session, 1)
        pump.until(lambda: _made(session)[-1:] != [("schedule", 1)])
        assert _made(session)[-1] in (("schedule", 2), ("schedule", 3))
    finally:
        session.close()


def test_a_backup_that_fails_is_said_and_work_goes_on(inline: Session) -> None:
    inline.backups.folder.write_text("in the way", "utf-8")
    _answer(inline, 1)
    inline.record(Op.BULK, [Change(i, "flagged", True) for i in range(1, MANY + 2)], "many")
    assert inline.message.startswith("No backup could be made. The folder for backups cannot be made")
    assert inline.reader.annotations.note(1, "A1").flagged
    errors: list[AppError] = []
    inline.backups.make(lambda _: pytest.fail("made"), errors.append)
    assert len(errors) == 1
    inline.close()


def test_differences_are_said_in_the_words_of_the_project() -> None:
    guideline = small_guideline()
    now = Contents(50, 40, 300, 2, "n")
    assert difference_words(now, now, guideline) == "the same as now"
    then = Contents(10, 0, 301, 1, "t")
    assert difference_words(then, now, guideline) == (
        "40 answers fewer than now, 1 report more than now, labels of version 1 (now 2)"
    )
    assert difference_words(Contents(51, 40, 300, 2, "x"), now, guideline) == (
        "as many as now, with other marks or settings"
    )


def test_a_project_is_brought_back_by_number_name_or_path(inline: Session) -> None:
    path = inline.path
    _answer(inline, 2)
    first = make_backup(path, "", Progress())
    _answer(inline, 3)
    inline.close()
    listed = list_backups(path, "")
    assert listed.differences == ["3 answers fewer than now"]
    bring_back(path, "1")
    with Project.open(path) as project:
        assert project.annotations.count_answered() == 2
    assert [b.reason for b in list_backups(path, "").backups] == ["restore", "asked"]
    bring_back(path, list_backups(path, "").backups[0].path.name)
    with Project.open(path) as project:
        assert project.annotations.count_answered() == 5
    bring_back(path, str(first.path))
    with pytest.raises(BadInput, match="no backup “9”"):
        bring_back(path, "9")


def test_a_damaged_project_still_has_its_backups(inline: Session) -> None:
    path = inline.path
    _answer(inline, 2)
    make_backup(path, "", Progress())
    inline.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + bytes(8192) + whole[12288:])
    listed = list_backups(path, "")
    assert [b.contents.answers for b in listed.backups] == [2]
    words = salvaged_words(salvage_into(Progress(), str(path), str(path.with_name("new.alapp"))))
    assert "answers and" in words[0]
    done = bring_back(path, "1")
    assert done.kept is not None
    with Project.open(path) as project:
        assert project.annotations.count_answered() == 2
