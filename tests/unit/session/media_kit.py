"""The screen's thread in tests of jobs: deliveries are run by the test."""

from __future__ import annotations

import queue
from collections.abc import Callable


class Screen:
    """Runs what is delivered, on the test's thread."""

    def __init__(self) -> None:
        self._calls: queue.Queue[Callable[[], None]] = queue.Queue()

    def deliver(self, call: Callable[[], None]) -> None:
        self._calls.put(call)

    def wait(self, until: Callable[[], bool]) -> None:
        while not until():
            self._calls.get(timeout=60)()
