"""Looking at a file before anything is imported: preview and counts, in the background and without a project."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from alapp.domain.errors import AppError, Cancelled, explain
from alapp.domain.exchange import ImportPlan, Preview, ReadingOptions
from alapp.domain.words import tr
from alapp.jobs.lane import Deliver, InlineLane, Lane, ThreadLane, call_at_once
from alapp.jobs.progress import Progress
from alapp.jobs.worker import Worker
from alapp.session.exchange_scan import ScanReport, look, look_again, scan

OnReport = Callable[[ScanReport], None]
OnPreview = Callable[[Preview], None]
OnError = Callable[[AppError], None]


STOP_SECONDS = 2.0
"""A child that does not stop when told to hangs in a file, and is ended: the next file has to be looked at."""


class Reader:
    """What the child process can do for an :class:`Intake`."""

    def look(self, progress: Progress, path: str, options: ReadingOptions | None) -> Preview:
        """Return the first rows of a file; guesses how to read it unless told."""
        progress.step(0)
        return look(path) if options is None else look_again(path, options)

    def scan(self, progress: Progress, plan: ImportPlan) -> ScanReport:
        """Count the rows of a file."""
        return scan(progress, plan)


class Intake:
    """Reads one file at a time in a child process; a newer request stops the one under way.

    ``deliver`` brings answers to the thread of the screen. ``background=False`` reads inline.
    """

    def __init__(self, deliver: Deliver = call_at_once, *, background: bool = True) -> None:
        self._deliver = deliver
        self._background = background
        self._lane: Lane | None = None
        self._worker: Worker | None = None
        self._stop = threading.Event()

    def warm_up(self) -> None:
        """Start the child process now, so that the first preview need not wait for it."""
        lane = self._open()
        if self._worker is not None:
            lane.submit(self._worker.start)

    def look(self, path: str, on_done: OnPreview, on_error: OnError, options: ReadingOptions | None = None) -> None:
        """Fetch the first rows."""
        self._submit("look", (path, options), on_done, on_error)

    def scan(self, plan: ImportPlan, on_report: OnReport, on_error: OnError) -> None:
        """Count all rows; ``on_report`` is called again and again, the last time with ``finished``."""
        self._submit("scan", (plan,), on_report, on_error)

    def stop(self) -> None:
        """Drop whatever is under way; its answers never arrive."""
        self._stop.set()
        self._stop = threading.Event()

    def close(self) -> None:
        """Stop, and end the thread and the child process; the next request starts them again."""
        self._stop.set()
        if self._worker is not None:
            self._worker.close()  # first: the lane waits for the call under way
        if self._lane is not None:
            self._lane.close()
        self._lane = self._worker = None

    def _open(self) -> Lane:
        if self._lane is None:
            self._lane = ThreadLane("intake", self._deliver) if self._background else InlineLane()
            self._worker = (
                Worker("alapp.session.intake:Reader", stop_seconds=STOP_SECONDS) if self._background else None
            )
        return self._lane

    def _submit(self, method: str, args: tuple[Any, ...], on_done: Callable[[Any], None], on_error: OnError) -> None:
        self.stop()
        stop = self._stop

        def tell(answer: Any) -> None:
            if not stop.is_set():
                on_done(answer)

        def fail(error: BaseException) -> None:
            if not stop.is_set() and not isinstance(error, Cancelled):
                on_error(explain(error, meaning=tr("Nothing was imported.")))

        progress = Progress(on_emit=lambda part: self._deliver(lambda: tell(part)), cancelled=stop.is_set)
        self._open().submit(lambda: self._run(progress, method, args), tell, fail)

    def _run(self, progress: Progress, method: str, args: tuple[Any, ...]) -> Any:
        if self._worker is None:
            return getattr(Reader(), method)(progress, *args)
        progress.step(0)
        return self._worker.call(method, *args, progress=progress)
