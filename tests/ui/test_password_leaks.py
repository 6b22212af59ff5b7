"""A password stands in its field and nowhere else: no message, no accessible name, no log, no crash report."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alapp.jobs import crash_log
from alapp.session import keys
from alapp.ui.screens.lock import LockScreen
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.password import PasswordField
from tests.helpers import small_project
from tests.ui.shell_kit import Shell, focused, press

PASSWORD, WRONG = "zq four words xv", "zq other words xv"


def said_of_widgets() -> str:
    """Everything a screen reader is told of every widget, and what hovering shows."""
    found: list[str] = []
    for widget in QApplication.allWidgets():
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.objectName()]
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None:
            found += [interface.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value)]
    return "\n".join(found)


def test_a_refused_password_is_said_nowhere(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    path = small_project(tmp_path)
    keys.encrypt(path, keys.Protection(PASSWORD))
    keys.lock(path)
    shell.window.show()
    shell.window.open_project(path)
    for typed in (WRONG, PASSWORD):
        qtbot.keyClicks(focused(), typed)
        assert typed not in said_of_widgets(), "what is hidden is hidden from a screen reader too"
        press(Qt.Key.Key_Return)
        assert typed not in shell.window.log.text
    assert shell.window.session is not None
    assert not any(words in said_of_widgets() + shell.window.log.text for words in (WRONG, PASSWORD))


def test_an_error_while_unlocking_leaves_no_password_in_the_log(
    shell: Shell, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, log = small_project(tmp_path), tmp_path / "alapp.log"
    keys.encrypt(path, keys.Protection(PASSWORD))
    keys.lock(path)

    def broken(path: Path, password: str, key_file: Path | None) -> None:
        raise ValueError(f"cannot use {password}")

    monkeypatch.setattr(keys, "unlock", broken)
    crash_log.write_to(log)
    try:
        shell.window.show()
        shell.window.open_project(path)
        qtbot.keyClicks(focused(), PASSWORD)
        press(Qt.Key.Key_Return)
        screen = shell.window.screen_now
        assert isinstance(screen, LockScreen)
        assert screen.problem.words.text()
        assert PASSWORD not in screen.problem.words.text() + said_of_widgets() + shell.window.log.text
        crash_log.write(ValueError(PASSWORD))
        assert "ValueError" in log.read_text("utf-8")
        assert PASSWORD not in log.read_text("utf-8")
    finally:
        crash_log.write_to(None)


def test_a_field_keeps_no_password_for_undo_prediction_or_copying(theme: Theme, qtbot: QtBot) -> None:
    field = PasswordField(theme, "Password")
    qtbot.addWidget(field)
    field.show()
    hints = field.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText
    QApplication.clipboard().clear()
    qtbot.keyClicks(field, PASSWORD)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == ""
    field.forget()
    field.undo()
    assert field.text() == ""
