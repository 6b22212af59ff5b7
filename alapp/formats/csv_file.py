"""Tables as text: CSV, TSV and plain lines, each row accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO, TypeGuard

from alapp.domain.errors import BadInput
from alapp.domain.exchange import ReadingOptions, Role
from alapp.domain.item import Rejected
from alapp.domain.words import N_, plain, tr
from alapp.formats import own, quarantined
from alapp.formats.base import CHARS_AT_ONCE, ROWS_AT_ONCE, Guess, Meter, Row, Table, original_of, unique_names
from alapp.formats.formulas import unguard
from alapp.formats.opening import bad_bytes, decode, open_text, shown, undecodable
from alapp.formats.records import MAX_COLUMNS, Broken, Records, is_blank, too_wide
from alapp.formats.shape import guess_shape
from alapp.formats.sniff import read_sample, sniff_encoding

_BOM = "\ufeff"

_ONE_CELL = N_("The row has {n} cell, the table has {width} columns.")
_CELLS = N_("The row has {n} cells, the table has {width} columns.")


class CsvFile:
    """Reads ``.csv``, ``.tsv`` and ``.txt``: cells by separator and quote, or one text a line."""

    name = "csv"
    words = N_("Table (CSV, TSV, text lines)")
    suffixes = (".csv", ".tsv", ".tab", ".txt")

    def accepts(self, path: Path) -> bool:
        """Say whether the name ends like that of a table."""
        return path.suffix.lower() in self.suffixes

    def guess(self, path: Path) -> Guess:
        """Guess encoding, separator, quote and header from the first megabyte."""
        sample, whole = read_sample(path)
        encoding = sniff_encoding(sample, whole=whole)
        text = decode(sample, encoding.name, whole=whole).removeprefix(_BOM)
        suffix = path.suffix.lower()
        options = guess_shape(
            text,
            ReadingOptions(self.name, encoding.name),
            prefer="\t" if suffix in (".tsv", ".tab") else "",
            strict=suffix not in (".csv", ".tsv", ".tab"),
        )
        return Guess(options, encoding.likely, encoding.failing_hex)

    def columns(self, path: Path, options: ReadingOptions) -> tuple[str, ...]:
        """Return the names in the first row, or “Column 1”, “Column 2” without one."""
        with open_text(path, options.encoding) as stream:
            return _Table(stream, options).columns

    def known_roles(self, columns: tuple[str, ...]) -> Mapping[str, Role]:
        """Return the roles of the columns of an own export."""
        return own.known_roles(columns)

    def rows(self, path: Path, options: ReadingOptions, meter: Meter | None = None) -> Iterator[Row | Rejected]:
        """Read row by row; ragged, undecodable and wrongly quoted rows come as Rejected."""
        with open_text(path, options.encoding, meter) as stream:
            yield from _Table(stream, options).rows()

    def tables(self, path: Path, options: ReadingOptions, meter: Meter | None = None) -> Iterator[Table]:
        """Read many rows at a time."""
        with open_text(path, options.encoding, meter) as stream:
            yield from _Table(stream, options).tables()


class _Table:
    """A table whose header has been read. Rows are numbered as records of the file, a header being the first."""

    def __init__(self, stream: TextIO, options: ReadingOptions) -> None:
        self._records = Records(stream, options)
        self._stored = iter(self._records)
        self._number = 0
        self._first: list[str] | None = None
        header = self._read_first(options)
        self._skip = len(own.QUARANTINE) if own.is_quarantine(header) else 0
        self._guarded = bool(self._skip) or (own.is_export(header) and own.SAFE in header)
        self._width = len(header)
        if self._width > MAX_COLUMNS:
            raise too_wide(self._width)
        self.columns = _names(header, self._skip)
        self._nothing = original_of(dict.fromkeys(self.columns))

    def _read_first(self, options: ReadingOptions) -> Sequence[str]:
        """Read up to the first record; blank lines before it are not rows of the table."""
        self._before: list[tuple[int, Broken]] = []
        for record in self._stored:
            self._number += 1
            if isinstance(record, Broken):
                if options.header:
                    raise _unreadable_header(record)
                self._before.append((self._number, record))
            elif not is_blank(record):
                return self._take_first(record, options)
        return ()

    def _take_first(self, record: list[str], options: ReadingOptions) -> Sequence[str]:
        record[0] = record[0].removeprefix(_BOM)
        if options.header:
            return [shown(cell) for cell in record]
        self._first = record
        return [f"Column {place}" for place in range(1, len(record) + 1)]

    def rows(self) -> Iterator[Row | Rejected]:
        """Yield every record after the header."""
        return map(self._row, self._after_header())

    def tables(self) -> Iterator[Table]:
        """Yield the same rows, many at a time."""
        numbers, cells, rejected, chars = list[int](), list[Sequence[str]](), list[Rejected](), 0
        for record in self._after_header():
            if self._is_plain(record):
                cells.append(record)
                numbers.append(self._number)
            elif isinstance(row := self._row(record), Rejected):
                rejected.append(row)
            else:
                cells.append(tuple(row.cells.values()))
                numbers.append(row.number)
            chars += self._records.size
            if chars > CHARS_AT_ONCE or len(cells) + len(rejected) == ROWS_AT_ONCE:
                yield Table(self.columns, numbers, cells, tuple(rejected))
                numbers, cells, rejected, chars = [], [], [], 0
        if cells or rejected:
            yield Table(self.columns, numbers, cells, tuple(rejected))

    def _after_header(self) -> Iterator[list[str] | Broken]:
        """Yield every record after the header, with its number at hand."""
        read = self._number
        for number, broken in self._before:
            self._number = number
            yield broken
        self._number = read
        if self._first is not None:
            yield self._first
        for record in self._stored:
            self._number += 1
            yield record

    def _is_plain(self, record: list[str] | Broken) -> TypeGuard[list[str]]:
        """Say whether a record is a row as it stands."""
        return (
            not self._guarded
            and not isinstance(record, Broken)
            and len(record) == self._width
            and (all(map(str.isascii, self._records.taken)) or not undecodable(self._records.text))
        )

    def _row(self, cells: list[str] | Broken) -> Row | Rejected:
        if isinstance(cells, Broken):
            return self._broken(cells)
        if self._is_plain(cells):
            return Row(self._number, dict(zip(self.columns, cells, strict=True)))
        if len(cells) != self._width:
            return self._blank() if is_blank(cells) else self._ragged(cells)
        return self._undecodable(cells) if undecodable(self._records.text) else self._restored(cells)

    def _restored(self, cells: list[str]) -> Row | Rejected:
        """Take away the guard of an own file; a row of a quarantine that was not repaired goes back into it."""
        plain = [unguard(cell) for cell in cells]
        kept = dict(zip(self.columns, plain[self._skip :], strict=True))
        if self._skip and quarantined.is_unrepaired(plain[4], kept):
            return Rejected(self._number, plain[2], plain[3], plain[4])
        return Row(self._number, kept)

    def _blank(self) -> Rejected:
        return Rejected(self._number, "", plain("The row is empty."), self._nothing, "empty")

    def _ragged(self, cells: list[str]) -> Rejected:
        few = len(cells) < self._width
        column = self.columns[max(len(cells) - self._skip, 0)] if few and len(cells) >= self._skip else ""
        reason = plain(_ONE_CELL if len(cells) == 1 else _CELLS, n=len(cells), width=self._width)
        return Rejected(self._number, column, reason, self._original(cells))

    def _undecodable(self, cells: list[str]) -> Rejected:
        place = next((i for i, cell in enumerate(cells) if undecodable(cell)), self._skip)
        column = self.columns[max(place - self._skip, 0)]
        reason = plain("Bytes that are no text in this encoding: {bad_bytes}.", bad_bytes=bad_bytes(cells[place]))
        return Rejected(self._number, column, reason, self._original(cells))

    def _broken(self, broken: Broken) -> Rejected:
        kind = "too_large" if broken.too_long else "unreadable"
        return Rejected(self._number, "", broken.reason, original_of(self._placed([]), shown(broken.text)), kind)

    def _original(self, cells: list[str]) -> str:
        return original_of(self._placed([shown(cell) for cell in cells]), shown(self._records.text))

    def _placed(self, cells: list[str]) -> dict[str, str | None]:
        own_cells = cells[self._skip :]
        return {name: own_cells[i] if i < len(own_cells) else None for i, name in enumerate(self.columns)}


def _names(header: Sequence[str], skip: int) -> tuple[str, ...]:
    if skip:
        return unique_names(unguard(name) for name in header[skip:])
    return unique_names(own.column_names(header) if own.is_export(header) else header)


def _unreadable_header(broken: Broken) -> BadInput:
    return BadInput(
        tr("The first row, which should hold the column names, cannot be read."),
        broken.reason,
        tr("Choose another quote or separator, or say that the first row holds no names."),
    )
