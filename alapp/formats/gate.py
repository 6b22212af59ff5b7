"""The gate between reader and pool: empty, doubled and too large rows are put aside with a reason."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from alapp.domain.annotation import Value
from alapp.domain.exchange import ImportPlan, Role
from alapp.domain.item import NewItem, Rejected
from alapp.formats.base import Row, original_of
from alapp.formats.roles import parse_labels

MAX_ROW = 2 * 1024 * 1024
"""Largest row that becomes an item, in bytes of UTF-8 over all its cells."""

_NOTHING = " \t\r\n\x0b\x0c\0\xa0\ufeff\u200b\u200e\u200f\u2028\u2029\u3000"
TEXT_JOINT = "\n\n"
"""Stands between the texts of several text columns."""


class Gate:
    """Turns rows into new items by the roles of a plan, and remembers ids and texts seen before in this file."""

    def __init__(self, plan: ImportPlan) -> None:
        self._texts = self._named(plan, Role.TEXT)
        self._keys = self._named(plan, Role.ID)
        self._labels = self._named(plan, Role.LABEL) if plan.existing_labels != "ignore" else ()
        self._meta = self._named(plan, Role.GROUP, Role.DATE, Role.EXTRA)
        self._gold = plan.existing_labels == "gold"
        self._modality = plan.modality
        self._separator = plan.options.label_separator
        self._seen_keys = SeenBefore()
        self._seen_texts = SeenBefore()

    @staticmethod
    def _named(plan: ImportPlan, *roles: Role) -> tuple[str, ...]:
        return tuple(name for name, role in plan.roles.items() if role in roles)

    def check(self, row: Row) -> NewItem | Rejected:
        """Return the item of a row, or why it cannot be one."""
        size = _size(row.cells)
        if size > MAX_ROW:
            longest = max(row.cells, key=lambda name: len(row.cells[name]))
            reason = f"The row is {size / 1e6:.1f} MB; at most 2 MB fit one item."
            return _rejected(row, longest, reason, "too_large")
        text = self._text(row.cells)
        if not text.strip(_NOTHING):
            return _rejected(row, self._texts[0], f"There is no text in “{self._texts[0]}”.", "empty")
        key = self._key(row.cells)
        return self._double(row, key, text) or NewItem(
            row.number, text, key, self._extras(row.cells), self._modality, self._value(row.cells), self._gold
        )

    def _text(self, cells: Mapping[str, str]) -> str:
        if len(self._texts) == 1:
            return cells.get(self._texts[0], "")
        return TEXT_JOINT.join(t for t in (cells.get(name, "") for name in self._texts) if t.strip())

    def _key(self, cells: Mapping[str, str]) -> str:
        return cells.get(self._keys[0], "").strip() if self._keys else ""

    def _extras(self, cells: Mapping[str, str]) -> dict[str, str]:
        return {name: cells[name] for name in self._meta if name in cells}

    def _value(self, cells: Mapping[str, str]) -> Value | None:
        names = [n for column in self._labels for n in parse_labels(cells.get(column, ""), self._separator)]
        return {"labels": list(dict.fromkeys(names))} if names else None

    def _double(self, row: Row, key: str, text: str) -> Rejected | None:
        key_mark, text_mark = fingerprint(key), fingerprint(text)
        first = self._seen_keys.find(key_mark) if key else 0
        if first:
            return _rejected(row, self._keys[0], f"The same {self._keys[0]} stands in row {first}.", "duplicate")
        first = self._seen_texts.find(text_mark)
        if first:
            return _rejected(row, self._texts[0], f"The same text stands in row {first}, kept once.", "duplicate")
        self._seen_texts.add(text_mark, row.number)
        if key:
            self._seen_keys.add(key_mark, row.number)
        return None


def _size(cells: Mapping[str, str]) -> int:
    """Return the size in bytes; exact only where the bound is near."""
    chars = sum(map(len, cells.values()))
    return chars if chars * 4 <= MAX_ROW else sum(len(cell.encode()) for cell in cells.values())


def _rejected(row: Row, column: str, reason: str, kind: str) -> Rejected:
    return Rejected(row.number, column, reason, row.raw or original_of(row.cells), kind)


class SeenBefore:
    """The first row of each text or id, in 12 bytes a slot: an open hash table of 64-bit fingerprints.

    A million rows take about 25 MB where a ``dict`` takes 200. Two texts with one fingerprint would be taken for
    doubles; among a million rows that happens once in 30 million imports.
    """

    def __init__(self) -> None:
        self._prints = array("Q", bytes(8 << 10))
        self._rows = array("I", bytes(array("I").itemsize << 10))
        self._count = 0

    def find(self, mark: int) -> int:
        """Return the row where this fingerprint was first seen, or 0."""
        return self._rows[self._slot(mark)]

    def add(self, mark: int, row: int) -> None:
        """Remember the row of a fingerprint that :meth:`find` did not know."""
        if self._count * 2 >= len(self._prints):
            self._grow()
        slot = self._slot(mark)
        self._prints[slot], self._rows[slot] = mark, row
        self._count += 1

    def _slot(self, mark: int) -> int:
        mask = len(self._prints) - 1
        slot = mark & mask
        while self._prints[slot] and self._prints[slot] != mark:
            slot = (slot + 1) & mask
        return slot

    def _grow(self) -> None:
        prints, rows = self._prints, self._rows
        self._prints = array("Q", bytes(16 * len(prints)))
        self._rows = array("I", bytes(2 * rows.itemsize * len(rows)))
        for mark, row in zip(prints, rows, strict=True):
            if mark:
                slot = self._slot(mark)
                self._prints[slot], self._rows[slot] = mark, row


def fingerprint(text: str) -> int:
    """Return 64 bits, not 0: Python's own keyed hash (SipHash), which no file can be made to collide with."""
    return hash(text) & 0xFFFF_FFFF_FFFF_FFFF or 1


def rows_wide(columns: Sequence[str], rows: Sequence[Row]) -> list[list[str]]:
    """Return rows as cells in the order of the columns."""
    return [[row.cells.get(name, "") for name in columns] for row in rows]
