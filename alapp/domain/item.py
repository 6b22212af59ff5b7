"""Items: the things to be labeled, and rows that are about to become items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter

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


_EACH = attrgetter(*(f.name for f in fields(NewItem)))


@dataclass(frozen=True, slots=True)
class NewItems:
    """Rows that ask to enter the pool, by column, all of one length: a million go by without an object for each."""

    rows: Sequence[int] = ()
    texts: Sequence[str] = ()
    keys: Sequence[str] = ()
    metas: Sequence[Mapping[str, str]] = ()
    modalities: Sequence[str] = ()
    values: Sequence[Value | None] = ()
    golds: Sequence[bool] = ()

    @classmethod
    def of(cls, items: Iterable[NewItem]) -> NewItems:
        """Return these items by column."""
        return cls(*zip(*map(_EACH, items), strict=True))

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[NewItem]:
        columns = (self.rows, self.texts, self.keys, self.metas, self.modalities, self.values, self.golds)
        return map(NewItem, *columns)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that could not be taken: where it was, why, and its original content for repair."""

    row: int
    column: str
    reason: str
    original: str
    kind: str = "unreadable"  # unreadable | empty | duplicate | too_large
