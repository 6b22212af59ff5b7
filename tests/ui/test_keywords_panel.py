"""Keywords for each label, by keys: typed, found, put next, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alapp.domain.annotation import Annotator
from alapp.domain.item import NewItem
from alapp.store.project import Project
from alapp.ui.screens.browse.page import BrowseScreen
from alapp.ui.screens.label.words import why
from tests.helpers import add_items, small_guideline, small_project, text_of
from tests.ui.page_kit import unnamed
from tests.ui.shell_kit import Shell, focused, press

Key = Qt.Key


@pytest.fixture
def opened(shell: Shell, tmp_path: Path) -> Shell:
    """The window with a project of 240 items."""
    shell.window.open_project(small_project(tmp_path, 240))
    return shell


def ask(words: str = "start with keywords") -> None:
    press(Key.Key_K, ctrl=True)
    QTest.keyClicks(focused(), words)
    press(Key.Key_Return)


def test_words_typed_by_keys_bring_items_next_and_the_status_says_which(opened: Shell) -> None:
    session, before = opened.window.session, focused()
    assert session is not None
    on_screen = session.current
    ask()
    panel = opened.window.overlays.keywords
    assert panel.isVisible()
    first, second = [label.name for label in session.guideline.active][:2]
    words = session.reader.items.get_many([200])[0].text.split()[-2].strip(".,")
    QTest.keyClicks(focused(), words)
    press(Key.Key_Tab)
    QTest.keyClicks(focused(), "xyzzy")
    press(Key.Key_Return)
    assert not panel.isVisible()
    assert focused() is before
    assert session.current == on_screen
    waiting = session.desk.queue.peek(4)
    assert [pick.reason for pick in waiting[:3]] == ["keywords"] * 3
    sentence = why(waiting[0], session.guideline, hidden=False, named=False).sentence
    assert sentence == f"it holds keywords that you gave for {first}."
    assert all(words.lower() in item.text.lower() for item in session.upcoming(3))
    assert session.message == (
        f"3 {session.guideline.noun_plural} come next: 3 for {first}. No open text holds the words for {second}."
    )


@pytest.mark.parametrize("size", [(1024, 680), (1366, 768), (1440, 900)])
def test_the_lines_end_where_the_button_ends_from_the_first_time_on(
    shell: Shell, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "six.alapp"
    guideline = small_guideline(names=[f"Label {i}" for i in range(6)])
    with Project.create(path, guideline, name="Six", annotator=Annotator("A1")) as project:
        add_items(project, [NewItem(i + 1, text_of(i)[0], key=f"R-{i:04}") for i in range(20)])
    shell.window.open_project(path)
    shell.window.resize(*size)
    panel = shell.window.overlays.keywords
    ends = []
    for _ in range(2):
        ask()
        QApplication.processEvents()
        last = next(iter(panel.fields.values()))
        ends.append([w.mapTo(panel, w.rect().topRight()).x() for w in (last, panel.submit)])
        press(Key.Key_Escape)
    assert ends[0] == ends[1]
    assert ends[0][0] == ends[0][1]


def test_while_there_is_no_model_its_card_leads_here(opened: Shell) -> None:
    opened.window.overlays.open_card("training")
    press(Key.Key_Space)
    assert not opened.window.overlays.card.isVisible()
    assert opened.window.overlays.keywords.isVisible()


def test_without_words_it_says_what_is_missing_and_esc_changes_nothing(opened: Shell) -> None:
    session = opened.window.session
    assert session is not None
    before = session.desk.queue.all
    ask()
    panel = opened.window.overlays.keywords
    press(Key.Key_Return)
    assert panel.isVisible()
    assert panel.remark.text() == "Type words for one label at least."
    assert unnamed(opened.window) == []
    press(Key.Key_Escape)
    assert not panel.isVisible()
    assert session.desk.queue.all == before


def test_thirty_labels_scroll_to_the_line_that_has_focus(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "many.alapp"
    guideline = small_guideline(names=[f"Label {i}" for i in range(30)])
    with Project.create(path, guideline, name="Many", annotator=Annotator("A1")) as project:
        add_items(project, [NewItem(i + 1, text_of(i)[0], key=f"R-{i:04}") for i in range(20)])
    shell.window.open_project(path)
    ask()
    panel = shell.window.overlays.keywords
    fields = list(panel.fields.values())
    for _ in fields[1:]:
        press(Key.Key_Tab)
    assert focused() is fields[-1]
    assert len(fields) == 30
    assert fields[0].visibleRegion().isEmpty()
    assert fields[-1].visibleRegion().boundingRect() == fields[-1].rect()


def test_items_like_the_one_on_screen_come_next_by_a_key(opened: Shell) -> None:
    session = opened.window.session
    assert session is not None
    asked = session.current
    assert asked is not None
    press(Key.Key_F, ctrl=True, shift=True)
    assert session.current is asked
    waiting = session.desk.queue.peek(10)
    assert [pick.reason for pick in waiting] == ["alike"] * 10
    assert session.message == "10 reports like it come next."
    sentence = why(waiting[0], session.guideline, hidden=False, named=False).sentence
    assert sentence == "it is like one that you marked."
    fall = session.guideline.active[0]
    press(Key.Key_1)
    press(Key.Key_BracketLeft)
    ask("items like this")
    first = session.desk.queue.peek(1)[0]
    assert (first.reason, first.rivals) == ("alike", (fall.id,))
    sentence = why(first, session.guideline, hidden=False, named=False).sentence
    assert sentence == f"it is like one that you marked, which you answered {fall.name}."


def test_items_like_a_row_of_browse_come_next_by_a_key(opened: Shell, qtbot: QtBot) -> None:
    session = opened.window.session
    assert session is not None
    press(Key.Key_3, ctrl=True)
    screen = opened.window.screen_now
    assert isinstance(screen, BrowseScreen)
    qtbot.waitUntil(lambda: screen.deeds.current is not None)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(screen.parts.table, Key.Key_F, both)
    waiting = session.desk.queue.peek(10)
    assert [pick.reason for pick in waiting] == ["alike"] * 10
    assert session.message == "10 reports like it come next."
