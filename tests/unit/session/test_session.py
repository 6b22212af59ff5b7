"""What a person can do, driven without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from alapp.domain.annotation import Answer
from alapp.domain.change import Change, Changes, Op
from alapp.domain.errors import StorageFailed
from alapp.session.session import Session
from tests.helpers import small_project, true_label


class Clock:
    """Time that the test turns by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    found = Session.open(small_project(tmp_path), background=False, clock=clock)
    yield found
    found.close()


def label(session: Session) -> str:
    assert session.current is not None
    return true_label(session.guideline, session.current.item.key)


def here(session: Session) -> int:
    assert session.current is not None
    return session.current.item.id


def answer(session: Session, n: int) -> list[int]:
    """Answer the next ``n`` items rightly and return their ids."""
    ids = []
    for _ in range(n):
        ids.append(here(session))
        assert session.press(label(session)) is None
    return ids


def test_a_digit_answers_and_the_next_item_is_there(session: Session, clock: Clock) -> None:
    first, label_id = here(session), label(session)
    clock.now += 7.5
    assert session.press(label_id) is None
    assert here(session) != first
    stored = session.reader.annotations.get(first, "A1")
    assert stored is not None
    assert stored.labels == (label_id,)
    assert stored.answer.seconds == 7.5
    assert session.saved
    assert session.pace.today == 1
    assert session.last_answers() == [(label_id,)]


def test_every_answer_knows_why_it_was_asked(session: Session) -> None:
    answer(session, 24)
    session.train_now()
    asked = session.current
    assert asked is not None
    [item_id] = answer(session, 1)
    by = session.reader.annotations.get(item_id, "A1")
    assert by is not None
    assert by.answer.asked_by.reason == asked.pick.reason
    assert 0 < by.answer.asked_by.probability <= 1
    assert by.answer.asked_by.strategy
    assert by.answer.guideline_version == 1


def test_training_gives_suggestions_and_never_changes_the_item_on_screen(session: Session) -> None:
    answer(session, 24)
    before = here(session)
    session.train_now()
    assert session.training.state == "current"
    assert here(session) == before
    reasons = set()
    for _ in range(20):
        assert session.current is not None
        reasons.add(session.current.pick.reason)
        if session.current.pick.reason == "random":
            assert not session.current.show_suggestion
        answer(session, 1)
    assert {"random"} < reasons


def test_accept_takes_the_suggestion_and_enter_never_does(session: Session) -> None:
    answer(session, 24)
    session.train_now()
    while session.current and not session.current.show_suggestion:
        answer(session, 1)
    assert session.current is not None
    assert session.current.suggestion is not None
    item_id, said = here(session), session.current.suggestion.labels
    assert session.commit() == "Choose a label, or A for the suggestion."
    assert here(session) == item_id
    assert session.accept() is None
    stored = session.reader.annotations.get(item_id, "A1")
    assert stored is not None
    assert stored.labels == said
    assert stored.answer.asked_by.shown


def test_undo_and_redo_walk_across_items(session: Session) -> None:
    ids = answer(session, 3)
    after = here(session)
    for item_id in reversed(ids):
        session.undo()
        assert here(session) == item_id
        assert session.reader.annotations.get(item_id, "A1") is None
    session.undo()
    assert session.message == "Nothing to undo."
    for _ in ids:
        session.redo()
    assert here(session) == after
    assert session.pace.answered == 3


def test_undo_works_after_a_restart_and_the_same_item_is_there(tmp_path: Path) -> None:
    path = small_project(tmp_path)
    session = Session.open(path, background=False)
    ids = answer(session, 4)
    on_screen = here(session)
    session.close()
    again = Session.open(path, background=False)
    try:
        assert here(again) == on_screen
        again.undo()
        assert here(again) == ids[-1]
        assert again.redo_words is not None
    finally:
        again.close()


def test_walking_back_changes_an_old_answer_in_place(session: Session) -> None:
    ids = answer(session, 3)
    due = here(session)
    session.earlier()
    session.earlier()
    assert here(session) == ids[1]
    assert session.current is not None
    assert session.current.answer is not None
    other = next(c.id for c in session.guideline.active if c.id not in session.current.draft)
    session.press(other)
    assert here(session) == due
    stored = session.reader.annotations.get(ids[1], "A1")
    assert stored is not None
    assert stored.labels == (other,)
    assert session.pace.answered == 3
    for _ in range(3):
        session.earlier()
    assert here(session) == ids[0]
    assert session.earlier() == "This is your first answer."


def test_skipped_items_come_again_when_nothing_else_is_left(session: Session) -> None:
    skipped = here(session)
    session.skip("cannot tell")
    answer(session, 59)
    assert session.current is None  # skipped in this session: not forced upon the person again
    path = session.path
    session.close()
    again = Session.open(path, background=False)
    assert here(again) == skipped
    assert again.current is not None
    assert again.current.pick.reason == "second_look"
    answer(again, 1)
    assert again.current is None
    again.close()


def test_flag_comment_and_gold_are_kept_and_undone(session: Session) -> None:
    item_id = here(session)
    session.flag()
    session.comment("  look again  ")
    assert session.mark_gold() is not None  # not labeled yet
    note = session.reader.annotations.note(item_id, "A1")
    assert (note.flagged, note.comment) == (True, "look again")
    session.undo()
    session.undo()
    note = session.reader.annotations.note(item_id, "A1")
    assert (note.flagged, note.comment) == (False, "")
    assert session.current is not None
    assert not session.current.note.flagged


def test_a_bulk_change_is_one_undo(session: Session) -> None:
    first = session.guideline.active[0].id
    ids = session.reader.items.ids()[:25].tolist()
    done: list[str] = []
    changes = [Change(i, "answer", Answer({"labels": [first]}, "answered", 1)) for i in ids]
    session.record(Op.BULK, changes, "25 labels", lambda: done.append("saved"))
    assert done == ["saved"]
    assert session.desk.pool.open_count == 35
    session.undo()
    assert session.desk.pool.open_count == 60


def test_several_labels_toggle_and_enter_commits(tmp_path: Path) -> None:
    session = Session.open(small_project(tmp_path, label_task="multi_choice"), background=False)
    try:
        a, b, _ = (c.id for c in session.guideline.active)
        item_id = here(session)
        session.press(a)
        session.press(b)
        session.press(a)
        assert session.current is not None
        assert session.current.draft == (b,)
        session.commit()
        stored = session.reader.annotations.get(item_id, "A1")
        assert stored is not None
        assert stored.labels == (b,)
        second = here(session)
        session.commit()  # nothing fits is an answer too
        nothing = session.reader.annotations.get(second, "A1")
        assert nothing is not None
        assert nothing.answer.status == "answered"
        assert nothing.labels == ()
    finally:
        session.close()


def test_a_failed_write_brings_the_item_back_with_its_answer(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(session, 2)
    item_id, label_id = here(session), label(session)

    def full(*args: object, **kwargs: object) -> None:
        raise StorageFailed("The disk is full.", remedy="Free some space, then try again.")

    with monkeypatch.context() as patch:
        patch.setattr(session.project, "record", full)
        session.press(label_id)
    assert session.failure is not None
    assert "could not be saved" in str(session.failure)
    assert not session.saved
    assert here(session) == item_id
    assert session.current is not None
    assert session.current.draft == (label_id,)
    assert session.press(label_id) == "Labeling waits until the last answer is saved."
    session.retry()
    assert session.failure is None
    assert session.saved
    assert here(session) != item_id
    stored = session.reader.annotations.get(item_id, "A1")
    assert stored is not None
    assert stored.labels == (label_id,)


def test_listeners_are_told_what_changed(session: Session) -> None:
    told: list[Changes] = []
    stop = session.subscribe(told.append)
    answer(session, 1)
    kinds = set().union(*(c.kinds for c in told))
    assert {"current", "answers", "saved"} <= kinds
    stop()
    told.clear()
    answer(session, 1)
    assert not told


def test_a_read_only_project_says_so(tmp_path: Path) -> None:
    session = Session.open(small_project(tmp_path), background=False, read_only=True)
    try:
        assert session.press(label(session)) == "This project is open for reading only."
        assert session.reader.annotations.count_answered() == 0
    finally:
        session.close()


def test_suggestion_modes(session: Session) -> None:
    answer(session, 24)
    session.train_now()
    session.settings.set("suggestions", "never")
    answer(session, 1)
    for _ in range(10):
        assert session.current is not None
        assert not session.current.show_suggestion
        answer(session, 1)
    session.settings.set("suggestions", "on_request")
    session.settings.set("blind_share", 0.0)
    while session.current and (session.current.suggestion is None or session.desk.is_blind(session.current.pick)):
        answer(session, 1)
    assert session.current is not None
    assert not session.current.show_suggestion
    session.toggle_suggestion()
    assert session.current.show_suggestion


def test_queue_next_and_go_to(session: Session) -> None:
    wanted = [p.item_id for p in session.desk.queue.peek(9)][-2:]
    session.queue_next(wanted)
    due = here(session)
    answer(session, 1)
    assert here(session) == wanted[0]
    session.go_to(due)
    assert session.current is not None
    assert session.current.answer is not None
    session.later()
    assert here(session) == wanted[0]
