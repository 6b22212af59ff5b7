"""The lock: by key, by the clock, by sleep; nothing of the project is left, the person returns to the same place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from alapp.session import keys
from alapp.session.idle import IdleClock
from alapp.ui.screens.lock import Locked, LockScreen
from alapp.ui.shell.idle import IdleWatch
from alapp.ui.theme.theme import Theme
from tests.helpers import small_project
from tests.ui.conftest import StubHost
from tests.ui.shell_kit import Shell, focused, press

Key = Qt.Key
CAPS = "Caps Lock is on"


@pytest.fixture
def opened(shell: Shell, project: Path) -> Shell:
    """The window with a project at its Label page."""
    shell.window.open_project(project)
    shell.window.show()
    return shell


def lock_screen(shell: Shell) -> LockScreen:
    screen = shell.window.screen_now
    assert isinstance(screen, LockScreen)
    return screen


def words_in_widgets() -> str:
    """Return every word that any widget of the program holds, shown or not."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found = []
    for widget in QApplication.allWidgets():
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
        if isinstance(widget, (QLabel, QLineEdit)):
            found.append(widget.text())
        if isinstance(widget, (QPlainTextEdit, QTextEdit)):
            found.append(widget.toPlainText())
    return "\n".join(found)


def text_of_item(shell: Shell) -> str:
    assert shell.window.session is not None
    assert shell.window.session.current is not None
    return shell.window.session.current.item.text


def test_no_widget_holds_a_word_of_the_project_while_it_is_locked(opened: Shell) -> None:
    text = text_of_item(opened)
    assert text in words_in_widgets()
    press(Key.Key_L, ctrl=True)
    assert text not in words_in_widgets()
    assert opened.window.session is None
    assert opened.window.frame is None
    assert opened.window.windowTitle() == "alapp, locked"


def test_enter_returns_to_the_same_item_and_page(opened: Shell) -> None:
    press(Key.Key_2)
    text = text_of_item(opened)
    press(Key.Key_L, ctrl=True)
    assert "All 1 answers of today are saved. You return to the same item." in lock_screen(opened).below.words.text()
    press(Key.Key_Return)
    assert text_of_item(opened) == text
    assert opened.window.screen_now is not None
    assert opened.window.screen_now.context == "label"


def test_another_page_is_shown_again(opened: Shell) -> None:
    press(Key.Key_5, ctrl=True)
    press(Key.Key_L, ctrl=True)
    press(Key.Key_Return)
    assert opened.window.screen_now is not None
    assert opened.window.screen_now.context == "guidelines"


def test_a_comment_that_is_being_typed_is_kept(opened: Shell, qtbot: QtBot) -> None:
    press(Key.Key_C)
    qtbot.keyClicks(focused(), "asked twice")
    press(Key.Key_L, ctrl=True)
    press(Key.Key_Return)
    assert isinstance(focused(), QLineEdit)
    assert focused().text() == "asked twice"  # type: ignore[attr-defined]


def test_an_earlier_answer_that_was_looked_at_is_shown_again(opened: Shell) -> None:
    text = text_of_item(opened)
    press(Key.Key_1)
    press(Key.Key_BracketLeft)
    assert text_of_item(opened) == text
    press(Key.Key_L, ctrl=True)
    press(Key.Key_Return)
    assert text_of_item(opened) == text


def test_the_name_can_be_hidden(opened: Shell) -> None:
    opened.user.set("hide_name", True)
    assert opened.window.session is not None
    name = opened.window.session.name
    press(Key.Key_L, ctrl=True)
    assert lock_screen(opened).title.text() == "alapp"
    assert name not in words_in_widgets()


def test_closing_the_project_from_the_lock_goes_to_the_start(opened: Shell) -> None:
    press(Key.Key_L, ctrl=True)
    lock_screen(opened).close_link.click()
    assert opened.window.screen_now is opened.window.start


def test_open_dialogs_are_closed(opened: Shell) -> None:
    opened.window.ask_for_project()
    opened.window.locking.lock()
    assert QApplication.activeModalWidget() is None
    lock_screen(opened)


# -- when


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_it_locks_within_a_second_of_the_limit(qapp: QApplication) -> None:
    clock, told = Clock(), []
    watch = IdleWatch(lambda: 10.0, IdleClock((clock,)))
    watch.left.connect(told.append)
    for _ in range(600):
        clock.now += 1
        watch.look()
    watch.stop()
    assert told == [10.0]


def test_zero_minutes_never_lock(qapp: QApplication) -> None:
    clock = Clock()
    idle = IdleClock((clock,))
    clock.now += 10**7
    assert not idle.due(0)


def test_a_key_right_after_waking_does_not_hide_the_sleep() -> None:
    wall = Clock()
    idle = IdleClock((wall,))
    wall.now += 3600
    idle.touch()
    assert idle.slept()


def test_sleep_locks_though_the_monotonic_clock_stood_still() -> None:
    monotonic, wall = Clock(), Clock()
    idle = IdleClock((wall, monotonic))
    wall.now += 5
    assert not idle.slept()
    wall.now += 3600
    assert idle.slept()
    assert idle.due(10)


def test_a_clock_set_back_does_not_put_the_lock_off() -> None:
    monotonic, wall = Clock(), Clock()
    idle = IdleClock((wall, monotonic))
    wall.now -= 86_400
    monotonic.now += 601
    assert idle.due(10)


def test_a_key_is_a_sign_of_life(opened: Shell, qtbot: QtBot) -> None:
    watch = opened.window.locking.watch
    clock = Clock()
    watch.clock = IdleClock((clock,))
    clock.now += 599
    press(Key.Key_Down)
    clock.now += 599
    assert not watch.clock.due(10)


def test_the_idle_limit_locks_the_window(opened: Shell) -> None:
    opened.window.locking.watch.left.emit(10.0)
    assert "after 10 minutes without a key press." in lock_screen(opened).when.text()


def test_sleep_locks_the_window(opened: Shell) -> None:
    opened.window.locking.watch.asleep.emit()
    assert "went to sleep" in lock_screen(opened).when.text()


# -- a project with a password


PASSWORD = "four words of mine"


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    """An encrypted project whose key is not here."""
    path = small_project(tmp_path)
    keys.encrypt(path, keys.Protection(PASSWORD))
    keys.lock(path)
    return path


def test_a_protected_project_asks_before_it_opens(shell: Shell, protected: Path, qtbot: QtBot) -> None:
    shell.window.show()
    shell.window.open_project(protected)
    assert lock_screen(shell).title.text() == "small"
    assert "with its password" in lock_screen(shell).when.text()
    qtbot.keyClicks(focused(), "four words of yours")
    press(Key.Key_Return)
    assert "does not open this project" in lock_screen(shell).problem.words.text()
    assert lock_screen(shell).password.selectedText() == "four words of yours"
    qtbot.keyClicks(focused(), PASSWORD)
    press(Key.Key_Return)
    assert shell.window.session is not None
    assert shell.window.session.name == "Small"
    shell.window.projects.close()


def test_locking_forgets_the_key_and_unlocking_returns_to_the_item(shell: Shell, protected: Path, qtbot: QtBot) -> None:
    shell.window.show()
    keys.unlock(protected, PASSWORD)
    shell.window.open_project(protected)
    press(Key.Key_2)
    text = text_of_item(shell)
    press(Key.Key_L, ctrl=True)
    assert not keys.is_unlocked(protected)
    assert "AES-256" in lock_screen(shell).foot.words.text()
    qtbot.keyClicks(focused(), PASSWORD)
    press(Key.Key_Return)
    assert text_of_item(shell) == text
    shell.window.projects.close()


def test_closing_a_project_forgets_its_key(shell: Shell, protected: Path) -> None:
    keys.unlock(protected, PASSWORD)
    shell.window.open_project(protected)
    shell.window.close_project()
    assert not keys.is_unlocked(protected)


# -- the screen by itself


@pytest.fixture
def screen(theme: Theme, qtbot: QtBot) -> LockScreen:
    class NoHost:
        def run(self, action_id: str) -> None:
            raise AssertionError(action_id)

    made = LockScreen(theme, NoHost())  # type: ignore[arg-type]
    made.show_locked(Locked(Path("ward.alapp"), "Ward", "Locked at 14:12.", encrypted=True))
    made.resize(900, 700)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_wrong_password_stays_marked_and_slows_down_after_five(screen: LockScreen) -> None:
    screen.password.setText("nonsense")
    for _ in range(4):
        screen.refuse("That password does not open this project.")
    assert screen.go.isEnabled()
    assert screen.password.selectedText() == "nonsense"
    waits = []
    for _ in range(4):
        screen.refuse("That password does not open this project.")
        waits.append(screen.go.text())
        for _ in range(8):
            screen._count_down()
        assert screen.go.isEnabled()
    assert waits == ["Wait 2 s", "Wait 4 s", "Wait 8 s", "Wait 8 s"]


def test_an_empty_field_is_said_and_not_tried(screen: LockScreen) -> None:
    tried: list[str] = []
    screen.unlock.connect(lambda password, _file: tried.append(password))
    screen.press()
    assert screen.problem.words.text() == "Type the password of this project."
    screen.password.setText("right")
    screen.press()
    assert tried == ["right"]
    assert not screen.go.isEnabled()


def test_a_key_file_is_asked_for_where_one_is_needed(screen: LockScreen) -> None:
    screen.show_locked(Locked(Path("ward.alapp"), "Ward", "", encrypted=True, key_file=True))
    screen.password.setText("right")
    screen.press()
    assert "key file" in screen.problem.words.text()
    screen.take_key_file(Path("ward-7.alkey"))
    assert screen.key_name.text() == "ward-7.alkey"


def typed(letter: str, *, shift: bool) -> QKeyEvent:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    return QKeyEvent(QEvent.Type.KeyPress, Key.Key_A, held, letter)


@pytest.mark.parametrize(
    ("letter", "shift", "words"),
    [
        ("a", False, ""),
        ("A", True, ""),
        ("A", False, "Caps Lock is on"),
        ("a", True, "Caps Lock is on"),
        ("7", False, ""),
    ],
)
def test_caps_lock_is_noticed(screen: LockScreen, letter: str, shift: bool, words: str) -> None:
    QApplication.sendEvent(screen.password, typed(letter, shift=shift))
    assert screen.caps.words.text() == words


def test_what_was_typed_goes_with_the_screen(screen: LockScreen) -> None:
    screen.password.setText("right")
    screen.password.eye.click()
    assert screen.password.echoMode() == QLineEdit.EchoMode.Normal
    screen.deactivate()
    assert screen.password.text() == ""
    assert screen.password.echoMode() == QLineEdit.EchoMode.Password


def test_the_lines_below_are_shown_whole(screen: LockScreen) -> None:
    said = "All 110 answers of today are saved. You return to the same item."
    screen.show_locked(Locked(Path("ward.alapp"), "Ward", "Locked at 14:12.", encrypted=True, said_below=said))
    QApplication.processEvents()
    for line in (screen.below, screen.foot):
        assert line.isVisible()
        assert line.words.height() >= line.words.heightForWidth(line.words.width())
        assert line.words.width() >= line.words.sizeHint().width()


def test_everything_is_reached_by_tab(screen: LockScreen) -> None:
    takes = [w for w in screen.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    assert {screen.password, screen.password.eye, screen.go, screen.close_link, screen.open_link} <= set(takes)


def test_a_refusal_of_several_lines_leaves_the_field_its_height(theme: Theme, host: StubHost, qtbot: QtBot) -> None:
    """The card gives its rows the height that they need at its own width, not at that of the window."""
    screen = LockScreen(theme, host)
    qtbot.addWidget(screen)
    screen.resize(1366, 820)
    screen.show_locked(Locked(Path("a.alapp"), "Ward", "", encrypted=True))
    screen.show()
    screen.refuse("That password does not open this project, and nothing was opened or changed. " * 3)
    screen.grab()  # lays it out
    words = screen.problem.words
    assert words.height() >= words.heightForWidth(words.width())
    row = screen.password.parentWidget()
    assert row is not None
    assert screen.password.geometry().bottom() <= row.height()
