"""Media read off the screen's thread: a child process decodes, and dies in place of the window where a file kills it.

Every function that opens a file of media runs here: ``f(progress, *args)``, named ``alapp.features.image:tile``.
"""

from __future__ import annotations

import importlib
import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from alapp.domain.errors import AppError, BadInput, Cancelled, WorkFailed, explain
from alapp.domain.media import MediaFile
from alapp.domain.words import tr
from alapp.jobs.lane import Deliver, call_at_once
from alapp.jobs.progress import Progress
from alapp.jobs.worker import Worker
from alapp.session.child_keys import with_keys
from alapp.session.runner import Runner

CHILDREN = 2
"""One goes on with a long recording while the other shows what is asked for next; it starts when it is needed."""
SILENT_SECONDS = 60.0
"""A function that for so long neither steps nor hands over a part hangs in its file; the child is ended."""
STOP_SECONDS = 1.0
"""A function that was told to stop has so long to do so."""
NICE = 2
"""Behind the window and before a training: a person waits for what is decoded."""
MEMORY = 4 * 2**30
"""Address space of a child: the last line against files that unpack to more than any machine has."""

DECODER = "alapp.session.runner:Runner"

OnPart = Callable[[Any], None]
OnError = Callable[[AppError], None]


@dataclass(eq=False)
class Handle:
    """One request under way."""

    function: str
    args: tuple[Any, ...]
    on_done: OnPart
    on_error: OnError
    on_part: OnPart | None
    behind: bool = False
    _stop: threading.Event = field(default_factory=threading.Event, repr=False)

    def cancel(self) -> None:
        """Ask no more for it: nothing of it is delivered from now on, and what runs is stopped."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether nobody waits for it."""
        return self._stop.is_set()


class MediaReader:
    """Runs functions on media in child processes, the newest request first; answers come through ``deliver``.

    ``inline`` runs them at once in this process: for tests and the terminal. ``silent_seconds`` is how long a function
    may show no sign of life. ``decoder`` names the class that runs them in the child.
    """

    def __init__(
        self,
        deliver: Deliver = call_at_once,
        *,
        inline: bool = False,
        silent_seconds: float = SILENT_SECONDS,
        decoder: str = DECODER,
    ) -> None:
        self._deliver = deliver
        self._inline = inline
        self._silent_seconds = silent_seconds
        self._decoder = decoder
        self._waiting: list[Handle] = []
        self._running: list[Handle] = []
        self._changed = threading.Condition()
        self._idle = 0
        self._closed = False
        self._numbers = itertools.count(1)
        self._threads: list[threading.Thread] = []
        self._workers: list[Worker] = []

    def ask(
        self,
        function: str,
        args: tuple[Any, ...],
        on_done: OnPart,
        on_error: OnError,
        *,
        on_part: OnPart | None = None,
        behind: bool = False,
    ) -> Handle:
        """Run ``function(progress, *args)``; its result, its parts (``progress.emit``) or its error are delivered.

        The error of a file that kills the child, hangs it or fills its memory is a BadInput that names the file. What
        nobody waits for goes ``behind``: it never has more than one child, so that the other is there for the person.
        """
        handle = Handle(function, args, on_done, on_error, on_part, behind)
        if self._inline:
            self._do(handle, None)
            return handle
        with self._changed:
            if self._closed:
                handle.cancel()
                return handle
            self._waiting.append(handle)
            if len(self._waiting) > self._idle and len(self._threads) < CHILDREN:
                self._start()
            self._changed.notify()
        return handle

    def warm_up(self) -> None:
        """Start a child now, so that the first request need not wait for it."""
        if not self._inline:
            self.ask("alapp.session.media_reader:ready", (), lambda _: None, lambda _: None)

    @property
    def idle(self) -> bool:
        """Whether everything that was asked for was answered, or is asked for no more."""
        with self._changed:
            return not (self._waiting or self._running)

    @property
    def pids(self) -> list[int]:
        """Process ids of the children that run."""
        return [worker.pid for worker in self._workers if worker.pid is not None]

    def close(self) -> None:
        """Drop every request, end the children and the threads. Closing twice does nothing."""
        with self._changed:
            self._closed = True
            for handle in (*self._waiting, *self._running):
                handle.cancel()
            self._waiting.clear()
            self._changed.notify_all()
        for worker in self._workers:
            worker.close()
        for thread in self._threads:
            thread.join()

    def _start(self) -> None:
        worker = Worker(self._decoder, memory_bytes=MEMORY, stop_seconds=STOP_SECONDS, nice=NICE)
        thread = threading.Thread(
            target=self._serve, args=(worker,), name=f"alapp-media-{next(self._numbers)}", daemon=True
        )
        self._workers.append(worker)
        self._threads.append(thread)
        thread.start()

    def _serve(self, worker: Worker) -> None:
        while (handle := self._next()) is not None:
            self._do(handle, worker)
            with self._changed:
                self._running.remove(handle)

    def _next(self) -> Handle | None:
        """Wait for a request and return the newest that somebody still wants; None at the end."""
        with self._changed:
            while not self._closed:
                if (handle := self._newest()) is not None:
                    self._waiting.remove(handle)
                    self._running.append(handle)
                    return handle
                self._idle += 1
                self._changed.wait()
                self._idle -= 1
        return None

    def _newest(self) -> Handle | None:
        """Return the newest that a person waits for, else the oldest that goes behind if no other of those runs."""
        self._waiting = [handle for handle in self._waiting if not handle.cancelled]
        urgent = [handle for handle in self._waiting if not handle.behind]
        if urgent:
            return urgent[-1]
        return None if any(handle.behind for handle in self._running) else next(iter(self._waiting), None)

    def _do(self, handle: Handle, worker: Worker | None) -> None:
        watch = _Watch(handle, self._silent_seconds, lambda part: self._tell(handle, handle.on_part, part))
        try:
            if worker is None:
                result = Runner().run(watch.progress, handle.function, *handle.args)
            else:
                call = with_keys("run", (handle.function, *handle.args))
                result = worker.call(*call, progress=watch.progress)
        except Cancelled:
            if not handle.cancelled:
                self._tell(handle, handle.on_error, _undecodable(handle.args, "no sign of life"))
        except Exception as error:  # noqa: BLE001  it goes to whoever asked
            self._tell(handle, handle.on_error, _in_words(handle.args, error))
        else:
            self._tell(handle, handle.on_done, result)

    def _tell(self, handle: Handle, call: OnPart | OnError | None, answer: Any) -> None:
        """Deliver, unless nobody waits for it any more by the time the screen's thread gets to it."""
        if call is not None:
            self._deliver(lambda: None if handle.cancelled else call(answer))


class _Watch:
    """The progress of one request: it stops when nobody wants it, and when there was no sign of life for too long."""

    def __init__(self, handle: Handle, silent_seconds: float, on_part: OnPart) -> None:
        self._handle, self._silent_seconds, self._on_part = handle, silent_seconds, on_part
        self._last = time.monotonic()
        self.progress = Progress(self._step, self._emit, self._stopped)

    def _step(self, done: int, total: int, words: str) -> None:
        del done, total, words
        self._last = time.monotonic()

    def _emit(self, part: Any) -> None:
        self._last = time.monotonic()
        self._on_part(part)

    def _stopped(self) -> bool:
        return self._handle.cancelled or time.monotonic() - self._last > self._silent_seconds


def ready(progress: Progress) -> None:
    """Load what every decoder needs, up to seconds on a busy machine, so that the first file need not wait for it."""
    progress.step(0)
    importlib.import_module("numpy")


def _in_words(args: tuple[Any, ...], error: Exception) -> AppError:
    known = explain(error)
    return _undecodable(args, known.details or known.what) if isinstance(known, WorkFailed) else known


def _undecodable(args: tuple[Any, ...], details: str) -> BadInput:
    """Return the error for a file that no decoder gets through."""
    name = next((arg.name for arg in args if isinstance(arg, MediaFile)), "")
    short = name.rpartition("/")[2]
    return BadInput(
        tr("The file {short} could not be decoded.", short=short) if short else tr("The file could not be decoded."),
        tr("This item cannot be shown or learned from; its answers are kept."),
        tr("Skip it, or put a sound copy of the file in its place."),
        details,
    )
