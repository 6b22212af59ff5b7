"""What must not be forgotten when the schema changes."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from alapp.store import allowed, checks_rows
from alapp.store.migrations import STEPS
from alapp.store.project import Project
from alapp.store.schema import migrate
from tests.unit.store.made import make_project

RELEASED = (
    "852f5bfa020365d3",
    "351ccf5a0bfd7135",
    "206c5a06c70aac4f",
    "676275df3758421e",
    "acffa4ef3e34955e",
    "dea47762c9ae3937",
)
"""SHA-256 of the schema after each step, first 16 digits: a released step is never edited, a new one is added."""

REBUILT = {"annotation", "note", "event", "operation"}
HASHED = {*checks_rows.HASHED, *checks_rows.WITH_BLOB, "item", "quarantine", "media"}
MADE_ANEW = {"item_search"}
SEALED = {"_sqlite_migrations"}


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path / "a.alapp") as made:
        yield made


def _schema(steps: int) -> list[Any]:
    with closing(dbapi2.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, STEPS[:steps])
        return connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall()  # type: ignore[no-any-return]


@pytest.mark.parametrize("step", range(1, len(STEPS) + 1))
def test_a_released_step_is_never_edited(step: int) -> None:
    assert len(RELEASED) == len(STEPS), "write down the hash of the new step"
    assert hashlib.sha256(repr(_schema(step)).encode()).hexdigest()[:16] == RELEASED[step - 1]


def test_every_table_is_proved_by_verify() -> None:
    tables = {name for kind, name, sql in _schema(len(STEPS)) if kind == "table"}
    own = {t for t in tables if not any(t.startswith(f"{made}_") for made in MADE_ANEW)}
    assert own == REBUILT | HASHED | MADE_ANEW | SEALED


def test_every_table_of_ours_is_strict() -> None:
    for kind, name, sql in _schema(len(STEPS)):
        if kind == "table" and name in REBUILT | HASHED:
            assert "STRICT" in sql, name


def test_the_writer_keeps_its_promises(project: Project) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "cell_size_check": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "temp_store": 2,
    }
    writer: Any = project._database._writer
    found = {name: writer.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    assert found == expected


def test_sqlite_is_past_the_wal_reset_race() -> None:
    assert tuple(map(int, dbapi2.sqlite_version.split("."))) >= (3, 51, 3)


def test_opening_a_project_does_not_load_what_the_first_window_must_not_wait_for(project: Project) -> None:
    code = (
        "import sys; from alapp.store.project import Project; "
        f"p = Project.open({str(project.path)!r}, read_only=True); p.annotations.count_answered(); "
        "print([m for m in ('sqlite_utils', 'sklearn', 'scipy', 'PySide6') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_every_object_of_every_version_is_allowed_at_opening() -> None:
    found = set[str]()
    for steps in range(1, len(STEPS) + 1):
        with closing(dbapi2.connect(":memory:", isolation_level=None)) as connection:
            migrate(connection, STEPS[:steps])
            connection.execute("ANALYZE")  # a browser of databases may have done so: its tables run nothing
            found |= {allowed.print_of(row) for row in connection.execute(allowed.SCHEMA)}
    assert sorted(found - allowed.ALLOWED) == [], "write these down in alapp/store/allowed.py"
    assert sorted(allowed.ALLOWED - found) == []
