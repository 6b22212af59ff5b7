"""Checks of the journal: chains, operations, and what counts now rebuilt from the events and compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from alapp.domain.change import Op
from alapp.store import projection
from alapp.store.checking import Run
from alapp.store.codec import from_json, given_from, payload_parts, row_hash
from alapp.store.journal import GENESIS, NOT_UNDOABLE, commitment_of, event_hash
from alapp.store.projection import EMPTY_NOTE

_EVENT = "seq, actor, counter, time, op, operation, item_id, field, commitment, prev_hash, hash, payload, salt"
_OPERATION = "seq, annotator, counter, time, op, words, target, events, hash"
_UNMATCHED = (
    "SELECT o.annotator, o.counter FROM operation o LEFT JOIN event e ON e.actor = o.annotator"
    " AND e.counter >= o.counter AND e.counter < o.counter + o.events"
    " AND e.operation = o.counter AND e.time = o.time AND e.op = o.op"
    " WHERE o.seq > ? AND o.seq <= ? GROUP BY o.seq HAVING count(e.seq) IS NOT o.events"
)
"""Operations in a stretch that have not as many fitting events as they say."""
_END_OF_STRETCH = "SELECT max(seq) FROM (SELECT seq FROM operation WHERE seq > ? ORDER BY seq LIMIT 1000)"
_FIXED = {op.value for op in NOT_UNDOABLE}
_END: tuple[int, str] = (2**63, "")


def events(run: Run) -> Iterator[str]:
    """Each event by its hash, each chain by the hash before, the values by what was committed to."""
    heads: dict[str, tuple[int, bytes]] = {}
    for _, actor, counter, *middle, commitment, before, digest, payload, salt in run.pages("event", _EVENT):
        name = f"event {actor}:{counter}"
        last, head = heads.get(actor, (0, GENESIS))
        if (counter, before) != (last + 1, head):
            yield f"{name}: does not follow {actor}:{last}"
        if event_hash(actor, counter, *middle, commitment, before) != digest:
            yield f"{name}: changed"
        if not _values_hold(payload, salt, commitment):
            yield f"{name}: values changed"
        heads[actor] = (counter, digest)


def operations(run: Run) -> Iterator[str]:
    """Each operation by its hash and its events; undo and redo replayed."""
    stacks: dict[str, _Stacks] = {}
    told = 0
    for _, *columns, digest in run.pages("operation", _OPERATION):
        annotator, counter, _, op, _, target, count = columns
        if row_hash(*columns) != digest:
            yield f"operation {annotator}:{counter}: changed"
        told += count
        stacks.setdefault(annotator, _Stacks()).take(op, counter, target)
    yield from _unmatched(run)
    if told != run.counts["event"]:
        yield f"operations tell of {told} events, there are {run.counts['event']}"
    for _, annotator, counter, state in run.pages("operation", "seq, annotator, counter, state"):
        if stacks[annotator].states.get(counter) != state:
            yield f"operation {annotator}:{counter}: its place in undo was changed"


def _unmatched(run: Run) -> Iterator[str]:
    """Look a stretch of operations at a time: one query for each of them would take most of the whole proof."""
    start = -(2**63)
    while (end := run.database.value(_END_OF_STRETCH, (start,))) is not None:
        for annotator, counter in run.database.rows(_UNMATCHED, (start, end)):
            yield f"operation {annotator}:{counter}: not all of its events are there"
        start = end
        run.step(0)


def guidelines(run: Run) -> Iterator[str]:
    """Each guideline version against the event that brought it."""
    stored = dict(run.database.rows("SELECT version, body FROM guideline"))
    sql = "SELECT payload FROM event WHERE field = 'guideline' ORDER BY seq"
    told = [None if row[0] is None else payload_parts(row[0])[1] for row in run.database.rows(sql)]
    same = len(told) == len(stored) and all(t in (None, s) for s, t in zip(stored.values(), told, strict=True))
    if not same or list(stored) != list(range(1, len(stored) + 1)):  # None: a passage was erased from that version
        yield "guideline: the versions are not those of the journal"


def roles(run: Run) -> Iterator[str]:
    """The role of everybody whose role was ever changed against the newest event that tells of it."""
    told = dict[str, str]()
    for (payload,) in run.database.rows(
        "SELECT payload FROM event WHERE item_id IS NULL AND field = 'role' ORDER BY seq"
    ):
        new = None if payload is None else payload_parts(payload)[1]
        if new is not None:
            found = from_json(new, dict[str, str])
            told[found["code"]] = found["role"]
    there = dict(run.database.rows("SELECT code, role FROM annotator"))
    changed = (code for code, role in told.items() if there.get(code) != role)
    yield from (f"annotator {code}: its role is not that of the journal" for code in changed)


def answers(run: Run) -> Iterator[str]:
    """The answers that count, rebuilt from the journal."""
    rebuilt = ((item, actor, new) for item, actor, _, new in _newest(run, "field = 'answer'") if new)
    yield from _differences("answer", _told_answers(run), rebuilt)


def notes(run: Run) -> Iterator[str]:
    """Flags, comments, gold and exclusions, rebuilt from the journal."""
    yield from _differences("note", _told_notes(run), _rebuilt_notes(run))


@dataclass(slots=True)
class _Stacks:
    """Undo and redo of one annotator, replayed: the state each operation must have."""

    states: dict[int, str] = field(default_factory=dict)
    done: list[int] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)

    def take(self, op: str, counter: int, target: int | None) -> None:
        """Replay the next operation."""
        self.states[counter] = "fixed"
        if op == Op.UNDO.value:
            self._move(self.done, self.undone, target, "undone")
        elif op == Op.REDO.value:
            self._move(self.undone, self.done, target, "done")
        elif op not in _FIXED:
            self.states.update(dict.fromkeys(self.undone, "dropped"))
            self.undone.clear()
            self.done.append(counter)
            self.states[counter] = "done"

    def _move(self, source: list[int], goal: list[int], target: int | None, state: str) -> None:
        if source and source[-1] == target:
            goal.append(source.pop())
            self.states[goal[-1]] = state


def _values_hold(payload: str | None, salt: bytes | None, commitment: bytes) -> bool:
    """Return whether the values are those committed to, or were erased together with their salt."""
    if payload is None or salt is None:
        return payload is None and salt is None
    return commitment_of(salt, payload) == commitment


def _newest(run: Run, fields: str) -> Iterator[tuple[int, str, str, str | None]]:
    yield from projection.newest_values(run.database, fields)


def _told_answers(run: Run) -> Iterator[tuple[int, str, Any]]:
    """Yield (item, annotator, answer) as stored; an answer whose place in the order is wrong is no answer."""
    sql = (
        "SELECT a.item_id, a.annotator, a.given, e.id FROM annotation a LEFT JOIN event e ON e.seq = a.seq"
        " WHERE (a.item_id, a.annotator) > (?, ?) ORDER BY a.item_id, a.annotator LIMIT 1000"
    )
    last: tuple[int, str] = (-1, "")
    while rows := run.database.rows(sql, last):
        last = rows[-1][:2]
        yield from ((i, a, given if given_from(given).event == origin else None) for i, a, given, origin in rows)
        run.step(len(rows))


def _told_notes(run: Run) -> Iterator[tuple[int, str, Any]]:
    sql = "SELECT item_id, annotator, flagged, comment, gold, excluded FROM note ORDER BY item_id, annotator"
    yield from ((item, annotator, tuple(note)) for item, annotator, *note in run.database.rows(sql))


def _rebuilt_notes(run: Run) -> Iterator[tuple[int, str, Any]]:
    for (item, actor), group in groupby(_newest(run, "field <> 'answer'"), key=itemgetter(0, 1)):
        values = {name: projection.column_value(name, new) for _, _, name, new in group}  # type: ignore[arg-type]
        note = (values.get("flagged", 0), values.get("comment", ""), values.get("gold"), values.get("excluded", 0))
        if note != EMPTY_NOTE:
            yield item, actor, note


def _differences(
    words: str, told: Iterator[tuple[int, str, Any]], rebuilt: Iterator[tuple[int, str, Any]]
) -> Iterator[str]:
    """Compare two streams in the order of item and annotator."""
    left, right = next(told, None), next(rebuilt, None)
    while left is not None or right is not None:
        here = min(left[:2] if left else _END, right[:2] if right else _END)
        a = left[2] if left and left[:2] == here else None
        b = right[2] if right and right[:2] == here else None
        if a != b or a is None:
            yield f"{words} of {here[1]} to item {here[0]}: not what the journal says"
        left = next(told, None) if left and left[:2] == here else left
        right = next(rebuilt, None) if right and right[:2] == here else right
