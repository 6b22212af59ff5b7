"""Who answers in this project."""

from __future__ import annotations

from typing import Any

from alapp.domain.annotation import Annotator
from alapp.store.codec import row_hash, to_json
from alapp.store.database import Database

_SELECT = "SELECT code, name, kind, role FROM annotator"

IMPORT = Annotator("import", "Imported", "import", "annotator")
"""Who gave the answers that files brought along."""


class Annotators:
    """The people and imports of a project, by code."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Annotator]:
        """Return everybody, by code."""
        return [Annotator(*row) for row in self._database.rows(f"{_SELECT} ORDER BY code")]

    def get(self, code: str) -> Annotator | None:
        """Return the annotator with this code."""
        row = self._database.row(f"{_SELECT} WHERE code = ?", (code,))
        return None if row is None else Annotator(*row)

    def put(self, annotator: Annotator) -> None:
        """Add an annotator, or change name and role of one.

        Raises
        ------
        AppError : read-only, or the disk refused.
        """
        with self._database.transaction():
            self.put_now(annotator)

    def ensure(self, code: str) -> None:
        """Add an unknown code as part of the transaction that is under way; ``import`` stands for files."""
        if self.get(code) is None:
            self.put_now(IMPORT if code == IMPORT.code else Annotator(code))

    def put_now(self, annotator: Annotator) -> None:
        """Add or change as part of the transaction that is under way."""
        self._database.tables.table("annotator").upsert(_row(annotator), pk="code")


def role_json(annotator: Annotator) -> str:
    """Return what the journal keeps of somebody's role."""
    return to_json({"code": annotator.code, "role": annotator.role})


def _row(annotator: Annotator) -> dict[str, Any]:
    values = (annotator.code, annotator.name, annotator.kind, annotator.role)
    return {**dict(zip(("code", "name", "kind", "role"), values, strict=True)), "hash": row_hash(*values)}
