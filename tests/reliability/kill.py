"""Kill the labeler at random moments and count acknowledged labels that are gone.

``python3 -m tests.reliability.kill --n 200 [--control batch20|normal] [--json FILE]`` prints one figure a line.

A kill shows what a crash of the program does, not what a power cut does: the system still writes what it was given.
So ``--control normal`` (synchronous NORMAL) loses nothing here and must lose in :mod:`tests.reliability.powercut`;
``--control batch20`` (acknowledge at once, commit every 20) must lose here.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from sqlcipher3 import dbapi2

from alapp.domain.annotation import Annotator
from alapp.domain.exchange import ImportPlan, ReadingOptions
from alapp.domain.guideline import Guideline, LabelClass
from alapp.domain.item import NewItem
from alapp.store.project import Project
from tests.reliability.labeler import LABELS, work

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["__main__", "tests.reliability.kill"])

ITEMS = 2_000
LONGEST_MS = 60
CONTROLS: dict[str, tuple[int, str]] = {"": (1, ""), "batch20": (20, ""), "normal": (1, "NORMAL")}
"""How often the labeler commits, and another synchronous mode than ours."""


@dataclass
class Figures:
    """What the kills showed."""

    kills: int = 0
    acked: int = 0
    lost_acked: int = 0
    kills_with_loss: int = 0
    wrong_answers: int = 0
    integrity_bad: int = 0
    verify_bad: int = 0
    undo_missing: int = 0
    slowest_reopen_ms: float = 0.0

    def lines(self) -> list[str]:
        return [f"{name} {value:g} {'ms' if name.endswith('_ms') else 'count'}" for name, value in asdict(self).items()]


def make_pool(path: Path, items: int = ITEMS) -> None:
    """Make a project with short items and nothing labeled."""
    guideline = Guideline(1, "single_choice", tuple(LabelClass(label, label) for label in LABELS))
    with Project.create(path, guideline, name="Pool", annotator=Annotator("A1")) as project:
        source = project.sources.begin(ImportPlan("pool.csv", ReadingOptions("csv"), {}))
        for first in range(0, items, 500):
            rows = [NewItem(i, f"item {i} of the pool", f"K{i}") for i in range(first, min(first + 500, items))]
            project.sources.add_chunk(source, rows, [])
        project.sources.finish(source, "done")


def run(n: int, control: str = "", *, seed: int = 0, tell: Callable[[str], None] = lambda _line: None) -> Figures:
    """Kill ``n`` times, in a fresh pool whenever one is half labeled."""
    figures = Figures()
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template.alapp"
        make_pool(template)
        path = Path(folder) / "pool.alapp"
        told: set[int] = set()
        for number in range(n):
            if not path.exists() or len(told) > ITEMS // 2:
                path.write_bytes(template.read_bytes())
                told = set()
            acked = _labeled_until_killed(path, control, rng)
            _look(path, acked, told, figures)
            told = _answered(path)
            tell(f"{number + 1} of {n}, lost {figures.lost_acked}")
    return figures


def _labeled_until_killed(path: Path, control: str, rng: random.Random) -> list[int]:
    """Start a labeler, kill it within some milliseconds, return the item ids that it told as saved."""
    told, telling = CONTEXT.Pipe(duplex=False)
    child = CONTEXT.Process(target=_work, args=(str(path), telling, *CONTROLS[control]))
    child.start()
    telling.close()
    with os.fdopen(os.dup(told.fileno()), "rb") as lines:
        first = lines.readline()
        assert first.startswith(b"open writable"), first
        time.sleep(rng.uniform(0, LONGEST_MS / 1000))
        child.kill()
        whole = lines.read().split(b"\n")[:-1]  # a line without its end was not told
    child.join()
    child.close()
    told.close()
    return [int(line) for line in whole if line.isdigit()]


def _work(path: str, telling: Connection, batch: int, synchronous: str) -> None:
    work(path, telling.fileno(), batch, synchronous)


def _look(path: Path, acked: list[int], told: set[int], figures: Figures) -> None:
    begun = time.perf_counter()
    with Project.open(path) as project:
        figures.slowest_reopen_ms = max(figures.slowest_reopen_ms, (time.perf_counter() - begun) * 1e3)
        answers = {a.item_id: a.labels for a in project.annotations.all()}
        figures.undo_missing += bool(answers) and project.next_undo("A1") is None
        figures.verify_bad += not project.verify().ok
    lost = [i for i in {*acked, *told} if i not in answers]
    figures.kills += 1
    figures.acked += len(acked)
    figures.lost_acked += len(lost)
    figures.kills_with_loss += bool(lost)
    figures.wrong_answers += sum(labels != (LABELS[i % 2],) for i, labels in answers.items())
    figures.integrity_bad += not _integrity(path)


def _answered(path: Path) -> set[int]:
    with Project.open(path, read_only=True) as project:
        return set(project.annotations.done_ids("A1").tolist())


def _integrity(path: Path) -> bool:
    with closing(dbapi2.connect(str(path))) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=200)
    parser.add_argument("--control", choices=[c for c in CONTROLS if c], default="")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    figures = run(arguments.n, arguments.control, seed=arguments.seed, tell=_progress)
    print("", file=sys.stderr)
    print("\n".join(figures.lines()))
    if arguments.json:
        arguments.json.write_text(json.dumps(asdict(figures), indent=1))
    return int(figures.lost_acked > 0)


def _progress(line: str) -> None:
    print(f"\r{line}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
