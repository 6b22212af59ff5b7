"""Files that are imported are only read: content, time, rights and neighbours are as before, however an import ends."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import tempfile
from pathlib import Path

from alapp.domain.errors import AppError
from alapp.jobs.progress import Progress
from alapp.session.exchange_import import import_into
from alapp.store.project import Project
from tests.helpers import small_project
from tests.safety.base import NONE, Check, Figures, NotHere, Size, at_least
from tests.safety.fuzz_import import plan_for

LARGEST = 3_000_000
SHARED = Path(os.environ.get("ALAPP_SHARED_DATA") or Path(__file__).resolve().parents[4] / "shared" / "data")


def _run(size: Size) -> Figures:
    if not (SHARED / "interop").is_dir():
        raise NotHere("the folder of real data is not beside this checkout")
    with tempfile.TemporaryDirectory() as name:
        sources = Path(name) / "sources"
        for corpus in ("interop", "hostile"):
            shutil.copytree(SHARED / corpus, sources / corpus)
        before = _state(sources)
        ended = _import_all(Path(name), sources, {"quick": 120, "night": 10_000}[size])
        after = _state(sources)
    changed = [path for path in before | after if before.get(path) != after.get(path)]
    assert not changed, f"changed: {changed[:5]}"
    return {"hashes_changed": len(changed), "files": len(before), **ended}


def _state(folder: Path) -> dict[str, tuple[str, int, int]]:
    found = {}
    for path in sorted(folder.rglob("*")):
        about = path.lstat()
        digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        found[str(path)] = (digest, about.st_mtime_ns, about.st_mode)
    return found


def _import_all(folder: Path, sources: Path, most: int) -> dict[str, float]:
    """Import so many files and folders, chosen at random, into one project; count how each import ended."""
    rng = random.Random(38)
    paths = [p for p in sorted(sources.rglob("*")) if p.is_dir() or p.stat().st_size <= LARGEST]
    ended = {"imported": 0, "refused": 0}
    with Project.open(small_project(folder)) as project:
        for path in rng.sample(paths, min(most, len(paths))):
            try:
                plan, _ = plan_for(path, rng)
                import_into(project, plan, Progress())
                ended["imported"] += 1
            except AppError:
                ended["refused"] += 1
    return dict(ended)


CHECK = Check(38, "sources_unchanged", _run, {"hashes_changed": NONE, "imported": at_least(20)}, seconds=10)
