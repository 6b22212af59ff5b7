"""Kill the program at every step that turning encryption on or off, or changing a key, makes on the disk.

``python3 -m tests.reliability.kill_keys [--random 50]`` prints one figure a line. A step is a file that is opened,
renamed or removed, or brought to the disk; the process is killed before each in turn, and then at random moments.
What is left must be the file from before or the one from after: it opens, is whole, its keys are the old or the new.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from alapp.domain.annotation import Answer, choice
from alapp.domain.change import Change, Op
from alapp.store import encryption, keyring, slots
from alapp.store.project import Project
from tests.reliability.kill import make_pool
from tests.reliability.labeler import LABELS

ITEMS = 40
FLOOR = slots.Cost()


@dataclass
class Figures:
    """What the kills showed."""

    kills: int = 0
    half_states: int = 0
    lost_acked: int = 0
    verify_bad: int = 0
    leftovers: int = 0
    before: int = 0
    after: int = 0

    def lines(self) -> list[str]:
        return [f"{name} {value} count" for name, value in asdict(self).items()]


@dataclass(frozen=True)
class Secrets:
    """One master key in two sets of slots, the second with one more."""

    master: bytearray
    old: slots.KeyArea
    new: slots.KeyArea


def made_secrets() -> Secrets:
    master, empty = slots.new_master(), slots.new_area()
    old = empty.with_slot(slots.seal(empty, slots.new_slot(empty, "person", "Me", FLOOR), master, "correct horse"))
    new = old.with_slot(slots.seal(old, slots.new_slot(old, "lead", "Lead", FLOOR), master, "battery staple"))
    return Secrets(master, old, new)


def _turn_on(path: Path, secrets: Secrets) -> None:
    encryption.encrypt_file(path, (secrets.master, secrets.old))


def _turn_off(path: Path, _secrets: Secrets) -> None:
    encryption.decrypt_file(path)


def _change_closed(path: Path, secrets: Secrets) -> None:
    encryption.change_slots(path, lambda _area: secrets.new)


def _change_open(path: Path, secrets: Secrets) -> None:
    """Label, change the keys, label again, close; each label is told when it was acknowledged."""
    with Project.open(path) as project:
        for place in (1, 2, 3):
            if place == 2:
                encryption.change_slots(path, lambda _area: secrets.new)
            answer = Answer(choice(LABELS[0]), "answered", 1, 0.5)
            project.record(Op.ANNOTATE, [Change(place, "answer", answer)], "A1", f"Label item {place}")
            with (path.parent / "acked").open("a") as file:
                file.write(f"{place}\n")


Operation = Callable[[Path, Secrets], None]
OPERATIONS: dict[str, tuple[bool, Operation]] = {
    "encrypt": (False, _turn_on),
    "decrypt": (True, _turn_off),
    "change a closed project": (True, _change_closed),
    "change an open project": (True, _change_open),
}
"""Whether it begins encrypted, and what is done."""


class Pools:
    """A plain and an encrypted project to begin with, and what is left of their copies."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.secrets, self.figures = folder, made_secrets(), Figures()
        self.plain, self.sealed = folder / "plain.alapp", folder / "sealed.alapp"
        make_pool(self.plain, ITEMS)
        shutil.copyfile(self.plain, self.sealed)
        _turn_on(self.sealed, self.secrets)
        keyring.drop(self.sealed)

    def steps_of(self, name: str) -> tuple[int, float]:
        """Return how many steps an operation makes, and the seconds it takes."""
        began = time.monotonic()
        path = self._fresh(name)
        steps = self._in_child(path, name, kill_at=0)
        self._look(path, name, was_killed=False)
        return steps, time.monotonic() - began

    def kill_at(self, name: str, step: int) -> None:
        """Kill an operation before its step of this number, from 1 on."""
        path = self._fresh(name)
        self._in_child(path, name, kill_at=step)
        self._look(path, name)

    def kill_after(self, name: str, seconds: float) -> None:
        """Kill an operation after so long."""
        path = self._fresh(name)
        self._in_child(path, name, kill_at=0, seconds=seconds)
        self._look(path, name)

    def _fresh(self, name: str) -> Path:
        folder = self.folder / "work"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        path = folder / "pool.alapp"
        shutil.copyfile(self.sealed if OPERATIONS[name][0] else self.plain, path)
        return path

    def _in_child(self, path: Path, name: str, *, kill_at: int, seconds: float | None = None) -> int:
        """Do it in a fork and return how many steps it made; a killed one returns 0."""
        pid = os.fork()
        if pid == 0:
            self._do(path, name, kill_at)
        if seconds is not None:
            time.sleep(seconds)
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        if os.WIFSIGNALED(status):
            return 0
        assert os.WEXITSTATUS(status) == 0, f"{name} failed"
        return int((path.parent / "steps").read_text())

    def _do(self, path: Path, name: str, kill_at: int) -> None:
        code = 1
        try:
            if OPERATIONS[name][0]:
                keyring.hold(path, self.secrets.master, self.secrets.old)
            count = _count_steps(kill_at)
            OPERATIONS[name][1](path, self.secrets)
            (path.parent / "steps").write_text(str(count()))
            code = 0
        except BaseException:  # noqa: BLE001  the fork must not run on into the tests
            traceback.print_exc()
        finally:
            os._exit(code)

    def _look(self, path: Path, name: str, *, was_killed: bool = True) -> None:
        """Open what is left as the program would, prove it, and count what is not as it must be."""
        figures = self.figures
        figures.kills += was_killed
        keyring.drop(path)
        areas = encryption.areas_of(path)
        begun, ended = _states(name, self.secrets)
        state = areas[0] if areas else None
        if state not in (begun, ended):
            figures.half_states += 1
            return
        figures.after += state == ended
        figures.before += state == begun
        if state is not None:
            keyring.hold(path, self.secrets.master, state)
        try:
            with Project.open(path) as project:
                figures.verify_bad += not project.verify().ok or project.items.count() != ITEMS
                acked = path.parent / "acked"
                told = [int(line) for line in acked.read_text().split()] if acked.exists() else []
                figures.lost_acked += sum(project.annotations.get(item, "A1") is None for item in told)
        except Exception:  # noqa: BLE001  whatever keeps it from opening is a half state
            figures.half_states += 1
        names = {p.name for p in path.parent.iterdir()} - {path.name, "acked", "steps"}
        figures.leftovers += len(names)
        if names:
            print(f"{name}: left {sorted(names)}", file=sys.stderr)
        keyring.drop(path)


def run(random_kills: int = 0, *, every: int = 1, seed: int = 0) -> Figures:
    """Kill each operation before each step (or every so manyth of them), then so often at random moments."""
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        pools = Pools(Path(folder))
        for name in OPERATIONS:
            steps, seconds = pools.steps_of(name)
            for step in range(1, steps + 1, every):
                pools.kill_at(name, step)
            for _ in range(random_kills):
                pools.kill_after(name, rng.uniform(0, seconds))
    return pools.figures


def _states(name: str, secrets: Secrets) -> tuple[slots.KeyArea | None, slots.KeyArea | None]:
    begun = secrets.old if OPERATIONS[name][0] else None
    return begun, {"encrypt": secrets.old, "decrypt": None}.get(name, secrets.new)


def _count_steps(kill_at: int) -> Callable[[], int]:
    """Count what changes the disk from now on, and die before the step of this number."""
    count = 0

    def step() -> None:
        nonlocal count
        count += 1
        if count == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(event: str, _args: tuple[Any, ...]) -> None:
        if event in ("open", "os.rename", "os.remove", "os.truncate", "sqlite3.connect"):
            step()

    really = os.fsync

    def fsync(handle: int) -> None:
        step()
        really(handle)

    os.fsync = fsync  # type: ignore[assignment]
    sys.addaudithook(watch)
    return lambda: count


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m tests.reliability.kill_keys", description=__doc__)
    parser.add_argument("--random", type=int, default=50)
    figures = run(parser.parse_args().random)
    print("\n".join(figures.lines()))
    return int(bool(figures.half_states or figures.lost_acked or figures.verify_bad or figures.leftovers))


if __name__ == "__main__":
    sys.exit(main())
