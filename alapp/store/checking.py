"""One verification under way: reads page by page, counts what it read and tells how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from alapp.store.database import Database

_PAGE = 1000


@dataclass(slots=True)
class Run:
    """What the checks share. ``counts`` holds rows by table once they were counted."""

    database: Database
    progress: Callable[[int, int], None]
    done: int = 0
    total: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    def count(self) -> None:
        """Count the large tables, so that progress knows its end."""
        for table in ("event", "annotation", "item", "quarantine", "media", "operation"):
            self.counts[table] = self.database.value(f"SELECT count(*) FROM {table}")
        self.total = sum(self.counts.values()) + self.counts["operation"]  # operations are read twice

    def step(self, rows: int) -> None:
        """Tell that this many rows more were checked."""
        self.done += rows
        self.progress(self.done, self.total)

    def pages(self, table: str, columns: str) -> Iterator[Any]:
        """Yield all rows of a table; the first column is its integer key."""
        key = columns.split(",", 1)[0]
        sql = f"SELECT {columns} FROM {table} WHERE {key} > ? ORDER BY {key} LIMIT {_PAGE}"
        last = -(2**63)
        while rows := self.database.rows(sql, (last,)):
            last = rows[-1][0]
            yield from rows
            self.step(len(rows))
