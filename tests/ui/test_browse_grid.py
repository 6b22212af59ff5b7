"""The grid of Browse by keys and mouse: it walks, stretches, checks, scrolls, and shares its item with the list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from alapp.jobs.progress import Progress
from alapp.session.exchange_import import import_into
from alapp.session.import_request import plan_of
from alapp.session.session import Session
from alapp.ui.screens.browse.grid import BrowseGrid
from alapp.ui.screens.browse.page import BrowseScreen
from alapp.ui.screens.browse.tile import PAD, PICTURE
from alapp.ui.theme.theme import Theme
from tests.ui.conftest import StubHost
from tests.ui.page_kit import PageWindow
from tests.unit.session.media_made import make_project

COUNT = 43
KEY = Qt.Key
NO, SHIFT, CTRL = (getattr(Qt.KeyboardModifier, f"{n}Modifier") for n in ("No", "Shift", "Control"))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    (tmp_path / "zoo").mkdir()
    for i in range(COUNT):
        Image.new("RGB", (80 + i, 40), ("#c02020", "#20c020", "#2020c0")[i % 3]).save(tmp_path / "zoo" / f"{i:02}.png")
    with make_project(tmp_path / "a.alapp") as project:
        import_into(project, plan_of(tmp_path / "zoo"), Progress())
    opened = Session.open(tmp_path / "a.alapp", background=False)
    opened.thumbnails.start()
    yield opened
    opened.close()


@pytest.fixture
def screen(session: Session, theme: Theme, host: StubHost, qtbot: QtBot) -> Iterator[BrowseScreen]:
    shown = BrowseScreen(theme, session, host)
    window = PageWindow(session, shown)
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.open()
    qtbot.waitUntil(lambda: shown.found is not None)
    QTest.keyClick(shown.parts.table, KEY.Key_Z)
    yield shown
    window.hide()


@pytest.fixture
def grid(screen: BrowseScreen) -> BrowseGrid:
    assert screen.parts.view is screen.parts.grid
    return screen.parts.grid


def press(grid: BrowseGrid, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NO) -> int:
    for key in keys:
        QTest.keyClick(grid, key, modifier)
    return grid.place


def test_arrows_walk_by_tile_and_by_row_and_stop_at_the_ends(grid: BrowseGrid) -> None:
    columns = grid.columns
    assert columns >= 3
    assert press(grid, KEY.Key_Left, KEY.Key_Up) == 0
    assert press(grid, KEY.Key_Right, KEY.Key_Down) == columns + 1
    assert press(grid, KEY.Key_Up) == 1
    assert press(grid, KEY.Key_J) == 2
    assert press(grid, KEY.Key_K) == 1
    assert press(grid, KEY.Key_End, KEY.Key_Right, KEY.Key_Down) == COUNT - 1
    assert press(grid, KEY.Key_Home) == 0
    last_column = press(grid, *[KEY.Key_Right] * (columns - 1))
    assert press(grid, *[KEY.Key_Down] * 40) == min(COUNT - 1, (COUNT - 1) // columns * columns + last_column)


def test_pages_go_as_far_as_whole_rows_are_seen(grid: BrowseGrid) -> None:
    rows = grid.viewport().height() // grid._high
    assert press(grid, KEY.Key_PageDown) == rows * grid.columns
    assert press(grid, KEY.Key_PageUp) == 0


def test_the_current_tile_is_always_in_sight(grid: BrowseGrid) -> None:
    for key in (KEY.Key_End, KEY.Key_Up, KEY.Key_PageUp, KEY.Key_Home, KEY.Key_PageDown):
        press(grid, key)
        assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()).center())


def test_shift_stretches_and_takes_back(grid: BrowseGrid, screen: BrowseScreen) -> None:
    press(grid, KEY.Key_Right)
    press(grid, KEY.Key_Down, modifier=SHIFT)
    assert screen.parts.model.checked_ids == list(range(2, grid.columns + 3))
    press(grid, KEY.Key_Left, modifier=SHIFT)
    assert screen.parts.model.checked_ids == list(range(2, grid.columns + 2))
    press(grid, KEY.Key_X)
    assert screen.parts.model.checked_ids == list(range(2, grid.columns + 1))


def test_clicks_choose_check_and_stretch(grid: BrowseGrid, screen: BrowseScreen) -> None:
    def click(place: int, modifier: Qt.KeyboardModifier = NO, at: QPoint | None = None) -> None:
        point = at or grid.visualRect(grid._index(place)).center()
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, modifier, point)

    click(2)
    assert (grid.place, screen.parts.model.checked_ids) == (2, [])
    click(1, CTRL)
    assert screen.parts.model.checked_ids == [2]
    click(3, SHIFT)
    assert screen.parts.model.checked_ids == [2, 3, 4]
    click(0, at=screen.parts.tile.box(grid._room(0)).center())
    assert screen.parts.model.checked_ids == [1, 2, 3, 4]


def test_a_digit_labels_the_tile_and_enter_opens_it(grid: BrowseGrid, screen: BrowseScreen, session: Session) -> None:
    press(grid, KEY.Key_Right, KEY.Key_2)
    answers = session.reader.annotations.of_item(2)
    assert [answer.answer.value for answer in answers] == [{"labels": [session.guideline.active[1].id]}]
    press(grid, KEY.Key_Return)
    assert session.current is not None
    assert session.current.item.id == 2


def test_the_picture_is_painted_in_its_tile(grid: BrowseGrid, screen: BrowseScreen, qtbot: QtBot) -> None:
    def red() -> int:
        middle = grid._room(0).center().x(), grid._room(0).top() + screen.theme.px(PAD + PICTURE - 10)
        return grid.viewport().grab().toImage().pixelColor(*middle).red()

    qtbot.waitUntil(lambda: red() > 150)
    held = screen.parts.tile.pictures
    assert held is not None
    assert held.of(1) is not None
    assert held.of(COUNT) is None  # it was never in sight


def test_list_and_grid_share_the_item_and_the_search(grid: BrowseGrid, screen: BrowseScreen) -> None:
    press(grid, KEY.Key_End)
    press(grid, KEY.Key_Z)
    table = screen.parts.table
    assert screen.parts.view is table
    assert table.place == COUNT - 1
    assert table.viewport().rect().intersects(table.visualRect(table.currentIndex()))
    assert screen.parts.grid_button.text() == "Grid"
    screen.parts.grid_button.click()
    assert screen.parts.view is grid
    assert screen.parts.columns_button.isHidden()
    screen.show_query("is:flagged")
    assert screen.parts._stack.currentWidget() is screen.parts._empty


def test_texts_have_no_grid(theme: Theme, host: StubHost, qtbot: QtBot, project: Path) -> None:
    session = Session.open(project, background=False)
    shown = BrowseScreen(theme, session, host)
    window = PageWindow(session, shown)
    qtbot.addWidget(window)
    window.open()
    qtbot.waitUntil(lambda: shown.found is not None)
    QTest.keyClick(shown.parts.table, KEY.Key_Z)
    assert shown.parts.view is shown.parts.table
    assert shown.parts.grid_button.isHidden()
    assert "Only pictures" in host.words[-1]
    window.hide()
    session.close()
