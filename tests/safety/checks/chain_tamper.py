"""The journal edited behind the program's back in many ways: each is found, and the first broken event is named."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from alapp.store.codec import payload_of
from alapp.store.journal import commitment_of, event_hash
from tests.safety.base import NONE, Check, Figures, Size
from tests.safety.wards import complaints, ward_project

TIMES = {"quick": 88, "night": 1000}
ANSWERS = 40
_LINKED = "actor, counter, time, op, operation, item_id, field, commitment, prev_hash"
_EVENT = (
    "INSERT INTO event (seq, actor, counter, time, op, operation, item_id, field, payload, salt, commitment,"
    " prev_hash, hash) SELECT seq + 1000, actor, counter + 1000, time, op, operation, item_id, field, payload, salt,"
    " commitment, prev_hash, hash FROM event WHERE counter = ?"
)


def _value(c: Any, n: int) -> None:
    """Another label, and the commitment and hash made to fit: only the next event can tell."""
    payload, salt = payload_of(None, '{"answer":{"value":{"labels":["l2"]}}}'), b"s" * 16
    c.execute(
        "UPDATE event SET payload = ?, salt = ?, commitment = ? WHERE counter = ?",
        (payload, salt, commitment_of(salt, payload), n),
    )
    columns = c.execute(f"SELECT {_LINKED} FROM event WHERE counter = ?", (n,)).fetchone()
    c.execute("UPDATE event SET hash = ? WHERE counter = ?", (event_hash(*columns), n))


def _set(sql: str) -> Callable[[Any, int], None]:
    return lambda c, n: c.execute(f"UPDATE event SET {sql} WHERE counter = ?", (n,))


def _swap(c: Any, n: int) -> None:
    c.execute("UPDATE event SET counter = -1 WHERE counter = ?", (n,))
    c.execute("UPDATE event SET counter = ? WHERE counter = ?", (n, n + 1))
    c.execute("UPDATE event SET counter = ? WHERE counter = -1", (n + 1,))


def _drop(c: Any, n: int) -> None:
    c.execute("DELETE FROM event WHERE counter = ?", (n,))


def _drop_and_close_up(c: Any, n: int) -> None:
    c.execute("DELETE FROM event WHERE counter = ?", (n,))
    c.execute("UPDATE event SET counter = counter - 1 WHERE counter > ?", (n,))


WAYS: Mapping[str, Callable[[Any, int], None]] = {
    "value": _value,
    "value only": _set("payload = replace(payload, 'l1', 'l2')"),
    "earlier": _set("time = '2020-01-01T00:00:00.000Z'"),
    "whose": _set("actor = 'B2'"),
    "which item": _set("item_id = item_id + 1"),
    "kind": _set("op = 'skip'"),
    "hash": _set("hash = randomblob(32)"),
    "dropped": _drop,
    "dropped, closed up": _drop_and_close_up,
    "swapped": _swap,
    "inserted": lambda c, n: c.execute(_EVENT, (n,)),
}


def _run(size: Size) -> Figures:
    rng, names = random.Random(20260304), list(WAYS)
    found = named = 0
    with tempfile.TemporaryDirectory() as folder:
        whole = ward_project(Path(folder) / "wards.alapp", 60, ANSWERS)
        path = Path(folder) / "tampered.alapp"
        for n in range(TIMES[size]):
            shutil.copyfile(whole, path)
            counter = rng.randrange(2, ANSWERS)
            _tamper(path, WAYS[names[n % len(names)]], counter)
            problems = complaints(path)
            found += bool(problems)
            named += any(p.startswith(("event A1:", "event B2:")) and _near(p, counter) for p in problems)
    return {"not_found": TIMES[size] - found, "not_named": TIMES[size] - named, "tampered": TIMES[size]}


def _near(problem: str, counter: int) -> bool:
    """Whether a line names the event, or the one after it, which no longer follows."""
    told = int(problem.split(":")[1])
    return told in (counter, counter + 1, counter + 1000)


def _tamper(path: Path, way: Callable[[Any, int], None], counter: int) -> None:
    """Do as somebody would who knows the file: take the triggers away, put them back."""
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        way(connection, counter)
        for _, sql in triggers:
            connection.execute(sql)


CHECK = Check(32, "chain_tamper", _run, {"not_found": NONE, "not_named": NONE}, seconds=10)
