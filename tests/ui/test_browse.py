"""The Browse screen by real keys, through the real key router, on a real session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from alapp.domain.annotation import Annotator
from alapp.domain.exchange import ImportPlan, ReadingOptions
from alapp.domain.found import Found, Order
from alapp.domain.guideline import Guideline, LabelClass
from alapp.domain.item import NewItem
from alapp.domain.model import Predictions
from alapp.domain.query import Query
from alapp.session.session import Session
from alapp.store.project import Project
from alapp.ui.screens.browse.model import KEPT_PAGES, PAGE, BrowseModel
from alapp.ui.screens.browse.page import BrowseScreen
from alapp.ui.screens.browse.table import BrowseTable
from alapp.ui.shell.router import KeyRouter
from alapp.ui.theme.theme import Theme
from tests.ui.conftest import StubHost

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LABELS = (LabelClass("m", "Medication", 1, 1), LabelClass("f", "Fall", 2, 2, key="D"), LabelClass("d", "Device", 3, 3))


class Window(QWidget):
    """The least window around a screen: its keys go through the program's own router."""

    def __init__(self, screen: BrowseScreen) -> None:
        super().__init__()
        self.screen_ = screen
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(screen)
        self.router = KeyRouter(self, self)

    key_context = "browse"
    letter_keys = True

    def take_digit(self, place: int, shifted: bool) -> bool:
        return self.screen_.press_digit(place, shifted)

    def take_letter(self, letter: str) -> bool:
        return self.screen_.press_letter(letter)

    def take_action(self, action_id: str) -> bool:
        run = self.screen_.bindings().get(action_id)
        if run is not None:
            run()
        return run is not None


def project(path: Path, count: int = 12) -> Path:
    guideline = Guideline(1, "single_choice", LABELS, noun="report", noun_plural="reports")
    with Project.create(path, guideline, name="Wards", annotator=Annotator("A1")) as made:
        if count:
            source = made.sources.begin(ImportPlan("wards.csv", ReadingOptions("csv"), {}), "")
            texts = [f"report {n} about a {'rail' if n % 3 else 'dose'}" for n in range(1, count + 1)]
            rows = [NewItem(n, t, f"IR-{n:04}", {"ward_type": "AB"[n % 2]}) for n, t in enumerate(texts, 1)]
            for start in range(0, count, 500):
                made.sources.add_chunk(source, rows[start : start + 500], [])
            made.sources.finish(source, "done")
    return path


class Desk:
    """A screen in its window, and short words for what a test does with it."""

    def __init__(self, qtbot: QtBot, theme: Theme, session: Session, host: StubHost) -> None:
        self.qtbot, self.session, self.host = qtbot, session, host
        self.screen = BrowseScreen(theme, session, host)
        self.window = Window(self.screen)
        self.unsubscribe = session.subscribe(self.screen.on_change)
        self.window.resize(1294, 692)
        self.window.show()
        self.screen.activate()
        self.settle()
        self.screen.default_focus().setFocus()

    @property
    def table(self) -> BrowseTable:
        return self.screen.parts.table

    @property
    def model(self) -> BrowseModel:
        return self.screen.parts.model

    def settle(self) -> None:
        for _ in range(4):
            QApplication.processEvents()

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)
            self.settle()

    def type(self, text: str) -> None:
        self.press(Key.Key_Slash)
        self.qtbot.keyClicks(QApplication.focusWidget(), text)
        self.press(Key.Key_Return)

    def labels(self) -> dict[int, tuple[str, ...]]:
        return {a.item_id: a.labels for a in self.session.reader.annotations.all()}

    def cell(self, row: int, column: int) -> str:
        return str(self.model.index(row, column).data())

    def close(self) -> None:
        self.unsubscribe()
        self.screen.deactivate()
        self.session.close()


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, host: StubHost, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, theme, Session.open(project(tmp_path / "p.alapp"), background=False), host)
    qtbot.addWidget(made.window)
    yield made
    made.close()


def test_what_is_not_read_yet_is_counted_down_and_then_found(desk: Desk) -> None:
    screen = desk.screen
    assert screen.found is not None
    screen.found = replace(screen.found, unread=8)
    screen.browse._indexed(5)
    assert screen.parts.result.text().endswith("5 reports are not read yet")
    screen.browse._indexed(0)
    assert screen.found.unread == 0
    assert "not read yet" not in screen.parts.result.text()


def test_the_whole_pool_is_there_and_the_first_row_current(desk: Desk) -> None:
    assert desk.model.rowCount() == 12
    assert (
        desk.screen.parts.result.text()
        == f"12 of 12 in {desk.screen.parts.result.text().split()[4]} ms, in the order of import"
    )
    assert (desk.table.place, desk.cell(0, 1), desk.cell(0, 3)) == (0, "IR-0001", "none yet")
    assert desk.screen.parts.panel.key.text() == "IR-0001"
    assert desk.screen.parts.bar.target.text() == "IR-0001"
    assert desk.screen.parts.bar.buttons["browse.flag"].isEnabled()
    assert QApplication.focusWidget() is desk.table


def test_digits_label_the_row_backspace_clears_it_u_brings_it_back(desk: Desk) -> None:
    desk.press(Key.Key_J, Key.Key_2)
    assert desk.labels() == {2: ("f",)}
    assert (desk.cell(1, 3), desk.cell(1, 6)) == ("Fall", "A1")
    desk.press(Key.Key_Backspace)
    assert desk.labels() == {}
    desk.press(Key.Key_U)
    assert desk.labels() == {2: ("f",)}
    desk.press(Key.Key_K, Key.Key_D)
    assert desk.labels() == {1: ("f",), 2: ("f",)}
    desk.press(Key.Key_9)
    assert len(desk.labels()) == 2


def test_a_search_by_keys_marks_counts_and_says_what_would_help(desk: Desk) -> None:
    desk.type("dose")
    assert desk.model.ids.tolist() == [3, 6, 9, 12]
    assert QApplication.focusWidget() is desk.table
    assert desk.screen.parts.chips[None].text() == "All 4"
    desk.type("dose is:gold")
    assert desk.screen.parts.hint.text() == "Nothing matches. Without is:gold there are 4."
    assert QApplication.focusWidget() is desk.screen.parts.query
    assert not desk.screen.parts.bar.buttons["browse.flag"].isEnabled()


def test_an_unknown_field_is_said_and_its_words_searched(desk: Desk) -> None:
    desk.type("colour:rail -colour:red rail")
    assert desk.screen.parts.hint.text().startswith("There is no field “colour”; it is searched as words.")


def test_typing_searches_by_itself_after_a_pause(desk: Desk) -> None:
    desk.press(Key.Key_Slash)
    desk.qtbot.keyClicks(desk.screen.parts.query, "dose")
    desk.qtbot.waitUntil(lambda: len(desk.model.ids) == 4)


def test_proposals_complete_fields_and_values_by_keys(desk: Desk) -> None:
    desk.press(Key.Key_Slash)
    desk.qtbot.keyClicks(desk.screen.parts.query, "la")
    assert desk.screen.parts.proposals.isVisible()
    desk.press(Key.Key_Tab)
    assert desk.screen.parts.query.text() == "label:"
    desk.press(Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert desk.screen.parts.query.text() == "label:Fall "
    desk.press(Key.Key_Return)
    assert len(desk.model.ids) == 0
    desk.type("w")
    desk.press(Key.Key_Slash)
    desk.qtbot.keyClicks(desk.screen.parts.query, "is:f")
    desk.press(Key.Key_Escape)
    assert not desk.screen.parts.proposals.isVisible()


def test_select_all_asks_once_above_a_hundred_and_one_undo_takes_all_back(
    qtbot: QtBot, theme: Theme, host: StubHost, tmp_path: Path
) -> None:
    desk = Desk(qtbot, theme, Session.open(project(tmp_path / "big.alapp", 240), background=False), host)
    qtbot.addWidget(desk.window)
    bar = desk.screen.parts.bar
    desk.press(Key.Key_A, modifier=CTRL)
    assert bar.target.text() == "240 selected"
    desk.press(Key.Key_F)
    assert (bar.asking, bar.question.text(), bar.yes.text()) == (
        True,
        "Flag: this changes 240 reports.",
        "Change 240 reports",
    )
    desk.press(Key.Key_Escape)
    assert (bar.asking, desk.session.undo_words) == (False, None)
    desk.press(Key.Key_L)
    desk.qtbot.keyClicks(QApplication.focusWidget(), "dev")
    desk.press(Key.Key_Return)
    assert bar.question.text() == "Set “Device”: this changes 240 reports."
    desk.press(Key.Key_Return)
    assert len(desk.labels()) == 240
    desk.press(Key.Key_U)
    assert desk.labels() == {}
    desk.close()


def test_shift_arrows_check_rows_and_give_them_back(desk: Desk) -> None:
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Down, Key.Key_Down, modifier=SHIFT)
    assert desk.model.checked_ids == [2, 3, 4]
    desk.press(Key.Key_Up, modifier=SHIFT)
    assert desk.model.checked_ids == [2, 3]
    desk.press(Key.Key_X)
    assert desk.model.checked_ids == [2]
    desk.press(Key.Key_Escape)
    assert desk.model.checked_ids == []


def test_marks_by_keys_on_checked_rows(desk: Desk) -> None:
    desk.press(Key.Key_X, Key.Key_J, Key.Key_X, Key.Key_F)
    assert [desk.cell(i, 7) for i in range(3)] == ["Flagged", "Flagged", ""]
    desk.press(Key.Key_F)
    assert desk.cell(0, 7) == ""
    desk.press(Key.Key_1, Key.Key_M)
    assert desk.cell(1, 7) == "Gold"
    desk.press(Key.Key_Q)
    assert host_words(desk).endswith("next in Label.")
    desk.press(Key.Key_Delete)
    assert desk.cell(0, 7) == "Left out"


def host_words(desk: Desk) -> str:
    return desk.host.words[-1]


def test_gold_needs_a_label_first(desk: Desk) -> None:
    desk.press(Key.Key_M)
    assert host_words(desk) == "Label it first, then mark it as gold."


def test_a_comment_is_typed_in_the_panel_and_focus_returns(desk: Desk) -> None:
    desk.press(Key.Key_C)
    desk.qtbot.keyClicks(QApplication.focusWidget(), "rail or bed 2?")
    desk.press(Key.Key_Return)
    assert desk.session.reader.annotations.note(1, "A1").comment == "rail or bed 2?"
    assert QApplication.focusWidget() is desk.table
    desk.press(Key.Key_C, Key.Key_Escape)
    assert QApplication.focusWidget() is desk.table
    assert desk.labels() == {}


def test_space_folds_the_preview_and_enter_opens_the_row_in_label(desk: Desk) -> None:
    desk.press(Key.Key_Space)
    assert desk.screen.parts.panel.isHidden()
    desk.press(Key.Key_Space)
    assert desk.screen.parts.panel.isVisible()
    desk.press(Key.Key_J, Key.Key_J, Key.Key_Return)
    assert desk.host.pages == ["label"]
    assert desk.session.current is not None
    assert desk.session.current.item.id == 3


def test_sort_by_key_and_by_a_click_on_the_head(desk: Desk) -> None:
    desk.press(Key.Key_O)
    assert desk.screen.order == Order("id")
    desk.press(Key.Key_O, modifier=SHIFT)
    assert desk.cell(0, 1) == "IR-0012"
    assert desk.screen.parts.result.text().endswith("sorted by item, last first")
    head = desk.table.head
    x = head.sectionViewportPosition(4) + 5
    desk.qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 10))
    desk.settle()
    assert desk.screen.order == Order("says")


def test_the_model_says_and_its_column(desk: Desk) -> None:
    sure = np.linspace(0.5, 0.94, 12).astype(np.float32)
    best = np.full(12, 2, np.int16)
    desk.session.trainer.predictions = Predictions(("m", "f", "d"), np.arange(1, 13), best, sure)
    desk.type("says:dev conf:>=90")
    assert [desk.cell(i, 4) for i in range(desk.model.rowCount())] == ["90 % Device", "94 % Device"]


def test_a_click_on_the_box_checks_and_a_chip_narrows(desk: Desk) -> None:
    rect = desk.table.visualRect(desk.model.index(2, 0))
    desk.qtbot.mouseClick(desk.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert desk.model.checked_ids == [3]
    desk.press(Key.Key_F)
    desk.qtbot.mouseClick(desk.screen.parts.chips["flagged"], Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.model.ids.tolist() == [3]
    desk.press(Key.Key_Escape, Key.Key_Escape)
    assert desk.model.rowCount() == 12


def test_what_changes_elsewhere_is_shown_but_nothing_moves(desk: Desk) -> None:
    desk.type("is:unlabeled")
    desk.press(Key.Key_1)
    assert desk.model.rowCount() == 12
    assert desk.cell(0, 3) == "Medication"
    assert desk.screen.parts.result.text().endswith("changed since")
    desk.screen.activate()
    desk.settle()
    assert desk.model.rowCount() == 11


def test_a_hidden_page_reads_nothing_and_is_up_to_date_when_shown_again(desk: Desk) -> None:
    desk.screen.deactivate()
    desk.session.press("d")
    desk.settle()
    assert "Device" not in [desk.cell(i, 3) for i in range(12)]
    desk.screen.activate()
    desk.settle()
    assert [desk.cell(i, 3) for i in range(12)].count("Device") == 1


def test_columns_can_be_chosen(desk: Desk) -> None:
    actions = {a.text(): a for a in desk.screen.parts.column_menu().actions()}
    assert actions["Ward type"].isChecked()
    actions["Answered"].trigger()
    actions["By"].trigger()
    titles = [c.title for c in desk.model.columns]
    assert "Answered" in titles
    assert "By" not in titles


def test_an_empty_pool_says_how_to_begin(qtbot: QtBot, theme: Theme, host: StubHost, tmp_path: Path) -> None:
    desk = Desk(qtbot, theme, Session.open(project(tmp_path / "e.alapp", 0), background=False), host)
    qtbot.addWidget(desk.window)
    assert desk.screen.parts.hint.text() == "No reports yet. Import a file (Ctrl+I)."
    desk.press(Key.Key_Escape, Key.Key_J, Key.Key_F, Key.Key_1)
    assert desk.labels() == {}
    desk.close()


def test_every_control_has_an_accessible_name_and_no_text_is_cut(desk: Desk, theme: Theme) -> None:
    for factor in (1.0, 1.3, 1.6):
        theme.set_factor(factor)
        desk.settle()
        for widget in desk.window.findChildren(QWidget):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
                assert widget.accessibleName(), widget
    assert desk.screen.parts.bar.buttons["browse.gold"].accessibleName() == "Mark as gold, key M"


@pytest.mark.parametrize(("factor", "width"), [(1.0, 952), (1.3, 1294), (1.6, 1294), (1.0, 1848)])
def test_the_page_fits_its_window_at_any_text_size(desk: Desk, theme: Theme, factor: float, width: int) -> None:
    theme.set_factor(factor)
    desk.settle()
    assert desk.screen.minimumSizeHint().width() <= width
    desk.window.resize(width, 604)
    desk.settle()
    assert desk.screen.width() == width
    shown = [i for i in range(len(desk.model.columns)) if not desk.table.isColumnHidden(i)]
    assert sum(map(desk.table.columnWidth, shown)) <= desk.table.viewport().width()
    assert {"text", "label", "says", "note"} <= {desk.model.columns[i].id for i in shown}
    assert desk.screen.parts.panel.isVisible() == (width >= 1108 * factor)


def test_a_million_rows_ask_only_for_the_pages_in_sight(qtbot: QtBot, theme: Theme) -> None:
    asked: list[int] = []
    guideline = Guideline(1, "single_choice", LABELS)
    model = BrowseModel(lambda ids, deliver: (asked.append(len(ids)), deliver([])), lambda: guideline)
    found = Found(Query(), Order(), None, np.arange(1, 1_000_001), {"all": 1_000_000}, 1_000_000, 1.0)
    model.show(found)
    assert model.rowCount() == 1_000_000
    for place in range(0, 1_000_000, 10_000):
        model.row(place)
    qtbot.waitUntil(lambda: bool(asked))
    assert sum(asked) <= 3 * PAGE
    for place in range(0, 100 * PAGE, PAGE):
        model.row(place)
        QApplication.processEvents()
    assert len(model._pages) <= KEPT_PAGES
    model.check_all()
    assert int(model.checked.sum()) == 1_000_000
