"""Backups of an open project: before risky operations, on a schedule, by hand; listed, compared with now, restored.

Before an operation only the state is held, which takes a moment in the writer's line; the copy is made from it on a
thread of its own while the operation and labeling go on.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from alapp.domain.backup import Backup, Contents
from alapp.domain.change import Changes
from alapp.domain.errors import AppError, Cancelled, explain
from alapp.domain.guideline import Guideline
from alapp.domain.words import N_, tr
from alapp.jobs.lane import URGENT, Deliver, InlineLane, Lane, ThreadLane
from alapp.jobs.progress import Progress
from alapp.session.background import Job
from alapp.session.exchange_export import sweep as sweep_exports
from alapp.session.settings import Settings
from alapp.store.backups import Snapshot, backup_folder, backups_in, sweep, thin
from alapp.store.project import Project

MANY = 20
"""A change of more answers than this is a risky one."""

_CHANGED = frozenset({"answers", "notes", "guideline", "pool"})
_NUMBERS = itertools.count(1_000_000)


class Hall(Protocol):
    """What is needed of :class:`~alapp.session.session.Session`."""

    project: Project
    reader: Project
    writer: Lane
    read_lane: Lane
    settings: Settings

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        ...

    def tell(self, *kinds: str) -> None:
        """Tell listeners what changed."""
        ...

    def say(self, words: str) -> None:
        """Tell the person something."""
        ...


class Keeper:
    """Makes the backups of one open project. Called on the thread of the screen, but for :meth:`hold`."""

    def __init__(self, hall: Hall, deliver: Deliver, *, inline: bool, clock: Callable[[], float]) -> None:
        self._hall, self._inline, self._clock = hall, inline, clock
        self._lane: Lane = InlineLane() if inline else ThreadLane("backups", deliver)
        self._looked = clock() - 60 * float(hall.settings.get("backup_minutes"))
        self.job: Job | None = None
        """The backup that is being made."""
        if not hall.read_only:
            self._lane.submit(self._sweep)

    @property
    def folder(self) -> Path:
        """Where the backups of this project are."""
        return backup_folder(self._hall.project.path, str(self._hall.settings.get("backup_folder")))

    @property
    def room(self) -> int:
        """Bytes that all backups of this project may take together."""
        return int(self._hall.settings.get("backup_megabytes")) * 10**6

    def ask(self, ready: Callable[[list[Backup], Contents], None]) -> None:
        """Hand over all backups, newest first, and what is in the project now."""
        hall, folder = self._hall, self.folder

        def read() -> tuple[list[Backup], Contents]:
            with closing(Snapshot(hall.project.path)) as present:
                return backups_in(folder, hall.project.id), present.contents()

        hall.read_lane.submit(read, lambda found: ready(*found), lambda error: self._failed(error))

    def before(self, reason: str) -> None:
        """Let there be a backup of what is on the disk when the next write begins; labeling does not wait for it."""
        if not self._hall.read_only:
            self._hall.writer.submit(lambda: self.hold(reason), on_error=self._failed, urgency=URGENT)

    def hold(self, reason: str) -> None:
        """Hold the state of this moment and copy it behind the screen; on the writer's thread."""
        try:
            snapshot = Snapshot(self._hall.project.path)
        except AppError as error:
            refused = error
            self._lane.submit(lambda: _refuse(refused), on_error=self._failed)
            return
        try:
            self._lane.submit(lambda: self._copy(snapshot, reason), self._done, self._failed)
        except Cancelled:  # the project is being closed
            snapshot.close()

    def make(self, on_done: Callable[[Backup], None], on_error: Callable[[AppError], None]) -> None:
        """Make one now, even if nothing has changed since the last."""
        path = self._hall.project.path

        def done(made: Backup | None) -> None:
            self._done(made)
            if made is not None:
                on_done(made)

        def failed(error: BaseException) -> None:
            self.job = None
            self._hall.tell("jobs")
            if not isinstance(error, Cancelled):
                on_error(explain(error, meaning=tr("No backup was made; the project is as it was.")))

        self._lane.submit(lambda: self._copy(Snapshot(path), "asked"), done, failed)

    def choose_folder(self, folder: str, on_done: Callable[[], None], on_error: Callable[[AppError], None]) -> None:
        """Keep backups in this folder from now on, empty for the one beside the project."""
        self._hall.writer.submit(
            lambda: self._hall.settings.set("backup_folder", folder),
            lambda _: on_done(),
            lambda error: on_error(explain(error, meaning=tr("The folder stays as it was."))),
        )

    def notice(self, changes: Changes) -> None:
        """Make one if the last is older than the settings say; called after every change: it looks at a clock."""
        minutes = float(self._hall.settings.get("backup_minutes")) if changes.kinds & _CHANGED else 0.0
        if self._inline or not minutes or self._hall.read_only or self._clock() - self._looked < 60 * minutes:
            return
        self._looked = self._clock()
        path = self._hall.project.path
        self._lane.submit(lambda: self._copy(Snapshot(path), "schedule"), self._done, self._failed)

    def _sweep(self) -> None:
        """Remove what backups, a restore and exports beside the project have left behind when they were killed."""
        path = self._hall.project.path
        sweep(self.folder)
        sweep_exports(path.parent)
        with suppress(OSError):
            path.with_name(f".{path.name}.restored").unlink(missing_ok=True)

    def close(self) -> None:
        """Stop what nobody waits for, finish what was held before an operation."""
        if self.job is not None and self.job.words == tr(_WORDS["schedule"]):
            self.job.cancel()
        self._lane.close()

    def _copy(self, snapshot: Snapshot, reason: str) -> Backup | None:
        """Copy, unless there is a backup of this very state; thin those there are. On the lane."""
        with closing(snapshot):
            folder = self.folder
            contents = snapshot.contents()
            newest = next(iter(backups_in(folder, snapshot.project)), None)
            known = newest is not None and newest.contents.mark == contents.mark
            if reason != "asked" and (known or not contents.items):
                return None
            if reason == "guideline" and contents.answers <= MANY:
                return None
            if reason == "schedule" and newest is not None and self._is_young(newest):
                return None
            self.job = job = Job(next(_NUMBERS), "exchange", tr(_WORDS.get(reason, _WORDS["bulk"])), state="running")
            progress = Progress(lambda done, total, _: _count(job, done, total), cancelled=lambda: job.stopped)
            made = snapshot.write(folder, reason, lambda done, total: progress.step(done, total))
            thin(folder, snapshot.project, self.room)
        return made

    def _is_young(self, newest: Backup) -> bool:
        """Whether it is too early for the next (the last session made one); then the clock starts with that one."""
        age = (datetime.now(UTC) - datetime.fromisoformat(newest.made_at)).total_seconds()
        young = 0 <= age < 60 * float(self._hall.settings.get("backup_minutes"))
        if young:
            self._looked = self._clock() - age
        return young

    def _done(self, made: Backup | None) -> None:
        self.job = None
        if made is not None:
            self._hall.tell("jobs", "backups")

    def _failed(self, error: BaseException) -> None:
        self.job = None
        if not isinstance(error, Cancelled):
            known = explain(error)
            self._hall.say(tr("No backup could be made. {what}", what=known.what))
            self._hall.tell("jobs")


_WORDS = {
    "asked": N_("Backing up the project"),
    "schedule": N_("Backing up the project by itself"),
    "bulk": N_("Backing up the state before this"),
}


def _refuse(error: AppError) -> None:
    raise error


def _count(job: Job, done: int, total: int) -> None:
    job.done, job.total = done, total


def difference_words(then: Contents, now: Contents, guideline: Guideline) -> str:
    """Return «40 answers fewer than now, 3 reports more, labels of version 2 (now 4)»."""
    if then.mark == now.mark:
        return tr("the same as now")
    parts = [
        _more(then.answers - now.answers, tr("answer"), tr("answers")),
        _more(then.items - now.items, guideline.noun, guideline.noun_plural),
    ]
    if then.guideline != now.guideline:
        parts.append(
            tr(
                "labels of version {guideline} (now {now_guideline})",
                guideline=then.guideline,
                now_guideline=now.guideline,
            )
        )
    return ", ".join(filter(None, parts)) or tr("as many as now, with other marks or settings")


def _more(by: int, one: str, many: str) -> str:
    if not by:
        return ""
    return (
        tr("{by:,} {one} more than now", by=abs(by), one=one if abs(by) == 1 else many)
        if by > 0
        else tr("{by:,} {one} fewer than now", by=abs(by), one=one if abs(by) == 1 else many)
    )
