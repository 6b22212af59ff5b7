"""Every key of the Label screen, pressed in a real window with a real session behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from alapp.domain.annotation import Pick
from alapp.domain.guideline import LabelClass
from alapp.session.session import Session
from alapp.ui.theme.theme import Theme
from tests.ui.conftest import StubHost
from tests.ui.label_kit import (
    LABELS,
    REPORT,
    Clock,
    Hands,
    Window,
    ask,
    make_project,
    open_session,
    suggested,
)

Open = Callable[..., Hands]
TEXTS = [f"{REPORT} Number {n}." for n in range(8)]


@pytest.fixture
def open_label(tmp_path: Path, theme: Theme, host: StubHost, qtbot: QtBot) -> Iterator[Open]:
    sessions: list[Session] = []

    def make(texts: list[str] = TEXTS, **more: Any) -> Hands:
        size = more.pop("size", (1366, 692))
        path = more.pop("path", tmp_path / "p.alapp")
        session = open_session(path if path.exists() else make_project(path, texts, **more))
        sessions.append(session)
        window = Window(theme, session, host, Clock())
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.screen_.default_focus().setFocus()
        return Hands(window)

    yield make
    for session in sessions:
        session.close()


def labels_of(session: Session, item_id: int) -> tuple[str, ...] | None:
    found = session.project.annotations.get(item_id, "A1")
    return found.labels if found is not None else None


def current(hands: Hands) -> int:
    asked = hands.window.session.current
    assert asked is not None
    return asked.item.id


def suggest(hands: Hands, item_id: int = 3) -> None:
    pick, said = suggested(item_id)
    rest = [p for p in hands.window.session.desk.queue.peek(99) if p.item_id != item_id]
    ask(hands.window.session, [pick, *rest], {item_id: said})
    hands.window.clock.pass_by(1)


# -- answering --------------------------------------------------------------------------------------------------


def test_a_digit_labels_and_the_next_item_is_there(open_label: Open) -> None:
    hands = open_label()
    hands.press("2")
    assert labels_of(hands.window.session, 1) == ("fall",)
    assert current(hands) == 2
    assert hands.window.screen_.card.view.item.id == 2  # type: ignore[union-attr]


def test_keypad_digits_label_too(open_label: Open) -> None:
    hands = open_label()
    hands.press("Num+3")
    assert labels_of(hands.window.session, 1) == ("dev",)


def test_the_keypad_works_alone(open_label: Open, host: StubHost) -> None:
    hands = open_label()
    session, screen = hands.window.session, hands.window.screen_
    hands.press("Num+*")
    assert session.project.annotations.note(1, "A1").flagged
    hands.press("Num+.")
    assert current(hands) == 2
    suggest(hands)
    hands.press("Num++")
    assert labels_of(session, 3) == ("fall",)
    hands.press("Num+-")
    assert labels_of(session, 3) is None
    hands.press("Num+/")
    assert screen.panel.all_rules
    hands.press("Num+Enter")
    assert host.words[-1] == "Choose a label, or A for the suggestion."


def test_a_label_answers_to_its_own_letter(open_label: Open) -> None:
    hands = open_label()
    hands.press("D")
    assert labels_of(hands.window.session, 1) == ("dev",)


def test_a_digit_without_a_label_says_so(open_label: Open, host: StubHost) -> None:
    hands = open_label()
    hands.press("9")
    assert current(hands) == 1
    assert host.words[-1] == "There is no label 9."


def test_a_click_on_an_answer_labels_and_leaves_the_focus_on_the_item(open_label: Open) -> None:
    hands = open_label()
    screen = hands.window.screen_
    screen.card.area.grid.tiles[4].click()
    assert labels_of(hands.window.session, 1) == ("doc",)
    assert screen.card.view.hasFocus()


def test_a_takes_the_suggestion(open_label: Open) -> None:
    hands = open_label()
    suggest(hands)
    hands.press("A")
    assert labels_of(hands.window.session, 3) == ("fall",)


def test_a_without_suggestion_says_so(open_label: Open, host: StubHost) -> None:
    hands = open_label()
    hands.press("A")
    assert current(hands) == 1
    assert host.words[-1] == "There is no suggestion here."


def test_holding_enter_never_answers_and_never_takes_the_suggestion(open_label: Open, host: StubHost) -> None:
    hands = open_label()
    suggest(hands)
    hands.hold("Enter", 50)
    assert current(hands) == 3
    assert hands.window.session.pace.answered == 0
    assert "Choose a label, or A for the suggestion." in host.words


def test_a_held_digit_answers_once(open_label: Open) -> None:
    hands = open_label()
    hands.hold("1")
    assert current(hands) == 2


def test_a_late_key_does_not_answer_the_new_item(open_label: Open) -> None:
    hands = open_label()
    hands.press("1")
    hands.press("1", wait=0.1)
    assert current(hands) == 2
    hands.press("1", wait=0.06)
    assert current(hands) == 3


def test_the_wait_for_late_keys_can_be_switched_off(open_label: Open) -> None:
    hands = open_label()
    hands.window.session.settings.set("key_guard_ms", 0)
    hands.press("1", "1", "1", wait=0.0)
    assert current(hands) == 4


def test_answer_keys_can_wait_for_enter(open_label: Open) -> None:
    hands = open_label()
    hands.window.session.settings.set("keys_wait_for_enter", True)
    hands.press("1", "2")
    assert current(hands) == 1
    assert hands.window.screen_.card.area.grid.tiles[1].look.chosen
    hands.press("Enter")
    assert labels_of(hands.window.session, 1) == ("fall",)


def test_skip_goes_on_without_an_answer(open_label: Open) -> None:
    hands = open_label()
    hands.press("S")
    annotation = hands.window.session.project.annotations.get(1, "A1")
    assert annotation is not None
    assert annotation.answer.status == "skipped"
    assert current(hands) == 2


def test_skip_with_a_reason(open_label: Open) -> None:
    hands = open_label()
    hands.press("Shift+S")
    assert not hands.window.screen_.card.area.reasons.isHidden()
    hands.press("2")
    annotation = hands.window.session.project.annotations.get(1, "A1")
    assert annotation is not None
    assert annotation.answer.skip_reason == "unreadable"
    assert hands.window.screen_.card.area.reasons.isHidden()


def test_escape_leaves_the_reasons(open_label: Open) -> None:
    hands = open_label()
    hands.press("Shift+S", "Esc")
    assert hands.window.screen_.card.area.reasons.isHidden()
    hands.press("2")
    assert labels_of(hands.window.session, 1) == ("fall",)


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


# -- marks ------------------------------------------------------------------------------------------------------


def test_flag_toggles_and_is_shown(open_label: Open) -> None:
    hands = open_label()
    hands.press("F")
    assert hands.window.session.project.annotations.note(1, "A1").flagged
    assert hands.window.screen_.card.header.facts.flagged
    hands.press("F")
    assert not hands.window.session.project.annotations.note(1, "A1").flagged


def test_a_comment_is_one_line_and_enter_saves_it(open_label: Open) -> None:
    hands = open_label()
    hands.press("C")
    hands.type("see the rail 2")
    hands.press("Enter")
    assert hands.window.session.project.annotations.note(1, "A1").comment == "see the rail 2"
    assert hands.window.screen_.card.area.comment.isHidden()
    assert hands.window.screen_.card.view.hasFocus()
    assert current(hands) == 1


def test_escape_leaves_the_comment_unsaved(open_label: Open) -> None:
    hands = open_label()
    hands.press("C")
    hands.type("no")
    hands.press("Esc")
    assert hands.window.session.project.annotations.note(1, "A1").comment == ""


def test_an_example_goes_to_the_guideline_of_the_label_given(open_label: Open, host: StubHost) -> None:
    hands = open_label()
    hands.press("Shift+G")
    assert host.words[-1].startswith("Label it first")
    hands.press("1", "[", "Shift+G")
    label = hands.window.session.project.guidelines.current().by_id("med")
    assert label is not None
    assert label.examples[0].item_key == "IR-00001"


# -- going back -------------------------------------------------------------------------------------------------


def test_undo_brings_the_item_back_and_redo_answers_it_again(open_label: Open) -> None:
    hands = open_label()
    hands.press("1", "2", "U")
    assert current(hands) == 2
    assert labels_of(hands.window.session, 2) is None
    hands.press("Shift+U")
    assert labels_of(hands.window.session, 2) == ("fall",)
    assert current(hands) == 3


def test_undo_with_nothing_to_undo_says_so(open_label: Open, host: StubHost) -> None:
    hands = open_label()
    hands.press("U")
    assert host.words[-1] == "Nothing to undo."


def test_the_undo_button_names_what_it_takes_back(open_label: Open) -> None:
    hands = open_label()
    button = hands.window.screen_.card.area.buttons["label.undo"]
    assert not button.isEnabled()
    hands.press("1")
    assert button.isEnabled()
    assert button.text() == "Undo “Medication”"


def test_undo_works_after_a_restart(open_label: Open, tmp_path: Path) -> None:
    path = make_project(tmp_path / "again.alapp", TEXTS)
    before = open_session(path)
    before.press("inj")
    before.close()
    hands = open_label(path=path)
    assert hands.window.screen_.card.area.buttons["label.undo"].text() == "Undo “Pressure injury”"
    hands.press("U")
    assert labels_of(hands.window.session, 1) is None


def test_earlier_and_later_walk_the_own_answers_and_keys_change_them(open_label: Open) -> None:
    hands = open_label()
    hands.press("1", "2", "[", "[")
    assert current(hands) == 1
    assert hands.window.screen_.card.area.grid.tiles[0].look.chosen
    hands.press("6")
    assert labels_of(hands.window.session, 1) == ("oth",)
    assert current(hands) == 3


def test_later_ends_at_the_open_item(open_label: Open, host: StubHost) -> None:
    hands = open_label()
    hands.press("1", "[", "]")
    assert current(hands) == 2
    hands.press("]")
    assert host.words[-1] == "This is the newest item."


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
