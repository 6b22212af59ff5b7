"""Bringing a backup back: proved first, what is there now is kept, and the change is one rename."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from alapp.domain.errors import NotAProject, ProjectDamaged, StorageFailed
from alapp.domain.words import tr
from alapp.store.backups import Snapshot, Step, _flush
from alapp.store.clock import now
from alapp.store.failures import translated
from alapp.store.lock import ProjectLock
from alapp.store.opening import open_file, open_reader
from alapp.store.verify import verify

Tell = Callable[[int, int, str], None]
"""``tell(done, total, words)``: ``words`` name what is counted; what it raises ends the work."""

_MB = 2**20
BESIDE = ("-wal", "-shm", "-journal", "-keys")
"""Files beside a project that belong to what is in it."""


@dataclass(frozen=True, slots=True)
class Restored:
    """Where what was there before is kept: a backup, or a damaged file set aside; None when there was none."""

    path: Path
    kept: Path | None


def restore(project: Path, backup: Path, folder: Path, tell: Tell = lambda _done, _total, _words: None) -> Restored:
    """Put a backup in the place of a project that is closed; ``folder`` takes a backup of what is there now.

    The backup is proved row by row first. A project that can no longer be opened is set aside under another name.
    Until the last step, a rename, the project is as it was; ``tell`` is called for the last time before it, with
    ``done`` equal to ``total`` and no words.

    Raises
    ------
    ProjectInUse : somebody works in the project.
    ProjectDamaged : the backup is damaged; nothing was changed.
    AppError : the backup cannot be opened, or the disk refused; nothing was changed.
    """
    prove(backup, lambda done, total: tell(done, total, tr("rows proved")))
    draft = project.with_name(f".{project.name}.restored")
    try:
        with translated(project):
            _copy(backup, draft, lambda done, total: tell(done, total, tr("MB copied")))
        kept = _keep(project, folder, lambda done, total: tell(done, total, tr("pages backed up")))
        lock = ProjectLock(project.resolve())
        with translated(project):
            lock.acquire()
            try:
                tell(1, 1, "")
                _put_in_place(draft, project)
            finally:
                lock.release()
    finally:
        draft.unlink(missing_ok=True)
    return Restored(project, kept)


def prove(backup: Path, progress: Callable[[int, int], None] = lambda _done, _total: None) -> None:
    """Check every row of a backup.

    Raises
    ------
    ProjectDamaged : something in it is not as it was written.
    AppError : it cannot be opened.
    """
    with closing(open_reader(backup)) as database:
        problems = verify(database, progress).problems
    if problems:
        raise ProjectDamaged(
            tr("The backup “{name}” is damaged.", name=backup.name),
            tr("Nothing was changed."),
            tr("Choose another backup."),
            "\n".join(problems[:5]),
        )


def _keep(project: Path, folder: Path, step: Step) -> Path | None:
    """Make a backup of what is there now, and leave it as one file; set it aside where it cannot be read."""
    if not project.exists():
        return None
    try:
        with closing(open_file(project)), closing(Snapshot(project)) as present:  # closing it leaves one file
            kept = present.write(folder, "restore", step).path
    except (ProjectDamaged, NotAProject):
        return _set_aside(project)
    _refuse_logs(project)
    return kept


def _refuse_logs(project: Path) -> None:
    """A log that stays belongs to the old file, and would be read into the new one."""
    log = project.with_name(project.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise StorageFailed(
            tr("“{name}” is still being read by another program.", name=project.name),
            tr("Nothing was changed."),
            tr("Close the other program, then restore again."),
        )


def _set_aside(project: Path) -> Path:
    """Rename a damaged project and its logs, the logs first: they must never meet the file that comes."""
    stamp = now().translate(str.maketrans("", "", "-:."))
    aside = project.with_name(f"{project.stem}.damaged.{stamp}{project.suffix}")
    with translated(project):
        for suffix in BESIDE:
            log = project.with_name(project.name + suffix)
            if log.exists():
                log.rename(aside.with_name(aside.name + suffix))
        os.link(project, aside) if hasattr(os, "link") else shutil.copyfile(project, aside)
    return aside


def _copy(backup: Path, draft: Path, step: Step) -> None:
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    total = backup.stat().st_size // _MB
    with backup.open("rb") as source, draft.open("r+b") as goal:
        while piece := source.read(16 * _MB):
            goal.write(piece)
            step(min(goal.tell() // _MB, total), total)
    _flush(draft)


def _put_in_place(draft: Path, project: Path) -> None:
    for suffix in BESIDE:
        with suppress(FileNotFoundError):
            project.with_name(project.name + suffix).unlink()
    draft.replace(project)
    _flush(project.parent)
