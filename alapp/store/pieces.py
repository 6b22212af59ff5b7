"""Large data put into a row piece by piece: bound as one, its copy would keep all threads of the process waiting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from alapp.store.database import Database

PIECE = 1 << 20

_PIECES = "CREATE TEMP TABLE IF NOT EXISTS piece (place INTEGER PRIMARY KEY, data BLOB)"
_WHOLE = (
    "CREATE TEMP VIEW IF NOT EXISTS whole_piece AS"
    " SELECT CAST(coalesce(group_concat(data, '' ORDER BY place), '') AS BLOB) AS whole FROM piece"
)


def put_in_pieces(database: Database, sql: str, parameters: Sequence[Any], data: bytes | memoryview) -> None:
    """Run ``sql``, in which ``whole`` of ``whole_piece`` stands for the data, in the transaction under way.

    SQLite joins the pieces while other threads go on; it takes them for texts, which it does not look into.
    """
    database.execute(_PIECES)
    database.execute(_WHOLE)
    database.execute("DELETE FROM piece")
    seen = memoryview(data)
    for start in range(0, len(seen), PIECE):
        database.execute("INSERT INTO piece (place, data) VALUES (?, ?)", (start, seen[start : start + PIECE]))
    database.execute(sql, parameters)
    database.execute("DELETE FROM piece")
