"""Erasing for good in one file: one transaction for all that was said, then a file written anew without its remains.

Deleting is not erasing: pages, the word index, the log, features and models keep what was deleted. So what is quoted
is overwritten, the index merged into one piece, models and features dropped, and the file made anew (VACUUM). The
journal keeps its events with their commitments (sha256 of salt and values), so its chain holds without the values.
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from alapp.domain.change import Op, Operation
from alapp.domain.erasure import ErasureCounts, Wanted
from alapp.domain.errors import BadInput, StorageFailed
from alapp.domain.model import ModelRecord
from alapp.domain.words import N_, tr
from alapp.store import projection
from alapp.store.clock import now
from alapp.store.codec import from_json, plain, row_hash, to_json
from alapp.store.database import Database
from alapp.store.erasure_find import FoundItem, Quote, Touched, find, quoted_in
from alapp.store.journal import ERASURE_KEY, Entry, Journal
from alapp.store.kv import Values

KEY, DUE = ERASURE_KEY, "erasure_due"
"""States: the key and the marks of what was erased; that the file has to be made anew."""
ERASED_AT = "erased_at"
"""In a model's measures: when what it had learned was erased."""
_DIGEST = 16
_AMONG = "IN (SELECT value FROM json_each(?))"
_KEPT = "id, key, text, modality, meta, source_id, row, digest"
_LEARNED = ("model_blob", "feature_chunk", "feature_state", "extractor_state")


class Erasure:
    """Finds and erases in one open file, in a transaction; then :meth:`scrub` makes the file anew."""

    def __init__(self, database: Database, state: Values, journal: Journal) -> None:
        self._database = database
        self._state = state
        self._journal = journal

    def find(self, wanted: Wanted) -> Touched:
        """Return what would be erased.

        Raises
        ------
        AppError : the file cannot be read.
        """
        return find(self._database, wanted)

    def count(self, wanted: Wanted, touched: Touched) -> ErasureCounts:
        """Return how much that is."""
        value, ids = self._database.value, to_json(touched.item_ids)
        events = f"SELECT count(*) FROM event WHERE payload IS NOT NULL AND item_id {_AMONG}"
        learned = bool(touched.items)
        return ErasureCounts(
            items=len(touched.items),
            answers=int(value(f"SELECT count(*) FROM annotation WHERE item_id {_AMONG}", (ids,))),
            events=int(value(events, (ids,))) + len(touched.quotes),
            rows_put_aside=len(touched.aside),
            operations=len(self._operations(touched)),
            examples=touched.passages,
            media=int(value(f"SELECT count(*) FROM media WHERE embedded = 1 AND item_id {_AMONG}", (ids,))),
            models=int(value("SELECT count(DISTINCT version) FROM model_blob")) if learned else 0,
            features=int(value("SELECT count(*) FROM feature_chunk")) if learned else 0,
            states=len(self._states(wanted, touched)),
        )

    def references(self, touched: Touched) -> tuple[int, ...]:
        """Return the items whose files lie outside the project: they are not touched."""
        sql = f"SELECT item_id FROM media WHERE embedded = 0 AND item_id {_AMONG} ORDER BY 1"
        return tuple(row[0] for row in self._database.rows(sql, (to_json(touched.item_ids),)))

    def erase(self, wanted: Wanted, touched: Touched, annotator: str, why: str) -> Operation:
        """Erase in one transaction, and record that it was done; what remains in the file needs :meth:`scrub`.

        Raises
        ------
        BadInput : there is nothing to erase, no reason is given, or the reason says what shall go.
        AppError : read-only, or the disk refused; nothing was erased.
        """
        self.refuse(wanted, touched, why)
        counts = self.count(wanted, touched)
        with self._database.transaction():
            self.erase_now(wanted, touched)
            told = {"why": why, "items": counts.items, "events": counts.events, "aside": counts.rows_put_aside}
            entries = [Entry(None, "erased", None, to_json(told))]
            entries += [Entry(i, "excluded", None, "true") for i in touched.item_ids]
            return self._journal.record_entries(
                Op.ERASE, entries, annotator, N_("Erased for good: {why}").format(why=why)
            )

    def refuse(self, wanted: Wanted, touched: Touched, why: str) -> None:
        """Raise BadInput when there is nothing to erase, no reason, or one that says what shall go."""
        if not (touched.items or touched.quotes or touched.aside or touched.passages):
            raise BadInput(
                tr("Nothing of this is in the project."), tr("Nothing was erased."), tr("Look at the spelling.")
            )
        if not why.strip():
            raise BadInput(
                tr("An erasure needs a reason."), tr("Nothing was erased."), tr("Say why, without naming what goes.")
            )
        if quoted_in(wanted, touched.items, why) or any(_names(why, i.key) for i in touched.items):
            raise BadInput(
                tr("The reason names what shall go."), tr("Nothing was erased; a reason is kept for good."),
                tr("Say it without the name, such as the number of the request."),
            )  # fmt: skip

    def erase_now(self, wanted: Wanted, touched: Touched) -> None:
        """Erase as part of the transaction that is under way; for a backup, nothing of it is recorded."""
        ids, execute = to_json(touched.item_ids), self._database.execute
        indexed = self._unindex(touched.items)
        execute(f"UPDATE event SET payload = NULL, salt = NULL WHERE payload IS NOT NULL AND item_id {_AMONG}", (ids,))
        for table in ("annotation", "note", "media_blob", "media_thumbnail", "media"):
            execute(f"DELETE FROM {table} WHERE item_id {_AMONG}", (ids,))
        self._empty(touched.items)
        self._silence(touched.quotes)
        self._clear_aside(touched.aside)
        self._reword(self._operations(touched))
        self._rewrite_guidelines(touched)
        if touched.items:
            self._forget_learned()
        for key, value in self._states(wanted, touched):
            self._state.put(key, value)
        if indexed:
            execute("INSERT INTO item_search (item_search) VALUES ('optimize')")
        self._state.put(DUE, True)

    @property
    def due(self) -> bool:
        """Whether the file has to be made anew, because that did not come to its end."""
        return bool(self._state.get(DUE, False))

    def scrub(self) -> None:
        """Make the file anew, so that nothing of what was erased is in a page or in the log; then it is done.

        Raises
        ------
        StorageFailed : no room, or somebody reads the project; it is done at the next opening.
        """
        self._database.make_anew()
        self._state.set(DUE, False)
        if not self._database.empty_log():
            self._state.set(DUE, True)
            raise StorageFailed(
                tr("What was erased is gone from the project, but not yet from the file beside it."),
                tr("Another program is reading the project at this moment."),
                tr("Close it there, then open the project once: the rest is done at opening."),
            )

    def known(self) -> Callable[[bytes], str] | None:
        """Return what tells the day on which a content was erased here, by its digest; None if nothing ever was."""
        found = self._state.get(KEY)
        if not found:
            return None
        key, days = bytes.fromhex(found["key"]), found["marks"]
        return lambda digest: str(days.get(mark_of(key, digest).hex(), ""))

    # -- inside ---------------------------------------------------------------------------------------------

    def _unindex(self, items: Sequence[FoundItem]) -> bool:
        """Take the words of the items out of the index; whether any were in there."""
        last = int(self._database.value("SELECT max(id) FROM item_search_docsize", default=0))
        rows = [(item.item_id, item.text) for item in items if item.item_id <= last]
        self._database.executemany("INSERT INTO item_search (item_search, rowid, text) VALUES ('delete', ?, ?)", rows)
        return last > 0

    def _empty(self, items: Sequence[FoundItem]) -> None:
        """Leave of each item its number and where it came from, and a mark by which its content is known again."""
        found = self._state.get(KEY) or {"key": secrets.token_hex(32), "marks": {}}
        key, today = bytes.fromhex(found["key"]), now()[:10]
        for item in items:
            mark = mark_of(key, item.digest)
            found["marks"][mark.hex()] = today
            sql = f"SELECT {_KEPT} FROM item WHERE id = ?"
            row = dict(zip(_KEPT.split(", "), self._database.row(sql, (item.item_id,)) or (), strict=True))
            row |= {"key": self._free_key(item.item_id), "text": "", "meta": "{}", "digest": mark}
            self._database.execute(
                "UPDATE item SET key = ?, text = '', meta = '{}', digest = ?, hash = ? WHERE id = ?",
                (row["key"], mark, row_hash(*row.values()), item.item_id),
            )
        if items:
            self._state.put(KEY, found)

    def _free_key(self, item_id: int) -> str:
        key = f"erased #{item_id}"
        while self._database.row("SELECT 1 FROM item WHERE key = ? AND id <> ?", (key, item_id)):
            key += "'"
        return key

    def _silence(self, quotes: Sequence[Quote]) -> None:
        """Erase events that name what goes; where the newest of a field is one of them, the field has no value now."""
        self._database.executemany(
            "UPDATE event SET payload = NULL, salt = NULL WHERE seq = ?", [(quote.seq,) for quote in quotes]
        )
        newest = "SELECT payload FROM event WHERE item_id = ? AND actor = ? AND field = ? ORDER BY seq DESC LIMIT 1"
        for item_id, actor, field in {(q.item_id, q.actor, q.field) for q in quotes}:
            if self._database.value(newest, (item_id, actor, field)) is None:
                projection.apply(self._database, item_id, actor, field, None)

    def _clear_aside(self, row_ids: Sequence[int]) -> None:
        for row_id in row_ids:
            columns = self._database.row("SELECT id, source_id, row, kind FROM quarantine WHERE id = ?", (row_id,))
            kept_id, source_id, row, kind = columns or (row_id, 0, 0, "")
            values = (kept_id, source_id, row, "", N_("Erased for good."), "", kind)
            self._database.execute(
                "UPDATE quarantine SET column_name = '', reason = ?, original = '', hash = ? WHERE id = ?",
                (values[4], row_hash(*values), row_id),
            )

    def _operations(self, touched: Touched) -> list[int]:
        """Return the operations whose words tell of what goes: all of their events are, or one of them names it."""
        whole = (
            "SELECT o.seq FROM operation o WHERE o.seq IN (SELECT p.seq FROM event e JOIN operation p"
            f" ON p.annotator = e.actor AND p.counter = e.operation WHERE e.item_id {_AMONG})"
            " AND NOT EXISTS (SELECT 1 FROM event e WHERE e.actor = o.annotator AND e.operation = o.counter"
            f" AND (e.item_id IS NULL OR e.item_id NOT {_AMONG}))"
        )
        naming = (
            "SELECT o.seq FROM operation o JOIN event e ON e.actor = o.annotator AND e.operation = o.counter"
            f" WHERE e.seq {_AMONG}"
        )
        ids, quotes = to_json(touched.item_ids), to_json([quote.seq for quote in touched.quotes])
        return [row[0] for row in {*self._database.rows(whole, (ids, ids)), *self._database.rows(naming, (quotes,))}]

    def _reword(self, operations: Sequence[int]) -> None:
        columns = "annotator, counter, time, op, words, target, events"
        for seq in operations:
            found = self._database.row(f"SELECT {columns} FROM operation WHERE seq = ?", (seq,))
            row = dict(zip(columns.split(", "), found or (), strict=True)) | {"words": N_("a change that was erased")}
            self._database.execute(
                "UPDATE operation SET words = ?, hash = ? WHERE seq = ?", (row["words"], row_hash(*row.values()), seq)
            )

    def _rewrite_guidelines(self, touched: Touched) -> None:
        """Take the passages out of each version that quotes, and out of the event that brought it."""
        for version, guideline in touched.examples.items():
            body = to_json(guideline)
            self._database.execute(
                "UPDATE guideline SET body = ?, hash = ? WHERE version = ?", (body, row_hash(version, body), version)
            )
            event = "SELECT seq FROM event WHERE field = 'guideline' ORDER BY seq LIMIT 1 OFFSET ?"
            seq = self._database.value(event, (version - 1,))
            self._database.execute("UPDATE event SET payload = NULL, salt = NULL WHERE seq = ?", (seq,))

    def _forget_learned(self) -> None:
        """Drop what models and extractors have learned: a vocabulary keeps words, neighbours keep rows."""
        for table in _LEARNED:
            self._database.execute(f"DELETE FROM {table}")
        self._database.execute("DELETE FROM state WHERE key LIKE 'fitted_on:%' OR key LIKE 'state_sha256:%'")
        for version, text in self._database.rows("SELECT version, record FROM model"):
            known = from_json(text, ModelRecord)
            marked = to_json(replace(known, metrics={**known.metrics, ERASED_AT: now()}))
            self._database.execute(
                "UPDATE model SET record = ?, hash = ? WHERE version = ?", (marked, row_hash(version, marked), version)
            )

    def _states(self, wanted: Wanted, touched: Touched) -> list[tuple[str, Any]]:
        """Return the states that point at an item that goes or name it, with what they are to be."""
        ids, found = set(touched.item_ids), list[tuple[str, Any]]()
        for key, text in self._database.rows("SELECT key, value FROM state WHERE key NOT IN (?, ?)", (KEY, DUE)):
            value, kind = plain(text), key.partition(":")[0]
            if kind == "queue" and isinstance(value, list):
                kept = [row for row in value if not (isinstance(row, dict) and row.get("item_id") in ids)]
                found += [(key, kept)] if len(kept) < len(value) else []
            elif _points_at(kind, value, ids) or quoted_in(wanted, touched.items, text):
                found.append((key, None))
        return found


def _names(why: str, key: str) -> bool:
    """Whether a reason holds an item's id as a word; a plain number may be that of a request."""
    return not key.isdigit() and re.search(rf"(?<!\w){re.escape(key)}(?!\w)", why) is not None


def _points_at(kind: str, value: Any, ids: set[int]) -> bool:
    """Whether a place on the screen, or what was begun there, is that of an item that goes."""
    if kind == "position":
        return value in ids
    return kind == "kept" and isinstance(value, dict) and value.get("item") in ids


def mark_of(key: bytes, digest: bytes) -> bytes:
    """Return the mark of a content: without the key it tells nothing, with it only whether a known text was here."""
    return hmac.new(key, digest, "sha256").digest()[:_DIGEST]
