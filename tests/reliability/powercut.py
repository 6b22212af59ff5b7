"""A model of power cuts: what if the disk kept only some of what was written since it was last told to sync?

``python3 -m tests.reliability.powercut --n 1000 [--control normal] [--json FILE]`` prints one figure a line.

How it works, and what it does not show. Our own journal code (:class:`alapp.store.journal.Journal`, with the same
schema, settings and statements as the program) labels through ``apsw`` instead of ``sqlcipher3``, because only apsw
lets Python stand between SQLite and the disk. Every write, truncation, deletion and sync of the project file and its
logs is recorded in order, and every acknowledged label, from the switch to the write-ahead log to the closing of the
file. Then, many times over, the power is cut at a random moment: what was written to a file before its last sync is
kept; each later write is kept, dropped or torn in 512-byte pieces; each later truncation and each deletion that was
not synced happens or not. The result is opened by the program itself, with its real driver.

Differences from life: the library under apsw is a plain build of SQLite (another version than ours), the log's index
is kept in memory (locking_mode EXCLUSIVE), disks that lie about sync are not modelled, and a write is torn at random
rather than as a given disk would. With synchronous NORMAL the same harness must lose labels.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import apsw

from alapp.domain.annotation import Answer, choice
from alapp.domain.change import Change, Op
from alapp.domain.errors import AppError
from alapp.store.database import COMMON, WRITER, Database, use_wal
from alapp.store.journal import Journal
from alapp.store.kv import Values
from alapp.store.project import Project
from tests.reliability.kill import make_pool
from tests.reliability.labeler import LABELS

SECTOR = 512
LABELED = 250
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""What a disk would hold is made up, so it need not wait for one."""
VFS = "recorder"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: ``write``, ``truncate``, ``sync``, ``delete`` of a file, or ``ack`` of an item."""

    kind: str
    name: str = ""
    offset: int = 0
    data: bytes = b""
    item_id: int = 0


class Recorder(apsw.VFS):
    """Passes everything on to the system and keeps what happened in order."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        super().__init__(VFS, "")

    def xOpen(self, name: Any, flags: list[int]) -> Any:
        return _File(name, flags, self.events)

    def xDelete(self, name: str, sync: bool) -> None:
        super().xDelete(name, sync)
        self.events.append(Event("delete", Path(name).name))
        if sync:
            self.events.append(Event("sync", Path(name).name))


class _File(apsw.VFSFile):
    def __init__(self, name: Any, flags: list[int], events: list[Event]) -> None:
        self._name = Path(name.filename() if isinstance(name, apsw.URIFilename) else str(name)).name
        self._events = events
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self._events.append(Event("write", self._name, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:
        super().xTruncate(size)
        self._events.append(Event("truncate", self._name, size))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._events.append(Event("sync", self._name))


@dataclass
class Disk:
    """What a disk would hold: for each file what is synced, and what is still on its way."""

    synced: dict[str, bytearray]
    on_its_way: dict[str, list[Event]] = field(default_factory=dict)

    def take(self, event: Event) -> None:
        """Let the next event happen."""
        if event.kind == "sync":
            for waiting in self.on_its_way.pop(event.name, []):
                _apply(self.synced, waiting)
        else:
            self.on_its_way.setdefault(event.name, []).append(event)

    def after_cut(self, rng: random.Random) -> dict[str, bytearray]:
        """Return the files as they might be found after a power cut now."""
        files = {name: bytearray(content) for name, content in self.synced.items()}
        for waiting in self.on_its_way.values():
            for event in waiting:
                fate = rng.choice(("kept", "dropped", "torn"))
                for piece in _pieces(event, rng) if fate == "torn" else [event] * (fate == "kept"):
                    _apply(files, piece)
        return files


@dataclass
class Figures:
    """What the cuts showed."""

    cuts: int = 0
    acked: int = 0
    lost_acked: int = 0
    cuts_with_loss: int = 0
    most_lost_in_a_cut: int = 0
    corrupt: int = 0

    def lines(self) -> list[str]:
        return [f"{name} {value} count" for name, value in asdict(self).items()]


def record_labels(path: Path, synchronous: str) -> list[Event]:
    """Label through the recording system and return everything that happened."""
    recorder = Recorder()
    connection = apsw.Connection(str(path), vfs=VFS)
    for sql in (*COMMON, *WRITER, "PRAGMA locking_mode = EXCLUSIVE"):
        connection.execute(sql).fetchall()
    use_wal(connection, path)
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    database = Database(path, reader=connection, writer=connection)
    journal = Journal(database, Values(database, "state"))
    for item_id in range(1, LABELED + 1):
        change = Change(item_id, "answer", Answer(choice(LABELS[item_id % 2]), "answered", 1, 0.5))
        journal.record(Op.ANNOTATE, [change], "A1", f"Label item {item_id}", position=item_id)
        recorder.events.append(Event("ack", item_id=item_id))
    database._leave_one_file()
    connection.close()
    events = list(recorder.events)
    recorder.unregister()
    return events


def run(n: int, control: str = "", *, seed: int = 0, tell: Callable[[str], None] = lambda _line: None) -> Figures:
    """Cut the power ``n`` times over several recordings' moments, in the order of time."""
    figures = Figures()
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        path = Path(folder) / "pool.alapp"
        make_pool(path, LABELED)
        disk = Disk({path.name: bytearray(path.read_bytes())})
        events = record_labels(path, "NORMAL" if control == "normal" else "FULL")
        acked: set[int] = set()
        cuts = sorted(rng.randrange(1, len(events) + 1) for _ in range(n))
        happened = 0
        for number, cut in enumerate(cuts):
            for event in events[happened:cut]:
                acked.add(event.item_id) if event.kind == "ack" else disk.take(event)
            happened = cut
            _look(Path(folder) / "after", disk.after_cut(rng), path.name, acked, figures)
            tell(f"{number + 1} of {n}, lost {figures.lost_acked}")
    return figures


def _look(folder: Path, files: dict[str, bytearray], name: str, acked: set[int], figures: Figures) -> None:
    folder.mkdir(exist_ok=True)
    for leftover in folder.iterdir():
        leftover.unlink()
    for file, content in files.items():
        (folder / file).write_bytes(content)
    found = _answers(folder / name)
    figures.cuts += 1
    figures.acked += len(acked)
    figures.corrupt += found is None
    lost = len(acked - (found or set()))
    figures.lost_acked += lost
    figures.cuts_with_loss += lost > 0
    figures.most_lost_in_a_cut = max(figures.most_lost_in_a_cut, lost)


def _answers(path: Path) -> set[int] | None:
    """Return the answered items as the program reads them; None when the project is not whole."""
    try:
        with Project.open(path) as project:
            answered = {a.item_id for a in project.annotations.all() if a.labels == (LABELS[a.item_id % 2],)}
            return answered if project.verify().ok else None
    except AppError:
        return None


def _apply(files: dict[str, bytearray], event: Event) -> None:
    if event.kind == "delete":
        files.pop(event.name, None)
        return
    content = files.setdefault(event.name, bytearray())
    if event.kind == "truncate":
        del content[event.offset :]
        return
    if len(content) < event.offset:
        content.extend(bytes(event.offset - len(content)))
    content[event.offset : event.offset + len(event.data)] = event.data


def _pieces(event: Event, rng: random.Random) -> list[Event]:
    """Return the sectors of a write that reached the disk; a truncation is not torn but done or not."""
    if event.kind != "write":
        return [event] * rng.randrange(2)
    pieces, start = [], 0
    while start < len(event.data):
        end = min(len(event.data), start + SECTOR - (event.offset + start) % SECTOR)
        if rng.random() < 0.5:
            pieces.append(Event("write", event.name, event.offset + start, event.data[start:end]))
        start = end
    return pieces


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=1000)
    parser.add_argument("--control", choices=["normal"], default="")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    figures = run(arguments.n, arguments.control, seed=arguments.seed, tell=_progress)
    print("", file=sys.stderr)
    print("\n".join(figures.lines()))
    if arguments.json:
        arguments.json.write_text(json.dumps(asdict(figures), indent=1))
    return int(figures.lost_acked > 0 or figures.corrupt > 0)


def _progress(line: str) -> None:
    print(f"\r{line}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
