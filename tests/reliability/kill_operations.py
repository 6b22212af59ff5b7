"""Kill the program at named steps and at random moments of every operation that writes, and look at what is left.

``python3 -m tests.reliability.kill_operations [--random 50] [--every 1] [--only NAME]`` prints one figure a line. A
step is a file that is opened, renamed or removed, brought to the disk, or a statement that changes the project; the
process is killed before each in turn. What is left is opened by the program as at its next start: it must be the state
from before or the one from after, whole, and with no file beside it that nobody knows. An import goes on in parts of
500 rows: it may end between two, is then marked as broken off, and the same file once more brings the rest.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from alapp.domain.annotation import Answer, choice
from alapp.domain.change import Change, Op
from alapp.domain.exchange import ExportPlan, ImportPlan, ReadingOptions, Role
from alapp.jobs.progress import Progress
from alapp.session.audit import write_trail
from alapp.session.erasing import erase
from alapp.session.exchange_export import write_export
from alapp.session.exchange_import import import_into
from alapp.session.session import Session
from alapp.store.backups import Snapshot, backup_folder
from alapp.store.database import Database
from alapp.store.migrations import SCHEMA_VERSION
from alapp.store.project import Project
from alapp.store.restoring import restore
from tests.helpers import small_project, text_of
from tests.reliability.kill_keys import _count_steps
from tests.reliability.left_behind import MEMORY, NAME, OLD, OUT, TRAIL, State, difference, settle, state_of, strangers
from tests.safety import erasing
from tests.safety.old_formats import of_format
from tests.safety.wards import complaints

ITEMS, ROWS, BULK = 60, 1_200, 40


@dataclass
class Figures:
    """What the kills showed."""

    kills: int = 0
    half_states: int = 0
    lost_labels: int = 0
    verify_bad: int = 0
    leftovers: int = 0
    before: int = 0
    after: int = 0
    between: int = 0
    """Imports that ended between two parts, and said so."""
    steps: dict[str, int] = field(default_factory=dict)

    @property
    def bad(self) -> int:
        """All that must be 0."""
        return self.half_states + self.lost_labels + self.verify_bad + self.leftovers

    def lines(self) -> list[str]:
        return [f"{name} {value} count" for name, value in asdict(self).items() if name != "steps"]


def _import(path: Path) -> None:
    with Project.open(path) as project:
        import_into(project, _plan(path.parent / "more.csv", {"id": Role.ID, "text": Role.TEXT}), Progress())


def _merge(path: Path) -> None:
    """Take in what another project exported: known items with answers of somebody else, and new ones."""
    roles = {"id": Role.ID, "text": Role.TEXT, "label": Role.LABEL}
    with Project.open(path) as project:
        import_into(project, _plan(path.parent / "other.csv", roles), Progress())


def _export(path: Path) -> None:
    write_export(Progress(), str(path), ExportPlan(str(path.parent / OUT), "csv"))


def _trail(path: Path) -> None:
    write_trail(Progress(), str(path), str(path.parent / TRAIL))


def _open(path: Path) -> None:
    Project.open(path).close()


def _train(path: Path) -> None:
    with closing(Session.open(path, "A1", background=False)) as session:
        session.train_now()


def _undo(path: Path) -> None:
    with Project.open(path) as project:
        project.undo("A1")


def _bulk(path: Path) -> None:
    with Project.open(path) as project:
        move_on(project)


def move_on(project: Project) -> None:
    """Answer many items at once."""
    changes = [Change(i, "answer", _answer(project, 2)) for i in range(1, BULK + 1)]
    project.record(Op.ANNOTATE, changes, "A1", f"Label {BULK} items")


def _erase(path: Path) -> None:
    with Project.open(path) as project:
        erase(project, erasing.WANTED, "A1", "request 17", backup_folder(path), Progress())


def _backup(path: Path) -> None:
    with closing(Snapshot(path)) as snapshot:
        snapshot.write(backup_folder(path), "asked")


def _restore(path: Path) -> None:
    (backup,) = backup_folder(path).glob("*.asked.alapp")
    restore(path, backup, backup_folder(path))


@dataclass(frozen=True)
class Operation:
    """What is done, and with which project it begins."""

    do: Callable[[Path], None]
    begin: str = "labeled"
    in_parts: bool = False


OPERATIONS: Mapping[str, Operation] = {
    "import": Operation(_import, in_parts=True),
    "merge": Operation(_merge, in_parts=True),
    "export": Operation(_export),
    "trail": Operation(_trail),
    "migrate": Operation(_open, "old"),
    "train": Operation(_train),
    "undo": Operation(_undo),
    "bulk": Operation(_bulk),
    "erase": Operation(_erase, "ward"),
    "backup": Operation(_backup),
    "restore": Operation(_restore, "backed up"),
}


class Places:
    """The folders that operations begin with, and the one that they work in."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.figures, self.rng = folder, Figures(), random.Random(seed)
        self.work = folder / "work"
        self._make("labeled", labeled)
        self._make("old", aged)
        self._make("backed up", backed_up)
        self._make("ward", ward)
        self._states: dict[str, tuple[State, State]] = {}

    def _make(self, name: str, fill: Callable[[Path], None]) -> None:
        place = self.folder / name
        place.mkdir()
        fill(place)

    def measure(self, name: str) -> tuple[int, float]:
        """Do it once whole; return how many steps it makes and the seconds it takes, and keep both states."""
        path = self._fresh(name)
        if OPERATIONS[name].begin == "old":  # opening is the operation: what was before can only be read after it
            settle(path)
        before = state_of(path)
        path, began = self._fresh(name), time.monotonic()
        steps, seconds = self._in_child(path, name), time.monotonic() - began
        settle(path)
        self._states[name] = before, state_of(path)
        assert (before == self._states[name][1]) == (OPERATIONS[name].begin == "old"), f"{name} does nothing"
        self.figures.steps[name] = steps
        return steps, seconds

    def kill(self, name: str, *, at: int = 0, seconds: float | None = None) -> None:
        """Kill an operation before its step of this number, or after so long, and look."""
        path = self._fresh(name)
        self._in_child(path, name, at, seconds)
        self.figures.kills += 1
        try:
            settle(path)
            self._judge(name, path)
        except Exception as error:  # noqa: BLE001  whatever keeps it from opening is a half state
            self.figures.half_states += 1
            self._tell(name, at, seconds, f"{type(error).__name__}: {error}")

    def _judge(self, name: str, path: Path) -> None:
        figures, found = self.figures, state_of(path)
        before, after = self._states[name]
        if wrong := complaints(path):
            figures.verify_bad += 1
            self._tell(name, 0, None, f"verify: {wrong}")
        figures.leftovers += len(strangers(path))
        if strangers(path):
            self._tell(name, 0, None, f"left {strangers(path)}")
        if found in (before, after):
            figures.before += found == before
            figures.after += found == after
        elif OPERATIONS[name].in_parts and self._ends_well(name, path, found):
            figures.between += 1
        else:
            figures.half_states += 1
            self._tell(name, 0, None, difference(found, before, after))
        if name != "erase":
            figures.lost_labels += len(before.answers & after.answers - found.answers)

    def _ends_well(self, name: str, path: Path, found: State) -> bool:
        """Whether an import that was broken off says so, and the same file once more brings what is missing."""
        *_, (_, state, seen, accepted, aside) = found.sources
        self._in_child(path, name)
        again, whole = state_of(path), self._states[name][1]
        return state not in ("running", "done") and seen == accepted + aside and again.answers == whole.answers

    def _fresh(self, name: str) -> Path:
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(self.folder / OPERATIONS[name].begin, self.work)
        return next(path for path in self.work.glob("*.alapp") if ".format" not in path.name)

    def _in_child(self, path: Path, name: str, at: int = 0, seconds: float | None = None) -> int:
        """Do it in a fork and return how many steps it made; a killed one returns 0."""
        receiver, sender = os.pipe()
        pid = os.fork()
        if pid == 0:
            _do(path, name, at, sender)
        os.close(sender)
        if seconds is not None:
            time.sleep(seconds)
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        with os.fdopen(receiver, "rb") as told:
            steps = told.read()
        _, status = os.waitpid(pid, 0)
        if os.WIFSIGNALED(status):
            return 0
        assert os.WEXITSTATUS(status) == 0, f"{name} failed"
        return int(steps)

    def _tell(self, name: str, at: int, seconds: float | None, words: str) -> None:
        print(f"{name} at {at} {seconds}: {words}", file=sys.stderr)


def _do(path: Path, name: str, at: int, sender: int) -> None:
    code = 1
    try:
        count = _count_steps(at)
        with _statements_are_steps():
            OPERATIONS[name].do(path)
        os.write(sender, str(count()).encode())
        code = 0
    except BaseException:  # noqa: BLE001  the fork must not run on into the tests
        traceback.print_exc()
    finally:
        os._exit(code)


@contextlib.contextmanager
def _statements_are_steps() -> Any:
    """Let each statement that changes the project raise an event that is counted as a step (fsync of no file)."""
    really, many = Database._execute, Database.executemany

    def execute(self: Database, sql: str, parameters: Any = ()) -> None:
        sys.audit("os.truncate", sql)
        really(self, sql, parameters)

    def executemany(self: Database, sql: str, rows: Any) -> None:
        sys.audit("os.truncate", sql)
        many(self, sql, rows)

    Database._execute, Database.executemany = execute, executemany  # type: ignore[method-assign]
    try:
        yield
    finally:
        Database._execute, Database.executemany = really, many  # type: ignore[method-assign]


# -- what they begin with


def labeled(folder: Path) -> None:
    """Make a project with answers, files to come in, and files from an earlier export."""
    path = small_project(folder, ITEMS)
    with Project.open(path) as project:
        for item_id in range(1, ITEMS // 2):
            project.record(
                Op.ANNOTATE, [Change(item_id, "answer", _answer(project, item_id % 3))], "A1", f"Label item {item_id}"
            )
    rows = (f"M-{i},Another report {i} that comes in\n" for i in range(ROWS))
    (folder / "more.csv").write_text("id,text\n" + "".join(rows), "utf-8")
    known = (f'R-{i:04},"{text_of(i)[0]}",{text_of(i)[1]}\n' for i in range(ITEMS))
    fresh = (f"N-{i},A report {i} of another project,Fall\n" for i in range(ROWS))
    (folder / "other.csv").write_text("id,text,label\n" + "".join((*known, *fresh)), "utf-8")
    for name in (OUT, TRAIL):
        (folder / name).write_text(OLD)


def aged(folder: Path) -> None:
    """Make a project of an earlier format."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as place:
        labeled(Path(place))
        of_format(SCHEMA_VERSION - 1, Path(place) / NAME, folder / NAME)


def backed_up(folder: Path) -> None:
    """Make a project with a backup, and an answer since."""
    labeled(folder)
    _backup(folder / NAME)
    _bulk(folder / NAME)


def ward(folder: Path) -> None:
    """Make a project in which somebody is to be erased."""
    erasing.make(folder, items=60, named=6)


def _answer(project: Project, place: int) -> Answer:
    return Answer(choice(project.guidelines.current().active[place].id), "answered", 1, 0.5)


def _plan(path: Path, roles: Mapping[str, Role]) -> ImportPlan:
    return ImportPlan(str(path), ReadingOptions("csv", separator=","), roles)


def run(random_kills: int, steps: int | None = None, *, only: str = "", seed: int = 0) -> Figures:
    """Kill each operation before ``steps`` of its steps (None: each of them), and so often at random moments."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        places = Places(Path(folder), seed)
        for name in [only] if only else OPERATIONS:
            number, seconds = places.measure(name)
            chosen = range(1, number + 1)
            for step in chosen if steps is None else sorted(places.rng.sample(chosen, min(steps, number))):
                places.kill(name, at=step)
            for _ in range(random_kills):
                places.kill(name, seconds=places.rng.uniform(0, seconds))
    return places.figures


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m tests.reliability.kill_operations", description=__doc__)
    parser.add_argument("--random", type=int, default=20)
    parser.add_argument("--steps", type=int, default=None)
    parser.add_argument("--only", choices=OPERATIONS, default="")
    asked = parser.parse_args()
    figures = run(asked.random, asked.steps, only=asked.only)
    print("\n".join([*figures.lines(), *(f"steps_{name} {n} count" for name, n in figures.steps.items())]))
    return int(figures.bad > 0)


if __name__ == "__main__":
    sys.exit(main())
