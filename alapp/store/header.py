"""What the first bytes of a file tell about it, read before SQLite touches it."""

from __future__ import annotations

from pathlib import Path

from alapp.domain.errors import NotAProject, ProjectDamaged, ProjectTooNew, StorageFailed
from alapp.store.failures import translated
from alapp.store.migrations import APPLICATION_ID, SCHEMA_VERSION

MAGIC = b"SQLite format 3\0"


def examine(path: Path) -> None:
    """Refuse what is no project, without changing a byte; fields as in SQLite's file format, section 1.3.

    Raises
    ------
    NotAProject : another kind of file, an empty file, a folder.
    ProjectTooNew : a newer program made it.
    ProjectDamaged : it is shorter than it says.
    StorageFailed : it is not there or may not be read.
    """
    if path.is_dir():
        raise _not_a_project(path, f"“{path.name}” is a folder, not a project.")
    if not path.exists():
        raise StorageFailed(
            f"“{path.name}” is not there.",
            "It was moved, renamed or deleted, or its drive is not connected.",
            "Look for it, or open another project.",
            str(path.parent),
        )
    with translated(path), path.open("rb") as file:
        head = file.read(100)
        size = path.stat().st_size
    if not head:
        raise _not_a_project(path, f"“{path.name}” is empty.")
    if not head.startswith(MAGIC[: len(head)]):
        raise _not_a_project(path, f"“{path.name}” is not an alapp project.")
    if len(head) < 100 or (size < _promised_size(head) and not has_log(path)):
        raise cut_short(path)
    if _number(head, 68) != APPLICATION_ID:
        raise _not_a_project(path, f"“{path.name}” is a database of another program.")
    check_version(path, _number(head, 60))


def check_version(path: Path, version: int) -> None:
    """Refuse a schema version this program does not know.

    Raises
    ------
    ProjectTooNew : the version is above ours.
    """
    if version > SCHEMA_VERSION:
        raise ProjectTooNew(
            f"“{path.name}” was made by a newer alapp.",
            "Nothing was changed.",
            "Update alapp on this computer, then open it again.",
            f"project format {version}, known up to {SCHEMA_VERSION}",
        )


def has_log(path: Path) -> bool:
    """Return whether a write-ahead log with content stands beside the file: the last changes are in there."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def cut_short(path: Path) -> ProjectDamaged:
    """Return the error for a file that ends too early."""
    return ProjectDamaged(
        f"“{path.name}” is cut short: its end is missing.",
        "A copy that was broken off looks like this; nothing was changed.",
        "Copy it again from where it came, or go on with the newest backup.",
    )


def _promised_size(head: bytes) -> int:
    """Bytes of all pages; 0 when the header's page count does not hold (file format, 1.3.7)."""
    page = int.from_bytes(head[16:18], "big")
    page = 65536 if page == 1 else page
    return page * _number(head, 28) if head[24:28] == head[92:96] else 0


def _number(head: bytes, offset: int) -> int:
    return int.from_bytes(head[offset : offset + 4], "big")


def _not_a_project(path: Path, what: str) -> NotAProject:
    return NotAProject(what, "Nothing was changed.", "Choose a file that ends in .alapp.", path.suffix)
