"""Salvage: what can still be proved of a damaged project, in a new one; the damaged file is not changed.

Rows come over by their hashes. What is made from others (answers that count, marks, the word index) is made anew. For
what is lost and still referred to there is a stand-in that says so, so that no answer goes with its text.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alapp.domain.annotation import labels_of
from alapp.domain.errors import AppError, ProjectDamaged, StorageFailed
from alapp.domain.guideline import Guideline, LabelClass, look_of
from alapp.domain.words import plain, tr
from alapp.store import keyring, projection
from alapp.store.clock import now
from alapp.store.codec import content_digest, from_json, given_from, payload_parts, row_hash, to_json
from alapp.store.database import Database
from alapp.store.kv import Values
from alapp.store.opening import create_file, open_file
from alapp.store.salvage_pages import rows_of
from alapp.store.salvage_rows import SHAPES, Proved, recognised
from alapp.store.verify import SALVAGED, verify

LOST_TEXT = "(This text could not be recovered.)"
_BATCH = 2000
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of it, by table.

    ``taken`` rows were proved; ``unproved`` were readable, but not as they had been written, and stayed out;
    ``stand_ins`` were made for what is lost; ``missing_events`` are gaps in the journal; ``answers`` count now.
    """

    taken: Mapping[str, int]
    unproved: Mapping[str, int]
    stand_ins: Mapping[str, int]
    missing_events: int
    answers: int
    problems: int


def salvage(damaged: Path, new: Path, step: Step = lambda _done, _total: None) -> Salvaged:
    """Write all rows of a damaged project that prove themselves into a new project, encrypted with the same keys.

    Raises
    ------
    BadInput : there is a file of that name.
    ProjectDamaged : nothing of a project was found.
    StorageFailed : no room, or the disk refused; nothing is left under the new name.
    """
    if not damaged.exists():
        raise StorageFailed(
            tr("“{name}” is not there.", name=damaged.name), tr("Nothing was made."), tr("Check the name.")
        )
    work = _Salvage(damaged, new, step)
    key, area = keyring.key_of(damaged), keyring.area_of(damaged)
    create_file(new, work.fill, (key, area) if key is not None and area is not None else None)
    known = work.note_problems()
    return work.report(known)


class _Salvage:
    def __init__(self, damaged: Path, new: Path, step: Step) -> None:
        self._damaged, self._new, self._step = damaged, new, step
        self._unproved: Counter[str] = Counter()
        self._stand_ins: Counter[str] = Counter()
        self._taken: dict[str, int] = {}
        self._missing = self._answers = 0

    def fill(self, database: Database) -> None:
        """Fill the new file, which has its schema and nothing else."""
        database.execute("PRAGMA foreign_keys = OFF")
        sealed = Values(database, "state").all()
        for batch in _batches(self._found()):
            with database.transaction():
                _put(database, batch)
        with database.transaction():
            for key, value in sealed.items():  # the list of steps is the new file's
                Values(database, "state").put(key, value)
            self._taken = {t: database.value(f"SELECT count(*) FROM {t}") for t in (*SHAPES, "state")}
            self._taken["state"] -= len(sealed)
            if not self._taken["event"] + self._taken["item"]:
                raise _nothing(self._damaged)
            self._stand_in(database)
            self._drop_parts(database)
            self._answers = _rebuild(database)
            self._missing = database.value(
                "SELECT total(last - n) FROM (SELECT max(counter) AS last, count(*) AS n FROM event GROUP BY actor)"
            )
        database.execute("PRAGMA foreign_keys = ON")

    def note_problems(self) -> int:
        """Note in the new file what verify finds there, so that later it tells only of what is new."""
        opened = open_file(self._new)
        with closing(opened):
            problems = verify(opened.database, most=None).problems
            found = {"at": now(), "from": self._damaged.name, "problems": list(problems)}
            with opened.database.transaction():
                Values(opened.database, "state").put(SALVAGED, found)
        return len(problems)

    def report(self, problems: int) -> Salvaged:
        """Return the counts."""
        return Salvaged(
            {t: n for t, n in self._taken.items() if n}, dict(self._unproved), dict(self._stand_ins),
            int(self._missing), self._answers, problems,
        )  # fmt: skip

    def _found(self) -> Iterator[Proved]:
        for row_id, values in rows_of(self._damaged, self._new, self._step):
            found = recognised(row_id, values)
            if isinstance(found, str):
                self._unproved[found] += 1
            elif found is not None and found.row.get("key") != SALVAGED:
                yield found

    # -- stand-ins

    def _stand_in(self, database: Database) -> None:
        """Make what is lost and still referred to."""
        self._project(database)
        self._guidelines(database)
        people = "SELECT actor FROM event UNION SELECT annotator FROM operation"
        for (code,) in database.rows(f"{people} EXCEPT SELECT code FROM annotator"):
            self._add(database, "annotator", {"code": code, "name": "", "kind": "person", "role": "annotator"})
        self._items(database)
        for table, column in (("item", "source_id"), ("quarantine", "source_id")):
            for (lost,) in database.rows(f"SELECT DISTINCT {column} FROM {table} EXCEPT SELECT id FROM source"):
                self._add(database, "source", _source(database, lost))
        for (lost,) in database.rows("SELECT DISTINCT root_id FROM media EXCEPT SELECT id FROM media_root"):
            self._add(database, "media_root", {"id": lost, "path": f"lost folder {lost}", "beside": ""})

    def _project(self, database: Database) -> None:
        if database.value("SELECT count(*) FROM project") != 1:
            database.execute("DELETE FROM project")
            name = self._damaged.stem
            self._add(database, "project", {"id": secrets.token_hex(16), "name": name, "created_at": now()})

    def _guidelines(self, database: Database) -> None:
        """Bring lost versions back from the journal; where there is none at all, from the labels in the answers."""
        there = {version for (version,) in database.rows("SELECT version FROM guideline")}
        for (payload,) in database.rows("SELECT payload FROM event WHERE field = 'guideline' AND payload IS NOT NULL"):
            version, body = _version_of(payload_parts(payload)[1])
            if version and version not in there:
                there.add(version)
                database.execute(_insert("guideline"), (version, body, row_hash(version, body)))
        if not there:
            body = to_json(_made_up(database))
            self._add(database, "guideline", {"version": 1, "body": body})

    def _items(self, database: Database) -> None:
        """Let a text say that it is lost, where an answer or a file of it is there."""
        modality = database.value(
            "SELECT modality FROM item GROUP BY modality ORDER BY count(*) DESC LIMIT 1", default="text"
        )
        used = "SELECT item_id FROM event WHERE item_id IS NOT NULL UNION SELECT item_id FROM media"
        source = database.value("SELECT max(id) FROM source", default=1)
        for (lost,) in database.rows(f"{used} EXCEPT SELECT id FROM item"):
            row = {
                "id": lost, "key": f"lost #{lost}", "text": f"{LOST_TEXT} #{lost}", "modality": modality, "meta": "{}",
                "source_id": source, "row": 0, "digest": content_digest(modality, f"{LOST_TEXT} #{lost}"),
            }  # fmt: skip
            self._add(database, "item", row)

    def _add(self, database: Database, table: str, row: Mapping[str, Any]) -> None:
        database.execute(_insert(table), (*row.values(), row_hash(*row.values())))
        self._stand_ins[table] += 1

    def _drop_parts(self, database: Database) -> None:
        """Drop parts of what is lost as a whole: weights without their model, pieces of a file without its row."""
        for part, column, whole, key in (
            ("model_blob", "version", "model", "version"),
            ("media_blob", "item_id", "media", "item_id"),
            ("media_thumbnail", "item_id", "media", "item_id"),
        ):
            database.execute(f"DELETE FROM {part} WHERE {column} NOT IN (SELECT {key} FROM {whole})")


def _put(database: Database, batch: Iterable[Proved]) -> None:
    by_table: dict[str, list[tuple[Any, ...]]] = {}
    for found in batch:
        by_table.setdefault(found.table, []).append(tuple(found.row.values()))
    for table, rows in by_table.items():
        database.executemany(_insert(table), rows)


def _insert(table: str) -> str:
    columns = SHAPES["setting" if table == "state" else table].columns
    marks = ", ".join("?" * len(columns))
    return f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({marks})"


def _batches(found: Iterator[Proved]) -> Iterator[list[Proved]]:
    batch: list[Proved] = []
    for row in found:
        batch.append(row)
        if len(batch) == _BATCH or "data" in row.row:
            yield batch
            batch = []
    yield batch


def _rebuild(database: Database) -> int:
    """Make the answers and marks that count from the journal, and return how many answers there are."""
    for item_id, actor, field, new in list(projection.newest_values(database)):
        if new is not None:
            with suppress(AppError):  # the event that brought an older value is lost: it cannot be put in its place
                projection.apply(database, item_id, actor, field, new)
    return int(database.value("SELECT count(*) FROM annotation"))


def _source(database: Database, lost: int) -> Mapping[str, Any]:
    accepted, out = (
        database.value(f"SELECT count(*) FROM {table} WHERE source_id = ?", (lost,)) for table in ("item", "quarantine")
    )
    return {
        "id": lost, "name": "lost import", "format": "", "sha256": "", "plan": "{}", "started_at": "",
        "finished_at": "", "state": "failed", "seen": accepted + out, "accepted": accepted, "quarantined": out,
    }  # fmt: skip


def _version_of(body: str | None) -> tuple[int, str]:
    return (from_json(body, Guideline).version, body) if body else (0, "")


def _made_up(database: Database) -> Guideline:
    """Return a guideline of the label ids that answers use, since their names are lost."""
    found: dict[str, None] = {}
    for (payload,) in database.rows("SELECT payload FROM event WHERE field = 'answer' AND payload IS NOT NULL"):
        new = payload_parts(payload)[1]
        found |= dict.fromkeys(labels_of(given_from(new).answer.value) if new else ())
    ids = list(found) or ["lost"]
    classes = (LabelClass(i, f"Label {n}", *look_of(n - 1)) for n, i in enumerate(ids, start=1))
    return Guideline(1, "single_choice", tuple(classes), note=plain("made by a salvage: the names of labels are lost"))


def _nothing(damaged: Path) -> ProjectDamaged:
    return ProjectDamaged(
        tr("Nothing of a project was found in “{name}”.", name=damaged.name),
        tr("No new file was made; the damaged one is as it was."),
        tr("Go on with the newest backup."),
    )
