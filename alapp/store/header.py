"""What the first bytes of a file tell about it, read before SQLite touches it."""

from __future__ import annotations

from pathlib import Path

from alapp.domain.errors import NotAProject, ProjectDamaged, ProjectLocked, ProjectTooNew, StorageFailed
from alapp.domain.words import tr
from alapp.store import key_places, keyring
from alapp.store.failures import translated
from alapp.store.migrations import APPLICATION_ID, SCHEMA_VERSION

MAGIC = b"SQLite format 3\0"


def examine(path: Path) -> None:
    """Refuse what is no project, without changing a byte; fields as in SQLite's file format, section 1.3.

    Raises
    ------
    NotAProject : another kind of file, an empty file, a folder.
    ProjectTooNew : a newer program made it.
    ProjectLocked : it is encrypted, and its key is not here.
    ProjectDamaged : it is shorter than it says, or its keys are missing.
    StorageFailed : it is not there or may not be read.
    """
    if path.is_dir():
        raise _not_a_project(path, tr("“{name}” is a folder, not a project.", name=path.name))
    if not path.exists():
        raise StorageFailed(
            tr("“{name}” is not there.", name=path.name),
            tr("It was moved, renamed or deleted, or its drive is not connected."),
            tr("Look for it, or open another project."),
            str(path.parent),
        )
    with translated(path), path.open("rb") as file:
        head = file.read(100)
        size = path.stat().st_size
    if not head:
        raise _not_a_project(path, tr("“{name}” is empty.", name=path.name))
    if not head.startswith(MAGIC[: len(head)]):
        _examine_keys(path, size)
        return
    if len(head) < 100 or (size < _promised_size(head) and not has_log(path)):
        raise cut_short(path)
    if _number(head, 68) != APPLICATION_ID:
        raise _not_a_project(path, tr("“{name}” is a database of another program.", name=path.name))
    check_version(path, _number(head, 60))


def _examine_keys(path: Path, size: int) -> None:
    """Refuse a file that is neither plain nor encrypted with a key that is here."""
    with translated(path):
        areas = key_places.stored(path)
        damaged = not areas and key_places.are_damaged(path)
    if not areas:
        raise _without_keys(path, size, damaged=damaged)
    if not keyring.has(path) and not any(keyring.share(path, area) for area in areas):
        raise locked(path)


def locked(path: Path) -> ProjectLocked:
    """Return the error for an encrypted project whose key is not here."""
    return ProjectLocked(
        tr("“{name}” is encrypted and locked.", name=path.name),
        tr("Nothing was opened."),
        tr("Type its password or its recovery key."),
    )


def _without_keys(path: Path, size: int, *, damaged: bool) -> NotAProject | ProjectDamaged:
    if damaged:
        return ProjectDamaged(
            tr("The keys of “{name}” are damaged, both copies of them.", name=path.name),
            tr("Without them nobody can read the project; nothing was changed."),
            tr("Go on with the newest backup: each holds the keys as well."),
        )
    if path.suffix != ".alapp" or size == 0 or size % key_places.PAGE:
        return _not_a_project(path, tr("“{name}” is not an alapp project.", name=path.name))
    return ProjectDamaged(
        tr("“{name}” is no plain project, and no keys of an encrypted one are with it.", name=path.name),
        tr(
            "A copy made while the project was open lacks “{name}”; nothing was changed.",
            name=key_places.side_path(path).name,
        ),
        tr("Copy both files, or close the project before you copy it; else go on with the newest backup."),
    )


def check_version(path: Path, version: int) -> None:
    """Refuse a schema version this program does not know.

    Raises
    ------
    ProjectTooNew : the version is above ours.
    """
    if version > SCHEMA_VERSION:
        raise ProjectTooNew(
            tr("“{name}” was made by a newer alapp.", name=path.name),
            tr("Nothing was changed."),
            tr("Update alapp on this computer, then open it again."),
            f"project format {version}, known up to {SCHEMA_VERSION}",
        )


def has_log(path: Path) -> bool:
    """Return whether a write-ahead log with content stands beside the file: the last changes are in there."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def cut_short(path: Path) -> ProjectDamaged:
    """Return the error for a file that ends too early."""
    return ProjectDamaged(
        tr("“{name}” is cut short: its end is missing.", name=path.name),
        tr("A copy that was broken off looks like this; nothing was changed."),
        tr("Copy it again from where it came, or go on with the newest backup."),
    )


def _promised_size(head: bytes) -> int:
    """Bytes of all pages; 0 when the header's page count does not hold (file format, 1.3.7)."""
    page = int.from_bytes(head[16:18], "big")
    page = 65536 if page == 1 else page
    return page * _number(head, 28) if head[24:28] == head[92:96] else 0


def _number(head: bytes, offset: int) -> int:
    return int.from_bytes(head[offset : offset + 4], "big")


def _not_a_project(path: Path, what: str) -> NotAProject:
    return NotAProject(what, tr("Nothing was changed."), tr("Choose a file that ends in .alapp."), path.suffix)
