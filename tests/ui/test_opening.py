"""Opening projects in a real window with its threads: what cannot be opened says why, closing ends everything."""

from __future__ import annotations

import multiprocessing
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from alapp.domain.errors import AppError, NotAProject, ProjectDamaged, ProjectInUse, ProjectTooNew, StorageFailed
from alapp.session.background import Background
from alapp.session.session import Session
from alapp.session.settings import UserFile
from alapp.store.lock import ProjectLock
from alapp.store.project import Project
from alapp.ui.screens.wizard.page import ImportWizard
from alapp.ui.shell.banner import BannerArea
from alapp.ui.shell.bridge import Bridge
from alapp.ui.shell.main_window import MainWindow
from alapp.ui.shell.projects import Projects
from alapp.ui.theme.theme import Theme
from tests.helpers import small_project
from tests.ui.shell_kit import press

Key = Qt.Key


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


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Opening waits until this is set."""
    event, real = threading.Event(), Session.open

    def slow(*args: object, **kwargs: object) -> Session:
        event.wait(20)
        return real(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Session, "open", slow)
    yield event
    event.set()


def open_it(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    window.open_project(path)
    qtbot.waitUntil(lambda: window.session is not None and window.frame is not None, timeout=20_000)


def told(window: MainWindow) -> AppError:
    """Return the one problem that the window shows."""
    areas = [area for area in window.findChildren(BannerArea) if area.isVisible()]
    problems = [problem for area in areas for problem in area.errors]
    assert len(problems) == 1
    return problems[0]


def refused(window: MainWindow, qtbot: QtBot, path: Path) -> AppError:
    """Try to open a file that cannot be opened, and return what the window says."""
    window.open_project(path)
    qtbot.waitUntil(lambda: not window.projects.opening, timeout=20_000)
    assert window.session is None
    return told(window)


def damaged(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[:-5000])
    return path


def newer(path: Path) -> Path:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    return path


def foreign(path: Path) -> Path:
    path.write_text("a shopping list")
    return path


def missing(path: Path) -> Path:
    path.unlink()
    return path


@pytest.mark.parametrize(
    ("spoil", "kind", "words"),
    [
        (damaged, ProjectDamaged, "cut short"),
        (newer, ProjectTooNew, "newer alapp"),
        (foreign, NotAProject, "not an alapp project"),
        (missing, StorageFailed, "not there"),
    ],
)
def test_a_file_that_cannot_be_opened_says_why(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    spoil: Callable[[Path], Path],
    kind: type[AppError],
    words: str,
) -> None:
    error = refused(window, qtbot, spoil(small_project(tmp_path)))
    assert isinstance(error, kind)
    assert words in error.what
    assert error.meaning
    assert error.remedy
    assert window.key_context == "start"


def test_a_project_open_elsewhere_names_who_and_since_when_and_can_be_read(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = small_project(tmp_path)
    lock = ProjectLock(path)
    lock.acquire()
    try:
        error = refused(window, qtbot, path)
        assert isinstance(error, ProjectInUse)
        assert " on " in error.meaning
        assert "since" in error.meaning
        offered = [b for b in window.findChildren(QPushButton) if b.text() == "Open read-only"]
        qtbot.waitUntil(
            lambda: offered[-1].isVisible(), timeout=20_000
        )  # a layout shows what it took in a moment later
        offered[-1].setFocus()
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: window.session is not None, timeout=20_000)
        assert window.session is not None
        assert window.session.read_only
        assert window.frame is not None
        assert "Read-only" in window.frame.status.state_words
        window.projects.close()
    finally:
        lock.release()


def test_while_a_project_is_opened_the_window_says_so_and_takes_no_key(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, held: threading.Event
) -> None:
    window.open_project(small_project(tmp_path))
    qtbot.waitUntil(window.opening.isVisible, timeout=5_000)
    assert "Opening small" in window.opening.panel.accessibleName()
    press(Key.Key_N, ctrl=True)
    press(Key.Key_Escape)
    assert window.opening.isVisible()
    assert window.key_context == "start"
    held.set()
    qtbot.waitUntil(lambda: window.session is not None, timeout=20_000)
    assert not window.opening.isVisible()
    assert window.key_context == "label"
    assert QApplication.focusWidget() is window.screen_now.default_focus() if window.screen_now else False


def test_closing_while_a_project_is_opened_leaves_one_file(
    window: MainWindow, tmp_path: Path, held: threading.Event
) -> None:
    path = small_project(tmp_path)
    window.open_project(path)
    threading.Timer(0.1, held.set).start()
    window.close()
    assert window.session is None
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_the_project_that_is_open_is_not_opened_again(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = small_project(tmp_path)
    open_it(window, qtbot, path)
    session = window.session
    window.go("data")
    window.open_project(path)
    assert window.session is session
    assert window.key_context == "label"
    assert not window.projects.opening


def test_another_project_takes_the_place_of_the_open_one(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, second = small_project(tmp_path / "a"), small_project(tmp_path / "b")
    open_it(window, qtbot, first)
    window.open_project(second)
    qtbot.waitUntil(lambda: window.session is not None and window.session.path == second, timeout=20_000)
    with Project.open(first) as free:
        assert not free.read_only


def test_closing_the_window_in_the_wizard_ends_its_reader(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("id,text\n" + "".join(f"{n},text of row {n}\n" for n in range(200_000)))
    press(Key.Key_N, ctrl=True)
    wizard = window.screen_now
    assert isinstance(wizard, ImportWizard)
    wizard.look_at(str(rows))
    qtbot.waitUntil(lambda: wizard.stack.currentIndex() == 1, timeout=30_000)
    assert any(child.name == "alapp-worker" for child in multiprocessing.active_children())
    window.close()
    names = [thread.name for thread in threading.enumerate()]
    assert "alapp-intake" not in names
    window.projects._background.close()  # type: ignore[union-attr]  # what the program does when its loop ends
    assert not [c for c in multiprocessing.active_children() if c.name == "alapp-worker"]
