"""A project of a newer program: refused, and not a byte of it changed by being opened."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from alapp.domain.errors import ProjectTooNew
from alapp.store.migrations import SCHEMA_VERSION
from alapp.store.project import Project
from tests.safety.base import NONE, Check, Figures, Size, exactly
from tests.safety.wards import ward_project

CASES = {"in the file": False, "in the log": True}


def _run(_size: Size) -> Figures:
    refused = changed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole = ward_project(folder / "wards.alapp", 60, 20)
        for n, in_log in enumerate(CASES.values()):
            place = folder / f"case{n}"
            place.mkdir()
            path = _newer(whole, place / "wards.alapp", in_log=in_log)
            before = {p.name: p.read_bytes() for p in place.iterdir()}
            for read_only in (False, True):
                with suppress(ProjectTooNew):
                    Project.open(path, read_only=read_only).close()
                    refused -= 1
                refused += 1
            after = {p.name: p.read_bytes() for p in place.iterdir() if not p.name.endswith("-shm")}
            changed += sum(before[p] != after.get(p) for p in before if not p.endswith("-shm"))
    return {"refused_of_4": refused, "files_changed": changed}


def _newer(whole: Path, path: Path, *, in_log: bool) -> Path:
    shutil.copyfile(whole, path)
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        if in_log:
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        connection.execute("CREATE TABLE of_tomorrow (x)")
        if in_log:  # as a crash leaves it: the log stays
            log = path.with_name(path.name + "-wal").read_bytes()
            main = path.read_bytes()
    if in_log:
        path.write_bytes(main)
        path.with_name(path.name + "-wal").write_bytes(log)
    return path


CHECK = Check(15, "future_schema", _run, {"refused_of_4": exactly(4), "files_changed": NONE}, seconds=2)
