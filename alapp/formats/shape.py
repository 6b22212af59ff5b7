"""The shape of a table, guessed from its first lines: separator, quote, and whether the first row holds names."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from alapp.domain.exchange import ReadingOptions
from alapp.formats import own
from alapp.formats.base import name_set
from alapp.formats.records import MAX_COLUMNS, Broken, Records, is_blank

SEPARATORS = (",", ";", "\t", "|")
_ROWS = 2000
_CHARS = 1 << 18
_NUMBER = re.compile(r"\s*[-+]?[\d.,]*\d[\d.,%]*\s*(?:[eE][-+]?\d+)?\s*$")
_LONGEST_NUMBER = 64
_NAME = re.compile(r"[^\W\d_][\w .:/()\[\]#&-]{0,47}$")
_USUAL = name_set(
    "id key uid nr no number text message msg content body comment comments description review sentence abstract "
    "report title headline subject question answer label labels class category topic tag tags target sentiment "
    "intent group date time created timestamp author name language lang source url file row column reason"
)


@dataclass(frozen=True, slots=True)
class _Trial:
    """One way to read the sample: share of records as wide as the first one, that width, and how quotes stand.

    ``loose_quotes`` (read without quoting): the quotes are such as no writer of tables would put, because few cells
    begin with one and none of them holds a doubled one or lacks its end more often than not. ``prose``: a blank
    follows most separators, so they are the commas of sentences.
    """

    options: ReadingOptions
    share: float
    width: int
    loose_quotes: bool = False
    prose: bool = False


def guess_shape(text: str, options: ReadingOptions, *, prefer: str = "", strict: bool = False) -> ReadingOptions:
    """Return the options with separator, quote and header guessed from the beginning of the file.

    A separator is taken when most records have as many cells as the first; ``strict`` asks for nearly all of them
    (plain text files, where commas are commas). ``prefer`` wins a tie.
    """
    sample = text[:_CHARS]
    of_ours = _own_shape(sample, options)
    if of_ours is not None:
        return of_ours
    trials = [_try(sample, replace(options, separator=s, quote=q)) for s in SEPARATORS for q in _quotes(sample)]
    fitting = [t for t in trials if _fits(t, strict=strict)]
    chosen = _best(fitting, prefer).options if fitting else _one_column(sample, options)
    return replace(chosen, header=has_header(sample_records(sample, chosen)))


def _own_shape(sample: str, options: ReadingOptions) -> ReadingOptions | None:
    """Return how a file of ours is read, told by its first columns: the others may be called anything."""
    for separator in SEPARATORS:
        shape = replace(options, separator=separator, quote='"', header=True)
        first = next(iter(Records(io.StringIO(sample, newline=""), shape, reserve=_CHARS)), None)
        if isinstance(first, list) and (own.is_quarantine(first) or own.is_export(first)):
            return shape
    return None


def _fits(trial: _Trial, *, strict: bool) -> bool:
    wide = 1 < trial.width <= MAX_COLUMNS
    return wide and trial.share >= (0.9 if strict else 0.5) and not (strict and trial.prose)


def _best(fitting: Sequence[_Trial], prefer: str) -> _Trial:
    """Return the trial with the most fitting rows; cells are taken as quoted unless quotes are mere characters."""
    best = max(fitting, key=lambda t: (round(t.share, 2), *_wanted(t, prefer)))
    same = {t.options.quote: t for t in fitting if t.options.separator == best.options.separator}
    quoted, bare = same.get('"'), same.get("")
    if quoted is None or bare is None:
        return best
    better = bare.share > quoted.share or (bare.share == quoted.share and bare.options.separator == "\t")
    return bare if better and bare.loose_quotes else quoted


def _wanted(trial: _Trial, prefer: str) -> tuple[bool, int, int]:
    return trial.options.separator == prefer, trial.width, -SEPARATORS.index(trial.options.separator)


def _quotes(sample: str) -> tuple[str, ...]:
    return ('"', "") if '"' in sample else ('"',)


def _one_column(sample: str, options: ReadingOptions) -> ReadingOptions:
    """Lines without separator; quotes count only if they never go wrong."""
    quoted = replace(options, separator="", quote='"')
    if any(isinstance(r, Broken) for r in _first_records(sample, quoted)):
        return replace(quoted, quote="")
    return quoted


def _first_records(sample: str, options: ReadingOptions) -> list[list[str] | Broken]:
    records = Records(io.StringIO(sample, newline=""), options, reserve=_CHARS)
    found = list(itertools.islice((r for r in records if isinstance(r, Broken) or not is_blank(r)), _ROWS + 1))
    return found[:-1] if len(found) > 1 and len(sample) >= _CHARS else found[:_ROWS]


def sample_records(sample: str, options: ReadingOptions) -> list[list[str]]:
    """Return the first records that can be told apart into cells."""
    return [r for r in _first_records(sample, options) if not isinstance(r, Broken)]


def _try(sample: str, options: ReadingOptions) -> _Trial:
    records = _first_records(sample, options)
    widths = [0 if isinstance(r, Broken) else len(r) for r in records]
    if not widths:
        return _Trial(options, 0.0, 0)
    share = widths.count(widths[0]) / len(widths)
    return _Trial(options, share, widths[0], not options.quote and _loose(records), _prose(records))


def _prose(records: Sequence[list[str] | Broken]) -> bool:
    later = [cell for r in records if not isinstance(r, Broken) for cell in r[1:]]
    return sum(cell.startswith(" ") for cell in later) * 2 > len(later)


def _loose(records: Sequence[list[str] | Broken]) -> bool:
    opened = [c for r in records if not isinstance(r, Broken) for c in r if c.startswith('"')]
    closed = sum(len(c) > 1 and c.endswith('"') for c in opened)
    doubled = any('""' in c[1:-1] for c in opened)
    return closed * 2 < len(opened) or (len(opened) * 2 < len(records) and not doubled)


def _is_number(cell: str) -> bool:
    """Say whether a cell holds a number; a long one does not, and looking at it closely would cost its square."""
    plain = cell.strip()
    return len(plain) <= _LONGEST_NUMBER and _NUMBER.match(plain) is not None


def has_header(records: Sequence[Sequence[str]]) -> bool:
    """Say whether the first record holds the names of the columns rather than a row.

    Names are short, distinct and no numbers, and they do not come again below; usual names settle it.
    """
    if not records:
        return False
    first, below = [cell.strip() for cell in records[0]], records[1:]
    if any(_is_number(cell) for cell in first) or not any(first):
        return False
    if any(_words(cell) & _USUAL for cell in first if len(cell) < 40 and len(cell.split()) < 4):
        return True
    named = [cell for cell in first if cell]
    if len(set(named)) < len(named) or not all(_NAME.match(cell) for cell in named):
        return False
    return _unlike_below(first, below)


def _words(cell: str) -> set[str]:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cell)
    return set(re.split(r"[\W_]+", spaced.casefold()))


def _unlike_below(first: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Say whether some column differs from its first cell, and none holds that cell again."""
    if not below:
        return True
    columns = [[row[i].strip() for row in below if i < len(row)] for i in range(len(first))]
    if any(name and name in cells for name, cells in zip(first, columns, strict=True)):
        return False
    return any(_differs(name, cells) for name, cells in zip(first, columns, strict=True))


def _differs(name: str, cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    if not filled:
        return False
    numbers = sum(map(_is_number, filled))
    longer = sum(len(cell) > 2 * len(name) + 4 for cell in filled)
    repeated = len(filled) >= 6 and len(set(filled)) * 3 <= len(filled)
    return numbers * 2 > len(filled) or longer * 2 > len(filled) or repeated
