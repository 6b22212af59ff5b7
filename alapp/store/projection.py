"""The tables that screens read, made from the newest event of each field of each item and annotator."""

from __future__ import annotations

from collections.abc import Iterator

from alapp.domain.change import Field
from alapp.store.codec import given_from, payload_parts, plain, to_json
from alapp.store.database import Database

_ANSWER = (
    "INSERT INTO annotation (item_id, annotator, seq, given)"
    " VALUES (?, ?, (SELECT seq FROM event WHERE actor = ? AND counter = ?), ?)"
    " ON CONFLICT (item_id, annotator) DO UPDATE SET seq = excluded.seq, given = excluded.given"
)
_NO_ANSWER = "DELETE FROM annotation WHERE item_id = ? AND annotator = ?"
_NOTE = {
    field: f"INSERT INTO note (item_id, annotator, {field}) VALUES (?, ?, ?)"
    f" ON CONFLICT (item_id, annotator) DO UPDATE SET {field} = excluded.{field}"
    for field in ("flagged", "comment", "gold", "excluded")
}
_NO_NOTE = (
    "DELETE FROM note WHERE item_id = ? AND annotator = ?"
    " AND flagged = 0 AND comment = '' AND gold IS NULL AND excluded = 0"
)
_NOTE_NOW = "SELECT flagged, comment, gold, excluded FROM note WHERE item_id = ? AND annotator = ?"
_ANSWER_NOW = "SELECT given FROM annotation WHERE item_id = ? AND annotator = ?"
_PLACE = {"flagged": 0, "comment": 1, "gold": 2, "excluded": 3}

NoteRow = tuple[int, str, str | None, int]
"""flagged, comment, gold as JSON, excluded: the columns of a note."""

EMPTY_NOTE: NoteRow = (0, "", None, 0)


def value_now(database: Database, item_id: int, annotator: str, field: Field) -> str | None:
    """Return what counts now as JSON text; None for no answer, no comment, not flagged."""
    if field == "answer":
        text: str | None = database.value(_ANSWER_NOW, (item_id, annotator))
        return text
    note = database.row(_NOTE_NOW, (item_id, annotator)) or EMPTY_NOTE
    return _as_json(field, note[_PLACE[field]])


def apply(database: Database, item_id: int, annotator: str, field: Field, new: str | None) -> None:
    """Let a new value count, as part of the transaction that recorded it."""
    if field != "answer":
        database.execute(_NOTE[field], (item_id, annotator, column_value(field, new)))
        if new is None:
            database.execute(_NO_NOTE, (item_id, annotator))
    elif new is None:
        database.execute(_NO_ANSWER, (item_id, annotator))
    else:
        actor, counter = split_event_id(given_from(new).event)
        database.execute(_ANSWER, (item_id, annotator, actor, counter, new))


def column_value(field: Field, new: str | None) -> int | str | None:
    """Return how a note's column holds a value given as JSON text."""
    if field == "gold":
        return new
    if field == "comment":
        return "" if new is None else str(plain(new))
    return int(new == "true")


def split_event_id(event_id: str) -> tuple[str, int]:
    """Return actor and counter of an event id."""
    actor, _, counter = event_id.rpartition(":")
    return actor, int(counter)


def newest_values(database: Database, fields: str = "1") -> Iterator[tuple[int, str, Field, str | None]]:
    """Yield (item, actor, field, new value as JSON) of the newest event of each, ordered by item and actor.

    An event that was erased counts as no value. ``fields`` is a condition in SQL that says which fields are wanted.
    """
    sql = (
        "SELECT item_id, actor, field, payload FROM event WHERE seq IN"
        f" (SELECT max(seq) FROM event WHERE item_id > ? AND item_id <= ? AND {fields} GROUP BY item_id, actor, field)"
        " ORDER BY item_id, actor"
    )
    last = database.value("SELECT max(item_id) FROM event", default=0)
    for start in range(0, last, 1000):
        for item_id, actor, field, payload in database.rows(sql, (start, start + 1000)):
            yield item_id, actor, field, None if payload is None else payload_parts(payload)[1]


def _as_json(field: Field, stored: int | str | None) -> str | None:
    if not stored:
        return None
    if field == "gold":
        return str(stored)
    return to_json(stored) if field == "comment" else "true"
