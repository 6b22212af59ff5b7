"""The child process: heavy work runs there, driven by a thread of ours through a pipe.

The child is started with ``spawn``, niced, with one BLAS thread, and builds its engine from a name
(``package.module:Class``), so that this room knows nothing of what the engine does.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import math
import multiprocessing as mp
import os
import signal
import sys
import threading
import time
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import Any

from alapp.domain import words
from alapp.domain.errors import AppError, Cancelled, WorkFailed, explain
from alapp.domain.words import tr
from alapp.jobs import crash_log, memory
from alapp.jobs.privacy import be_private
from alapp.jobs.progress import Progress
from alapp.jobs.silence import be_silent

_POLL_SECONDS = 0.1
_GRACE_SECONDS = 0.3
NICE = 10
_LARGE = 1 << 20  # bytes of an array from which on it travels by itself
_PIECE = 1 << 19  # bytes received at a time: a copy of all would keep every thread, the screen's too, for 0.1 s


class Worker:
    """One long-lived child process that does one call at a time.

    Parameters
    ----------
    engine : ``package.module:Class``; built in the child without arguments; its public methods can be called and
        get a :class:`~alapp.jobs.progress.Progress` first.
    memory_bytes : cap of the child's address space, 0 for none (where the system can).
    stop_seconds : how long a call may go on after it was told to stop; then the child is killed.
    silent_seconds : how long a call may go on without a word of progress; then the child hangs, and is killed.
    nice : how far the child stands back for other processes, where the system can; less where a person waits for it.
    """

    def __init__(
        self,
        engine: str,
        *,
        memory_bytes: int = 0,
        stop_seconds: float = math.inf,
        silent_seconds: float = math.inf,
        nice: int = NICE,
    ) -> None:
        self._engine = engine
        self._memory, self._nice = memory_bytes, nice
        self._stop_seconds = stop_seconds
        self.silent_seconds = silent_seconds
        self._busy = threading.Lock()
        self._closed = False
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    @property
    def pid(self) -> int | None:
        """Process id of the child, None when it is not running."""
        return self._process.pid if self._process is not None and self._process.is_alive() else None

    def start(self) -> None:
        """Start the child unless it runs; a call does so by itself."""
        with self._busy:
            self._start()

    def _start(self) -> None:
        if self._closed:
            raise Cancelled
        if self.pid is not None:
            return
        self._forget()
        context = mp.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve,
            args=(theirs, self._engine, (self._memory, self._nice), crash_log.log_path(), words.in_use()),
            name="alapp-worker",
            daemon=True,
        )
        self._process.start()
        theirs.close()

    def call(self, method: str, *args: Any, progress: Progress | None = None) -> Any:
        """Run one method in the child and return its result.

        Raises
        ------
        Cancelled : the progress said stop.
        Exception : what the progress raised when it was handed a part; the child was stopped, and can be called again.
        WorkFailed : the child died, hangs, or raised something without words; the next call starts a new child.
        """
        progress = progress or Progress()
        with self._busy:
            try:
                self._start()
                assert self._pipe is not None
                self._pipe.send((method, args))
            except OSError as error:
                self._forget()
                raise explain(error, meaning=tr("The background process could not be started.")) from error
            return self._listen(progress)

    def close(self) -> None:
        """End the child; a call under way raises Cancelled. May be called from any thread."""
        self._closed = True
        with self._busy:
            if self._pipe is not None:
                with contextlib.suppress(OSError):
                    self._pipe.send(None)
            if self._process is not None:
                self._process.join(_GRACE_SECONDS)
                if self._process.is_alive():
                    self._process.kill()
                    self._process.join()
            self._forget()

    def _forget(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None and not self._process.is_alive():
            self._process.join()
            self._process.close()
        self._pipe = self._process = None

    def _listen(self, progress: Progress) -> Any:
        pipe, process = self._pipe, self._process
        assert pipe is not None
        assert process is not None
        patience = _Patience(self._stop_seconds, self.silent_seconds)
        trouble: Exception | None = None
        while not self._closed:
            ready = wait([pipe, process.sentinel], timeout=_POLL_SECONDS)
            if pipe in ready or (ready and pipe.poll()):
                try:
                    kind, payload = _received(pipe)
                except (EOFError, OSError):
                    raise self._died(process) from None
                if kind in ("done", "error"):
                    return _settled(kind, payload, trouble)
                trouble = trouble or _pass_on(progress, kind, payload)
                patience.heard()
            elif ready:
                raise self._died(process)
            if (trouble is not None or progress.stopped) and patience.tell():
                with contextlib.suppress(OSError):
                    pipe.send("stop")
            if (over := patience.over) is not None:
                self._kill(process)
                raise trouble or over
        raise Cancelled

    def _kill(self, process: BaseProcess) -> None:
        process.kill()
        process.join()
        self._forget()

    def _died(self, process: BaseProcess) -> WorkFailed:
        process.join(1)
        code = process.exitcode
        self._forget()
        return WorkFailed(
            tr("The background process stopped unexpectedly."),
            tr("You can go on labeling; the order stays as it is."),
            tr("It starts again by itself. If this repeats, close other programs or choose a smaller model."),
            details=f"exit code {code}",
        )


class _Patience:
    """How long a call is waited for: after it was told to stop, and while it says nothing."""

    def __init__(self, stop_seconds: float, silent_seconds: float) -> None:
        self._stop_seconds, self._silent_seconds = stop_seconds, silent_seconds
        self._told, self._heard = math.inf, time.monotonic()

    def heard(self) -> None:
        """Note that the child said something."""
        self._heard = time.monotonic()

    def tell(self) -> bool:
        """Note that the child is told to stop; True the first time."""
        first = self._told == math.inf
        if first:
            self._told = time.monotonic()
        return first

    @property
    def over(self) -> Exception | None:
        """Why the call is not waited for any longer."""
        now = time.monotonic()
        if now - self._told > self._stop_seconds:
            return Cancelled()
        return _hung(self._silent_seconds) if now - self._heard > self._silent_seconds else None


def _hung(seconds: float) -> WorkFailed:
    return WorkFailed(
        tr(
            "The background process did not move for {seconds} min, and was ended.", seconds=max(1, round(seconds / 60))
        ),
        tr("You can go on labeling; the order stays as it is."),
        tr("It starts again by itself. If this repeats, look whether a file on a slow or lost drive is in the pool."),
        details="no progress",
    )


def _send(pipe: Connection, kind: str, payload: Any) -> None:
    """Send a message with its large arrays behind it, in pieces (pickle protocol 5 leaves them out of the message)."""
    arrays: list[memoryview] = []

    def kept_inside(buffer: Any) -> bool:
        raw = buffer.raw()
        if raw.nbytes < _LARGE:
            return True
        arrays.append(raw)
        return False

    message = io.BytesIO()
    ForkingPickler(message, 5, True, kept_inside).dump((kind, payload))
    pipe.send((message.getvalue(), [array.nbytes for array in arrays]))
    for array in arrays:
        for start in range(0, array.nbytes, _PIECE):
            pipe.send_bytes(array[start : start + _PIECE])


def _received(pipe: Connection) -> tuple[str, Any]:
    """Return (kind, payload) of what :func:`_send` sent; its large arrays are read into their places."""
    message, sizes = pipe.recv()
    arrays = [bytearray(size) for size in sizes]
    for array in arrays:
        got = 0
        while got < len(array):
            got += pipe.recv_bytes_into(array, got)
    kind, payload = ForkingPickler.loads(message, buffers=arrays)
    return kind, payload


def _pass_on(progress: Progress, kind: str, payload: Any) -> Exception | None:
    """Hand a message of the child to the progress; return why the job shall stop.

    Nothing is raised here: the child still works, and what it says next would be taken for the next call's.
    """
    try:
        if kind == "step":
            progress.step(*payload)
        else:
            progress.emit(payload)
    except Exception as error:  # noqa: BLE001  raised by the call once the child has ended
        return error
    return None


def _settled(kind: str, payload: Any, trouble: Exception | None) -> Any:
    """Return the result of a call that has ended, or raise; a part that was refused counts, however the child ended."""
    if trouble is not None:
        raise trouble
    if kind == "error":
        raise payload
    return payload


def _serve(
    pipe: Connection, engine_name: str, limits: tuple[int, int], log: Path | None, language: tuple[Path | None, str]
) -> None:
    """Serve calls until the pipe closes (in the child), in the language of the process that started it."""
    _settle(*limits)
    words.load(*language)
    crash_log.write_to(log)
    try:
        _serve_with(_engine(engine_name), pipe)
    except Exception as error:  # noqa: BLE001  what Python would print of it may hold content
        crash_log.tell(error)
        sys.exit(1)


def _engine(name: str) -> Any:
    module, _, cls = name.partition(":")
    return getattr(importlib.import_module(module), cls)()


def _serve_with(engine: Any, pipe: Connection) -> None:
    with contextlib.suppress(EOFError, OSError):
        while (request := pipe.recv()) is not None:
            if request != "stop":
                _answer(pipe, engine, *request)


def _answer(pipe: Connection, engine: Any, method: str, args: tuple[Any, ...]) -> None:
    progress = Progress(
        on_step=lambda *step: _send(pipe, "step", step),
        on_emit=lambda part: _send(pipe, "emit", part),
        cancelled=lambda: _told_to_stop(pipe),
    )
    try:
        result = getattr(engine, method)(progress, *args)
    except (Cancelled, AppError) as error:
        _send(pipe, "error", error)
    except Exception as error:  # noqa: BLE001  it goes to whoever asked for the job
        crash_log.tell(error)
        _send(pipe, "error", explain(error))
    else:
        _send(pipe, "done", result)


def _told_to_stop(pipe: Connection) -> bool:
    return pipe.poll() and pipe.recv() in ("stop", None)


def _settle(memory_bytes: int, nice: int) -> None:
    """Make this process a quiet neighbour: no network, nothing for others to read, low priority, one BLAS thread."""
    memory.settle(memory_bytes)  # first: a private process may not change how the system looks on it
    be_silent()
    be_private()
    crash_log.keep_quiet()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(nice)
