"""Looking after the files of a project, in the child: are they there as they were, where are they now, embed them."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

from alapp.domain.errors import BadInput, StorageFailed
from alapp.domain.media import MediaFile, MediaRow, MediaState
from alapp.domain.words import tr
from alapp.jobs.progress import Progress
from alapp.session.media_import import checksum_of
from alapp.store.media import PART, parts_of
from alapp.store.project import Project

PAGE = 500
LOOKED_AT = 20
"""Names by which it is found out which folder below or above the chosen one is meant."""
MOST_FOLDERS = 1000
ROOM = 1.2
"""An embedded file takes its size in the project, and the journal of the disk some of it for a while."""
TOGETHER = 4 * 2**20
"""Bytes of small files that are stored in one transaction."""


@dataclass(frozen=True, slots=True)
class States:
    """How files were found, by item, where that is not as it was noted."""

    states: Sequence[tuple[int, MediaState]]


@dataclass(frozen=True, slots=True)
class Moved:
    """A folder of files is elsewhere now."""

    root_id: int
    path: str


@dataclass(frozen=True, slots=True)
class Whole:
    """Small files with their content."""

    contents: Sequence[tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the content of a large file; ``last`` when all parts are there."""

    item_id: int
    number: int
    data: bytes
    last: bool


@dataclass(frozen=True, slots=True)
class MediaReport:
    """How many files are as they were, have another content, or are not there; ``folder`` is where they are now."""

    present: int = 0
    changed: int = 0
    missing: int = 0
    folder: str = ""

    @property
    def files(self) -> int:
        """Files that were looked at."""
        return self.present + self.changed + self.missing


def check(progress: Progress, project_path: str) -> MediaReport:
    """Look at every file that is by reference, by its content; emits :class:`States`."""
    with Project.open(Path(project_path), read_only=True) as project:
        found: Counter[str] = Counter()
        rows = [row for root in project.media.roots() for row in project.media.rows(root.id)]
        for some in _pages(progress, project, rows, tr("checking files")):
            found.update(_told(progress, [(row, state_of(file.path, file)) for row, file in some]))
        return MediaReport(found["present"], found["changed"], found["missing"])


def glance(progress: Progress, project_path: str) -> None:
    """Look whether every file is there, by name and size alone; emits :class:`States`."""
    with Project.open(Path(project_path), read_only=True) as project:
        for root in project.media.roots():
            place, rows = root.path, project.media.rows(root.id)
            while some := list(islice(rows, PAGE)):
                progress.step(0)
                _told(progress, [(row, _seen(place / row.name, row)) for row in some])


def _seen(path: Path, row: MediaRow) -> MediaState:
    """Return what is seen of a file without reading it; what was found out by reading stays."""
    try:
        size = path.stat().st_size if path.is_file() else -1
    except OSError:
        size = -1
    if size < 0:
        return "missing"
    return "changed" if size != row.size or row.state == "changed" else "present"


def relink(progress: Progress, project_path: str, root_id: int, folder: str) -> MediaReport:
    """Look for the files of a folder that has moved; emits :class:`Moved` and :class:`States` where they are found.

    The chosen folder may be the one that has moved, one that it lies in, or one in it.

    Raises
    ------
    BadInput : no file is there as it was; nothing is changed.
    """
    with Project.open(Path(project_path), read_only=True) as project:
        rows = list(project.media.rows(root_id))
        place = placed([row.name for row in rows[:LOOKED_AT]], Path(folder))
        looked = list[tuple[MediaRow, MediaState]]()
        for some in _pages(progress, project, rows, tr("comparing files")):
            looked += [(row, state_of(place / file.name, file)) for row, file in some]
        found = Counter(state for _, state in looked)
        if not found["present"]:
            raise BadInput(
                tr("None of the {count:,} files is in “{name}” as it was.", count=len(rows), name=Path(folder).name),
                tr(
                    "{changed:,} have another content, {missing:,} are not there. Nothing was changed.",
                    changed=found["changed"],
                    missing=found["missing"],
                ),
                tr("Choose another folder."),
            )
        progress.emit(Moved(root_id, str(place)))
        _told(progress, looked)
        return MediaReport(found["present"], found["changed"], found["missing"], str(place))


def embed(progress: Progress, project_path: str) -> MediaReport:
    """Read every file that is by reference and as it was; emits its content to be stored in the project.

    Raises
    ------
    StorageFailed : the disk has no room for them.
    """
    path = Path(project_path)
    with Project.open(path, read_only=True) as project:
        rows = [row for root in project.media.roots() for row in project.media.rows(root.id)]
        _check_room(path, sum(row.size for row in rows))
        found: Counter[str] = Counter()
        for some in _pages(progress, project, rows, tr("embedding files")):
            looked = [(row, state_of(file.path, file)) for row, file in some]
            found.update(_told(progress, looked))
            present = {row.item_id for row, state in looked if state == "present"}
            _hand_over(progress, [(row.item_id, file) for row, file in some if row.item_id in present])
        return MediaReport(found["present"], found["changed"], found["missing"])


def state_of(path: Path | None, file: MediaFile) -> MediaState:
    """Return whether a file is where it is looked for, with the content that was imported."""
    try:
        if path is None or not path.is_file():
            return "missing"
        same = path.stat().st_size == file.size and checksum_of(path) == file.sha256
    except OSError:
        return "missing"
    return "present" if same else "changed"


def placed(names: Sequence[str], chosen: Path) -> Path:
    """Return the folder in which the most of these names are files: the chosen one, one in it, or one around it."""
    candidates = [chosen, *_around(names, chosen)]
    if _hits(names, chosen) < len(names):
        with os.scandir(chosen) as entries:
            candidates += [Path(e.path) for e in islice(entries, MOST_FOLDERS) if e.is_dir(follow_symlinks=False)]
    return max(candidates, key=lambda folder: _hits(names, folder))


def _around(names: Sequence[str], chosen: Path) -> Iterator[Path]:
    """Yield folders around the chosen one of which it may be a part: its own last names begin the names of files."""
    heads = {PurePosixPath(name).parts[:-1] for name in names}
    for depth in sorted({i for head in heads for i in range(1, len(head) + 1)}):
        if any(head[:depth] == chosen.parts[-depth:] for head in heads):
            yield chosen.parents[depth - 1]


def _hits(names: Sequence[str], folder: Path) -> int:
    return sum((folder / name).is_file() for name in names)


def _pages(
    progress: Progress, project: Project, rows: Sequence[MediaRow], words: str
) -> Iterator[list[tuple[MediaRow, MediaFile]]]:
    for start in range(0, len(rows), PAGE):
        progress.step(start, len(rows), words)
        some = rows[start : start + PAGE]
        files = project.media.files([row.item_id for row in some])
        yield [(row, file) for row, file in zip(some, files, strict=True) if file is not None]


def _told(progress: Progress, looked: Sequence[tuple[MediaRow, MediaState]]) -> list[MediaState]:
    """Emit what is not as it was noted; a file that could not be decoded stays so while its content is the same."""
    news = [(r.item_id, s) for r, s in looked if s != r.state and (r.state, s) != ("broken", "present")]
    if news:
        progress.emit(States(news))
    return [state for _, state in looked]


def _check_room(path: Path, size: int) -> None:
    needed, free = int(size * ROOM), shutil.disk_usage(path.parent).free
    if free < needed:
        raise StorageFailed(
            tr("The disk is too full to embed the files ({parent}).", parent=path.parent),
            tr("They stay where they are."),
            tr("Free {needed:,.0f} MB, then try again.", needed=(needed - free) / 1000000.0),
        )


def _hand_over(progress: Progress, files: Sequence[tuple[int, MediaFile]]) -> None:
    """Emit contents: large files in parts, small ones together."""
    small, size = list[tuple[int, bytes]](), 0
    for item_id, file in files:
        with file.open() as stream:
            if file.size > PART:
                last = (file.size - 1) // PART
                for number, data in parts_of(stream):
                    progress.emit(Part(item_id, number, data, number == last))
                continue
            small.append((item_id, stream.read()))
        size += file.size
        if size > TOGETHER:
            progress.emit(Whole(small))
            small, size = [], 0
    if small:
        progress.emit(Whole(small))
