"""The keys that look: suggestion, rules, why, panel, pages, find, text size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from alapp.domain.annotation import Pick
from alapp.ui.theme.theme import Theme
from tests.ui.conftest import StubHost
from tests.ui.label_kit import LABELS, REPORT, Open, ask, current, labels_of, opening, suggest


@pytest.fixture
def open_label(tmp_path: Path, theme: Theme, host: StubHost, qtbot: QtBot) -> Iterator[Open]:
    with opening(tmp_path, theme, host, qtbot) as make:
        yield make


# -- looking ----------------------------------------------------------------------------------------------------


def test_h_hides_the_suggestion_everywhere(open_label: Open) -> None:
    hands = open_label()
    suggest(hands)
    screen = hands.window.screen_
    assert screen.card.area.suggestion.line.bold == "Fall"
    hands.press("H")
    assert screen.card.area.suggestion.line.bold == ""
    assert all(t.look.share is None and not t.look.suggested for t in screen.card.area.grid.tiles)
    assert "Fall" not in screen.card.why.why.sentence
    assert not screen.panel.lines.isHidden()
    hands.press("H")
    assert screen.card.area.suggestion.line.bold == "Fall"


def test_g_shows_all_rules_then_opens_the_guidelines_and_escape_returns(open_label: Open, host: StubHost) -> None:
    hands = open_label()
    hands.press("G")
    panel = hands.window.screen_.panel
    assert [c.label.id for c in panel.cards if c.label is not None] == [c.id for c in LABELS]
    hands.press("G")
    assert host.pages == ["guidelines"]
    hands.press("Esc")
    assert not panel.all_rules


def test_w_shows_where_the_pick_comes_from(open_label: Open) -> None:
    hands = open_label()
    hands.press("W")
    assert not hands.window.screen_.panel.origin.isHidden()
    hands.press("W")
    assert hands.window.screen_.panel.origin.isHidden()


def test_f9_folds_the_panel_away(open_label: Open) -> None:
    hands = open_label()
    panel = hands.window.screen_.panel
    assert panel.isVisible()
    hands.press("F9")
    assert not panel.isVisible()


def test_the_panel_lies_over_the_item_in_a_narrow_window(open_label: Open) -> None:
    hands = open_label(size=(1024, 604))
    screen = hands.window.screen_
    assert not screen.panel.isVisible()
    hands.press("F9")
    assert screen.panel.isVisible()
    assert screen.card.width() > 900
    hands.press("Esc")
    assert not screen.panel.isVisible()


def test_space_pages_through_a_long_text(open_label: Open, host: StubHost) -> None:
    hands = open_label([REPORT, ("word " * 3000).strip()])
    ask(hands.window.session, [Pick(2, "first_look", "random", 1.0)])
    bar = hands.window.screen_.card.view.verticalScrollBar()
    hands.press("Space")
    assert 0 < bar.value() < bar.pageStep()
    hands.press("Shift+Space")
    assert bar.value() == 0
    hands.press("Shift+Space")
    assert host.words[-1] == "This is the beginning."


def test_arrows_scroll_by_line(open_label: Open) -> None:
    hands = open_label([REPORT * 9])
    bar = hands.window.screen_.card.view.verticalScrollBar()
    hands.press("Down", "Down", "Up")
    assert bar.value() == bar.singleStep() == 28


def test_find_marks_the_hits_and_counts_them(open_label: Open) -> None:
    hands = open_label()
    hands.press("/")
    hands.type("RAIL")
    bar = hands.window.screen_.card.find_bar
    assert bar.count.text() == "1 of 2"
    hands.press("Enter")
    assert bar.count.text() == "2 of 2"
    hands.press("Shift+Enter")
    assert bar.count.text() == "1 of 2"
    hands.press("Esc")
    assert bar.isHidden()
    hands.press("1")
    assert labels_of(hands.window.session, 1) == ("med",)


def test_letters_go_to_the_field_while_it_has_focus(open_label: Open) -> None:
    hands = open_label()
    hands.press("/")
    hands.type("1 s f")
    assert current(hands) == 1
    assert hands.window.screen_.card.find_bar.count.text() == "not found"


def test_reading_size_follows_plus_and_minus_and_is_remembered(open_label: Open, theme: Theme) -> None:
    hands = open_label()
    hands.press("+", "+", "-")
    assert theme.reading_size == 18
    assert hands.window.session.settings.get("reading_size") == 18


def test_j_and_k_walk_paragraphs(open_label: Open) -> None:
    hands = open_label()
    view = hands.window.screen_.card.view
    hands.press("J", "J")
    assert view._paragraph == 1  # type: ignore[attr-defined]
    hands.press("K")
    assert view._paragraph == 0  # type: ignore[attr-defined]
    hands.press("Esc")
    assert view._paragraph == -1  # type: ignore[attr-defined]


def test_item_only_leaves_item_and_answers(open_label: Open, host: StubHost) -> None:
    hands = open_label()
    hands.press("F11")
    screen = hands.window.screen_
    assert not screen.strip.isVisible()
    assert not screen.panel.isVisible()
    hands.press("Esc")
    assert host.ran == ["item.only"]
    hands.press("F11")
    assert screen.strip.isVisible()
