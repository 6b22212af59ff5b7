"""Records of a table out of its lines: one bad quote costs one line, never the rest of the file."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

from alapp.domain.errors import BadInput
from alapp.domain.exchange import ReadingOptions
from alapp.domain.words import plain, tr
from alapp.formats.opening import KEPT_OF_TOO_LONG, MAX_RECORD, drain, is_cut, next_line

csv.field_size_limit(MAX_RECORD + 2)  # the limit of 128 kB belongs to the whole process; ours is kept below

NO_SEPARATOR = "\x1f"
"""Stands in for a separator in a file of one column."""

MAX_COLUMNS = 10_000
"""Most columns of a table."""

_REREAD_RESERVE = 2 * MAX_RECORD
_REREAD_SHARE = 2


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that cannot be told apart into cells: why, and the line itself; ``too_long`` if it was cut."""

    reason: str
    text: str
    too_long: bool = False


class _TooLong(Exception):
    """The record at hand is longer than what is held."""


def dialect(options: ReadingOptions) -> dict[str, Any]:
    """Return the arguments of ``csv.reader`` for these options; raises BadInput for impossible ones."""
    separator, quote = options.separator or NO_SEPARATOR, options.quote
    if len(separator) != 1 or len(quote) > 1 or separator == quote or {separator, quote} & {"\r", "\n"}:
        raise BadInput(
            tr("This separator and this quote do not go together."),
            tr("The file was not read."),
            tr("Choose one character for each, not the same."),
        )
    if not quote:
        return {"delimiter": separator, "quoting": csv.QUOTE_NONE, "quotechar": None, "strict": True}
    return {"delimiter": separator, "quotechar": quote, "doublequote": True, "strict": True}


class Records:
    """Iterate the records of a table: lists of cells, or :class:`Broken`.

    ``taken`` holds the lines of the record at hand, endings included. When a quote is never closed, or closed in
    the middle of a cell, only the line that opened it is given up and reading goes on at the next line. Reading
    lines again costs time: no more than ``reserve`` and twice the characters of the file are read again, then whole
    records are given up instead.
    """

    def __init__(self, stream: TextIO, options: ReadingOptions, reserve: int = _REREAD_RESERVE) -> None:
        self.taken: list[str] = []
        self._stream = stream
        self._dialect = dialect(options)
        self._again: deque[str] = deque()
        self._size = 0
        self._reserve = reserve

    def __iter__(self) -> Iterator[list[str] | Broken]:
        more = True
        while more:
            more = False
            try:
                for cells in csv.reader(self._lines(), **self._dialect):
                    yield cells
                    self.taken.clear()
                    self._size = 0
            except (_TooLong, csv.Error) as error:
                broken = self._give_up(error)
                yield broken
                self.taken.clear()
                self._size = 0
                more = True

    @property
    def size(self) -> int:
        """Characters of the record at hand."""
        return self._size

    @property
    def text(self) -> str:
        """The record at hand as it stands in the file, without the last line ending."""
        return _without_ending("".join(self.taken))

    def _lines(self) -> Iterator[str]:
        while True:
            line = self._again.popleft() if self._again else self._fresh()
            if not line:
                return
            self.taken.append(line)
            self._size += len(line)
            if self._size > MAX_RECORD:
                raise _TooLong
            yield line

    def _fresh(self) -> str:
        line = next_line(self._stream)
        self._reserve += _REREAD_SHARE * len(line)
        return line

    def _give_up(self, error: Exception) -> Broken:
        """Give up the first line of the record at hand and put the others back."""
        first, rest = self.taken[0], self.taken[1:]
        if is_cut(first):
            drain(self._stream)
            return Broken(_TOO_LONG_LINE, first[:KEPT_OF_TOO_LONG], too_long=True)
        reason = _reason(error, several_lines=bool(rest))
        cost = sum(map(len, rest))
        if cost > self._reserve:
            return self._give_up_all(reason)
        self._reserve -= cost
        self._again.extendleft(reversed(rest))
        self.taken = [first]
        return Broken(reason, _without_ending(first))

    def _give_up_all(self, reason: str) -> Broken:
        if is_cut(self.taken[-1]):
            drain(self._stream)
        return Broken(reason, "".join(self.taken)[:KEPT_OF_TOO_LONG], too_long=True)


_TOO_LONG_LINE = plain(
    "The line is longer than {max_record} million characters; only its beginning is kept.", max_record=MAX_RECORD >> 20
)


def _reason(error: Exception, *, several_lines: bool) -> str:
    if isinstance(error, _TooLong) or "unexpected end" in str(error):
        return plain("A quote opens in this line and is never closed.")
    if several_lines:
        return plain("A quote opens in this line and is closed in the middle of a later cell.")
    return plain("A quote stands in the middle of a cell; inside a quoted cell it must be written twice.")


def _without_ending(text: str) -> str:
    if text.endswith("\r\n"):
        return text[:-2]
    return text[:-1] if text.endswith(("\n", "\r")) else text


def is_blank(cells: Sequence[str]) -> bool:
    """Say whether a record holds nothing at all."""
    return not cells or (len(cells) == 1 and not cells[0].strip())


def too_wide(width: int) -> BadInput:
    """Return the error for a table with more columns than are held."""
    return BadInput(
        tr(
            "The table has {width:,} columns; at most {max_columns:,} can be read.",
            width=width,
            max_columns=MAX_COLUMNS,
        ),
        tr("Nothing was imported."),
        tr("Choose another separator or another file."),
    )
