"""The Backups tab and the audit trail on a real project, by keys and buttons."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from alapp.domain.backup import Backup
from alapp.session.session import Session
from alapp.ui.screens.data.page import DataScreen
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.file_dialog import FileDialog
from tests.helpers import small_project, true_label
from tests.ui.conftest import StubHost
from tests.ui.page_kit import Keys, PageWindow, unnamed

# the offscreen screen has no window manager; dialogs make it say so
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with_answers = Session.open(small_project(tmp_path, 30), "A1", background=False)
    answer(with_answers, 3)
    yield with_answers
    with_answers.close()


@pytest.fixture
def screen(session: Session, theme: Theme, host: StubHost, qtbot: QtBot) -> Iterator[DataScreen]:
    made = DataScreen(theme, session, host)
    window = PageWindow(session, made)
    qtbot.addWidget(window)
    window.open()
    qtbot.waitUntil(window.isActiveWindow)
    Keys(window).press("4")
    assert made.tab == "backups"
    yield made
    window.hide()


def answer(session: Session, n: int) -> None:
    for _ in range(n):
        assert session.current is not None
        session.press(true_label(session.guideline, session.current.item.key))


def test_a_backup_made_by_hand_stands_in_the_list(session: Session, screen: DataScreen, host: StubHost) -> None:
    tab = screen.backups
    assert tab.empty.isVisible()
    assert tab.reason("backup.restore") == "There is no backup yet."
    Keys(screen.window()).press("B")
    assert [row[1:4] + row[5:] for row in tab.rows.rows] == [("made by hand", "3", "30", "the same as now")]
    assert host.words[-1].startswith("Backed up and checked: 3 answers")
    assert tab.place.text().endswith("small.backups")
    answer(session, 2)
    assert tab.rows.rows[0][5] == "2 answers fewer than now"
    assert unnamed(screen) == []


def test_a_restore_is_asked_for_once_and_says_how_it_differs(
    session: Session, screen: DataScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, tab, restored = Keys(screen.window()), screen.backups, list[Backup]()
    keys.press("B")
    answer(session, 1)
    monkeypatch.setattr(tab, "restore", restored.append)
    keys.press("Shift+R")
    notice = tab.question
    assert notice is not None
    assert "1 answer fewer than now" in notice.accessibleName()
    keep, _ = notice.findChildren(Button)
    assert keep.hasFocus()
    keep.click()
    assert restored == []
    keys.press("Shift+R")
    assert tab.question is not None
    tab.question.findChildren(Button)[1].click()
    assert [b.path for b in restored] == [tab.current.path] if tab.current else []


def test_backups_go_to_another_folder(session: Session, screen: DataScreen, tmp_path: Path) -> None:
    tab = screen.backups
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    tab.ask_folder()
    dialog = tab.findChild(FileDialog)
    assert dialog is not None
    line = dialog.findChild(QLineEdit)
    assert line is not None
    line.setText(str(elsewhere))
    dialog.accept()
    tab.make()
    assert [p.parent for p in tmp_path.rglob("*.alapp.json")] == [elsewhere]
    tab.choose_folder(str(tmp_path / "small.backups"))
    assert session.settings.get("backup_folder") == ""


def test_a_full_disk_is_said_in_the_tab(session: Session, screen: DataScreen, tmp_path: Path) -> None:
    (tmp_path / "small.backups").write_text("a file where the folder would be", "utf-8")
    screen.backups.make()
    said = [n.accessibleName() for n in screen.backups.notes()]
    assert len(said) == 1
    assert "No backup was made" in said[0]


def test_the_audit_trail_is_written_from_the_export_tab(session: Session, screen: DataScreen, tmp_path: Path) -> None:
    screen.write_trail()
    assert screen.tab == "export"
    screen.export.trail.write_to(str(tmp_path / "trail.jsonl"))
    rows = [json.loads(line) for line in (tmp_path / "trail.jsonl").read_text("utf-8").splitlines()]
    assert [row["op"] for row in rows] == ["guideline", "annotate", "annotate", "annotate"]
    assert screen.export.trail.words.text().startswith("4 events written to trail.jsonl")
    screen.export.trail.write_to(str(tmp_path / "unnamed"))
    assert (tmp_path / "unnamed.csv").exists()
