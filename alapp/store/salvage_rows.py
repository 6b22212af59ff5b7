"""Which table a salvaged row belongs to: the one whose hash proves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alapp.domain.errors import AppError
from alapp.domain.guideline import Guideline
from alapp.domain.model import ModelRecord
from alapp.store.codec import from_json, row_hash, sha256
from alapp.store.journal import commitment_of

Values = tuple[Any, ...]
DIGEST = 32


@dataclass(frozen=True, slots=True)
class Shape:
    """A table as its rows are stored: columns in order, whether the first is the row id, where the hash stands.

    ``proved`` are the columns that the hash covers, ``blob`` the column whose own hash it covers.
    """

    columns: tuple[str, ...]
    row_id: bool
    proved: tuple[str, ...]
    blob: str = ""

    def holds(self, row: Mapping[str, Any]) -> bool:
        """Whether the hash of a row is that of its values."""
        parts = [row[name] for name in self.proved]
        if self.blob:
            parts.append(sha256(row[self.blob]))
        return bool(row_hash(*parts) == row["hash"])


def _names(columns: str) -> tuple[str, ...]:
    return tuple(columns.split())


def _plain(columns: str, *, row_id: bool = False) -> Shape:
    names = _names(columns)
    return Shape((*names, "hash"), row_id, names)


def _blob(columns: str, *, row_id: bool = False) -> Shape:
    names = _names(columns)
    return Shape((*names, "hash", "data"), row_id, names, "data")


SHAPES: Mapping[str, Shape] = {
    "project": _plain("id name created_at"),
    "annotator": _plain("code name kind role"),
    "guideline": _plain("version body", row_id=True),
    "setting": _plain("key value"),
    "source": _plain("id name format sha256 plan started_at finished_at state seen accepted quarantined", row_id=True),
    "item": _plain("id key text modality meta source_id row digest", row_id=True),
    "quarantine": _plain("id source_id row column_name reason original kind", row_id=True),
    "event": Shape(
        _names("seq actor counter time op operation item_id field payload salt commitment prev_hash hash"),
        True,
        _names("actor counter time op operation item_id field commitment prev_hash"),
    ),
    "operation": Shape(
        _names("seq annotator counter time op words target events state hash"),
        True,
        _names("annotator counter time op words target events"),
    ),
    "model": _plain("version record", row_id=True),
    "model_blob": _blob("version kind"),
    "feature_state": _blob("extractor"),
    "feature_chunk": _blob("extractor first_id last_id"),
    "extractor_state": _blob("digest extractor"),
    "media_root": _plain("id path beside", row_id=True),
    "media": _plain("item_id name sha256 size facts root_id embedded state", row_id=True),
    "media_blob": _blob("item_id part"),
    "media_thumbnail": _blob("item_id", row_id=True),
}
"""Tables whose rows prove themselves; all others are made anew from these. ``setting`` stands for ``state`` as well."""

OWN_STATE = ("schema_steps", "model_current", "model_given", "draft", "stream", "advice", "salvaged")
"""Names of states without a colon: rows of settings and states look alike."""


@dataclass(frozen=True, slots=True)
class Proved:
    """A row that its hash proves: the table, and its values by column."""

    table: str
    row: Mapping[str, Any]


def recognised(row_id: int, values: Values) -> Proved | str | None:
    """Return the row with its table; the table's name when no hash proves it; None for what is no row of ours."""
    unproved = ""
    for table, shape in SHAPES.items():
        row = _as_row(shape, row_id, values)
        if row is None:
            continue
        if _proves(shape, row) and _reads_as(table, row):
            return Proved(_told_apart(table, row), _with_values(table, row))
        unproved = unproved or table
    return unproved or None


def _as_row(shape: Shape, row_id: int, values: Values) -> dict[str, Any] | None:
    """Return the values by column if they could be a row of this shape."""
    n = len(shape.columns)
    row = dict(zip(shape.columns, values, strict=False))
    digest = row["hash"]
    if any(v is not None for v in values[n:]) or not isinstance(digest, bytes) or len(digest) != DIGEST:
        return None
    first = shape.columns[0]
    if shape.row_id != (row[first] is None):
        return None
    if shape.blob and not isinstance(row[shape.blob], bytes):
        return None
    return {**row, first: row_id} if shape.row_id else row


def _proves(shape: Shape, row: Mapping[str, Any]) -> bool:
    try:
        return shape.holds(row)
    except (AppError, TypeError, ValueError):  # a value that is not of its kind any more
        return False


_KINDS: Mapping[str, Sequence[Any]] = {"guideline": ("body", Guideline), "model": ("record", ModelRecord)}


def _reads_as(table: str, row: Mapping[str, Any]) -> bool:
    """Tell guideline versions from models: both are a number, a JSON text and their hash."""
    if table not in _KINDS:
        return True
    column, kind = _KINDS[table]
    try:
        from_json(row[column], kind)
    except AppError:
        return False
    return True


def _told_apart(table: str, row: Mapping[str, Any]) -> str:
    """Tell states from settings by their names."""
    if table != "setting":
        return table
    return "state" if ":" in row["key"] or row["key"] in OWN_STATE else "setting"


def _with_values(table: str, row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an event without its values where these are not those it committed to; the chain holds without them."""
    if table != "event" or row["payload"] is None or row["salt"] is None:
        return row
    try:
        held = commitment_of(row["salt"], row["payload"]) == row["commitment"]
    except (TypeError, UnicodeError):
        held = False
    return row if held else {**row, "payload": None, "salt": None}
