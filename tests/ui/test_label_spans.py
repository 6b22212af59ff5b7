"""Spans on the real Label screen by keys alone: draw, label, extend, accept, adjust, take back, the same words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from alapp.domain.annotation import Pick, Suggestion
from alapp.domain.guideline import LabelClass
from alapp.domain.region import Marked, Region, Span, rows_of
from alapp.ui.theme.theme import Theme
from alapp.ui.views.spans import SpanView
from tests.ui.conftest import StubHost
from tests.ui.label_kit import Clock, Hands, Window, ask, make_project, open_session
from tests.ui.test_span_view import drag

LETTER = "The patient took 40 mg of Aspirin at noon. Then Aspirin was stopped."
LABELS = (LabelClass("drug", "Drug", 1, 1), LabelClass("dose", "Dose", 2, 2))


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    session = open_session(make_project(tmp_path / "s.alapp", [LETTER, "Nothing here."], task="spans", labels=LABELS))
    made = Window(theme, session, StubHost(), Clock())
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.show()
    made.screen_.card.view.setFocus()
    yield made
    session.close()


@pytest.fixture
def hands(window: Window) -> Hands:
    return Hands(window)


def view(window: Window) -> SpanView:
    found = window.screen_.card.view
    assert isinstance(found, SpanView)
    return found


def suggest(window: Window, *marked: Marked) -> None:
    suggestion = Suggestion(3, {}, (), rows_of(marked))
    ask(window.session, [Pick(1, "uncertain", "regions", 1.0, 0.9, 3)], {1: suggestion})


def drawn(window: Window) -> list[Region]:
    assert window.session.current is not None
    return list(window.session.current.draft)


def span(words: str, label: str, nth: int = 0) -> Span:
    at = LETTER.index(words) if not nth else LETTER.index(words, LETTER.index(words) + 1)
    return Span(at, at + len(words), label, words)


def test_words_are_labeled_by_the_digit_and_committed_by_enter(window: Window, hands: Hands) -> None:
    hands.press("Right", "Right", "Right", "Shift+Right", "2", "Right", "Right", "Right", "1")
    assert drawn(window) == [span("40 mg", "dose"), span("Aspirin", "drug")]
    hands.press("Enter")
    answer = window.session.reader.annotations.of_item(1)[0].answer.value
    assert answer is not None
    assert [(row["start"], row["end"], row["text"]) for row in answer["spans"]] == [
        (17, 22, "40 mg"),
        (26, 33, "Aspirin"),
    ]


def test_begun_extended_by_letters_and_ended_by_a_digit(window: Window, hands: Hands) -> None:
    hands.press("Right", "B", "Alt+Right", "Alt+Right", "1")
    assert drawn(window) == [span("patient to", "drug")]


def test_blanks_chosen_with_the_mouse_are_left_out_and_shown_until_the_caret_moves(
    window: Window, hands: Hands
) -> None:
    drag(view(window), LETTER.index("patient") + 4, LETTER.index("took"), letters=True)
    hands.press("1")
    assert drawn(window) == [Span(8, 11, "drug", "ent")]
    assert view(window).left_out == ((11, 12),)
    hands.press("Right")
    assert view(window).left_out == ()


def test_a_suggestion_that_is_adjusted_gives_way_to_the_span(window: Window, hands: Hands) -> None:
    suggest(window, Marked(span("40", "dose"), 0.54))
    hands.press("J", "Shift+Right")
    assert drawn(window) == [span("40 mg", "dose")]
    assert list(view(window).all_regions) == [span("40 mg", "dose")]
    hands.press("U")
    assert drawn(window) == []
    assert view(window).all_regions == [Marked(span("40", "dose"), 0.54)]


def test_the_same_words_elsewhere_are_labeled_and_taken_back_at_once(window: Window, hands: Hands) -> None:
    hands.press("Ctrl+Right", "Ctrl+Left")
    for _ in range(6):
        hands.press("Right")
    hands.press("1", "J")
    window.take_action("region.same")
    assert drawn(window) == [span("Aspirin", "drug"), span("Aspirin", "drug", nth=1)]
    hands.press("U")
    assert drawn(window) == [span("Aspirin", "drug")]


def test_a_short_tag_shows_the_digit_that_gives_the_label(window: Window, hands: Hands) -> None:
    hands.press("Right", "Right", "Right", "2", "Right", "2")
    canvas = view(window)
    assert canvas.places is not None
    assert [tag.words for tag in canvas.marks.plan(canvas.places, 0).tags] == ["2", "Dose"]
