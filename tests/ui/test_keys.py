"""What a key press means: digits by place, letters by print, the keypad, text fields, held keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from alapp.session.action import BROWSE, LABEL, PAGES, START
from alapp.session.actions import ACTIONS, clashes, expanded
from alapp.ui.shell.key_rows import TABS, columns
from alapp.ui.shell.keymap import (
    REPEATABLE,
    Act,
    Digit,
    Letter,
    Meaning,
    Press,
    canonical,
    for_field,
    key_table,
    meanings,
    names,
    press_of,
)

Key = Qt.Key
Mod = Qt.KeyboardModifier


def typed(key: Qt.Key, text: str = "", *, place: int = 0, **held: bool) -> Press:
    return Press(key.value, text, place, **held)


def test_no_two_commands_share_a_key() -> None:
    assert clashes() == []


@pytest.mark.parametrize(
    ("press", "context", "wanted"),
    [
        (typed(Key.Key_1, "1"), LABEL, [Digit(0, False)]),
        (typed(Key.Key_0, "0"), LABEL, [Digit(9, False)]),
        (typed(Key.Key_Exclam, "!", shift=True), LABEL, [Digit(0, True)]),
        # a French layout prints & on the key of 1, and 1 with Shift
        (typed(Key.Key_Ampersand, "&", place=2), LABEL, [Digit(0, False)]),
        (typed(Key.Key_1, "1", place=2, shift=True), LABEL, [Digit(0, True)]),
        # a German layout prints / with Shift on the key of 7: the digit first, then the sign
        (typed(Key.Key_Slash, "/", place=8, shift=True), LABEL, [Digit(6, True), Act("label.find")]),
        # and [ with AltGr on the key of 8: never a digit
        (typed(Key.Key_BracketLeft, "[", place=9, altgr=True), LABEL, [Act("label.earlier")]),
        (typed(Key.Key_1, "1", keypad=True), LABEL, [Digit(0, False)]),
        (typed(Key.Key_S, "s", place=31), LABEL, [Act("label.skip")]),
        # Dvorak prints s elsewhere: the printed letter counts
        (typed(Key.Key_S, "s", place=39), LABEL, [Act("label.skip")]),
        # a Greek or Russian layout prints no Latin letter: the place counts
        (Press(0x42B, "ы", 31), LABEL, [Act("label.skip")]),
        (typed(Key.Key_U, "U", shift=True), LABEL, [Act("label.redo")]),
        (typed(Key.Key_Question, "?", shift=True), LABEL, [Act("keys")]),
        (typed(Key.Key_D, "d"), LABEL, [Letter("D")]),
        (typed(Key.Key_O, "o"), BROWSE, [Act("browse.sort")]),
        (typed(Key.Key_1, "", ctrl=True), LABEL, [Act("go.label")]),
        (typed(Key.Key_Ampersand, "", place=2, ctrl=True), LABEL, [Act("go.label")]),
        (typed(Key.Key_3, "3", alt=True), START, [Act("start.recent:2")]),
        (typed(Key.Key_Enter, "\r", keypad=True), LABEL, [Act("label.commit")]),
        (typed(Key.Key_Plus, "+", keypad=True), LABEL, [Act("label.accept"), Act("label.text.larger")]),
        (typed(Key.Key_Comma, ",", keypad=True), LABEL, [Act("label.skip")]),
        (typed(Key.Key_Plus, "", ctrl=True, shift=True), LABEL, [Act("text.larger")]),
        (typed(Key.Key_Escape), LABEL, [Act("back")]),
        (typed(Key.Key_F11), LABEL, [Act("item.only")]),
        (typed(Key.Key_F24), LABEL, []),
    ],
)  # fmt: skip
def test_meaning(press: Press, context: str, wanted: list[Meaning]) -> None:
    assert meanings(press, context) == wanted


def test_single_letters_can_be_switched_off() -> None:
    skip, digit, enter = typed(Key.Key_S, "s"), typed(Key.Key_2, "2"), typed(Key.Key_Return, "\r")
    assert meanings(skip, LABEL, letters=False) == []
    assert meanings(digit, LABEL, letters=False) == [Digit(1, False)]
    assert meanings(enter, LABEL, letters=False) == [Act("label.commit")]


@pytest.mark.parametrize(
    "name", ["A", "Shift+U", "?", "Space", "Enter", "Backspace", "Left", "Ctrl+Z", "Ctrl+A", "Esc"]
)
def test_a_field_keeps_what_types_and_edits(name: str) -> None:
    assert for_field(name)


@pytest.mark.parametrize("name", ["Ctrl+K", "Ctrl+1", "Alt+1", "F1", "F6", "Ctrl+E"])
def test_a_field_lets_commands_through(name: str) -> None:
    assert not for_field(name)


def test_answers_never_repeat() -> None:
    assert not [i for i in REPEATABLE if "commit" in i or "accept" in i or "skip" in i or "digit" in i or "open" in i]


@pytest.mark.parametrize("context", [*PAGES, START, "wizard"])
def test_every_key_of_the_table_is_reached(context: str) -> None:
    table = key_table(context)
    for action in ACTIONS:
        if context in action.contexts:
            for key in action.keys:
                reached = [table[canonical(single)].partition(":")[0] for single in expanded(key) if "1.." not in key]
                assert set(reached) <= {action.id}
                assert reached or "1.." in key


def test_a_key_event_is_read() -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_A.value, Mod.ShiftModifier, 38, 0, 0, "A", True)
    press = press_of(event, "xcb")
    assert (press.place, press.shift, press.repeat, press.text) == (30, True, True, "A")
    assert press_of(event, "offscreen").place == 0
    altgr = QKeyEvent(QEvent.Type.KeyPress, Key.Key_BracketLeft.value, Mod.ControlModifier | Mod.AltModifier, "[")
    assert press_of(altgr, "windows").altgr


@given(key=st.integers(0x20, 0x2FFF), text=st.text(max_size=2), place=st.integers(0, 0x60), shift=st.booleans())
def test_any_press_is_understood_without_error(key: int, text: str, place: int, shift: bool) -> None:
    press = Press(key, text, place, shift=shift)
    for context in (LABEL, BROWSE, "overlay"):
        assert len(meanings(press, context)) <= 3
    assert all(isinstance(name, str) and name for name in names(press))


@pytest.mark.parametrize("context", [tab for tab, _, _ in TABS])
def test_the_sheet_holds_every_key_of_a_context(context: str) -> None:
    rows = [row for column in columns(context) for section in column for row in section.rows]
    shown = " ".join(row.keys for row in rows)
    for action in ACTIONS:
        if context in action.contexts and action.keys and not action.id.startswith(("go.", "text.")):
            first = next(key for key in action.keys if not key.startswith("Num+"))
            assert first.replace("Arrows", "← →") in shown or "1.." in first


def test_the_sheet_can_be_filtered() -> None:
    rows = [row for column in columns(LABEL, "undo") for section in column for row in section.rows]
    assert {row.words for row in rows} == {"Undo"}
