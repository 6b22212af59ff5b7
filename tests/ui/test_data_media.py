"""The files of the items on the Data page: listed, checked, found in another folder, embedded, on real files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from alapp.jobs.progress import Progress
from alapp.modalities.registry import MODALITIES
from alapp.session.exchange_import import import_into
from alapp.session.import_request import plan_of
from alapp.session.session import Session
from alapp.ui.screens.data.media import MediaPart
from alapp.ui.screens.data.page import DataScreen
from alapp.ui.theme.theme import Theme
from tests.ui.conftest import StubHost
from tests.ui.page_kit import PageWindow, unnamed
from tests.unit.session.media_made import FILES, Pix, make_folder, make_project

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
KEPT = {name: content for name, content in FILES.items() if "deep" not in name}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "zoo", KEPT)


@pytest.fixture
def session(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setitem(MODALITIES._members, "image", Pix())
    with make_project(tmp_path / "a.alapp") as project:
        import_into(project, plan_of(folder), Progress())
    opened = Session.open(tmp_path / "a.alapp", background=False)
    yield opened
    opened.close()


@pytest.fixture
def part(session: Session, theme: Theme, host: StubHost, qtbot: QtBot) -> Iterator[MediaPart]:
    screen = DataScreen(theme, session, host)
    window = PageWindow(session, screen)
    qtbot.addWidget(window)
    window.open()
    qtbot.waitUntil(window.isActiveWindow)
    yield screen.sources.media
    window.hide()


def test_files_are_shown_with_their_folder(part: MediaPart, folder: Path) -> None:
    assert part.isVisible()
    assert part.title.text() == "Files of the items: 5, 2.0 MB"
    assert part.folders.rows == [(str(folder), "5", "0")]
    assert not part.absent_table.isVisible()
    assert part.embed.text() == "Embed 5 files"
    assert unnamed(part) == []


def test_what_is_gone_is_listed_and_found_where_it_is_now(
    part: MediaPart, folder: Path, tmp_path: Path, host: StubHost, session: Session
) -> None:
    shutil.move(folder, tmp_path / "elsewhere")
    (tmp_path / "elsewhere/fish/3.pix").write_bytes(b"PIX SIX")
    part.check.click()
    assert host.words[-1] == "5 files: 5 not where they were."
    assert part.title.text() == "Files of the items: 5, 2.0 MB · 5 not as they were"
    assert len(part.absent.rows) == 5
    part.find_moved.click()
    assert isinstance(part.dialog, QFileDialog)
    part.dialog.fileSelected.emit(str(tmp_path / "elsewhere"))
    part.dialog.close()
    assert host.words[-1] == "5 files: 4 as imported, 1 with another content."
    assert part.folders.rows == [(str(tmp_path / "elsewhere"), "5", "1")]
    assert part.absent.rows == [("fish/3.pix", "has another content", str(tmp_path / "elsewhere"))]


def test_a_folder_without_the_files_is_told(part: MediaPart, tmp_path: Path, host: StubHost) -> None:
    (tmp_path / "empty").mkdir()
    part.relink(tmp_path / "empty")
    assert host.banners[-1].what == "None of the 5 files is in “empty” as it was."


def test_embedded_files_need_no_folder(part: MediaPart, folder: Path, host: StubHost, session: Session) -> None:
    part.embed.click()
    assert host.words[-1] == "5 files: 5 embedded."
    assert part.title.text() == "Files of the items: 5, 2.0 MB · 5 in the project file"
    assert not part.folder_table.isVisible()
    assert not part.embed.isVisible()
    shutil.rmtree(folder)
    item = session.reader.items.get(1)
    assert item is not None
    file = session.file_of(item)
    assert file is not None
    with file.open() as stream:
        assert stream.read(3) == b"PIX"
