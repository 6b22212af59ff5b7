"""An open project and what a face may read of it; the person's doings are in :mod:`alapp.session.session`."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self, Unpack

import msgspec

from alapp.domain import rights
from alapp.domain.annotation import Pick, Suggestion, labels_of
from alapp.domain.change import Changes
from alapp.domain.errors import AppError
from alapp.domain.guideline import Guideline
from alapp.domain.item import Item
from alapp.domain.media import MediaFile
from alapp.domain.words import retold, tr
from alapp.jobs.lane import URGENT, Deliver, InlineLane, Lane, ThreadLane, call_at_once
from alapp.label_tasks.base import LabelTask
from alapp.modalities.registry import MODALITIES
from alapp.session import keys, people
from alapp.session.background import Background, Calls, Job
from alapp.session.backups import Keeper
from alapp.session.desk import AHEAD, Asked, Desk
from alapp.session.media_jobs import MediaJobs
from alapp.session.media_reader import MediaReader
from alapp.session.media_thumbs import Thumbnails
from alapp.session.pace import Pace
from alapp.session.quiet import Quiet
from alapp.session.saving import Saver
from alapp.session.settings import Settings, Values
from alapp.session.training import Trainer, TrainingState
from alapp.store.project import Project

Listener = Callable[[Changes], None]

KEPT_SAID = 2
"""The item on the screen and the next one stay as they are when a model comes in."""


class OpenProject:
    """Opening and closing, the state a face reads, and what jobs hand in. Everything is called on one thread."""

    def __init__(
        self,
        project: Project,
        annotator: str,
        *,
        background: Background,
        deliver: Deliver = call_at_once,
        user: Values | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        inline = background.inline
        self.project = project
        self.background = background
        self.reader = project if inline or project.read_only else Project.open(project.path, read_only=True)
        self.writer: Lane = InlineLane() if inline else ThreadLane("writer", deliver)
        self.read_lane: Lane = InlineLane() if inline else ThreadLane("reader", deliver)
        self.settings = Settings(user, project.settings, lambda: self.desk.guideline.active)
        self.annotator = people.worker_of(project, annotator)
        self.settings.changing = lambda: self.allow("settings")
        if not rights.may(self.annotator, "others"):
            for seen in (self.project, self.reader):
                seen.see_only(self.annotator.code)
        self.message = ""
        self._deliver, self._inline = deliver, inline
        self._media: MediaReader | None = None
        self._thumbnails: Thumbnails | None = None
        self._owns_background = False
        self._jobs: list[Job] = []
        self._lanes: list[Lane] = []
        self.closed = False
        self._listeners: list[Listener] = []
        self.backups = Keeper(self, deliver, inline=inline, clock=clock)
        self._quiet = Quiet(project, self.writer, on=not inline)
        self.desk = Desk(self.reader, self.annotator.code, self.settings, clock)
        answers, code = self.reader.annotations, self.annotator.code
        self.pace = Pace(answers.count_answered(code), answers.today(code, midnight()))
        self.saver = Saver(self.writer, lambda: self.tell("saved"))
        self.trainer = Trainer(self)
        self._unsubscribe = background.subscribe(self._on_job)
        self.trainer.resume()
        self.show_next()
        if not inline:  # without a background, only when asked to
            MediaJobs(self).glance()
        self._make_thumbnails()

    @classmethod
    def open(
        cls,
        path: str | Path,
        annotator: str | Callable[[Project], str] = "",
        *,
        deliver: Deliver = call_at_once,
        background: Background | bool = True,
        read_only: bool = False,
        user: Values | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> Self:
        """Open a project; ``background=False`` does every job at once (tests, terminal, scripts).

        ``annotator`` is who works in it, or looks into the opened project and says who.

        Raises
        ------
        NotAllowed, BadInput : that person cannot work here.
        ProjectInUse, ProjectTooNew, NotAProject, ProjectDamaged, StorageFailed
        """
        project = Project.open(Path(path), read_only=read_only)
        jobs = Background(deliver, inline=not background) if isinstance(background, bool) else background
        try:
            code = annotator(project) if callable(annotator) else annotator or people.usual(project, user)
            session = cls(project, code, background=jobs, deliver=deliver, user=user, clock=clock)
        except BaseException:
            project.close()
            if isinstance(background, bool):
                jobs.close()
            raise
        session._owns_background = isinstance(background, bool)
        return session

    def lane(self, name: str) -> Lane:
        """Return a lane of its own for slow work beside reading and writing; it ends with the project."""
        made: Lane = InlineLane() if self._inline else ThreadLane(name, self._deliver)
        self._lanes.append(made)
        return made

    def allow(self, deed: rights.Deed) -> None:
        """Do nothing when who is at work may do this.

        Raises
        ------
        NotAllowed : it is for the lead only.
        """
        rights.allow(self.annotator, deed)

    def refused(self, deed: rights.Deed) -> str:
        """Return in words why this cannot be done here by who is at work; empty when it can."""
        if self.read_only:
            return tr("This project is open for reading only.")
        return "" if rights.may(self.annotator, deed) else rights.refusal(self.annotator, deed).what

    def flush(self) -> AppError | None:
        """Bring every answer to the disk before this returns; return why it could not be, None when all are."""
        return self.saver.flush()

    def close(self) -> None:
        """Write what waits, stop the jobs, leave one self-contained file, forget its key. Closing twice does nothing.

        An answer that the disk refuses now stands in :attr:`failure`; ask :meth:`flush` first where that can be told.
        """
        if self.closed:
            return
        self.closed = True
        if self._media is not None:
            self._media.close()
        self.trainer.cancel()
        self._unsubscribe()
        for job in self._jobs:
            job.cancel()
        if self._owns_background:
            self.background.close()
        self._quiet.close()
        self.flush()
        for lane in self._lanes:
            lane.close()
        self.writer.close()
        self.backups.close()
        self.read_lane.close()
        if self.reader is not self.project:
            self.reader.close()
        self._end_imports()
        self.project.close()
        keys.lock_if_closed(self.path)

    # -- what a face reads ----------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """The project's name."""
        return str(self.project.name)

    @property
    def path(self) -> Path:
        """The project file."""
        return Path(self.project.path)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self.project.read_only

    @property
    def guideline(self) -> Guideline:
        """The newest version of the label set."""
        return self.desk.guideline

    @property
    def task(self) -> LabelTask:
        """What the person does."""
        return self.desk.task

    @property
    def instant(self) -> bool:
        """Whether one label key is the whole answer."""
        return self.task.instant and not self.settings.get("keys_wait_for_enter")

    @property
    def current(self) -> Asked | None:
        """What stands on the screen; None when every item is done."""
        return self.desk.current

    @property
    def saved(self) -> bool:
        """Whether every answer is on disk."""
        return self.saver.saved

    @property
    def failure(self) -> AppError | None:
        """Why the last answer could not be saved; labeling waits until :meth:`retry` succeeds."""
        return self.saver.failure

    @property
    def training(self) -> TrainingState:
        """What the model does now."""
        return self.trainer.state

    @property
    def jobs(self) -> list[Job]:
        """Jobs that run or wait."""
        return list(self.background.jobs)

    def start_job(self, words: str, function: str, *args: Any, **calls: Unpack[Calls]) -> Job:
        """Queue a job (see :meth:`Background.start`) that ends with the project; then none of its ``calls`` comes."""
        job = self.background.start("exchange", words, function, *args, **calls)
        self._jobs = [*(j for j in self._jobs if j.state in ("waiting", "running")), job]
        return job

    @property
    def undo_words(self) -> str | None:
        """What Undo would take back, in words; None when there is nothing."""
        operation = self.reader.next_undo(self.annotator.code)
        return retold(operation.words) if operation else None

    @property
    def redo_words(self) -> str | None:
        """What Redo would do again."""
        operation = self.reader.next_redo(self.annotator.code)
        return retold(operation.words) if operation else None

    @property
    def media(self) -> MediaReader | None:
        """What decodes media files, in a child; None where items are their text."""
        if self._media is None and MODALITIES[self.reader.items.modality() or "text"].suffixes and not self.closed:
            self._media = MediaReader(self._deliver, inline=self._inline)
            self._media.warm_up()
        return self._media

    @property
    def thumbnails(self) -> Thumbnails:
        """Small pictures of the files, made in the background."""
        if self._thumbnails is None:
            self._thumbnails = Thumbnails(self)
        return self._thumbnails

    def file_of(self, item: Item) -> MediaFile | None:
        """Return the file that an item lies in."""
        return self.reader.media.file(item.id)

    @property
    def made_of(self) -> str:
        """What the screen calls what items are made of."""
        return tr(MODALITIES[self.reader.items.modality() or "text"].words)

    @property
    def suggestion_hidden(self) -> bool:
        """Whether suggestions are hidden for now (H)."""
        return self.desk.suggestion_hidden

    def last_answers(self, n: int = 12) -> list[tuple[str, ...]]:
        """Return the label class ids of the newest answers, oldest first; () for a skipped item."""
        return [labels_of(answer.value) for _, answer in self.desk.history.last(n)]

    def upcoming(self, n: int = AHEAD) -> list[Item]:
        """Return the next items, loaded already."""
        return self.desk.upcoming(n)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` at every change; returns how to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, *kinds: str, items: Sequence[int] = ()) -> None:
        """Tell every listener what changed."""
        changes = Changes.of(*kinds, items=items)
        for listener in list(self._listeners):
            listener(changes)
        self.backups.notice(changes)
        self._quiet.written()

    def say(self, words: str) -> None:
        """Tell the person something in the status line."""
        self.message = words
        self.tell("message")

    def reload_guideline(self) -> None:
        """Take over a new guideline version; answers keep theirs."""
        self.desk.load_guideline()
        self.tell("guideline", "draft")

    def pool_grew(self) -> None:
        """Take in items that an import added."""
        self.desk.grow()
        if self.current is None:
            self.show_next()
            self.tell("current")
        self.trainer.notice()
        self._make_thumbnails()
        self.tell("pool")

    def forget_erased(self, item_ids: Sequence[int]) -> None:
        """Drop what is known here of items that were erased, and train anew without them."""
        self.desk.drop(item_ids)
        self.trainer.forget()
        if self.current is None or self.current.item.id in item_ids:
            self.show_next()
        self.keep_place()
        self.tell("current", "answers", "notes", "queue", "model", "guideline", "pool", items=item_ids)

    def take_picks(self, picks: Sequence[Pick], suggestions: dict[int, Suggestion], *, keep: int = 1) -> None:
        """Refill the queue behind the item on screen; the item on screen never changes."""
        self.desk.take_picks(picks, suggestions, keep=keep)
        self.desk.model_version = self.trainer.state.version
        self.keep_place()
        self.tell("queue")

    def show_next(self) -> None:
        """Put the next item on the screen."""
        if self.desk.show_next():
            self.keep_place()

    def keep_place(self) -> None:
        """Keep the item on the screen and those behind it, so that a restart asks the same for the same reasons.

        With the first two goes what is said of them, since a model that came meanwhile did not change that.
        Goes before any answer that is handed in later. Should the disk refuse, the answers still say so themselves.
        """
        if self.read_only:
            return
        picks, code = self.desk.queue.all, self.annotator.code
        position = picks[0].item_id if picks else None
        rows = [msgspec.to_builtins(pick) for pick in picks]
        for row, pick in zip(rows[:KEPT_SAID], picks, strict=False):
            row["said"] = msgspec.to_builtins(self.desk.said_of(pick.item_id))
        self.writer.submit(
            lambda: self.project.keep_place(code, position, rows), on_error=lambda _: None, urgency=URGENT
        )

    # -- inside ------------------------------------------------------------------------------------------

    def _make_thumbnails(self) -> None:
        """Make thumbnails that are missing, but not while an import needs the processors."""
        if not self._inline and not any(job.kind == "exchange" for job in self.background.jobs):
            self.thumbnails.start()

    def _end_imports(self) -> None:
        """Mark imports that closing has stopped; a disk that refuses leaves that to the next opening."""
        if not self.read_only:
            with suppress(AppError):
                self.project.sources.close_interrupted("cancelled")

    def _on_job(self, job: Job) -> None:
        if job.kind == "exchange" and job.state not in ("waiting", "running") and not self.closed:
            self._make_thumbnails()
        if job is not self.trainer.preparing:  # that is nothing to look at
            self.tell("training" if job.kind == "train" else "jobs")


def midnight() -> str:
    """Return the start of this day (local time) as ISO 8601 UTC."""
    start = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return start.astimezone(UTC).isoformat()
