"""Reading a file for an import: preview, counts, and rows in chunks.

Nothing here touches a project, so all of it runs in the child process as well as inline.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from alapp.domain.annotation import labels_of
from alapp.domain.errors import explain
from alapp.domain.exchange import Counts, ImportPlan, Preview, ReadingOptions, files_modality
from alapp.domain.item import Rejected
from alapp.domain.words import tr
from alapp.formats import reading
from alapp.formats.base import Chunk
from alapp.jobs.progress import Progress
from alapp.session import policy
from alapp.session.media_import import Again, Files, Tell, known_endings

KEPT_REJECTED = 2000
LABELS_COUNTED = 20_000
BLOCK = 1 << 20


def look(path: str) -> Preview:
    """Return the first rows of a file, read as it seems to be written; raises AppError in words."""
    policy.check_source(Path(path))
    try:
        return reading.guess(path, known_endings())
    except (OSError, MemoryError) as error:
        raise explain(error, meaning=tr("Nothing was imported."), place=path) from error


def look_again(path: str, options: ReadingOptions) -> Preview:
    """Return the first rows of a file, read as told; raises AppError in words."""
    try:
        return reading.preview(path, options, known_endings())
    except (OSError, MemoryError) as error:
        raise explain(error, meaning=tr("Nothing was imported."), place=path) from error


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


@dataclass(slots=True)
class Tally:
    """Running counts of rows and label names."""

    kinds: dict[str, int] = field(default_factory=dict)
    labels: dict[str, int] = field(default_factory=dict)
    several: bool = False

    def add(self, chunk: Chunk) -> None:
        """Count some rows."""
        kinds, names = Counter(r.kind for r in chunk.rejected), Counter[str]()
        kinds["ready"] = len(chunk.items)
        for value in filter(None, chunk.items.values):
            labels = labels_of(value)
            self.several = self.several or len(labels) > 1
            names.update(labels)
        for kind, n in kinds.items():
            self.kinds[kind] = self.kinds.get(kind, 0) + n
        for name, n in names.items():
            if name in self.labels or len(self.labels) < LABELS_COUNTED:
                self.labels[name] = self.labels.get(name, 0) + n

    def counts(self) -> Counts:
        """Return what was counted so far; ``seen`` is the sum of all kinds."""
        known = {kind: self.kinds.get(kind, 0) for kind in ("ready", "duplicate", "empty", "too_large")}
        seen = sum(self.kinds.values())
        return Counts(seen=seen, unreadable=seen - sum(known.values()), labels=dict(self.labels), **known)


@dataclass(slots=True)
class Read:
    """The rows of a file as they are read, and how far that is."""

    chunks: Generator[Chunk, None, None]
    share: float = 0.0
    files: Files | None = None

    def expected(self, seen: int) -> int:
        """Return how many rows the file seems to hold when ``seen`` were read; 0 while that is unknown."""
        return round(seen / self.share) if self.share else 0


@contextmanager
def rows_of(plan: ImportPlan, again: Again | None = None, on_look: Tell = lambda _: None) -> Iterator[Read]:
    """Give every row of the file through the reader's gate, and close the file; what goes wrong is told in words."""
    policy.check_source(Path(plan.path))

    def tell(done: int, total: int) -> None:
        read.share = done / total if total else 0.0

    def generate() -> Generator[Chunk, None, None]:
        chunks = reading.chunks(plan, tell)
        yield from chunks if files is None else files.take(chunks)

    files = Files(plan, again, on_look) if files_modality(plan.roles) else None
    read = Read(generate(), files=files)
    try:
        with closing(read.chunks):
            yield read
    except (OSError, MemoryError) as error:
        raise explain(error, meaning=tr("Nothing more was read."), place=plan.path) from error


def scan(progress: Progress, plan: ImportPlan) -> ScanReport:
    """Count the rows of a file; emits a :class:`ScanReport` between chunks and returns the last one."""
    tally, rejected, seen = Tally(), list[Rejected](), 0
    counted = replace(plan, existing_labels="first")  # labels are counted also when they are not wanted
    with rows_of(counted) as read:
        for chunk in read.chunks:
            if seen:
                progress.step(seen, read.expected(seen), tr("counting rows"))
                progress.emit(ScanReport(tally.counts(), several=tally.several))
            tally.add(chunk)
            rejected += chunk.rejected[: KEPT_REJECTED - len(rejected)]
            seen += chunk.seen
    return ScanReport(tally.counts(), tuple(rejected), finished=True, several=tally.several)


def read_chunks(progress: Progress, plan: ImportPlan, again: Again | None = None) -> Counts:
    """Read a file and emit it: :class:`Opened`, many :class:`Chunk`, a :class:`Checksum`; returns all counts.

    With ``again``, an import of files goes on that has killed the process it was read in.
    """
    if again is None:
        progress.emit(Opened())
    tally, seen = Tally(), 0
    in_folder = files_modality(plan.roles) is not None and Path(plan.path).is_dir()
    with rows_of(plan, again, progress.emit) as read:
        for chunk in read.chunks:
            tally.add(chunk)
            seen += chunk.seen
            progress.step(seen, read.expected(seen), tr("reading rows"))
            progress.emit(chunk)
            if seen == chunk.seen and not in_folder:
                progress.emit(Checksum(checksum(progress, plan.path)))
    if again is not None:
        return tally.counts()
    if in_folder and read.files is not None:
        progress.emit(Checksum(read.files.checksum))  # its files were read, and are not read once more
    elif not seen:
        progress.emit(Checksum(checksum(progress, plan.path)))
    return tally.counts()


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
        raise explain(error, meaning=tr("Nothing was imported."), place=path) from error


def _sha256(path: Path, progress: Progress) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
            progress.step(0, 0, "checksum")
    return digest.hexdigest()
