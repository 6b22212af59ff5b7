"""The opened screens, one after another, as the tests of names, rings and clipped words look at them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from alapp.ui.screens.preferences import PAGES as SETTINGS_PAGES
from alapp.ui.screens.preferences import Preferences
from alapp.ui.shell.about import AboutDialog
from alapp.ui.shell.main_window import MainWindow
from tests.helpers import small_project

PAGES = ("label", "browse", "insights", "guidelines", "data")
DATA_TABS = ("sources", "export", "models", "backups", "safety")
OVERLAYS = ("palette", "keys")


def settle() -> None:
    """Lay everything out: a layout that asks for another size asks once more."""
    for _ in range(3):
        QApplication.processEvents()


def visible(root: QWidget) -> list[QWidget]:
    """Return every widget below this one that is on screen."""
    return [widget for widget in root.findChildren(QWidget) if widget.isVisible()]


def pages(window: MainWindow, folder: Path) -> Iterator[str]:
    """Open a project and show its pages one after another."""
    window.open_file(small_project(folder))
    for page in PAGES:
        window.go(page)  # type: ignore[arg-type]
        yield page


def over(window: MainWindow) -> Iterator[str]:
    """Open what lies over a page one after another."""
    for overlay in OVERLAYS:
        before = len(visible(window))
        window.run(overlay)
        assert len(visible(window)) > before, overlay
        yield overlay
        window.step_back()
        window.overlays.close()


def settings(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Show the pages of the settings one after another; with a project where one is open."""
    session = window.session
    dialog = Preferences(window.theme, window.user, session.settings if session is not None else None, window)
    dialog.show()
    for page in SETTINGS_PAGES:
        dialog.show_page(page)
        yield page, dialog
    _gone(dialog)


def about(window: MainWindow) -> Iterator[QWidget]:
    """Show what the program says of itself."""
    dialog = AboutDialog(window.theme, window)
    dialog.show()
    yield dialog
    _gone(dialog)


def _gone(dialog: QWidget) -> None:
    dialog.hide()
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
