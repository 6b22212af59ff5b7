"""When nothing was written for a moment, the log goes into the project file: a copy of the file alone is then whole."""

from __future__ import annotations

import threading
import time
from contextlib import suppress

from alapp.domain.errors import Cancelled
from alapp.jobs.lane import LATER, Lane
from alapp.store.project import Project

SECONDS = 2.0
"""Without a change for so long, the person pauses. Answers are on the disk long before; this is for copies."""

LOOKS = 5
"""After so many pauses it looks again by itself."""


class Quiet:
    """Waits on a thread of its own for a pause in writing; ``written`` costs a look at a clock."""

    def __init__(self, project: Project, writer: Lane, *, on: bool) -> None:
        self._project, self._writer, self._on = project, writer, on and not project.read_only
        self._last = 0.0
        self._changed, self._closed = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None

    def written(self) -> None:
        """Something was or will be written."""
        if not self._on or self._closed.is_set():
            return
        self._last = time.monotonic()
        self._changed.set()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="alapp-quiet", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Wait for nothing any more."""
        self._closed.set()
        self._changed.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._closed.is_set():
            self._changed.wait(LOOKS * SECONDS)
            self._changed.clear()
            if self._pause() and self._log_holds():
                self._empty()

    def _log_holds(self) -> bool:
        """Whether there is something in the log: models and features are written without a word as well."""
        log = self._project.path.with_name(f"{self._project.path.name}-wal")
        with suppress(OSError):
            return log.stat().st_size > 0
        return False

    def _pause(self) -> bool:
        """Wait until nothing was written for a while; False when the project is closed meanwhile."""
        while not self._closed.is_set() and (left := self._last + SECONDS - time.monotonic()) > 0:
            self._closed.wait(left)
        return not self._closed.is_set()

    def _empty(self) -> None:
        def work() -> None:
            if not self._project.empty_log():
                self.written()  # somebody reads in the log: after the next pause again

        with suppress(Cancelled):  # closing leaves one file anyway
            self._writer.submit(work, on_error=lambda _: None, urgency=LATER)
