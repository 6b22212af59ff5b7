"""Erasing in backups: each is looked through, and where something is found a copy without it takes its place."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import Any

from alapp.domain.backup import Contents
from alapp.domain.erasure import Wanted
from alapp.domain.errors import AppError
from alapp.domain.words import N_
from alapp.store import keyring
from alapp.store.backups import PART, backups_in, contents_of, note_of, put_contents, remove
from alapp.store.database import Database, connect
from alapp.store.erasure import DUE, Erasure
from alapp.store.failures import translated
from alapp.store.journal import Journal
from alapp.store.key_places import flush, lay_keys
from alapp.store.kv import Values
from alapp.store.migrations import SCHEMA_VERSION
from alapp.store.schema import migrate, seal

CLEAN, REWRITTEN, REMOVED = N_("clean"), N_("rewritten"), N_("removed")


def copies_of(project: Path, folder: Path, project_id: str) -> list[Path]:
    """Return the backups of a project: those in its folder, and those made beside it before its format was changed."""
    beside = project.parent.glob(f"{project.stem}.format*{project.suffix}")
    return [*(backup.path for backup in backups_in(folder, project_id)), *sorted(beside)]


def erase_in(backup: Path, project: Path, wanted: Wanted) -> str:
    """Erase in one backup and return what became of it; one that cannot be rewritten is removed.

    Raises
    ------
    StorageFailed : it could not even be removed.
    """
    try:
        with keyring.lent(project, backup):
            if not _is_touched(backup, wanted):
                return CLEAN
            _rewrite(backup, project, wanted)
        return REWRITTEN
    except AppError:
        remove(backup)
        return REMOVED


def _is_touched(backup: Path, wanted: Wanted) -> bool:
    with translated(backup), closing(connect(backup, mode="ro")) as connection:
        if connection.execute("PRAGMA user_version").fetchone()[0] < SCHEMA_VERSION:
            return True  # of an earlier format: it is brought to this one and then looked through
        touched = _erasure(Database(backup, reader=connection, writer=None)).find(wanted)
    return bool(touched.items or touched.quotes or touched.aside or touched.passages)


def _rewrite(backup: Path, project: Path, wanted: Wanted) -> None:
    """Put a copy without what goes in the place of a backup, in one step."""
    part = backup.with_name(f".{backup.name}.{os.getpid()}{PART}")
    with translated(backup), keyring.lent(project, part):
        try:
            os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            with closing(connect(part, mode="rw")) as copy:
                with closing(connect(backup, mode="ro")) as source:
                    source.backup(copy)
                contents, project_id = _erase(copy, part, wanted)
            lay_keys(part)
            flush(part)
            if note_of(backup).exists():
                known = next(b for b in backups_in(backup.parent, project_id) if b.path == backup)
                put_contents(known, contents, project_id)
            part.replace(backup)
            flush(backup.parent)
        finally:
            part.unlink(missing_ok=True)


def _erase(copy: Any, part: Path, wanted: Wanted) -> tuple[Contents, str]:
    """Erase in an open copy; return its contents and the id of the project."""
    database = Database(part, reader=copy, writer=copy)
    if copy.execute("PRAGMA user_version").fetchone()[0] < SCHEMA_VERSION:
        migrate(copy)
        seal(database)
    erasure = _erasure(database)
    with database.transaction():
        erasure.erase_now(wanted, erasure.find(wanted))
        Values(database, "state").put(DUE, False)
    database.make_anew()
    copy.execute("PRAGMA journal_mode = DELETE").fetchone()
    return contents_of(copy), str(copy.execute("SELECT id FROM project").fetchone()[0])


def _erasure(database: Database) -> Erasure:
    state = Values(database, "state")
    return Erasure(database, state, Journal(database, state))
