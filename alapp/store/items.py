"""The pool as stored: items by id and by key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.item import Item
from alapp.store.codec import from_json, to_json
from alapp.store.database import Database

_SELECT = "SELECT id, key, text, modality, meta, source_id, row FROM item"
_TEXTS_OF_RANGE = "SELECT text FROM item WHERE id BETWEEN ? AND ? ORDER BY id"
_AMONG = "WHERE id IN (SELECT value FROM json_each(?))"


class Items:
    """Reads items; :class:`~alapp.store.sources.Sources` adds them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, item_id: int) -> Item | None:
        """Return the item with this id."""
        row = self._database.row(f"{_SELECT} WHERE id = ?", (item_id,))
        return None if row is None else _item(row)

    def get_many(self, item_ids: Sequence[int] | NDArray[np.int64]) -> list[Item]:
        """Return these items in the order asked for; unknown ids are left out."""
        rows = self._database.rows(f"{_SELECT} {_AMONG}", (_id_list(item_ids),))
        found = {row[0]: row for row in rows}
        return [_item(found[int(i)]) for i in item_ids if int(i) in found]

    def texts(self, item_ids: Sequence[int] | NDArray[np.int64]) -> list[str]:
        """Return the texts of these items in the order asked for; empty for an unknown id."""
        if _is_range(item_ids):
            rows = self._database.rows(_TEXTS_OF_RANGE, (int(item_ids[0]), int(item_ids[-1])))
            if len(rows) == len(item_ids):
                return [row[0] for row in rows]
        rows = self._database.rows(f"SELECT id, text FROM item {_AMONG}", (_id_list(item_ids),))
        found: dict[int, str] = dict(rows)
        return [found.get(int(i), "") for i in item_ids]

    def after(self, item_id: int, limit: int) -> list[Item]:
        """Return the next items by id behind this one: a page."""
        rows = self._database.rows(f"{_SELECT} WHERE id > ? ORDER BY id LIMIT ?", (item_id, limit))
        return [_item(row) for row in rows]

    def by_key(self, key: str) -> Item | None:
        """Return the item with this key."""
        row = self._database.row(f"{_SELECT} WHERE key = ?", (key,))
        return None if row is None else _item(row)

    def modality(self) -> str | None:
        """Return what the items are made of; None in an empty pool."""
        found: str | None = self._database.value("SELECT modality FROM item ORDER BY id LIMIT 1")
        return found

    def ids(self) -> NDArray[np.int64]:
        """Return all ids, (n,) int64 ascending."""
        ends = "(SELECT min(id) FROM item), (SELECT max(id) FROM item), (SELECT sum(accepted) FROM source)"
        first, last, count = self._database.rows(f"SELECT {ends}")[0]  # at once: an import may be adding more
        if last is None:
            return np.empty(0, np.int64)
        if last - first + 1 == count:  # ids are given without gaps
            return np.arange(first, last + 1, dtype=np.int64)
        rows = self._database.rows("SELECT id FROM item ORDER BY id")
        return np.fromiter((row[0] for row in rows), np.int64, len(rows))

    def count(self) -> int:
        """Return how many items there are; kept by the sources, since counting a million rows takes long."""
        return int(self._database.value("SELECT sum(accepted) FROM source", default=0))


def _is_range(item_ids: Sequence[int] | NDArray[np.int64]) -> bool:
    """Say whether ids follow one another without a gap, as those of a whole pool do: then a list need not be read."""
    if not len(item_ids) or int(item_ids[-1]) - int(item_ids[0]) + 1 != len(item_ids):
        return False
    return bool((np.diff(np.asarray(item_ids, np.int64)) == 1).all())


def _id_list(item_ids: Sequence[int] | NDArray[np.int64]) -> str:
    return to_json([int(i) for i in item_ids])


def _item(row: tuple[Any, ...]) -> Item:
    item_id, key, text, modality, meta, source_id, line = row
    columns: Mapping[str, str] = {} if meta == "{}" else from_json(meta, dict[str, str])
    return Item(item_id, key, text, modality, columns, source_id, line)
