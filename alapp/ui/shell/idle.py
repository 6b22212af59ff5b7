"""Watches whether somebody is at the desk: keys, mouse, and the machine going to sleep."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from alapp.session.idle import IdleClock

LOOK_MS = 250
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod})


class IdleWatch(QObject):
    """Tells when the desk was left; looks four times a second, and so locks within one.

    ``minutes()`` is the limit now, 0 for never. Keys are seen on whatever has the focus, in dialogs too; whether the
    mouse was moved is looked up: to see every event of the program would cost each of them a call.
    """

    left = Signal(float)
    """The minutes without a key that were allowed."""
    asleep = Signal()
    """The machine goes to sleep, has slept, or its session was locked."""

    def __init__(self, minutes: Callable[[], float], clock: IdleClock | None = None) -> None:
        super().__init__()
        self.clock = clock if clock is not None else IdleClock()
        self._minutes = minutes
        self._watched: QWidget | None = None
        self._pointer = QCursor.pos()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._watch)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def listen_to_system(self) -> None:
        """Hear of sleep and of a locked session where the desktop tells it (logind on Linux).

        Elsewhere, and where no message bus is, sleep is noticed by the clock a second after waking.
        """
        if not sys.platform.startswith("linux"):
            return
        from PySide6.QtDBus import QDBusConnection  # where there is a bus only; local sockets, no network

        bus = QDBusConnection.systemBus()
        if not bus.isConnected():
            return
        login = "org.freedesktop.login1"
        manager, path = f"{login}.Manager", "/org/freedesktop/login1"
        bus.connect(login, path, manager, "PrepareForSleep", self, SLOT("going_to_sleep(bool)").encode())
        bus.connect(login, "", f"{login}.Session", "Lock", self, SLOT("session_locked()").encode())

    @Slot(bool)
    def going_to_sleep(self, begins: bool) -> None:
        """The system says that it goes to sleep, or that it woke up."""
        if begins:
            self.asleep.emit()

    @Slot()
    def session_locked(self) -> None:
        """The desktop was locked."""
        self.asleep.emit()

    def look(self) -> None:
        """Tell when the limit is over, or the machine has slept."""
        pointer = QCursor.pos()
        if pointer != self._pointer:
            self._pointer = pointer
            self.clock.touch()
        if self.clock.slept():
            self.asleep.emit()
        minutes = self._minutes()
        if self.clock.due(minutes):
            self.clock.touch()
            self.left.emit(minutes)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a key as a sign that somebody is there."""
        if event.type() in _KEYS:
            self.clock.touch()
        return False

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._watch(None, None)

    def _watch(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):  # focus also leaves what is being deleted
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
        self._watched = now
        if now is not None:
            now.installEventFilter(self)
            now.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._watched = None
