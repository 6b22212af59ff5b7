"""Every format ever released is opened: the same rows, a backup that opens, and no half of it after a kill."""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path
from typing import Any

from alapp.store.migrations import SCHEMA_VERSION
from alapp.store.project import Project
from tests.safety.base import NONE, Check, Figures, Size
from tests.safety.old_formats import kill_while_opening, of_format
from tests.safety.wards import ward_project

SIZES = {"quick": ((0, 0), (400, 60)), "night": ((0, 0), (400, 60), (100_000, 400))}
KILLS = {"quick": 3, "night": 200}


def _run(size: Size) -> Figures:
    opened = backups = fixtures = half = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for items, answers in SIZES[size]:
            today = ward_project(folder / f"{items}.alapp", items or 2, answers or 2)
            expected = _told(today)
            for number in range(1, SCHEMA_VERSION):
                place = folder / f"{items}-{number}"
                place.mkdir()
                old = of_format(number, today, place / "old.alapp")
                fixtures += 1
                opened += expected is not None and _told(old) == expected
                backups += [_told(copy) for copy in place.glob("old.format*.alapp")] == [expected]
        half = _killed(folder, folder / f"{SIZES[size][1][0]}.alapp", KILLS[size])
    return {
        "failed": fixtures - opened, "backups_failed": fixtures - backups, "half": half,
        "fixtures": fixtures, "kills": KILLS[size],
    }  # fmt: skip


def _told(path: Path) -> Any:
    """Open as the program does and return what is in it, None when verify has something to say."""
    with Project.open(path) as project:
        if not project.verify().ok:
            return None
        items = list(project.items.after(0, 1_000_000))
        return items, list(project.annotations.all()), list(project.annotations.notes()), project.heads()


def _killed(folder: Path, today: Path, kills: int) -> int:
    rng, half, expected = random.Random(20260303), 0, _told(today)
    for n in range(kills):
        place = folder / f"kill{n}"
        place.mkdir()
        old = of_format(1 + n % (SCHEMA_VERSION - 1), today, place / "old.alapp")
        kill_while_opening(old, rng.uniform(0.15, 0.9))
        half += _told(old) != expected
        shutil.rmtree(place)
    return half


CHECK = Check(14, "migrate", _run, {"failed": NONE, "backups_failed": NONE, "half": NONE}, seconds=15)
