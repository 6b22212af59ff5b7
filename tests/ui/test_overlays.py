"""What lies over a page comes first: Esc closes it and leaves the page below as it was; focus comes back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from alapp.domain.errors import ProjectDamaged
from alapp.session.checking import Verified
from alapp.ui.screens.browse.page import BrowseScreen
from alapp.ui.screens.data.page import DataScreen
from alapp.ui.screens.label.page import LabelScreen
from tests.ui.shell_kit import Shell, focused, press

Key = Qt.Key
OPENERS = {
    "palette": lambda: press(Key.Key_K, ctrl=True),
    "keys": lambda: press(Key.Key_F1, shift=True),
    "messages": lambda: press(Key.Key_L, ctrl=True, shift=True),
}


@pytest.fixture
def opened(shell: Shell, project: Path) -> Shell:
    """The window with a project at its Label page."""
    shell.window.open_project(project)
    return shell


def browse_of(shell: Shell) -> BrowseScreen:
    press(Key.Key_3, ctrl=True)
    screen = shell.window.screen_now
    assert isinstance(screen, BrowseScreen)
    return screen


def label_of(shell: Shell) -> LabelScreen:
    screen = shell.window.screen_now
    assert isinstance(screen, LabelScreen)
    return screen


@pytest.mark.parametrize("overlay", OPENERS)
def test_esc_closes_the_overlay_and_the_selection_below_stays(opened: Shell, overlay: str) -> None:
    screen = browse_of(opened)
    press(Key.Key_X)
    before = focused()
    OPENERS[overlay]()
    assert opened.window.overlays.shown is not None
    press(Key.Key_Escape)
    assert opened.window.overlays.shown is None
    assert screen.parts.model.checked.sum() == 1
    assert focused() is before
    press(Key.Key_Escape)
    assert screen.parts.model.checked.sum() == 0


@pytest.mark.parametrize("overlay", OPENERS)
def test_letters_and_digits_do_not_reach_the_page_below(opened: Shell, overlay: str) -> None:
    session = opened.window.session
    assert session is not None
    OPENERS[overlay]()
    press(Key.Key_2)
    press(Key.Key_F)
    assert session.pace.answered == 0
    assert session.current is not None
    assert not session.current.note.flagged


def test_an_overlay_over_an_open_comment_goes_first(opened: Shell) -> None:
    area = label_of(opened).card.area
    press(Key.Key_C)
    QTest.keyClicks(focused(), "look again")
    OPENERS["palette"]()
    press(Key.Key_Escape)
    assert area.comment.isVisible()
    assert focused() is area.comment.field
    assert area.comment.field.text() == "look again"
    press(Key.Key_Escape)
    assert not area.comment.isVisible()


def test_an_overlay_over_the_list_of_labels_goes_first(opened: Shell) -> None:
    finder = label_of(opened).card.finder
    press(Key.Key_L)
    OPENERS["keys"]()
    press(Key.Key_Escape)
    assert finder.isVisible()
    press(Key.Key_Escape)
    assert not finder.isVisible()


def test_esc_in_the_menu_leaves_the_page(opened: Shell, qtbot: QtBot) -> None:
    screen = browse_of(opened)
    press(Key.Key_X)
    press(Key.Key_F10)
    menu = next(m for m in opened.window.findChildren(QMenu) if m.isVisible())
    QTest.keyClick(menu, Key.Key_Escape)
    qtbot.waitUntil(lambda: not menu.isVisible())
    assert screen.parts.model.checked.sum() == 1


# -- commands that end elsewhere


def test_verify_shows_the_data_page_and_says_that_everything_fits(opened: Shell) -> None:
    press(Key.Key_2)
    press(Key.Key_K, ctrl=True)
    QTest.keyClicks(focused(), "verify")
    press(Key.Key_Return)
    assert isinstance(opened.window.screen_now, DataScreen)
    assert opened.window.frame is not None
    words = opened.window.frame.status.hints.message
    assert words.startswith("Everything fits: ")
    assert "1 answer, 60 reports" in words


def test_what_verify_finds_stands_in_a_banner(opened: Shell) -> None:
    press(Key.Key_7, ctrl=True)
    screen = opened.window.screen_now
    assert isinstance(screen, DataScreen)
    screen._verified(Verified(3, 1, 60, ("items: item 5 was changed",)))
    assert opened.window.frame is not None
    (error,) = opened.window.frame.banner.errors
    assert isinstance(error, ProjectDamaged)
    assert "1 place" in error.what
    assert "item 5" in error.details


def test_ctrl_s_has_nothing_to_do_while_everything_is_saved(opened: Shell) -> None:
    press(Key.Key_S, ctrl=True)
    assert opened.window.frame is not None
    assert opened.window.frame.status.hints.message == "Everything is saved."


@pytest.mark.parametrize("page", "13457")
def test_f6_walks_every_pane_of_a_page_and_back(opened: Shell, page: str) -> None:
    press(Key(Key.Key_0.value + int(page)), ctrl=True)
    frame = opened.window.frame
    assert frame is not None
    count = len(frame.panes())
    seen = []
    for _ in range(count):
        seen.append(focused())
        press(Key.Key_F6)
    assert len(set(seen)) == count
    assert focused() is seen[0]
    press(Key.Key_F6, shift=True)
    assert focused() is seen[-1]


def test_ctrl_w_closes_the_project_and_ctrl_q_the_window(opened: Shell) -> None:
    press(Key.Key_W, ctrl=True)
    assert opened.window.session is None
    assert opened.window.key_context == "start"
    press(Key.Key_Q, ctrl=True)
    assert not opened.window.isVisible()
