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
from tests.helpers import small_project
from tests.ui.shell_kit import build_shell

PAGES = ("label", "browse", "insights", "guidelines", "data")


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> Iterator[MainWindow]:
    built = build_shell(theme).window
    qtbot.addWidget(built)
    built.show()
    yield built
    built.close_project()


def _visible(window: QWidget) -> list[QWidget]:
    return [widget for widget in window.findChildren(QWidget) if widget.isVisible()]


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


def _faults(window: MainWindow) -> tuple[set[str], set[str]]:
    QApplication.processEvents()
    widgets = _visible(window)
    assert any(_takes_focus(widget) for widget in widgets)
    return _nameless(widgets), _ringless(widgets)


def test_the_start_screen_and_what_lies_over_it_are_named_and_ringed(window: MainWindow) -> None:
    assert _faults(window) == (set(), set())
    for overlay in ("palette", "keys"):
        before = len(_visible(window))
        window.run(overlay)
        assert len(_visible(window)) > before, overlay
        assert _faults(window) == (set(), set()), overlay
        window.step_back()


def test_the_first_step_of_the_wizard_is_named_and_ringed(window: MainWindow) -> None:
    window.start_new(None)
    assert window.screen_now is not window.start
    assert _faults(window) == (set(), set())


def test_a_button_without_name_and_ring_is_found(window: MainWindow) -> None:
    button = QPushButton("×", window)
    button.show()
    assert _faults(window) == ({"QPushButton in MainWindow"}, {"QPushButton in MainWindow"})


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_named_and_ringed(window: MainWindow, tmp_path: Path, page: str) -> None:
    window.open_file(small_project(tmp_path))
    window.go(page)  # type: ignore[arg-type]
    assert _faults(window) == (set(), set())
