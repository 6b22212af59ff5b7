"""An engine of the real child whose next training dies in a way that a file asks for."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from alapp.domain.model import Outcome
from alapp.jobs.progress import Progress
from alapp.session.engine import Engine, TrainRequest


def _raise() -> None:
    raise KeyError("the text of an item")


def _no_memory() -> None:
    if sys.platform == "win32":
        bytearray(1 << 40)
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (1 << 28, hard))
    try:
        bytearray(1 << 30)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


DEATHS: dict[str, Callable[[], object]] = {
    "exit": lambda: os._exit(3),
    "exception": _raise,
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "segfault": lambda: ctypes.string_at(0),
    "memory": _no_memory,
    "hang": lambda: threading.Event().wait(),
}


def asked_for(path: str) -> Path:
    """Return the file that names how the next training of a project dies."""
    return Path(path + ".fault")


def moment(path: str) -> Path:
    """Return the file that holds when it died, in seconds since 1970."""
    return Path(path + ".died")


class FaultyEngine(Engine):
    """Trains as ever, unless a file asks for a death: then it dies in the midst of it."""

    def train(self, progress: Progress, path: str, request: TrainRequest) -> Outcome:
        """Train, or die at the first step."""
        asked = asked_for(path)
        if not asked.exists():
            return super().train(progress, path, request)
        way = asked.read_text("utf-8")

        def die(*_step: object) -> None:
            moment(path).write_text(str(time.time()), "utf-8")
            DEATHS[way]()

        super().train(Progress(die, progress.emit, lambda: progress.stopped), path, request)
        die()
        return _not_reached()


def _not_reached() -> NoReturn:
    raise AssertionError("a training that was to die lived")
