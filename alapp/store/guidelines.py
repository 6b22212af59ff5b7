"""The versions of the label set."""

from __future__ import annotations

from dataclasses import replace

from alapp.domain.change import Op
from alapp.domain.guideline import Guideline
from alapp.domain.words import plain
from alapp.store.annotators import Annotators
from alapp.store.clock import now
from alapp.store.codec import from_json, row_hash, to_json
from alapp.store.database import Database
from alapp.store.journal import Entry, Journal

_NEWEST_FIRST = "SELECT body FROM guideline ORDER BY version DESC"


class Guidelines:
    """Keeps every version; each answer knows the version it was given under."""

    def __init__(self, database: Database, annotators: Annotators, journal: Journal) -> None:
        self._database = database
        self._annotators = annotators
        self._journal = journal

    def current(self) -> Guideline:
        """Return the newest version."""
        return from_json(self._database.value(f"{_NEWEST_FIRST} LIMIT 1"), Guideline)

    def version(self, number: int) -> Guideline | None:
        """Return one version."""
        text = self._database.value("SELECT body FROM guideline WHERE version = ?", (number,))
        return None if text is None else from_json(text, Guideline)

    def history(self) -> list[Guideline]:
        """Return all versions, newest first."""
        return [from_json(row[0], Guideline) for row in self._database.rows(_NEWEST_FIRST)]

    def save(self, guideline: Guideline, author: str, note: str = "") -> Guideline:
        """Store the next version and return it with its number, time, author and note.

        Raises
        ------
        AppError : read-only, or the disk refused.
        """
        with self._database.transaction():
            return self.save_now(guideline, author, note)

    def save_now(self, guideline: Guideline, author: str, note: str) -> Guideline:
        """Store as part of the transaction that is under way."""
        before = self._database.value("SELECT max(version) FROM guideline", default=0)
        self._annotators.ensure(author)
        saved = replace(guideline, version=before + 1, created_at=now(), author=author, note=note)
        body = to_json(saved)
        self._database.tables.table("guideline").insert(
            {"version": saved.version, "body": body, "hash": row_hash(saved.version, body)}
        )
        old = str(before) if before else None
        words = plain("Guideline version {version}", version=saved.version)
        self._journal.record_entry(Op.GUIDELINE, Entry(None, "guideline", old, body), author, words)
        return saved
