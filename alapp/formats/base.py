"""What every format offers: rows of cells out of a file, labeled rows into a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, runtime_checkable

from alapp.domain.exchange import ExportPlan, ExportRow, ReadingOptions, Role
from alapp.domain.item import NewItems, Rejected

UNPLACED = ""
"""Key of :func:`original_of` for what could not be told apart into columns."""


ROWS_AT_ONCE = 500
"""Most rows that go the way into the pool together."""
CHARS_AT_ONCE = 4 * 1024 * 1024
"""Characters after which no more rows join them: so memory stays flat where rows are long."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row as a reader found it: its number in the file and its cells as text by column name.

    ``number`` is what a person would count: the line of a spreadsheet (a header is row 1), the line of a
    JSON-lines file, the place in a JSON list or in a sorted folder. ``raw`` is the JSON text it came from, if any.
    """

    number: int
    cells: Mapping[str, str]
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a file that have a cell for each of the columns, with their numbers, and the rejected ones among them."""

    columns: tuple[str, ...]
    numbers: Sequence[int]
    cells: Sequence[Sequence[str]]
    rejected: tuple[Rejected, ...] = ()

    def rows(self) -> list[Row]:
        """Return the rows one by one."""
        return [
            Row(number, dict(zip(self.columns, cells, strict=True)))
            for number, cells in zip(self.numbers, self.cells, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows that follow one another in a file, by the gate: new items and rejected rows, each in order."""

    items: NewItems
    rejected: tuple[Rejected, ...] = ()

    @property
    def seen(self) -> int:
        """Rows of this chunk."""
        return len(self.items) + len(self.rejected)


@dataclass(slots=True)
class Meter:
    """How far a reader is, in bytes; ``tell`` is set by the reader while its file is open."""

    total: int = 0
    tell: Callable[[], int] = field(default=lambda: 0)

    @property
    def done(self) -> int:
        """Bytes taken from the disk so far."""
        return self.tell()


@dataclass(frozen=True, slots=True)
class Guess:
    """How a file is to be read, and what the guess of its encoding rests on; ``roles`` of columns, where known."""

    options: ReadingOptions
    likely_encodings: tuple[str, ...] = ()
    undecodable_hex: str = ""
    warnings: tuple[str, ...] = ()
    roles: Mapping[str, Role] = field(default_factory=dict)


class Importer(Protocol):
    """A family of files that can be read row by row."""

    @property
    def name(self) -> str:
        """Stable identifier."""
        ...

    @property
    def words(self) -> str:
        """What the screen calls it."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File name endings, lower case with the dot."""
        ...

    def accepts(self, path: Path) -> bool:
        """Say from name and kind alone whether this may be such a file."""
        ...

    def guess(self, path: Path) -> Guess:
        """Look at the beginning of the file; raises BadInput for an empty or binary one."""
        ...

    def columns(self, path: Path, options: ReadingOptions) -> tuple[str, ...]:
        """Return the column names."""
        ...

    def known_roles(self, columns: tuple[str, ...]) -> Mapping[str, Role]:
        """Return the roles that need no guessing, because the columns are the program's own."""
        ...

    def rows(self, path: Path, options: ReadingOptions, meter: Meter | None = None) -> Iterator[Row | Rejected]:
        """Read all rows in order, in flat memory; what cannot be read comes as Rejected, never as an exception."""
        ...


@runtime_checkable
class ByTable(Protocol):
    """What an importer may offer as well: many rows at a time."""

    def tables(self, path: Path, options: ReadingOptions, meter: Meter | None = None) -> Iterator[Table]:
        """Read the same rows as ``rows``, ``ROWS_AT_ONCE`` or ``CHARS_AT_ONCE`` at a time."""
        ...


class Exporter(Protocol):
    """A family of files that labeled rows can be written to and read back from."""

    @property
    def name(self) -> str:
        """Stable identifier."""
        ...

    @property
    def words(self) -> str:
        """What the screen calls it."""
        ...

    @property
    def suffix(self) -> str:
        """File name ending with the dot."""
        ...

    @property
    def losses(self) -> tuple[str, ...]:
        """What this format cannot hold, in words; empty when nothing is lost."""
        ...

    def write(self, rows: Iterable[ExportRow], path: Path, plan: ExportPlan) -> int:
        """Write the rows to this very path, flushed to the disk, and return how many there were."""
        ...

    def read_back(self, path: Path) -> Iterator[ExportRow]:
        """Read an own export; columns left out by its plan come back as empty values."""
        ...


def original_of(cells: Mapping[str, str | None], unplaced: str | None = None) -> str:
    """Return a row as JSON text for the quarantine: every column by name, and what had no place.

    Missing cells are null; ``unplaced`` (the row as it was written) stands under the empty name, and its
    presence says that the row could not be read.
    """
    content: dict[str, str | None] = dict(cells)
    if unplaced is not None:
        content[UNPLACED] = unplaced
    return json.dumps(content, ensure_ascii=False)


def unique_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return column names that are distinct and not blank: “Column 3” for a blank one, “name (2)” for a second."""
    found: dict[str, None] = {}
    for place, raw in enumerate(names, 1):
        name = base = raw.strip() or f"Column {place}"
        count = 1
        while name in found:
            count += 1
            name = f"{base} ({count})"
        found[name] = None
    return tuple(found)


def name_set(names: str) -> frozenset[str]:
    """Return the names in a line of names, blanks between."""
    return frozenset(names.split())
