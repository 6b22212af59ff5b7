"""Backups of a project that is at work, each brought back: equal to what was there when it was made."""

from __future__ import annotations

import random
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from alapp.domain.backup import Backup
from alapp.store.backups import Snapshot, backup_folder
from alapp.store.project import Project
from alapp.store.restoring import restore
from tests.safety.base import NONE, Check, Figures, Size
from tests.safety.wards import content, give, ward_project

DRILLS = {"quick": 6, "night": 20}


def _run(size: Size) -> Figures:
    n, equal, kept = DRILLS[size], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for encrypted in (False, True):
            path = ward_project(Path(folder) / f"wards{encrypted:d}.alapp", 300, 5, encrypted=encrypted)
            made = _work(path, n // 2)
            for backup, rows in made:
                before = content(path)
                done = restore(path, backup.path, backup_folder(path))
                equal += rows is not None and content(path) == rows
                kept += done.kept is not None and content(done.kept) == before
    return {"not_equal": 2 * (n // 2) - equal, "present_not_kept": 2 * (n // 2) - kept, "drills": 2 * (n // 2)}


def _work(path: Path, n: int) -> list[tuple[Backup, Any]]:
    rng, made = random.Random(20260306), []
    with Project.open(path) as project:
        for _ in range(n):
            for _ in range(rng.randrange(1, 8)):
                give(project, rng.randrange(1, 301), rng.choice(("l1", "l2")))
            with closing(Snapshot(path)) as snapshot:
                made.append((snapshot.write(backup_folder(path), "asked"), content(path)))
    return made


CHECK = Check(41, "restore_drill", _run, {"not_equal": NONE, "present_not_kept": NONE}, seconds=8)
