"""JSON lines: one JSON object a line."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from alapp.domain.exchange import ReadingOptions, Role
from alapp.domain.item import Rejected
from alapp.formats import own
from alapp.formats.base import Guess, Meter, Row, original_of
from alapp.formats.json_rows import parse_row
from alapp.formats.opening import KEPT_OF_TOO_LONG, MAX_RECORD, drain, is_cut, next_line, open_text, shown
from alapp.formats.sniff import read_sample, sniff_encoding

ROWS_FOR_COLUMNS = 1000
CHARS_FOR_COLUMNS = 1 << 20
_BOM = "\ufeff"


class JsonLines:
    """Reads ``.jsonl`` and ``.ndjson``; each line is strict JSON or is put aside."""

    name = "jsonl"
    words = "JSON lines"
    suffixes = (".jsonl", ".ndjson", ".jsonlines")

    def accepts(self, path: Path) -> bool:
        """Say whether the name ends like that of JSON lines."""
        return path.suffix.lower() in self.suffixes

    def guess(self, path: Path) -> Guess:
        """Guess the encoding; there is nothing else to choose."""
        sample, whole = read_sample(path)
        encoding = sniff_encoding(sample, whole=whole)
        return Guess(ReadingOptions(self.name, encoding.name, quote=""), encoding.likely, encoding.failing_hex)

    def columns(self, path: Path, options: ReadingOptions) -> tuple[str, ...]:
        """Return the names found in the first 1,000 rows, in order of appearance."""
        return names_of(self._rows(path, options, None, ()))

    def known_roles(self, columns: tuple[str, ...]) -> Mapping[str, Role]:
        """Return the roles of the columns of an own export."""
        return own.known_roles(columns)

    def rows(self, path: Path, options: ReadingOptions, meter: Meter | None = None) -> Iterator[Row | Rejected]:
        """Read line by line; the number of a row is that of its line."""
        yield from self._rows(path, options, meter, self.columns(path, options))

    def _rows(
        self, path: Path, options: ReadingOptions, meter: Meter | None, columns: tuple[str, ...]
    ) -> Iterator[Row | Rejected]:
        with open_text(path, options.encoding, meter) as stream:
            for number in itertools.count(1):
                line = next_line(stream)
                if not line:
                    return
                if is_cut(line):
                    drain(stream)
                    yield too_long(line, number, columns)
                else:
                    yield _line(line.removeprefix(_BOM) if number == 1 else line, number, columns)


def _line(line: str, number: int, columns: tuple[str, ...]) -> Row | Rejected:
    if not line.strip():
        return Rejected(number, "", "The line is empty.", original_of(dict.fromkeys(columns)), "empty")
    return parse_row(line.rstrip("\r\n"), number, columns)


def too_long(text: str, number: int, columns: Iterable[str]) -> Rejected:
    """Return the rejection of a row that is too long to be held."""
    reason = f"The row is longer than {MAX_RECORD >> 20} million characters; only its beginning is kept."
    return Rejected(
        number, "", reason, original_of(dict.fromkeys(columns), shown(text[:KEPT_OF_TOO_LONG])), "too_large"
    )


def names_of(rows: Iterator[Row | Rejected]) -> tuple[str, ...]:
    """Return the names of the cells of the first rows (1,000 rows or a million characters), then close the rows."""
    names: dict[str, None] = {}
    chars = 0
    for row in itertools.islice(rows, ROWS_FOR_COLUMNS):
        if isinstance(row, Row):
            names.update(dict.fromkeys(row.cells))
            chars += len(row.raw)
        if chars > CHARS_FOR_COLUMNS:
            break
    return tuple(names)
