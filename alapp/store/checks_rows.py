"""Checks of rows that stand for themselves: structure, schema, hashes, counters."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from alapp.store import schema
from alapp.store.checking import Run
from alapp.store.codec import row_hash, sha256

HASHED = {
    "project": "id, name, created_at",
    "annotator": "code, name, kind, role",
    "guideline": "version, body",
    "setting": "key, value",
    "state": "key, value",
    "source": "id, name, format, sha256, plan, started_at, finished_at, state, seen, accepted, quarantined",
    "model": "version, record",
    "media_root": "id, path, beside",
}
WITH_BLOB = {
    "model_blob": "version, kind",
    "feature_state": "extractor",
    "extractor_state": "digest, extractor",
    "feature_chunk": "extractor, first_id, last_id",
    "media_blob": "item_id, part",
    "media_thumbnail": "item_id",
}
_ITEM = "id, key, text, modality, meta, source_id, row, digest, hash"
_REJECTED = "id, source_id, row, column_name, reason, original, kind, hash"
_PART = "SELECT data FROM media_blob WHERE item_id = ? AND part = ?"
_MEDIA = "item_id, name, sha256, size, facts, root_id, embedded, state, hash"


def structure(run: Run) -> Iterator[str]:
    """Pages, indexes and foreign keys by SQLite's own checks; tables and triggers against the known schema."""
    database = run.database
    yield from (f"file structure: {row[0]}" for row in database.rows("PRAGMA integrity_check") if row[0] != "ok")
    for table, row_id, parent, _ in database.rows("PRAGMA foreign_key_check"):
        yield f"{table} {row_id}: its {parent} is not there"
    yield from schema.problems(database)


def small_tables(run: Run) -> Iterator[str]:
    """Settings, people, guideline versions, imports and models by their hashes."""
    for table, columns in HASHED.items():
        for *values, digest in run.database.rows(f"SELECT {columns}, hash FROM {table}"):
            if row_hash(*values) != digest:
                yield f"{table} {values[0]}: changed"
    if run.database.value("SELECT count(*) FROM project") != 1:
        yield "project: not exactly one row"


def items(run: Run) -> Iterator[str]:
    """Items, their files and quarantined rows by their hashes."""
    for table, columns in (("item", _ITEM), ("quarantine", _REJECTED), ("media", _MEDIA)):
        for *values, digest in run.pages(table, columns):
            if row_hash(*values) != digest:
                yield f"{table} {values[0]}: changed"


def sources(run: Run) -> Iterator[str]:
    """Rows that each import says it brought against those that are there."""
    for table, counter in (("item", "accepted"), ("quarantine", "quarantined")):
        there = dict(run.database.rows(f"SELECT source_id, count(*) FROM {table} GROUP BY source_id"))
        for source_id, said in run.database.rows(f"SELECT id, {counter} FROM source"):
            if said != there.get(source_id, 0):
                yield f"source {source_id}: {counter} {said}, found {there.get(source_id, 0)}"


def embedded(run: Run) -> Iterator[str]:
    """Files that are in the project: all of their parts are there, and make up the file that was imported."""
    for item_id, wanted in run.database.rows("SELECT item_id, sha256 FROM media WHERE embedded = 1"):
        digest = hashlib.sha256()
        for (part,) in run.database.rows("SELECT part FROM media_blob WHERE item_id = ? ORDER BY part", (item_id,)):
            digest.update(run.database.value(_PART, (item_id, part)))
        if digest.hexdigest() != wanted:
            yield f"media {item_id}: not the file that was imported"


def blobs(run: Run) -> Iterator[str]:
    """Models and features by their hashes, one in memory at a time."""
    for table, columns in WITH_BLOB.items():
        for (row_id,) in run.database.rows(f"SELECT rowid FROM {table}"):
            sql = f"SELECT {columns}, data, hash FROM {table} WHERE rowid = ?"
            *values, data, digest = run.database.row(sql, (row_id,)) or (b"", b"")
            if row_hash(*values, sha256(data)) != digest:
                yield f"{table} {' '.join(map(str, values))}: changed"
