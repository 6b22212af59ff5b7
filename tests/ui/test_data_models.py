"""The models on the Data page, by keys, on a project with real trainings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from alapp.session.model_file import read
from alapp.session.session import Session
from alapp.ui.screens.data.models import ModelsTab
from alapp.ui.screens.data.page import DataScreen
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Notice
from tests.helpers import small_project, true_label
from tests.ui.conftest import StubHost
from tests.ui.page_kit import Keys, PageWindow, unnamed

# the offscreen screen has no window manager; dialogs make it say so
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Two models: of 20 and of 30 answers."""
    opened = Session.open(small_project(tmp_path, 60), "A1", background=False)
    for n in (20, 10):
        for _ in range(n):
            assert opened.current is not None
            opened.press(true_label(opened.guideline, opened.current.item.key))
        opened.train_now()
    yield opened
    opened.close()


class Page:
    """The models in a window with the real key router."""

    def __init__(self, session: Session, theme: Theme, host: StubHost, qtbot: QtBot) -> None:
        self.screen = DataScreen(theme, session, host)
        self.window = PageWindow(session, self.screen)
        qtbot.addWidget(self.window)
        self.window.open()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.keys = Keys(self.window)
        self.keys.press("3")
        self.screen.default_focus().setFocus()

    @property
    def tab(self) -> ModelsTab:
        return self.screen.models

    def cell(self, row: int, column: int = 1) -> str:
        return self.tab.rows.rows[row][column]

    def notice(self) -> str:
        shown = [n for n in self.tab.findChildren(Notice) if n.isVisible()]
        return shown[0].accessibleName() if shown else ""


@pytest.fixture
def page(session: Session, theme: Theme, host: StubHost, qtbot: QtBot) -> Iterator[Page]:
    shown = Page(session, theme, host, qtbot)
    yield shown
    shown.window.hide()


def test_the_details_say_what_a_model_was_made_from(page: Page) -> None:
    facts = dict(page.tab.details.rows)
    assert page.cell(0) == "counts now"
    assert page.tab.details.title.text() == "Model 2"
    assert facts["Features"] == "Words, letters and topics"
    assert facts["Knew the journal up to"] == "A1 31"
    assert facts["Choice"].endswith("10 answers between two trainings, 10% random checks")
    assert "numpy" in facts["Libraries"]
    page.keys.press("J")
    assert page.tab.details.title.text() == "Model 1"


def test_two_models_are_compared_by_marking_one_and_then_another(page: Page, host: StubHost) -> None:
    page.keys.press("C")
    assert host.words[-1] == "Model 2 is marked. Go to another and press C again."
    page.keys.press("J", "C")
    facts = dict(page.tab.comparison.rows)
    assert page.tab.comparison.title.text() == "Model 1 and model 2"
    assert facts["Answers between them"] == "10"
    assert " of 60 (" in facts["Predictions changed"]
    page.keys.press("C", "C")
    assert host.words[-1] == "The mark is gone."


def test_a_model_is_frozen_and_set_free(page: Page, host: StubHost) -> None:
    page.keys.press("J", "F")
    assert page.cell(1) == "frozen"
    assert host.words[-1].startswith("Model 1 is frozen")
    page.keys.press("Delete")
    assert host.words[-1] == "Model 1 is frozen. F ends that."
    assert page.tab.buttons["models.freeze"].text() == "End freezing"
    page.keys.press("F")
    assert page.cell(1) == ""


def test_a_restored_model_counts_and_the_page_says_how_it_goes_on(page: Page, host: StubHost, session: Session) -> None:
    page.keys.press("R")
    assert host.words[-1] == "Model 2 is the one that counts now."
    page.keys.press("J", "R")
    assert [page.cell(0), page.cell(1)] == ["", "counts now"]
    assert session.training.version == 1
    assert "The next model learns from all answers" in page.notice()
    session.train_now()
    assert page.cell(0) == "counts now"
    assert page.notice() == ""


def test_deleting_asks_once_and_keeping_is_the_first_answer(page: Page, host: StubHost, session: Session) -> None:
    page.keys.press("J", "Delete")
    assert "This cannot be undone" in page.notice()
    focus = QApplication.focusWidget()
    assert isinstance(focus, Button)
    assert focus.text() == "Keep it"
    session.tell("training")  # a training under way takes no question away
    assert "This cannot be undone" in page.notice()
    page.keys.press("Enter")
    assert page.notice() == ""
    assert len(page.tab.rows.rows) == 2
    page.keys.press("Delete", "Tab", "Enter")
    assert [row[0] for row in page.tab.rows.rows] == ["Model 2"]
    assert host.words[-1] == "Model 1 was deleted."
    assert session.project.verify().ok


def test_a_model_is_exported_without_rare_terms(page: Page, host: StubHost, tmp_path: Path) -> None:
    page.keys.press("E")
    dialog = page.tab.findChild(QFileDialog)
    assert dialog is not None
    line = dialog.findChild(QLineEdit)
    assert line is not None
    assert line.text() == "small model 2.alappmodel"
    line.setText(str(tmp_path / "out.alappmodel"))
    dialog.accept()
    assert "terms of fewer than 5 items were cut" in page.notice()
    assert read(tmp_path / "out.alappmodel").manifest.model == 2
    page.tab.export_to(str(tmp_path / "nowhere" / "out"), 2)
    assert "not there" in page.notice()


def test_a_model_that_lost_its_coefficients_is_still_shown(page: Page, host: StubHost, session: Session) -> None:
    with session.project._database.transaction():
        session.project._database.execute("DELETE FROM model_blob WHERE version = 1")
    page.tab.refresh()
    assert page.cell(1) == "only its figures are kept"
    page.keys.press("J", "R")
    assert host.words[-1] == "Model 1 is gone but for its figures."
    assert not page.tab.buttons["models.export"].isEnabled()
    page.keys.press("C", "K", "C")
    assert dict(page.tab.comparison.rows)["Predictions"].startswith("not kept for both")


def test_from_another_tab_a_key_shows_the_models_first(page: Page, session: Session) -> None:
    page.screen.show_tab("sources")
    page.keys.press("F")
    assert page.screen.tab == "models"
    assert page.cell(0) == "counts now"


def test_without_a_model_that_is_said(tmp_path: Path, theme: Theme, host: StubHost, qtbot: QtBot) -> None:
    session = Session.open(small_project(tmp_path, 5), "A1", background=False)
    try:
        page = Page(session, theme, host, qtbot)
        assert "No model yet" in page.notice()
        page.keys.press("F")
        assert host.words[-1] == "There is no model yet."
        page.window.hide()
    finally:
        session.close()


@pytest.mark.parametrize("factor", [1.0, 1.6])
def test_every_control_has_a_name_and_no_button_is_cut(
    session: Session, theme: Theme, host: StubHost, qtbot: QtBot, factor: float
) -> None:
    theme.set_factor(factor)
    page = Page(session, theme, host, qtbot)
    QApplication.processEvents()
    assert unnamed(page.window) == []
    for button in page.tab.buttons.values():
        assert isinstance(button, QWidget)
        assert button.width() >= button.sizeHint().width()
    page.window.hide()
