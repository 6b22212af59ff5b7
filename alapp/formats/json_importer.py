"""What the two JSON formats share: only the encoding is guessed, and columns are the names in the first rows."""

from __future__ import annotations

import itertools
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import ClassVar

from alapp.domain.exchange import ReadingOptions, Role
from alapp.domain.item import Rejected
from alapp.domain.words import plain
from alapp.formats import own
from alapp.formats.base import Guess, Meter, Row, original_of
from alapp.formats.opening import KEPT_OF_TOO_LONG, MAX_RECORD, shown
from alapp.formats.records import MAX_COLUMNS, too_wide
from alapp.formats.sniff import read_sample, sniff_encoding

ROWS_FOR_COLUMNS = 1000
CHARS_FOR_COLUMNS = 1 << 20


class JsonImporter(ABC):
    """An importer of JSON; a member states how its rows are told apart."""

    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]

    @abstractmethod
    def read(
        self, path: Path, options: ReadingOptions, meter: Meter | None, columns: tuple[str, ...]
    ) -> Iterator[Row | Rejected]:
        """Read all rows in order; ``columns`` are the names that a row put aside is kept with."""

    def accepts(self, path: Path) -> bool:
        """Say whether the name ends like that of this format."""
        return path.suffix.lower() in self.suffixes

    def guess(self, path: Path) -> Guess:
        """Guess the encoding; there is nothing else to choose."""
        sample, whole = read_sample(path)
        encoding = sniff_encoding(sample, whole=whole)
        return Guess(ReadingOptions(self.name, encoding.name, quote=""), encoding.likely, encoding.failing_hex)

    def columns(self, path: Path, options: ReadingOptions) -> tuple[str, ...]:
        """Return the names found in the first rows (1,000, or a million characters), in order of appearance."""
        names: dict[str, None] = {}
        chars = 0
        for row in itertools.islice(self.read(path, options, None, ()), ROWS_FOR_COLUMNS):
            if isinstance(row, Row):
                names.update(dict.fromkeys(row.cells))
                chars += len(row.raw)
            if len(names) > MAX_COLUMNS:
                raise too_wide(len(names))
            if chars > CHARS_FOR_COLUMNS:
                break
        return tuple(names)

    def known_roles(self, columns: tuple[str, ...]) -> Mapping[str, Role]:
        """Return the roles of the columns of an own export."""
        return own.known_roles(columns)

    def rows(self, path: Path, options: ReadingOptions, meter: Meter | None = None) -> Iterator[Row | Rejected]:
        """Read all rows in order, each numbered by its place."""
        yield from self.read(path, options, meter, self.columns(path, options))


def too_long(text: str, number: int, columns: Iterable[str]) -> Rejected:
    """Return the rejection of a row that is too long to be held."""
    reason = plain(
        "The row is longer than {max_record} million characters; only its beginning is kept.",
        max_record=MAX_RECORD >> 20,
    )
    return Rejected(
        number, "", reason, original_of(dict.fromkeys(columns), shown(text[:KEPT_OF_TOO_LONG])), "too_large"
    )
