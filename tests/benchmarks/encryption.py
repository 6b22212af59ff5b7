"""What encryption costs, beside plain projects in the same run: ``python3 -m tests.benchmarks.encryption``.

Import of ``--items`` short texts, committing a label, opening and closing, reading items at random. Plain and
encrypted take turns, so that other work on the machine hits both; each ratio is that of the medians, ``cpu`` by the
seconds of the processor and ``wall`` by the clock. Unlocking (Argon2id) is slow by intent and told by itself.
"""

from __future__ import annotations

import argparse
import csv
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from alapp.domain.annotation import Annotator, Answer, choice
from alapp.domain.change import Change, Op
from alapp.session import keys
from alapp.session.exchange_import import import_into
from alapp.session.import_request import Columns, plan_of
from alapp.session.progress import Progress
from alapp.store.project import Project
from tests.benchmarks.figures import Figure, show
from tests.helpers import small_guideline, text_of

PASSWORD = "correct horse"
KINDS = ("plain", "encrypted")
LABELS, READS = 400, 2_000
Times = dict[str, list[tuple[float, float]]]
"""Seconds of the processor and by the clock, by kind."""


def timed(times: Times, kind: str, call: Callable[[], object]) -> None:
    """Add how long a call took."""
    cpu, wall = time.process_time(), time.perf_counter()
    call()
    times[kind].append((time.process_time() - cpu, time.perf_counter() - wall))


def compared(name: str, times: Times, unit: float, words: str) -> list[Figure]:
    """Return the medians of both kinds, and their ratios."""
    figures: list[Figure] = []
    for place, clock in enumerate(("cpu", "wall")):
        medians = {kind: statistics.median(t[place] for t in times[kind]) for kind in KINDS}
        figures += [(f"{name}.{kind}.{clock}", medians[kind] * unit, words) for kind in KINDS]
        figures.append((f"{name}.ratio.{clock}", medians["encrypted"] / medians["plain"], "times"))
    return figures


def fresh() -> Times:
    return {kind: [] for kind in KINDS}


class Pair:
    """A plain and an encrypted project of the same texts."""

    def __init__(self, folder: Path, items: int) -> None:
        self.folder, self.items = folder, items
        self.keys = keys.new_keys(keys.Protection(PASSWORD))
        self.table = folder / "rows.csv"
        with self.table.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["id", "message"])
            writer.writerows([f"R-{i:07}", f"{i} {text_of(i)[0]}"] for i in range(items))
        self.plan = plan_of(self.table, Columns(text="message", id="id"))

    def make(self, kind: str, number: int, times: Times) -> Path:
        """Make a project and import the table; the import is timed."""
        path = self.folder / f"{kind}{number}.alapp"
        sealed = self.keys if kind == "encrypted" else None
        with Project.create(path, small_guideline(), name="Pool", annotator=Annotator("A1"), keys=sealed) as project:
            timed(times, kind, lambda: import_into(project, self.plan, Progress()))
            assert project.items.count() == self.items
        return path


def labels(projects: dict[str, Project]) -> list[Figure]:
    """Commit single labels, plain and encrypted in turn."""
    times, ids = fresh(), projects["plain"].items.ids()[:LABELS].tolist()
    label = small_guideline().classes[0].id
    for item in ids:
        change = Change(item, "answer", Answer(choice(label), "answered", 1, 0.5))
        for kind, project in projects.items():
            timed(times, kind, lambda p=project, c=change: p.record(Op.ANNOTATE, [c], "A1", "Label"))  # type: ignore[misc]
    return compared("label_commit", times, 1e3, "ms")


def reads(projects: dict[str, Project], rng: random.Random) -> list[Figure]:
    """Read single items at random places."""
    times, ids = fresh(), projects["plain"].items.ids().tolist()
    for item in rng.choices(ids, k=READS):
        for kind, project in projects.items():
            timed(times, kind, lambda p=project, i=item: p.items.get(i))  # type: ignore[misc]
    return compared("random_read", times, 1e6, "us")


def openings(paths: dict[str, Path], n: int) -> list[Figure]:
    """Open for work and close again, the key at hand."""
    times = fresh()
    for _ in range(n):
        for kind, path in paths.items():
            timed(times, kind, lambda p=path: Project.open(p).close())  # type: ignore[misc]
    return compared("open_close", times, 1e3, "ms")


def unlocking(path: Path) -> list[Figure]:
    """Seconds from the password to the key."""
    spent = []
    for _ in range(3):
        keys.lock(path)
        began = time.perf_counter()
        keys.unlock(path, PASSWORD)
        spent.append(time.perf_counter() - began)
    return [("unlock.wall", statistics.median(spent), "s")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--imports", type=int, default=3)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pair, times = Pair(Path(folder), arguments.items), fresh()
        paths = {kind: pair.make(kind, n, times) for n in range(arguments.imports) for kind in KINDS}
        figures = compared("import", times, 1, "s")
        size = {kind: paths[kind].stat().st_size for kind in KINDS}
        figures.append(("size.ratio", size["encrypted"] / size["plain"], "times"))
        figures += openings(paths, 7)
        projects = {kind: Project.open(path) for kind, path in paths.items()}
        figures += labels(projects) + reads(projects, random.Random(0))
        for project in projects.values():
            project.close()
        figures += unlocking(paths["encrypted"])
    show(figures, arguments.json)


if __name__ == "__main__":
    main()
