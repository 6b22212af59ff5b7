"""The one way to ask for a file: drawn by Qt, and without the trace that Qt leaves of it in the user's own settings."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

_GROUP = "FileDialog"


class FileDialog(QFileDialog):
    """Asks for files or folders.

    The system's own dialog may note what was chosen among the recent files. Qt's does so too, in settings that all
    programs made with Qt share (folders visited, the last one), when a dialog goes: they are put back as they were.
    """

    def __init__(self, parent: QWidget | None, title: str, folder: str = "", filters: str = "") -> None:
        before = _shared()
        super().__init__(parent, title, folder, filters)
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.destroyed.connect(lambda: _put_back(before))  # Qt has written by then


def _store() -> QSettings:
    return QSettings(QSettings.Scope.UserScope, "QtProject")


def _shared() -> dict[str, Any]:
    """Return what the shared settings hold of file dialogs."""
    store = _store()
    store.beginGroup(_GROUP)
    return {key: store.value(key) for key in store.allKeys()}


def _put_back(before: dict[str, Any]) -> None:
    store = _store()
    store.remove(_GROUP)
    for key, value in before.items():
        store.setValue(f"{_GROUP}/{key}", value)
    store.sync()
