"""Every row that can still be read from a damaged file, page by page; the file itself is only copied.

On the copy, SQLite is told that each page in turn is a table of its own. So a row is read whatever happened to the
pages that lead to it, to the schema and, in a plain file, to the first page; an encrypted file is read the same way.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from alapp.domain.errors import ProjectDamaged, StorageFailed
from alapp.domain.words import tr
from alapp.store import keyring
from alapp.store.database import connect
from alapp.store.failures import REFUSED, DatabaseError, translated
from alapp.store.header import MAGIC

PAGE = 4096
"""Bytes of a page in every project file."""

WIDTH = 14
"""Columns that are read of a row: one more than the widest table stores."""

_AT_ONCE = 100
_LEAF = 13  # first byte of a page that holds rows (file format, 1.6)
_SPARE = 2**20
_PROBE = "INSERT INTO sqlite_schema VALUES ('table', ?, ?, ?, ?)"
_COLUMNS = ", ".join(f"c{i}" for i in range(WIDTH))

Row = tuple[int, tuple[Any, ...]]
"""Row id, and the values as stored; None for one that the row id stands for, and after the last."""


def rows_of(damaged: Path, beside: Path, step: Callable[[int, int], None]) -> Iterator[Row]:
    """Yield every readable row of every page; a row may come twice. ``step(pages done, pages)`` may raise to stop.

    The copy is made in a folder of its own beside ``beside``, and goes at the end.

    Raises
    ------
    StorageFailed : no room for the copy, or the disk refused.
    ProjectDamaged : the first page of an encrypted file is damaged: nothing behind it can be read.
    """
    with _scratch(damaged, beside) as copy:
        plain = _is_plain(copy)
        if plain:
            _absorb_log(copy)
            _put_first_page(copy)
        leaves = _leaves(copy) if plain else ()
        with translated(damaged), keyring.lent(damaged, copy), _prober(copy, damaged, encrypted=not plain) as prober:
            pages = leaves if plain else prober.pages
            for start in range(0, len(pages), _AT_ONCE):
                step(start, len(pages))
                yield from prober.rows(pages[start : start + _AT_ONCE])
        step(len(pages), len(pages))


@contextmanager
def _scratch(damaged: Path, beside: Path) -> Iterator[Path]:
    """Copy the damaged file and its logs into a folder for the owner only."""
    with translated(beside):
        needed, free = damaged.stat().st_size + _SPARE, shutil.disk_usage(beside.parent).free
        if 2 * needed > free:
            raise StorageFailed(
                tr("There is no room to salvage here ({parent}).", parent=beside.parent),
                tr(
                    "It needs {needed:,.0f} MB, {free:,.0f} MB are free. Nothing was changed.",
                    needed=2 * needed / 1000000.0,
                    free=free / 1000000.0,
                ),
                tr("Choose another place for the new file."),
            )
        folder = Path(tempfile.mkdtemp(prefix=f".{beside.name}.", suffix=".salvage", dir=beside.parent))
        try:
            copy = folder / damaged.name
            for suffix in ("", "-wal", "-journal", "-keys"):
                with suppress(FileNotFoundError):
                    shutil.copyfile(damaged.with_name(damaged.name + suffix), copy.with_name(copy.name + suffix))
            yield copy
        finally:
            shutil.rmtree(folder)


def _is_plain(copy: Path) -> bool:
    """Whether pages can be read as they are: the file begins as SQLite's do, or its first page is wiped."""
    with copy.open("rb") as file:
        head = file.read(PAGE)
    return head.startswith(MAGIC[:8]) or not any(head) or _has_leaf(copy)


def _has_leaf(copy: Path) -> bool:
    """Whether the pages after the first begin as pages of SQLite do, which those of an encrypted file do by chance."""
    kinds = [kind for kind in _first_bytes(copy)[1:200] if kind]
    return bool(kinds) and sum(kind in (2, 5, 10, _LEAF) for kind in kinds) > len(kinds) / 2


def _absorb_log(copy: Path) -> None:
    """Bring the last changes from the log into the copy, where SQLite can."""
    with suppress(DatabaseError), closing(dbapi2.connect(str(copy), isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    for suffix in ("-wal", "-shm", "-journal"):
        copy.with_name(copy.name + suffix).unlink(missing_ok=True)


def _put_first_page(copy: Path) -> None:
    """Put the first page of an empty database in place of the file's own, whose schema is not needed."""
    empty = copy.with_name("empty")
    with closing(dbapi2.connect(str(empty), isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE}")
        connection.execute("CREATE TABLE gone (x)")
        connection.execute("DROP TABLE gone")
    head = bytearray(empty.read_bytes()[:PAGE])
    pages = -(-copy.stat().st_size // PAGE)
    head[28:32] = pages.to_bytes(4, "big")
    head[32:40] = bytes(8)  # no free pages
    with copy.open("r+b") as file:
        file.write(head)
        file.truncate(pages * PAGE)
        file.flush()
        os.fsync(file.fileno())


def _leaves(copy: Path) -> Sequence[int]:
    return [number for number, kind in enumerate(_first_bytes(copy), start=1) if kind == _LEAF and number > 1]


def _first_bytes(copy: Path) -> list[int]:
    """Return the first byte of each page."""
    pages = copy.stat().st_size // PAGE
    with copy.open("rb") as file:
        kinds = []
        for number in range(pages):
            file.seek(number * PAGE)
            kinds.append(file.read(1)[0])
    return kinds


@contextmanager
def _prober(copy: Path, damaged: Path, *, encrypted: bool) -> Iterator[_Prober]:
    with closing(_Prober(copy, damaged, encrypted=encrypted)) as prober:
        yield prober


class _Prober:
    """The copy as SQLite sees it. After a page that cannot be decrypted the connection is no use, and is made anew."""

    def __init__(self, copy: Path, damaged: Path, *, encrypted: bool) -> None:
        self._copy, self._damaged, self._encrypted = copy, damaged, encrypted
        self._connection = self._opened()

    @property
    def pages(self) -> Sequence[int]:
        """All pages but the first; an encrypted one does not show what it holds."""
        return range(2, int(self._connection.execute("PRAGMA page_count").fetchone()[0]) + 1)

    def rows(self, pages: Sequence[int]) -> Iterator[Row]:
        """Let each of these pages be a table, and read them."""
        connection = self._connection
        connection.execute("BEGIN")
        connection.execute("DELETE FROM sqlite_schema")
        probes = [(f"p{n}", f"p{n}", n, f"CREATE TABLE p{n}({_COLUMNS})") for n in pages]
        connection.executemany(_PROBE, probes)
        connection.execute("COMMIT")
        connection.execute("PRAGMA writable_schema = RESET")
        connection.execute("PRAGMA writable_schema = ON")
        for name, *_ in probes:
            yield from self._read(name)

    def close(self) -> None:
        """Let go of the copy."""
        self._connection.close()

    def _read(self, name: str) -> Iterator[Row]:
        """Read a page from its start, and where that breaks off from its end."""
        last = None
        for order in ("", " ORDER BY rowid DESC"):
            try:
                for row_id, *values in self._connection.execute(f"SELECT rowid, * FROM {name}{order}"):
                    if order and last is not None and row_id <= last:
                        return
                    last = last if order else row_id
                    yield row_id, tuple(values)
                return
            except REFUSED:
                if self._encrypted:
                    self._connection.close()
                    self._connection = self._opened()

    def _opened(self) -> Any:
        try:
            connection = connect(self._copy, mode="rw")
        except DatabaseError as error:
            raise ProjectDamaged(
                tr("The first page of “{name}” is damaged.", name=self._damaged.name),
                tr("It is encrypted, and without that page nothing behind it can be read; nothing was changed."),
                tr("Go on with the newest backup."),
            ) from error
        connection.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cell_size_check = OFF", "writable_schema = ON"):
            connection.execute(f"PRAGMA {pragma}")
        return connection
