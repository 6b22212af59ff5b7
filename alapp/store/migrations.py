"""The schema as an ordered, append-only list of steps; each step is one transaction of sqlite-utils.

A released step is never edited. A change of the schema is a new function at the end of :data:`STEPS`; the
number of steps is the schema version that the file's header carries.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Migrations

APPLICATION_ID = 0x616C6170
"""``alap`` in the header of the file says whose file it is."""

Step = Callable[[Any], None]

_PROJECT = (
    """CREATE TABLE project (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at TEXT NOT NULL, hash BLOB NOT NULL) STRICT""",
    """CREATE TABLE annotator (
        code TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, role TEXT NOT NULL,
        hash BLOB NOT NULL) STRICT""",
    """CREATE TABLE guideline (
        version INTEGER PRIMARY KEY, body TEXT NOT NULL, hash BLOB NOT NULL) STRICT""",
    """CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL, hash BLOB NOT NULL) STRICT""",
    """CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL, hash BLOB NOT NULL) STRICT""",
)

_POOL = (
    """CREATE TABLE source (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, format TEXT NOT NULL, sha256 TEXT NOT NULL, plan TEXT NOT NULL,
        started_at TEXT NOT NULL, finished_at TEXT NOT NULL, state TEXT NOT NULL,
        seen INTEGER NOT NULL, accepted INTEGER NOT NULL, quarantined INTEGER NOT NULL,
        hash BLOB NOT NULL, CHECK (seen = accepted + quarantined)) STRICT""",
    """CREATE TABLE item (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, text TEXT NOT NULL, modality TEXT NOT NULL,
        meta TEXT NOT NULL, source_id INTEGER NOT NULL REFERENCES source (id), row INTEGER NOT NULL,
        digest BLOB NOT NULL UNIQUE, hash BLOB NOT NULL) STRICT""",
    """CREATE TABLE quarantine (
        id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES source (id), row INTEGER NOT NULL,
        column_name TEXT NOT NULL, reason TEXT NOT NULL, original TEXT NOT NULL, kind TEXT NOT NULL,
        hash BLOB NOT NULL) STRICT""",
)

_JOURNAL = (
    """CREATE TABLE event (
        seq INTEGER PRIMARY KEY, actor TEXT NOT NULL REFERENCES annotator (code), counter INTEGER NOT NULL,
        id TEXT GENERATED ALWAYS AS (actor || ':' || counter) VIRTUAL,
        time TEXT NOT NULL, op TEXT NOT NULL, operation INTEGER NOT NULL,
        item_id INTEGER REFERENCES item (id), field TEXT NOT NULL,
        payload TEXT, salt BLOB, commitment BLOB NOT NULL, prev_hash BLOB NOT NULL, hash BLOB NOT NULL,
        UNIQUE (actor, counter)) STRICT""",
    "CREATE INDEX event_by_item ON event (item_id, actor, field)",
    """CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN
        SELECT RAISE (ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER event_is_only_erased BEFORE UPDATE ON event
        WHEN NEW.payload IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.seq IS NOT OLD.seq OR NEW.actor IS NOT OLD.actor
          OR NEW.counter IS NOT OLD.counter OR NEW.time IS NOT OLD.time OR NEW.op IS NOT OLD.op
          OR NEW.operation IS NOT OLD.operation OR NEW.item_id IS NOT OLD.item_id OR NEW.field IS NOT OLD.field
          OR NEW.commitment IS NOT OLD.commitment OR NEW.prev_hash IS NOT OLD.prev_hash OR NEW.hash IS NOT OLD.hash
        BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END""",
    """CREATE TABLE operation (
        seq INTEGER PRIMARY KEY, annotator TEXT NOT NULL REFERENCES annotator (code), counter INTEGER NOT NULL,
        id TEXT GENERATED ALWAYS AS (annotator || ':' || counter) VIRTUAL,
        time TEXT NOT NULL, op TEXT NOT NULL, words TEXT NOT NULL, target INTEGER, events INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped', 'fixed')), hash BLOB NOT NULL,
        UNIQUE (annotator, counter)) STRICT""",
    "CREATE INDEX operation_stack ON operation (annotator, state, seq)",
)

_ANSWERS = (
    """CREATE TABLE annotation (
        item_id INTEGER NOT NULL REFERENCES item (id), annotator TEXT NOT NULL REFERENCES annotator (code),
        seq INTEGER NOT NULL, given TEXT NOT NULL,
        status TEXT GENERATED ALWAYS AS (given ->> '$.answer.status') VIRTUAL,
        labels TEXT GENERATED ALWAYS AS (given -> '$.answer.value.labels') VIRTUAL,
        reason TEXT GENERATED ALWAYS AS (given ->> '$.answer.asked_by.reason') VIRTUAL,
        strategy TEXT GENERATED ALWAYS AS (given ->> '$.answer.asked_by.strategy') VIRTUAL,
        model_version INTEGER GENERATED ALWAYS AS (given ->> '$.answer.asked_by.model_version') VIRTUAL,
        guideline_version INTEGER GENERATED ALWAYS AS (given ->> '$.answer.guideline_version') VIRTUAL,
        seconds REAL GENERATED ALWAYS AS (given ->> '$.answer.seconds') VIRTUAL,
        created_at TEXT GENERATED ALWAYS AS (given ->> '$.at') VIRTUAL,
        PRIMARY KEY (item_id, annotator)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX annotation_by_annotator ON annotation (annotator, seq)",
    "CREATE INDEX annotation_in_order ON annotation (seq)",
    """CREATE TABLE note (
        item_id INTEGER NOT NULL REFERENCES item (id), annotator TEXT NOT NULL REFERENCES annotator (code),
        flagged INTEGER NOT NULL DEFAULT 0, comment TEXT NOT NULL DEFAULT '', gold TEXT,
        excluded INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (item_id, annotator)) STRICT, WITHOUT ROWID""",
)

_MODELS = (
    """CREATE TABLE model (version INTEGER PRIMARY KEY, record TEXT NOT NULL, hash BLOB NOT NULL) STRICT""",
    """CREATE TABLE model_blob (
        version INTEGER NOT NULL REFERENCES model (version), kind TEXT NOT NULL, hash BLOB NOT NULL,
        data BLOB NOT NULL, PRIMARY KEY (version, kind)) STRICT""",
    """CREATE TABLE feature_state (extractor TEXT PRIMARY KEY, hash BLOB NOT NULL, data BLOB NOT NULL) STRICT""",
    """CREATE TABLE feature_chunk (
        extractor TEXT NOT NULL, first_id INTEGER NOT NULL, last_id INTEGER NOT NULL, hash BLOB NOT NULL,
        data BLOB NOT NULL, PRIMARY KEY (extractor, first_id)) STRICT""",
)

_SEARCH = (
    """CREATE VIRTUAL TABLE item_search USING fts5 (
        text, content = 'item', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2')""",
)


def project_tables(db: Any) -> None:
    """Step 1: project, pool, journal, answers, models, features."""
    for statement in (*_PROJECT, *_POOL, *_JOURNAL, *_ANSWERS, *_MODELS):
        db.execute(statement)


def search_table(db: Any) -> None:
    """Step 2: the full-text index over the items' text; it is filled in the background."""
    for statement in _SEARCH:
        db.execute(statement)


def status_index(db: Any) -> None:
    """Step 3: answers counted without reading each one's JSON."""
    db.execute("CREATE INDEX annotation_by_status ON annotation (annotator, status)")


def extractor_states(db: Any) -> None:
    """Step 4: what extractors had learned when kept models were trained; the models' records name the digest."""
    db.execute("""CREATE TABLE extractor_state (
        digest TEXT PRIMARY KEY, extractor TEXT NOT NULL, hash BLOB NOT NULL, data BLOB NOT NULL) STRICT""")


def digests_without_index(db: Any) -> None:
    """Step 5: digests are not indexed: in their random order each chunk of an import rewrote most of the index.

    That a text is new is known from :class:`~alapp.domain.prints.Prints`; there is one writer only.
    """
    db.execute("""CREATE TABLE item_new (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, text TEXT NOT NULL, modality TEXT NOT NULL,
        meta TEXT NOT NULL, source_id INTEGER NOT NULL REFERENCES source (id), row INTEGER NOT NULL,
        digest BLOB NOT NULL, hash BLOB NOT NULL) STRICT""")
    db.execute("INSERT INTO item_new SELECT * FROM item ORDER BY id")
    db.execute("DROP TABLE item")
    db.execute("ALTER TABLE item_new RENAME TO item")


def media_tables(db: Any) -> None:
    """Step 6: files of media by reference or embedded in parts, the folders they are in, and their thumbnails."""
    db.execute("""CREATE TABLE media_root (
        id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, beside TEXT NOT NULL, hash BLOB NOT NULL) STRICT""")
    db.execute("""CREATE TABLE media (
        item_id INTEGER PRIMARY KEY REFERENCES item (id), name TEXT NOT NULL, sha256 TEXT NOT NULL,
        size INTEGER NOT NULL, facts TEXT NOT NULL, root_id INTEGER NOT NULL REFERENCES media_root (id),
        embedded INTEGER NOT NULL, state TEXT NOT NULL CHECK (state IN ('present', 'missing', 'changed', 'broken')),
        hash BLOB NOT NULL) STRICT""")
    db.execute("CREATE INDEX media_absent ON media (state) WHERE state <> 'present'")
    db.execute("""CREATE TABLE media_blob (
        item_id INTEGER NOT NULL REFERENCES media (item_id), part INTEGER NOT NULL, hash BLOB NOT NULL,
        data BLOB NOT NULL, PRIMARY KEY (item_id, part)) STRICT""")
    db.execute("""CREATE TABLE media_thumbnail (
        item_id INTEGER PRIMARY KEY REFERENCES media (item_id), hash BLOB NOT NULL, data BLOB NOT NULL) STRICT""")


STEPS: tuple[Step, ...] = (
    project_tables,
    search_table,
    status_index,
    extractor_states,
    digests_without_index,
    media_tables,
)
SCHEMA_VERSION = len(STEPS)


def as_migrations(steps: Sequence[Step] = STEPS) -> Migrations:
    """Return the steps as the migration set of sqlite-utils."""
    from sqlite_utils import Migrations  # costs 0.2 s: only when a project is made or migrated

    migrations = Migrations("alapp")
    for number, step in enumerate(steps, start=1):
        migrations(name=f"{number:04d}_{step.__name__}")(step)
    return migrations
