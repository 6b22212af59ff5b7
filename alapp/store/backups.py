"""Backups of a project: copied from one unchanging state beside the one who writes, then opened and counted.

A backup is a project file of its own, for its owner only, with a small note beside it (JSON: when, why, counts; no
content) from which the list is made. The copy is encrypted if the project is: pages go over as they are.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable
from contextlib import closing, suppress
from glob import escape
from pathlib import Path
from typing import Any

import msgspec

from alapp.domain.backup import Backup, Contents, surplus
from alapp.domain.errors import ProjectDamaged, StorageFailed
from alapp.domain.words import tr
from alapp.store.clock import now
from alapp.store.codec import from_json, row_hash, to_json
from alapp.store.database import connect
from alapp.store.failures import translated
from alapp.store.key_places import sealed_like

Step = Callable[[int, int], None]
"""``step(done, total)`` in pages; what it raises ends the work and leaves nothing behind."""

STEP_PAGES = 256
PART = ".part"
_STALE_SECONDS = 3600
_SPARE = 2**20
_NAME = re.compile(r"(?P<stem>.+)\.(?P<stamp>\d{8}T\d{9}Z)\.(?P<reason>[a-z]+)\.alapp")
_PARTS = re.compile(rf"\..+\.(?P<pid>\d+){re.escape(PART)}.*")
_COUNTS = (
    "SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM annotation), (SELECT count(*) FROM item),"
    " (SELECT max(version) FROM guideline)"
)
_MARKED = (
    "SELECT hash FROM event ORDER BY seq DESC LIMIT 1",
    "SELECT max(id), count(*) FROM quarantine",
    "SELECT count(*), total(size), total(embedded) FROM media",
    "SELECT hash FROM source ORDER BY id",
    "SELECT hash FROM setting ORDER BY key",
    "SELECT hash FROM annotator ORDER BY code",
)


class Note(msgspec.Struct, frozen=True):
    """What stands beside a backup."""

    project: str
    made_at: str
    reason: str
    contents: Contents


class Snapshot:
    """One unchanging state of a project file, on a connection of its own, until :meth:`close`.

    Whoever writes goes on meanwhile; only the log beside the file is not emptied as long.

    Raises
    ------
    AppError : the file cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with translated(path):
            self._connection = connect(path, mode="ro")
            try:
                self._connection.execute("BEGIN")
                self.project = str(self._connection.execute("SELECT id FROM project").fetchone()[0])
            except BaseException:
                self._connection.close()
                raise

    def contents(self) -> Contents:
        """Count what is in it.

        Raises
        ------
        AppError : the file cannot be read.
        """
        with translated(self.path):
            return contents_of(self._connection)

    def write(self, folder: Path, reason: str, step: Step = lambda _done, _total: None) -> Backup:
        """Copy it into the folder, open the copy and count it; it appears under its name only when it is whole.

        Raises
        ------
        StorageFailed : no room (nothing is written), or the copy is not what was copied (it is removed).
        """
        _make_folder(folder)
        sweep(folder)
        with translated(folder / self.path.name):
            self._check_room(folder)
            made_at = now()
            final = folder / _name_of(self.path, made_at, reason)
            part = final.with_name(f".{final.name}.{os.getpid()}{PART}")
            try:
                with sealed_like(self.path, part):
                    contents = self._copy(part, step)
                _flush(part)
                _put_note(final, Note(self.project, made_at, reason, contents))
                part.replace(final)
            except BaseException:
                for leftover in (part, note_of(final)):
                    leftover.unlink(missing_ok=True)
                raise
            _flush(folder)
        return Backup(final, made_at, reason, final.stat().st_size, contents)

    def close(self) -> None:
        """Let go of the state."""
        self._connection.close()

    def _copy(self, part: Path, step: Step) -> Contents:
        expected = contents_of(self._connection)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(connect(part, mode="rw")) as copy:
            self._connection.backup(
                copy, pages=STEP_PAGES, progress=lambda _status, left, total: step(total - left, total)
            )
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, whatever the project was open as
        with closing(connect(part, mode="ro")) as copy:
            whole = copy.execute("PRAGMA quick_check (1)").fetchone()[0] == "ok"
            if not whole or contents_of(copy) != expected:
                raise StorageFailed(
                    tr("The backup is not whole."), tr("It was removed."), tr("Check the drive, then try again.")
                )
        return expected

    def _check_room(self, folder: Path) -> None:
        pages, size = (
            int(self._connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size")
        )
        needed, free = pages * size + _SPARE, shutil.disk_usage(folder).free
        if needed > free:
            raise StorageFailed(
                tr("There is no room for a backup ({folder}).", folder=folder),
                tr(
                    "It needs {needed:,.0f} MB, {free:,.0f} MB are free. The project is as it was.",
                    needed=needed / 1000000.0,
                    free=free / 1000000.0,
                ),
                tr("Free some space, or choose another folder for backups in the settings."),
            )


def contents_of(connection: Any) -> Contents:
    """Count what is in an open file, and make its mark."""
    counts = connection.execute(_COUNTS).fetchone()
    rows = [connection.execute(sql).fetchall() for sql in _MARKED]
    mark = row_hash(*counts, *rows).hex()[:32]
    events, answers, items, guideline = (int(n or 0) for n in counts)
    return Contents(events, answers, items, guideline, mark)


def backup_folder(project: Path, chosen: str = "") -> Path:
    """Return where the backups of a project are: the chosen folder, or ``NAME.backups`` beside it."""
    return Path(chosen).expanduser() if chosen.strip() else project.with_name(f"{project.stem}.backups")


def backups_in(folder: Path, project: str | None) -> list[Backup]:
    """Return the backups of the project with this id (None: of any) that have a note, newest first."""
    found = []
    for path in folder.glob("*.alapp") if folder.is_dir() else ():
        note = _note(path)
        if note is not None and project in (None, note.project) and _NAME.fullmatch(path.name):
            found.append(Backup(path, note.made_at, note.reason, path.stat().st_size, note.contents))
    return sorted(found, key=lambda b: (b.made_at, b.path.name), reverse=True)


def thin(folder: Path, project: str, most_bytes: int) -> list[Path]:
    """Remove the backups that need not be kept (:func:`alapp.domain.backup.surplus`) and return which.

    Raises
    ------
    StorageFailed : one cannot be removed.
    """
    gone = [backup.path for backup in surplus(backups_in(folder, project), most_bytes)]
    for path in gone:
        remove(path)
    return gone


def remove(backup: Path) -> None:
    """Remove a backup and its note.

    Raises
    ------
    StorageFailed : the disk refuses.
    """
    with translated(backup):
        backup.unlink(missing_ok=True)
        note_of(backup).unlink(missing_ok=True)


def note_of(backup: Path) -> Path:
    """Return where the note of a backup lies."""
    return backup.with_name(f"{backup.name}.json")


def put_contents(backup: Backup, contents: Contents, project: str) -> None:
    """Write the note anew, for a backup that was rewritten (an erasure)."""
    _put_note(backup.path, Note(project, backup.made_at, backup.reason, contents))


def sweep(folder: Path) -> None:
    """Remove what a backup that was killed has left behind: a part that nobody writes any more, a note without it."""
    for path in folder.glob(f".*{PART}*"):
        with suppress(OSError):
            own = _PARTS.fullmatch(path.name)
            if time.time() - path.stat().st_mtime > _STALE_SECONDS or (own and not is_running(int(own["pid"]))):
                path.unlink()
    for note in folder.glob("*.alapp.json"):
        backup = note.with_name(note.name.removesuffix(".json"))
        if _NAME.fullmatch(backup.name) and not any(folder.glob(f".{escape(backup.name)}*")) and not backup.exists():
            with suppress(OSError):
                note.unlink()


def is_running(pid: int) -> bool:
    """Whether a process of this machine still runs; False on Windows, where a file in use cannot be removed anyway."""
    if os.name == "nt":
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _put_note(backup: Path, note: Note) -> None:
    path = note_of(backup)
    draft = path.with_name(f".{path.name}.{os.getpid()}{PART}")
    handle = os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(to_json(note))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _note(backup: Path) -> Note | None:
    try:
        return from_json(note_of(backup).read_bytes(), Note)
    except (OSError, ProjectDamaged):
        return None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageFailed(
            tr("The folder for backups cannot be made ({folder}).", folder=folder),
            tr("No backup was made; the project is as it was."),
            tr("Choose another folder for backups in the settings."),
            type(error).__name__,
        ) from error


def _name_of(project: Path, made_at: str, reason: str) -> str:
    stamp = made_at.translate(str.maketrans("", "", "-:."))
    return f"{project.stem}.{stamp}.{reason}.alapp"


def _flush(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk; folders cannot be flushed on Windows."""
    with suppress(PermissionError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
