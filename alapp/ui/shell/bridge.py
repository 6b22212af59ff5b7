"""From worker to window: one queued signal, and the last place where an unknown error becomes words."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot

from alapp.domain.errors import AppError, explain

LOG_LIMIT = 1_000_000


class Bridge(QObject):
    """Runs callables on the window's thread, in the order they were handed over."""

    _posted = Signal(object)
    failed = Signal(object)
    """An :class:`AppError` for the banner, from any thread."""

    def __init__(self, log: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
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
        write_log(self._log, error, where)
        self.failed.emit(explain(error))

    def install(self) -> None:
        """Become the last catch of the whole process."""
        sys.excepthook = self.catch
        threading.excepthook = self._catch_thread

    @staticmethod
    def uninstall() -> None:
        """Give the last catch back to Python."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _catch_thread(self, args: threading.ExceptHookArgs) -> None:
        self.catch(args.exc_type, args.exc_value, args.exc_traceback)


def log_line(error: BaseException, where: TracebackType | None) -> str:
    """Return kind and places of an error; never its message, which could hold a piece of an item."""
    frames = traceback.extract_tb(where)
    places = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S')} {type(error).__name__} {places}"


def write_log(path: Path | None, error: BaseException, where: TracebackType | None) -> None:
    """Add an error to the log; begins anew when the log has grown large. A log that fails stops nothing."""
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = not path.exists() or path.stat().st_size > LOG_LIMIT
        with path.open("w" if fresh else "a", encoding="utf-8") as file:
            file.write(log_line(error, where) + "\n")
    except OSError:
        return  # nowhere to write: the banner still tells
