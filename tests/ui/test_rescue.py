"""The window looks after a project's file: proved after opening, salvaged when damaged, brought back from a backup."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from alapp.session.background import Background
from alapp.session.session import Session
from alapp.session.settings import UserFile
from alapp.store import restoring
from alapp.ui.screens.data.page import DataScreen
from alapp.ui.shell.bridge import Bridge
from alapp.ui.shell.main_window import MainWindow
from alapp.ui.shell.projects import Projects
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.file_dialog import FileDialog
from tests.helpers import small_project

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
PAGE = 4096


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window as the program builds it, at its start screen."""
    user, bridge = UserFile(), Bridge()
    background = Background(bridge.deliver)
    built = MainWindow(theme, Projects(user, bridge.deliver, background), user)
    qtbot.addWidget(built)
    built.resize(1366, 768)
    with qtbot.waitActive(built):
        built.show()
    yield built
    built.close()
    background.close()


def test_a_damaged_project_is_salvaged_from_the_start_screen(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = small_project(tmp_path, 60)
    content = bytearray(path.read_bytes())
    place = content.index(b"Report 20") // PAGE * PAGE
    content[place : place + PAGE] = bytes(PAGE)
    path.write_bytes(content)
    window.open_project(path)
    qtbot.waitUntil(lambda: bool(window.banner_area.errors), timeout=20_000)
    [button] = [b for b in window.banner_area.findChildren(Button) if b.text().startswith("Salvage")]
    button.click()
    dialog = window.findChild(FileDialog)
    assert dialog is not None
    line = dialog.findChild(QLineEdit)
    assert line is not None
    assert line.text() == "small salvaged.alapp"
    line.setText(str(tmp_path / "small salvaged.alapp"))
    dialog.accept()
    qtbot.waitUntil(lambda: window.session is not None, timeout=60_000)
    assert window.session is not None
    assert window.session.path.name == "small salvaged.alapp"
    assert path.read_bytes() == content
    assert window.frame is not None
    assert "items were brought over" in window.frame.status.hints.message
    assert not window.rescue.panel.isVisible()


def test_the_file_is_proved_behind_the_person(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.open_project(small_project(tmp_path, 30))
    qtbot.waitUntil(lambda: window.frame is not None, timeout=20_000)
    window.rescue.check()
    assert window.frame is not None
    hints = window.frame.status.hints
    qtbot.waitUntil(lambda: hints.message == "Everything fits: 1 events, 0 answers, 30 reports.", timeout=60_000)


def test_closing_does_not_wait_for_the_proof(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.open_project(small_project(tmp_path, 30))
    qtbot.waitUntil(lambda: window.frame is not None, timeout=20_000)
    window.rescue.check()
    window.close_project()
    assert window.session is None


def asked_to_restore(window: MainWindow, qtbot: QtBot, folder: Path) -> Session:
    """Open a project, back it up, answer once, and ask for the backup; returns the session that is then closed."""
    window.open_project(small_project(folder, 30))
    qtbot.waitUntil(lambda: window.session is not None and window.frame is not None, timeout=20_000)
    session = window.session
    assert session is not None
    made: list[object] = []
    session.backups.make(made.append, lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: bool(made), timeout=20_000)
    session.press(session.guideline.active[0].id)
    qtbot.waitUntil(lambda: session.saved, timeout=20_000)
    window.go("data")
    screen = window.screen_now
    assert isinstance(screen, DataScreen)
    screen.show_tab("backups")
    tab = screen.backups
    qtbot.waitUntil(lambda: tab.current is not None, timeout=20_000)
    tab.ask_restore()
    assert tab.question is not None
    tab.question.findChildren(Button)[1].click()
    return session


def test_a_backup_is_brought_back_and_the_project_opens_again(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    session = asked_to_restore(window, qtbot, tmp_path)
    qtbot.waitUntil(lambda: window.session is not None and window.session is not session, timeout=60_000)
    assert window.session is not None
    assert window.session.pace.answered == 0
    reasons: list[str] = []
    window.session.backups.ask(lambda found, _: reasons.extend(b.reason for b in found))
    qtbot.waitUntil(lambda: bool(reasons), timeout=20_000)
    assert reasons == ["restore", "asked"]


def test_a_restore_shows_how_far_it_is_and_can_be_stopped(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, copy = threading.Event(), restoring._copy

    def held(backup: Path, draft: Path, step: Callable[[int, int], None]) -> None:
        step(3, 12)
        assert go_on.wait(60)
        copy(backup, draft, step)

    monkeypatch.setattr(restoring, "_copy", held)
    session = asked_to_restore(window, qtbot, tmp_path)
    line = window.opening.line
    qtbot.waitUntil(lambda: line.isVisible() and line.detail.text() == "3 MB copied", timeout=20_000)
    assert line.words.text() == "Restoring Small"
    assert line.bar.share == 0.25
    qtbot.waitUntil(line.stop.hasFocus, timeout=20_000)
    qtbot.mouseClick(line.stop, Qt.MouseButton.LeftButton)
    assert not line.stop.isEnabled()
    go_on.set()
    qtbot.waitUntil(lambda: window.session is not None and window.session is not session, timeout=60_000)
    assert window.session is not None
    assert window.frame is not None
    assert window.session.pace.answered == 1
    assert window.frame.status.hints.message == "Stopped. The project is as it was."
    assert not window.opening.isVisible()
    assert not list(tmp_path.glob(".*restored"))
