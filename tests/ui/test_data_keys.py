"""Keys of a project in the window: encrypt, add, change, recover, take away, turn off; and the wizard's password."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from alapp.session import keys
from alapp.ui.screens.data.keys import KeysPart
from alapp.ui.screens.data.page import DataScreen
from alapp.ui.screens.key_dialog import KeyDialog, RecoveryDialog
from alapp.ui.screens.wizard.protect import ProtectionPart
from alapp.ui.theme.theme import Theme
from tests.helpers import small_project
from tests.ui.shell_kit import Shell, focused, press

Key = Qt.Key
PASSWORD, OTHER = "four words of mine", "another four of hers"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_project(tmp_path)


def safety_of(shell: Shell) -> KeysPart:
    """Go to Data, Safety, by key, and return its part about keys."""
    press(Key.Key_7, ctrl=True)
    press(Key.Key_5)
    screen = shell.window.screen_now
    assert isinstance(screen, DataScreen)
    assert screen.tab == "safety"
    return screen.safety.keys


@pytest.fixture
def plain(shell: Shell, path: Path) -> KeysPart:
    shell.window.show()
    shell.window.open_project(path)
    return safety_of(shell)


@pytest.fixture
def encrypted(shell: Shell, path: Path) -> KeysPart:
    keys.encrypt(path, keys.Protection(PASSWORD, name="Ada"))
    shell.window.show()
    shell.window.open_project(path)
    return safety_of(shell)


def dialog_of(part: KeysPart) -> KeyDialog:
    assert isinstance(part.dialog, KeyDialog)
    return part.dialog


def fill(part: KeysPart, **answers: str) -> KeyDialog:
    """Type into the fields of the dialog that is open, and press its button."""
    dialog = dialog_of(part)
    for name, text in answers.items():
        dialog.fields[name].setText(text)
    dialog.press()
    return dialog


def test_a_plain_project_says_so_and_offers_a_password(plain: KeysPart) -> None:
    assert "whoever has it can read it" in plain.state.text()
    assert plain.first_focus() is plain._buttons["encrypt"]


def test_encrypting_from_the_window_leaves_no_plain_byte_and_stays_open(
    shell: Shell, plain: KeysPart, path: Path
) -> None:
    assert shell.window.session is not None
    assert shell.window.session.current is not None
    text = shell.window.session.current.item.text
    assert text.encode() in path.read_bytes()
    press(Key.Key_Space)
    fill(plain, new=PASSWORD, name="Ada")
    assert shell.window.session is not None
    part = safety_of(shell)
    assert [(slot.words, slot.name) for slot in part.jobs.slots] == [("password", "Ada")]
    shell.window.close_project()
    assert text.encode() not in path.read_bytes()
    keys.unlock(path, PASSWORD)
    keys.lock(path)


def test_a_short_password_is_refused_and_stays_typed(plain: KeysPart) -> None:
    plain.ask_encrypt()
    dialog = fill(plain, new="short")
    assert "8 to 1024 characters" in dialog.problem.words.text()
    assert dialog.fields["new"].text() == "short"
    assert dialog.strength.text().startswith("Too short")
    dialog.reject()
    assert dialog.fields["new"].text() == ""


def test_another_password_opens_it_too(shell: Shell, encrypted: KeysPart, path: Path) -> None:
    encrypted.ask_add()
    fill(encrypted, new=OTHER, name="Grace")
    assert [slot.name for slot in encrypted.jobs.slots] == ["Ada", "Grace"]
    assert encrypted.rows.rowCount() == 2
    shell.window.close_project()
    assert keys.unlock(path, OTHER).name == "Grace"
    keys.lock(path)


def test_a_password_is_changed_and_a_wrong_one_is_said(shell: Shell, encrypted: KeysPart, path: Path) -> None:
    encrypted.ask_change()
    dialog = fill(encrypted, old="not the one", new=OTHER)
    assert "does not open this project" in dialog.problem.words.text()
    fill(encrypted, old=PASSWORD, new=OTHER)
    shell.window.close_project()
    with pytest.raises(keys.WrongPassword):
        keys.unlock(path, PASSWORD)
    keys.unlock(path, OTHER)
    keys.lock(path)


def test_a_recovery_key_is_shown_once_and_opens_it(shell: Shell, encrypted: KeysPart, path: Path) -> None:
    encrypted.ask_recovery()
    assert isinstance(encrypted.dialog, RecoveryDialog)
    printed = encrypted.dialog.key.text()
    assert not encrypted.dialog.close_button.isEnabled()
    encrypted.dialog.written.click()
    encrypted.dialog.close_button.click()
    assert encrypted.dialog.key.text() == ""
    shell.window.close_project()
    assert keys.unlock(path, printed).kind == "recovery"
    keys.lock(path)


def test_the_last_key_cannot_be_taken_away(encrypted: KeysPart) -> None:
    assert not encrypted._buttons["remove"].isEnabled()
    encrypted.ask_add()
    fill(encrypted, new=OTHER)
    assert encrypted._buttons["remove"].isEnabled()
    encrypted.table.selectRow(0)
    encrypted.ask_remove()
    assert "Backups and copies made before still open with it." in dialog_of(encrypted).lead.text()
    dialog_of(encrypted).press()
    assert [slot.number for slot in encrypted.jobs.slots] == [2]
    assert not encrypted._buttons["remove"].isEnabled()


def test_turning_it_off_wants_the_word(shell: Shell, encrypted: KeysPart, path: Path) -> None:
    encrypted.ask_decrypt()
    dialog = fill(encrypted, word="yes")
    assert "Type the word" in dialog.problem.words.text()
    fill(encrypted, word="decrypt")
    part = safety_of(shell)
    assert "not encrypted" in part.state.text()
    shell.window.close_project()
    assert not keys.is_encrypted(path)


# -- the wizard


@pytest.fixture
def protection(theme: Theme, qtbot: QtBot) -> ProtectionPart:
    part = ProtectionPart(theme)
    qtbot.addWidget(part)
    part.show()
    return part


def test_no_password_unless_it_is_wanted(protection: ProtectionPart) -> None:
    assert protection.wanted is None
    assert protection.minutes == 10


def test_a_password_and_how_strong_it_is(protection: ProtectionPart, qtbot: QtBot) -> None:
    protection.box.click()
    qtbot.keyClicks(protection.password, PASSWORD)
    assert protection.strength.text() == "Strong"
    assert protection.wanted == keys.Protection(PASSWORD)
    protection.box.click()
    assert protection.wanted is None
    assert protection.password.text() == ""


def test_keys_reach_the_tab_and_its_buttons(plain: KeysPart) -> None:
    assert focused() is plain._buttons["encrypt"]
