"""The start screen: first label or last project with one key."""

import time
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from alapp.session.recents import Recents
from alapp.ui.screens.start.list import icon_of, when
from alapp.ui.screens.start.page import StartScreen
from alapp.ui.theme.theme import Theme
from tests.ui.conftest import StubHost
from tests.ui.shell_kit import Shell, focused, press, recent_file


class Values:
    """Settings in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, object] = {}

    def get(self, key: str, default: object = None) -> object:
        return self.kept.get(key, default)

    def set(self, key: str, value: object) -> None:
        self.kept[key] = value


@pytest.fixture
def recents(tmp_path: Path) -> Recents:
    found = Recents(Values())
    for name in ("Third", "Second", "First"):
        found.put(str(recent_file(tmp_path, name)), name, "Text, choice", "12 labels\nof 300 reports")
    return found


@pytest.fixture
def start(theme: Theme, host: StubHost, recents: Recents, qtbot: QtBot) -> StartScreen:
    screen = StartScreen(theme, host, recents)
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    with qtbot.waitActive(screen):
        screen.show()
    screen.default_focus().setFocus()
    return screen


def test_the_newest_project_is_first_and_marked(start: StartScreen, host: StubHost) -> None:
    assert [r.name for r in start.list.model_.rows] == ["First", "Second", "Third"]
    assert start.default_focus() is start.list
    assert start.list.keys_of(0) == "Enter"
    assert start.list.keys_of(1) == "Alt+2"
    start.bindings()["start.first"]()
    assert [p.name for p in host.opened] == ["First.alapp"]


def test_alt_and_a_digit_open_a_place(start: StartScreen, host: StubHost) -> None:
    start.bindings()["start.recent:2"]()
    start.bindings()["start.recent:7"]()
    assert [p.name for p in host.opened] == ["Third.alapp"]


def test_the_filter_narrows_the_list(start: StartScreen, host: StubHost) -> None:
    start.bindings()["start.filter"]()
    QTest.keyClicks(focused(), "sec")
    assert [r.name for r in start.list.model_.rows] == ["Second"]
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert [p.name for p in host.opened] == ["Second.alapp"]
    start.bindings()["back"]()
    assert start.list.count == 3


def test_first_run_offers_the_sample(theme: Theme, host: StubHost, qtbot: QtBot) -> None:
    screen = StartScreen(theme, host, Recents(Values()))
    qtbot.addWidget(screen)
    assert screen.default_focus() is screen.sample
    assert screen.sample.kind == "primary"
    assert screen.list.isHidden() or not screen.list.isVisible()
    screen.bindings()["start.first"]()
    assert host.ran == ["project.sample"]
    assert screen.sample.accessibleName() == "Try the sample project, key Enter"


def test_the_ring_is_seen_around_the_sample(theme: Theme, host: StubHost, qtbot: QtBot) -> None:
    screen = StartScreen(theme, host, Recents(Values()))
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    with qtbot.waitActive(screen):
        screen.show()
    screen.sample.setFocus()
    picture = screen.grab().toImage()
    corner = screen.sample.mapTo(screen, QPoint(0, screen.sample.height() // 2))
    colours = [picture.pixelColor(x, corner.y()).name() for x in range(corner.x() - 4, corner.x())]
    assert colours[:2] == [theme.colour("accent").name()] * 2
    assert colours[2:] == [theme.colour("rail").name()] * 2


def test_a_missing_file_is_said_and_can_be_removed(start: StartScreen, recents: Recents, host: StubHost) -> None:
    Path(recents.all()[0].path).unlink()
    start.activate()
    index = start.list.model_.index(0)
    assert "not found" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    start.open_first()
    assert host.opened == []
    start._remove(recents.all()[0])
    assert [r.name for r in start.list.model_.rows] == ["Second", "Third"]


def test_the_three_actions_and_the_foot(start: StartScreen, host: StubHost) -> None:
    for button in (start.sample, start.new, start.open, start._theme_link):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert host.ran == ["project.sample", "project.new", "project.open", "theme.dark"] or host.ran[-1] == "theme.system"


def test_words_for_a_time() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    now = datetime(2025, 11, 22, 15, 0)
    assert when(datetime(2025, 11, 22, 11, 42).timestamp(), now) == "Today, 11:42"
    assert when(datetime(2025, 11, 21, 23, 59).timestamp(), now) == "Yesterday"
    assert when(datetime(2025, 11, 3).timestamp(), now) == "3 November"
    assert when(datetime(2024, 12, 3).timestamp(), now) == "3 Dec 2024"
    QLocale.setDefault(QLocale.c())


@pytest.mark.parametrize(
    ("kinds", "icon"),
    [("single_choice text", "text"), ("segments audio", "audio"), ("spans text", "span"), ("boxes image", "box")],
)
def test_icon_of_the_kinds_of_a_project(kinds: str, icon: str) -> None:
    assert icon_of(kinds) == icon


def test_the_icon_of_a_project_that_was_open_goes_by_no_word(shell: Shell, project: Path) -> None:
    shell.window.open_file(project)
    shell.window.close_project()
    assert [recent.kinds for recent in shell.window.projects.recents.all()] == ["single_choice text"]


def test_a_list_of_an_older_version_is_kept() -> None:
    values = Values()
    values.set("recents", [{"path": "a.alapp", "name": "Old", "task": "Text", "line": "", "opened_at": 1.0}])
    assert [recent.name for recent in Recents(values).all()] == ["Old"]


def test_keys_reach_the_start_screen(shell: Shell, tmp_path: Path) -> None:
    shell.window.projects.recents.put(str(recent_file(tmp_path, "Old")), "Old", "Text", "")
    shell.window.show_start()
    press(Qt.Key.Key_Slash)
    assert focused() is shell.window.start.filter
    press(Qt.Key.Key_Escape)
    assert focused() is shell.window.start.list
    press(Qt.Key.Key_1, alt=True)
    errors = shell.window.banner_area.errors
    assert [type(e).__name__ for e in errors] == ["NotAProject"]


def test_a_dropped_project_opens(shell: Shell, project: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(project))])
    where = QPointF(QPoint(10, 10))
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    shell.window.dropEvent(QDropEvent(where, action, data, button, Qt.KeyboardModifier.NoModifier))
    assert shell.window.session is not None
    assert shell.window.windowTitle() == "Small – alapp"


def test_recents_tell_how_far_a_project_is(shell: Shell, project: Path) -> None:
    shell.window.open_project(project)
    press(Qt.Key.Key_W, ctrl=True)
    recent = shell.window.projects.recents.all()[0]
    assert recent.line == "0 labels\nof 60 reports"
    assert recent.opened_at <= time.time()
    assert shell.window.start.list.count == 1


def test_who_opens_the_sample_has_not_answered_anything_today(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALAPP_DATA", str(shell.user.path.parent))
    press(Qt.Key.Key_Return)
    session = shell.window.session
    assert session is not None
    assert session.annotator.code == "A1"
    assert (session.pace.today, session.pace.answered) == (0, 0)
    assert {a.annotator for a in session.reader.annotations.all()} == {"A2", "A3"}
    assert shell.window.frame is not None
    assert shell.window.frame.header.task.text() == "Text, single choice"
