"""Places that refuse: a small disk that is full at any write, a limit on a file's size, drives mounted read-only."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from alapp.domain.annotation import Answer, choice
from alapp.domain.change import Change, Op
from alapp.domain.errors import AppError, StorageFailed
from alapp.domain.exchange import ExportPlan, ImportPlan, ReadingOptions
from alapp.domain.item import NewItem
from alapp.jobs.progress import Progress
from alapp.session.exchange_export import write_export
from alapp.store.backups import Snapshot
from alapp.store.project import Project
from tests.reliability.kill import make_pool
from tests.safety.base import NotHere

PAGE = 4096
DISK = 3 * 2**20


@dataclass
class Full:
    """What full disks did: positions tried, acknowledged work lost, files damaged, messages that say too little."""

    positions: int = 0
    refused: int = 0
    lost: int = 0
    damaged: int = 0
    unclear: int = 0
    not_resumed: int = 0


@contextmanager
def mounted(*options: str) -> Iterator[Path]:
    """A file system of its own in memory.

    Raises
    ------
    NotHere : this user may not mount one.
    """
    place = Path(tempfile.mkdtemp(prefix="alapp-small-"))
    command = ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(place)]
    if (
        sys.platform != "linux"
        or shutil.which("mount") is None
        or subprocess.run(command, capture_output=True).returncode
    ):
        place.rmdir()
        raise NotHere("a small file system cannot be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)
        place.rmdir()


def remount(place: Path, mode: str) -> None:
    """Make a mounted place read-only or writable."""
    subprocess.run(["mount", "-o", f"remount,{mode}", str(place)], check=True)


def full_at_every_write(step: int) -> Full:
    """Do each kind of work with 0, ``step``, 2 ``step``, … free pages until there is room for all of it."""
    found = Full()
    with mounted(f"size={DISK}") as place:
        for work in (_label, _import, _export, _back_up):
            path = place / "pool.alapp"
            for free in range(0, 200, step):
                _make_anew(path)
                if not _tried(found, path, free, work):
                    break
            for leftover in place.iterdir():
                shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
    return found


_POOL = dict[str, bytes]()


def _make_anew(path: Path) -> None:
    for leftover in path.parent.iterdir():
        shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
    if "pool" not in _POOL:
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / path.name
            make_pool(made, 300)
            _POOL["pool"] = made.read_bytes()
    path.write_bytes(_POOL["pool"])


def _tried(found: Full, path: Path, free: int, work: Callable[[Project], int]) -> bool:
    """Do the work with so many free pages; whether there was not enough room for it."""
    found.positions += 1
    ballast, failed = path.parent / "ballast", False
    done = 0
    project = None
    try:
        project = Project.open(path)
        _fill(ballast, free)
        done = work(project)
    except AppError as error:
        failed = True
        found.refused += 1
        clear = (
            isinstance(error, StorageFailed)
            and str(path.parent) in str(error.what) + str(error.meaning) + str(error.remedy) + error.details
        )
        found.unclear += not clear
    ballast.unlink(missing_ok=True)
    if project is not None:
        with project:
            if failed:
                with suppress(AppError):
                    done = work(project)
                    found.not_resumed -= 1
                found.not_resumed += 1
    with Project.open(path) as again:
        found.damaged += not again.verify().ok
        found.lost += work is _label and again.annotations.count_answered() < done
    return failed


def _fill(ballast: Path, free: int) -> None:
    with ballast.open("wb", buffering=0) as file:
        with suppress(OSError):
            while True:
                file.write(bytes(PAGE))
        file.truncate(max(0, file.tell() - free * PAGE))


def _label(project: Project) -> int:
    """Label until 30 answers are there; return how many were acknowledged."""
    done = project.annotations.count_answered()
    for item in range(done + 1, 31):
        change = Change(item, "answer", Answer(choice("l1"), "answered", 1))
        project.record(Op.ANNOTATE, [change], "A1", "label")
    return 30


def _import(project: Project) -> int:
    source = project.sources.begin(ImportPlan("more.csv", ReadingOptions("csv"), {}))
    start = project.items.count()
    rows = [NewItem(i, f"More of the same, number {start + i} of them", f"M{start + i}") for i in range(200)]
    project.sources.add_chunk(source, rows, [])
    project.sources.finish(source, "done")
    return 200


def _export(project: Project) -> int:
    target = project.path.parent / "out.jsonl"
    target.unlink(missing_ok=True)
    plan = ExportPlan(str(target), "jsonl", unlabeled=True)
    try:
        write_export(Progress(), str(project.path), plan)
    except AppError:
        assert not target.exists(), "a part of an export under its name"
        raise
    return 1


def _back_up(project: Project) -> int:
    with closing(Snapshot(project.path)) as snapshot:
        snapshot.write(project.path.parent / "backups", "asked")
    return 1


def limited(limit: int) -> tuple[int, int, int]:
    """Label in a child whose files may not grow beyond a limit; return acknowledged, lost and unclear messages."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pool.alapp"
        make_pool(path, 2_000)
        command = [sys.executable, "-m", "tests.reliability.labeler", str(path), "--file-limit", str(limit)]
        lines = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout.splitlines()
        told = {int(line) for line in lines if line.isdigit()}
        unclear = not (lines[-1].startswith("StorageFailed") and folder in lines[-1]) and lines[-1] != "done"
        with Project.open(path) as project:
            lost = len(told - set(project.annotations.done_ids("A1").tolist())) + (not project.verify().ok)
    return len(told), lost, int(unclear)
