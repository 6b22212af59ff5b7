"""A row of a table on the screen: every cell readable, found and walked through by keys."""

from __future__ import annotations

import json

import pytest
from pytestqt.qtbot import QtBot

from alapp.domain.item import Item
from alapp.ui.theme.theme import Theme
from alapp.ui.views.table import TableView, cells_of

ROW = Item(1, "k", json.dumps({"age": "64", "ward": "7B", "note": "long words " * 200, "site": "North"}), "table")


@pytest.fixture
def view(qtbot: QtBot) -> TableView:
    shown = TableView(Theme("light"))
    qtbot.addWidget(shown)
    shown.resize(900, 300)
    shown.show()
    shown.show_item(ROW)
    return shown


def test_a_long_cell_can_be_read_to_its_end(view: TableView) -> None:
    assert view.long
    while view.page(1):
        pass
    assert view.page_words() == "page 4 of 4"


def test_cells_are_found_and_brought_into_sight(view: TableView) -> None:
    assert view.find_words("nOrTh") == 1
    assert view.find_step(1) == (1, 1)
    assert view.verticalScrollBar().value() > 0
    assert view.find_words("") == 0
    assert view.find_step(1) == (0, 0)


def test_cells_are_walked_through(view: TableView) -> None:
    assert not view.leave_mark()
    for _ in range(9):
        view.step(1)
    assert view.verticalScrollBar().value() > 0
    assert view.leave_mark()


def test_what_is_no_row_is_shown_as_it_is(view: TableView) -> None:
    assert cells_of(Item(2, "k", "plain", "table")) == [("", "plain")]
    view.show_item(Item(2, "k", "plain", "table"))
    view.grab()
    view.show_item(None)
    assert not view.long
    assert view.accessibleDescription() == ""
