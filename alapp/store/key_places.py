"""Where the key slots lie: behind the last page of a closed project, in a file beside it while it is open.

SQLite reads as many pages as its header says and never what lies behind them, and it cuts that off when it writes. So a
closed project is one file. The file beside it is on the disk before SQLite opens the project for writing, and is taken
away only when the slots lie behind the last page again; after a crash it is the one that counts.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from alapp.store import keyring
from alapp.store.slots import AREA, COPY, MAGIC, KeyArea, from_bytes, to_bytes

PAGE = 4096
PLAIN = b"SQLite format 3\0"


def side_path(path: Path) -> Path:
    """Return where the slots of an open project lie."""
    return path.with_name(path.name + "-keys")


def side_draft(path: Path) -> Path:
    """Return where that file is written before it gets its name."""
    return path.with_name(f".{side_path(path).name}.new")


def stored(path: Path) -> list[KeyArea]:
    """Return the whole key areas that belong to a file, the one to try first first; it must not be open in SQLite here.

    Raises
    ------
    OSError : the file cannot be read.
    ProjectTooNew : a newer program wrote the keys.
    """
    found = [area for area in (in_side(path), at_end(path)) if area is not None]
    if len(found) == 2 and found[0].id == found[1].id:
        return [max(found, key=lambda area: area.generation)]
    return found


def in_side(path: Path) -> KeyArea | None:
    """Return the slots in the file beside a project, None when it is not there or not whole."""
    try:
        with side_path(path).open("rb") as file:
            return from_bytes(file.read(AREA))
    except FileNotFoundError:
        return None


def at_end(path: Path) -> KeyArea | None:
    """Return the slots behind the last page of a file, None when there are none that are whole."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        if size < AREA:
            return None
        file.seek(size - AREA)
        return from_bytes(file.read(AREA))


def adopt(path: Path) -> bool:
    """Take the key for a copy of a project whose key is here; it must not be open in SQLite here."""
    return not is_plain(path) and any(keyring.share(path, area) for area in stored(path))


def is_plain(path: Path) -> bool:
    """Whether a file begins as SQLite's files do; it must not be open in SQLite here."""
    with path.open("rb") as file:
        return file.read(len(PLAIN)) == PLAIN


def are_damaged(path: Path) -> bool:
    """Whether slots can be seen to have been there, though no copy of them is whole."""
    if side_path(path).exists():
        return True
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - AREA))
        end = file.read(AREA)
    return any(end[copy : copy + COPY].startswith(MAGIC[:8]) for copy in (0, COPY))


def put_side(path: Path, area: KeyArea) -> None:
    """Write the slots beside a project; on the disk, old or new as a whole, when this returns."""
    draft = side_draft(path)
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(to_bytes(area))
        file.flush()
        os.fsync(handle)
    draft.replace(side_path(path))
    flush(path.parent)


def drop_side(path: Path) -> None:
    """Take the file beside a project away."""
    side_path(path).unlink(missing_ok=True)
    flush(path.parent)


def put_end(path: Path, area: KeyArea, pages: int) -> None:
    """Write the slots behind this many pages of a closed file, and nothing behind them; on the disk when this returns.

    Never while SQLite has the file open in this process: closing a handle drops every lock on it.
    """
    with path.open("r+b") as file:
        file.seek(pages * PAGE)
        file.write(to_bytes(area))
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def lay_keys(path: Path) -> None:
    """Lay the slots that go with the key of a fresh, closed file behind its pages; one without a key stays as it is."""
    area = keyring.area_of(path)
    if area is not None:
        put_end(path, area, path.stat().st_size // PAGE)


@contextmanager
def sealed_like(source: Path, target: Path) -> Iterator[None]:
    """Make a fresh file inside with the key of another, if that has one; its slots are laid behind it at the end."""
    with keyring.lent(source, target):
        yield
        lay_keys(target)


def flush(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk; folders cannot be flushed on Windows."""
    with suppress(PermissionError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
