"""Whether active learning pays, asked in the window: for a project by the palette, for a file in the wizard."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from alapp.session.background import Background
from alapp.ui.screens.wizard.page import ImportWizard
from alapp.ui.shell.fit_panel import FitPanel
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.text import SafeLabel
from tests.helpers import small_project, text_of, true_label
from tests.ui.page_kit import unnamed
from tests.ui.shell_kit import Shell, build_shell, focused, press

Key = Qt.Key


def known_file(folder: Path, rows: int = 240) -> Path:
    path = folder / "known.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("report", "category"), *(text_of(i) for i in range(rows))])
    return path


def by_palette(words: str) -> None:
    press(Key.Key_K, ctrl=True)
    QTest.keyClicks(focused(), words)
    press(Key.Key_Return)


def said(panel: FitPanel) -> list[str]:
    return [label.text() for label in panel.words.findChildren(SafeLabel)]


def answer(shell: Shell, count: int) -> None:
    session = shell.window.session
    assert session is not None
    for _ in range(count):
        assert session.current is not None
        session.answer_with((true_label(session.guideline, session.current.item.key),), 4.0)


@pytest.fixture
def opened(shell: Shell, tmp_path: Path) -> Shell:
    """The window with a project of 240 items."""
    shell.window.open_project(small_project(tmp_path, 240))
    return shell


def test_a_project_with_few_answers_says_what_is_missing_and_esc_leads_back(opened: Shell) -> None:
    before = focused()
    by_palette("check whether active")
    panel = opened.window.overlays.fit
    assert panel.isVisible()
    assert "This project has 0 answers; the check needs at least 40." in said(panel)
    assert focused() is panel.close_button
    press(Key.Key_Escape)
    assert not panel.isVisible()
    assert focused() is before


def test_a_project_shows_verdict_curves_and_table_and_is_read_by_keys(opened: Shell) -> None:
    answer(opened, 60)
    by_palette("check whether active")
    panel = opened.window.overlays.fit
    assert panel.report is not None
    assert panel.report.measured
    assert [curve.name for curve in panel.chart.curves] != []
    assert panel.table.rowCount() == 2
    assert focused() is panel.chart
    press(Key.Key_Right)
    assert panel.remark.text().startswith("5 labels: ")
    press(Key.Key_T)
    assert panel.chart.as_table
    press(Key.Key_T)
    assert not panel.chart.as_table
    assert unnamed(opened.window) == []
    session = opened.window.session
    assert session is not None
    press(Key.Key_2)
    assert session.pace.answered == 60
    press(Key.Key_Escape)
    assert not panel.isVisible()


def test_the_wizard_checks_a_file_by_its_key_and_stays_where_it_was(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    shell.window.start_new(known_file(tmp_path))
    wizard = shell.window.screen_now
    assert isinstance(wizard, ImportWizard)
    qtbot.waitUntil(lambda: wizard.draft is not None and wizard.step is wizard.columns)
    press(Key.Key_P, ctrl=True)
    panel = shell.window.overlays.fit
    assert panel.report is not None
    assert panel.report.headline in said(panel)
    press(Key.Key_Escape)
    assert not panel.isVisible()
    assert wizard.step is wizard.columns


def test_the_wizard_says_why_a_file_without_answers_cannot_be_checked(
    shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "plain.csv"
    path.write_text("report\n" + "\n".join(f"Report number {i} of the night." for i in range(60)) + "\n", "utf-8")
    shell.window.start_new(path)
    wizard = shell.window.screen_now
    assert isinstance(wizard, ImportWizard)
    qtbot.waitUntil(lambda: wizard.draft is not None and wizard.step is wizard.columns)
    assert wizard.reason("wizard.check") == "No column holds answers to check with"
    assert not wizard.columns.facts.check.isVisible()
    press(Key.Key_P, ctrl=True)
    assert not shell.window.overlays.fit.isVisible()


def test_esc_stops_the_check_in_the_child_and_nothing_comes_afterwards(
    theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    """With a real child process: the window goes on at once, and the job ends as stopped."""
    shell = build_shell(theme)
    qtbot.addWidget(shell.window)
    with qtbot.waitActive(shell.window):
        shell.window.show()
    background = Background(shell.bridge.deliver)
    try:
        path = small_project(tmp_path, 300)
        shell.window.open_project(path)
        answer(shell, 120)
        panel: FitPanel = shell.window.overlays.fit
        panel.check(background, path)
        (job,) = background.jobs
        qtbot.waitUntil(lambda: "replay" in panel.detail.text(), timeout=60_000)
        assert focused() is panel.cancel
        assert 0 < panel.bar.share < 1
        press(Key.Key_Escape)
        assert not panel.isVisible()
        qtbot.waitUntil(lambda: job.state == "cancelled", timeout=20_000)
        assert panel.report is None
    finally:
        background.close()
        shell.window.projects.close()
