"""Spans on the Label screen by keys alone: mark, label, accept, reject, take back, go on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from alapp.domain.annotation import Suggestion
from alapp.domain.region import Marked, Span, regions_of, rows_of
from alapp.ui.theme.theme import Theme
from tests.ui.conftest import StubHost
from tests.ui.label_kit import Hands, Open, ask, opening, suggested

TEXT = "Given aspirin 100 mg at noon, then heparin and aspirin again."
TEXTS = [TEXT, "Nothing of note was given here.", "The last text of three."]


def span(words: str, label: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words), label, words)


@pytest.fixture
def open_label(tmp_path: Path, theme: Theme, host: StubHost, qtbot: QtBot) -> Iterator[Open]:
    with opening(tmp_path, theme, host, qtbot) as make:
        yield lambda: make(TEXTS, task="spans")


def drawn(hands: Hands) -> tuple[Span, ...]:
    asked = hands.window.session.current
    assert asked is not None
    return tuple(sorted(asked.draft))


def with_suggestions(hands: Hands, *marked: Marked) -> None:
    session = hands.window.session
    pick, said = suggested(1)
    said = Suggestion(said.model_version, said.probabilities, said.labels, rows_of(marked))
    rest = [p for p in session.desk.queue.peek(99) if p.item_id != 1]
    ask(session, [pick, *rest], {1: said})


def test_a_digit_labels_the_word_at_the_caret(open_label: Open) -> None:
    hands = open_label()
    hands.press("Right", "1")
    assert drawn(hands) == (span("aspirin", "med"),)
    assert hands.window.screen_.regions is not None
    assert hands.window.screen_.regions.panel.entries.rowCount() == 1


def test_marked_words_become_one_span_and_enter_saves_them(open_label: Open) -> None:
    hands = open_label()
    hands.press("Right", "Right", "B", "Right", "2", "Enter")
    saved = hands.window.session.project.annotations.get(1, "A1")
    assert saved is not None
    assert regions_of("span", saved.answer.value) == (span("100 mg", "fall"),)
    assert hands.window.session.current is not None
    assert hands.window.session.current.item.id == 2


def test_another_digit_gives_the_selected_span_another_label(open_label: Open) -> None:
    hands = open_label()
    hands.press("Right", "1", "J", "2")
    assert drawn(hands) == (span("aspirin", "fall"),)


def test_taking_away_and_taking_back(open_label: Open) -> None:
    hands = open_label()
    hands.press("Right", "1", "J", "Backspace")
    assert drawn(hands) == ()
    hands.press("U")
    assert drawn(hands) == (span("aspirin", "med"),)
    hands.press("U")
    assert drawn(hands) == ()


def test_after_the_last_edit_undo_goes_to_the_answer_before(open_label: Open) -> None:
    hands = open_label()
    hands.press("Right", "1", "Enter", "U")
    assert hands.window.session.current is not None
    assert hands.window.session.current.item.id == 1
    assert hands.window.session.project.annotations.get(1, "A1") is None


def test_suggestions_are_accepted_and_rejected_one_by_one(open_label: Open) -> None:
    hands = open_label()
    first, second = span("aspirin", "med"), span("heparin", "med")
    with_suggestions(hands, Marked(first, 0.9), Marked(second, 0.5))
    hands.press("J", "A", "X")
    assert drawn(hands) == (first,)
    assert hands.window.screen_.regions is not None
    assert hands.window.screen_.regions.deeds.suggested == ()
    hands.press("U")
    assert [m.region for m in hands.window.screen_.regions.deeds.suggested] == [second]


def test_all_suggestions_are_accepted_at_once_and_enter_alone_takes_none(open_label: Open) -> None:
    hands = open_label()
    found = (span("aspirin", "med"), span("heparin", "med"))
    with_suggestions(hands, *(Marked(s, 0.9) for s in found))
    hands.press("Enter")
    saved = hands.window.session.project.annotations.get(1, "A1")
    assert saved is not None
    assert regions_of("span", saved.answer.value) == ()
    hands.press("U")
    hands.press("Shift+A")
    assert drawn(hands) == found


def test_the_same_words_elsewhere_are_labeled_in_one_edit(open_label: Open) -> None:
    hands = open_label()
    hands.press("Right", "1", "J", "Ctrl+Shift+E")
    assert drawn(hands) == (span("aspirin", "med"), span("aspirin", "med", TEXT.index("aspirin") + 1))
    hands.press("U")
    assert drawn(hands) == (span("aspirin", "med"),)


def test_an_edge_is_moved_with_shift(open_label: Open) -> None:
    hands = open_label()
    hands.press("Right", "1", "J", "Shift+Right")
    assert drawn(hands) == (span("aspirin 100", "med"),)
    hands.press("Shift+Right", "U")
    assert drawn(hands) == (span("aspirin", "med"),), "edge after edge of one span is one step back"


def test_nothing_selected_and_nothing_suggested_is_said(open_label: Open, host: StubHost) -> None:
    hands = open_label()
    screen = hands.window.screen_
    assert screen.reason("region.accept") == "There is no suggestion here."
    hands.press("Backspace")
    assert host.words[-1].startswith("Nothing is selected")


def test_an_empty_text_is_saved_with_words(open_label: Open, host: StubHost) -> None:
    hands = open_label()
    hands.press("Enter")
    assert host.words[-1] == "Saved: nothing there. U takes it back."


def test_tiles_are_as_wide_as_their_words(open_label: Open) -> None:
    hands = open_label()
    tiles = hands.window.screen_.card.area.grid.tiles
    assert all(tile.width() >= tile.needed() for tile in tiles)
    assert len({tile.width() for tile in tiles}) > 1
