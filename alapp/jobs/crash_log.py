"""The one place for errors that nobody expected: their kind and where they came from, never a message or a value.

What an error says may be a piece of an item, and so may any variable; kinds, files and lines of the program cannot.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
import traceback
import warnings
from pathlib import Path
from types import SimpleNamespace, TracebackType
from typing import Any

LOG_LIMIT = 1_000_000
_log = SimpleNamespace(path=None)


def place_of(error: BaseException, where: TracebackType | None = None, most: int | None = None) -> str:
    """Return file, line and function where an error was raised, the innermost first."""
    frames = traceback.extract_tb(where or error.__traceback__)
    places = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames)]
    return " < ".join(places[:most]) or "unknown place"


def log_line(error: BaseException, where: TracebackType | None = None) -> str:
    """Return time, kind and places of an error, and the kind of what led to it."""
    kind, cause = type(error).__name__, error.__cause__ or error.__context__
    led = f" from {type(cause).__name__}" if cause is not None else ""
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S')} {kind}{led} {place_of(error, where)}"


def write_to(path: Path | None) -> None:
    """Name the file of the log; None for none."""
    _log.path = path


def log_path() -> Path | None:
    """Return the file of the log."""
    return _log.path  # type: ignore[no-any-return]


def write(error: BaseException, where: TracebackType | None = None) -> None:
    """Add an error to the log; begins anew when the log has grown large. A log that fails stops nothing."""
    path = log_path()
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = not path.exists() or path.stat().st_size > LOG_LIMIT
        with os.fdopen(os.open(path, _flags(fresh=fresh), 0o600), "a", encoding="utf-8") as file:
            file.write(log_line(error, where) + "\n")
    except OSError:
        return  # nowhere to write: the screen still tells


def _flags(*, fresh: bool) -> int:
    return os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if fresh else os.O_APPEND)


# -- whatever Python itself would print


def keep_quiet() -> None:
    """Let Python print kinds and places only: of errors in any thread, in destructors, of warnings, of log records."""
    sys.excepthook = lambda _, error, where: tell(error, where)
    threading.excepthook = lambda args: tell(args.exc_value, args.exc_traceback)
    sys.unraisablehook = lambda args: tell(args.exc_value, args.exc_traceback)
    warnings.showwarning = _show_warning
    handler = logging.StreamHandler()
    handler.setFormatter(Formatter())
    logging.getLogger().handlers[:] = [handler]


def tell(error: BaseException | None, where: TracebackType | None = None) -> None:
    """Write an error to the log, and on the error stream."""
    if error is None or isinstance(error, (KeyboardInterrupt, SystemExit)):
        return
    write(error, where)
    _say(log_line(error, where))


def _say(line: str) -> None:
    if sys.stderr is not None:
        print(line, file=sys.stderr)  # noqa: T201  in the place of what Python would have printed


def _show_warning(*told: Any, **_: Any) -> None:
    _words, category, filename, lineno = told[:4]
    _say(f"{category.__name__} {Path(filename).name}:{lineno}")


class Formatter(logging.Formatter):
    """A record of this program as it is; of another's the place alone, for its words may hold content."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line, without the values of an error or of variables."""
        ours = record.name.partition(".")[0] == "alapp"
        words = record.getMessage() if ours else f"{Path(record.pathname).name}:{record.lineno}"
        return f"{record.levelname} {record.name} {words}{_error_of(record.exc_info)}"


def _error_of(info: Any) -> str:
    return f" {log_line(info[1], info[2])}" if info and info[1] is not None else ""
