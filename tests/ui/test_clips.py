"""No word of the program is cut, at any text size and window size that the design names."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from alapp.ui.shell.main_window import MainWindow
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.text import ElidedLabel
from tests.ui import opened
from tests.ui.shell_kit import build_shell

SIZES = ((1024, 680), (1366, 768))
FACTORS = (1.0, 1.6)
Words = QLabel | QAbstractButton | QComboBox | QLineEdit


@pytest.fixture(params=FACTORS, ids="{:.0%}".format)
def window(request: pytest.FixtureRequest, qtbot: QtBot, theme: Theme) -> Iterator[MainWindow]:
    """A window that is opened at a text size, as a person has it who needs large letters."""
    theme.set_factor(request.param)
    built = build_shell(theme).window
    qtbot.addWidget(built)
    built.show()
    yield built
    built.close_project()


def _own_words(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.placeholderText()
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _needed(widget: Words) -> tuple[int, int]:
    """Return width and height that the words ask for; a label that ends in … by itself may be narrow."""
    hint = widget.sizeHint()
    if isinstance(widget, QComboBox):
        return _beside_the_arrow(widget), hint.height()
    if isinstance(widget, QLineEdit):
        return widget.fontMetrics().horizontalAdvance(widget.placeholderText()), hint.height()
    if isinstance(widget, QLabel) and widget.wordWrap():
        return 0, widget.heightForWidth(widget.width())
    if isinstance(widget, ElidedLabel):
        return 0, hint.height()
    least = widget.minimumSizeHint()
    room = hint if isinstance(widget, QLabel) or not least.isValid() else least
    return room.width(), room.height()


def _beside_the_arrow(box: QComboBox) -> int:
    """Return the width that the entry on show asks for; others in the list may be longer, such as names of fonts."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    style = QStyle.SubControl.SC_ComboBoxEditField
    field = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, style, box)
    return box.width() - field.width() + box.fontMetrics().horizontalAdvance(box.currentText())


def _sticks_out(widget: QWidget) -> bool:
    """Whether an ancestor cuts the widget; what scrolls may be longer than its view."""
    child, above = widget, widget.parentWidget()
    while above is not None and not child.isWindow() and not isinstance(above.parentWidget(), QAbstractScrollArea):
        place = widget.rect().translated(widget.mapTo(above, QPoint(0, 0)))
        if not above.rect().adjusted(-1, -1, 1, 1).contains(place):
            return True
        child, above = above, above.parentWidget()
    return False


def _cut(root: QWidget) -> set[str]:
    """Return the words that have less room than they ask for."""
    opened.settle()
    spoken = [w for w in opened.visible(root) if isinstance(w, Words) and _own_words(w)]
    assert spoken
    return {_own_words(w) for w in spoken if _is_cut(w)}


def _is_cut(widget: Words) -> bool:
    width, height = _needed(widget)
    return width > widget.width() + 1 or height > widget.height() + 1 or _sticks_out(widget)


def _at_each_size(window: MainWindow, where: str) -> None:
    for size in SIZES:
        window.resize(*size)
        assert _cut(window) == set(), (where, size)


@pytest.mark.parametrize("window", [1.0], indirect=True)
def test_a_button_that_is_cut_is_found(window: MainWindow) -> None:
    button = QPushButton("Merge 198 answers", window)
    button.resize(20, 40)
    button.show()
    assert _cut(window) == {"Merge 198 answers"}


def test_nothing_is_cut_outside_a_project(window: MainWindow, tmp_path: Path) -> None:
    _at_each_size(window, "start")
    for overlay in opened.over(window):
        _at_each_size(window, overlay)
    for page, dialog in opened.settings(window):
        assert _cut(dialog) == set(), page
    window.start_new(None)
    _at_each_size(window, "wizard")
    for step in opened.wizard(window, tmp_path):
        _at_each_size(window, step)
    opened.lock(window)
    _at_each_size(window, "lock")
    for dialog in opened.about(window):
        assert _cut(dialog) == set()


def test_no_page_of_a_project_is_cut(window: MainWindow, tmp_path: Path) -> None:
    for page in opened.pages(window, tmp_path):
        _at_each_size(window, page)
    for tab in opened.data_tabs(window):
        _at_each_size(window, tab)
    for overlay in opened.over(window):
        _at_each_size(window, overlay)
    for page, dialog in opened.settings(window):
        assert _cut(dialog) == set(), page
