"""Asking for a file leaves no trace in the settings that programs made with Qt share."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASKS = """
import sys
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from alapp.ui.widgets.file_dialog import FileDialog
app = QApplication([])
dialog = FileDialog(None, "Open", sys.argv[1])
assert dialog.testOption(FileDialog.Option.DontUseNativeDialog)
dialog.finished.connect(dialog.deleteLater)
dialog.destroyed.connect(app.quit)
dialog.open()
QTimer.singleShot(50, dialog.reject)
app.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the shared settings are no file there")
@pytest.mark.parametrize("before", ["", "[FileDialog]\nhistory=file:///usr/share\nviewMode=List\n"])
def test_the_shared_settings_are_as_before(tmp_path: Path, before: str) -> None:
    shared = tmp_path / ".config" / "QtProject.conf"
    if before:
        shared.parent.mkdir()
        shared.write_text(before)
    chosen = tmp_path / "ward-7-canary"
    chosen.mkdir()
    env = {"HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", ASKS, str(chosen)], env=env, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    left = shared.read_text() if shared.exists() else ""
    assert "canary" not in left
    assert sorted(left.split()) == sorted(before.split())


def test_there_is_no_other_way_to_ask_for_a_file() -> None:
    asking = [p.name for p in (ROOT / "alapp" / "ui").rglob("*.py") if "QFileDialog(" in p.read_text("utf-8")]
    assert asking == []
