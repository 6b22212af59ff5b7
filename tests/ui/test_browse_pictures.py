"""Browse on a project of pictures: a thumbnail in each row, made or not, near or far away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from alapp.jobs.progress import Progress
from alapp.session.exchange_import import import_into
from alapp.session.import_request import plan_of
from alapp.session.session import Session
from alapp.ui.screens.browse.page import BrowseScreen
from alapp.ui.screens.browse.pictures import KEPT, ROW, Pictures
from alapp.ui.theme.theme import Theme
from tests.ui.conftest import StubHost
from tests.ui.page_kit import PageWindow
from tests.unit.session.media_made import make_project

COLOURS = ("#c02020", "#20c020", "#2020c0")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    (tmp_path / "zoo").mkdir()
    for i in range(30):
        Image.new("RGB", (80 + i, 40), COLOURS[i % 3]).save(tmp_path / "zoo" / f"{i:02}.png")
    with make_project(tmp_path / "a.alapp") as project:
        import_into(project, plan_of(tmp_path / "zoo"), Progress())
    opened = Session.open(tmp_path / "a.alapp", background=False)
    yield opened
    opened.close()


@pytest.fixture
def screen(session: Session, theme: Theme, host: StubHost, qtbot: QtBot) -> Iterator[BrowseScreen]:
    shown = BrowseScreen(theme, session, host)
    window = PageWindow(session, shown)
    qtbot.addWidget(window)
    window.open()
    qtbot.waitUntil(lambda: shown.found is not None)
    yield shown
    window.hide()


def pictures(screen: BrowseScreen) -> Pictures:
    found = screen.parts.delegate.pictures
    assert found is not None
    return found


def test_each_row_has_its_picture_once_it_is_made(screen: BrowseScreen, session: Session, qtbot: QtBot) -> None:
    assert screen.parts.table.rowHeight(0) == screen.theme.px(ROW)
    qtbot.waitUntil(lambda: pictures(screen).of(1) is not None)
    empty = pictures(screen).of(1)
    assert empty is not None
    assert empty.isNull()
    session.thumbnails.start()
    qtbot.waitUntil(lambda: (found := pictures(screen).of(1)) is not None and not found.isNull())
    red = pictures(screen).of(1)
    assert red is not None
    assert red.width() > red.height()
    assert red.pixelColor(red.width() // 2, red.height() // 2).red() > 150
    qtbot.waitUntil(lambda: (found := pictures(screen).of(2)) is not None and not found.isNull())
    seen = screen.parts.table.viewport().grab().toImage()
    assert any(seen.pixelColor(x, screen.theme.px(ROW) // 2).red() > 150 for x in range(0, seen.width(), 4))


def test_the_panel_shows_the_picture_of_the_row(screen: BrowseScreen, session: Session, qtbot: QtBot) -> None:
    panel = screen.parts.panel
    session.thumbnails.start()
    screen.parts.table.go_to(2)
    qtbot.waitUntil(lambda: panel.item_id == 3 and not panel.picture.isHidden())
    assert panel.picture.pixmap().width() == 82
    assert panel.picture.accessibleName() == "Picture of 02.png"


def test_few_pictures_are_kept(screen: BrowseScreen, session: Session) -> None:
    held = pictures(screen)
    held._take(list(range(KEPT + 50)), {})
    assert len(held._kept) == KEPT
    held.forget()
    assert not held._kept


def test_a_project_of_texts_has_rows_as_before(theme: Theme, host: StubHost, qtbot: QtBot, project: Path) -> None:
    session = Session.open(project, background=False)
    shown = BrowseScreen(theme, session, host)
    window = PageWindow(session, shown)
    qtbot.addWidget(window)
    window.open()
    qtbot.waitUntil(lambda: shown.found is not None)
    assert shown.parts.delegate.pictures is None
    assert shown.parts.table.rowHeight(0) == theme.px(38)
    window.hide()
    session.close()
