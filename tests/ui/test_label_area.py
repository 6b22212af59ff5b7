"""Words of the actions give way one after the other, and accepting keeps its number longest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from alapp.ui.screens.label.area import AnswerArea
from alapp.ui.theme.theme import Theme


@pytest.fixture
def area(theme: Theme, qtbot: QtBot) -> Iterator[AnswerArea]:
    window = QWidget()
    qtbot.addWidget(window)
    made = AnswerArea(theme, window, region=True)
    made.resize(1200, 200)
    window.show()
    made.show_actions(instant=False, suggested="2", flagged=True, undo="16 boxes")
    yield made
    window.close()


def words(area: AnswerArea) -> list[str]:
    return [area.buttons[name].text() for name in ("region.accept.all", "label.flag", "label.undo")]


def width_of_all(area: AnswerArea) -> int:
    shown = [button for button in area.buttons.values() if not button.isHidden()]
    return sum(button.sizeHint().width() for button in shown) + 8 * (len(shown) - 1) + 48


def test_undo_is_shortened_first_and_accepting_last(area: AnswerArea) -> None:
    assert words(area) == ["Accept all 2", "Take the flag away", "Undo 16 boxes"]
    found = []
    for _ in range(3):
        area.resize(width_of_all(area) - 1, 200)
        found.append(words(area))
    assert found == [
        ["Accept all 2", "Take the flag away", "Undo"],
        ["Accept all 2", "Unflag", "Undo"],
        ["All 2", "Unflag", "Undo"],
    ]
