"""The quarantine as a file: rows that were not taken, with the reason, to be repaired and imported again."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from alapp.domain.errors import BadInput
from alapp.domain.item import Rejected
from alapp.domain.words import tr
from alapp.formats import own
from alapp.formats.base import UNPLACED
from alapp.formats.formulas import guard
from alapp.formats.json_rows import flatten
from alapp.formats.quarantined import cells_of, readable
from alapp.formats.writing import Counted, new_text

__all__ = ["Rows", "readable", "write"]

Rows = Callable[[], Iterable[tuple[str, Rejected]]]
"""Gives the rows with the name of their file; called twice for CSV, which needs all column names first."""


def write(rows: Rows, path: Path) -> int:
    """Write the quarantine to ``.csv`` or ``.jsonl`` (by the name of the path) and return the number of rows.

    CSV: file, row, column, reason and original, then the columns of the imported files with the cells as they
    were; a person corrects these cells and imports the file as any other. Its texts carry the formula guard, which
    the import takes away. JSON lines: the same five keys, the original as an object.
    """
    writers = {".csv": _write_csv, ".jsonl": _write_jsonl}
    suffix = path.suffix.lower()
    if suffix not in writers:
        raise BadInput(
            tr("A quarantine cannot be written as “{suffix}”.", suffix=suffix),
            "",
            tr("Choose a name ending in .csv or .jsonl."),
        )
    return writers[suffix](rows, path)


def _write_csv(rows: Rows, path: Path) -> int:
    columns = tuple(dict.fromkeys(name for _, rejected in rows() for name in _cells(rejected)))
    counted = Counted(rows())
    with new_text(path) as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow((*own.QUARANTINE, *map(guard, columns)))
        writer.writerows(_line(name, rejected, columns) for name, rejected in counted)
    return counted.count


def _line(name: str, rejected: Rejected, columns: Sequence[str]) -> Iterator[str]:
    cells = _cells(rejected)
    yield from map(guard, (name, str(rejected.row), rejected.column, rejected.reason, rejected.original))
    yield from (guard(cells.get(column, "")) for column in columns)


def _cells(rejected: Rejected) -> dict[str, str]:
    kept = cells_of(rejected.original) or {}
    return flatten({name: value for name, value in kept.items() if name != UNPLACED})


def _write_jsonl(rows: Rows, path: Path) -> int:
    counted = Counted(rows())
    with new_text(path) as file:
        file.writelines(json.dumps(_object(*pair), ensure_ascii=False) + "\n" for pair in counted)
    return counted.count


def _object(name: str, rejected: Rejected) -> dict[str, Any]:
    original = cells_of(rejected.original)
    values = (name, rejected.row, rejected.column, rejected.reason, rejected.original if original is None else original)
    return dict(zip(own.QUARANTINE, values, strict=True))
