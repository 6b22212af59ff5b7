"""“Prove it” on the Data page: really looked at in the child, shown with words and icon, saved as a statement."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from alapp.session.proof import Statement
from alapp.session.proof_facts import VERDICTS
from alapp.session.proof_words import judged
from alapp.session.session import Session
from alapp.ui.screens.data.proof import LOOKS, ProofPart
from alapp.ui.screens.manual import Manual
from alapp.ui.shell.bridge import Bridge
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.card import Icon, Notice
from alapp.ui.widgets.file_dialog import FileDialog
from alapp.ui.widgets.text import SafeLabel
from tests.helpers import small_project
from tests.ui.conftest import StubHost

# the offscreen screen has no window manager; dialogs make it say so
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def part(
    tmp_path: Path, theme: Theme, host: StubHost, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ProofPart]:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))  # traces are looked for there, not in what others write
    bridge = Bridge()
    session = Session.open(small_project(tmp_path), "A1", deliver=bridge.deliver)
    part = ProofPart(theme, session, host)
    qtbot.addWidget(part)
    part.resize(1000, 800)
    part.show()
    yield part
    session.close()


def _looked(part: ProofPart, qtbot: QtBot) -> Statement:
    qtbot.mouseClick(part.check, Qt.MouseButton.LeftButton)
    assert not part.check.isEnabled()
    assert part.bar.isVisible()
    host = part.host
    assert isinstance(host, StubHost)
    qtbot.waitUntil(lambda: part.statement is not None or bool(host.banners), timeout=60_000)
    assert part.statement is not None, [(str(error), error.details) for error in host.banners]
    return part.statement


def test_nothing_is_looked_at_before_it_is_asked_for(part: ProofPart) -> None:
    assert part.rows == []
    assert part.save_as.isHidden()


def test_the_page_about_the_promises_opens_inside_and_closes_with_escape(part: ProofPart, qtbot: QtBot) -> None:
    qtbot.mouseClick(part.manual, Qt.MouseButton.LeftButton)
    shown = part.window().findChild(Manual)
    assert shown is not None
    assert shown.view.toPlainText().startswith("What is promised, and how to check it")
    qtbot.keyClick(shown.view, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_each_promise_is_shown_and_the_statement_is_saved(part: ProofPart, host: StubHost, qtbot: QtBot) -> None:
    statement = _looked(part, qtbot)
    assert [row.finding for row in part.rows] == list(statement.findings)
    for row in part.rows:
        icon, _ = LOOKS[row.finding.verdict]
        assert row.verdict.text() == VERDICTS[row.finding.verdict]
        assert [shown.name for shown in row.findChildren(Icon)] == [icon]
        assert row.finding.promise in row.accessibleName()
    detailed = next(row for row in part.rows if row.finding.parts)
    assert detailed.parts.isHidden()
    detailed.more.click()
    assert detailed.parts.isVisible()
    assert part.check.isEnabled()
    qtbot.mouseClick(part.save_as, Qt.MouseButton.LeftButton)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FileDialog)
    target = part.session.path.parent / "for the officer.txt"
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setText(str(target))
    dialog.accept()
    assert target.read_text("utf-8") == statement.text()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert host.words[-1] == "The statement was written to for the officer.txt."


def test_what_did_not_hold_is_said_first(part: ProofPart, qtbot: QtBot) -> None:
    facts = replace(_looked(part, qtbot).facts, refused_on_purpose=False)
    part._show(Statement(facts, tuple(judged(facts))))
    notice = part.result.findChild(Notice)
    assert notice is not None
    assert any("did not hold" in label.text() for label in notice.findChildren(SafeLabel))
    assert part.rows[0].verdict.text() == "Not held"


def test_a_place_that_cannot_be_written_to_is_told(
    part: ProofPart, host: StubHost, qtbot: QtBot, tmp_path: Path
) -> None:
    _looked(part, qtbot)
    (tmp_path / "taken").write_text("")
    part.save_to(tmp_path / "taken" / "statement.txt")
    assert "The statement was not saved." in host.banners[-1].meaning
