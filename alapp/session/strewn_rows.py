"""Feature rows of some items of a large pool, strewn over it: held in memory, and in the project as a ring of chunks.

The ring keeps the file from growing: a new chunk takes the place of the oldest one, and takes along those of its rows
that are still of use. A chunk names its items, since these do not follow one another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.arrays import pack, unpack
from alapp.domain.errors import BadInput
from alapp.domain.features import Features
from alapp.domain.words import tr
from alapp.store.features import RING
from alapp.store.project import Project

SLOTS = 40
"""Chunks of 500 rows kept in the project: 20,000 rows, some 60 MB with words, letters and topics."""
HELD = 25_000
"""Rows held in memory before those of no use are let go, some 110 MB."""
Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Strewn:
    """Rows at hand: ``ids`` ascending, row i belongs to ``ids[i]``; ``slots`` says which items each chunk holds."""

    state: Any
    fitted_on: int
    ids: Ids = field(default_factory=lambda: np.zeros(0, np.int64))
    rows: Features | None = None
    slots: Mapping[int, Ids] = field(default_factory=dict)
    newest: int = -1

    def missing(self, ids: Ids) -> Ids:
        """Return those of ``ids`` without a row, in their order."""
        return ids[~np.isin(ids, self.ids)] if len(self.ids) else ids

    def places(self, ids: Ids) -> NDArray[np.int64]:
        """Return which rows belong to these items, all of which have one."""
        return np.searchsorted(self.ids, ids)

    def with_rows(self, ids: Ids, rows: Features, useful: Ids) -> Strewn:
        """Return this with more rows; when these are too many, only those of ``useful`` items stay."""
        if not len(ids):
            return self
        parts = [rows] if self.rows is None else [self.rows, rows]
        together = np.concatenate([self.ids, ids])
        order = np.argsort(together)
        if len(together) > HELD:
            order = order[np.isin(together[order], useful)]
        return replace(self, ids=together[order], rows=Features.concat(parts).take(order))

    def with_slot(self, ids: Ids, useful: Ids) -> tuple[Strewn, int, Ids]:
        """Return this with the oldest chunk given to ``ids``: (this, its number, older items that move into it)."""
        number = (self.newest + 1) % SLOTS
        old = self.slots.get(number, self.ids[:0])
        moved = np.intersect1d(np.intersect1d(old, useful), self.ids)
        slots = {**self.slots, number: np.concatenate([ids, moved])}
        return replace(self, slots=slots, newest=number), number, moved


def ring_name(extractor: str) -> str:
    """Return under which name the chunks of scattered items are stored."""
    return extractor + RING


def pack_rows(ids: Ids, rows: Features) -> bytes:
    """Return the rows of these items as inert bytes."""
    return pack({"kind": "strewn"}, {"ids": ids, "rows": np.frombuffer(rows.to_bytes(), np.uint8)})


def unpack_rows(blob: bytes) -> tuple[Ids, Features]:
    """Return what :func:`pack_rows` wrote.

    Raises
    ------
    BadInput : the bytes are damaged.
    """
    meta, arrays = unpack(blob)
    if meta.get("kind") != "strewn" or not {"ids", "rows"} <= arrays.keys():
        raise BadInput(tr("Stored features cannot be read."), remedy=tr("They are computed anew."))
    rows = Features.from_bytes(arrays["rows"].tobytes())
    if len(rows) != len(arrays["ids"]):
        raise BadInput(tr("Stored features cannot be read."), remedy=tr("They are computed anew."))
    return arrays["ids"], rows


def stored_rows(project: Project, extractor: str, empty: Strewn) -> Strewn:
    """Return the rows that the project holds; damaged ones are left out and made anew when they are needed."""
    slots: dict[int, Ids] = {}
    parts: dict[int, Features] = {}
    for number, _, blob in project.features.chunks(ring_name(extractor)):
        try:
            slots[number], parts[number] = unpack_rows(blob)
        except BadInput:
            continue
    if not parts:
        return empty
    try:
        rows = Features.concat(list(parts.values()))
    except ValueError:  # of different widths: rows of an extractor that is gone
        return empty
    ids, first = np.unique(np.concatenate(list(slots.values())), return_index=True)
    return replace(empty, ids=ids, rows=rows.take(first), slots=slots, newest=max(slots))
