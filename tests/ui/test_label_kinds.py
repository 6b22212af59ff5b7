"""What stands beside and above items of every kind: nothing moves when regions are selected, and words fit the kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from alapp.domain.guideline import LabelClass
from alapp.ui.screens.label.region_list import Entry
from alapp.ui.screens.label.words import length_words
from alapp.ui.theme.theme import Theme
from tests.ui.conftest import StubHost
from tests.ui.label_kit import Hands, Open, opening

TEXTS = ["Given aspirin 100 mg at noon, then heparin and aspirin again.", "Nothing of note was given here."]
CELL = LabelClass("a", "White cell", 1, 1)


@pytest.fixture
def open_label(tmp_path: Path, theme: Theme, host: StubHost, qtbot: QtBot) -> Iterator[Open]:
    with opening(tmp_path, theme, host, qtbot) as make:
        yield lambda: make(TEXTS, task="spans")


def shown(hands: Hands) -> tuple[str, str, int]:
    """Title and first line of the card in the panel, and how high the list below it begins."""
    regions = hands.window.screen_.regions
    assert regions is not None
    hands.window.screen_.panel.grab()  # lays it out
    return regions.panel.title, regions.panel.name.text(), regions.panel.list.y()


def test_selecting_and_beginning_move_nothing_in_the_panel(open_label: Open) -> None:
    hands = open_label()
    hands.press("Right", "1")
    nothing = shown(hands)
    hands.press("J")
    selected = shown(hands)
    hands.press("Right", "B")
    begun = shown(hands)
    assert [nothing[:2], selected[:2], begun[:2]] == [
        ("Selected span", "Nothing is selected"),
        ("Selected span", "Medication"),
        ("Open span", "Not labeled yet"),
    ]
    assert nothing[2] == selected[2] == begun[2]


def test_what_can_be_taken_away_is_said_in_the_status_line(open_label: Open) -> None:
    screen = open_label().window.screen_
    assert "region.remove" in screen.status_actions()
    assert screen.reason("region.remove") == "Nothing is selected: J goes to the next."


def test_the_keys_that_can_be_used_follow_the_selection(open_label: Open) -> None:
    hands = open_label()
    hands.press("Right", "1")
    hands.press("J")
    assert hands.window.screen_.reason("region.remove") is None
    hands.press("Esc")
    assert hands.window.screen_.reason("region.remove") is not None
    hands.press("B")
    assert hands.window.screen_.reason("region.remove") is None


@pytest.mark.parametrize(
    ("entry", "left", "right"),
    [
        (Entry(CELL, "aspirin"), "aspirin", "White cell"),
        (Entry(CELL, "aspirin", 0.89), "aspirin", "? 89 %"),
        (Entry(CELL, "3, 4: 10 × 12 px", named=True), "White cell", "3, 4: 10 × 12 px"),
        (Entry(CELL, "3, 4: 10 × 12 px", 0.89, named=True), "White cell ?", "89 %"),
    ],
)
def test_a_line_of_the_list_says_what_a_region_is(entry: Entry, left: str, right: str) -> None:
    assert (entry.head, entry.state) == (left, right)


@pytest.mark.parametrize(
    ("microseconds", "words"),
    [(0, ""), (6_040_000, "6.0 s"), (59_400_000, "59.4 s"), (61_000_000, "1:01 min"), (7_261_000_000, "2:01:01")],
)
def test_the_length_of_a_recording_is_said_in_its_largest_units(microseconds: int, words: str) -> None:
    assert length_words({"microseconds": microseconds}) == words
