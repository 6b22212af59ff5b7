"""A row of choices of which one is taken: by click and by arrow key, in both directions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Segmented
from tests.ui.shell_kit import focused, press

Key = Qt.Key


@pytest.fixture
def row(theme: Theme, qtbot: QtBot) -> Segmented:
    built = Segmented(theme, [("a", "First"), ("b", "Second"), ("c", "Third")], name="Which")
    qtbot.addWidget(built)
    with qtbot.waitActive(built):
        built.show()
    return built


def segment(row: Segmented, words: str) -> QAbstractButton:
    return next(b for b in row.findChildren(QAbstractButton) if b.text() == words)


def taken(row: Segmented) -> list[str]:
    """Words of the choices drawn as taken."""
    return [b.text() for b in row.findChildren(QAbstractButton) if b.isChecked()]


def click(row: Segmented, words: str) -> None:
    QTest.mouseClick(segment(row, words), Qt.MouseButton.LeftButton)


def test_a_click_takes_a_later_and_an_earlier_choice(row: Segmented) -> None:
    told: list[str] = []
    row.chosen.connect(told.append)
    for words in ("Third", "First", "Second"):
        click(row, words)
        assert taken(row) == [words]
    assert told == ["c", "a", "b"]


def test_a_click_on_what_is_taken_tells_nobody_and_leaves_it_taken(row: Segmented) -> None:
    told: list[str] = []
    row.chosen.connect(told.append)
    click(row, "First")
    assert taken(row) == ["First"]
    assert told == []


def test_arrow_keys_walk_round_and_take_the_focus_along(row: Segmented) -> None:
    told: list[str] = []
    row.chosen.connect(told.append)
    segment(row, "First").setFocus()
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Right, Key.Key_Left, Key.Key_Up):
        press(key)
        assert focused() is segment(row, taken(row)[0])
    assert told == ["b", "c", "a", "c", "b"]


def test_from_right_to_left_the_arrows_go_the_way_they_point(row: Segmented) -> None:
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    segment(row, "First").setFocus()
    press(Key.Key_Left)
    assert taken(row) == ["Second"]


def test_space_takes_the_choice_in_focus_and_only_one_is_a_tab_stop(row: Segmented) -> None:
    click(row, "Second")
    press(Key.Key_Space)
    assert taken(row) == ["Second"]
    stops = [b for b in row.findChildren(QAbstractButton) if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [b.text() for b in stops] == ["Second"]
