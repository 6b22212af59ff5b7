"""Items: the things to be labeled, and rows that are about to become items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import repeat
from operator import attrgetter

from alapp.domain.annotation import Value
from alapp.domain.media import MediaFile


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
    """A row that passed the reader and asks to enter the pool; ``value`` is an answer it brought along.

    Where an item is a file, ``text`` is its name and ``media`` what is known of it.
    """

    row: int
    text: str
    key: str = ""
    meta: Mapping[str, str] = field(default_factory=dict)
    modality: str = "text"
    value: Value | None = None
    gold: bool = False
    media: MediaFile | None = None


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
    medias: Sequence[MediaFile | None] = ()

    @classmethod
    def of(cls, items: Iterable[NewItem]) -> NewItems:
        """Return these items by column."""
        return cls(*zip(*map(_EACH, items), strict=True))

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[NewItem]:
        columns = (self.rows, self.texts, self.keys, self.metas, self.modalities, self.values, self.golds)
        return map(NewItem, *columns, self.medias or repeat(None))

    @property
    def contents(self) -> Sequence[str]:
        """What tells each from the others: its text, or the checksum of its file."""
        if not any(self.medias):
            return self.texts
        return [text if file is None else file.sha256 for text, file in zip(self.texts, self.medias, strict=True)]

    @property
    def files(self) -> list[tuple[int, MediaFile]]:
        """The place and the file of each that is a file."""
        return [(place, file) for place, file in enumerate(self.medias) if file is not None]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that could not be taken: where it was, why, and its original content for repair."""

    row: int
    column: str
    reason: str
    original: str
    kind: str = "unreadable"  # unreadable | empty | duplicate | too_large
