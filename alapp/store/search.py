"""Searching the pool: the word index and its filling, ids that fit a query, counts, orders, rows of a table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.conditions import State
from alapp.domain.found import BrowseRow
from alapp.domain.query import Term
from alapp.store.codec import from_json
from alapp.store.database import Database
from alapp.store.search_terms import STATES, where

Ids = NDArray[np.int64]
PASSAGE = 2000
"""Characters of a text that a row of a table carries."""
_SAMPLE = 2000


class Search:
    """The pool as a table that can be asked. Reads see what is committed; only :meth:`index_some` writes."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self.only: str | None = None
        """Whose answers and notes are seen; None for everybody's (see :meth:`Project.see_only`)."""

    # -- the word index

    def indexed(self) -> int:
        """Return the highest item id whose words are in the index, 0 if there is none."""
        return int(self._db.value("SELECT max(id) FROM item_search_docsize", default=0))

    def unindexed(self) -> int:
        """Return how many items still wait to be indexed."""
        return int(self._db.value("SELECT count(*) FROM item WHERE id > ?", [self.indexed()]))

    def index_some(self, limit: int = 500) -> int:
        """Index the next ``limit`` items in one transaction; return how many ids still wait, 0 when all are done.

        Counting the items themselves would cost more than the step on a large pool (60 ms of a million).

        Raises
        ------
        ReadOnlyProject : the project is open for reading only.
        AppError : the database or the disk refused.
        """
        with self._db.transaction():
            self._db.execute(
                """INSERT INTO item_search (rowid, text)
                   SELECT id, text FROM item WHERE id > ? ORDER BY id LIMIT ?""",
                [self.indexed(), limit],
            )
        last = int(self._db.value("SELECT max(id) FROM item", default=0))
        return max(0, last - self.indexed())

    # -- which items

    def ids(self, terms: Iterable[Term] = ()) -> Ids:
        """Return the ids of the items that fit all terms, ascending.

        Raises
        ------
        KeyError : a term asks what only a model can answer.
        """
        condition, values = where(terms)
        return np.sort(_ids(self._rows(f"SELECT i.id FROM item i WHERE {condition}", values)))

    def in_state(self, state: State) -> Ids:
        """Return the ids of all items in this state, ascending."""
        return np.sort(_ids(self._rows(f"SELECT i.id FROM item i WHERE {STATES[state]}")))

    def columns(self) -> list[str]:
        """Return the names of the extra columns, in the order met; looks at the first and the newest items."""
        names = """SELECT m.key FROM (SELECT * FROM (SELECT meta FROM item ORDER BY id LIMIT ?)
                   UNION ALL SELECT * FROM (SELECT meta FROM item ORDER BY id DESC LIMIT ?)) i, json_each(i.meta) m"""
        return list(dict.fromkeys(name for (name,) in self._db.rows(names, [_SAMPLE, _SAMPLE])))

    # -- in which order

    def by_key(self) -> Ids:
        """Return all ids in the order of the items' own ids."""
        return _ids(self._db.rows("SELECT id FROM item ORDER BY key COLLATE NOCASE, id"))

    def by_text(self) -> Ids:
        """Return all ids in the order of the texts' beginnings."""
        return _ids(self._db.rows("SELECT id FROM item ORDER BY lower(substr(text, 1, 80)), id"))

    def by_meta(self, column: str) -> Ids:
        """Return the ids of the items that have something in this column, in its order."""
        sql = """SELECT i.id FROM item i, json_each(i.meta) m WHERE m.key = ? AND m.value <> ''
                 ORDER BY lower(m.value), i.id"""
        return _ids(self._db.rows(sql, [column]))

    def newest_answers(self) -> list[tuple[int, str, tuple[str, ...], str]]:
        """Return (item id, annotator, label class ids, time) of the newest answer to each labeled item."""
        sql = """SELECT item_id, annotator, labels, created_at, max(seq) FROM annotation
                 WHERE status = 'answered' GROUP BY item_id"""
        return [
            (int(i), by, tuple(from_json(labels or "[]", list[str])), at) for i, by, labels, at, _ in self._rows(sql)
        ]

    # -- rows of a table

    def rows(self, ids: Sequence[int]) -> list[BrowseRow]:
        """Return a row for each of these items that exists, in this order, without what the model says."""
        listed = [json.dumps([int(i) for i in ids])]
        found = self._db.rows(
            f"""SELECT i.id, i.key, substr(i.text, 1, {PASSAGE}), i.meta
                FROM json_each(?) j JOIN item i ON i.id = j.value ORDER BY j.key""",
            listed,
        )
        answers = self._answers(listed)
        notes = self._notes(listed)
        return [_row(row, answers.get(row[0], []), notes.get(row[0])) for row in found]

    def own_labels(self, ids: Sequence[int], annotator: str) -> dict[int, tuple[str, ...]]:
        """Return the label class ids this annotator gave to those of the items that have an answer."""
        sql = """SELECT a.item_id, a.labels FROM json_each(?) j JOIN annotation a
                 ON a.item_id = j.value AND a.annotator = ? WHERE a.status = 'answered'"""
        found = self._rows(sql, [json.dumps([int(i) for i in ids]), annotator])
        return {int(i): tuple(from_json(labels or "[]", list[str])) for i, labels in found}

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return what is found; with :attr:`only`, in answers and notes of this person alone.

        A common table expression stands in for the table of its name (SQLite, "The WITH Clause").
        """
        if self.only is None:
            return self._db.rows(sql, values)
        own = ", ".join(f"{t} AS (SELECT * FROM main.{t} WHERE annotator = ?)" for t in ("annotation", "note"))
        return self._db.rows(f"WITH {own} {sql}", [self.only, self.only, *values])

    def _answers(self, listed: list[Any]) -> dict[int, list[Any]]:
        sql = """SELECT a.item_id, a.annotator, a.status, a.labels, a.created_at FROM json_each(?) j
                 JOIN annotation a ON a.item_id = j.value ORDER BY a.seq"""
        grouped: dict[int, list[Any]] = {}
        for item_id, *answer in self._rows(sql, listed):
            grouped.setdefault(item_id, []).append(answer)
        return grouped

    def _notes(self, listed: list[Any]) -> dict[int, Any]:
        sql = """SELECT n.item_id, max(n.flagged), max(n.gold IS NOT NULL), max(n.excluded), max(n.comment)
                 FROM json_each(?) j JOIN note n ON n.item_id = j.value GROUP BY n.item_id"""
        return {item_id: note for item_id, *note in self._rows(sql, listed)}


def _ids(rows: list[Any]) -> Ids:
    return np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))


def _row(item: Any, answers: list[Any], note: Any | None) -> BrowseRow:
    """Build a row; of several answers the newest counts, an answer before a skip."""
    item_id, key, text, meta = item
    row = BrowseRow(int(item_id), key, text, from_json(meta, dict[str, str]))
    if note is not None:
        flagged, gold, excluded, comment = note
        row = replace(row, flagged=bool(flagged), gold=bool(gold), excluded=bool(excluded), comment=comment)
    given = [a for a in answers if a[1] == "answered"]
    if given:
        by, _, labels, at = given[-1]
        return replace(row, labels=tuple(from_json(labels or "[]", list[str])), answered=True, by=by, time=at)
    return replace(row, skipped=True, by=answers[-1][0], time=answers[-1][3]) if answers else row
