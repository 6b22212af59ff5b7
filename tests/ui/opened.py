"""The opened screens, one after another, as the tests of names, rings and clipped words look at them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from alapp.session.intake import Intake
from alapp.ui.screens.data.page import TABS, DataScreen
from alapp.ui.screens.lock import Locked, LockScreen
from alapp.ui.screens.preferences import PAGES as SETTINGS_PAGES
from alapp.ui.screens.preferences import Preferences
from alapp.ui.screens.wizard.page import ImportWizard
from alapp.ui.shell.about import AboutDialog
from alapp.ui.shell.main_window import MainWindow
from tests.helpers import small_project

PAGES = ("label", "browse", "insights", "guidelines", "data")
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


def wizard(window: MainWindow, folder: Path) -> Iterator[str]:
    """Show the steps of the wizard after the first with a small table."""
    table = folder / "tickets.csv"
    rows = (f"T-{i},The parcel number {i} was charged twice,{('Billing', 'Access')[i % 2]}" for i in range(30))
    table.write_text("\n".join(["ticket_id,message,topic", *rows]), "utf-8")
    built = ImportWizard(
        window.theme, None, window, intake=Intake(background=False), folder=folder, path=table, values=window.user
    )
    window.show_screen(built)
    for step in built.steps[1:]:
        assert built.step is step
        yield type(step).__name__
        if step is not built.steps[-1]:
            built.next()
    window.leave_screen(built)


def data_tabs(window: MainWindow) -> Iterator[str]:
    """Show the tabs of Data after the first; a project is open."""
    window.go("data")
    screen = window.screen_now
    assert isinstance(screen, DataScreen)
    for tab, _ in TABS[1:]:
        screen.show_tab(tab)
        yield tab


def lock(window: MainWindow) -> LockScreen:
    """Show the screen that asks for password and key file, as after three wrong ones."""
    screen = LockScreen(window.theme, window)
    screen.show_locked(Locked(Path("x.alapp"), "Small", "Locked at 09:20", encrypted=True, key_file=True))
    window.show_screen(screen)
    screen.refuse("That password does not open this project.", counts=False)
    return screen


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
