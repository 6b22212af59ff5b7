"""The gate between reader and pool: empty, doubled and too large rows are put aside with a reason."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat

import numpy as np

from alapp.domain.annotation import Value
from alapp.domain.exchange import BESIDE, FILES, ImportPlan, Role
from alapp.domain.item import NewItem, NewItems, Rejected
from alapp.domain.prints import Marks, Places, Prints
from alapp.domain.words import plain
from alapp.formats import own
from alapp.formats.base import Chunk, Row, Table, original_of
from alapp.formats.region_cells import parse_regions
from alapp.formats.roles import parse_labels

MAX_ROW = 2 * 1024 * 1024
"""Largest row that becomes an item, in bytes of UTF-8 over all its cells."""

_NOTHING = " \t\r\n\x0b\x0c\0\xa0\ufeff\u200b\u200e\u200f\u2028\u2029\u3000"
TEXT_JOINT = "\n\n"
"""Stands between the texts of several text columns."""


class Gate:
    """Turns rows into new items by the roles of a plan, and remembers ids and texts seen before in this file."""

    def __init__(self, plan: ImportPlan) -> None:
        self._texts = self._named(plan, *FILES) or self._named(plan, Role.TEXT)
        self._keys = self._named(plan, Role.ID) or self._named(plan, *FILES)  # a file is called by its name
        self._labels = self._named(plan, Role.LABEL) if plan.existing_labels != "ignore" else ()
        self._meta = self._named(plan, *BESIDE)
        self._row = self._named(plan, Role.TABLE)
        self._texts = self._row or self._texts
        self._gold = plan.existing_labels == "gold"
        self._modality = plan.modality
        self._columns = frozenset(plan.roles)
        self._may_be_none = bool(self._labels) and own.may_say_none_applies(self._columns)
        self._separator = plan.options.label_separator
        self._seen_keys = _Seen()
        self._seen_texts = _Seen()

    @staticmethod
    def _named(plan: ImportPlan, *roles: Role) -> tuple[str, ...]:
        return tuple(name for name, role in plan.roles.items() if role in roles)

    def check(self, row: Row) -> NewItem | Rejected:
        """Return the item of a row, or why it cannot be one."""
        return self.check_all([row])[0]

    def check_all(self, rows: Sequence[Row]) -> list[NewItem | Rejected]:
        """Return the items of some rows, or why they cannot be some, in the order of the rows."""
        texts, keys = [self._text(row.cells) for row in rows], [self._key(row.cells) for row in rows]
        self._seen_texts.look_at(texts)
        self._seen_keys.look_at(keys)
        checked = [self._check(i, row, texts[i], keys[i]) for i, row in enumerate(rows)]
        self._seen_texts.settle()
        self._seen_keys.settle()
        return checked

    def take(self, table: Table) -> Chunk:
        """Return the rows of a table parted into those that may enter and those that may not."""
        items = self._all_of(table)
        if items is not None:
            return Chunk(items, table.rejected)
        return parted([*table.rejected, *self.check_all(table.rows())])

    def _all_of(self, table: Table) -> NewItems | None:
        """Return the items of all rows; None if one of them cannot be an item: then each has to be looked at."""
        columns = dict(zip(table.columns, zip(*table.cells, strict=True), strict=False))
        if sum(max(map(len, column), default=0) for column in columns.values()) * 4 > MAX_ROW:
            return None
        n = len(table.numbers)
        texts = self._texts_of(columns, n)
        keys = [key.strip() for key in columns.get(self._keys[0], [""] * n)] if self._keys else [""] * n
        if not all(map(str.strip, texts, repeat(_NOTHING))) or not self._are_new(table.numbers, texts, keys):
            return None
        return NewItems(
            table.numbers, texts, keys, self._metas_of(columns, n), [self._modality] * n, self._values_of(columns, n),
            [self._gold] * n,
        )  # fmt: skip

    def _are_new(self, numbers: Sequence[int], texts: Sequence[str], keys: Sequence[str]) -> bool:
        """Note all of the texts and keys as seen, if none of them was."""
        rows = np.array(numbers, np.uint32)
        named = np.fromiter(map(bool, keys), np.bool_, len(keys))
        text_marks, key_marks = marks_of(texts), marks_of(keys)[named]
        if not (self._seen_texts.are_new(text_marks) and self._seen_keys.are_new(key_marks)):
            return False
        self._seen_texts.add(text_marks, rows)
        self._seen_keys.add(key_marks, rows[named])
        return True

    def _texts_of(self, columns: Mapping[str, Sequence[str]], n: int) -> Sequence[str]:
        if len(self._texts) == 1 and not self._row:
            return columns.get(self._texts[0], [""] * n)
        return [self._text(dict(zip(columns, cells, strict=True))) for cells in zip(*columns.values(), strict=True)]

    def _metas_of(self, columns: Mapping[str, Sequence[str]], n: int) -> Sequence[Mapping[str, str]]:
        names = [name for name in self._meta if name in columns]
        if not names:
            return [{}] * n
        return [dict(zip(names, cells, strict=True)) for cells in zip(*(columns[name] for name in names), strict=True)]

    def _values_of(self, columns: Mapping[str, Sequence[str]], n: int) -> Sequence[Value | None]:
        cells = [columns[name] for name in self._labels if name in columns]
        if not cells:
            return [None] * n
        values = [self._named_value(of_row) for of_row in zip(*cells, strict=True)]
        if not self._may_be_none:
            return values
        return [value or self._none_applies({c: columns[c][i] for c in columns}) for i, value in enumerate(values)]

    def _check(self, i: int, row: Row, text: str, key: str) -> NewItem | Rejected:
        size = _size(row.cells)
        if size > MAX_ROW:
            longest = max(row.cells, key=lambda name: len(row.cells[name]))
            reason = plain("The row is {size:.1f} MB; at most 2 MB fit one item.", size=size / 1000000.0)
            return _rejected(row, longest, reason, "too_large")
        if not text.strip(_NOTHING):
            return _rejected(
                row, self._texts[0], plain("There is no text in “{texts}”.", texts=self._texts[0]), "empty"
            )
        return self._double(i, row, key) or NewItem(
            row.number, text, key, self._extras(row.cells), self._modality, self._value(row.cells), self._gold
        )

    def _text(self, cells: Mapping[str, str]) -> str:
        if self._row:
            row = {name: cells.get(name, "") for name in self._row}
            return json.dumps(row, ensure_ascii=False) if any(cell.strip() for cell in row.values()) else ""
        if len(self._texts) == 1:
            return cells.get(self._texts[0], "")
        return TEXT_JOINT.join(t for t in (cells.get(name, "") for name in self._texts) if t.strip())

    def _key(self, cells: Mapping[str, str]) -> str:
        return cells.get(self._keys[0], "").strip() if self._keys else ""

    def _extras(self, cells: Mapping[str, str]) -> dict[str, str]:
        return {name: cells[name] for name in self._meta if name in cells}

    def _value(self, cells: Mapping[str, str]) -> Value | None:
        return self._named_value([cells.get(column, "") for column in self._labels]) or self._none_applies(cells)

    def _none_applies(self, cells: Mapping[str, str]) -> Value | None:
        """Return the answer that no label applies, where a file of ours says so."""
        return {"labels": []} if self._may_be_none and own.says_none_applies(self._columns, cells) else None

    def _named_value(self, cells: Iterable[str]) -> Value | None:
        cells = list(cells)
        regions = next((found for cell in cells if (found := parse_regions(cell)) is not None), None)
        if regions or (regions is not None and own.REGIONS in self._labels):  # elsewhere, none may mean not looked at
            labels = dict.fromkeys(region["label"] for region in regions)
            return {"labels": list(labels), "regions": regions}
        names = [n for cell in cells for n in parse_labels(cell, self._separator)]
        return {"labels": list(dict.fromkeys(names))} if names else None

    def _double(self, i: int, row: Row, key: str) -> Rejected | None:
        first = self._seen_keys.first(i) if key else 0
        if first:
            return _rejected(
                row,
                self._keys[0],
                plain("The same {keys} stands in row {first}.", keys=self._keys[0], first=first),
                "duplicate",
            )
        first = self._seen_texts.first(i)
        if first:
            return _rejected(
                row, self._texts[0], plain("The same text stands in row {first}, kept once.", first=first), "duplicate"
            )
        self._seen_texts.enter(i, row.number)
        if key:
            self._seen_keys.enter(i, row.number)
        return None


def _size(cells: Mapping[str, str]) -> int:
    """Return the size in bytes; exact only where the bound is near."""
    chars = sum(map(len, cells.values()))
    return chars if chars * 4 <= MAX_ROW else sum(len(cell.encode()) for cell in cells.values())


def _rejected(row: Row, column: str, reason: str, kind: str) -> Rejected:
    return Rejected(row.number, column, reason, row.raw or original_of(row.cells), kind)


class _Seen:
    """The first row of each text, or of each id, of a file, by fingerprint: some are looked at together.

    Two texts with one fingerprint would be taken for doubles; among a million rows that happens once in 30 million
    imports.
    """

    def __init__(self) -> None:
        self._prints = Prints()
        self._marks: list[int] = []
        self._before: list[int] = []
        self._fresh: dict[int, int] = {}

    def are_new(self, marks: Marks) -> bool:
        """Say whether none of them was seen, and none is there twice."""
        return self._prints.are_new(marks)

    def add(self, marks: Marks, rows: Places) -> None:
        """Note the rows of marks that are new."""
        self._prints.add(marks, rows)

    def look_at(self, values: Sequence[str]) -> None:
        """Look at the values that :meth:`first` and :meth:`enter` are asked about, by place, until they settle."""
        marks = marks_of(values)
        self._marks, self._before = marks.tolist(), self._prints.find(marks).tolist()

    def first(self, i: int) -> int:
        """Return the row in which a value was first seen, or 0."""
        return self._before[i] or self._fresh.get(self._marks[i], 0)

    def enter(self, i: int, row: int) -> None:
        """Note the row of a value that is new."""
        self._fresh[self._marks[i]] = row

    def settle(self) -> None:
        """Keep what was entered."""
        n = len(self._fresh)
        self._prints.add(np.fromiter(self._fresh, np.uint64, n), np.fromiter(self._fresh.values(), np.uint32, n))
        self._fresh.clear()


def marks_of(texts: Sequence[str]) -> Marks:
    """Return 64 bits of each: Python's own keyed hash (SipHash), which no file can be made to collide with."""
    return np.fromiter(map(hash, texts), np.int64, len(texts)).view(np.uint64)


def parted(rows: Iterable[NewItem | Rejected]) -> Chunk:
    """Part rows into those that may enter and those that may not."""
    items, rejected = list[NewItem](), list[Rejected]()
    for row in rows:
        if isinstance(row, Rejected):
            rejected.append(row)
        else:
            items.append(row)
    return Chunk(NewItems.of(items), tuple(rejected))


def rows_wide(columns: Sequence[str], rows: Sequence[Row]) -> list[list[str]]:
    """Return rows as cells in the order of the columns."""
    return [[row.cells.get(name, "") for name in columns] for row in rows]
