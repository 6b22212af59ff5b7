"""The person's own keys: changed in the settings by keys, in use at once, refused where they meet another's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alapp.session import own_keys
from alapp.session.action import own, shipped_keys
from alapp.session.actions import BY_ID, clashes
from alapp.session.settings import UserFile
from alapp.ui.screens.key_settings import KeySettings
from alapp.ui.screens.label.page import LabelScreen
from alapp.ui.screens.preferences import Preferences
from alapp.ui.shell.key_rows import columns
from alapp.ui.shell.keymap import key_table, own_name
from alapp.ui.theme.theme import Theme
from tests.helpers import small_project
from tests.ui.shell_kit import Shell, press


class NoFile(dict[str, object]):
    """A place for values that is no file."""

    def set(self, key: str, value: object) -> None:
        self[key] = value


@pytest.fixture(autouse=True)
def _as_shipped() -> Iterator[None]:
    yield
    own_keys.load(NoFile())


@pytest.fixture
def part(theme: Theme, qtbot: QtBot) -> KeySettings:
    built = KeySettings(theme, UserFile(), own_name)
    qtbot.addWidget(built)
    with qtbot.waitActive(built):
        built.show()
    return built


def mark(part: KeySettings, words: str) -> None:
    """Search a command by its words, and go to its row."""
    part.search.setText(words)
    part.table.setFocus()


def test_a_key_is_changed_in_the_settings_and_counts_in_the_window(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    shell.window.open_project(small_project(tmp_path))
    seen: list[str] = []

    def drive() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Preferences)
        try:
            qtbot.waitUntil(dialog.isActiveWindow)
            part = dialog.findChild(KeySettings)
            assert part is not None
            mark(part, "label: skip")
            press(Qt.Key.Key_Return)
            press(Qt.Key.Key_B, shift=True)
            seen.extend([part.table.action_now.id, part.said.text()])
        finally:
            dialog.reject()

    session = shell.window.session
    assert session is not None
    QTimer.singleShot(0, drive)
    shell.window.overlays.open_settings("Keys")
    assert seen == ["label.skip", ""]
    assert UserFile().get("keys") == {"label.skip": ["Shift+B", "Num+."]}
    with qtbot.waitActive(shell.window):
        shell.window.activateWindow()
    screen = shell.window.screen_now
    assert isinstance(screen, LabelScreen)
    assert screen.card.area.buttons["label.skip"].key == "Shift+B"
    before = session.current
    press(Qt.Key.Key_S)
    assert session.current == before
    press(Qt.Key.Key_B, shift=True)
    assert session.current != before
    sheet = {row.words: row.keys for column in columns("label") for section in column for row in section.rows}
    assert sheet["Skip"] == "Shift+B"


@pytest.mark.parametrize(
    ("pressed", "said"),
    [
        (lambda: press(Qt.Key.Key_F), "Label: flag"),
        (lambda: press(Qt.Key.Key_K, ctrl=True), "Go to: command palette"),
        (lambda: press(Qt.Key.Key_X), "Region: reject"),
        (lambda: press(Qt.Key.Key_D), "kept for labels"),
        (lambda: press(Qt.Key.Key_5), "Digits"),
        (lambda: press(Qt.Key.Key_Tab), "moving and editing"),
    ],
)
def test_a_key_that_cannot_be_is_refused_with_its_reason(
    part: KeySettings, pressed: Callable[[], None], said: str
) -> None:
    mark(part, "label: skip")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Control)  # a modifier alone is no key yet
    pressed()
    assert said in part.said.text()
    assert BY_ID["label.skip"].keys == shipped_keys(BY_ID["label.skip"])
    assert part.table.hasFocus()


def test_esc_leaves_the_key_as_it_is(part: KeySettings) -> None:
    mark(part, "label: skip")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert not part.change.waits
    assert own.keys == {}


def test_one_and_all_can_be_as_they_were(part: KeySettings) -> None:
    user = UserFile()
    assert own_keys.change(user, BY_ID["label.flag"], "Shift+F") == ""
    assert own_keys.change(user, BY_ID["label.skip"], "F") == ""
    mark(part, "label: flag")
    part.back.click()
    assert "Label: skip" in part.said.text()  # the table's key of one is the other's by now
    part.back_all.click()
    assert own.keys == {}
    assert UserFile().get("keys") == {}
    assert key_table("label")["F"] == "label.flag"


def test_a_row_of_digits_cannot_be_changed(part: KeySettings) -> None:
    mark(part, "label 1 to 10")
    assert not part.change.isEnabled()
    press(Qt.Key.Key_Return)
    assert "stay as they are" in part.said.text()


def test_what_is_kept_and_cannot_be_used_is_left_out() -> None:
    kept: dict[str, object] = {
        "label.skip": ["Shift+B"],
        "label.flag": ["C"],  # the comment's
        "label.comment": "X",
        "label.redo": [],
        "label.why": ["D"],
        "label.gold": [3],
        "back": ["F2"],
        "no.such": ["F4"],
        "browse.flag": ["5"],
        "label.undo": ["Ctrl+ß ü"],
    }
    own_keys.load(NoFile(keys=kept))
    assert own.keys == {"label.skip": ("Shift+B",)}
    own_keys.load(NoFile(keys="nonsense"))
    assert own.keys == {}


def test_two_commands_can_have_each_others_keys() -> None:
    kept = {"label.skip": ["F"], "label.flag": ["S"], "browse.flag": ["Ctrl+Shift+B"]}
    own_keys.load(NoFile(keys=kept))
    assert set(own.keys) == set(kept)
    assert clashes() == []
    assert key_table("spans")["F"] == "label.skip"
