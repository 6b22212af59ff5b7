"""Where errors that nobody expected are written: one file beside the settings, kinds and places without content."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from alapp.jobs.crash_log import log_line, log_path, place_of, write, write_to
from alapp.session.settings import config_folder

__all__ = ["LOG_NAME", "details_of", "log_here", "log_line", "place_of", "write"]
LOG_NAME = "alapp.log"


def log_here() -> Path:
    """Write the log beside the settings from now on, in this process and in the children it starts; return the file."""
    path = config_folder() / LOG_NAME
    write_to(path)
    return path


def details_of(error: BaseException, where: TracebackType | None = None) -> str:
    """Return the technical line of an unknown error: kind, places, and the file that it was noted in."""
    noted = f"; noted in {log_path()}" if log_path() is not None else ""
    return f"{type(error).__name__} at {place_of(error, where, 3)}{noted}"
