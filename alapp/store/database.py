"""The connections to one project file: one that writes, one that reads, never in each other's way."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from sqlcipher3 import dbapi2

from alapp.domain.errors import AppError, ReadOnlyProject, StorageFailed
from alapp.domain.words import Sentence, english, tr
from alapp.store import key_places, keyring
from alapp.store.failures import REFUSED, DatabaseError, in_words

if TYPE_CHECKING:
    import sqlite_utils

dbapi2.register_adapter(Sentence, english)  # what is stored is English, whatever language is in use

BUSY_SECONDS = 5.0
_WAL_LIMIT = 64 * 2**20
_CACHE_KB, _LOG_PAGES = 32_768, 4_000  # texts come in random order of their digests: with less, pages are written often

COMMON = (
    "PRAGMA cipher_log_level = NONE",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
)
WRITER = (
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    f"PRAGMA cache_size = -{_CACHE_KB}",
    f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}",
    f"PRAGMA journal_size_limit = {_WAL_LIMIT}",
)
"""Settings of the writing connection: a commit returns only when the label is on the disk."""


class _Connection(dbapi2.Connection):  # type: ignore[misc]  # the driver has no types
    """A connection that is known to be open until it is closed."""

    path = Path()

    def close(self) -> None:
        super().close()
        with _LOOKING:
            _CONNECTIONS.discard(self)


_OPEN_HERE: WeakSet[Database] = WeakSet()
_CONNECTIONS: WeakSet[_Connection] = WeakSet()
_LOOKING = threading.Lock()


def is_open_here(path: Path) -> bool:
    """Whether this process has the file open in SQLite: then nothing else may open and close it.

    The system drops every lock that a process holds on a file as soon as the process closes any handle of it
    (SQLite, "How to corrupt", part 2.2): another program could then take the log away from under us.
    """
    with _LOOKING:
        return any(connection.path == path.resolve() for connection in _CONNECTIONS)


def is_written_here(path: Path) -> bool:
    """Whether this process has the file open for writing, and so holds its lock."""
    with _LOOKING:
        return any(d.path.resolve() == path.resolve() and not d.read_only for d in _OPEN_HERE)


def connect(path: Path, *, mode: str) -> Any:
    """Return a plain connection; ``mode`` is ``rw``, ``ro`` or ``immutable`` (a folder nobody can write to).

    The key of an encrypted file is taken from :mod:`alapp.store.keyring`, that of a copy as well.

    Raises
    ------
    sqlcipher3.dbapi2.Error : the file cannot be opened.
    """
    if keyring.any_held() and not keyring.has(path) and not is_open_here(path):
        with suppress(OSError, AppError):  # the statements below say it better
            key_places.adopt(path)
    uri = path.resolve().as_uri() + ("?immutable=1" if mode == "immutable" else f"?mode={mode}")
    connection = dbapi2.connect(
        uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, factory=_Connection
    )
    connection.path = path.resolve()
    with _LOOKING:
        _CONNECTIONS.add(connection)
    try:
        for pragma in (*_unlocking(path), *COMMON, *(WRITER if mode == "rw" else ())):
            connection.execute(pragma)
    except DatabaseError:
        connection.close()
        raise
    return connection


def _unlocking(path: Path) -> tuple[str, ...]:
    """Return what must be said before anything else: SQLCipher makes its first page with the key it has then."""
    key = keyring.pragma(path)
    return () if key is None else ("PRAGMA cipher_log_level = NONE", key)


def use_wal(connection: Any, path: Path) -> None:
    """Switch the file to write-ahead logging, so that reading never waits for writing.

    Raises
    ------
    StorageFailed : the place cannot do it (some network drives).
    """
    mode = _switch(connection, "WAL")
    if mode != "wal":
        raise StorageFailed(
            tr("This place cannot hold an open project ({parent}).", parent=path.parent),
            tr("Nothing was changed."),
            tr("Copy the project to a local drive and open it there."),
            f"journal mode {mode}",
        )


def _switch(connection: Any, mode: str) -> str:
    """Change how the file is journaled and return the mode it has now.

    The change itself goes through a rollback journal, whose deletion only EXTRA brings to the disk: a journal that
    came back after a power cut would undo the switch, and with it every label in the log.
    """
    connection.execute("PRAGMA synchronous = EXTRA")
    try:
        return str(connection.execute(f"PRAGMA journal_mode = {mode}").fetchone()[0])
    finally:
        connection.execute("PRAGMA synchronous = FULL")


class Database:
    """SQL for the store's parts. Reads use their own connection, so they do not wait for a commit of another thread.

    ``writer`` is None when the project is open for reading only. A thread inside :meth:`transaction` reads what it
    has written so far; all others read what is committed.
    """

    def __init__(self, path: Path, *, reader: Any, writer: Any | None) -> None:
        self.path = path
        self._reader = reader
        self._writer = writer
        self._read_lock = threading.RLock()
        self._write_lock = threading.RLock()
        self._thread_inside: int | None = None
        self.pages = 0
        """Pages of the file that closing left as one; 0 as long as a log may stand beside it."""
        with _LOOKING:
            _OPEN_HERE.add(self)

    @property
    def read_only(self) -> bool:
        """Whether changes are refused."""
        return self._writer is None

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """Return all rows as tuples.

        Raises
        ------
        AppError : the database or the disk refused (see :mod:`alapp.store.failures`).
        """
        if self._thread_inside == threading.get_ident():
            return self._fetch(self._writer, sql, parameters)
        with self._read_lock:
            return self._fetch(self._reader, sql, parameters)

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> Any | None:
        """Return the first row or None."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def value(self, sql: str, parameters: Sequence[Any] = (), default: Any = None) -> Any:
        """Return the first value of the first row, or the default if there is no row or it is NULL."""
        found = self.row(sql, parameters)
        return default if found is None or found[0] is None else found[0]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One transaction: all of what is done inside, on the disk when this returns, or nothing.

        Raises
        ------
        ReadOnlyProject : the project is open for reading only.
        AppError : the database or the disk refused; nothing of it is kept.
        """
        if self._writer is None:
            raise self.refusal()
        with self._write_lock:
            self._execute("BEGIN IMMEDIATE")
            self._thread_inside = threading.get_ident()
            try:
                yield
                self._execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._thread_inside = None

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one unchanging state inside. Other readers of this object wait: open the file anew for long reads."""
        with self._read_lock:
            self._fetch(self._reader, "BEGIN", ())
            try:
                yield
            finally:
                self._fetch(self._reader, "ROLLBACK", ())

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Run one statement that changes something; only inside :meth:`transaction`."""
        self._execute(sql, parameters)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for many rows; only inside :meth:`transaction`."""
        try:
            self._writing.executemany(sql, rows)
        except REFUSED as error:
            raise in_words(error, self.path) from error

    def executemany_or_none(self, sql: str, rows: Iterable[Sequence[Any]]) -> bool:
        """Run one statement for all of the rows, or for none and return False: one breaks a rule, such as a taken key.

        Only inside :meth:`transaction`, which goes on either way.
        """
        self._execute("SAVEPOINT rows")
        try:
            self._writing.executemany(sql, rows)
        except dbapi2.IntegrityError:
            self._execute("ROLLBACK TO rows")
            return False
        except REFUSED as error:
            raise in_words(error, self.path) from error
        self._execute("RELEASE rows")
        return True

    @property
    def tables(self) -> sqlite_utils.Database:
        """The writing connection under sqlite-utils, for small and rare writes inside :meth:`transaction`."""
        import sqlite_utils  # costs 0.2 s: not while the first window opens

        return sqlite_utils.Database(self._writing, recursive_triggers=False, execute_plugins=False)

    def make_anew(self) -> None:
        """Write every page of the file anew, without what was deleted; meanwhile a copy is in memory.

        Raises
        ------
        AppError : read-only, or the disk refused; the file is as it was.
        """
        with self._write_lock:
            self._execute("VACUUM")

    def empty_log(self) -> bool:
        """Bring the log into the file and cut it to nothing; False while somebody else reads what is in it."""
        with self._write_lock, self._read_lock:
            try:
                busy, *_ = self._writing.execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchone()
            except REFUSED as error:
                raise in_words(error, self.path) from error
            return not busy

    def refusal(self) -> ReadOnlyProject:
        """Return the error for a change of a project that is open for reading only."""
        return ReadOnlyProject(
            tr("“{name}” is open for reading only.", name=self.path.name),
            tr("Nothing was changed."),
            tr("Open it where you can write to it, or copy it there."),
        )

    def close(self) -> None:
        """Close both connections; the writer leaves one self-contained file unless somebody else still reads it."""
        with self._write_lock, self._read_lock:
            try:
                self._close_both()
            finally:
                with _LOOKING:
                    _OPEN_HERE.discard(self)

    def _close_both(self) -> None:
        self._reader.close()
        if self._writer is not None:
            self._leave_one_file()
            self._writer.close()

    @property
    def _writing(self) -> Any:
        if self._writer is None:
            raise self.refusal()
        return self._writer

    def _fetch(self, connection: Any, sql: str, parameters: Sequence[Any]) -> list[Any]:
        try:
            return connection.execute(sql, parameters).fetchall()  # type: ignore[no-any-return]
        except REFUSED as error:
            raise in_words(error, self.path) from error

    def _execute(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        try:
            self._writing.execute(sql, parameters)
        except REFUSED as error:
            raise in_words(error, self.path) from error

    def _roll_back(self) -> None:
        if self._writing.in_transaction:  # a full disk may have rolled back by itself
            self._execute("ROLLBACK")

    def _leave_one_file(self) -> None:
        """Move the log into the file and drop it; with another reader on the file only the first is possible.

        What is committed is on the disk either way: after a refusal the next opening goes on from the log.
        """
        with suppress(DatabaseError):
            # after a quick_check and the switch to a log, SQLite refuses a checkpoint until something was read
            self._writing.execute("SELECT count(*) FROM sqlite_schema").fetchall()
            self._writing.execute("PRAGMA wal_checkpoint (TRUNCATE)")
            if _switch(self._writing, "DELETE") == "delete":
                self.pages = int(self._writing.execute("PRAGMA page_count").fetchone()[0])
