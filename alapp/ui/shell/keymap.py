"""From a key press to what it may mean: pure tables and functions, no widget and no event loop.

Digits go by their place on the keyboard, so that French layouts need no Shift; letters go by the printed
character, so that other layouts find *S* where it says S; a layout without Latin letters falls back to the place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from alapp.domain.guideline import FREE_LETTERS
from alapp.session.action import ARROWS, canonical, own
from alapp.session.actions import active_in, expanded

_FIRST_DIGIT_SCAN = 0x02
"""PC scan code of the key of 1; X11 and Wayland number the same keys 8 higher."""
_LETTER_ROWS = ((0x10, "QWERTYUIOP"), (0x1E, "ASDFGHJKL"), (0x2C, "ZXCVBNM"))
_LETTER_AT = {first + i: letter for first, row in _LETTER_ROWS for i, letter in enumerate(row)}
_X11_SHIFT = 8
_SCAN_OFFSET = {"xcb": _X11_SHIFT, "wayland": _X11_SHIFT, "wayland-egl": _X11_SHIFT, "windows": 0}

_SHIFTED_US = "!@#$%^&*()"
_DIGITS = "1234567890"
_NAMED = {
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Enter: "Enter",
    Qt.Key.Key_Escape: "Esc",
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Backspace: "Backspace",
    Qt.Key.Key_Delete: "Delete",
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Backtab: "Backtab",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Home: "Home",
    Qt.Key.Key_End: "End",
    Qt.Key.Key_PageUp: "PageUp",
    Qt.Key.Key_PageDown: "PageDown",
    **{Qt.Key(Qt.Key.Key_F1.value + i): f"F{i + 1}" for i in range(12)},
}
MOVES = ("go", "go.fine", "go.large", "stretch", "stretch.fine", "stretch.large")
REPEATABLE = frozenset(
    {
        "label.page",
        "label.page.back",
        "label.next.paragraph",
        "label.previous.paragraph",
        *(f"region.{move}:{arrow}" for move in MOVES for arrow in ARROWS),
        "region.next",
        "region.previous",
        "region.larger",
        "region.smaller",
        "label.text.larger",
        "label.text.smaller",
        "browse.next",
        "browse.previous",
        "guide.next",
        "guide.previous",
        "data.next",
        "data.previous",
        "text.larger",
        "text.smaller",
    }
)
"""Actions that run again while their key is held down; label and commit keys never do."""
_EDITING = frozenset({"Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Alt+Up", "Alt+Down"})


@dataclass(frozen=True, slots=True)
class Press:
    """A key press without Qt's event: what was printed, which key, where it lies, what was held.

    ``place`` is the PC scan code where the system tells it, else 0.
    """

    key: int
    text: str = ""
    place: int = 0
    ctrl: bool = False
    alt: bool = False
    shift: bool = False
    altgr: bool = False
    keypad: bool = False
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class Digit:
    """A digit key: ``place`` 0 for the key of 1 up to 9 for the key of 0."""

    place: int
    shifted: bool


@dataclass(frozen=True, slots=True)
class Act:
    """A key of the command table."""

    action_id: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that no command uses; a label may have it."""

    letter: str


Meaning = Digit | Act | Letter


def press_of(event: QKeyEvent, platform: str) -> Press:
    """Read a key event of this Qt platform (``xcb``, ``windows``, ...)."""
    held = event.modifiers()
    modifier = Qt.KeyboardModifier
    ctrl, alt = bool(held & modifier.ControlModifier), bool(held & modifier.AltModifier)
    printed = event.text()
    altgr = bool(held & modifier.GroupSwitchModifier) or (ctrl and alt and printed.isprintable() and printed != "")
    scan = event.nativeScanCode()
    offset = _SCAN_OFFSET.get(platform)
    return Press(
        key=event.key(),
        text=printed,
        place=scan - offset if offset is not None and scan > offset else 0,
        ctrl=ctrl and not altgr,
        alt=alt and not altgr,
        shift=bool(held & modifier.ShiftModifier),
        altgr=altgr,
        keypad=bool(held & modifier.KeypadModifier),
        repeat=event.isAutoRepeat(),
    )


def digit_place(press: Press) -> int | None:
    """Return the place 0..9 of a digit key of the main block or the keypad, or None."""
    if press.altgr:
        return None
    if press.keypad:
        return _DIGITS.find(chr(press.key)) if Qt.Key.Key_0 <= press.key <= Qt.Key.Key_9 else None
    if press.place:
        at = press.place - _FIRST_DIGIT_SCAN
        return at if 0 <= at < len(_DIGITS) else None
    if Qt.Key.Key_0 <= press.key <= Qt.Key.Key_9:
        return _DIGITS.index(chr(press.key))
    shifted = _SHIFTED_US.find(chr(press.key)) if press.shift and press.key < 0x80 else -1
    return shifted if shifted >= 0 else None


def printed_letter(press: Press) -> str:
    """Return the capital Latin letter of a press; by place in a layout without Latin letters; else nothing."""
    if Qt.Key.Key_A <= press.key <= Qt.Key.Key_Z:
        return chr(press.key)
    foreign = press.key > 0x7F and press.key < Qt.Key.Key_Escape.value
    return _LETTER_AT.get(press.place, "") if foreign else ""


def names(press: Press) -> list[str]:
    """Return the names of the table this press may go by, most exact first, without digits by place."""
    if press.key in _NAMED:
        named = _NAMED[Qt.Key(press.key)]
        return [f"Num+{named}"] * press.keypad + [_held(press) + named]
    letter = printed_letter(press)
    if letter:
        return [_held(press) + letter]
    sign = press.text if press.text.isprintable() and press.text.strip() else _sign(press.key)
    if not sign:
        return []
    if press.keypad:
        sign = "." if sign == "," else sign
        return [f"Num+{sign}", _held(press, shift=False) + sign]
    return [_held(press, shift=False) + sign]


def meanings(press: Press, context: str, *, letters: bool = True) -> list[Meaning]:
    """Return what a press may mean in a context, to be tried in this order.

    ``letters`` False switches the single-letter and single-sign commands off (not digits, Enter, Space, ...).
    """
    found: list[Meaning] = []
    place = digit_place(press)
    if place is not None:
        found += _digit_meanings(press, place, context)
    table = key_table(context)
    for name in names(press):
        if name in table and (letters or len(_bare(name)) > 1):
            found += [act for act in (Act(table[name]),) if act not in found]
    letter = printed_letter(press)
    if letter in FREE_LETTERS and letter and not _held(press) and letter not in table:
        found.append(Letter(letter))
    return found


def for_field(name: str) -> bool:
    """Whether a key belongs to a text field that has focus: all that types, moves or edits there."""
    if name in _EDITING or name in ("Esc", "Shift+Esc"):
        return True
    return not name.startswith(("Ctrl+", "Alt+")) and _bare(name) not in {f"F{i}" for i in range(1, 13)}


def key_table(context: str) -> Mapping[str, str]:
    """Return action id by key name for a context; digit rows are left out, they go by place."""
    return _key_table(context, own.revision)


@lru_cache(maxsize=32)
def _key_table(context: str, _revision: int) -> Mapping[str, str]:
    table: dict[str, str] = {}
    for action in active_in(context):
        for key in action.keys:
            if key.endswith("Arrows"):
                for name in expanded(key):
                    table.setdefault(name, f"{action.id}:{name.rpartition('+')[2]}")
            elif "1.." not in key:
                table.setdefault(canonical(key), action.id)
    return table


def own_name(event: QKeyEvent) -> str:
    """Return the name by which a pressed key is kept: a digit by its place; nothing for a modifier alone."""
    press = press_of(event, QGuiApplication.platformName())
    place = digit_place(press)
    if place is not None:
        return _held(press) + _DIGITS[place]
    return next(reversed(names(press)), "")


def _digit_meanings(press: Press, place: int, context: str) -> list[Meaning]:
    digit = _DIGITS[place]
    if not press.ctrl and not press.alt:
        return [Digit(place, press.shift and not press.keypad)]
    name = _held(press, shift=False) + digit
    for action in active_in(context):
        if any(name in expanded(key) for key in action.keys):
            return [Act(f"{action.id}:{place}" if "1.." in action.keys[0] else action.id)]
    return []


def _held(press: Press, *, shift: bool = True) -> str:
    held = "Ctrl+" * press.ctrl + "Alt+" * press.alt
    return held + "Shift+" * (press.shift and shift)


def _sign(key: int) -> str:
    return chr(key) if 0x21 <= key <= 0x7E else ""


def _bare(name: str) -> str:
    for held in ("Ctrl+", "Alt+", "Shift+"):
        name = name.removeprefix(held)
    return name
