"""The errors a person can meet: what happened, what it means for the work, and what to do."""

from __future__ import annotations

import errno
from pathlib import Path

from alapp.domain.words import N_, tr


class AppError(Exception):
    """An error with words for the person.

    Parameters
    ----------
    what : what happened, one plain sentence.
    meaning : what it means for the work.
    remedy : what to do now.
    details : the technical line, shown under *Details*; never item content.
    """

    exit_code = 1

    def __init__(self, what: str, meaning: str = "", remedy: str = "", details: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.meaning = meaning
        self.remedy = remedy
        self.details = details

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.meaning, self.remedy) if part)


class BadInput(AppError):
    """A file or value from outside that cannot be used."""

    exit_code = 3


class NotAProject(AppError):
    """The file is not an alapp project."""

    exit_code = 4


class ForeignParts(NotAProject):
    """The project file holds parts that another program has put in."""


class ProjectTooNew(AppError):
    """The project was written by a newer version of the program."""

    exit_code = 4


class ProjectDamaged(AppError):
    """Part of the project file cannot be read."""

    exit_code = 4


class ProjectInUse(AppError):
    """Another process holds the project open for writing."""

    exit_code = 5


class ProjectLocked(AppError):
    """The project is encrypted, and its key is not here: a password is needed."""

    exit_code = 5


class WrongPassword(AppError):
    """A password, key file or recovery key that does not open the project."""

    exit_code = 5


class ReadOnlyProject(AppError):
    """A change was asked of a project that is open for reading only."""

    exit_code = 5


class StorageFailed(AppError):
    """The disk refused: full, read-only, unplugged."""

    exit_code = 6


class OnShare(StorageFailed):
    """The project lies on a network share, where it can be read but not worked in."""


class NotAllowed(AppError):
    """Who is at work may not do this: it is for the lead."""

    exit_code = 5


class UnknownName(AppError):
    """A name that no registry knows; the message lists the known ones."""

    exit_code = 2


class WorkFailed(AppError):
    """A background job failed; labeling goes on."""

    exit_code = 7


class Cancelled(Exception):
    """The person stopped a job; not an error."""


_DISK = {
    errno.ENOSPC: (N_("The disk is full."), N_("Free some space, then try again.")),
    errno.EDQUOT: (N_("Your disk quota is used up."), N_("Free some space, then try again.")),
    errno.EFBIG: (N_("The file has grown to the largest size that is allowed here."), N_("Choose another place.")),
    errno.EROFS: (N_("The place is read-only."), N_("Choose another folder.")),
    errno.EACCES: (
        N_("The file or folder may not be written or read by you."),
        N_("Choose another place or change its rights."),
    ),
    errno.EPERM: (N_("The system does not permit this."), N_("Choose another place or change its rights.")),
    errno.ENOENT: (N_("The file or folder is not there."), N_("Check the name and whether the drive is connected.")),
    errno.ENAMETOOLONG: (N_("The name is too long for this place."), N_("Choose a shorter name.")),
    errno.EISDIR: (N_("This is a folder, not a file."), N_("Choose a file.")),
    errno.EIO: (N_("The disk reported an error."), N_("Check the drive, then try again.")),
}


def explain(error: BaseException, *, meaning: str = "", place: str | Path | None = None) -> AppError:
    """Turn any error into one with words; an :class:`AppError` is returned as it is."""
    if isinstance(error, AppError):
        return error
    details = type(error).__name__
    if isinstance(error, OSError) and error.errno in _DISK:
        what, remedy = (tr(words) for words in _DISK[error.errno])
        where = f" ({place or error.filename})" if (place or error.filename) else ""
        return StorageFailed(what[:-1] + where + ".", meaning, remedy, details=f"{details} {error.errno}")
    if isinstance(error, MemoryError):
        return WorkFailed(
            tr("There was not enough memory."), meaning, tr("Close other programs or use a smaller model."), details
        )
    return WorkFailed(
        tr("Something unexpected went wrong."),
        meaning or tr("Your answers are safe."),
        tr("Try again; if it stays, send the log to whoever looks after the program."),
        details,
    )
