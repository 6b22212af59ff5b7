"""The append-only journal: named operations as hash-chained events, undo and redo over them.

Each annotator has a chain of events, counted from 1. An event's hash covers its columns, the hash of the event
before it, and a commitment to the values, sha256(salt + values): so the values can be erased later and the chain
still holds. Nothing here trusts a clock: order is the counter.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from alapp.domain.change import Change, Field, Op, Operation
from alapp.domain.errors import BadInput
from alapp.domain.words import tr
from alapp.store import projection
from alapp.store.clock import now
from alapp.store.codec import Given, payload_of, payload_parts, row_hash, sha256, to_json, with_finite_numbers
from alapp.store.database import Database
from alapp.store.kv import Values

GENESIS = bytes(32)
"""What stands for the hash before the first event of a chain."""

CLOCK_JUMPS = "clock_jumps"
"""The state that says how often the computer's clock went back between two events, and when last."""

NOT_UNDOABLE = frozenset({Op.IMPORT, Op.GUIDELINE, Op.MODEL, Op.ROLE, Op.ERASE})

_HEAD = "SELECT counter, hash FROM event WHERE actor = ? ORDER BY counter DESC LIMIT 1"
_LAST_TIME = "SELECT time FROM event ORDER BY seq DESC LIMIT 1"
_EVENT = (
    "INSERT INTO event"
    " (actor, counter, time, op, operation, item_id, field, payload, salt, commitment, prev_hash, hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_OPERATION = (
    "INSERT INTO operation (annotator, counter, time, op, words, target, events, state, hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_DROP_REDO = "UPDATE operation SET state = 'dropped' WHERE annotator = ? AND state = 'undone'"
_SET_STATE = "UPDATE operation SET state = ? WHERE annotator = ? AND counter = ?"
_FIND = "SELECT counter, op, words, time, events FROM operation WHERE annotator = ? AND state = "
_NEXT = {
    Op.UNDO: f"{_FIND} 'done' ORDER BY seq DESC LIMIT 1",
    Op.REDO: f"{_FIND} 'undone' ORDER BY seq LIMIT 1",
}
_EMPTY = "SELECT 1 FROM item WHERE id IN (SELECT value FROM json_each(?)) AND text = '' LIMIT 1"
ERASURE_KEY = "erasure_key"
"""The state that is there once something was erased: the key of the marks by which erased content is known again."""

_Row = tuple[int, str, str, str, int]
_EVENTS = "SELECT item_id, field, payload FROM event WHERE actor = ? AND counter >= ? AND counter < ? ORDER BY counter"


@dataclass(frozen=True, slots=True)
class Entry:
    """One field that changes: old and new value as JSON text; ``item_id`` None for the guideline, models and roles."""

    item_id: int | None
    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class _Header:
    """What the events of one operation share; ``counter`` is that of its first event."""

    op: Op
    annotator: str
    counter: int
    before: bytes
    time: str


class Journal:
    """Records operations, and takes them back."""

    def __init__(self, database: Database, state: Values) -> None:
        self._database = database
        self._state = state
        self._seen: dict[str, Operation] = {}

    def record(
        self, op: Op, changes: Sequence[Change], annotator: str, words: str, *, position: int | None = None
    ) -> Operation:
        """Record one operation: events, what counts now, and the position, in one transaction.

        Returns after the commit: what it returns is on the disk. However many changes, they are one undo step.

        Raises
        ------
        ValueError : there are no changes.
        ReadOnlyProject : the project is open for reading only.
        AppError : the disk refused, or an item or annotator is unknown; nothing is recorded.
        """
        with self._database.transaction():
            return self.record_now(op, changes, annotator, words, position=position)

    def record_now(
        self, op: Op, changes: Sequence[Change], annotator: str, words: str, *, position: int | None = None
    ) -> Operation:
        """Record as part of the transaction that is under way."""
        self._refuse_erased(changes)
        header = self._header(op, annotator)
        entries = [self._entry(change, header, i) for i, change in enumerate(changes)]
        return self._write(header, entries, words, position)

    def record_entry(self, op: Op, entry: Entry, annotator: str, words: str) -> Operation:
        """Record one ready entry (a guideline version) as part of the transaction that is under way."""
        return self.record_entries(op, [entry], annotator, words)

    def record_entries(self, op: Op, entries: Sequence[Entry], annotator: str, words: str) -> Operation:
        """Record ready entries as one operation of the transaction that is under way."""
        return self._write(self._header(op, annotator), entries, words, None)

    def undo(self, annotator: str, *, position: int | None = None) -> Operation | None:
        """Take back the newest operation of this annotator that counts; None when there is none.

        Returns the operation that was taken back. Taking back is recorded as an operation itself.

        Raises
        ------
        AppError : as :meth:`record`.
        """
        return self._turn(Op.UNDO, annotator, position)

    def redo(self, annotator: str, *, position: int | None = None) -> Operation | None:
        """Do again what was taken back last; None when there is nothing, or something new was done since.

        Returns the operation that was done again.

        Raises
        ------
        AppError : as :meth:`record`.
        """
        return self._turn(Op.REDO, annotator, position)

    def next_undo(self, annotator: str) -> Operation | None:
        """Return what :meth:`undo` would take back."""
        return self._next(annotator, Op.UNDO)

    def next_redo(self, annotator: str) -> Operation | None:
        """Return what :meth:`redo` would do again."""
        return self._next(annotator, Op.REDO)

    def heads(self) -> dict[str, tuple[int, str]]:
        """Return counter and hash (hex) of each annotator's newest event: a receipt that shows a later cut."""
        rows = self._database.rows("SELECT actor, max(counter), hash FROM event GROUP BY actor")
        return {actor: (counter, digest.hex()) for actor, counter, digest in rows}

    def _header(self, op: Op, annotator: str) -> _Header:
        counter, before = self._database.row(_HEAD, (annotator,)) or (0, GENESIS)
        moment, last = now(), self._database.value(_LAST_TIME, default="")
        if moment < last:
            self._note_jump(annotator, counter + 1, last, moment)
        return _Header(op, annotator, counter + 1, before, moment)

    def _note_jump(self, annotator: str, counter: int, before: str, after: str) -> None:
        """Note that the computer's clock went back between two events; their order is that of their counters."""
        known = self._state.get(CLOCK_JUMPS) or {"n": 0}
        newest = {"event": f"{annotator}:{counter}", "before": before, "after": after}
        self._state.put(CLOCK_JUMPS, {"n": known["n"] + 1, "newest": newest})

    def _entry(self, change: Change, header: _Header, place: int) -> Entry:
        old = projection.value_now(self._database, change.item_id, header.annotator, change.field)
        return Entry(change.item_id, change.field, old, _new_json(change, header, place))

    def _refuse_erased(self, changes: Sequence[Change]) -> None:
        """Refuse a change of an item that was erased: it has no content any more, which no other item is without."""
        if self._state.get(ERASURE_KEY) and self._database.row(_EMPTY, (to_json([c.item_id for c in changes]),)):
            raise BadInput(
                tr("This item was erased for good."), tr("Nothing was changed."), tr("Go on with the next one.")
            )

    def _turn(self, op: Op, annotator: str, position: int | None) -> Operation | None:
        with self._database.transaction():
            row = self._row(annotator, op)
            if row is None:
                return None
            counter, _, words, _, events = row
            target = self._operation(annotator, row)
            entries = self._turned(op, annotator, counter, events)
            self._write(self._header(op, annotator), entries, words, position, target=counter)
            self._database.execute(_SET_STATE, ("undone" if op is Op.UNDO else "done", annotator, counter))
            return target

    def _turned(self, op: Op, annotator: str, counter: int, events: int) -> list[Entry]:
        """Return the entries that take an operation back (in reverse, old for new) or do it again."""
        rows = self._database.rows(_EVENTS, (annotator, counter, counter + events))
        done = [self._done(annotator, *row) for row in rows]
        if op is Op.REDO:
            return done
        return [Entry(e.item_id, e.field, e.new, e.old) for e in reversed(done)]

    def _done(self, annotator: str, item_id: int, field: Any, payload: str | None) -> Entry:
        """Return what an event did; one that was erased is gone for good, so what is there now stays."""
        if payload is not None:
            return Entry(item_id, field, *payload_parts(payload))
        here = projection.value_now(self._database, item_id, annotator, field)
        return Entry(item_id, field, here, here)

    def _write(
        self, header: _Header, entries: Sequence[Entry], words: str, position: int | None, target: int | None = None
    ) -> Operation:
        if not entries:
            raise ValueError("an operation changes at least one field")
        self._database.executemany(_EVENT, _event_rows(header, entries))
        for e in entries:
            if e.item_id is not None:
                projection.apply(self._database, e.item_id, header.annotator, e.field, e.new)  # type: ignore[arg-type]
        if target is None and header.op not in NOT_UNDOABLE:
            self._database.execute(_DROP_REDO, (header.annotator,))
        self._write_operation(header, len(entries), words, target)
        if position is not None:
            self._state.put(position_key(header.annotator), position)
        items = [e.item_id for e in entries if e.item_id is not None]
        ids = list(dict.fromkeys(items))
        return Operation(f"{header.annotator}:{header.counter}", header.op, words, header.annotator, ids, header.time)

    def _write_operation(self, header: _Header, events: int, words: str, target: int | None) -> None:
        fixed = target is not None or header.op in NOT_UNDOABLE
        columns = (header.annotator, header.counter, header.time, header.op.value, words, target, events)
        self._database.execute(_OPERATION, (*columns, "fixed" if fixed else "done", row_hash(*columns)))

    def _row(self, annotator: str, op: Op) -> _Row | None:
        """Return the operation that undo or redo would turn to next."""
        row: _Row | None = self._database.row(_NEXT[op], (annotator,))
        return row

    def _operation(self, annotator: str, row: _Row) -> Operation:
        """Return the operation of a row; the last ones are kept, since screens ask again after every key."""
        counter, op, words, time, events = row
        name = f"{annotator}:{counter}"
        found = self._seen.get(name)
        if found is None:
            items = [r[0] for r in self._database.rows(_EVENTS, (annotator, counter, counter + events))]
            found = Operation(name, Op(op), words, annotator, list(dict.fromkeys(items)), time)
            self._seen = {**dict(list(self._seen.items())[-3:]), name: found}
        return found

    def _next(self, annotator: str, op: Op) -> Operation | None:
        row = self._row(annotator, op)
        return None if row is None else self._operation(annotator, row)


def position_key(annotator: str) -> str:
    """Return the name of the state that holds which item an annotator has on the screen."""
    return f"position:{annotator}"


def event_hash(*columns: Any) -> bytes:
    """Return the hash of an event: actor, counter, time, op, operation, item id, field, commitment, hash before."""
    return row_hash(*columns)


def commitment_of(salt: bytes, payload: str) -> bytes:
    """Return what an event keeps of its values when they are erased."""
    return sha256(salt + payload.encode("utf-8"))


def _event_rows(header: _Header, entries: Sequence[Entry]) -> list[tuple[Any, ...]]:
    rows = []
    before = header.before
    for counter, e in enumerate(entries, start=header.counter):
        payload, salt = payload_of(e.old, e.new), secrets.token_bytes(16)
        commitment = commitment_of(salt, payload)
        columns = (header.annotator, counter, header.time, header.op.value, header.counter, e.item_id, e.field)
        digest = event_hash(*columns, commitment, before)
        rows.append((*columns, payload, salt, commitment, before, digest))
        before = digest
    return rows


def _new_answer(change: Change, header: _Header, place: int) -> str:
    event = f"{header.annotator}:{header.counter + place}"
    return to_json(Given(with_finite_numbers(change.new), header.time, event))


def _new_plain(change: Change, _header: _Header, _place: int) -> str | None:
    return to_json(change.new) if change.new else None


_NEW: dict[Field, Callable[[Change, _Header, int], str | None]] = {
    "answer": _new_answer,
    "flagged": _new_plain,
    "excluded": _new_plain,
    "comment": _new_plain,
    "gold": _new_plain,
}


def _new_json(change: Change, header: _Header, place: int) -> str | None:
    return None if change.new is None else _NEW[change.field](change, header, place)
