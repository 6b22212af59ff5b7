"""Writes behind the screen: slow disks, full disks, texts that no disk takes, and a window that is closed meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from alapp.domain.errors import AppError, BadInput, StorageFailed
from alapp.session.scripting import put_off
from alapp.session.session import Session
from alapp.store.project import Project
from tests.helpers import Pump, small_project


class Disk:
    """Stands between a session and its project: holds writes back, or refuses them."""

    def __init__(self, project: Project, patch: pytest.MonkeyPatch) -> None:
        self.free = threading.Event()
        self.free.set()
        self.refuses = 0
        real = project.record

        def record(*args: Any, **more: Any) -> Any:
            assert self.free.wait(30)
            if self.refuses:
                self.refuses -= 1
                raise StorageFailed("The disk is full.", remedy="Free some space.")
            return real(*args, **more)

        patch.setattr(project, "record", record)


@pytest.fixture
def pump() -> Pump:
    return Pump()


@pytest.fixture
def session(tmp_path: Path, pump: Pump) -> Iterator[Session]:
    found = Session.open(small_project(tmp_path), deliver=pump)
    found.trainer._start_by_itself = lambda: None  # type: ignore[method-assign]
    yield found
    found.close()


@pytest.fixture
def disk(session: Session, monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(session.project, monkeypatch)


def here(session: Session) -> int:
    assert session.current is not None
    return session.current.item.id


def labels(session: Session) -> list[str]:
    return [c.id for c in session.guideline.active]


def stored(session: Session, item_id: int) -> tuple[str, ...]:
    found = session.reader.annotations.get(item_id, "A1")
    return found.labels if found else ()


def test_an_answer_changed_before_it_was_saved_moves_nothing_on_the_screen(
    session: Session, disk: Disk, pump: Pump
) -> None:
    a, b, _ = labels(session)
    disk.free.clear()
    item_id = here(session)
    session.press(a)
    session.earlier()
    assert here(session) == item_id
    session.press(b)
    due = here(session)
    disk.free.set()
    pump.until(lambda: session.saved)
    assert here(session) == due
    assert stored(session, item_id) == (b,)
    assert session.pace.answered == 1
    assert session.last_answers() == [(b,)]


def test_undo_behind_a_slow_write_takes_back_what_was_pressed_last(session: Session, disk: Disk, pump: Pump) -> None:
    a, b, _ = labels(session)
    disk.free.clear()
    first, _ = here(session), session.press(a)
    second, _ = here(session), session.press(b)
    session.undo()
    disk.free.set()
    pump.until(lambda: session.saved)
    assert here(session) == second
    assert (stored(session, first), stored(session, second)) == ((a,), ())


def test_answers_pressed_behind_a_failed_one_are_saved_in_order_after_it(
    session: Session, disk: Disk, pump: Pump
) -> None:
    a, b, c = labels(session)
    disk.free.clear()
    disk.refuses = 2
    first, _ = here(session), session.press(a)
    second, _ = here(session), session.press(b)
    third = here(session)
    disk.free.set()
    pump.until(lambda: session.failure is not None)
    assert here(session) == first
    session.undo()
    assert session.message == "Labeling waits until the last answer is saved."
    session.retry()
    pump.until(lambda: session.failure is not None)
    assert here(session) == first
    session.retry()
    pump.until(lambda: session.saved)
    assert here(session) == third
    session.press(c)
    pump.until(lambda: session.saved)
    assert [stored(session, i) for i in (first, second, third)] == [(a,), (b,), (c,)]
    in_order = [a.item_id for a in session.reader.annotations.all()]
    assert in_order == [first, second, third]


def test_a_flag_that_failed_is_shown_once_it_is_saved(session: Session, disk: Disk, pump: Pump) -> None:
    disk.refuses = 1
    session.flag()
    pump.until(lambda: session.failure is not None)
    assert session.current is not None
    assert not session.current.note.flagged
    session.retry()
    pump.until(lambda: session.saved)
    assert session.current.note.flagged
    assert session.reader.annotations.note(here(session), "A1").flagged


def test_a_text_that_no_disk_takes_is_refused_and_labeling_goes_on(session: Session, pump: Pump) -> None:
    item_id = here(session)
    told: list[str] = []
    session.subscribe(lambda changes: told.append(session.message) if "message" in changes.kinds else None)
    session.comment("half \ud800")
    pump.until(lambda: session.saved)
    assert session.failure is None
    assert "half a character" in told[0]
    assert session.current is not None
    assert session.current.note.comment == ""
    session.press(labels(session)[0])
    pump.until(lambda: session.saved)
    assert stored(session, item_id)


def test_a_script_is_told_of_a_text_that_no_disk_takes(tmp_path: Path) -> None:
    session = Session.open(small_project(tmp_path), background=False)
    try:
        with pytest.raises(BadInput, match="half a character"):
            put_off(session, "R-0007", "why \ud800")
        put_off(session, "R-0007", "why")
        assert session.reader.annotations.skipped_ids("A1").tolist() == [8]
    finally:
        session.close()


def test_closing_writes_what_waits(session: Session, disk: Disk, pump: Pump) -> None:
    a = labels(session)[0]
    disk.free.clear()
    given = []
    for _ in range(5):
        given.append(here(session))
        session.press(a)
    due = here(session)
    threading.Timer(0.05, disk.free.set).start()
    session.close()
    assert session.failure is None
    again = Session.open(session.path, background=False)
    assert [stored(again, i) for i in given] == [(a,)] * 5
    assert here(again) == due
    again.close()


def test_flush_tells_what_could_not_be_saved_and_retry_saves_it(session: Session, disk: Disk, pump: Pump) -> None:
    a = labels(session)[0]
    disk.refuses = 2
    given = here(session)
    session.press(a)
    failure = session.flush()
    assert isinstance(failure, AppError)
    assert "could not be saved" in str(failure)
    pump.until(lambda: here(session) == given)
    session.retry()
    pump.until(lambda: session.saved)
    assert session.flush() is None
    assert stored(session, given) == (a,)


def test_pace_follows_answers_that_are_taken_away(session: Session, pump: Pump) -> None:
    a = labels(session)[0]
    for _ in range(3):
        session.press(a)
    pump.until(lambda: session.saved)
    assert session.pace.answered == 3
    session.earlier()
    session.clear_draft()
    pump.until(lambda: session.saved)
    assert (session.pace.answered, session.pace.today) == (2, 2)
    session.undo()
    pump.until(lambda: session.saved)
    assert (session.pace.answered, session.pace.today) == (3, 3)
