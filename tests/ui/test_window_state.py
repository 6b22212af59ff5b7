"""Where the window was, kept if it can be kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from alapp.ui.shell.state import WindowState


def test_a_folder_that_cannot_be_made_changes_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    """The home of a strict administrator may be read-only: the window opens all the same, at its first size."""
    blocked = tmp_path / "home"
    blocked.write_text("a file where the folder would be")
    window = QWidget()
    qtbot.addWidget(window)
    state = WindowState(blocked / "alapp")
    state.restore(window)
    state.keep(window)
    assert window.width() > 0
    assert blocked.is_file()
