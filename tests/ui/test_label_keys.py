"""The keys that answer, mark and go back, pressed in a real window with a real session behind it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from alapp.ui.theme.theme import Theme
from tests.ui.conftest import StubHost
from tests.ui.label_kit import TEXTS, Open, current, labels_of, make_project, open_session, opening, suggest


@pytest.fixture
def open_label(tmp_path: Path, theme: Theme, host: StubHost, qtbot: QtBot) -> Iterator[Open]:
    with opening(tmp_path, theme, host, qtbot) as make:
        yield make


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


def test_undo_with_nothing_to_undo_is_said_by_the_window_alone(open_label: Open, host: StubHost) -> None:
    hands = open_label()
    hands.press("U")
    assert hands.window.session.message == "Nothing to undo."
    assert host.words == []


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
