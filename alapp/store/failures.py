"""Errors of the database, sorted by whose fault they are and put into words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from alapp.domain.errors import (
    AppError,
    BadInput,
    NotAProject,
    ProjectDamaged,
    ProjectInUse,
    ReadOnlyProject,
    StorageFailed,
    WorkFailed,
    explain,
)
from alapp.domain.words import N_, tr
from alapp.store import keyring
from alapp.store.codec import half_a_character

DatabaseError = dbapi2.Error
REFUSED = (DatabaseError, UnicodeError)
"""What a statement of ours can raise: the database or the disk refused, or a text is not UTF-8."""

NOT_SAVED = N_("The last change is not saved; everything before it is.")


def _full(path: Path, details: str) -> AppError:
    return StorageFailed(
        tr("The disk is full ({parent}).", parent=path.parent),
        tr(NOT_SAVED),
        tr("Free some space there, then try again."),
        details,
    )


def _io(path: Path, details: str) -> AppError:
    return StorageFailed(
        tr("The project could not be read or written ({parent}).", parent=path.parent),
        tr(NOT_SAVED),
        tr("Check that the drive is connected and has space, then try again."),
        details,
    )


def _no_entry(path: Path, details: str) -> AppError:
    return StorageFailed(
        tr("The project cannot be opened ({path}).", path=path),
        tr("Nothing was changed."),
        tr("Check that the file is there and that you may read it and its folder."),
        details,
    )


def _read_only(path: Path, details: str) -> AppError:
    return ReadOnlyProject(
        tr("“{name}” can only be read here.", name=path.name),
        tr(NOT_SAVED),
        tr("Copy it to a place you can write to."),
        details,
    )


def _busy(path: Path, details: str) -> AppError:
    return ProjectInUse(
        tr("“{name}” is busy: another program holds it.", name=path.name),
        tr(NOT_SAVED),
        tr("Close the other program, then try again."),
        details,
    )


def damaged(path: Path, details: str = "") -> ProjectDamaged:
    """Return the error for a file of which a part cannot be read."""
    return ProjectDamaged(
        tr("Part of “{name}” cannot be read.", name=path.name),
        tr("The file is damaged; nothing was changed."),
        tr("Keep it as it is, and go on with the newest backup."),
        details,
    )


def _not_a_database(path: Path, details: str) -> AppError:
    if keyring.has(path):  # it was one: its first page cannot be decrypted any more
        return damaged(path, details)
    return NotAProject(
        tr("“{name}” is not an alapp project.", name=path.name),
        tr("Nothing was changed."),
        tr("Choose a file that ends in .alapp."),
        details,
    )


def _no_memory(_path: Path, details: str) -> AppError:
    return WorkFailed(
        tr("There was not enough memory."), tr(NOT_SAVED), tr("Close other programs, then try again."), details
    )


def _unfit(_path: Path, details: str) -> AppError:
    return BadInput(tr("The change does not fit the project."), tr(NOT_SAVED), tr("Open the project again."), details)


_BY_CODE: dict[int, Callable[[Path, str], AppError]] = {
    1: damaged,  # a table or column is not as it must be
    3: _no_entry,
    5: _busy,
    6: _busy,
    7: _no_memory,
    8: _read_only,
    10: _io,
    11: damaged,
    13: _full,
    14: _no_entry,
    18: _unfit,
    19: _unfit,
    20: _unfit,
    22: _full,  # the file would be larger than the file system allows
    26: _not_a_database,
}
_WITHOUT_CODE = {"disk is full": 13, "disk I/O error": 10, "not decode": 11, "malformed": 11}


def in_words(error: BaseException, path: Path) -> AppError:
    """Return an error of the driver, or of the system, as one with words; codes are those of SQLite."""
    if isinstance(error, UnicodeEncodeError):
        return half_a_character()
    if isinstance(error, UnicodeDecodeError):
        return damaged(path, type(error).__name__)
    if not isinstance(error, DatabaseError):
        return explain(error, meaning=tr(NOT_SAVED), place=path)
    code = getattr(error, "sqlite_errorcode", None)
    make = _BY_CODE.get(_code_in(str(error)) if code is None else code & 0xFF)
    details = str(getattr(error, "sqlite_errorname", code))
    return make(path, details) if make else explain(error, meaning=tr(NOT_SAVED), place=path)


def _code_in(message: str) -> int:
    """Return the code of an error that the driver raises without one: in a backup, and for text that is not UTF-8."""
    return next((code for words, code in _WITHOUT_CODE.items() if words in message), 0)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what the driver and the system raise inside into errors with words."""
    try:
        yield
    except (*REFUSED, OSError) as error:
        raise in_words(error, path) from error
