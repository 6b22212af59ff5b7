"""What the program does with a table, and no more; see :mod:`tests.benchmarks.imported`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from alapp.domain.annotation import Annotator
from alapp.domain.exchange import ImportPlan
from alapp.formats import reading
from alapp.jobs.lane import LATER, ThreadLane, call_at_once
from alapp.jobs.progress import Progress
from alapp.jobs.worker import Worker
from alapp.session.exchange_import import Arrivals
from alapp.session.feature_rows import FeatureChunk, FeatureState
from alapp.store.project import Project
from tests.helpers import small_guideline


def plan_of(table: Path) -> ImportPlan:
    """The plan that the wizard proposes; the labels of the file are left aside."""
    seen = reading.guess(table)
    return ImportPlan(str(table), seen.options, seen.roles, existing_labels="ignore")


def ours(table: Path, rows: int, folder: Path) -> None:
    """Import a table and make its features (in a process of its own, whose cost is taken)."""
    path = folder / "big.alapp"
    project = Project.create(path, small_guideline(), name="Big", annotator=Annotator("A1"))
    lane = ThreadLane("alapp-writer", call_at_once)
    arrivals = Arrivals(project, plan_of(table), (), lambda work: lane.ask(work, urgency=LATER))
    _in_child(
        "alapp.session.runner:Runner", arrivals.take, "run", "alapp.session.exchange_scan:read_chunks", arrivals.plan
    )
    assert arrivals.finish("done").accepted == rows

    def keep(part: FeatureState | FeatureChunk) -> None:
        lane.ask(lambda: _keep(project, part), urgency=LATER)

    assert _in_child("tests.benchmarks.cheap:Cheap", keep, "features", str(path)) == rows
    lane.close()
    project.close()


def _in_child(engine: str, take: Any, method: str, *args: Any) -> Any:
    worker = Worker(engine)
    try:
        return worker.call(method, *args, progress=Progress(on_emit=take))
    finally:
        worker.close()


def _keep(project: Project, part: FeatureState | FeatureChunk) -> None:
    if isinstance(part, FeatureState):
        project.features.begin(part.extractor, part.fitted_on, part.blob)
    else:
        project.features.put_chunk(part.extractor, part.first_id, part.last_id, part.blob)


def _own_memory() -> float:
    import resource  # not on Windows

    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1e3


def main() -> None:
    ours(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
    print(_own_memory())
