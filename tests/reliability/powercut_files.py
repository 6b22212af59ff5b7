"""Power cuts while a file is written whole: exports, archives, the audit trail, backups, a restore, keys, new projects.

``python3 -m tests.reliability.powercut_files [--n 1000]`` prints one figure a line. The operations run in a child whose
system calls strace writes down. Then, many times over, the power is cut between two calls: of each folder the changes
of names since it was last synced happened up to a random one, and what was written to a file since its last sync is
there or not. Under its final name there must be the old file or the new one as a whole; once the operation has
returned, the new one. Not modelled: disks that lie about sync, and names that change in another order than asked for.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path

from alapp.domain.exchange import ExportPlan
from alapp.jobs.progress import Progress
from alapp.session.audit import write_trail
from alapp.session.exchange_export import write_export
from alapp.session.local_copy import local_copy
from alapp.store import encryption, key_places
from alapp.store.backups import Snapshot, backup_folder
from alapp.store.project import Project
from alapp.store.restoring import restore
from tests.reliability.kill_keys import made_secrets
from tests.reliability.kill_operations import labeled, move_on
from tests.reliability.left_behind import OUT, TRAIL
from tests.safety.watching import strace

CALLS = (
    "openat,write,pwrite64,writev,sendfile,copy_file_range,ftruncate,fsync,fdatasync,rename,renameat,renameat2,"
    "unlink,unlinkat"
)
_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_HANDLE = re.compile(r"\d+<([^>]+)>")
_QUOTED = re.compile(r'"([^"]*)"')
_PASSWORD = "nine slow otters count paper boats"


def _export(path: Path) -> Path:
    write_export(Progress(), str(path), ExportPlan(str(path.parent / OUT), "csv"))
    return path.parent / OUT


def _archive(path: Path) -> Path:
    return Path(write_export(Progress(), str(path), ExportPlan(str(path.parent / OUT), "csv"), _PASSWORD).path)


def _trail(path: Path) -> Path:
    write_trail(Progress(), str(path), str(path.parent / TRAIL))
    return path.parent / TRAIL


def _backup(path: Path) -> Path:
    with closing(Snapshot(path)) as snapshot:
        return snapshot.write(backup_folder(path), "asked").path


def _restore(path: Path) -> Path:
    restore(path, next(backup_folder(path).glob("*.asked.alapp")), backup_folder(path))
    return path


def _copy(path: Path) -> Path:
    return local_copy(path, path.parent / "copies")


def _encrypt(path: Path) -> Path:
    secrets = made_secrets()
    encryption.encrypt_file(path, (secrets.master, secrets.old))
    return path


def _label(path: Path) -> Path:
    """Work in the encrypted project: its slots go out beside it, and back behind it."""
    with Project.open(path) as project:
        move_on(project)
    return key_places.side_path(path)


def _decrypt(path: Path) -> Path:
    encryption.decrypt_file(path)
    return path


def _control(path: Path) -> Path:
    """Write a file in place, as no part of the program may."""
    target = path.parent / "direct.csv"
    target.write_text("id,label\n" * 100)
    return target


OPERATIONS: Mapping[str, Callable[[Path], Path]] = {
    "export": _export, "archive": _archive, "trail": _trail, "backup": _backup, "restore": _restore, "copy": _copy,
    "encrypt": _encrypt, "label": _label, "decrypt": _decrypt, "control": _control,
}  # fmt: skip
"""What is done, one after the other in one project; each returns the file that it made or replaced."""


@dataclass
class Figures:
    """What the cuts showed."""

    cuts: int = 0
    half: int = 0
    not_there: int = 0
    keys_lost: int = 0
    control_half: int = 0

    @property
    def bad(self) -> int:
        """All that must be 0."""
        return self.half + self.not_there + self.keys_lost

    def lines(self) -> list[str]:
        return [f"{name} {value} count" for name, value in asdict(self).items()]


@dataclass
class File:
    """The content of a file, whatever its name is."""

    fresh: bool
    dirty: bool = False
    """Written since it was last synced."""


Change = tuple[str, File | None]
"""A name, and the file that has it from then on."""


@dataclass
class Disk:
    """Names as programs see them, as they are on the disk, and the changes of each folder in between."""

    names: dict[str, File] = field(default_factory=dict)
    kept: dict[str, File] = field(default_factory=dict)
    waiting: dict[str, list[list[Change]]] = field(default_factory=dict)

    def settle(self) -> None:
        """All that was done so far has long been on the disk."""
        self.kept, self.waiting = dict(self.names), {}
        for file in self.names.values():
            file.fresh = file.dirty = False

    def change(self, *changes: Change) -> None:
        """Change names of one folder in one step."""
        for name, file in changes:
            self.names.pop(name, None) if file is None else self.names.update({name: file})
        self.waiting.setdefault(str(Path(changes[0][0]).parent), []).append(list(changes))

    def take(self, call: str, rest: str) -> None:
        """Let a system call happen."""
        quoted, handles = _QUOTED.findall(rest), _HANDLE.findall(rest)
        if call == "openat" and "O_CREAT" in rest and quoted[0] not in self.names:
            self.change((quoted[0], File(fresh=True)))
        elif call.startswith("rename") and quoted[0] in self.names:
            self.change((quoted[1], self.names[quoted[0]]), (quoted[0], None))
        elif call.startswith("unlink") and quoted[0] in self.names:
            self.change((quoted[0], None))
        elif call in ("fsync", "fdatasync"):
            self._sync(handles[0])
        elif call != "openat" and handles:
            written = handles[1] if call == "copy_file_range" else handles[0]
            if written in self.names:
                self.names[written].dirty = True

    def _sync(self, name: str) -> None:
        if name in self.names:
            self.names[name].dirty = False
        for changes in self.waiting.pop(name, []):
            _apply(self.kept, changes)

    def after_cut(self, rng: random.Random) -> dict[str, File]:
        """Return the names as they might be found after a power cut now."""
        found = dict(self.kept)
        for steps in self.waiting.values():
            for changes in steps[: rng.randint(0, len(steps))]:
                _apply(found, changes)
        return found


def _apply(names: dict[str, File], changes: list[Change]) -> None:
    for name, file in changes:
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file


def record(folder: Path) -> list[tuple[str, str]]:
    """Run all operations in a child; return its system calls on files in the folder, and its marks, in order."""
    trace = folder.parent / "trace"
    words = [*strace(trace, CALLS), "-y", sys.executable, "-m", "tests.reliability.powercut_files", "--do", str(folder)]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return list(_calls(trace, str(folder)))


def _calls(trace: Path, folder: str) -> Iterator[tuple[str, str]]:
    begun: dict[str, str] = {}
    for line in trace.read_text(errors="replace").splitlines():
        pid = line.split(" ", 1)[0]
        if line.endswith("<unfinished ...>"):
            begun[pid] = line.removesuffix("<unfinished ...>")
            continue
        whole = begun.pop(pid, "") + line.split("resumed>", 1)[1] if "resumed>" in line else line
        found = _CALL.match(whole)
        if found is None or found[3].startswith("-"):
            continue
        if found[1] == "write" and "@mark " in found[2]:
            yield "mark", _QUOTED.findall(found[2])[-1].removeprefix("@mark ").removesuffix("\\n")
        elif folder in found[2]:
            yield found[1], found[2]


def run(n: int, seed: int = 0) -> tuple[Figures, Figures]:
    """Cut the power ``n`` times for each operation; the second figures are of a system that forgets to sync."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place).resolve() / "work"
        folder.mkdir()
        events = record(folder)
    return replay(events, n, seed), replay([event for event in events if event[0] != "fsync"], n, seed)


def replay(events: list[tuple[str, str]], n: int, seed: int = 0) -> Figures:
    """Cut the power ``n`` times for each operation of a recording."""
    figures, disk, rng = Figures(), Disk(), random.Random(seed)
    parts: list[tuple[str, str, list[tuple[str, str]]]] = []
    for kind, rest in events:
        if kind == "mark" and rest.startswith("begin "):
            parts.append((rest.removeprefix("begin "), "", []))
        elif kind == "mark":
            parts[-1] = (parts[-1][0], rest.removeprefix("done "), parts[-1][2])
        elif not parts:
            disk.take(kind, rest)
        else:
            parts[-1][2].append((kind, rest))
    for name, target, calls in parts:
        _cut(name, target, calls, disk, rng, n, figures)
    return figures


def _cut(
    name: str, target: str, calls: list[tuple[str, str]], disk: Disk, rng: random.Random, n: int, figures: Figures
) -> None:
    disk.settle()
    cuts = sorted(rng.randint(0, len(calls)) for _ in range(n - 1)) + [len(calls)] * 5
    happened = 0
    for cut in cuts:
        for call in calls[happened:cut]:
            disk.take(*call)
        happened = cut
        found = disk.after_cut(rng)
        file = found.get(target)
        half = file is not None and file.fresh and file.dirty and rng.random() < 0.5
        late = cut == len(calls) and name != "label" and (file is None or not file.fresh)
        if name == "control":
            figures.control_half += half
            continue
        figures.cuts += 1
        figures.half += half
        figures.not_there += late
        figures.keys_lost += name == "label" and target not in found and disk.names[target[: -len("-keys")]].dirty


def _do(folder: Path) -> None:
    labeled(folder)
    path = next(folder.glob("*.alapp"))
    for name, operation in OPERATIONS.items():
        os.write(1, f"@mark begin {name}\n".encode())
        target = operation(path)
        os.write(1, f"@mark done {target}\n".encode())


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m tests.reliability.powercut_files", description=__doc__)
    parser.add_argument("--n", type=int, default=1000)
    parser.add_argument("--do", type=Path)
    asked = parser.parse_args()
    if asked.do:
        _do(asked.do)
        return 0
    figures, forgetful = run(asked.n)
    print("\n".join([*figures.lines(), f"bad_without_fsync {forgetful.bad} count"]))
    return int(figures.bad > 0 or not figures.control_half or not forgetful.bad)


if __name__ == "__main__":
    sys.exit(main())
