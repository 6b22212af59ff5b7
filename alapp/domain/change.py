"""Operations: named changes by a person, the unit of the journal and of undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal

Field = Literal["answer", "flagged", "comment", "gold", "excluded"]


class Op(Enum):
    """What an operation was. The value is stored; the words are for the screen."""

    ANNOTATE = "annotate"
    SKIP = "skip"
    CLEAR = "clear"
    FLAG = "flag"
    COMMENT = "comment"
    GOLD = "gold"
    EXCLUDE = "exclude"
    BULK = "bulk"
    IMPORT = "import"
    GUIDELINE = "guideline"
    MODEL = "model"
    ROLE = "role"
    ERASE = "erase"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one item gets a new value for one annotator; ``new`` is None to take it away.

    ``new`` is an :class:`~alapp.domain.annotation.Answer` for ``answer``, bool for ``flagged`` and
    ``excluded``, str for ``comment``, a Value for ``gold``.
    """

    item_id: int
    field: Field
    new: Any


@dataclass(frozen=True, slots=True)
class Operation:
    """A recorded operation: its id, what it was, in words for the screen, and the items it touched."""

    id: str
    op: Op
    words: str
    annotator: str
    item_ids: Sequence[int]
    time: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What a listener is told: kinds of things that changed, and which items.

    Kinds: ``current`` (another item on screen), ``draft``, ``answers``, ``notes``, ``saved``, ``queue``,
    ``training``, ``model``, ``guideline``, ``pool``, ``jobs``, ``settings``, ``message``.
    """

    kinds: frozenset[str]
    item_ids: tuple[int, ...] = ()

    @classmethod
    def of(cls, *kinds: str, items: Sequence[int] = ()) -> Changes:
        """Build from words."""
        return cls(frozenset(kinds), tuple(items))
