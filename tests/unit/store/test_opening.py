"""Old projects are migrated with a backup first; errors of the driver come in words."""

from __future__ import annotations

import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from alapp.domain.errors import (
    AppError,
    BadInput,
    NotAProject,
    ProjectDamaged,
    ProjectInUse,
    ReadOnlyProject,
    StorageFailed,
    WorkFailed,
)
from alapp.domain.exchange import ImportPlan, ReadingOptions
from alapp.domain.guideline import Guideline
from alapp.domain.item import NewItem
from alapp.store import opening
from alapp.store.codec import from_json, given_from, payload_parts
from alapp.store.database import Database, connect, use_wal
from alapp.store.failures import in_words
from alapp.store.migrations import _POOL, APPLICATION_ID, SCHEMA_VERSION, STEPS
from alapp.store.project import Project
from alapp.store.schema import migrate, seal
from tests.unit.store.made import label, make_project

PATH = Path("/some/place/wards.alapp")


def make_old(path: Path, version: int) -> None:
    """Make a project as the program of that version made it: current rows in the old schema."""
    with make_project(path) as project:
        label(project, 1)
    with closing(connect(path, mode="rw")) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("CREATE TABLE kept AS SELECT * FROM item")
        connection.execute("DROP TABLE item")
        connection.execute(_POOL[1])
        connection.execute("INSERT INTO item SELECT * FROM kept")
        connection.execute("DROP TABLE kept")
        connection.execute("DROP INDEX annotation_by_status")
        connection.execute("DROP TABLE item_search")
        for table in ("extractor_state", "media_thumbnail", "media_blob", "media", "media_root"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DELETE FROM _sqlite_migrations WHERE id > ?", (version,))
        connection.execute(f"PRAGMA user_version = {version}")
        seal(Database(path, reader=connection, writer=connection))


def test_an_old_project_is_backed_up_then_migrated(tmp_path: Path) -> None:
    path = tmp_path / "wards.alapp"
    make_old(path, 1)
    with Project.open(path) as project:
        assert project.annotations.count_answered() == 1
        assert project.search.index_some(100) == 0
        assert project.verify().problems == ()
        source = project.sources.begin(ImportPlan("again.csv", ReadingOptions("csv"), {}))
        assert project.sources.add_chunk(source, [NewItem(1, project.items.texts([2])[0])], []).duplicate == 1
    (backup,) = (p for p in tmp_path.iterdir() if p != path)
    assert backup.name.startswith("wards.format1.")
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with closing(connect(backup, mode="ro")) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)
        assert copy.execute("SELECT count(*) FROM item").fetchone() == (20,)


def test_a_migration_that_fails_leaves_the_old_project(tmp_path: Path) -> None:
    path = tmp_path / "wards.alapp"
    make_old(path, 1)

    def broken(db: Database) -> None:
        db.execute("CREATE TABLE half (x)")
        raise RuntimeError("power gone")

    with closing(connect(path, mode="rw")) as connection:
        with pytest.raises(RuntimeError):
            migrate(connection, (STEPS[0], broken))
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema")]
    assert "half" not in tables
    with Project.open(path) as project:
        assert project.verify().problems == ()


def test_no_migration_no_backup(tmp_path: Path) -> None:
    make_project(tmp_path / "a.alapp").close()
    Project.open(tmp_path / "a.alapp").close()
    assert [p.name for p in tmp_path.iterdir()] == ["a.alapp"]


def test_a_backup_is_a_whole_project(tmp_path: Path) -> None:
    with make_project(tmp_path / "a.alapp") as project:
        label(project, 1)
        opening.back_up(project._database._writer, tmp_path / "b.alapp")
        label(project, 2)
    with Project.open(tmp_path / "b.alapp") as copy:
        assert copy.annotations.count_answered() == 1
        assert copy.verify().problems == ()


def test_a_project_held_by_another_database_program_is_in_use(tmp_path: Path) -> None:
    path = tmp_path / "a.alapp"
    make_project(path).close()
    with closing(dbapi2.connect(str(path), isolation_level=None)) as other, pytest.MonkeyPatch.context() as patch:
        patch.setattr("alapp.store.database.BUSY_SECONDS", 0.05)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ProjectInUse):
            Project.open(path)
    with Project.open(path) as again:
        assert again.items.count() == 20


def test_a_place_without_a_write_ahead_log_is_refused(tmp_path: Path) -> None:
    with closing(dbapi2.connect(":memory:")) as memory, pytest.raises(StorageFailed, match="cannot hold"):
        use_wal(memory, tmp_path / "a.alapp")


def test_a_project_without_its_row_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.alapp"
    with closing(dbapi2.connect(str(path), isolation_level=None)) as empty:
        migrate(empty)
        empty.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    with pytest.raises(ProjectDamaged):
        Project.open(path)
    assert [p.name for p in tmp_path.iterdir()] == ["a.alapp"]
    assert len(STEPS) == SCHEMA_VERSION


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (13, StorageFailed, "disk is full"),
        (10, StorageFailed, "could not be read or written"),
        (778, StorageFailed, "could not be read or written"),  # IOERR_WRITE
        (14, StorageFailed, "cannot be opened"),
        (8, ReadOnlyProject, "only be read"),
        (5, ProjectInUse, "busy"),
        (6, ProjectInUse, "busy"),
        (11, ProjectDamaged, "cannot be read"),
        (1, ProjectDamaged, "cannot be read"),
        (26, NotAProject, "not an alapp project"),
        (19, BadInput, "does not fit"),
        (7, WorkFailed, "memory"),
        (24, WorkFailed, "unexpected"),
    ],
)
def test_every_error_of_the_driver_has_words(code: int, kind: type[AppError], words: str) -> None:
    error = dbapi2.OperationalError("the text of item 5 was Mrs Miller")
    error.sqlite_errorcode = code
    error.sqlite_errorname = "SQLITE_X"
    told = in_words(error, PATH)
    assert isinstance(told, kind)
    assert words in told.what
    assert told.meaning
    assert told.remedy
    assert "Miller" not in f"{told} {told.details}"


def test_text_that_is_not_utf8_is_damage() -> None:
    decoding = UnicodeDecodeError("utf-8", b"\xa0", 0, 1, "invalid start byte")
    for error in (dbapi2.OperationalError("Could not decode to UTF-8"), decoding):
        assert isinstance(in_words(error, PATH), ProjectDamaged)


def test_values_that_are_not_json_are_damage_and_not_shown() -> None:
    broken: list[Any] = ['{"answer": "Mrs Miller"}', "Mrs Miller", b"\xff"]
    for text in broken:
        for decode in (given_from, payload_parts, lambda t: from_json(t, Guideline)):
            with pytest.raises(ProjectDamaged) as caught:
                decode(text)
            assert "Miller" not in f"{caught.value} {caught.value.details}"
            assert caught.value.__cause__ is None
