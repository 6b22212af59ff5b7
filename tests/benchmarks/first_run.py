"""From a cold start to the first label, by a person who reads: ``python3 -m tests.benchmarks.first_run``.

A scripted person at the keyboard of the real program on a virtual screen, in an empty home, who needs two seconds to
read every screen that is new and types five letters a second: the first label in the sample, and in a CSV of one's own
through the wizard. ``--frozen FILE`` measures the packaged program. As root the system's cache of files is emptied
before each start (``cold`` says whether it was). Seconds run from the start of the process until the answer is saved;
``program`` is the part of them that the program took, the rest is the person's. Goals: 10 s and 60 s.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks.figures import Figure, show
from tests.e2e.program import ROOT

sys.path.append(str(ROOT / "build_scripts"))

from package_tests import doings
from package_tests.data import LABELS, reports
from package_tests.person import Person
from package_tests.world import PLAIN, Running, World

READS, TYPES = 2.0, 0.2
"""Seconds to read a screen, and for a letter."""
CACHES = Path("/proc/sys/vm/drop_caches")
SAMPLE_GOAL, OWN_GOAL, TIMES, ROWS = 10.0, 60.0, 3, 500


class Reader:
    """Counts the seconds that are the person's own."""

    def __init__(self, person: Person) -> None:
        self.person, self.own = person, 0.0

    def read(self) -> None:
        """Look at a new screen as long as a person needs."""
        self.person.rest()
        self._take(READS)

    def type(self, text: str) -> None:
        """Type at a person's pace."""
        for letter in text:
            self.person.write(letter)
            self._take(TYPES)

    def _take(self, seconds: float) -> None:
        self.own += seconds
        time.sleep(seconds)


def forget_files() -> bool:
    """Empty the system's cache of files, as after switching on; False where that is not allowed."""
    os.sync()
    try:
        CACHES.write_text("3", "ascii")
    except OSError:
        return False
    return True


def first_in_sample(world: World, running: Running) -> float:
    """Enter, read, a digit; return the person's own seconds."""
    reader = arrived(running)
    reader.person.press("Return")
    reader.person.until(lambda: reader.person.title() not in ("", doings.NAME), "the sample project")
    reader.read()
    reader.person.press("2")
    saved(world, running, f"{world.home}/{doings.SAMPLE}", 21)
    return reader.own


def first_in_own(world: World, running: Running) -> float:
    """Go through the wizard, reading each of its steps; return the person's own seconds."""
    reader = arrived(running)
    person = reader.person
    person.press("ctrl+n")
    reader.read()
    with doings.next_step(person):
        person.press("1")
        person.until(lambda: person.windows() > 1, "the dialog for a file")
        reader.read()
        reader.type("own/reports.csv")
        person.press("Return")
        person.until(lambda: person.windows() == 1, "the dialog to close")
    reader.read()
    with doings.next_step(person):
        person.press("Return")
    reader.read()
    for label in LABELS:
        reader.type(label)
        person.press("Return")
    with doings.next_step(person):
        person.press("Return")
    reader.read()
    person.press("Return")
    person.until(lambda: person.title() not in ("", doings.NAME), "the new project")
    reader.read()
    person.press("1")
    saved(world, running, doings.project_file(world, "Reports"), 1)
    return reader.own


def arrived(running: Running) -> Reader:
    """Wait for the window and read it."""
    running.person.until(lambda: running.person.windows() > 0, "the window")
    reader = Reader(running.person)
    reader.read()
    return reader


def saved(world: World, running: Running, project: str, answers: int) -> None:
    """Wait until the file has so many answers; the moment that counts is that of its last write."""
    running.person.until(lambda: doings.answered(world, project) >= answers, "the answer in the file")


def timed(world: World, doing: Callable[[World, Running], float]) -> tuple[float, float]:
    """Return the seconds from the start of the process to the first label, and those that the person took."""
    world.settle_in()
    world.put("reports.csv", reports(ROWS))
    forget_files()
    begun = time.time()
    with world.window() as running:
        own = doing(world, running)
        written = max(path.stat().st_mtime for path in world.outside(world.home).rglob("*.alapp*") if path.is_file())
    return written - begun, own


def figures_of(program: Sequence[str], folder: Path, times: int) -> list[Figure]:
    """Do both several times; medians."""
    world = World(None, program, PLAIN, Path(tempfile.gettempdir()) / "alapp-first-run", folder)
    figures: list[Figure] = [("first_run.cold", float(forget_files()), "yes or no")]
    for name, doing, goal in (("sample", first_in_sample, SAMPLE_GOAL), ("own_csv", first_in_own, OWN_GOAL)):
        taken = [timed(world, doing) for _ in range(times)]
        seconds = statistics.median(whole for whole, _ in taken)
        figures += [
            (f"first_run.{name}", seconds, f"s (goal <= {goal:g})"),
            (f"first_run.{name}.slowest", max(whole for whole, _ in taken), "s"),
            (f"first_run.{name}.program", statistics.median(whole - own for whole, own in taken), "s"),
        ]
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frozen", type=Path, help="the packaged program")
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    checkout = ["/usr/bin/env", f"PYTHONPATH={ROOT}", sys.executable, "-m", "alapp"]
    program = [str(given.frozen.resolve())] if given.frozen else checkout
    with tempfile.TemporaryDirectory() as name:
        figures = figures_of(program, Path(name), given.times)
    show(figures, given.json)


if __name__ == "__main__":
    main()
