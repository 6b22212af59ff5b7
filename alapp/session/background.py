"""Background jobs: a lane and a child process for each kind of work, with progress and cancel."""

from __future__ import annotations

import itertools
import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, TypedDict, Unpack

from alapp.domain.errors import AppError, Cancelled, explain
from alapp.jobs.lane import Deliver, InlineLane, Lane, ThreadLane, call_at_once
from alapp.jobs.memory import cap_bytes
from alapp.jobs.progress import Progress
from alapp.jobs.worker import Worker
from alapp.session.child_keys import with_keys
from alapp.session.engine import Engine

Kind = Literal["train", "exchange"]
KINDS: tuple[Kind, ...] = ("train", "exchange")
ENGINES: dict[Kind, str] = {"train": "alapp.session.engine:Engine", "exchange": "alapp.session.runner:Runner"}
_TELL_EVERY = 0.05  # seconds between two progress reports


@dataclass(eq=False)
class Job:
    """One background job as the screen shows it; ``total`` is 0 while it is not known."""

    id: int
    kind: Kind
    words: str
    done: int = 0
    total: int = 0
    detail: str = ""
    state: Literal["waiting", "running", "done", "cancelled", "failed"] = "waiting"
    error: AppError | None = None
    _stop: threading.Event = field(default_factory=threading.Event, repr=False)

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether the job was asked to stop."""
        return self._stop.is_set()

    @property
    def percent(self) -> int:
        """How far it is, 0 to 100; 0 while the total is not known."""
        return min(100, 100 * self.done // self.total) if self.total else 0


def followed(job: Job) -> Progress:
    """Return the progress of a job that is done outside the background: it is looked at, not listened to."""

    def on_step(done: int, total: int, words: str) -> None:
        job.done, job.total, job.detail = done, total, words

    return Progress(on_step, cancelled=lambda: job.stopped)


class Calls(TypedDict, total=False):
    """Who is told of a job: each part (on the job's own thread), its result, its error."""

    on_part: Callable[[Any], None] | None
    on_done: Callable[[Any], None] | None
    on_error: Callable[[AppError], None] | None


STOP_SECONDS = 10.0
"""A child of imports and exports that does not stop when told to hangs in a file, and is ended; nothing is lost."""


SILENT_SECONDS = 900.0
"""A child that says nothing for so long hangs: a fit on the largest pools takes a minute, each step tells of itself."""


def _worker(kind: Kind) -> Worker:
    stop = STOP_SECONDS if kind == "exchange" else math.inf
    return Worker(ENGINES[kind], memory_bytes=cap_bytes(), stop_seconds=stop, silent_seconds=SILENT_SECONDS)


class Background:
    """Runs functions in child processes; ``inline`` runs them at once in this process instead.

    A function is named: a method of :class:`~alapp.session.engine.Engine` (``train``, for that kind of work) or
    ``package.module:function``; it gets a Progress first. Results and progress are delivered to the thread of the
    screen; parts that a job emits are handled on the job's own thread, so that a slow writer holds the reader back.
    """

    def __init__(self, deliver: Deliver = call_at_once, *, inline: bool = False) -> None:
        self._post = deliver
        self._closed = False
        self._numbers = itertools.count(1)
        self._engine = Engine() if inline else None
        self._workers: dict[str, Worker] = {} if inline else {kind: _worker(kind) for kind in KINDS}
        self._lanes: dict[str, Lane] = {kind: InlineLane() if inline else ThreadLane(kind, deliver) for kind in KINDS}
        self._listeners: list[Callable[[Job], None]] = []
        self.jobs: list[Job] = []

    @property
    def inline(self) -> bool:
        """Whether jobs run at once in this process."""
        return self._engine is not None

    def warm_up(self, kind: Kind = "train") -> None:
        """Start a kind's child now, so that its first job need not wait for it."""
        worker = self._workers.get(kind)
        if worker is not None:
            self._lanes[kind].submit(worker.start)

    def subscribe(self, listener: Callable[[Job], None]) -> Callable[[], None]:
        """Call ``listener`` (where results are delivered) at every change of a job; returns how to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def worker_pid(self, kind: Kind) -> int | None:
        """Return the process id of a kind's child, None when it does not run."""
        worker = self._workers.get(kind)
        return worker.pid if worker is not None else None

    def start(
        self,
        kind: Kind,
        words: str,
        function: str,
        *args: Any,
        **calls: Unpack[Calls],
    ) -> Job:
        """Queue a job. A cancelled one calls neither ``on_done`` nor ``on_error``."""
        job = Job(next(self._numbers), kind, words)
        self.jobs.append(job)
        self._lanes[kind].submit(
            lambda: self._run(job, function, args, calls),
            lambda result: self._finish(job, result, calls),
            lambda error: self._fail(job, error, calls),
        )
        return job

    def close(self) -> None:
        """Stop every job, end the children and the threads."""
        for job in self.jobs:
            job.cancel()
        for worker in self._workers.values():
            worker.close()
        for lane in self._lanes.values():
            lane.close()
        self._closed = True

    def _deliver(self, call: Callable[[], None]) -> None:
        self._post(lambda: None if self._closed else call())

    def _run(self, job: Job, function: str, args: tuple[Any, ...], calls: Calls) -> Any:
        if job.stopped:
            raise Cancelled
        job.state = "running"
        last = 0.0

        def on_step(done: int, total: int, words: str) -> None:
            nonlocal last
            job.done, job.total, job.detail = done, total, words
            if (now := time.monotonic()) - last > _TELL_EVERY:
                last = now
                self._deliver(lambda: self._tell(job))

        def on_part(part: Any) -> None:
            if job.stopped:
                raise Cancelled
            if (take := calls.get("on_part")) is not None:
                take(part)

        progress = Progress(on_step, on_part, lambda: job.stopped)
        self._deliver(lambda: self._tell(job))
        method, rest = ("run", (function, *args)) if ":" in function else (function, args)
        if self._engine is not None:
            return getattr(self._engine, method)(progress, *rest)
        return self._workers[job.kind].call(*with_keys(method, rest), progress=progress)

    def _finish(self, job: Job, result: Any, calls: Calls) -> None:
        job.state = "cancelled" if job.stopped else "done"
        self._settle(job)
        if (tell := calls.get("on_done")) is not None and job.state == "done":
            tell(result)

    def _fail(self, job: Job, error: BaseException, calls: Calls) -> None:
        if isinstance(error, Cancelled) or job.stopped:
            job.state = "cancelled"
            self._settle(job)
            return
        job.state, job.error = "failed", explain(error)
        self._settle(job)
        if (tell := calls.get("on_error")) is not None:
            tell(job.error)

    def _settle(self, job: Job) -> None:
        self.jobs = [j for j in self.jobs if j is not job]
        self._tell(job)

    def _tell(self, job: Job) -> None:
        for listener in list(self._listeners):
            listener(job)
