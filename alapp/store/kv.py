"""Small values by name, as JSON: settings of the project, and where the person is in it."""

from __future__ import annotations

from typing import Any, Literal

from alapp.store.codec import plain, row_hash, to_json
from alapp.store.database import Database

_STATEMENTS = {
    table: (
        f"SELECT value FROM {table} WHERE key = ?",
        f"SELECT key, value FROM {table} ORDER BY key",
        f"INSERT INTO {table} (key, value, hash) VALUES (?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value, hash = excluded.hash",
    )
    for table in ("setting", "state")
}


class Values:
    """One table of names and JSON values."""

    def __init__(self, database: Database, table: Literal["setting", "state"]) -> None:
        self._database = database
        self._get, self._all, self._put = _STATEMENTS[table]

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value, or the default when it was never set."""
        text = self._database.value(self._get, (key,))
        return default if text is None else plain(text)

    def all(self) -> dict[str, Any]:
        """Return every value by its name."""
        return {key: plain(text) for key, text in self._database.rows(self._all)}

    def set(self, key: str, value: Any) -> None:
        """Store a value that JSON can hold; on the disk when this returns.

        Raises
        ------
        AppError : read-only, or the disk refused.
        """
        with self._database.transaction():
            self.put(key, value)

    def put(self, key: str, value: Any) -> None:
        """Store a value as part of the transaction that is under way."""
        text = to_json(value)
        self._database.execute(self._put, (key, text, row_hash(key, text)))
