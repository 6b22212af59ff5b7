"""A small session held open in a process of its own, with a home of its own, while a check looks at it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.program import ROOT
from tests.safety.whole import Places, surroundings


@dataclass(frozen=True)
class Held:
    """What is open, where, and in which processes."""

    places: Places
    pid: int
    fresh: tuple[int, ...]
    """Children that were started while the project was open and did nothing yet."""
    busy: tuple[int, ...]


@contextmanager
def held_open(folder: Path, module: str = "keeping") -> Iterator[Held]:
    """Run ``tests.safety.MODULE`` up to the point where everything is open; let it end afterwards."""
    places = Places.in_folder(folder)
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-m", f"tests.safety.{module}", str(places.own)],
        cwd=ROOT, env=surroundings(places), stdin=pipe, stdout=pipe, text=True, umask=0o022,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, "the session ended too early"
        fresh, busy = json.loads(line)
        yield Held(places, process.pid, tuple(fresh), tuple(busy))
        process.communicate("\n", timeout=60)
    assert process.returncode == 0, f"it ended with {process.returncode}"
