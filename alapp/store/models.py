"""Model versions and what they left: weights, ranking and predictions as blobs, and which one counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Literal

from alapp.domain.change import Op
from alapp.domain.errors import BadInput, UnknownName
from alapp.domain.model import ModelRecord
from alapp.domain.words import plain, tr
from alapp.store.codec import from_json, row_hash, sha256, to_json
from alapp.store.database import Database
from alapp.store.journal import Entry, Journal
from alapp.store.kv import Values

KEPT = 5
"""Newest models whose blobs are kept however large: predictions of a million items take 14 MB each."""

BlobKind = Literal["weights", "ranking", "predictions"]

BUDGET: Mapping[str, int] = {"weights": 64_000_000, "ranking": 4_000_000, "predictions": 64_000_000}
"""Bytes of older models' blobs that are kept, by kind, the newest first: hundreds of models of a usual pool."""

_CURRENT, _GIVEN = "model_current", "model_given"
_STATE_OF = "SELECT lower(hex(hash)) FROM feature_state WHERE extractor = ?"
_SAME = "SELECT extractor, data FROM feature_state WHERE hash = ?"
_ARCHIVED = "SELECT extractor, data FROM extractor_state WHERE digest = ?"
_WITH_WEIGHTS = (
    "SELECT DISTINCT m.record ->> '$.state' FROM model m JOIN model_blob b ON b.version = m.version"
    " WHERE b.kind = 'weights'"
)
_SIZES = "SELECT version, kind, length(data) FROM model_blob ORDER BY version DESC"


class Models:
    """Every model that was trained. What a person does with one is an operation of the journal, and no undo step.

    The newest model counts, or the one that was restored until the next is trained. Frozen models keep all they have.
    """

    def __init__(self, database: Database, state: Values, journal: Journal) -> None:
        self._database = database
        self._state = state
        self._journal = journal

    def next_version(self) -> int:
        """Return the number of the next model; versions begin at 1 and are never used again, deleted ones neither."""
        newest = int(self._database.value("SELECT max(version) FROM model", default=0))
        return max(newest, int(self._state.get(_GIVEN, 0))) + 1

    def latest(self) -> ModelRecord | None:
        """Return the newest model."""
        text = self._database.value("SELECT record FROM model ORDER BY version DESC LIMIT 1")
        return None if text is None else from_json(text, ModelRecord)

    def current(self) -> ModelRecord | None:
        """Return the model whose word counts: the restored one, else the newest."""
        restored = int(self._state.get(_CURRENT, 0))
        return (self.get(restored) if restored else None) or self.latest()

    def get(self, version: int) -> ModelRecord | None:
        """Return one model."""
        text = self._database.value("SELECT record FROM model WHERE version = ?", (version,))
        return None if text is None else from_json(text, ModelRecord)

    def known(self, version: int) -> ModelRecord:
        """Return one model; raises UnknownName with the newest ones' numbers when there is no such model."""
        record = self.get(version)
        if record is None:
            there = ", ".join(str(m.version) for m in self.all()[-10:]) or "none"
            raise UnknownName(
                tr("There is no model {version}.", version=version),
                tr("Nothing was changed."),
                tr("The newest ones: {there}.", there=there),
            )
        return record

    def all(self) -> list[ModelRecord]:
        """Return every model, oldest first."""
        rows = self._database.rows("SELECT record FROM model ORDER BY version")
        return [from_json(row[0], ModelRecord) for row in rows]

    def kinds(self) -> dict[int, frozenset[str]]:
        """Return which blobs each model still has."""
        found: dict[int, set[str]] = {}
        for version, kind, size in self._database.rows(_SIZES):
            if size:
                found.setdefault(version, set()).add(kind)
        return {version: frozenset(kinds) for version, kinds in found.items()}

    def add(
        self,
        record: ModelRecord,
        weights: bytes,
        ranking: bytes,
        predictions: bytes,
        *,
        keep: int = KEPT,
        budget: Mapping[str, int] = BUDGET,
    ) -> None:
        """Store a model with its blobs, in one transaction; from now on its word counts.

        Of older models than the newest ``keep``, blobs are dropped where they do not fit the budget, the oldest
        first, but never those of a frozen one; what the models measured is kept.

        Raises
        ------
        AppError : the version is there already, read-only, or the disk refused; nothing is stored.
        """
        with self._database.transaction():
            state = str(self._database.value(_STATE_OF, (record.extractor,), default=""))
            self._insert(replace(record, state=state))
            self._put_blobs(record.version, {"weights": weights, "ranking": ranking, "predictions": predictions})
            self._state.put(_GIVEN, max(record.version, int(self._state.get(_GIVEN, 0))))
            self._state.put(_CURRENT, 0)
            self._prune(record.version - keep, budget)

    def freeze(self, version: int, annotator: str, *, frozen: bool = True, note: str = "") -> ModelRecord:
        """Protect a model from dropping and deleting, or end that; return it as it is now.

        Raises
        ------
        UnknownName : there is no such model.
        AppError : read-only, or the disk refused.
        """
        with self._database.transaction():
            record = self.known(version)
            changed = replace(record, frozen=frozen, note=note or record.note)
            words = (
                plain("Model {version} frozen", version=version)
                if frozen
                else plain("Model {version} no longer frozen", version=version)
            )
            self._replace(changed)
            self._journal.record_entry(Op.MODEL, _entry(record, changed), annotator, words)
        return changed

    def restore(self, version: int, ranking: bytes, predictions: bytes, annotator: str) -> ModelRecord:
        """Let a model's word count again until the next is trained; what it says now takes the place of its blobs.

        Raises
        ------
        UnknownName : there is no such model.
        AppError : read-only, or the disk refused.
        """
        with self._database.transaction():
            record, before = self.known(version), self.current()
            self._put_blobs(version, {"ranking": ranking, **({"predictions": predictions} if predictions else {})})
            self._state.put(_CURRENT, version)
            entry = Entry(None, "model", str(before.version) if before else None, str(version))
            self._journal.record_entry(Op.MODEL, entry, annotator, plain("Model {version} restored", version=version))
        return record

    def delete(self, version: int, annotator: str) -> None:
        """Delete a model: its row and all it left. Its number is never used again; the journal tells of it.

        Raises
        ------
        UnknownName : there is no such model.
        BadInput : it is frozen, or its word counts now.
        AppError : read-only, or the disk refused.
        """
        with self._database.transaction():
            record, current = self.known(version), self.current()
            if record.frozen:
                raise BadInput(
                    tr("Model {version} is frozen.", version=version),
                    tr("It was not deleted."),
                    tr("End the freezing first."),
                )
            if current is not None and current.version == version:
                raise BadInput(
                    tr("Model {version} is the one whose word counts.", version=version),
                    tr("It was not deleted."),
                    tr("Restore another first."),
                )
            self._state.put(_GIVEN, max(self.next_version() - 1, version))
            self._database.execute("DELETE FROM model_blob WHERE version = ?", (version,))
            self._database.execute("DELETE FROM model WHERE version = ?", (version,))
            self._drop_states()
            entry = Entry(None, "model", to_json(record), None)
            self._journal.record_entry(Op.MODEL, entry, annotator, plain("Model {version} deleted", version=version))

    def blob(self, version: int, kind: BlobKind) -> bytes | None:
        """Return one blob; None when there is none (any more)."""
        found: bytes | None = self._database.value(
            "SELECT data FROM model_blob WHERE version = ? AND kind = ?", (version, kind)
        )
        return found

    def extractor_state(self, digest: str) -> bytes | None:
        """Return what an extractor had learned when a model of this ``state`` was trained; None when it is gone."""
        if not digest:
            return None
        row = self._database.row(_SAME, (bytes.fromhex(digest),)) or self._database.row(_ARCHIVED, (digest,))
        return None if row is None else bytes(row[1])

    # -- inside -------------------------------------------------------------------------------------------

    def _insert(self, record: ModelRecord) -> None:
        text = to_json(record)
        self._database.execute(
            "INSERT INTO model (version, record, hash) VALUES (?, ?, ?)",
            (record.version, text, row_hash(record.version, text)),
        )

    def _replace(self, record: ModelRecord) -> None:
        text = to_json(record)
        self._database.execute(
            "UPDATE model SET record = ?, hash = ? WHERE version = ?",
            (text, row_hash(record.version, text), record.version),
        )

    def _put_blobs(self, version: int, blobs: Mapping[str, bytes]) -> None:
        self._database.executemany(
            "INSERT INTO model_blob (version, kind, hash, data) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (version, kind) DO UPDATE SET hash = excluded.hash, data = excluded.data",
            [(version, kind, blob_hash(version, kind, data), data) for kind, data in blobs.items()],
        )

    def _prune(self, newest_old: int, budget: Mapping[str, int]) -> None:
        frozen = {m.version for m in self.all() if m.frozen}
        rows = self._database.rows(_SIZES)
        old = [(v, kind, size) for v, kind, size in rows if v <= newest_old and v not in frozen]
        for version, kind in _over(old, budget):
            self._database.execute("DELETE FROM model_blob WHERE version = ? AND kind = ?", (version, kind))
        self._drop_states()

    def _drop_states(self) -> None:
        """Drop what extractors had learned where no model's weights rest on it any more."""
        needed = _needed_states(self._database)
        for (digest,) in self._database.rows("SELECT digest FROM extractor_state"):
            if digest not in needed:
                self._database.execute("DELETE FROM extractor_state WHERE digest = ?", (digest,))


def keep_extractor_state(database: Database, extractor: str, sha: str | None) -> None:
    """Keep what this extractor knows before it learns anew, where weights rest on it; in the transaction under way.

    ``sha`` is the SHA-256 of its data in hexadecimal digits, None where it is not known: 100 MB that need not be read
    into this process, whose threads would all wait for the copy.
    """
    digest = database.value(_STATE_OF, (extractor,))
    if digest is None or digest not in _needed_states(database):
        return
    known = bytes.fromhex(sha or "")
    if state_hash(extractor, known).hex() != digest:
        known = sha256(database.value("SELECT data FROM feature_state WHERE extractor = ?", (extractor,)))
    database.execute(
        "INSERT OR REPLACE INTO extractor_state (digest, extractor, hash, data)"
        " SELECT ?, extractor, ?, data FROM feature_state WHERE extractor = ?",
        (digest, row_hash(digest, extractor, known), extractor),
    )


def state_hash(extractor: str, sha: bytes) -> bytes:
    """Return the hash of the row that holds data of this SHA-256."""
    return row_hash(extractor, sha)


def blob_hash(*columns_and_data: Any) -> bytes:
    """Return the hash of a row whose last value is a large blob."""
    *columns, data = columns_and_data
    return row_hash(*columns, sha256(data))


def _needed_states(database: Database) -> set[str]:
    return {row[0] for row in database.rows(_WITH_WEIGHTS) if row[0]}


def _over(blobs: Iterable[tuple[int, str, int]], budget: Mapping[str, int]) -> list[tuple[int, str]]:
    """Return the blobs beyond the budget of their kind; ``blobs`` are newest first, and so are those that stay."""
    used: dict[str, int] = {}
    found = []
    for version, kind, size in blobs:
        used[kind] = used.get(kind, 0) + size
        if used[kind] > budget.get(kind, 0):
            found.append((version, kind))
    return found


def _entry(old: ModelRecord, new: ModelRecord) -> Entry:
    return Entry(None, "model", to_json(old), to_json(new))
