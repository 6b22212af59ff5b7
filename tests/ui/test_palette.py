"""The palette finds commands by a few letters and runs them by key."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alapp.session.actions import ACTIONS, BY_ID
from alapp.ui.shell.palette_rank import HIDDEN, Entry, groups, match, title_of
from tests.ui.shell_kit import Shell, focused, press


@pytest.mark.parametrize(
    ("query", "title", "marks"),
    [
        ("gui", "Go to Guidelines", (6, 7, 8)),
        ("lab", "Label: flag", (0, 1, 2)),
        ("gg", "Go to Guidelines", (0, 6)),
        ("", "Anything", ()),
    ],
)
def test_match_marks_the_letters(query: str, title: str, marks: tuple[int, ...]) -> None:
    hit = match(query, title)
    assert hit is not None
    assert hit[1] == marks


@pytest.mark.parametrize(
    ("query", "title"), [("gui", "Program: quit"), ("xyz", "Label: flag"), ("gui", "Insights: count again")]
)
def test_scattered_letters_do_not_match(query: str, title: str) -> None:
    assert match(query, title) is None


def test_synonyms_match_last() -> None:
    plain, synonym = match("dark", "Look: dark theme"), match("night", "Look: dark theme", "colour night")
    assert plain is not None
    assert synonym is not None
    assert plain[0] < synonym[0]


def test_usable_here_comes_first() -> None:
    found = groups(ACTIONS, "gui", "label", lambda a: "" if "label" in a.contexts else "not here")
    assert [g.heading for g in found][:2] == ["Here", "Go to"]
    assert all(not entry.reason for entry in found[0].entries)


def test_lately_used_has_its_own_heading() -> None:
    found = groups(ACTIONS, "", "label", lambda _a: "", recent=("theme.dark",))
    assert [e.id for g in found if g.heading == "Used lately" for e in g.entries] == ["theme.dark"]


def test_every_command_can_be_found_by_its_title() -> None:
    for action in ACTIONS:
        found = groups([action], title_of(action), "label", lambda _a: "")
        assert bool(found) != (action.id in HIDDEN)


def test_a_command_runs_by_key(shell: Shell) -> None:
    press(Qt.Key.Key_K, ctrl=True)
    palette = shell.window.overlays.palette
    assert palette.isVisible()
    QTest.keyClicks(focused(), "dark the")
    press(Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert shell.theme.mode == "dark"


def test_arrows_skip_headings_and_go_round(shell: Shell) -> None:
    press(Qt.Key.Key_K, ctrl=True)
    palette = shell.window.overlays.palette
    first = palette.list.currentIndex().row()
    press(Qt.Key.Key_Up)
    last = palette.list.currentIndex().row()
    assert last == palette.model.rowCount() - 1
    press(Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == first
    for _ in range(palette.model.rowCount()):
        assert isinstance(palette.model.rows[palette.list.currentIndex().row()], Entry)
        press(Qt.Key.Key_Down)


def test_escape_gives_focus_back(shell: Shell) -> None:
    before = QApplication.focusWidget()
    press(Qt.Key.Key_K, ctrl=True)
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before


def test_a_command_that_cannot_run_says_why(shell: Shell) -> None:
    assert shell.window.commands.reason(BY_ID["go.browse"]) == "Open a project first"
    press(Qt.Key.Key_K, ctrl=True)
    QTest.keyClicks(focused(), "go to bro")
    press(Qt.Key.Key_Return)
    assert "Open a project first." in shell.window.log.text


def test_nothing_found_points_to_the_texts(shell: Shell) -> None:
    press(Qt.Key.Key_K, ctrl=True)
    QTest.keyClicks(focused(), "qqqq")
    assert shell.window.overlays.palette.empty.isVisible()


def test_items_and_labels_by_prefix(shell: Shell, project: Path, qtbot: QtBot) -> None:
    shell.window.open_project(project)
    session = shell.window.session
    assert session is not None
    item = session.reader.items.get(17)
    press(Qt.Key.Key_K, ctrl=True)
    QTest.keyClicks(focused(), f"#{item.key}")
    press(Qt.Key.Key_Return)
    assert session.current is not None
    assert session.current.item.id == 17
    press(Qt.Key.Key_K, ctrl=True)
    QTest.keyClicks(focused(), f":{session.guideline.active[1].name}")
    press(Qt.Key.Key_Return)
    assert session.pace.answered == 1
    found = shell.window.finder.search("/fall")
    assert found[0].entries[0].title == "Search the texts for “fall”"
