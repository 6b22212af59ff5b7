"""The Data page on a real project: sources with what was left out, export with its preview, models."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from alapp.domain.errors import StorageFailed
from alapp.domain.exchange import ImportPlan, ReadingOptions, Role
from alapp.formats.registry import EXPORTERS
from alapp.session import exchange_export
from alapp.session.archive import unpack as unpack_archive
from alapp.session.background import Job
from alapp.session.exchange import Exchange
from alapp.session.session import Session
from alapp.ui.screens.data import words as words
from alapp.ui.screens.data.page import DataScreen
from alapp.ui.theme.theme import Theme
from tests.helpers import small_project, true_label
from tests.ui.conftest import StubHost
from tests.ui.page_kit import Keys, PageWindow, add_model, unnamed

# the offscreen screen has no window manager; dialogs make it say so
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def answer(session: Session, n: int) -> None:
    for _ in range(n):
        assert session.current is not None
        session.press(true_label(session.guideline, session.current.item.key))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Twelve answers, one of them flagged and with a comment."""
    path = small_project(tmp_path, 60)
    add_model(path, 1, 30, 40, 34)
    add_model(path, 2, 45, 12, 10)
    opened = Session.open(path, "A1", background=False)
    opened.flag()
    opened.comment("look again")
    answer(opened, 12)
    yield opened
    opened.close()


class Page:
    """The Data page in a window with the real key router."""

    def __init__(self, session: Session, theme: Theme, host: StubHost, qtbot: QtBot) -> None:
        self.screen = DataScreen(theme, session, host)
        self.window = PageWindow(session, self.screen)
        qtbot.addWidget(self.window)
        self.window.open()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.keys = Keys(self.window)


@pytest.fixture
def page(session: Session, theme: Theme, host: StubHost, qtbot: QtBot) -> Iterator[Page]:
    shown = Page(session, theme, host, qtbot)
    yield shown
    shown.window.hide()


def import_some(session: Session, folder: Path) -> None:
    path = folder / "more.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerows(
            [["id", "text", "topic"], ["M1", "A new text", "Fall"], ["M2", "", "Fall"], ["M3", "Other", "Storm"]]
        )
    plan = ImportPlan(
        str(path), ReadingOptions("csv", separator=","), {"id": Role.ID, "text": Role.TEXT, "topic": Role.LABEL}
    )
    Exchange(session).start_import(plan)


def test_sources_show_counts_and_the_rows_left_out_with_reasons(session: Session, page: Page, tmp_path: Path) -> None:
    import_some(session, tmp_path)
    table = page.screen.sources
    assert [row[:6] for row in table.rows.rows] == [
        ("rows.csv", "Table", "60", "60", "0", "done"),
        ("more.csv", "Table", "3", "1", "2", "done"),
    ]
    page.keys.press("J")
    assert table.current is not None
    assert table.current.name == "more.csv"
    assert [row[2] for row in table.rejected.rows] == [
        "There is no text in “text”.",
        "The label “Storm” is not in the guideline.",
    ]
    page.keys.press("K")
    assert not table.left_out_part.isVisible()


def test_rows_left_out_are_exported_for_repair(
    session: Session, page: Page, host: StubHost, tmp_path: Path, qtbot: QtBot
) -> None:
    import_some(session, tmp_path)
    page.keys.press("J")
    page.screen.save_quarantine()
    dialog = page.screen.sources.findChild(QFileDialog)
    assert dialog is not None
    line = dialog.findChild(QLineEdit)
    assert line is not None
    line.setText(str(tmp_path / "repair.csv"))
    dialog.accept()
    rows = list(csv.reader((tmp_path / "repair.csv").read_text("utf-8").splitlines()))
    assert rows[0][:5] == ["file", "row", "column", "reason", "original"]
    assert len(rows) == 3
    assert host.words[-1] == "2 rows written to repair.csv. Correct them there, then import that file."
    page.screen.sources.repair.click()
    assert host.imports == [None]


def test_export_shows_the_first_item_and_the_count(page: Page, session: Session) -> None:
    page.keys.press("2")
    page.screen.export.refresh()
    panel = page.screen.export.panel
    assert panel.run.text() == "Export 12 reports"
    assert panel.title.text() == "Preview, 1 of 12"
    assert panel.file_name.text() == "labels.jsonl"
    shown = json.loads(panel.text.toPlainText())
    assert shown["flagged"] is True
    assert shown["comment"] == "look again"
    assert page.screen.export.options.notes.text() == "1 comment, 1 flag"
    page.screen.export.options.notes.setChecked(False)
    page.screen.export.refresh()
    assert "look again" not in panel.text.toPlainText()


def test_formats_are_walked_by_keys(page: Page) -> None:
    page.screen.show_export()
    assert page.screen.export.format == "jsonl"
    page.keys.press("J")
    assert page.screen.export.format == "csv"
    page.screen.export.refresh()
    assert page.screen.export.panel.text.toPlainText().startswith("id,text,label")
    assert page.screen.export.options.guard.isVisible()
    page.keys.press("K")
    assert page.screen.export.format == "jsonl"
    assert not page.screen.export.options.guard.isVisible()


def test_ctrl_enter_exports_and_says_what_was_written(
    page: Page, session: Session, host: StubHost, tmp_path: Path
) -> None:
    page.screen.show_export()
    page.screen.export.refresh()
    page.keys.press("Ctrl+Enter")
    dialog = page.screen.export.dialog
    assert dialog is not None
    line = dialog.findChild(QLineEdit)
    assert line is not None
    assert line.text() == "labels.jsonl"
    line.setText(str(tmp_path / "out.jsonl"))
    dialog.accept()
    assert host.words[-1].startswith("12 reports written to out.jsonl, ")
    rows = list(EXPORTERS["jsonl"].read_back(tmp_path / "out.jsonl"))
    assert len(rows) == 12
    assert (tmp_path / "out.jsonl.manifest.json").exists()
    notice = page.screen.export.results.itemAt(0).widget()
    assert isinstance(notice, QWidget)
    assert "12 reports written" in notice.accessibleName()
    assert "48 unlabeled" in notice.accessibleName()


def test_an_encrypted_archive_is_asked_for_by_a_box_and_a_password(
    page: Page, session: Session, host: StubHost, tmp_path: Path, qtbot: QtBot
) -> None:
    page.screen.show_export()
    export = page.screen.export
    export.refresh()
    assert export.panel.warning.isVisible()
    export.options.sealed.setFocus()
    qtbot.keyClick(export.options.sealed, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is export.options.seal.password
    export.refresh()
    assert not export.panel.warning.isVisible()
    assert export.panel.file_name.text() == "labels.jsonl.alarchive"
    page.keys.press("Ctrl+Enter")
    assert host.words[-1].startswith("Too short")
    assert export.dialog is None
    qtbot.keyClicks(export.options.seal.password, "four words of mine")
    page.keys.press("Ctrl+Enter")
    assert export.dialog is not None
    export.dialog.selectFile(str(tmp_path / "out.jsonl.alarchive"))
    export.dialog.accept()
    assert host.words[-1].startswith("12 reports written to out.jsonl.alarchive, ")
    assert export.options.seal.password.text() == ""
    assert not list(tmp_path.glob("out.jsonl")) + list(tmp_path.glob("*.manifest.json"))
    (tmp_path / "opened").mkdir()
    written = unpack_archive(tmp_path / "out.jsonl.alarchive", tmp_path / "opened", "four words of mine")
    assert sorted(path.name for path in written) == ["out.jsonl", "out.jsonl.manifest.json"]
    assert len(list(EXPORTERS["jsonl"].read_back(tmp_path / "opened" / "out.jsonl"))) == 12


def test_without_the_box_no_password_is_kept(page: Page, qtbot: QtBot) -> None:
    page.screen.show_export()
    options = page.screen.export.options
    options.sealed.setChecked(True)
    qtbot.keyClicks(options.seal.password, "four words of mine")
    options.sealed.setChecked(False)
    assert options.password == ""
    assert options.seal.password.text() == ""
    assert not options.seal.isVisible()


def test_a_failed_export_stays_on_the_page(page: Page, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(*_: Any) -> None:
        raise StorageFailed(
            "The disk is full.", "The half file was removed; your answers are safe.", "Free some space."
        )

    monkeypatch.setattr(exchange_export._Export, "run", full)
    page.screen.show_export()
    page.screen.export.export_to(str(tmp_path / "out.jsonl"))
    notice = page.screen.export.results.itemAt(0).widget()
    assert isinstance(notice, QWidget)
    assert "The disk is full." in notice.accessibleName()
    assert "half file was removed" in notice.accessibleName()


def test_nothing_to_export_is_said(tmp_path: Path, theme: Theme, host: StubHost, qtbot: QtBot) -> None:
    session = Session.open(small_project(tmp_path, 5), "A1", background=False)
    try:
        page = Page(session, theme, host, qtbot)
        page.screen.show_export()
        page.screen.export.refresh()
        assert not page.screen.export.panel.run.isEnabled()
        assert page.screen.reason("data.run") == "There is nothing to export yet."
        page.screen.export.run()
        assert host.words[-1] == "There is nothing to export yet."
        page.window.hide()
    finally:
        session.close()


def test_the_preview_follows_new_answers(page: Page, session: Session, qtbot: QtBot) -> None:
    page.screen.show_export()
    page.screen.export.refresh()
    answer(session, 3)
    qtbot.waitUntil(lambda: page.screen.export.panel.run.text() == "Export 15 reports")


def test_models_say_how_many_checks_stand_behind_a_number(page: Page) -> None:
    page.keys.press("3")
    rows = page.screen.models.rows.rows
    assert [row[0] for row in rows] == ["Model 2", "Model 1"]
    assert rows[0][-1] == "12 random checks; an estimate starts at 30"


def test_a_running_job_can_be_stopped(page: Page) -> None:
    job = Job(1, "exchange", "Importing a.csv", done=1500, total=3000, state="running")
    page.screen.sources.show_jobs([job])
    line = page.screen.sources.jobs
    assert line.words.text() == "Importing a.csv"
    assert line.bar.share == 0.5
    line.stop.click()
    assert job.stopped
    page.screen.sources.show_jobs([])
    assert not line.isVisible()


def test_every_control_has_a_name_on_every_tab(page: Page) -> None:
    for tab in ("sources", "export", "models"):
        page.screen.show_tab(tab)
        assert unnamed(page.window) == []


@pytest.mark.parametrize("factor", [1.0, 1.6])
def test_the_export_button_is_never_cut(
    session: Session, theme: Theme, host: StubHost, qtbot: QtBot, factor: float
) -> None:
    theme.set_factor(factor)
    page = Page(session, theme, host, qtbot)
    page.screen.show_export()
    QApplication.processEvents()
    button = page.screen.export.panel.run
    assert button.width() >= button.sizeHint().width()
    assert page.screen.export.tiles["csv"].focusPolicy() & Qt.FocusPolicy.TabFocus
    page.window.hide()


def test_words() -> None:
    assert [words.size_words(n) for n in (812, 4_200, 2_100_000, 3_500_000_000)] == [
        "812 bytes",
        "4 kB",
        "2.1 MB",
        "3.5 GB",
    ]
    assert words.left_out_words({"skipped": 2, "unlabeled": 0}) == "2 skipped"
    assert words.time_words("") == ""


def test_the_tables_are_as_high_as_their_rows(page: Page, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    table = page.screen.sources.table
    assert table.height() < 120
    import_some(session, tmp_path)
    assert table.rows.rowCount() == 2
    qtbot.waitUntil(lambda: table.height() == table.sizeHint().height())
    page.keys.press("J")
    assert page.screen.sources.rejected_table.isVisible()
