"""One JSON object as one row: strict reading, and its values as cells of text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from alapp.domain.item import Rejected
from alapp.domain.words import N_, plain
from alapp.formats import own, quarantined
from alapp.formats.base import UNPLACED, Row, original_of
from alapp.formats.opening import bad_bytes, shown, undecodable

MAX_DEPTH: Final = 100
TEXT_COLUMN: Final = "text"
"""Name of the only column when the rows are bare strings."""

_HALF = N_("Half a character (a lone surrogate) stands in this row; it cannot be stored.")


class _Refused(ValueError):
    """The text is no usable row; the message says why."""


class _Number(float):
    """A number that remembers how it was written."""

    __slots__ = ("written",)
    written: str


def _number(written: str) -> _Number:
    number = _Number(written)
    number.written = written
    return number


def _constant(name: str) -> Any:
    raise _Refused(plain("{name} is not a JSON value.", name=name))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Refused(plain("The key “{shown}” occurs twice.", shown=shown(twice)[:60]))
    return content


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant, parse_float=_number)


def parse_row(raw: str, number: int, columns: Iterable[str] = ()) -> Row | Rejected:
    """Read one row out of its JSON text; broken JSON, doubled keys and bad bytes come as Rejected.

    ``columns`` are the known names, kept with a broken row so that it can be repaired.
    """
    if undecodable(raw):
        return _rejected(
            raw,
            number,
            plain("Bytes that are no text in this encoding: {bad_bytes}.", bad_bytes=bad_bytes(raw)),
            columns,
        )
    try:
        content = _DECODER.decode(raw)
        return _row(content, raw, number, columns)
    except json.JSONDecodeError as error:
        return _rejected(
            raw,
            number,
            plain("This is not JSON: {msg}, character {colno} of the row.", msg=error.msg, colno=error.colno),
            columns,
        )
    except RecursionError:
        return _rejected(raw, number, plain("Nested deeper than {max_depth} levels.", max_depth=MAX_DEPTH), columns)
    except _Refused as error:
        return _rejected(raw, number, str(error), columns)
    except ValueError:
        return _rejected(raw, number, plain("A number in this row is too long."), columns)


def _row(content: Any, raw: str, number: int, columns: Iterable[str]) -> Row | Rejected:
    if isinstance(content, str):
        content = {TEXT_COLUMN: content}
    if not isinstance(content, dict):
        raise _Refused(plain("A row must be a JSON object with named values."))
    if content.keys() == set(own.QUARANTINE):
        return _restored(content, raw, number, columns)
    cells = flatten(content)
    if any(undecodable(part) for cell in cells.items() for part in cell):
        raise _Refused(_HALF)
    return Row(number, cells, raw)


def _restored(content: dict[str, Any], raw: str, number: int, columns: Iterable[str]) -> Row | Rejected:
    """Take the row out of a line of a quarantine file; one that still could not be read goes back into it."""
    original = content["original"]
    if isinstance(original, dict) and UNPLACED not in original:
        return _row(original, json.dumps(original, ensure_ascii=False), number, columns)
    kept = original if isinstance(original, str) else json.dumps(original, ensure_ascii=False)
    if quarantined.cells_of(kept) is None:
        kept = original_of(dict.fromkeys(columns), kept)
    if undecodable(raw):
        raise _Refused(_HALF)
    return Rejected(number, str(content["column"]), str(content["reason"]), shown(kept))


def _rejected(raw: str, number: int, reason: str, columns: Iterable[str]) -> Rejected:
    return Rejected(number, "", reason, original_of(dict.fromkeys(columns), shown(raw)))


def flatten(content: Mapping[str, Any]) -> dict[str, str]:
    """Return the values as text by column name; objects inside become columns ``outer.inner``.

    Only one level is opened; the values of ``meta`` keep their own names where these are free. Lists and deeper
    objects stay JSON text, null is an empty cell.
    """
    cells: dict[str, str] = {}
    for name, value in content.items():
        if not isinstance(value, dict):
            cells[name or "Column"] = cell_text(value)
            continue
        for inner, part in value.items():
            bare = name == "meta" and inner and inner not in content
            cells[inner if bare else f"{name}.{inner}"] = cell_text(part)
    return cells


def cell_text(value: Any) -> str:
    """Return a JSON value as the text of a cell."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, _Number):
        return value.written
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False)
