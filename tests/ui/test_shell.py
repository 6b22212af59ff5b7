"""The window: pages, header, status line, panes, banner, settings, sizes; by real key presses."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from alapp.domain.errors import AppError, ProjectInUse
from alapp.session.crashes import log_here
from alapp.session.settings import UserFile
from alapp.session.training import TrainingState
from alapp.ui.shell.bridge import Bridge
from alapp.ui.shell.cards import training_chip
from alapp.ui.shell.frame import ProjectFrame, digit_keys
from alapp.ui.shell.pages import PAGES, PageRow
from alapp.ui.shell.router import is_text_field
from alapp.ui.shell.status import StatusLine
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.scroll import ColumnScroll
from tests.ui.shell_kit import Shell, focused, press

Key = Qt.Key


@pytest.fixture
def opened(shell: Shell, project: Path) -> Shell:
    """The window with a project at its Label page."""
    shell.window.open_project(project)
    return shell


def frame_of(shell: Shell) -> ProjectFrame:
    assert shell.window.frame is not None
    return shell.window.frame


# -- pages


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.id)
def test_a_key_shows_each_page(opened: Shell, page: PageRow) -> None:
    digit = page.key[-1]
    press(Key(Key.Key_0.value + int(digit)), ctrl=True)
    screen = opened.window.screen_now
    assert screen is not None
    assert screen.context == page.id
    assert frame_of(opened).rail.buttons[page.action].isChecked()
    assert screen.isAncestorOf(focused()) or focused() is screen


def test_a_digit_answers_and_the_line_says_saved(opened: Shell) -> None:
    session = opened.window.session
    assert session is not None
    before = session.current
    press(Key.Key_2)
    assert session.pace.answered == 1
    assert session.current is not before
    assert frame_of(opened).status.state_words == "Every answer is saved"


def test_the_status_line_names_the_keys_that_work(opened: Shell) -> None:
    hints = frame_of(opened).status.hints.hints
    assert hints[0] == ("1–3", "label and go on")
    assert hints[-1] == ("?", "all keys")
    assert len(hints) <= 9
    assert "label and go on: 1–3" in frame_of(opened).status.hints.accessibleName()


def test_too_many_hints_leave_the_last_one(theme: Theme, qtbot: QtBot) -> None:
    line = StatusLine(theme)
    qtbot.addWidget(line)
    line.resize(420, 28)
    line.hints.set_hints([(key, "a long explanation") for key in "ABCDEFGH"] + [("?", "all keys")])
    line.hints.resize(300, 20)
    fitting = line.hints.fitting()
    assert fitting[-1] == ("?", "all keys")
    assert len(fitting) < 9


def test_words_go_away_with_the_next_action(opened: Shell) -> None:
    opened.window.status("Nothing to undo.")
    assert frame_of(opened).status.hints.message == "Nothing to undo."
    press(Key.Key_1)
    assert frame_of(opened).status.hints.message == ""
    press(Key.Key_L, ctrl=True, shift=True)
    assert "Nothing to undo." in opened.window.overlays.messages.text.toPlainText()


@pytest.mark.parametrize(("keys", "labels", "shown"), [("1..9,0", 6, "1–6"), ("1..9,0", 12, "1–0"), ("A", 6, "A")])
def test_digits_in_the_status_line(keys: str, labels: int, shown: str) -> None:
    assert digit_keys(keys, labels) == shown


# -- keys and focus


def test_panes_are_walked_round_and_back(opened: Shell) -> None:
    start = focused()
    seen = []
    for _ in range(12):
        press(Key.Key_F6)
        seen.append(focused())
        if focused() is start:
            break
    assert start in seen
    assert any(frame_of(opened).header.isAncestorOf(w) for w in seen)
    assert any(frame_of(opened).rail.isAncestorOf(w) for w in seen)
    press(Key.Key_F6, shift=True)
    assert focused() is not start


def test_item_only_hides_the_frame_and_escape_brings_it_back(opened: Shell) -> None:
    press(Key.Key_F11)
    assert frame_of(opened).header.isHidden()
    assert frame_of(opened).status.isHidden()
    press(Key.Key_F11)
    assert not frame_of(opened).header.isHidden()


def test_letters_go_to_a_field_that_has_focus(opened: Shell) -> None:
    press(Key.Key_3, ctrl=True)
    press(Key.Key_Slash)
    assert is_text_field(focused())
    QTest.keyClicks(focused(), "flu1")
    assert focused().property("text") == "flu1"
    assert opened.window.session is not None
    assert opened.window.session.pace.answered == 0
    press(Key.Key_1, ctrl=True)
    assert opened.window.screen_now is not None
    assert opened.window.screen_now.context == "label"


def test_a_held_key_answers_once(opened: Shell) -> None:
    session = opened.window.session
    assert session is not None
    target = focused()
    for i in range(30):
        event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_1.value, Qt.KeyboardModifier.NoModifier, "1", i > 0)
        QApplication.sendEvent(target, event)
    assert session.pace.answered == 1


def test_space_presses_a_button_that_has_focus(opened: Shell) -> None:
    chip = frame_of(opened).header.chips["offline"]
    chip.setFocus()
    press(Key.Key_Space)
    assert opened.window.overlays.card.isVisible()
    press(Key.Key_Escape)
    assert not opened.window.overlays.card.isVisible()
    assert focused() is chip


def test_tab_stays_in_an_open_panel(opened: Shell) -> None:
    press(Key.Key_F1, shift=True)
    sheet = opened.window.overlays.sheet
    assert sheet.isVisible()
    for _ in range(8):
        press(Key.Key_Tab)
        assert sheet.isAncestorOf(focused())
    press(Key.Key_2)
    assert opened.window.session is not None
    assert opened.window.session.pace.answered == 0


def test_the_sheet_opens_on_the_page_and_switches(opened: Shell) -> None:
    press(Key.Key_3, ctrl=True)
    opened.window.run("keys")
    sheet = opened.window.overlays.sheet
    assert sheet.tabs.current == "browse"
    QTest.keyClicks(focused(), "gold")
    words = [label.text() for label in sheet.area.findChildren(QLabel)]
    assert "Mark as gold (lead)" in words
    assert "Flag" not in words


def test_the_menu_holds_the_commands(opened: Shell) -> None:
    press(Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    titles = {action.text() for action in menu.actions()}
    assert {"Project", "Go to", "Look", "Label"} <= titles
    menu.close()


def test_a_shortcut_is_claimed_before_any_other_takes_it(opened: Shell) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_S.value, Qt.KeyboardModifier.NoModifier, "s")
    event.ignore()
    QApplication.sendEvent(focused(), event)
    assert event.isAccepted()


# -- look


def test_text_size_and_theme_by_key_are_kept(shell: Shell) -> None:
    press(Key.Key_Plus, ctrl=True)
    press(Key.Key_Plus, ctrl=True)
    assert shell.theme.factor == pytest.approx(1.2)
    press(Key.Key_0, ctrl=True)
    assert shell.theme.factor == 1.0
    shell.window.run("theme.dark")
    assert UserFile().get("theme") == "dark"


SIZES = [(1024, 680), (1366, 768)]


def clipped(root: QWidget) -> list[str]:
    """Return the labels and buttons whose words do not fit."""
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, (QLabel, QAbstractButton)) or not widget.isVisible():
            continue
        least = widget.minimumSizeHint() if isinstance(widget, QLabel) else widget.sizeHint()
        if widget.hasHeightForWidth():
            least.setHeight(widget.heightForWidth(widget.width()))
        if isinstance(widget, QAbstractButton) and widget.minimumSizeHint().isValid():
            least = widget.minimumSizeHint()
        if widget.width() < least.width() - 1 or widget.height() < least.height() - 1:
            found.append(f"{type(widget).__name__} {widget.text()!r} {widget.size()} < {least}")
    return found


def cut_off(root: QWidget) -> list[str]:
    """Return the scrolling columns that are narrower than what stands in them."""
    return [
        f"{content.minimumSizeHint()} > {area.viewport().size()}"
        for area in root.findChildren(ColumnScroll)
        if (content := area.widget()) is not None and content.minimumSizeHint().width() > area.viewport().width()
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("factor", [1.0, 1.3, 1.6])
def test_nothing_of_the_shell_is_clipped(opened: Shell, size: tuple[int, int], factor: float, qtbot: QtBot) -> None:
    opened.theme.set_factor(factor)
    opened.window.resize(*size)
    QApplication.processEvents()
    frame = frame_of(opened)
    clips = clipped(frame.header) + clipped(frame.rail) + clipped(frame.status)
    assert clips == []
    opened.window.close_project()
    qtbot.waitUntil(lambda: clipped(opened.window.start) + cut_off(opened.window.start) == [], timeout=3000)


def test_every_control_has_a_name(opened: Shell) -> None:
    for page in PAGES:
        opened.window.go(page.id)
    opened.window.overlays.open_keys()
    nameless = [
        f"{type(w).__name__} in {type(w.parent()).__name__}"
        for w in opened.window.findChildren(QWidget)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus and not w.accessibleName() and w.isVisible()
    ]
    assert nameless == []


# -- problems


def test_a_problem_stays_until_closed(opened: Shell) -> None:
    error = AppError("The disk is full.", "Your answers are safe.", "Free some space.", "OSError 28")
    opened.window.banner(error)
    opened.window.banner(error)
    area = frame_of(opened).banner
    assert area.errors == [error]
    press(Key.Key_1)
    assert area.errors == [error]
    buttons = [b for b in area.findChildren(QAbstractButton) if b.isVisible()]
    close = next(b for b in buttons if "Close" in b.accessibleName())
    close.click()
    assert area.errors == []
    assert area.isHidden()


def test_details_can_be_shown_and_copied(opened: Shell) -> None:
    opened.window.banner(AppError("It failed.", details="ValueError at row 7"))
    area = frame_of(opened).banner
    buttons = {b.text(): b for b in area.findChildren(QAbstractButton)}
    buttons["Details"].click()
    assert any(label.text() == "ValueError at row 7" and label.isVisible() for label in area.findChildren(QLabel))
    buttons["Copy"].click()
    assert "ValueError at row 7" in QApplication.clipboard().text()


def test_an_unknown_error_reaches_the_banner_but_not_its_words(own_settings: Path, qtbot: QtBot) -> None:
    path, bridge = log_here(), Bridge()
    with qtbot.waitSignal(bridge.failed) as caught:
        try:
            raise ValueError("the patient Jane Doe")
        except ValueError as error:
            bridge.catch(type(error), error, error.__traceback__)
    assert isinstance(caught.args[0], AppError)
    assert "Jane" not in str(caught.args[0])
    assert "Jane" not in caught.args[0].details
    assert str(path) in caught.args[0].details
    assert path == own_settings / "alapp.log"
    log = path.read_text("utf-8")
    assert "ValueError test_shell.py" in log
    assert "Jane" not in log


def test_deeds_are_delivered_on_the_window_s_thread(qtbot: QtBot) -> None:
    bridge = Bridge()
    ran: list[str] = []
    thread = threading.Thread(target=lambda: bridge.deliver(lambda: ran.append(threading.current_thread().name)))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(ran))
    assert ran == [threading.main_thread().name]


def test_a_project_in_use_offers_read_only(shell: Shell, project: Path) -> None:
    shell.window.projects.failed.emit(ProjectInUse("Open on WS-14 since 09:20.", remedy="Open read-only?"), project)
    offer = next(b for b in shell.window.banner_area.findChildren(QAbstractButton) if b.text() == "Open read-only")
    offer.click()
    assert shell.window.session is not None
    assert shell.window.session.read_only
    assert frame_of(shell).status.state_words.startswith("Read-only")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (TrainingState(), "No model yet"),
        (TrainingState("running", 13, 62), "Training model 14: 62 %"),
        (TrainingState("current", 13), "Model 13 is current"),
        (TrainingState("failed", 13, message="not enough memory"), "Training stopped"),
    ],
)
def test_words_of_the_training_chip(state: TrainingState, words: str) -> None:
    assert training_chip(state)[0] == words


def test_the_window_comes_back_where_it_was(shell: Shell) -> None:
    shell.window.resize(1024, 700)
    shell.window.close()
    shell.window.resize(1024, 760)
    shell.window._state.restore(shell.window)
    assert shell.window.height() == 700
