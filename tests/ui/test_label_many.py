"""Several labels on one item, and more labels than fit the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from alapp.domain.guideline import LabelClass
from alapp.ui.theme.theme import Theme
from tests.ui.conftest import StubHost
from tests.ui.label_kit import Open, current, labels_of, opening, suggest


@pytest.fixture
def open_label(tmp_path: Path, theme: Theme, host: StubHost, qtbot: QtBot) -> Iterator[Open]:
    with opening(tmp_path, theme, host, qtbot) as make:
        yield make


# -- several labels ---------------------------------------------------------------------------------------------


def test_several_labels_toggle_and_enter_commits(open_label: Open) -> None:
    hands = open_label(task="multi_choice")
    hands.press("1", "2", "3", "1")
    tiles = hands.window.screen_.card.area.grid.tiles
    assert [t.look.chosen for t in tiles[:3]] == [False, True, True]
    assert current(hands) == 1
    hands.press("Enter")
    assert labels_of(hands.window.session, 1) == ("fall", "dev")
    assert current(hands) == 2


def test_backspace_clears_the_draft(open_label: Open) -> None:
    hands = open_label(task="multi_choice")
    hands.press("1", "2", "Backspace")
    assert not any(t.look.chosen for t in hands.window.screen_.card.area.grid.tiles)


def test_an_empty_answer_is_said(open_label: Open, host: StubHost) -> None:
    hands = open_label(task="multi_choice")
    hands.press("Enter")
    assert labels_of(hands.window.session, 1) == ()
    assert host.words[-1] == "Saved: no label. U takes it back."


def test_held_enter_commits_one_item_only(open_label: Open) -> None:
    hands = open_label(task="multi_choice")
    hands.hold("Enter", 50)
    assert current(hands) == 2


def test_a_sets_the_suggestion_and_waits(open_label: Open) -> None:
    hands = open_label(task="multi_choice")
    suggest(hands)
    hands.press("A")
    assert current(hands) == 3
    assert hands.window.screen_.card.area.grid.tiles[1].look.chosen


# -- many labels ------------------------------------------------------------------------------------------------


def many(count: int) -> list[LabelClass]:
    return [LabelClass(f"c{n}", f"Class {n}", n % 12 + 1, n % 12 + 1) for n in range(1, count + 1)]


def test_ten_labels_are_shown_and_the_rest_is_named(open_label: Open) -> None:
    grid = open_label(labels=many(44)).window.screen_.card.area.grid
    assert len(grid.tiles) == 10
    assert grid._more.text() == "34 more"


def test_shift_and_a_digit_reach_labels_11_to_20(open_label: Open) -> None:
    hands = open_label(labels=many(44))
    hands.press("Shift+1")
    assert labels_of(hands.window.session, 1) == ("c11",)
    hands.press("Shift+0")
    assert labels_of(hands.window.session, 2) == ("c20",)


def test_zero_is_the_tenth_label(open_label: Open) -> None:
    hands = open_label(labels=many(44))
    hands.press("0")
    assert labels_of(hands.window.session, 1) == ("c10",)


def test_a_label_by_name(open_label: Open) -> None:
    hands = open_label(labels=many(44))
    hands.press("L")
    hands.type("class 37")
    hands.press("Enter")
    assert labels_of(hands.window.session, 1) == ("c37",)
    assert hands.window.screen_.card.view.hasFocus()


def test_escape_leaves_the_list_of_labels(open_label: Open) -> None:
    hands = open_label(labels=many(44))
    hands.press("L", "Esc")
    assert hands.window.screen_.card.finder.isHidden()
    assert current(hands) == 1
    assert hands.window.screen_.card.view.hasFocus()


def test_arrows_walk_the_list_of_labels(open_label: Open) -> None:
    hands = open_label(labels=many(44))
    hands.press("L", "Down", "Down", "Up", "Enter")
    assert labels_of(hands.window.session, 1) == ("c2",)


def test_a_chosen_label_without_a_tile_is_named(open_label: Open) -> None:
    hands = open_label(labels=many(44), task="multi_choice")
    hands.press("1", "Shift+5", "Shift+6")
    assert hands.window.screen_.card.area.chosen.text() == "Chosen too: Class 15, Class 16"
    hands.press("Enter")
    assert labels_of(hands.window.session, 1) == ("c1", "c15", "c16")
    assert hands.window.screen_.card.area.chosen.isHidden()


def test_ten_thousand_labels_are_no_harder_than_ten(open_label: Open) -> None:
    hands = open_label(labels=many(10_000))
    finder = hands.window.screen_.card.finder
    hands.press("L")
    assert finder.labels.rowCount() == 10_000
    hands.type("9999")
    assert finder.labels.rowCount() == 1
    hands.press("Enter")
    assert labels_of(hands.window.session, 1) == ("c9999",)


def test_enter_on_no_match_answers_nothing(open_label: Open) -> None:
    hands = open_label(labels=many(44))
    hands.press("L")
    hands.type("zzz")
    hands.press("Enter")
    assert current(hands) == 1
