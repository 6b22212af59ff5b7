"""Files of media: where each one is, what is known of it, its content where it is embedded, and its thumbnail."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from alapp.domain.media import MediaCounts, MediaFile, MediaRoot, MediaRow, MediaState
from alapp.store.codec import from_json, row_hash, to_json
from alapp.store.database import Database
from alapp.store.failures import translated
from alapp.store.models import blob_hash
from alapp.store.opening import reading_connection

PART = 2**20
"""Bytes of an embedded file that are one row."""

HELD = 2**16
"""Bytes up to which an embedded file is handed out with its content: some hundreds of them may be in memory."""

_COLUMNS = "item_id, name, sha256, size, facts, root_id, embedded, state"
_PUT = f"INSERT INTO media ({_COLUMNS}, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_CHANGE = "UPDATE media SET root_id = ?, embedded = ?, state = ?, hash = ? WHERE item_id = ?"
_ROOT = "SELECT path, beside FROM media_root WHERE id = ?"
_AMONG = f"SELECT {_COLUMNS} FROM media WHERE item_id IN (SELECT value FROM json_each(?))"
_PUT_ROOT = "INSERT OR REPLACE INTO media_root (id, path, beside, hash) VALUES (?, ?, ?, ?)"
_PUT_PART = "INSERT OR REPLACE INTO media_blob (item_id, part, hash, data) VALUES (?, ?, ?, ?)"
_PART_OF = "SELECT data FROM media_blob WHERE item_id = ? AND part = ?"
_PUT_THUMBNAIL = "INSERT OR REPLACE INTO media_thumbnail (item_id, hash, data) VALUES (?, ?, ?)"
_BARE = (
    "SELECT item_id FROM media WHERE item_id > ? AND state <> 'missing'"
    " AND item_id NOT IN (SELECT item_id FROM media_thumbnail) ORDER BY item_id LIMIT ?"
)
_PAGE = 500
Ids = Sequence[int] | NDArray[np.int64]


class Media:
    """The files of a project, by item. Where a file is by reference is known by the folder of its import.

    Writing methods that end in ``_now`` are called inside a transaction.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._places: dict[tuple[str, str], Path] = {}

    # -- reading

    def file(self, item_id: int) -> MediaFile | None:
        """Return the file of an item; None when it has none. Whether it is there is found out by opening it."""
        return next(self.files([item_id]))

    def files(self, item_ids: Ids) -> Iterator[MediaFile | None]:
        """Yield the file of each item, in the order asked for; at most one embedded content is in memory."""
        for start in range(0, len(item_ids), _PAGE):
            some = [int(i) for i in item_ids[start : start + _PAGE]]
            rows = {row[0]: row for row in self._database.rows(_AMONG, (to_json(some),))}
            places = {root_id: self.place(root_id) for root_id in {row[5] for row in rows.values()}}
            yield from (self._file(rows[i], places) if i in rows else None for i in some)

    def counts(self) -> MediaCounts:
        """Return how many files there are, and how they are."""
        found = self._database.row("SELECT count(*), total(size), total(embedded) FROM media") or (0, 0, 0)
        states = self._database.rows("SELECT state, count(*) FROM media GROUP BY state")
        files, size, embedded = map(int, found)
        return MediaCounts(files, size, embedded, dict(states))

    def roots(self) -> list[MediaRoot]:
        """Return the folders that files are in by reference."""
        sql = (
            "SELECT root_id, count(*), total(state <> 'present') FROM media WHERE embedded = 0"
            " GROUP BY root_id ORDER BY root_id"
        )
        return [MediaRoot(i, self.place(i), n, int(absent)) for i, n, absent in self._database.rows(sql)]

    def folders(self) -> list[Path]:
        """Return the folders that files came from, without counting them."""
        return [self.place(root_id) for (root_id,) in self._database.rows("SELECT id FROM media_root ORDER BY id")]

    def place(self, root_id: int) -> Path:
        """Return where a folder is: at its path, or where it lies as seen from the project if only there it is found.

        Looks at the disk once for each path.
        """
        noted: tuple[str, str] = self._database.row(_ROOT, (root_id,)) or ("", "")
        if noted not in self._places:
            self._places[noted] = self._found(*noted)
        return self._places[noted]

    def rows(self, root_id: int | None = None, *, absent: bool = False) -> Iterator[MediaRow]:
        """Yield the files in order of their items: of one folder or all, perhaps only those that are not present."""
        where = " AND state <> 'present'" if absent else ""
        where += "" if root_id is None else f" AND embedded = 0 AND root_id = {int(root_id)}"
        sql = (
            "SELECT item_id, name, size, state, embedded, root_id FROM media"
            f" WHERE item_id > ?{where} ORDER BY item_id LIMIT {_PAGE}"
        )
        last = 0
        while rows := self._database.rows(sql, (last,)):
            last = rows[-1][0]
            yield from (_row(row, "" if row[4] else str(self.place(row[5]))) for row in rows)

    def thumbnails(self, item_ids: Ids) -> dict[int, bytes]:
        """Return the thumbnails of these items, as files of pictures; those that are not made are left out."""
        sql = "SELECT item_id, data FROM media_thumbnail WHERE item_id IN (SELECT value FROM json_each(?))"
        return dict(self._database.rows(sql, (to_json([int(i) for i in item_ids]),)))

    def without_thumbnail(self, after: int, limit: int) -> list[int]:
        """Return the next items behind this one whose thumbnail is not made."""
        return [row[0] for row in self._database.rows(_BARE, (after, limit))]

    # -- writing

    def enter_now(self, files: Iterable[tuple[int, MediaFile]]) -> None:
        """Note the files of new items, with the folders that they are in."""
        roots = dict(self._database.rows("SELECT path, id FROM media_root"))
        rows = list[tuple[Any, ...]]()
        for item_id, file in files:
            root = str(root_of(file))
            if root not in roots:
                roots[root] = self._put_root_now(max(roots.values(), default=0) + 1, root)
            facts = to_json(dict(file.facts))
            rows.append((item_id, file.name, file.sha256, file.size, facts, roots[root], 0, "present"))
        self._database.executemany(_PUT, [(*row, row_hash(*row)) for row in rows])

    def set_states(self, states: Iterable[tuple[int, MediaState]]) -> None:
        """Note how files were found, in one transaction.

        Raises
        ------
        AppError : read-only, or the disk refused; so for all that writes.
        """
        with self._database.transaction():
            for item_id, state in states:
                self._change_now(item_id, state=state)

    def move(self, root_id: int, folder: Path) -> None:
        """Note that a folder is elsewhere now; files in it are looked for there."""
        with self._database.transaction():
            other = self._database.value("SELECT id FROM media_root WHERE path = ?", (str(folder),))
            if other is None or other == root_id:
                self._put_root_now(root_id, str(folder))
                return
            for (item_id,) in self._database.rows("SELECT item_id FROM media WHERE root_id = ?", (root_id,)):
                self._change_now(item_id, root_id=other)

    def put_part(self, item_id: int, part: int, data: bytes) -> None:
        """Store a part of a file's content; the parts count once :meth:`finish_embedding` says that all are there."""
        with self._database.transaction():
            self._database.execute(_PUT_PART, (item_id, part, blob_hash(item_id, part, data), data))

    def put_whole(self, contents: Sequence[tuple[int, bytes]]) -> None:
        """Store files of one part each, in one transaction."""
        with self._database.transaction():
            rows = [(i, 0, blob_hash(i, 0, data), data) for i, data in contents]
            self._database.executemany(_PUT_PART, rows)
            for item_id, _ in contents:
                self._change_now(item_id, embedded=1, state="present")

    def finish_embedding(self, item_id: int) -> None:
        """Note that all parts of a file are in the project: from now on it is read from there."""
        with self._database.transaction():
            self._change_now(item_id, embedded=1, state="present")

    def keep_thumbnails(self, thumbnails: Sequence[tuple[int, bytes]]) -> None:
        """Store thumbnails, in one transaction; an empty one says that there is none to be made."""
        with self._database.transaction():
            self._database.executemany(_PUT_THUMBNAIL, [(i, blob_hash(i, data), data) for i, data in thumbnails])

    # -- inside

    def _file(self, row: tuple[Any, ...], places: Mapping[int, Path]) -> MediaFile:
        item_id, name, sha256, size, facts, root_id, embedded, _ = row
        known = from_json(facts, dict[str, Any])
        if not embedded:
            return MediaFile(name, sha256, size, path=places[root_id] / name, facts=known)
        if size <= HELD:
            data = self._database.value(_PART_OF, (item_id, 0), default=b"")
            return MediaFile(name, sha256, size, data=data, facts=known)
        return MediaFile(name, sha256, size, facts=known, source=Embedded(str(self._database.path), item_id, size))

    def _found(self, path: str, beside: str) -> Path:
        here = Path(path)
        if here.is_dir() or not beside:
            return here
        moved = Path(os.path.normpath(self._database.path.parent / beside))
        return moved if moved.is_dir() else here

    def _put_root_now(self, root_id: int, path: str) -> int:
        columns = (root_id, path, _as_seen_from(self._database.path.parent, path))
        self._database.execute(_PUT_ROOT, (*columns, row_hash(*columns)))
        return root_id

    def _change_now(self, item_id: int, **changed: Any) -> None:
        found = self._database.row(f"SELECT {_COLUMNS} FROM media WHERE item_id = ?", (item_id,))
        if found is not None:
            row = dict(zip(_COLUMNS.split(", "), found, strict=True)) | changed
            kept = (row["root_id"], row["embedded"], row["state"])
            self._database.execute(_CHANGE, (*kept, row_hash(*row.values()), item_id))


@dataclass(frozen=True, slots=True)
class Embedded:
    """The content of a large file inside a project; called, it opens it in whatever process it was sent to."""

    project: str
    item_id: int
    size: int

    def __call__(self) -> BinaryIO:
        """Open the content for reading.

        Raises
        ------
        AppError : the project cannot be read.
        """
        path = Path(self.project)
        with translated(path):
            connection = reading_connection(path)
        return io.BufferedReader(_Parts(Database(path, reader=connection, writer=None), self), PART)


class _Parts(io.RawIOBase):
    """Reads the parts of one file one after the other; any place can be gone to."""

    def __init__(self, database: Database, of: Embedded) -> None:
        super().__init__()
        self._database, self._of = database, of
        self._at, self._part, self._data = 0, -1, b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = (0, self._at, self._of.size)[whence]
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any) -> int:
        part, inside = divmod(self._at, PART)
        if part != self._part:
            self._part, self._data = part, self._database.value(_PART_OF, (self._of.item_id, part), default=b"")
        found = self._data[inside : inside + len(buffer)]
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)

    def close(self) -> None:
        if not self.closed:
            self._database.close()
        super().close()


def root_of(file: MediaFile) -> Path:
    """Return the folder that a file's name is relative to."""
    assert file.path is not None
    return file.path.parents[len(PurePosixPath(file.name).parts) - 1]


def parts_of(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield a file's content in parts with their numbers."""
    for number in count():
        if not (data := stream.read(PART)):
            return
        yield number, data


def _as_seen_from(folder: Path, path: str) -> str:
    """Return a path relative to the project's folder; nothing where no way leads there (another drive)."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return ""


def _row(row: tuple[Any, ...], folder: str) -> MediaRow:
    item_id, name, size, state, *_ = row
    return MediaRow(item_id, name, size, state, folder)
