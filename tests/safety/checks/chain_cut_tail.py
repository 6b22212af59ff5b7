"""The newest events cut off so that the file fits together: seen with any receipt that an export gave out."""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path

from alapp.domain.exchange import ExportPlan
from alapp.jobs.progress import Progress
from alapp.session.exchange_export import manifest_of, write_export
from alapp.session.receipts import against
from alapp.store.project import Project
from tests.safety.base import NONE, Check, Figures, Size, exactly
from tests.safety.wards import complaints, give, ward_project

CUTS = {"quick": 12, "night": 100}


def _run(size: Size) -> Figures:
    """Whoever cuts puts an older whole state in the place of the file: no chain can show that."""
    found = seen_alone = false_alarm = 0
    rng = random.Random(20260305)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = ward_project(folder / "wards.alapp", 60, 5)
        for n in range(CUTS[size]):
            older = folder / f"older{n}.alapp"
            shutil.copyfile(path, older)
            _label(path, rng, 1 + n % 4)
            receipt = manifest_of(_export(path, folder / f"labels{n}.jsonl"))
            _label(path, rng, n % 3)
            with Project.open(path, read_only=True) as project:
                false_alarm += bool(against(project, receipt))
            seen_alone += bool(complaints(older))
            with Project.open(older, read_only=True) as cut:
                found += bool(against(cut, receipt))
    return {
        "not_found": CUTS[size] - found, "false_alarm": false_alarm, "seen_without_receipt": seen_alone,
        "cuts": CUTS[size],
    }  # fmt: skip


def _label(path: Path, rng: random.Random, n: int) -> None:
    with Project.open(path) as project:
        for _ in range(n):
            give(project, rng.randrange(1, 61), rng.choice(("l1", "l2")))


def _export(path: Path, target: Path) -> Path:
    write_export(Progress(), str(path), ExportPlan(str(target), "jsonl"))
    return target


CHECK = Check(
    33,
    "chain_cut_tail",
    _run,
    {"not_found": NONE, "false_alarm": NONE, "seen_without_receipt": exactly(0)},
    seconds=8,
)
