"""Files taken in one after the other: in any order, grouped or twice, the same pool, and every row accounted for."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from alapp.domain.exchange import ImportPlan, ReadingOptions
from alapp.domain.item import NewItem
from alapp.store.project import Project
from tests.safety.base import NONE, Check, Figures, Size
from tests.safety.walks import MEMORY
from tests.unit.store.made import make_project

File = list[str]


def _run(size: Size) -> Figures:
    cases = {"quick": 8, "night": 10_000}[size]
    broken = lost = 0
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        for case in range(cases):
            draw = random.Random(case)
            a, b, c = ([f"text {draw.randint(1, 9)}" for _ in range(draw.randint(0, 6))] for _ in range(3))
            pools, accounted = zip(
                *(_taken(Path(folder) / f"{case}-{n}.alapp", files) for n, files in enumerate(_orders(a, b, c))),
                strict=True,
            )
            broken += len(set(pools)) > 1
            lost += not all(accounted)
    return {"counterexamples": broken, "rows_unaccounted": lost, "cases": cases}


def _orders(a: File, b: File, c: File) -> list[list[File]]:
    """A B C; C B A; (A B) C as one file; A (B C); each twice; A and all again."""
    return [[a, b, c], [c, b, a], [a + b, c], [a, b + c], [a, a, b, b, c, c], [a, a + b, a + b + c]]


def _taken(path: Path, files: list[File]) -> tuple[frozenset[str], bool]:
    """Take files in; return the texts of the pool, and whether every row is in it or put aside."""
    with make_project(path, 0) as project:
        for file in files:
            source = project.sources.begin(ImportPlan("f.csv", ReadingOptions("csv"), {}))
            project.sources.add_chunk(source, [NewItem(i, text) for i, text in enumerate(file)], [])
            project.sources.finish(source, "done")
        pool = [item.text for item in project.items.after(0, 1_000)]
        aside = len(list(project.sources.quarantine()))
        whole = len(pool) + aside == sum(map(len, files)) and len(pool) == len(set(pool)) and _verified(project)
    path.unlink()
    return frozenset(pool), whole


def _verified(project: Project) -> bool:
    return project.verify().ok


CHECK = Check(34, "merge_laws", _run, {"counterexamples": NONE, "rows_unaccounted": NONE}, seconds=10)
