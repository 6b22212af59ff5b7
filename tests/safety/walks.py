"""The same work under clocks that jump, and the project against a dictionary under kills and jumps."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from alapp.domain.annotation import Annotator
from alapp.domain.change import Change, Op
from alapp.store import clock, journal
from alapp.store.project import Project
from tests.unit.store.made import answer, make_project

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where no disk is waited for: what is tried here is the order, not the disk."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
JUMPS = (timedelta(days=3650), timedelta(days=-1), timedelta(hours=1), timedelta(hours=-1), timedelta(seconds=-3))


@contextmanager
def walking_clock(draw: random.Random) -> Iterator[list[int]]:
    """Let the journal's clock walk at random; yields how often it went back, as the only entry of a list."""
    moment, backward, real = datetime.now(UTC), [0], journal.now

    def now() -> str:
        nonlocal moment
        before = moment
        if draw.random() < 0.3:
            moment = EPOCH if draw.random() < 0.1 else _moved(moment, draw.choice(JUMPS))
        else:
            moment = _moved(moment, timedelta(seconds=2))
        backward[0] += moment < before
        return clock.iso_utc(moment)

    journal.now = now  # type: ignore[attr-defined]
    try:
        yield backward
    finally:
        journal.now = real  # type: ignore[attr-defined]


def _moved(moment: datetime, by: timedelta) -> datetime:
    moved = moment + by
    return moved if EPOCH <= moved < datetime(2100, 1, 1, tzinfo=UTC) else moment


def worked(seed: int, draw: random.Random | None) -> tuple[dict[Any, Any], bool, bool]:
    """Do the work of this seed, under the walking clock if one is given.

    Returns what counts at the end, whether the file is proved, and whether a backward jump went unrecorded.
    """
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder, make_project(Path(folder) / "p.alapp", 8) as project:
        project.annotators.put(Annotator("B2"))
        if draw is None:
            _work(project, random.Random(seed))
            backward = [0]
        else:
            with walking_clock(draw) as backward:
                _work(project, random.Random(seed))
        jumps = project.state.get("clock_jumps") or {"n": 0}
        state = {(a.item_id, a.annotator): a.labels for a in project.annotations.all()}
        notes = {(i, who): note.comment for i, who, note in project.annotations.notes()}
        return {**state, "notes": notes}, project.verify().ok, (jumps["n"] > 0) != (backward[0] > 0)


def _work(project: Project, draw: random.Random) -> None:
    for _ in range(12):
        who, item = draw.choice(("A1", "B2")), draw.randint(1, 8)
        kind = draw.random()
        if kind < 0.6:
            project.record(Op.ANNOTATE, [Change(item, "answer", answer(draw.choice(("l1", "l2"))))], who, "label")
        elif kind < 0.75:
            project.record(Op.COMMENT, [Change(item, "comment", str(draw.random()))], who, "comment")
        elif kind < 0.9:
            project.undo(who)
        else:
            project.redo(who)
