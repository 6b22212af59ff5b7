"""Kill the whole program at random moments while a person labels, a file comes in and a model trains.

``python3 -m tests.reliability.kill_session --n 30`` prints one figure a line. After each kill the project is opened
and compared with what the person had seen: answers, why they were asked, the item on the screen, rows of the import.
"""

from __future__ import annotations

import argparse
import json
import os
import queue
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from alapp.domain.annotation import Pick
from alapp.domain.exchange import ImportPlan, ReadingOptions, Role
from alapp.session.exchange import Exchange
from alapp.session.session import Session
from tests.helpers import Pump, small_project

ITEMS, ROWS = 3_000, 20_000
LONGEST_SECONDS = 3.0
PAUSE = 0.003
DEEDS = {17: "undo", 13: "skip", 11: "flag"}


@dataclass
class Figures:
    """What the kills showed."""

    kills: int = 0
    answers: int = 0
    lost: int = 0
    other_reason: int = 0
    other_item_on_screen: int = 0
    rows_unaccounted: int = 0
    verify_bad: int = 0

    @property
    def bad(self) -> int:
        """Everything that must be 0."""
        return self.lost + self.other_reason + self.other_item_on_screen + self.rows_unaccounted + self.verify_bad


def shown(session: Session) -> dict[str, Any]:
    """What stands on the screen, and why."""
    assert session.current is not None
    return {"item": session.current.item.id, "why": why(session.current.pick)}


def why(pick: Any) -> list[Any]:
    return [pick.reason, pick.strategy, pick.probability]


def person(folder: Path, file: str) -> None:
    """Label without end, and tell each deed before and after it is on the disk (in the process that is killed)."""
    pump = Pump()
    session = Session.open(folder / "small.alapp", deliver=pump)
    if file:
        roles = {"id": Role.ID, "text": Role.TEXT}
        Exchange(session).start_import(ImportPlan(str(folder / file), ReadingOptions("csv", separator=","), roles))
    labels = [c.id for c in session.guideline.active]
    tell({"shown": shown(session)})
    for n in range(1, 10**6):
        deed = next((words for step, words in DEEDS.items() if n % step == 0), "answer")
        before = shown(session)
        tell({"begins": deed, "on": before})
        {"undo": session.undo, "skip": session.skip, "flag": session.flag}.get(
            deed, lambda n=n: session.press(labels[n % 3])
        )()
        pump.until(lambda: session.saved)
        tell({"saved": deed, "on": before, "shown": shown(session)})
        run_for(pump, PAUSE)


def tell(line: dict[str, Any]) -> None:
    print(json.dumps(line), flush=True)


def run_for(pump: Pump, seconds: float) -> None:
    """Run what is delivered for a while, as an event loop does."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        try:
            pump.run_next(left)
        except queue.Empty:
            return


def run(n: int, seed: int = 0) -> Figures:
    """Kill ``n`` times in one growing project; every second time a file comes in meanwhile."""
    figures, rng = Figures(), random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        small_project(folder, ITEMS)
        last: dict[str, Any] | None = None
        for kill in range(n):
            told = killed(folder, write_rows(folder, kill) if kill % 2 else "", rng.uniform(0.1, LONGEST_SECONDS))
            figures.kills += 1
            figures.other_item_on_screen += last is not None and told[0]["shown"] != last
            last = compare(folder, told, figures)
    return figures


def write_rows(folder: Path, kill: int) -> str:
    lines = (f"K{kill}-{i},Row {i} of file {kill} that comes in\n" for i in range(ROWS))
    (folder / f"{kill}.csv").write_text("id,text\n" + "".join(lines), "utf-8")
    return f"{kill}.csv"


def killed(folder: Path, file: str, seconds: float) -> list[dict[str, Any]]:
    """Let the person work for a while, kill everything, and return what was told."""
    command = [sys.executable, "-m", "tests.reliability.kill_session", "--person", str(folder), file]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGKILL)
        return [json.loads(line) for line in [first, *process.stdout] if line.endswith("\n")]


def compare(folder: Path, told: list[dict[str, Any]], figures: Figures) -> dict[str, Any]:
    """Open what is left and count what differs from what was told; return what stands on the screen now."""
    session = Session.open(folder / "small.alapp", background=False)
    try:
        unsure = "begins" in told[-1]  # the last deed may or may not have reached the disk
        if not unsure and "shown" in told[-1]:
            figures.other_item_on_screen += shown(session) != told[-1]["shown"]
        compare_answers(session, told, figures)
        sources = session.reader.sources.all()
        accounted = all(s.seen == s.accepted + s.quarantined and s.state != "running" for s in sources)
        whole = session.reader.items.count() == len(session.desk.pool) == sum(s.accepted for s in sources)
        figures.rows_unaccounted += not (accounted and whole)
        figures.verify_bad += not session.reader.verify().ok
        return shown(session)
    finally:
        session.close()


def compare_answers(session: Session, told: list[dict[str, Any]], figures: Figures) -> None:
    taken_back = {line["shown"]["item"] for line in told if line.get("saved") == "undo"}
    if told[-1].get("begins") == "undo":  # it may have reached the disk, and takes back what was done before it
        taken_back |= {line["on"]["item"] for line in told[-3:-1] if "saved" in line}
    given = {line["on"]["item"]: line["on"]["why"] for line in told if line.get("saved") == "answer"}
    figures.answers += len(given)
    for item_id, reasons in given.items():
        found = session.reader.annotations.get(item_id, "A1")
        if found is None:
            figures.lost += item_id not in taken_back
            continue
        asked = found.answer.asked_by
        kept = why(Pick(item_id, asked.reason, asked.strategy, asked.probability))
        figures.other_reason += kept != reasons


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=30)
    parser.add_argument("--person", nargs=2, metavar=("FOLDER", "FILE"))
    asked = parser.parse_args()
    if asked.person:
        person(Path(asked.person[0]), asked.person[1])
        return 0
    figures = run(asked.n)
    print("\n".join(f"{name} {value} count" for name, value in asdict(figures).items()))
    return 1 if figures.bad else 0


if __name__ == "__main__":
    sys.exit(main())
