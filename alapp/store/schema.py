"""Bringing a file to the current schema, and proof that its schema is exactly that one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

from sqlcipher3 import dbapi2

from alapp.store.codec import row_hash
from alapp.store.database import Database
from alapp.store.kv import Values
from alapp.store.migrations import STEPS, Step, as_migrations

_SEAL = "schema_steps"
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
_STEPS_DONE = "SELECT id, migration_set, name, applied_at FROM _sqlite_migrations ORDER BY id"


def migrate(connection: Any, steps: Sequence[Step] = STEPS) -> None:
    """Apply the steps that are due: each one transaction; then set the version in the header.

    A step may make a table anew that others refer to; meanwhile references are not enforced, as SQLite's own
    procedure for it has it (lang_altertable.html, part 7).
    """
    _apply(connection, steps)
    connection.execute(f"PRAGMA user_version = {len(steps)}")


def bring_up(database: Database, connection: Any) -> None:
    """Migrate a file that is in use: seal and version come in one transaction, last.

    What is killed before is a file of its old version, and the next opening does what is missing; were the version
    first, a file without its seal would look like one that was tampered with.
    """
    _apply(connection, STEPS)
    with database.transaction():
        Values(database, "state").put(_SEAL, _steps_hash(database))
        database.execute(f"PRAGMA user_version = {len(STEPS)}")


def _apply(connection: Any, steps: Sequence[Step]) -> None:
    import sqlite_utils  # costs 0.2 s: only when a project is made, migrated or verified

    tables = sqlite_utils.Database(connection, recursive_triggers=False, execute_plugins=False)
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        as_migrations(steps).apply(tables)
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def seal(database: Database) -> None:
    """Store a hash of the list of steps, so that a later change of it is seen."""
    with database.transaction():
        Values(database, "state").put(_SEAL, _steps_hash(database))


def problems(database: Database) -> Iterator[str]:
    """Yield what differs from the schema that the steps make: a table, an index, a foreign trigger."""
    with closing(dbapi2.connect(":memory:", isolation_level=None)) as fresh:
        migrate(fresh)
        expected = {row[:2]: row for row in fresh.execute(_SCHEMA).fetchall()}
    found = {row[:2]: row for row in database.rows(_SCHEMA)}
    for kind, name in sorted(expected.keys() | found.keys()):
        if expected.get((kind, name)) != found.get((kind, name)):
            yield f"schema: {kind} {name} is not as it must be"
    if Values(database, "state").get(_SEAL) != _steps_hash(database):
        yield "schema: the list of steps was changed"


def _steps_hash(database: Database) -> str:
    return row_hash(*database.rows(_STEPS_DONE)).hex()
