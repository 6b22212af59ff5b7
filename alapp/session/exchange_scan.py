"""Reading a file for an import: preview, counts, and rows in chunks.

Nothing here touches a project, so all of it runs in the child process as well as inline.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, fields, replace
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any

from alapp.domain.annotation import labels_of
from alapp.domain.errors import explain
from alapp.domain.exchange import Counts, ImportPlan, Preview, ReadingOptions
from alapp.domain.item import NewItem, Rejected
from alapp.formats import reading
from alapp.jobs.progress import Progress

CHUNK = 500
KEPT_REJECTED = 2000
LABELS_COUNTED = 20_000
BLOCK = 1 << 20

Row = NewItem | Rejected


def look(path: str) -> Preview:
    """Return the first rows of a file, read as it seems to be written; raises AppError in words."""
    try:
        return reading.guess(path)
    except (OSError, MemoryError) as error:
        raise explain(error, meaning="Nothing was imported.", place=path) from error


def look_again(path: str, options: ReadingOptions) -> Preview:
    """Return the first rows of a file, read as told; raises AppError in words."""
    try:
        return reading.preview(path, options)
    except (OSError, MemoryError) as error:
        raise explain(error, meaning="Nothing was imported.", place=path) from error


@dataclass(frozen=True, slots=True)
class ScanReport:
    """Counts so far and the rows that cannot be taken (at most 2,000 are kept to be shown)."""

    counts: Counts
    rejected: tuple[Rejected, ...] = ()
    finished: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """The first part of an import: it begins."""


@dataclass(frozen=True, slots=True)
class Checksum:
    """The file's checksum, told behind the first rows: a large file takes seconds, and the first item is waited for."""

    sha256: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """At most 500 rows out of a file: ``seen`` = len(items) + len(rejected)."""

    items: tuple[NewItem, ...]
    rejected: tuple[Rejected, ...]

    @property
    def seen(self) -> int:
        """Rows of this chunk."""
        return len(self.items) + len(self.rejected)

    def __reduce__(self) -> tuple[Any, ...]:
        """Go through the pipe as plain columns, in a third of the time that the rows would take one by one."""
        return _chunk_of_columns, (tuple(zip(*map(_COLUMNS_OF, self.items), strict=True)), self.rejected)


_COLUMNS_OF = attrgetter(*(f.name for f in fields(NewItem)))


def _chunk_of_columns(columns: tuple[tuple[Any, ...], ...], rejected: tuple[Rejected, ...]) -> Chunk:
    return Chunk(tuple(map(NewItem, *columns)) if columns else (), rejected)


@dataclass(slots=True)
class Tally:
    """Running counts of rows and label names."""

    kinds: dict[str, int] = field(default_factory=dict)
    labels: dict[str, int] = field(default_factory=dict)
    several: bool = False

    def add(self, row: Row) -> None:
        """Count one row."""
        kind = row.kind if isinstance(row, Rejected) else "ready"
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        names = labels_of(row.value) if isinstance(row, NewItem) else ()
        self.several = self.several or len(names) > 1
        for name in names:
            if name in self.labels or len(self.labels) < LABELS_COUNTED:
                self.labels[name] = self.labels.get(name, 0) + 1

    def counts(self) -> Counts:
        """Return what was counted so far; ``seen`` is the sum of all kinds."""
        known = {kind: self.kinds.get(kind, 0) for kind in ("ready", "duplicate", "empty", "too_large")}
        seen = sum(self.kinds.values())
        return Counts(seen=seen, unreadable=seen - sum(known.values()), labels=dict(self.labels), **known)


@dataclass(slots=True)
class Read:
    """The rows of a file as they are read, and how far that is."""

    rows: Generator[Row, None, None]
    share: float = 0.0

    def expected(self, seen: int) -> int:
        """Return how many rows the file seems to hold when ``seen`` were read; 0 while that is unknown."""
        return round(seen / self.share) if self.share else 0


@contextmanager
def rows_of(plan: ImportPlan) -> Iterator[Read]:
    """Give every row of the file through the reader's gate, and close the file; what goes wrong is told in words."""

    def tell(done: int, total: int) -> None:
        read.share = done / total if total else 0.0

    def generate() -> Generator[Row, None, None]:
        yield from reading.read(plan, tell)

    read = Read(generate())
    try:
        with closing(read.rows):
            yield read
    except (OSError, MemoryError) as error:
        raise explain(error, meaning="Nothing more was read.", place=plan.path) from error


def scan(progress: Progress, plan: ImportPlan) -> ScanReport:
    """Count the rows of a file; emits a :class:`ScanReport` every 500 rows and returns the last one."""
    tally, rejected = Tally(), list[Rejected]()
    counted = replace(plan, existing_labels="first")  # labels are counted also when they are not wanted
    with rows_of(counted) as read:
        for n, row in enumerate(read.rows, start=1):
            tally.add(row)
            if isinstance(row, Rejected) and len(rejected) < KEPT_REJECTED:
                rejected.append(row)
            if n % CHUNK == 0:
                progress.step(n, read.expected(n), "counting rows")
                progress.emit(ScanReport(tally.counts(), several=tally.several))
    return ScanReport(tally.counts(), tuple(rejected), finished=True, several=tally.several)


def read_chunks(progress: Progress, plan: ImportPlan) -> Counts:
    """Read a file and emit it: :class:`Opened`, many :class:`Chunk`, a :class:`Checksum`; returns all counts."""
    progress.emit(Opened())
    tally, seen = Tally(), 0
    with rows_of(plan) as read:
        while batch := list(islice(read.rows, CHUNK)):
            for row in batch:
                tally.add(row)
            seen += len(batch)
            progress.step(seen, read.expected(seen), "reading rows")
            progress.emit(as_chunk(batch))
            if seen == len(batch):
                progress.emit(Checksum(checksum(progress, plan.path)))
    if not seen:
        progress.emit(Checksum(checksum(progress, plan.path)))
    return tally.counts()


def as_chunk(rows: Iterable[Row]) -> Chunk:
    """Part rows into those that may enter and those that may not."""
    items, rejected = list[NewItem](), list[Rejected]()
    for row in rows:
        if isinstance(row, Rejected):
            rejected.append(row)
        else:
            items.append(row)
    return Chunk(tuple(items), tuple(rejected))


def files_of(source: Path) -> list[Path]:
    """Return the file, or the files of a folder in order of their names."""
    return sorted(path for path in source.rglob("*") if path.is_file()) if source.is_dir() else [source]


def checksum(progress: Progress, path: str) -> str:
    """Return the SHA-256 of a file; of a folder, that of its files' checksums and names in order."""
    source = Path(path)
    try:
        if not source.is_dir():
            return _sha256(source, progress)
        lines = (f"{_sha256(file, progress)}  {file.relative_to(source).as_posix()}\n" for file in files_of(source))
        return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
    except OSError as error:
        raise explain(error, meaning="Nothing was imported.", place=path) from error


def _sha256(path: Path, progress: Progress) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
            progress.step(0, 0, "checksum")
    return digest.hexdigest()
