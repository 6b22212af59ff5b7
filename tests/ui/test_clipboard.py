"""What was copied in the program leaves the clipboard again; what another program put there stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from alapp.ui.shell.clipboard import HINTS, MARK, ClipboardKeeper, copy_to_keep, empty_clipboards

SHORT = 0.05


class Owner:
    """Says whose the clipboard is: the platform without a screen does not know."""

    ours = True

    def __call__(self) -> bool:
        return self.ours


@pytest.fixture
def owner(qtbot: QtBot) -> Iterator[Owner]:
    clipboard, owner = QGuiApplication.clipboard(), Owner()
    clipboard.clear()
    keeper = ClipboardKeeper(clipboard, owns=owner, seconds=SHORT)
    yield owner
    clipboard.clear()
    keeper.deleteLater()


def _copy(qtbot: QtBot, text: str) -> None:
    line = QLineEdit(text)
    qtbot.addWidget(line)
    line.selectAll()
    line.copy()


def _text() -> str:
    return QGuiApplication.clipboard().text()


def test_a_copied_text_is_hidden_from_histories_and_gone_after_its_time(owner: Owner, qtbot: QtBot) -> None:
    _copy(qtbot, "fell beside the bed")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "fell beside the bed"
    assert {form: data.data(form).data() for form, _ in HINTS} == dict(HINTS)
    qtbot.waitUntil(lambda: _text() == "", timeout=3000)


def test_what_another_program_copied_since_stays(owner: Owner, qtbot: QtBot) -> None:
    _copy(qtbot, "fell beside the bed")
    owner.ours = False
    QGuiApplication.clipboard().setText("from elsewhere")
    with qtbot.waitSignal(QGuiApplication.clipboard().dataChanged, timeout=round(4000 * SHORT), raising=False):
        pass
    assert _text() == "from elsewhere"


def test_a_second_copy_begins_its_own_time(owner: Owner, qtbot: QtBot) -> None:
    _copy(qtbot, "first")
    _copy(qtbot, "second")
    assert _text() == "second"
    qtbot.waitUntil(lambda: _text() == "", timeout=3000)


def test_words_of_the_program_stay(owner: Owner, qtbot: QtBot) -> None:
    copy_to_keep("ValueError at row 7")
    assert not QGuiApplication.clipboard().mimeData().hasFormat(MARK)
    with qtbot.waitSignal(QGuiApplication.clipboard().dataChanged, timeout=round(4000 * SHORT), raising=False) as none:
        pass
    assert not none.signal_triggered
    assert _text() == "ValueError at row 7"


def test_the_lock_and_the_end_of_the_program_empty_at_once(qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    keeper = ClipboardKeeper(clipboard, QGuiApplication.instance(), owns=lambda: True, seconds=3600)
    _copy(qtbot, "fell beside the bed")
    assert keeper.holds
    empty_clipboards()
    assert _text() == ""
    assert not keeper.holds
    keeper.deleteLater()
