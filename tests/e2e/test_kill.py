"""The program is killed, or closed while it works; it comes back where it was, and nothing acknowledged is lost."""

import os
import random
import select
import signal
import subprocess
import time
from pathlib import Path

import pytest

from alapp.store.project import Project
from tests.e2e.news import write_items
from tests.e2e.program import command, run, start
from tests.e2e.screen import OFFSCREEN, Surroundings, virtual_screen
from tests.helpers import small_project, text_of

ROUNDS = 5
PATIENCE = 60.0
Line = tuple[str, int]


class Lines:
    """Reads what a program prints, line by line, with a time limit."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        self._number = process.stdout.fileno()
        self._rest = b""
        self.seen: list[Line] = []

    def until(self, word: str, seconds: float = PATIENCE) -> int:
        """Read until a line begins with this word; return its number."""
        deadline = time.monotonic() + seconds
        while True:
            for line in self.take(deadline - time.monotonic()):
                if line[0] == word:
                    return line[1]

    def take(self, seconds: float) -> list[Line]:
        """Return the next whole lines; fails when none comes in time or the program has ended."""
        ready, _, _ = select.select([self._number], [], [], max(0.0, seconds))
        assert ready, f"nothing came in time after {self.seen[-3:]}"
        block = os.read(self._number, 65_536)
        assert block, f"the program has ended after {self.seen[-3:]}"
        *whole, self._rest = (self._rest + block).split(b"\n")
        lines = [(w.decode(), int(n)) for w, n in (line.split() for line in whole)]
        self.seen += lines
        return lines

    def drain(self) -> None:
        """Read what the killed program had printed."""
        while block := os.read(self._number, 65_536):
            self._rest += block
        self.seen += [(w.decode(), int(n)) for w, n in (line.split() for line in self._rest.split(b"\n")[:-1])]
        self._rest = b""

    def saved(self) -> list[int]:
        """Return the items whose answers were acknowledged."""
        return [number for word, number in self.seen if word == "saved"]


def children(pid: int) -> list[int]:
    """Return the child processes of a process and theirs (Linux)."""
    found = Path(f"/proc/{pid}/task/{pid}/children")
    direct = [int(child) for child in found.read_text().split()] if found.exists() else []
    return [*direct, *(below for child in direct for below in children(child))]


def ended(pid: int) -> bool:
    """Whether a process is gone, or waits only to be collected."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def wait_for_end(pids: list[int], seconds: float = 20.0) -> None:
    """Wait until processes are gone; they notice that the program is."""
    gone = [os.pidfd_open(pid) for pid in pids if not ended(pid)] if hasattr(os, "pidfd_open") else []
    deadline = time.monotonic() + seconds
    try:
        for number in gone:
            ready, _, _ = select.select([number], [], [], max(0.0, deadline - time.monotonic()))
            assert ready, "a child process outlived the program"
    finally:
        for number in gone:
            os.close(number)


def stored(path: Path) -> tuple[int | None, int | None, set[int]]:
    """Return position, the item that Undo would bring back, and the answered items; the file must be whole."""
    with Project.open(path, read_only=True) as project:
        assert project.verify().problems == ()
        last = project.next_undo("A1")
        answered = {a.item_id for a in project.annotations.all()}
        return project.state.get("position", None), last.item_ids[0] if last else None, answered


def labels_until_killed(path: Path, folder: Path, screen: Surroundings, chance: random.Random) -> Lines:
    """Let the tireless one label, and kill the program at a moment that nobody chose."""
    process = start(folder, screen, command("tireless", path))
    lines = Lines(process)
    try:
        lines.until("saved")
        deadline = time.monotonic() + chance.uniform(0.2, 3.0)
        while (left := deadline - time.monotonic()) > 0 and select.select([process.stdout], [], [], left)[0]:
            lines.take(left)
        family = children(process.pid)
        process.send_signal(signal.SIGKILL)
        process.wait(PATIENCE)
        lines.drain()
        wait_for_end(family)
    finally:
        process.kill()
        process.communicate()
    return lines


@pytest.mark.e2e
@pytest.mark.slow
def test_killed_again_and_again_nothing_is_lost(tmp_path: Path) -> None:
    path, chance = small_project(tmp_path, 400), random.Random(11)
    acknowledged: set[int] = set()
    with virtual_screen() as screen:
        for _ in range(ROUNDS):
            position, last, _ = stored(path)
            lines = labels_until_killed(path, tmp_path, screen, chance)
            told = dict(lines.seen[:2])
            if position is not None:
                assert told["here"] == position
                assert told["undone"] == last
            acknowledged |= set(lines.saved())
            assert acknowledged <= stored(path)[2]
    print(f"acknowledged {len(acknowledged)}, lost 0, kills {ROUNDS}")


@pytest.mark.e2e
@pytest.mark.slow
def test_closing_while_a_training_runs(tmp_path: Path) -> None:
    path = small_project(tmp_path, 3_000)
    closed = run(tmp_path, OFFSCREEN, command("leave", "training", path), 120)
    assert (closed.code, closed.complaints) == (0, [])
    assert not path.with_name(path.name + "-wal").exists()
    assert len(stored(path)[2]) == 1
    came_back = run(tmp_path, OFFSCREEN, command("leave", "staying", path), 120)
    assert (came_back.code, came_back.complaints) == (0, [])
    assert len(stored(path)[2]) == 2


@pytest.mark.e2e
@pytest.mark.slow
def test_closing_while_a_file_comes_in(tmp_path: Path) -> None:
    rows = [text_of(i) for i in range(60_000)]
    write_items(tmp_path, [(name, f"{text} {i}") for i, (text, name) in enumerate(rows)])
    closed = run(tmp_path, OFFSCREEN, command("leave", "importing", tmp_path / "items.csv"), 120)
    assert (closed.code, closed.complaints) == (0, [])
    path = Path(closed.out.split("project ", 1)[1].splitlines()[0])
    with Project.open(path, read_only=True) as project:
        (source,) = project.sources.all()
        assert 0 < source.accepted < 60_000
        assert source.seen == source.accepted + source.quarantined
        assert project.items.count() == source.accepted
        print(f"rows taken in before the window was closed: {source.accepted}, state {source.state}")
    assert len(stored(path)[2]) == 1
    came_back = run(tmp_path, OFFSCREEN, command("leave", "staying", path), 120)
    assert (came_back.code, came_back.complaints) == (0, [])
    assert len(stored(path)[2]) == 2
