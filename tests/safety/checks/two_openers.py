"""Two processes that want one project at the same moment: one writes, the other is told who, and may read."""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

from alapp.domain.errors import ProjectInUse
from alapp.store.project import Project
from tests.reliability.kill import make_pool
from tests.safety.base import NONE, Check, Figures, Size, at_most

CONTEXT = multiprocessing.get_context("spawn")


def race(told: Connection, path: str) -> None:
    """In a child: open when told, say how it went, close when told."""
    while told.recv():
        start = time.monotonic()
        try:
            project = Project.open(path)
            told.send(("writes" if not project.read_only else "reads", os.getpid(), "", time.monotonic() - start))
            told.recv()
            project.close()
        except ProjectInUse as error:
            took = time.monotonic() - start
            with Project.open(path, read_only=True) as project:
                readable = project.items.count() == 20
            told.send(("refused" if readable else "unreadable", os.getpid(), str(error.meaning), took))
            told.recv()
        told.send("closed")


def _run(size: Size) -> Figures:
    races = {"quick": 25, "night": 100}[size]
    found = {"writers": 0, "double": 0, "none": 0, "unreadable": 0, "holder_named": 0, "slowest_s": 0.0}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pool.alapp"
        make_pool(path, 20)
        pipes, children = [], []
        for _ in range(2):
            here, there = CONTEXT.Pipe()
            child = CONTEXT.Process(target=race, args=(there, str(path)))
            child.start()
            pipes.append(here)
            children.append(child)
        for _ in range(races):
            _one(pipes, found)
        stale = _stale(pipes, children, path)
    return {**found, "races": races, "stale_lock_kept": stale}


def _one(pipes: list[Connection], found: dict[str, float]) -> None:
    for pipe in pipes:
        pipe.send(True)
    ends = [pipe.recv() for pipe in pipes]
    writers = [end for end in ends if end[0] == "writes"]
    refused = [end for end in ends if end[0] == "refused"]
    found["writers"] += len(writers) == 1
    found["double"] += len(writers) > 1
    found["none"] += not writers
    found["unreadable"] += len(writers) + len(refused) < 2
    found["holder_named"] += sum(str(writers[0][1]) in end[2] for end in refused) if writers else 0
    found["slowest_s"] = max(found["slowest_s"], *(end[3] for end in ends))
    for pipe in pipes:
        pipe.send("close")
    for pipe in pipes:
        assert pipe.recv() == "closed"


def _stale(pipes: list[Connection], children: list[multiprocessing.process.BaseProcess], path: Path) -> int:
    """Kill the one who writes: 1 if its lock keeps others out afterwards."""
    pipes[0].send(True)
    assert pipes[0].recv()[0] == "writes"
    assert children[0].pid is not None
    os.kill(children[0].pid, signal.SIGKILL)
    children[0].join()
    pipes[1].send(False)
    children[1].join()
    with Project.open(path) as project:
        return int(project.read_only)


CHECK = Check(
    9, "two_openers", _run,
    {"double": NONE, "none": NONE, "unreadable": NONE, "stale_lock_kept": NONE, "slowest_s": at_most(1)},
    seconds=6,
)  # fmt: skip
