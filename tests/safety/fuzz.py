"""Thousands of spoiled files through the program's own import, in processes of their own.

``python3 -m tests.safety.fuzz --files 20000 [--first 0] [--seed 1] [--workers 2] [--only NUMBER]`` spoils real files
of other programs and small ones of ours, imports each into a real project, and prints what must be nought: exceptions
that are no AppError, processes that died, rows that are neither in the pool nor put aside, files that take more than
5 s a MB.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from alapp.domain.annotation import Annotator
from alapp.domain.exchange import Role
from alapp.modalities.registry import MODALITIES
from alapp.store.project import Project
from tests.helpers import small_guideline
from tests.safety.fuzz_import import Found, tried
from tests.safety.fuzz_mutations import spoiled
from tests.safety.fuzz_seeds import Seed, pool

FILES_A_PROJECT = 40
MOST_MEMORY_MB = 512


@dataclass(slots=True)
class Fuzzed:
    """The sums over all files; what is wrong is told with the number that repeats it."""

    files: int = 0
    refused: int = 0
    rows: int = 0
    accepted: int = 0
    counted: int = 0
    repaired: int = 0
    uncaught: int = 0
    unaccounted: int = 0
    wrong: int = 0
    slow: int = 0
    deaths: int = 0
    peak_mb: float = 0.0
    worst_s: float = 0.0
    told: list[str] = field(default_factory=list)

    def add(self, found: Found) -> None:
        """Count one file."""
        self.refused += found.refused
        self.rows += found.seen
        self.accepted += found.accepted
        self.counted += found.counted
        self.repaired += found.repaired
        self.unaccounted += found.unaccounted
        self.wrong += bool(found.wrong)
        self.slow += found.slow
        self.worst_s = max(self.worst_s, found.seconds)

    def merge(self, other: Fuzzed) -> None:
        """Add what another process found."""
        for name in ("files", "refused", "rows", "accepted", "counted", "repaired", "uncaught", "unaccounted", "wrong",
                     "slow", "deaths"):  # fmt: skip
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.peak_mb, self.worst_s = max(self.peak_mb, other.peak_mb), max(self.worst_s, other.worst_s)
        self.told += other.told


def chosen(number: int, seed: int) -> tuple[Seed, random.Random]:
    """Return the file of a number: one in four is ours, one in eight of media."""
    rng = random.Random(f"{seed}:{number}")
    return rng.choice(pool(real=rng.random() < 0.75, media=rng.random() < 0.125)), rng


def written(folder: Path, seed: Seed, rng: random.Random) -> Path:
    """Write the spoiled file and return what is imported: the file, or the folder it is in."""
    name = Path(seed.name).name
    place = folder / f"case{name}"
    if seed.binary:
        place = folder / "media"
        (place / "below").mkdir(parents=True)
        (place / "below" / name).write_bytes(spoiled(seed.data, rng, binary=True))
        (place / f"whole{seed.suffix}").write_bytes(seed.data)
        return place
    data = spoiled(seed.data, rng)
    if rng.random() < 0.06 and seed.suffix in (".txt", ".ann", ".srt"):
        place = folder / "texts"
        place.mkdir()
        for i, piece in enumerate(data.split(b"\n", 5)):
            (place / f"{i}.txt").write_bytes(piece)
        return place
    place.write_bytes(data)
    return place


class _Projects:
    """A project for each kind of content, made anew now and then, so that not every row is a double."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._open, self._used = folder, dict[str, Project](), 0

    def of(self, modality: str) -> Project:
        """Return the project for a kind of content."""
        if modality not in self._open:
            path = self._folder / f"{modality}{self._used}.alapp"
            task = "multi_choice" if self._used % 2 else "single_choice"
            self._open[modality] = Project.create(path, small_guideline(task), name="F", annotator=Annotator("A1"))
        return self._open[modality]

    def renew(self) -> None:
        """Close them all; what is in them must be whole."""
        for project in self._open.values():
            problems = project.verify().problems
            project.close()
            project.path.unlink()
            assert not problems, problems
        self._open.clear()
        self._used += 1


def fuzz_range(start: int, stop: int, step: int, seed: int, *, on_begin: Path | None = None) -> Fuzzed:
    """Try the files of these numbers in this process."""
    total = Fuzzed()
    with _scratch() as folder:
        projects = _Projects(folder)
        for place, number in enumerate(range(start, stop, step)):
            if on_begin is not None:
                on_begin.write_text(str(number), "utf-8")
            _one(total, number, seed, folder, projects)
            if place % FILES_A_PROJECT == FILES_A_PROJECT - 1:
                projects.renew()
        projects.renew()
    total.peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return total


def _one(total: Fuzzed, number: int, seed: int, folder: Path, projects: _Projects) -> None:
    chosen_seed, rng = chosen(number, seed)
    with tempfile.TemporaryDirectory(dir=folder) as case:
        path = written(Path(case), chosen_seed, rng)
        modality = next((m.name for m in MODALITIES if chosen_seed.suffix in m.suffixes), Role.TEXT.value)
        total.files += 1
        try:
            found = tried(path, projects.of(modality), rng, folder)
        except Exception:  # noqa: BLE001  this is what is looked for
            total.uncaught += 1
            total.told.append(f"{number} {chosen_seed.name}: {traceback.format_exc()}")
            return
    total.add(found)
    total.told += [f"{number} {chosen_seed.name}: {words}" for words in found.wrong]
    if found.slow:
        total.told.append(f"{number} {chosen_seed.name}: {found.seconds:.1f} s")


@contextmanager
def _scratch() -> Iterator[Path]:
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def run(files: int, seed: int = 1, workers: int = 2, first: int = 0) -> Fuzzed:
    """Try the numbers from ``first`` up to ``files`` in so many processes; one that dies is counted and begun anew."""
    total = Fuzzed()
    with tempfile.TemporaryDirectory() as folder:
        going = [_Worker(Path(folder, str(w)), first + w, files, workers, seed) for w in range(workers)]
        for worker in going:
            worker.start()
        for worker in going:
            total.merge(worker.ended())
    return total


class _Worker:
    """One process over each n-th file."""

    def __init__(self, place: Path, first: int, files: int, step: int, seed: int) -> None:
        self._place, self._first, self._files, self._step, self._seed = place, first, files, step, seed
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Begin."""
        numbers = map(str, (self._first, self._files, self._step, self._seed))
        command = [sys.executable, "-m", "tests.safety.fuzz", "--child", str(self._place), *numbers]
        self._process = subprocess.Popen(command, env={**os.environ, "OPENBLAS_NUM_THREADS": "1"})

    def ended(self) -> Fuzzed:
        """Wait for it and return what it found; goes on behind a file that killed it."""
        assert self._process is not None
        code = self._process.wait()
        out = self._place.with_suffix(".json")
        if code == 0:
            return Fuzzed(**json.loads(out.read_text("utf-8")))
        begun = self._place.with_suffix(".begun")
        died_at = int(begun.read_text("utf-8")) if begun.exists() else self._files
        found = Fuzzed(deaths=1, files=(died_at - self._first) // self._step + 1)
        found.told.append(f"{died_at}: the process ended with {code}; what it had found before is lost")
        self._first = died_at + self._step
        if self._first < self._files:
            self.start()
            found.merge(self.ended())
        return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m tests.safety.fuzz", description=__doc__)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--first", type=int, default=0, help="begin at this number, to try the files in parts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", type=int, help="the number of one file")
    parser.add_argument("--child", nargs=5, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        place, numbers = Path(given.child[0]), list(map(int, given.child[1:]))
        found = fuzz_range(*numbers, on_begin=place.with_suffix(".begun"))
        place.with_suffix(".json").write_text(json.dumps(asdict(found)), "utf-8")
        return 0
    if given.only is not None:
        found = fuzz_range(given.only, given.only + 1, 1, given.seed)
    else:
        found = run(given.files, given.seed, given.workers, given.first)
    for words in found.told:
        print(words)
    for name, value in asdict(found).items():
        if name != "told":
            print(name, round(value, 2), sep=" ")
    bad = found.uncaught + found.unaccounted + found.wrong + found.slow + found.deaths
    return 1 if bad or found.peak_mb > MOST_MEMORY_MB else 0


if __name__ == "__main__":
    sys.exit(main())
