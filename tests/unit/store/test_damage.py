"""Files that are no projects, too new, cut short, or changed bit by bit."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from alapp.domain.annotation import choice
from alapp.domain.change import Change, Op
from alapp.domain.errors import AppError, NotAProject, ProjectDamaged, ProjectTooNew, StorageFailed
from alapp.domain.item import NewItem, Rejected
from alapp.store.codec import row_hash
from alapp.store.migrations import SCHEMA_VERSION
from alapp.store.project import Project
from tests.unit.store.made import PLAN, label, make_project, model_record

FLIPS = 400


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A closed project with a row in every table."""
    path = tmp_path / "wards.alapp"
    with make_project(path, 60) as project:
        source = project.sources.begin(PLAN)
        project.sources.add_chunk(source, [NewItem(1, "one", value=choice("l1"))], [Rejected(2, "text", "r", "o")])
        project.sources.finish(source, "done")
        for item_id in range(1, 40):
            label(project, item_id)
        project.record(Op.COMMENT, [Change(1, "comment", "unsure")], "A1", "Comment")
        project.record(Op.GOLD, [Change(2, "gold", choice("l2"))], "A1", "Gold")
        project.undo("A1")
        project.models.add(model_record(1), b"w" * 500, b"r" * 500, b"p" * 500)
        project.features.begin("text", 1, b"s" * 300)
        project.models.add(model_record(2), b"w" * 500, b"r" * 500, b"p" * 500)
        project.features.begin("text", 1, b"t" * 300)
        project.features.put_chunk("text", 1, 61, b"c" * 3000)
        project.search.index_some(100)
        project.state.set("draft", ["l1"])
    return path


def _refused(path: Path, kind: type[AppError], words: str) -> None:
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(kind, match=words) as caught:
            Project.open(path, read_only=read_only)
        assert caught.value.meaning
        assert caught.value.remedy
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_files_that_are_no_projects(tmp_path: Path) -> None:
    path = tmp_path / "a.alapp"
    for content, words in (
        (b"", "is empty"),
        (b"id,text\n1,a\n" * 50, "not an alapp"),
        (b"SQLi\xff" * 99, "not an alapp"),
    ):
        path.write_bytes(content)
        _refused(path, NotAProject, words)


def test_a_folder_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(NotAProject, match="folder"):
        Project.open(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match=r"gone\.alapp"):
        Project.open(tmp_path / "gone.alapp")


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "a.alapp"
    with closing(dbapi2.connect(str(path))) as other:
        other.execute("CREATE TABLE labels (x)")
        other.commit()
    _refused(path, NotAProject, "another program")


def test_a_newer_project_is_refused_unchanged(closed: Path) -> None:
    with closing(dbapi2.connect(str(closed))) as newer:
        newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    _refused(closed, ProjectTooNew, "newer alapp")


def test_a_newer_version_in_the_log_is_refused_too(closed: Path, tmp_path: Path) -> None:
    newer = dbapi2.connect(str(closed), isolation_level=None)
    newer.execute("PRAGMA journal_mode = WAL")
    newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name in (closed.name, f"{closed.name}-wal"):
        (crashed / name).write_bytes((tmp_path / name).read_bytes())
    newer.close()
    before = (crashed / closed.name).read_bytes()
    for read_only in (False, True):
        with pytest.raises(ProjectTooNew):
            Project.open(crashed / closed.name, read_only=read_only)
    assert (crashed / closed.name).read_bytes() == before


@pytest.mark.parametrize("left", [50, 100, 4096, 0.3, 0.9, -1])
def test_a_file_cut_short(closed: Path, left: float) -> None:
    content = closed.read_bytes()
    keep = int(len(content) * left) if isinstance(left, float) else left
    closed.write_bytes(content[:keep])
    _refused(closed, ProjectDamaged, "cut short")


def test_a_wiped_page_is_noticed_at_opening(closed: Path) -> None:
    content = bytearray(closed.read_bytes())
    noticed = 0
    for page in range(1, len(content) // 4096):
        wiped = bytearray(content)
        wiped[page * 4096 : (page + 1) * 4096] = bytes(4096)
        closed.write_bytes(wiped)
        noticed += _complaint(closed)
    pages = len(content) // 4096 - 1
    assert noticed == pages, f"{pages - noticed} of {pages} wiped pages were not noticed"


def test_no_flipped_bit_changes_a_row_unseen(closed: Path) -> None:
    """Single-bit flips all over the file: either nothing that is stored changed, or opening or verify says so."""
    content = closed.read_bytes()
    original = _rows(closed)
    rng = random.Random(20260301)
    silent, changed, seen = [], 0, 0
    for _ in range(FLIPS):
        bit = rng.randrange(len(content) * 8)
        flipped = bytearray(content)
        flipped[bit // 8] ^= 1 << (bit % 8)
        closed.write_bytes(flipped)
        complained = _complaint(closed)
        seen += complained
        if _rows(closed) != original:
            changed += 1
            if not complained:
                silent.append(bit)
    assert silent == []
    assert changed > FLIPS / 5, "the flips did not hit anything"
    assert seen >= changed


def test_an_unflipped_file_raises_no_alarm(closed: Path) -> None:
    with Project.open(closed, read_only=True) as project:
        assert project.verify().problems == ()


TAMPERINGS = {
    "item": "UPDATE item SET text = 'other' WHERE id = 3",
    "answer": "UPDATE annotation SET given = replace(given, 'l1', 'l2') WHERE item_id = 5",
    "answer order": "UPDATE annotation SET seq = seq + 1 WHERE item_id = 39",
    "answer gone": "DELETE FROM annotation WHERE item_id = 7",
    "answer made up": "INSERT INTO annotation SELECT 50, annotator, seq, given FROM annotation WHERE item_id = 6",
    "note": "UPDATE note SET comment = 'sure'",
    "note gone": "DELETE FROM note",
    "words": "UPDATE operation SET words = 'other' WHERE seq = 4",
    "undo": "UPDATE operation SET state = 'dropped' WHERE state = 'undone'",
    "operation gone": "DELETE FROM operation WHERE seq = 5",
    "setting": "UPDATE setting SET value = '7'",
    "guideline": "UPDATE guideline SET body = replace(body, 'Fall', 'Call')",
    "source": "UPDATE source SET seen = seen + 1, accepted = accepted + 1",
    "item gone": "DELETE FROM item WHERE id = 59",
    "quarantine": "DELETE FROM quarantine",
    "model": "UPDATE model_blob SET data = x'00' WHERE kind = 'weights'",
    "feature": "UPDATE feature_chunk SET last_id = 60",
    "annotator": "UPDATE annotator SET role = 'lead' WHERE code = 'import'",
    "project": "UPDATE project SET name = 'Other'",
    "steps": "UPDATE _sqlite_migrations SET applied_at = ''",
    "trigger": "CREATE TRIGGER t AFTER INSERT ON annotation BEGIN DELETE FROM note; END",
    "trigger gone": "DROP TRIGGER event_is_never_deleted",
    "index gone": "DROP INDEX annotation_in_order",
}
CHAIN = {
    "event values": "UPDATE event SET payload = replace(payload, 'l1', 'l2') WHERE seq = 9",
    "event time": "UPDATE event SET time = '2001-01-01T00:00:00.000Z' WHERE seq = 9",
    "event gone": "DELETE FROM event WHERE seq = 12",
    "events swapped": "UPDATE event SET counter = 28 - counter WHERE counter IN (13, 15) AND actor = 'A1'",
    "values without salt": "UPDATE event SET salt = NULL WHERE seq = 9",
    "whole chain gone": "DELETE FROM event",
}


@pytest.mark.parametrize("words", TAMPERINGS)
def test_tampering_is_found(closed: Path, words: str) -> None:
    assert _tampered(closed, TAMPERINGS[words])


@pytest.mark.parametrize("words", CHAIN)
def test_tampering_with_the_journal_is_found(closed: Path, words: str) -> None:
    with closing(dbapi2.connect(str(closed))) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(CHAIN[words].replace("counter = 28 - counter", "counter = -(28 - counter)"))
        connection.execute("UPDATE event SET counter = -counter WHERE counter < 0")
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()
    problems = _problems(closed)
    assert any("event" in p or "journal" in p for p in problems), problems
    assert not any("Report" in p or "unsure" in p for p in problems), "content in a message"


def test_an_operation_that_tells_of_other_events_is_found_though_its_hash_fits(closed: Path) -> None:
    columns = "annotator, counter, time, op, words, target, events"
    with closing(dbapi2.connect(str(closed))) as database:
        *values, events = database.execute(f"SELECT {columns} FROM operation WHERE seq = 5").fetchone()
        digest = row_hash(*values, events + 1)
        database.execute("UPDATE operation SET events = ?, hash = ? WHERE seq = 5", (events + 1, digest))
        database.commit()
    assert f"operation {values[0]}:{values[1]}: not all of its events are there" in _problems(closed)


def test_a_verification_can_be_stopped_and_tells_how_far_it_is(closed: Path) -> None:
    steps: list[tuple[int, int]] = []
    with Project.open(closed, read_only=True) as project:
        report = project.verify(lambda done, total: steps.append((done, total)))
        assert (report.events, report.annotations, report.items) == (44, 40, 61)
        assert steps
        assert all(done <= total for done, total in steps)
        with pytest.raises(KeyboardInterrupt):
            project.verify(_stop)


def _stop(_done: int, _total: int) -> None:
    raise KeyboardInterrupt


def _tampered(path: Path, sql: str) -> bool:
    with closing(dbapi2.connect(str(path))) as connection:
        connection.execute(sql)
        connection.commit()
    return _complaint(path)


def _problems(path: Path) -> tuple[str, ...]:
    with Project.open(path, read_only=True) as project:
        return project.verify().problems


def _complaint(path: Path) -> bool:
    try:
        return bool(_problems(path))
    except AppError:
        return True


def _rows(path: Path) -> dict[str, Any] | str:
    """Return all rows of our own tables, read past every check; the word index can be made anew and is left out."""
    try:
        with closing(dbapi2.connect(f"{path.as_uri()}?immutable=1", uri=True)) as connection:
            connection.text_factory = bytes
            names = [row[0].decode() for row in connection.execute("SELECT name FROM sqlite_schema WHERE type='table'")]
            own = [name for name in names if not name.startswith("item_search")]
            return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in own}
    except (dbapi2.Error, UnicodeDecodeError) as error:
        return type(error).__name__
