"""Backups, restoring and salvage of a project by its path: for the terminal, and where it is not or cannot be open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from alapp.domain.backup import Backup, Contents
from alapp.domain.errors import AppError, BadInput
from alapp.domain.words import tr
from alapp.jobs.progress import Progress
from alapp.session.audit import Names, lines
from alapp.session.backups import difference_words
from alapp.session.settings import Settings
from alapp.store.backups import Snapshot, backup_folder, backups_in, thin
from alapp.store.project import Project
from alapp.store.restoring import Restored, restore
from alapp.store.salvage import Salvaged, salvage

_QUIET = Progress()
SALVAGE = "alapp.session.rescue:salvage_told"


@dataclass(frozen=True, slots=True)
class Listed:
    """The backups of a project, newest first, and in words how each differs from now (empty where it is damaged)."""

    backups: list[Backup]
    differences: list[str]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a project's backups are, and how much room they may take; ``project`` is None where it is damaged."""

    folder: Path
    room: int
    project: str | None


def make_backup(path: Path, folder: str, progress: Progress) -> Backup:
    """Make a backup by hand, beside whoever has the project open; ``folder`` is empty for the project's own setting.

    Raises
    ------
    AppError : the project cannot be read, or the disk refused.
    """
    path = path.resolve()
    place = _place(path, folder)
    with closing(Snapshot(path)) as snapshot:
        made = snapshot.write(place.folder, "asked", lambda done, total: progress.step(done, total, "copying"))
        thin(place.folder, snapshot.project, place.room)
    return made


def list_backups(path: Path, folder: str) -> Listed:
    """Return the backups of a project, also of a damaged one."""
    path = path.resolve()
    place = _place(path, folder)
    found = backups_in(place.folder, place.project)
    if place.project is None:
        return Listed(found, [""] * len(found))
    with Project.open(path, read_only=True) as project, closing(Snapshot(path)) as present:
        now: Contents = present.contents()
        guideline = project.guidelines.current()
    return Listed(found, [difference_words(backup.contents, now, guideline) for backup in found])


def bring_back(path: Path, backup: str, folder: str = "", progress: Progress = _QUIET) -> Restored:
    """Restore a project that is closed, from a backup given by its number in the list, its name or its path.

    What is there now is kept first: as a backup, or set aside where it is damaged.

    Raises
    ------
    BadInput : there is no such backup.
    Cancelled : ``progress`` was told to stop before the last step; nothing was changed.
    AppError : see :func:`alapp.store.restoring.restore`; nothing was changed.
    """
    path = path.resolve()
    place = _place(path, folder)
    file = Path(backup)
    chosen = file if file.is_file() else _chosen(backups_in(place.folder, place.project), backup).path
    return restore(path, chosen, place.folder, progress.step)


def salvage_into(progress: Progress, damaged: str, new: str) -> Salvaged:
    """Write what can be proved of a damaged project into a new one; the damaged file is not changed.

    Raises
    ------
    AppError : see :func:`alapp.store.salvage.salvage`.
    """
    return salvage(Path(damaged), Path(new), lambda done, total: progress.step(done, total, tr("reading pages")))


def salvage_told(progress: Progress, damaged: str, new: str) -> list[str]:
    """Salvage, and return what came of it in sentences; runs in the child process."""
    return salvaged_words(salvage_into(progress, damaged, new))


def salvaged_words(found: Salvaged) -> list[str]:
    """Return what came of a salvage, a sentence each."""
    left = sum(found.unproved.values())
    events, stand_ins = found.missing_events, sum(found.stand_ins.values())
    return [
        tr(
            "{answers:,} answers and {taken:,} items were brought over.",
            answers=found.answers,
            taken=found.taken.get("item", 0),
        ),
        *(
            [tr("{left:,} rows were readable but not as they had been written; they stayed out.", left=left)]
            if left
            else []
        ),
        *([tr("{events:,} events of the journal are lost.", events=events)] if events else []),
        *(
            [tr("{stand_ins:,} stand-ins were made for what is lost and still referred to.", stand_ins=stand_ins)]
            if stand_ins
            else []
        ),
    ]


@contextmanager
def audit_lines(path: Path) -> Iterator[Iterator[str]]:
    """Read the audit trail as lines of text.

    Raises
    ------
    AppError : the project cannot be read.
    """
    with Project.open(path, read_only=True) as project, project.snapshot():
        yield lines(project.trail(), Names(project))


def _place(path: Path, folder: str) -> _Place:
    try:
        with Project.open(path, read_only=True) as project:
            settings = Settings(project=project.settings)
            chosen, room = str(settings.get("backup_folder")), int(settings.get("backup_megabytes"))
            return _Place(backup_folder(path, folder or chosen), room * 10**6, project.id)
    except AppError:  # damaged or gone: that is what backups are for
        return _Place(backup_folder(path, folder), 10**12, None)


def _chosen(backups: list[Backup], name: str) -> Backup:
    with suppress(ValueError):
        if 1 <= int(name) <= len(backups):
            return backups[int(name) - 1]
    found = next((b for b in backups if b.path.name == Path(name).name), None)
    if found is None:
        raise BadInput(
            tr("There is no backup “{name}”.", name=name), tr("Nothing was changed."), tr("“alapp backups” lists them.")
        )
    return found
