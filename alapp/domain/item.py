"""Items: the things to be labeled, and rows that are about to become items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from alapp.domain.annotation import Value


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be labeled.

    ``text`` is stored exactly as read. ``meta`` holds the extra columns by name; the columns that are
    groups (for bias checks) are named in the project's settings.
    """

    id: int
    key: str
    text: str
    modality: str = "text"
    meta: Mapping[str, str] = field(default_factory=dict)
    source_id: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class NewItem:
    """A row that passed the reader and asks to enter the pool; ``value`` is an answer it brought along."""

    row: int
    text: str
    key: str = ""
    meta: Mapping[str, str] = field(default_factory=dict)
    modality: str = "text"
    value: Value | None = None
    gold: bool = False


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that could not be taken: where it was, why, and its original content for repair."""

    row: int
    column: str
    reason: str
    original: str
    kind: str = "unreadable"  # unreadable | empty | duplicate | too_large
