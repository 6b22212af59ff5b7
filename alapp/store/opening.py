"""Making, opening, checking and migrating a project file."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from glob import escape
from pathlib import Path
from typing import Any

from alapp.domain.errors import BadInput, StorageFailed
from alapp.domain.words import tr
from alapp.store import allowed, key_places, keyring
from alapp.store.clock import now
from alapp.store.database import Database, connect, is_open_here, use_wal
from alapp.store.failures import DatabaseError, damaged, translated
from alapp.store.header import check_version, examine, has_log, locked
from alapp.store.key_places import flush, lay_keys
from alapp.store.lock import ProjectLock, holder_of, in_use
from alapp.store.migrations import APPLICATION_ID, SCHEMA_VERSION
from alapp.store.places import check_writable_place
from alapp.store.schema import bring_up, migrate, seal
from alapp.store.slots import KeyArea

CHECKED_AT_OPENING = 64 * 2**20
"""Files up to this size are checked page by page when they are opened (about 0.1 s); larger ones by ``verify``."""

Keys = tuple[bytearray, KeyArea]
"""The master key of an encrypted project, and the slots that it is locked in."""

_NOT_WRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS}


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file and, if it may be written, the lock that keeps others from writing."""

    database: Database
    lock: ProjectLock | None

    def close(self) -> None:
        """Close the file, lay the keys of an encrypted one behind it, then give the lock back."""
        try:
            self.database.close()
            _lay_keys_back(self.database)
        finally:
            if self.lock is not None:
                self.lock.release()


def create_file(path: Path, fill: Callable[[Database], None], keys: Keys | None = None) -> None:
    """Make a new project file with its schema and first rows; it appears under its name only when it is whole.

    With ``keys`` it is encrypted, and its key is held afterwards.

    Raises
    ------
    BadInput : a file of that name is there already; it is left as it is.
    StorageFailed : the place refuses (full, read-only, not there).
    """
    check_writable_place(path.absolute(), done=tr("Nothing was made."))
    _reserve(path)
    draft = path.with_name(f".{path.name}.new")
    try:
        with translated(path):
            draft.unlink(missing_ok=True)
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            if keys is not None:
                keyring.hold(draft, *keys)
                keyring.hold(path, *keys)
            _build(draft, fill)
            flush(draft)
            draft.replace(path)
            flush(path.parent)
    except BaseException:
        keyring.drop(path)
        for leftover in (draft, path):
            leftover.unlink(missing_ok=True)
        raise
    finally:
        keyring.drop(draft)


def open_file(path: Path, *, read_only: bool = False) -> Opened:
    """Open a project; a place that cannot be written to gives a project that can only be read.

    Raises
    ------
    NotAProject, ProjectTooNew, ProjectDamaged : the file is not fit; it is not changed.
    ProjectInUse : another process writes to it.
    StorageFailed : it is not there, or the disk refused.
    """
    path = path.resolve()
    if not is_open_here(path):  # else it was looked at when it was opened first
        examine(path)
    elif keyring.area_of(path) and not keyring.has(path):
        raise locked(path)
    if read_only or not os.access(path, os.W_OK):
        return Opened(open_reader(path), None)
    check_writable_place(path, done=tr("It was not opened."))
    lock = ProjectLock(path)
    try:
        lock.acquire()
    except OSError as error:
        if error.errno in _NOT_WRITABLE:
            return Opened(open_reader(path), None)
        with translated(path):
            raise
    try:
        return Opened(_open_writer(path), lock)
    except BaseException:
        lock.release()
        raise


def open_reader(path: Path) -> Database:
    """Open for reading beside the one who writes, or in a place that cannot be written to.

    Raises
    ------
    AppError : as :func:`open_file`.
    """
    with translated(path):
        connection = reading_connection(path)
        try:
            _check(connection, path)
        except BaseException:
            connection.close()
            raise
    return Database(path, reader=connection, writer=None)


def back_up(connection: Any, target: Path) -> None:
    """Write a complete copy of the open project, and check that it can be read; encrypted with the same keys as it is.

    It appears under its name only when it is whole.

    Raises
    ------
    StorageFailed : the copy could not be written whole.
    """
    source = Path(connection.execute("PRAGMA database_list").fetchone()[2])
    draft = target.with_name(f".{target.name}.new")
    with translated(target), keyring.lent(source, draft):
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            with closing(connect(draft, mode="rw")) as copy:
                connection.backup(copy)
                _compare(connection, copy)
                copy.execute("PRAGMA journal_mode = DELETE").fetchone()  # one file, whoever reads it
            lay_keys(draft)
            flush(draft)
            draft.replace(target)
            flush(target.parent)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise


def _compare(connection: Any, copy: Any) -> None:
    for table in ("event", "item"):
        count = f"SELECT count(*) FROM {table}"
        if copy.execute(count).fetchone() != connection.execute(count).fetchone():
            raise StorageFailed(
                tr("The backup is not complete."), tr("Nothing was changed."), tr("Free some space and try again.")
            )


def _reserve(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise BadInput(
            tr("“{name}” is there already.", name=path.name),
            tr("It was left as it is."),
            tr("Choose another name, or open it."),
        ) from None
    except OSError:
        with translated(path):
            raise


def _build(draft: Path, fill: Callable[[Database], None]) -> None:
    with closing(connect(draft, mode="rw")) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database = Database(draft, reader=connection, writer=connection)
        migrate(connection)
        seal(database)
        fill(database)
    lay_keys(draft)


def _lay_keys_back(database: Database) -> None:
    """Make an encrypted file that was written whole again by itself; where another reader is here, it stays two."""
    path = database.path
    area = keyring.area_of(path)
    if area is None or database.read_only or not database.pages or is_open_here(path):
        return
    with translated(path):
        key_places.put_end(path, area, database.pages)
        key_places.drop_side(path)


def _sweep(path: Path) -> None:
    """Remove what a crash left of a file that was to take the place of this one, or of its keys."""
    draft = path.with_name(f".{path.name}.new")
    before_migration = path.parent.glob(f".{escape(path.stem)}.format*.new*")
    for leftover in (draft, draft.with_name(draft.name + "-journal"), key_places.side_draft(path), *before_migration):
        leftover.unlink(missing_ok=True)


def _set_keys_out(path: Path) -> None:
    """Write the slots beside the file before SQLite may cut them off; a plain file needs none."""
    area = keyring.area_of(path) if keyring.has(path) else None
    if area is not None:
        key_places.put_side(path, area)
    elif area is None and key_places.side_path(path).exists():  # the encryption was turned off, and then came a crash
        key_places.drop_side(path)


def _take_keys_in(path: Path) -> None:
    """Take the slots beside a file away that could not be opened, when they lie whole behind it as well."""
    area = keyring.area_of(path)
    if area is not None and not is_open_here(path) and key_places.at_end(path) == area:
        key_places.drop_side(path)


def _open_writer(path: Path) -> Database:
    with translated(path):
        _sweep(path)
        _set_keys_out(path)
        if has_log(path):
            with closing(connect(path, mode=_looking(path))) as look:  # a newer program's changes may be in the log
                check_version(path, _version(look))
        writer = connect(path, mode="rw")
        try:
            _make_ready(writer, path)
            return Database(path, reader=connect(path, mode="ro"), writer=writer)
        except DatabaseError as error:
            writer.close()
            _take_keys_in(path)
            raise (in_use(path) if _is_busy(error) and holder_of(path) else error) from error
        except BaseException:
            writer.close()
            _take_keys_in(path)
            raise


def _looking(path: Path) -> str:
    """Reading is enough, unless a power cut while closing left a journal too: only who may write can roll it back."""
    return "rw" if _has_journal(path) else "ro"


def _has_journal(path: Path) -> bool:
    return path.with_name(path.name + "-journal").exists()


def _make_ready(writer: Any, path: Path) -> None:
    _check(writer, path)
    if _version(writer) < SCHEMA_VERSION:
        back_up(writer, _backup_path(path, _version(writer)))
        bring_up(Database(path, reader=writer, writer=writer), writer)
    use_wal(writer, path)


def _check(connection: Any, path: Path) -> None:
    check_version(path, _version(connection))
    allowed.check(connection, path)
    if path.stat().st_size <= CHECKED_AT_OPENING:
        found = connection.execute("PRAGMA quick_check (1)").fetchone()[0]
        if found != "ok":
            raise damaged(path, "quick_check")


def reading_connection(path: Path) -> Any:
    """Return a connection for reading, also where nothing can be written.

    Raises
    ------
    StorageFailed : the last changes lie in a second file that cannot be read here.
    """
    connection = None
    try:
        connection = connect(path, mode="ro")
        _version(connection)
        return connection
    except DatabaseError:
        if connection is not None:
            connection.close()
        if _has_journal(path):
            raise _was_not_closed(path) from None
        if os.access(path.parent, os.W_OK):
            raise
    if has_log(path):
        raise StorageFailed(
            tr("The last changes of “{name}” cannot be read in this place.", name=path.name),
            tr("They are in a second file beside it, which nobody may open here."),
            tr("Copy “{name}” and “{name}-wal” together to a place you can write to.", name=path.name),
        )
    return connect(path, mode="immutable")


def _was_not_closed(path: Path) -> StorageFailed:
    return StorageFailed(
        tr("“{name}” was cut off while it was being closed.", name=path.name),
        tr("Nothing is lost, but it cannot be read before that is put right; nothing was changed."),
        tr("Open it for work once, where you can write to it."),
    )


def _version(connection: Any) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _is_busy(error: BaseException) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (5, 6)


def _backup_path(path: Path, version: int) -> Path:
    stamp = now().translate(str.maketrans("", "", "-:.TZ"))
    return path.with_name(f"{path.stem}.format{version}.{stamp}{path.suffix}")
