"""What counts now: answers and notes by item and annotator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.annotation import Annotation, Note
from alapp.store.clock import iso_utc
from alapp.store.codec import given_from, plain, to_json
from alapp.store.database import Database
from alapp.store.projection import EMPTY_NOTE, split_event_id

_SELECT = "SELECT item_id, annotator, given, seq FROM annotation"
_PAGE = 1000
_AMONG = "item_id IN (SELECT value FROM json_each(?))"
_DONE = (
    "SELECT item_id FROM annotation WHERE item_id > ?2 AND (?1 IS NULL OR annotator = ?1)"
    " UNION SELECT item_id FROM note WHERE excluded = 1 AND item_id > ?2 ORDER BY 1"
)


class Annotations:
    """Reads answers and notes; :meth:`Project.record` changes them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.only: str | None = None
        """Whose answers and notes :meth:`all`, :meth:`of_item` and :meth:`notes` tell of; None for everybody's."""

    def get(self, item_id: int, annotator: str) -> Annotation | None:
        """Return the answer (or skip) of one annotator to one item."""
        row = self._database.row(f"{_SELECT} WHERE item_id = ? AND annotator = ?", (item_id, annotator))
        return None if row is None else _annotation(row)

    def get_many(self, item_ids: Sequence[int], annotator: str) -> dict[int, Annotation]:
        """Return the answers (or skips) of one annotator to these items, by item id; those without are left out."""
        rows = self._database.rows(f"{_SELECT} WHERE annotator = ? AND {_AMONG}", (annotator, to_json(list(item_ids))))
        found = map(_annotation, rows)
        return {annotation.item_id: annotation for annotation in found}

    def excluded_among(self, item_ids: Sequence[int]) -> set[int]:
        """Return those of these items that anybody has excluded."""
        sql = f"SELECT DISTINCT item_id FROM note WHERE excluded = 1 AND {_AMONG}"
        return {row[0] for row in self._database.rows(sql, (to_json(list(item_ids)),))}

    def of_item(self, item_id: int) -> list[Annotation]:
        """Return everybody's answers to one item, by annotator."""
        rows = self._database.rows(f"{_SELECT} WHERE item_id = ? ORDER BY annotator", (item_id,))
        return [_annotation(row) for row in rows if self.only in (None, row[1])]

    def history(self, annotator: str, limit: int, before: str | None = None) -> list[Annotation]:
        """Return the newest answers and skips of an annotator that count, newest first.

        ``before`` is the ``event_id`` of an annotation: only what was given before it.
        """
        seq = self._seq_of(before) if before else 2**62
        sql = f"{_SELECT} WHERE annotator = ? AND seq < ? ORDER BY seq DESC LIMIT ?"
        return [_annotation(row) for row in self._database.rows(sql, (annotator, seq, limit))]

    def all(self) -> Iterator[Annotation]:
        """Yield every answer and skip that counts, in the order given.

        Reads page by page; inside :meth:`Project.snapshot` it is one unchanging state.
        """
        last = 0
        while rows := self._database.rows(f"{_SELECT} WHERE seq > ? ORDER BY seq LIMIT {_PAGE}", (last,)):
            last = rows[-1][3]
            yield from (_annotation(row) for row in rows if self.only in (None, row[1]))

    def count_answered(self, annotator: str | None = None) -> int:
        """Return how many items are answered (skips do not count), by one annotator or by anybody."""
        sql = "SELECT count(DISTINCT item_id) FROM annotation WHERE status = 'answered'"
        own = " AND annotator = ?"
        return int(self._database.value(sql + own, (annotator,)) if annotator else self._database.value(sql))

    def done_ids(self, annotator: str | None, after: int = 0) -> NDArray[np.int64]:
        """Return the ids (n,) ascending, above ``after``, that this annotator (None: anybody) has answered or
        skipped, and those that anybody has excluded."""
        rows = self._database.rows(_DONE, (annotator, after))
        return np.fromiter((row[0] for row in rows), np.int64, len(rows))

    def skipped_ids(self, annotator: str) -> NDArray[np.int64]:
        """Return the ids (n,) ascending that this annotator has skipped and not answered since."""
        sql = "SELECT item_id FROM annotation WHERE annotator = ? AND status = 'skipped' ORDER BY item_id"
        rows = self._database.rows(sql, (annotator,))
        return np.fromiter((row[0] for row in rows), np.int64, len(rows))

    def note(self, item_id: int, annotator: str) -> Note:
        """Return the annotator's marks on an item; an empty note if there are none."""
        sql = "SELECT flagged, comment, gold, excluded FROM note WHERE item_id = ? AND annotator = ?"
        return _note(self._database.row(sql, (item_id, annotator)) or EMPTY_NOTE)

    def notes(self) -> Iterator[tuple[int, str, Note]]:
        """Yield (item id, annotator, note) for every note, by item and annotator."""
        sql = (
            "SELECT item_id, annotator, flagged, comment, gold, excluded FROM note"
            f" WHERE (item_id, annotator) > (?, ?) ORDER BY item_id, annotator LIMIT {_PAGE}"
        )
        last: tuple[int, str] = (0, "")
        while rows := self._database.rows(sql, last):
            last = rows[-1][:2]
            yield from ((row[0], row[1], _note(row[2:])) for row in rows if self.only in (None, row[1]))

    def today(self, annotator: str, day_start_iso: str) -> list[float]:
        """Return the seconds each answer took that this annotator gave since the day began, oldest first.

        ``day_start_iso`` is ISO 8601 with or without a zone (then local time).
        """
        start = iso_utc(datetime.fromisoformat(day_start_iso))
        sql = (
            "SELECT seconds FROM annotation WHERE annotator = ? AND created_at >= ? AND status = 'answered'"
            " ORDER BY seq"
        )
        return [row[0] for row in self._database.rows(sql, (annotator, start))]

    def _seq_of(self, event_id: str) -> int:
        sql = "SELECT seq FROM event WHERE actor = ? AND counter = ?"
        return int(self._database.value(sql, split_event_id(event_id), default=2**62))


def _annotation(row: tuple[Any, ...]) -> Annotation:
    item_id, annotator, text, _seq = row
    given = given_from(text)
    return Annotation(item_id, annotator, given.answer, given.at, given.event)


def _note(row: tuple[Any, ...]) -> Note:
    flagged, comment, gold, excluded = row
    return Note(bool(flagged), comment, None if gold is None else plain(gold), bool(excluded))
