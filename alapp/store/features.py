"""Features of the items as chunks of bytes, and the state of what made them."""

from __future__ import annotations

from collections.abc import Iterator

from alapp.store.codec import sha256
from alapp.store.database import Database
from alapp.store.kv import Values
from alapp.store.models import blob_hash, keep_extractor_state, state_hash
from alapp.store.pieces import put_in_pieces

RING = ":ring"
"""What follows an extractor's name where its chunks hold scattered items: they go by number instead of item id."""


class FeatureChunks:
    """Chunks by extractor name; the pool may grow, so chunks are added behind one another."""

    def __init__(self, database: Database, state: Values) -> None:
        self._database = database
        self._state = state

    def state(self, extractor: str) -> bytes | None:
        """Return what the extractor learned (its vocabulary weights), as it stored it."""
        found: bytes | None = self._database.value("SELECT data FROM feature_state WHERE extractor = ?", (extractor,))
        return found

    def fitted_on(self, extractor: str) -> int:
        """Return how many items were in the pool when the extractor learned; 0 if it never did."""
        return int(self._state.get(_fitted_key(extractor), 0))

    def begin(self, extractor: str, fitted_on: int, data: bytes | memoryview) -> None:
        """Store what the extractor learned from a pool of this size; features made by what it knew before are dropped.

        What it knew before is kept where the weights of a model rest on it.

        Raises
        ------
        AppError : read-only, or the disk refused.
        """
        digest = sha256(data)
        with self._database.transaction():
            keep_extractor_state(self._database, extractor, self._state.get(_digest_key(extractor)))
            self._database.execute("DELETE FROM feature_chunk WHERE extractor IN (?, ?)", (extractor, extractor + RING))
            put_in_pieces(
                self._database,
                "INSERT OR REPLACE INTO feature_state (extractor, hash, data) SELECT ?, ?, whole FROM whole_piece",
                (extractor, state_hash(extractor, digest)),
                data,
            )
            self._state.put(_fitted_key(extractor), fitted_on)
            self._state.put(_digest_key(extractor), digest.hex())

    def put_chunk(self, extractor: str, first_id: int, last_id: int, data: bytes) -> None:
        """Store the features of the items ``first_id`` to ``last_id`` (both included).

        Raises
        ------
        AppError : read-only, or the disk refused.
        """
        with self._database.transaction():
            self._database.execute(
                "INSERT OR REPLACE INTO feature_chunk (extractor, first_id, last_id, hash, data)"
                " VALUES (?, ?, ?, ?, ?)",
                (extractor, first_id, last_id, blob_hash(extractor, first_id, last_id, data), data),
            )

    def chunks(self, extractor: str) -> Iterator[tuple[int, int, bytes]]:
        """Yield (first id, last id, bytes) in the order of the ids, one chunk in memory at a time."""
        sql = (
            "SELECT first_id, last_id, data FROM feature_chunk WHERE extractor = ? AND first_id > ?"
            " ORDER BY first_id LIMIT 1"
        )
        first = -1
        while row := self._database.row(sql, (extractor, first)):
            first = row[0]
            yield row

    def covered(self, extractor: str) -> int:
        """Return the highest item id that has features; 0 for none."""
        return int(
            self._database.value("SELECT max(last_id) FROM feature_chunk WHERE extractor = ?", (extractor,), default=0)
        )


def _fitted_key(extractor: str) -> str:
    return f"fitted_on:{extractor}"


def _digest_key(extractor: str) -> str:
    return f"state_sha256:{extractor}"
