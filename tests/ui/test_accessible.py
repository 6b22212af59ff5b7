"""Every widget of every screen that takes the focus has a name to be read out, and a ring."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from alapp.ui.shell.main_window import MainWindow
from alapp.ui.theme.focus import RING_PROPERTY
from alapp.ui.theme.theme import Theme
from tests.ui import opened
from tests.ui.shell_kit import build_shell


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> Iterator[MainWindow]:
    built = build_shell(theme).window
    qtbot.addWidget(built)
    built.show()
    yield built
    built.close_project()


def _spoken(widget: QWidget) -> str:
    """Return what is read out: the name, or the words on a button."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def _takes_focus(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None and widget.isEnabled()


def _nameless(widgets: list[QWidget]) -> set[str]:
    """Return the kinds of those that take focus or can be pressed, and say no word."""
    asked = [w for w in widgets if _takes_focus(w) or isinstance(w, QAbstractButton)]
    return {f"{type(w).__name__} in {type(w.parent()).__name__}" for w in asked if not _says_a_word(_spoken(w))}


def _says_a_word(name: str) -> bool:
    return any(letter.isalnum() for letter in name)


def _ringless(widgets: list[QWidget]) -> set[str]:
    """Return the kinds of those that take focus and said nothing of their ring."""
    asked = [w for w in widgets if _takes_focus(w)]
    return {f"{type(w).__name__} in {type(w.parent()).__name__}" for w in asked if w.property(RING_PROPERTY) is None}


def _faults(window: QWidget) -> tuple[set[str], set[str]]:
    QApplication.processEvents()
    widgets = opened.visible(window)
    assert any(_takes_focus(widget) for widget in widgets)
    return _nameless(widgets), _ringless(widgets)


def test_the_start_screen_and_what_lies_over_it_are_named_and_ringed(window: MainWindow) -> None:
    assert _faults(window) == (set(), set())
    for overlay in opened.over(window):
        assert _faults(window) == (set(), set()), overlay


def test_the_first_step_of_the_wizard_is_named_and_ringed(window: MainWindow) -> None:
    window.start_new(None)
    assert window.screen_now is not window.start
    assert _faults(window) == (set(), set())


def test_a_button_without_name_and_ring_is_found(window: MainWindow) -> None:
    button = QPushButton("×", window)
    button.show()
    assert _faults(window) == ({"QPushButton in MainWindow"}, {"QPushButton in MainWindow"})


def test_every_page_of_a_project_is_named_and_ringed(window: MainWindow, tmp_path: Path) -> None:
    for page in opened.pages(window, tmp_path):
        assert _faults(window) == (set(), set()), page
    for tab in opened.data_tabs(window):
        assert _faults(window) == (set(), set()), tab
    for page, dialog in opened.settings(window):
        assert _faults(dialog) == (set(), set()), page


def test_the_further_steps_of_the_wizard_are_named_and_ringed(window: MainWindow, tmp_path: Path) -> None:
    for step in opened.wizard(window, tmp_path):
        assert _faults(window) == (set(), set()), step


def test_lock_screen_and_about_are_named_and_ringed(window: MainWindow) -> None:
    opened.lock(window)
    assert _faults(window) == (set(), set())
    for dialog in opened.about(window):
        assert _faults(dialog) == (set(), set())
