"""What a killed operation has left: the state of a project and of the files beside it, and files that nobody knows."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alapp.session.session import Session
from alapp.store.backups import backup_folder
from alapp.store.project import Project
from tests.safety.wards import TABLES, content

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""A kill leaves what the system was given, on a disk or not; it need not wait for one."""
NAME = "small.alapp"
OUT, TRAIL = "labels.csv", "trail.csv"
OLD = "from before\n"
_UNSAID = {"state", "feature_state", "feature_chunk", "extractor_state"}
"""Tables of what can be made anew or says only where somebody was."""


@dataclass(frozen=True)
class State:
    """What is in a project and beside it, without times and chance."""

    rows: str
    sources: tuple[tuple[Any, ...], ...]
    answers: frozenset[tuple[int, str, tuple[str, ...]]]
    files: tuple[tuple[str, str], ...]


def settle(path: Path) -> None:
    """Start the program once more: whatever was left behind goes."""
    Session.open(path, "A1", background=False).close()


def state_of(path: Path) -> State:
    """Read all that counts."""
    rows = content(path)
    assert rows is not None, "it cannot be read"
    with Project.open(path, read_only=True) as project:
        sources = tuple((s.name, s.state, s.seen, s.accepted, s.quarantined) for s in project.sources.all())
        items = [(item.key, item.text) for item in project.items.after(0, 10**6)]
        answers = frozenset((a.item_id, a.annotator, tuple(a.labels)) for a in project.annotations.all())
        guideline = project.guidelines.current().version
    counts = {table: len(rows[table]) for table in TABLES if table not in _UNSAID}
    text = json.dumps([counts, items, guideline], sort_keys=True)
    return State(text, sources, answers, tuple(_files(path)))


def _files(path: Path) -> list[tuple[str, str]]:
    """Return the exports beside a project as far as they count, and which kinds of backups there are."""
    found = []
    for name in (OUT, TRAIL):
        file = path.with_name(name)
        if file.exists():
            found.append((name, "before" if file.read_text("utf-8") == OLD else _rows(file)))
    kinds = sorted(backup.name.split(".")[-2] for backup in backup_folder(path).glob("*.alapp"))
    return [*found, ("backups", " ".join(k for k in kinds if k != "restore"))]  # what was there is kept first


def _rows(file: Path) -> str:
    """Return how many lines an export has; what its manifest says must be so."""
    manifest = file.with_name(file.name + ".manifest.json")
    lines = f"{len(file.read_text('utf-8').splitlines())} lines"
    if not manifest.exists():
        return lines
    size = json.loads(manifest.read_text("utf-8")).get("size_bytes", file.stat().st_size)
    return lines if size == file.stat().st_size else f"{lines}, and a manifest of another file"


def strangers(path: Path) -> list[str]:
    """Return the files beside a closed project that nobody knows: parts, logs, locks, notes without a backup."""
    known = (".alapp", ".csv", ".json")
    beside = [p for p in path.parent.iterdir() if p.is_file()]
    backups = list(backup_folder(path).glob("*")) if backup_folder(path).is_dir() else []
    odd = [p.name for p in (*beside, *backups) if p.name.startswith(".") or p.suffix not in known]
    notes = [p.name for p in backups if p.suffix == ".json" and not p.with_name(p.name[:-5]).exists()]
    half = [p.name for p in beside if ".format" in p.name and _is_half(p)]
    return [*odd, *notes, *half]


def _is_half(path: Path) -> bool:
    """Whether a backup made before a migration does not open."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as place:
        copy = Path(place) / NAME
        shutil.copyfile(path, copy)
        try:
            with Project.open(copy) as project:
                return not project.verify().ok
        except Exception:  # noqa: BLE001
            return True


def difference(found: State, before: State, after: State) -> str:
    """Say in which parts a state is neither the one nor the other."""
    names = ("rows", "sources", "answers", "files")
    odd = [n for n in names if getattr(found, n) not in (getattr(before, n), getattr(after, n))]
    odd = odd or [f"{n} {'before' if getattr(found, n) == getattr(before, n) else 'after'}" for n in names]
    return f"{odd} {found.files if 'files' in odd else ''}"
