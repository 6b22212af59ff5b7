"""The journal read from its start to its end, event by event, and held against receipts given out earlier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from alapp.domain.trail import TrailEntry
from alapp.store.codec import payload_parts
from alapp.store.database import Database

Heads = Mapping[str, tuple[int, str]]
"""Counter and hash (hex) of the newest event of each annotator: a receipt of the journal."""

_PAGE = 500
_EVENTS = (
    "SELECT e.seq, e.time, e.actor, e.op, o.words, i.key, e.field, e.payload, e.counter, e.operation, e.hash,"
    " e.prev_hash FROM event e LEFT JOIN operation o ON o.annotator = e.actor AND o.counter = e.operation"
    f" LEFT JOIN item i ON i.id = e.item_id WHERE e.seq > ? ORDER BY e.seq LIMIT {_PAGE}"
)
_AT = "SELECT hash FROM event WHERE actor = ? AND counter = ?"
_LAST = "SELECT max(counter) FROM event WHERE actor = ?"


def trail(database: Database) -> Iterator[TrailEntry]:
    """Yield every event in the order it was recorded, page by page.

    Raises
    ------
    ProjectDamaged : the values of an event cannot be read.
    """
    last = -(2**63)
    while rows := database.rows(_EVENTS, (last,)):
        last = rows[-1][0]
        yield from map(_entry, rows)


def differences(database: Database, heads: Heads) -> Iterator[str]:
    """Yield in words where the journal is not the continuation of what a receipt says."""
    for who, (counter, digest) in heads.items():
        there = database.value(_AT, (who, counter))
        if there is None:
            last = database.value(_LAST, (who,), default=0)
            yield f"event {who}:{counter}: is in the receipt and not in the journal, which ends at {who}:{last}"
        elif there.hex() != digest:
            yield f"event {who}:{counter}: is not the one in the receipt"


def _entry(row: Any) -> TrailEntry:
    place, time, who, op, words, item, field, payload, counter, operation, digest, before = row
    old, new = (None, None) if payload is None else payload_parts(payload)
    return TrailEntry(
        place, time, who, op, words or "", item or "", field, old, new, payload is None, f"{who}:{counter}",
        f"{who}:{operation}", digest.hex(), before.hex(),
    )  # fmt: skip
