"""A row of the command table, and the contexts in which keys work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alapp.domain.words import said, tr

EVERYWHERE = "everywhere"
FRAME = "project"  # any page of an open project
LABEL, BROWSE, INSIGHTS, GUIDELINES, DATA, START, WIZARD, LOCKED = (
    "label",
    "browse",
    "insights",
    "guidelines",
    "data",
    "start",
    "wizard",
    "locked",
)
SPANS, BOXES, SEGMENTS = "spans", "boxes", "segments"
REGIONS = (SPANS, BOXES, SEGMENTS)
"""The Label screen where answers list regions: other keys, the same page."""
ARROWS = ("Left", "Right", "Up", "Down")
"""What ``Arrows`` in a row's key stands for."""
PAGES = (LABEL, *REGIONS, BROWSE, INSIGHTS, GUIDELINES, DATA)


class _Own:
    """The keys that the person chose instead of the table's, by command; ``revision`` counts the changes."""

    keys: Mapping[str, tuple[str, ...]] = {}
    revision = 0


own = _Own()


class KeysInUse:
    """The field of a row that is given the table's keys, and read as the person's own where there are any."""

    def __get__(self, row: Action | None, owner: type | None = None) -> tuple[str, ...]:
        return own.keys.get(row.id, shipped_keys(row)) if row is not None else ()

    def __set__(self, row: Action, keys: tuple[str, ...]) -> None:
        row.__dict__["keys"] = keys


def _keys_in_use() -> Any:
    return KeysInUse()


@dataclass(frozen=True)  # no slots: its words are read in the language in use
class Action:
    """One command.

    ``keys`` are in Qt's portable text (``Ctrl+K``, ``Shift+A``, ``Space``); ``Num+x`` is the keypad, ``1..9,0`` and
    ``Shift+1..0`` stand for digits by their place on the keyboard; where the person chose others, they are those.
    ``contexts`` are the screens where the keys work. ``status`` are the words in the status line (empty = not shown
    there); ``section`` is the heading in the key sheet. ``needs`` names what must be there (``project``, ``lead``,
    ``write``).
    """

    id: str
    category: str
    words: str = said()
    keys: tuple[str, ...] = _keys_in_use()
    contexts: tuple[str, ...] = (EVERYWHERE,)
    section: str = "Everywhere"
    icon: str = "command"
    synonyms: str = said("")
    status: str = said("")
    needs: str = ""

    @property
    def title(self) -> str:
        """``Category: verb object`` as the palette shows it."""
        return f"{tr(self.category)}: {self.words}"


def shipped_keys(action: Action) -> tuple[str, ...]:
    """Return the keys that the table gives a command, whatever the person chose."""
    keys: tuple[str, ...] = action.__dict__["keys"]
    return keys


def canonical(key: str) -> str:
    """Return a key by the name a press goes by: Return is Enter."""
    return key[: -len("Return")] + "Enter" if key.endswith("Return") else key


def row(id_: str, category: str, words: str, keys: str = "", /, **more: object) -> Action:
    """Build a row; keys are separated by blanks."""
    return Action(id_, category, words, tuple(keys.split()), **more)  # type: ignore[arg-type]
