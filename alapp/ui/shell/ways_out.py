"""What a person can do instead when a project cannot be opened for work: read it, or work on a copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths

from alapp.domain.errors import AppError, OnShare, ProjectInUse
from alapp.session.local_copy import local_copy
from alapp.ui.shell.projects import Projects

Way = tuple[str, Callable[[], object]]


def ways_out(error: AppError, path: Path, projects: Projects) -> list[Way]:
    """Return words and deeds for the buttons below the words of an error."""
    found: list[Way] = []
    if isinstance(error, (ProjectInUse, OnShare)):
        found.append((_tr("Open read-only"), lambda: projects.open(path, read_only=True)))
    if isinstance(error, OnShare):
        found.append((_tr("Work on a copy here"), lambda: projects.open(local_copy(path, _documents()))))
    return found


def _documents() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place else Path.home()


def _tr(words: str) -> str:
    return QCoreApplication.translate("ways_out", words)
