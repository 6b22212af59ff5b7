"""Recording, undo and redo."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from alapp.domain.annotation import Annotator, Answer, Note, choice
from alapp.domain.change import Change, Op
from alapp.domain.errors import BadInput
from alapp.store.project import Project
from tests.unit.store.made import GUIDELINE, answer, label, make_project


def state_of(project: Project) -> tuple[object, ...]:
    return list(project.annotations.all()), list(project.annotations.notes())


def test_an_answer_is_read_back_as_it_was_given(project: Project) -> None:
    given = answer("l2", "l1", seconds=1.25, reason="uncertain", strategy="margin", probability=0.1, suggested=("l1",))
    operation = project.record(Op.ANNOTATE, [Change(4, "answer", given)], "A1", "Device", position=7)
    found = project.annotations.get(4, "A1")
    assert found is not None
    assert (found.answer, found.created_at, found.event_id) == (given, operation.time, operation.id)
    assert (operation.op, operation.words, operation.item_ids) == (Op.ANNOTATE, "Device", [4])
    assert project.position("A1") == 7


def test_numbers_that_json_cannot_hold_become_zero(project: Project) -> None:
    given = Answer(choice("l1"), "answered", 1, math.nan, asked_by=answer(utility=math.inf).asked_by)
    project.record(Op.ANNOTATE, [Change(1, "answer", given)], "A1", "x")
    found = project.annotations.get(1, "A1")
    assert found is not None
    assert (found.answer.seconds, found.answer.asked_by.utility) == (0.0, 0.0)


def test_every_field_is_set_and_taken_away(project: Project) -> None:
    sets = [("flagged", True), ("comment", "unsure"), ("gold", choice("l1")), ("excluded", True)]
    for name, value in sets:
        project.record(Op.FLAG, [Change(2, name, value)], "A1", name)  # type: ignore[arg-type]
    assert project.annotations.note(2, "A1") == Note(True, "unsure", choice("l1"), True)
    for name, value in (("flagged", False), ("comment", ""), ("gold", None), ("excluded", None)):
        project.record(Op.FLAG, [Change(2, name, value)], "A1", name)  # type: ignore[arg-type]
    assert project.annotations.note(2, "A1") == Note()
    assert list(project.annotations.notes()) == []
    assert project.verify().ok


def test_undo_brings_the_earlier_answer_back_with_its_origin(project: Project) -> None:
    label(project, 1, "l1")
    first = project.annotations.get(1, "A1")
    label(project, 1, "l2")
    undone = project.undo("A1", position=1)
    assert undone is not None
    assert (undone.op, undone.words, undone.item_ids) == (Op.ANNOTATE, "Label item 1", [1])
    assert project.annotations.get(1, "A1") == first
    assert project.position("A1") == 1


def test_undo_and_redo_go_all_the_way_and_back(project: Project) -> None:
    states = [state_of(project)]
    for item_id in (1, 2, 1, 3):
        label(project, item_id, "l2" if item_id == 1 else "l1")
        states.append(state_of(project))
    project.record(Op.BULK, [Change(i, "answer", answer()) for i in range(1, 6)], "A1", "Five")
    states.append(state_of(project))
    for before in reversed(states[:-1]):
        assert project.undo("A1") is not None
        assert state_of(project) == before
    assert project.undo("A1") is None
    for after in states[1:]:
        assert project.redo("A1") is not None
        assert state_of(project) == after
    assert project.redo("A1") is None
    assert project.verify().ok


def test_the_history_of_undo_outlives_the_program(tmp_path: Path) -> None:
    path = tmp_path / "a.alapp"
    with make_project(path) as project:
        label(project, 1)
        label(project, 2)
        project.undo("A1")
    with Project.open(path) as again:
        undo, redo = again.next_undo("A1"), again.next_redo("A1")
        assert undo is not None
        assert redo is not None
        assert (undo.item_ids, redo.item_ids) == ([1], [2])
        assert again.redo("A1") == redo


def test_something_new_drops_redo_only(project: Project) -> None:
    label(project, 1)
    label(project, 2)
    project.undo("A1")
    label(project, 3)
    assert project.next_redo("A1") is None
    assert project.redo("A1") is None
    for expected in ([3], [1]):
        undone = project.undo("A1")
        assert undone is not None
        assert undone.item_ids == expected
    assert project.verify().ok


def test_each_annotator_has_an_own_history(project: Project) -> None:
    project.annotators.put(Annotator("B2", "Bo", role="annotator"))
    label(project, 1, who="A1")
    label(project, 1, "l2", who="B2")
    project.undo("A1")
    assert [a.annotator for a in project.annotations.of_item(1)] == ["B2"]
    assert project.next_undo("B2") is not None
    assert project.verify().ok


def test_a_guideline_version_is_no_undo_step_and_keeps_redo(project: Project) -> None:
    label(project, 1)
    project.undo("A1")
    project.guidelines.save(GUIDELINE, "A1", "second")
    assert project.next_redo("A1") is not None
    assert project.next_undo("A1") is None
    assert project.verify().ok


def test_no_changes_are_no_operation(project: Project) -> None:
    with pytest.raises(ValueError, match="at least one"):
        project.record(Op.BULK, [], "A1", "nothing")
    assert project.next_undo("A1") is None


def test_a_bulk_operation_is_one_step(project: Project) -> None:
    project.record(Op.BULK, [Change(i, "answer", answer()) for i in range(1, 21)], "A1", "Twenty")
    assert project.annotations.count_answered("A1") == 20
    project.undo("A1")
    assert project.annotations.count_answered("A1") == 0


def test_events_cannot_be_changed_or_deleted_by_sql(tmp_path: Path) -> None:
    path = tmp_path / "a.alapp"
    with make_project(path) as project:
        label(project, 1)
    connection = dbapi2.connect(str(path))
    for sql in ("DELETE FROM event", "UPDATE event SET time = 'never'", "UPDATE event SET payload = '{}'"):
        with pytest.raises(dbapi2.IntegrityError, match="append-only"):
            connection.execute(sql)
    connection.close()


def test_values_can_be_erased_and_the_chain_still_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.alapp"
    with make_project(path) as project:
        project.record(Op.COMMENT, [Change(1, "comment", "Mrs Miller")], "A1", "Comment")
        project.record(Op.COMMENT, [Change(1, "comment", None)], "A1", "Comment gone")
        label(project, 2)
    connection = dbapi2.connect(str(path))
    connection.execute("UPDATE event SET payload = NULL, salt = NULL WHERE field = 'comment'")
    connection.commit()
    connection.close()
    with Project.open(path) as again:
        assert again.verify().ok


def test_heads_are_receipts(project: Project) -> None:
    before = project.heads()
    label(project, 1)
    after = project.heads()
    assert after["A1"][0] == before["A1"][0] + 1
    assert after["A1"][1] != before["A1"][1]


def test_half_a_character_is_refused_in_words(project: Project) -> None:
    for change, words in ((Change(1, "comment", "a\ud83d"), "Comment"), (Change(1, "flagged", True), "Flag \ud83d")):
        with pytest.raises(BadInput, match="half a character"):
            project.record(Op.COMMENT, [change], "A1", words)
    assert project.next_undo("A1") is None
