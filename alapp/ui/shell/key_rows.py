"""The key sheet as plain rows, made of the command table; pure."""

from __future__ import annotations

from dataclasses import dataclass

from alapp.session.action import (
    BOXES,
    BROWSE,
    DATA,
    GUIDELINES,
    INSIGHTS,
    LABEL,
    SEGMENTS,
    SPANS,
    START,
    WIZARD,
    Action,
    own,
)
from alapp.session.actions import active_in
from alapp.ui.language import tr

TABS = (
    (LABEL, "Choice", "text"),
    (SPANS, "Spans", "text"),
    (BOXES, "Boxes", "label"),
    (SEGMENTS, "Segments", "play"),
    (BROWSE, "Browse", "browse"),
    (INSIGHTS, "Insights", "insights"),
    (GUIDELINES, "Guidelines", "book"),
    (DATA, "Data", "data"),
    (WIZARD, "Import", "import"),
    (START, "Start", "play"),
)
PROJECT = ("Project", "Program")
"""Categories that get a section of their own instead of *Everywhere*."""
COLUMNS = (("Answer", "Mark", "Models", "Project"), ("Look", "Go back"), ("Everywhere",))
"""Which sections of the table stand in which column."""

_JOINED = {
    "go.": ("Ctrl+1 … 7", "Label … Data"),
    "text.": ("Ctrl++ - 0", "Text size"),
    "pane.": ("F6", "Next pane"),
}
"""Families of commands that share one row; ``…`` stands between first and last."""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """Keys separated by blanks, and what they do."""

    keys: str
    words: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its rows."""

    heading: str
    rows: tuple[KeyRow, ...]


def columns(context: str, wanted: str = "") -> list[list[Section]]:
    """Return the sections of a context by column; ``wanted`` keeps the rows whose words or keys hold it."""
    rows: dict[str, dict[str, KeyRow]] = {}
    for action in active_in(context):
        row = _row(action)
        if row is not None and _holds(row, wanted):
            section = "Project" if action.section == "Everywhere" and action.category in PROJECT else action.section
            rows.setdefault(section, {})[row.words] = row
    return [[Section(tr(name), tuple(rows[name].values())) for name in names if name in rows] for names in COLUMNS]


def _row(action: Action) -> KeyRow | None:
    for prefix, (keys, words) in _JOINED.items():
        if action.id.startswith(prefix) and not any(id_.startswith(prefix) for id_ in own.keys):
            return KeyRow(keys, tr(words))
    keys_here = [key for key in action.keys if not key.startswith("Num+")]
    if not keys_here:
        return None
    return KeyRow(_spread(keys_here[0]), _capital(action))


def _spread(key: str) -> str:
    """Write a row of digits with its first and last key, ``Shift+1 … 0``, and arrows as such; else the key itself."""
    if key.endswith("Arrows"):
        return key.replace("Arrows", "← →")
    held = key.partition("1..")[0]
    return f"{held}1 … {key[-1]}" if "1.." in key else key


def _capital(action: Action) -> str:
    words = tr(action.category) if action.id == "settings" else action.words
    return words[:1].upper() + words[1:]


def _holds(row: KeyRow, wanted: str) -> bool:
    folded = wanted.casefold().strip()
    return folded in row.words.casefold() or folded in row.keys.casefold()
