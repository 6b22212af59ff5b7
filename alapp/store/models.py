"""Model versions and what they left: weights, ranking and predictions as blobs."""

from __future__ import annotations

from typing import Any, Literal

from alapp.domain.model import ModelRecord
from alapp.store.codec import from_json, row_hash, sha256, to_json
from alapp.store.database import Database

KEPT = 5
"""Models whose blobs are kept: those of a pool of a million items take 14 MB each."""

BlobKind = Literal["weights", "ranking", "predictions"]


class Models:
    """Every model that was trained; the blobs of the newest ones."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def next_version(self) -> int:
        """Return the number of the next model; versions begin at 1 and are never used again."""
        return int(self._database.value("SELECT max(version) FROM model", default=0)) + 1

    def latest(self) -> ModelRecord | None:
        """Return the newest model."""
        text = self._database.value("SELECT record FROM model ORDER BY version DESC LIMIT 1")
        return None if text is None else from_json(text, ModelRecord)

    def all(self) -> list[ModelRecord]:
        """Return every model, oldest first."""
        rows = self._database.rows("SELECT record FROM model ORDER BY version")
        return [from_json(row[0], ModelRecord) for row in rows]

    def add(self, record: ModelRecord, weights: bytes, ranking: bytes, predictions: bytes, *, keep: int = KEPT) -> None:
        """Store a model with its blobs, and drop the blobs of all but the newest ``keep`` models, in one transaction.

        What the older models measured is kept.

        Raises
        ------
        AppError : the version is there already, read-only, or the disk refused; nothing is stored.
        """
        blobs: dict[BlobKind, bytes] = {"weights": weights, "ranking": ranking, "predictions": predictions}
        text = to_json(record)
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO model (version, record, hash) VALUES (?, ?, ?)",
                (record.version, text, row_hash(record.version, text)),
            )
            self._database.executemany(
                "INSERT INTO model_blob (version, kind, hash, data) VALUES (?, ?, ?, ?)",
                [(record.version, kind, blob_hash(record.version, kind, data), data) for kind, data in blobs.items()],
            )
            self._database.execute("DELETE FROM model_blob WHERE version <= ?", (record.version - keep,))

    def blob(self, version: int, kind: BlobKind) -> bytes | None:
        """Return one blob; None when there is none (any more)."""
        found: bytes | None = self._database.value(
            "SELECT data FROM model_blob WHERE version = ? AND kind = ?", (version, kind)
        )
        return found


def blob_hash(*columns_and_data: Any) -> bytes:
    """Return the hash of a row whose last value is a large blob."""
    *columns, data = columns_and_data
    return row_hash(*columns, sha256(data))
