"""An engine for the worker's tests; lives in a real child process."""

from __future__ import annotations

import ctypes
import itertools
import os
import signal
import socket
import sys
import threading

import numpy as np

from alapp.domain.errors import BadInput
from alapp.jobs.progress import Progress


class Engine:
    def pid(self, progress: Progress) -> int:
        return os.getpid()

    def count(self, progress: Progress, n: int) -> int:
        for i in range(n):
            progress.emit(i)
            progress.step(i, n, "counting")
        return sum(range(n))

    def endless(self, progress: Progress) -> None:
        for i in itertools.count():
            progress.step(i)

    def deaf(self, progress: Progress) -> None:
        threading.Event().wait()

    def slow(self, progress: Progress, times: int, seconds: float) -> int:
        for i in range(times):
            threading.Event().wait(seconds)
            progress.step(i)
        return times

    def arrays(self, progress: Progress, sizes: list[int]) -> list[np.ndarray]:
        made = [np.random.default_rng(size).integers(0, 256, size, dtype=np.uint8) for size in sizes]
        for array in made:
            progress.emit((len(array), array))
        return made

    def refuse(self, progress: Progress) -> None:
        raise BadInput("No.", remedy="Ask again.")

    def crash(self, progress: Progress) -> None:
        raise KeyError("secret text of an item")

    def die(self, progress: Progress, way: str) -> None:
        if way == "kill_parted":
            progress.emit(b"x" * 100_000)
            progress.emit(np.ones(3_000_000, np.uint8))
        deaths = {
            "exit": lambda: os._exit(3),
            "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
            "kill_parted": lambda: os.kill(os.getpid(), signal.SIGKILL),
            "abort": os.abort,
            "segfault": lambda: ctypes.string_at(0),
            "memory": _too_much,
        }
        deaths[way]()

    def open_socket(self, progress: Progress) -> str:
        try:
            socket.socket(socket.AF_INET)
        except PermissionError as error:
            return type(error).__name__
        return "opened"


def _too_much() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (1 << 28, 1 << 28))
    bytearray(1 << 40)
