"""Where the window was and how large, kept in an ini file inside the user's own folder."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget

LEAST_WIDTH, LEAST_HEIGHT = 1024, 680
FIRST_WIDTH, FIRST_HEIGHT = 1366, 820


class WindowState:
    """Reads and writes the window's place; a file that cannot be read or written changes nothing."""

    def __init__(self, folder: Path) -> None:
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        self._store = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def restore(self, window: QWidget) -> None:
        """Put the window where it was, or give it a first size that fits the screen."""
        kept = self._store.value("window/geometry")
        if isinstance(kept, QByteArray) and window.restoreGeometry(kept):
            return
        room = window.screen().availableSize()
        window.resize(min(FIRST_WIDTH, room.width()), min(FIRST_HEIGHT, room.height()))

    def keep(self, window: QWidget) -> None:
        """Remember where the window is."""
        self._store.setValue("window/geometry", window.saveGeometry())
        self._store.sync()
