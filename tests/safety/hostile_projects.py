"""Project files that somebody has tampered with, and what the program does with each of them.

That foreign SQL was run cannot be seen by its effects alone: SQLite compiles a trigger, a view or a computed column
into our own statement, and tells the connection's authorizer so. Each connection of the program gets one here.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from alapp.domain.annotation import Answer, choice
from alapp.domain.change import Change, Op
from alapp.domain.errors import AppError, ForeignParts
from alapp.domain.exchange import ExportPlan
from alapp.domain.query import parse
from alapp.jobs.progress import Progress
from alapp.session.checking import verify
from alapp.session.exchange_export import write_export
from alapp.store.project import Project
from tests.helpers import small_project, true_label

_OURS = {"event_is_never_deleted", "event_is_only_erased"}
_FOREIGN_FUNCTIONS = {"zeroblob", "randomblob", "soundex", "hex", "load_extension", "writefile", "readfile", "edit",
                      "fts3_tokenizer", "unistr", "quote", "sqlcipher_export"}  # fmt: skip
"""Functions that no statement of ours uses and each computed column of the tampered files does."""
_BOMB = "(WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n)"
_EFFECTS = (
    "UPDATE annotation SET labels = '[\"x\"]'", "DELETE FROM note", "INSERT INTO setting VALUES ('a', 'b', x'00')",
    f"SELECT {_BOMB}", "SELECT zeroblob(900000000)", "SELECT load_extension('/tmp/evil')",
    "UPDATE item SET text = 'changed'", "DELETE FROM annotation",
)  # fmt: skip
_TABLES = ("annotation", "event", "item", "source", "operation", "state", "setting", "note", "model", "annotator")


@dataclass(slots=True)
class Outcome:
    """Sums over all files."""

    files: int = 0
    foreign_sql: int = 0
    wrong: int = 0
    told: list[str] = field(default_factory=list)


Tamper = tuple[str, Callable[[Any], None]]


def _sql(*statements: str) -> Callable[[Any], None]:
    def tamper(connection: Any) -> None:
        for statement in statements:
            connection.execute(statement)

    return tamper


def _rewritten(kind_and_name: tuple[str, str], change: Callable[[str], str]) -> Callable[[Any], None]:
    def tamper(connection: Any) -> None:
        kind, name = kind_and_name
        (old,) = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE type = ? AND name = ?", (kind, name)
        ).fetchone()
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE type = ? AND name = ?", (change(old), kind, name))

    return tamper


def tampered() -> Iterator[Tamper]:
    """Yield every tampering with a schema, then those with rows and pages."""
    for table in _TABLES:
        yield from _with_table(table)
    yield from _with_schema()
    for (table, column), values in (*_INDEX_ROWS.items(), *_ROWS.items()):
        for value in values:
            yield f"{table}.{column} = {value[:12]}", _values(table, column, value)
    for seed in range(24):
        yield f"pages {seed}", _Pages(seed)


_STRANGE = ("randomblob(400)", "zeroblob(40000)", "-1", "'text'", "9223372036854775807", "NULL")
_INDEX_ROWS = dict.fromkeys(
    (("item_search_data", "block"), ("item_search_idx", "pgno"), ("item_search_docsize", "sz"),
     ("item_search_config", "v")),
    _STRANGE,
)  # fmt: skip
_JSON = (
    "'[1, 2]'", "'{\"a\": {\"b\": 1}}'", "'7'", "'" + "[" * 100_000 + "'", "'{\"a\": 1e999}'", "'\\ud800'", "''",
    "hex(zeroblob(9000000))",
)  # fmt: skip
_ROWS = dict.fromkeys(
    (("item", "meta"), ("annotation", "given"), ("guideline", "body"), ("setting", "value"), ("state", "value"),
     ("event", "payload"), ("operation", "words"), ("source", "plan")),
    _JSON,
)  # fmt: skip


def _with_table(table: str) -> Iterator[Tamper]:
    for when in ("BEFORE", "AFTER"):
        for event in ("INSERT", "UPDATE", "DELETE"):
            effect = _EFFECTS[(len(table) + len(when) + len(event)) % len(_EFFECTS)]
            trigger = f"CREATE TRIGGER x {when} {event} ON {table} BEGIN {effect}; END"
            yield f"trigger {when} {event} {table}", _sql(trigger)
    aside = f"ALTER TABLE {table} RENAME TO {table}_real"
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
    computed = "TEXT GENERATED ALWAYS AS (hex(zeroblob(1000000))) VIRTUAL"
    yield f"view for {table}", _sql(aside, f"CREATE VIEW {table} AS SELECT *, hex(zeroblob(9)) AS x FROM {table}_real")
    yield f"endless view for {table}", _sql(aside, f"CREATE VIEW {table} AS {endless}")
    yield f"computed column in {table}", _sql(f"ALTER TABLE {table} ADD COLUMN x {computed}")
    yield f"check of {table}", _in_table(table, "NOT NULL CHECK (hex(zeroblob(9)) <> '')")
    yield f"default of {table}", _in_table(table, "NOT NULL DEFAULT (hex(randomblob(9)))")
    yield f"index over {table}", _sql(f"CREATE INDEX x ON {table} (printf('x') COLLATE NOCASE)")
    yield f"partial index over {table}", _sql(f"CREATE INDEX x ON {table} (1) WHERE soundex('a') > ''")


def _in_table(table: str, instead: str) -> Callable[[Any], None]:
    return _rewritten(("table", table), lambda old: old.replace("NOT NULL", instead, 1))


def _with_schema() -> Iterator[Tamper]:
    writable = "PRAGMA writable_schema = ON"
    erased, deleted = ("trigger", "event_is_only_erased"), ("trigger", "event_is_never_deleted")
    other = "CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN SELECT hex(1); END"
    item = "(SELECT rootpage FROM sqlite_schema WHERE name = 'item')"
    collated = ("index", "annotation_by_annotator")
    yield "extra table", _sql("CREATE TABLE more (x)", "INSERT INTO more VALUES (zeroblob(50000000))")
    yield "many tables", _sql(*(f"CREATE TABLE t{i} (x)" for i in range(2000)))
    yield "virtual table", _sql("CREATE VIRTUAL TABLE v USING fts5 (x, tokenize = 'unicode61')")
    yield (
        "trigger changed",
        _rewritten(erased, lambda old: old.replace("SELECT RAISE", "DELETE FROM note; SELECT RAISE")),
    )
    yield "trigger emptied", _rewritten(deleted, lambda _: other)
    yield "statement that is none", _rewritten(("table", "note"), lambda _: "CREATE TABLE note (")
    yield "huge statement", _rewritten(("table", "note"), lambda old: old[:-1] + " " * 5_000_000 + old[-1])
    yield "name of another", _sql(writable, "UPDATE sqlite_schema SET tbl_name = 'item' WHERE name = 'note'")
    yield "place of another", _sql(writable, f"UPDATE sqlite_schema SET rootpage = {item} WHERE name = 'annotation'")
    yield "collation", _rewritten(collated, lambda old: old.replace("annotator, seq", "annotator COLLATE evil, seq"))
    yield "binary name", _sql(writable, "UPDATE sqlite_schema SET name = x'ff00ff' WHERE name = 'note'")


def _values(table: str, column: str, value: str) -> Callable[[Any], None]:
    def tamper(connection: Any) -> None:
        keep = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'event_is_only_erased'").fetchone()[0]
        connection.execute("DROP TRIGGER event_is_only_erased")
        few = "" if table in ("item_search_idx", "item_search_config", "annotation") else " WHERE rowid < 3"
        connection.execute(f"UPDATE {table} SET {column} = {value}{few}")
        connection.execute(keep)

    return tamper


class _Pages:
    """Not SQL: noise in the pages themselves, done once the file is closed."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def __call__(self, connection: Any) -> None:
        """Nothing by SQL."""

    def spoil(self, path: Path) -> None:
        """Write noise into some places of the file."""
        rng = random.Random(self.seed)
        data = bytearray(path.read_bytes())
        for _ in range(1 + self.seed):
            at = rng.randrange(100, len(data) - 8)
            data[at : at + 4] = rng.randbytes(4)
        path.write_bytes(data)


def made(base: Path, target: Path, tamper: Callable[[Any], None]) -> bool:
    """Copy a project and tamper with it; False where SQLite itself would not have that change."""
    shutil.copyfile(base, target)
    try:
        with closing(sqlite3.connect(target, isolation_level=None)) as connection:
            connection.execute("PRAGMA legacy_alter_table = ON")
            tamper(connection)
    except sqlite3.Error:
        return False
    if isinstance(tamper, _Pages):
        tamper.spoil(target)
    return True


@contextmanager
def watched() -> Iterator[list[str]]:
    """Give every connection that is opened inside an authorizer, which notes what of others is compiled."""
    seen: list[str] = []
    plain = dbapi2.connect

    def note(_action: int, first: str | None, second: str | None, _database: str | None, within: str | None) -> int:
        if within is not None and within not in _OURS:
            seen.append(f"inside {within}")
        if second is not None and second.lower() in _FOREIGN_FUNCTIONS:
            seen.append(f"calls {second}")
        return 0

    def connect(*args: Any, **named: Any) -> Any:
        connection = plain(*args, **named)
        connection.set_authorizer(note)
        return connection

    dbapi2.connect = connect
    try:
        yield seen
    finally:
        dbapi2.connect = plain


def answered(base_folder: Path) -> Path:
    """Make a project with some answers, notes and a word index, to be tampered with."""
    path = small_project(base_folder, 40)
    with Project.open(path) as project:
        project.search.index_some()
        for item in project.items.after(0, 12):
            label = true_label(project.guidelines.current(), item.key)
            _label(project, item.id, label)
        project.record(Op.COMMENT, [Change(3, "comment", "seen twice")], "A1", "A comment")
    return path


def _label(project: Project, item_id: int, label: str) -> None:
    project.record(Op.ANNOTATE, [Change(item_id, "answer", Answer(choice(label), "answered", 1))], "A1", "Label")


def attempt(path: Path, seconds: float = 5.0) -> tuple[list[str], list[str]]:
    """Do with a file what the program does; return what of others was compiled, and what else is wrong."""
    wrong: list[str] = []
    before, refusals, begun = path.read_bytes(), 0, time.process_time()
    with watched() as seen:
        for deed in (_verified, _exported, _worked_on):
            try:
                deed(path)
            except AppError as error:
                refusals += 1
                if not (error.what and str(error)):
                    wrong.append("no words")
                if isinstance(error, ForeignParts) and path.read_bytes() != before:
                    wrong.append("refused, yet changed")
            except Exception as error:  # noqa: BLE001  this is what is looked for
                wrong.append(f"{deed.__name__}: {error!r}")
    if time.process_time() - begun > seconds:
        wrong.append(f"{time.process_time() - begun:.1f} s")
    return seen, wrong


def _verified(path: Path) -> None:
    verify(Progress(), str(path))


def _exported(path: Path) -> None:
    plan = ExportPlan(str(path.with_suffix(".jsonl")), "jsonl", skipped=True, unlabeled=True)
    write_export(Progress(), str(path), plan)


def _worked_on(path: Path) -> None:
    with Project.open(path) as project:
        guideline = project.guidelines.current()
        _label(project, 20, guideline.active[0].id)
        project.undo("A1")
        project.search.index_some()
        project.search.rows(list(map(int, project.search.ids(parse("ward").terms))))
        project.search.columns()
        list(project.annotations.all())
        project.heads()


def run(files: int, only: str = "") -> Outcome:
    """Try so many tampered files, each way of tampering in turn; ``only`` those whose words begin so."""
    total = Outcome()
    with tempfile.TemporaryDirectory() as folder:
        base = answered(Path(folder))
        seen, wrong = attempt(_copy(base, Path(folder, "clean.alapp")))
        if seen or wrong:
            raise AssertionError(f"a clean project is not clean: {seen[:3]} {wrong[:3]}")
        ways = [way for way in tampered() if way[0].startswith(only)]
        for number, (words, tamper) in enumerate(ways[:: max(1, len(ways) // files)]):
            target = Path(folder, f"t{number}.alapp")
            if made(base, target, tamper):
                _count(total, words, target)
            for left in Path(folder).glob(f"*t{number}.*"):
                left.unlink()
    return total


def _copy(base: Path, target: Path) -> Path:
    shutil.copyfile(base, target)
    return target


def _count(total: Outcome, words: str, target: Path) -> None:
    total.files += 1
    seen, wrong = attempt(target)
    total.foreign_sql += bool(seen)
    total.wrong += bool(wrong)
    total.told += [f"{words}: {sorted(set(seen))[:3]} {wrong}"] if seen or wrong else []
