"""From worker to window: one queued signal, and the last place where an unknown error becomes words."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot

from alapp.domain.errors import AppError, explain
from alapp.session import crashes


class Bridge(QObject):
    """Runs callables on the window's thread, in the order they were handed over."""

    _posted = Signal(object)
    failed = Signal(object)
    """An :class:`AppError` for the banner, from any thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = (sys.excepthook, threading.excepthook)
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def deliver(self, deed: Callable[[], object]) -> None:
        """Run this on the window's thread soon; may be called from any thread."""
        self._posted.emit(deed)

    @Slot(object)
    def _run(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except AppError as error:
            self.failed.emit(error)

    def catch(self, kind: type[BaseException], error: BaseException | None, where: TracebackType | None) -> None:
        """Take an error that nobody took: to the log without any content, to the banner in words."""
        if error is None or issubclass(kind, (KeyboardInterrupt, SystemExit)):
            return
        crashes.write(error, where)
        known = explain(error)
        if known is not error:
            known.details = crashes.details_of(error, where)
        self.failed.emit(known)

    def install(self) -> None:
        """Become the last catch of the whole process."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.catch
        threading.excepthook = self._catch_thread

    def uninstall(self) -> None:
        """Give the last catch back to whoever had it."""
        sys.excepthook, threading.excepthook = self._before

    def _catch_thread(self, args: threading.ExceptHookArgs) -> None:
        self.catch(args.exc_type, args.exc_value, args.exc_traceback)
