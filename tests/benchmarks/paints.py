"""A window's event loop by hand: turned until something holds, each turn timed, paints noted."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

PATIENCE = 120.0
ALARM = 20
"""Milliseconds after which something is looked at again though nothing happened."""


class Paints(QObject):
    """Notes when a widget was painted."""

    def __init__(self, watched: QObject) -> None:
        super().__init__()
        self.seen = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen = True
        return False


class Loop:
    """Turns the event loop and notes how long each turn took."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        self.turns: list[float] = []

    def turn(self) -> None:
        """Do what is due."""
        begin = time.perf_counter()
        self.app.processEvents()
        self.turns.append(time.perf_counter() - begin)

    def until(self, done: Callable[[], bool], seconds: float = PATIENCE) -> bool:
        """Turn until something holds; return whether it does."""
        deadline = time.perf_counter() + seconds
        while not done():
            if time.perf_counter() > deadline:
                return False
            self.turn()
        return True

    def asleep_until(self, done: Callable[[], bool], seconds: float) -> bool:
        """Turn until something holds, without keeping a core busy between two events; return whether it does."""
        deadline, alarm = time.perf_counter() + seconds, QTimer()
        alarm.start(ALARM)
        while not done() and time.perf_counter() < deadline:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return done()

    def timed(self, done: Callable[[], bool], seconds: float = PATIENCE) -> float:
        """Turn until something holds; return the seconds it took."""
        began = time.perf_counter()
        self.asleep_until(done, seconds)
        return time.perf_counter() - began

    def rest(self, seconds: float) -> None:
        """Turn for so long, as while a person looks."""
        end = time.perf_counter() + seconds
        self.until(lambda: time.perf_counter() >= end)


def wait(app: QApplication, done: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Turn the event loop until something holds."""
    Loop(app).until(done, seconds)
