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
    own: tuple[str, ...]
    """What the open handles of the program lead to."""
    inherited: tuple[tuple[str, ...], ...]
    """The same of each child that was started while the project was open and did nothing yet."""
    children: tuple[int, ...]
    beyond_local: int
    """Sockets of all processes that reach farther than this machine."""


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
        told = json.loads(line)
        inherited = tuple(map(tuple, told["inherited"]))
        yield Held(places, tuple(told["own"]), inherited, tuple(told["children"]), told["beyond_local"])
        process.communicate("\n", timeout=60)
    assert process.returncode == 0, f"it ended with {process.returncode}"
