"""Nothing is cut off: every page at every text size and in small windows; lesser parts go first."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from alapp.ui.screens.base import Page
from alapp.ui.screens.browse.page import BrowseScreen
from alapp.ui.screens.label.page import LabelScreen
from alapp.ui.shell.pages import PAGES
from alapp.ui.widgets.buttons import Button, Segmented
from tests.ui.shell_kit import Shell, press

SIZES = [(1024, 680), (1366, 768), (1440, 900)]
FACTORS = [1.0, 1.3, 1.6]


@pytest.fixture
def opened(shell: Shell, project: Path) -> Shell:
    """The window with a project at its Label page."""
    shell.window.open_project(project)
    return shell


def settle(shell: Shell, size: tuple[int, int], factor: float, page: Page) -> QWidget:
    """Show a page at this size and let every layout come to rest."""
    shell.window.activateWindow()
    shell.window.go(page)
    shell.window.set_factor(factor)
    shell.window.resize(*size)
    for _ in range(4):
        QApplication.processEvents()
    screen = shell.window.screen_now
    assert screen is not None
    return screen


def cut_off(window: QWidget) -> list[str]:
    """Return the visible controls that are narrower or lower than their words, or stand over the window's end."""
    found = []
    for control in (*window.findChildren(Button), *window.findChildren(Segmented)):
        if not control.isVisible():
            continue
        words = control.accessibleName()
        wanted = control.sizeHint()
        if control.width() < wanted.width() or control.height() < wanted.height():
            found.append(f"{words}: {control.width()}x{control.height()}, wants {wanted.width()}x{wanted.height()}")
        if control.mapTo(window, QPoint(control.width(), 0)).x() > window.width():
            found.append(f"{words}: ends beyond the window")
    return found


@pytest.mark.parametrize("page", [row.id for row in PAGES])
@pytest.mark.parametrize("factor", FACTORS)
@pytest.mark.parametrize("size", SIZES)
def test_no_control_is_cut_off(opened: Shell, size: tuple[int, int], factor: float, page: Page) -> None:
    settle(opened, size, factor, page)
    assert cut_off(opened.window) == []


@pytest.mark.parametrize("factor", FACTORS)
@pytest.mark.parametrize("size", SIZES)
def test_all_answers_and_lines_of_the_item_are_in_sight(opened: Shell, size: tuple[int, int], factor: float) -> None:
    screen = settle(opened, size, factor, "label")
    assert isinstance(screen, LabelScreen)
    grid = screen.card.area.grid
    assert grid.height() >= grid.heightForWidth(grid.width())
    assert screen.card.view.height() >= 2 * opened.theme.line_height("reading")
    assert screen.card.area.geometry().bottom() <= screen.card.height()


@pytest.mark.parametrize("factor", FACTORS)
def test_the_reasons_to_skip_can_be_read(opened: Shell, factor: float, qtbot: QtBot) -> None:
    screen = settle(opened, (1024, 680), factor, "label")
    assert isinstance(screen, LabelScreen)
    press(Qt.Key.Key_S, shift=True)
    qtbot.waitUntil(screen.card.area.reasons.isVisible)
    for _ in range(4):
        QApplication.processEvents()
    assert cut_off(opened.window) == []
    press(Qt.Key.Key_Escape)
    assert screen.card.area.grid.isVisible()
    assert screen.card.area.buttons["label.skip"].isVisible()


def test_bulk_buttons_say_less_where_there_is_less_room_and_are_called_the_same(opened: Shell) -> None:
    screen = settle(opened, (1440, 900), 1.0, "browse")
    assert isinstance(screen, BrowseScreen)
    button = screen.parts.bar.buttons["browse.exclude"]
    assert button.text() == "Leave out of the pool"
    settle(opened, (1024, 680), 1.6, "browse")
    assert button.text() == "Leave out"
    assert button.accessibleName() == "Leave out of the pool, key Delete"
    settle(opened, (1440, 900), 1.0, "browse")
    assert button.text() == "Leave out of the pool"
