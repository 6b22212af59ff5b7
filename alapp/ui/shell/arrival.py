"""A project comes to the window: who works in it is asked first, and what to know of its place is said once."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from alapp.domain.errors import AppError
from alapp.session import keys, policy
from alapp.session.new_project import place_warning
from alapp.session.people import WhoIsThere
from alapp.session.session import Session
from alapp.ui.screens.who_dialog import WhoDialog
from alapp.ui.shell.locking import Locking
from alapp.ui.shell.opening import OpeningPanel
from alapp.ui.shell.projects import Projects
from alapp.ui.theme.theme import Theme


class Window(Protocol):
    """The window, as far as this knows it."""

    theme: Theme
    locking: Locking
    opening: OpeningPanel

    def status(self, words: str) -> None:
        """Say something in the status line."""
        ...


class Arrival:
    """Listens to projects that are opened, or that cannot be before a person is named."""

    def __init__(self, window: Window, widget: QWidget, projects: Projects) -> None:
        self._window, self._widget, self._projects = window, widget, projects
        self.dialog: WhoDialog | None = None
        self._told: set[Path] = set()
        projects.who_wanted.connect(self.ask)
        projects.opened.connect(self._tell_place)

    def ask(self, wanted: WhoIsThere, path: Path, read_only: bool) -> None:
        """Ask who it is; then the project is opened."""
        self._window.opening.end()

        def take(code: str) -> None:
            self._projects.open_as(path, code, wanted.project, read_only=read_only)

        self.dialog = dialog = WhoDialog(
            self._window.theme, self._widget, path.stem, wanted.known, wanted.proposed, take
        )
        dialog.rejected.connect(lambda: self._left(wanted, path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _left(self, wanted: AppError, path: Path) -> None:
        """Nobody was named: the project stays shut, and its key is forgotten."""
        keys.lock_if_closed(path)
        if self._window.locking.asks:
            self._window.locking.takes(wanted, path)

    def _tell_place(self, session: Session) -> None:
        if session.path in self._told:
            return
        encrypted = keys.is_encrypted(session.path)
        words = place_warning(session.path.parent) or policy.plain_project_words(encrypted=encrypted)
        if words:
            self._told.add(session.path)
            self._window.status(words)
