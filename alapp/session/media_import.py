"""Files on their way into the pool: found below their folder, hashed, and looked at by their modality.

Runs in the child process: a file of any kind may be in a folder, and a decoder may stumble over it.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from alapp.domain.errors import AppError, BadInput, Cancelled, WorkFailed, explain
from alapp.domain.exchange import Endings, ImportPlan, content_column, files_modality
from alapp.domain.item import NewItems, Rejected
from alapp.domain.media import MediaFile
from alapp.domain.words import english, plain
from alapp.formats.base import Chunk, original_of
from alapp.modalities.base import Modality
from alapp.modalities.registry import MODALITIES
from alapp.store.project import Project

HELD = 16 * 2**20
"""Files up to this size are read once, for checksum and modality together; larger ones are read in blocks."""
BLOCK = 2**20
Tell = Callable[[Any], None]


def known_endings() -> Endings:
    """Return the endings of the files that hold items, by modality."""
    return {m.name: m.suffixes for m in MODALITIES if m.suffixes}


def with_folders(plan: ImportPlan, project: Project) -> ImportPlan:
    """Return the plan with the folders that a project has files in already: its own exports name files in them."""
    if files_modality(plan.roles) is None or Path(plan.path).is_dir():
        return plan
    return replace(plan, folders=tuple(map(str, project.media.folders())))


@dataclass(frozen=True, slots=True)
class Again:
    """An import that goes on after a file has killed the child: behind ``done`` rows, past the ``deadly`` ones."""

    done: int
    deadly: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Looking:
    """The file of this row is opened now."""

    row: int


MOST_DEADLY = 100


def after_death(error: AppError, plan: ImportPlan, before: Again | None, seen: int, looking: int) -> Again | None:
    """Return how an import goes on after this error; None where it cannot.

    After the first death each file is told before it is opened, so that the next one says whose fault it was.
    """
    died = isinstance(error, WorkFailed) and error.details.startswith("exit code")
    if not died or files_modality(plan.roles) is None:
        return None
    if before is None:
        return Again(seen)
    found = looking and looking not in before.deadly and len(before.deadly) < MOST_DEADLY
    return Again(seen, (*before.deadly, looking)) if found else None


class Files:
    """Turns rows that name files into items that are files; ``checksum`` is that of all files taken so far.

    Names in a table lead to plain files below its folder, or below another folder of the plan, and nowhere else.
    When the import goes on ``again``, each file is told (:class:`Looking`) before it is opened.
    """

    def __init__(self, plan: ImportPlan, again: Again | None = None, tell: Tell = lambda _: None) -> None:
        self._again, self._tell = again, tell
        source = Path(plan.path)
        self._modality = MODALITIES[plan.modality]
        self._column = content_column(plan.roles) or "file"
        self._listed = source.is_dir()
        self._folders = [source if self._listed else source.parent, *map(Path, plan.folders)]
        self._digest = hashlib.sha256()

    @property
    def checksum(self) -> str:
        """SHA-256 over the checksums and names of the files, in order."""
        return self._digest.hexdigest()

    def take(self, chunks: Iterable[Chunk]) -> Generator[Chunk, None, None]:
        """Yield the rows as items with their files, and those rejected whose file is not there or cannot be one."""
        passed = 0
        for chunk in chunks:
            if self._again is not None and passed < self._again.done:
                passed += chunk.seen
                continue
            items = chunk.items
            looked = [self._look(*row) for row in zip(items.rows, items.texts, items.metas, strict=True)]
            if not any(isinstance(file, Rejected) for file in looked):
                yield replace(chunk, items=_with(items, cast("list[MediaFile]", looked)))
                continue
            rejected = [file for file in looked if isinstance(file, Rejected)]
            good = [(item, file) for item, file in zip(items, looked, strict=True) if not isinstance(file, Rejected)]
            kept = NewItems.of(item for item, _ in good)
            yield Chunk(_with(kept, [file for _, file in good]), (*chunk.rejected, *rejected))

    def _look(self, row: int, cell: str, meta: Mapping[str, str]) -> MediaFile | Rejected:
        try:
            self._beware(row)
            name, path = (cell, self._folders[0] / cell) if self._listed else self._found(cell)
            file = _read(name, path, self._modality)
        except BadInput as error:
            kind = "empty" if error.details == EMPTY else "unreadable"
            what = english(error.what)
            reason = f"{what} ({error.details})" if error.details not in ("", EMPTY) else what
            return Rejected(row, self._column, reason, original_of({self._column: cell, **meta}), kind)
        self._digest.update(f"{file.sha256}  {name}\n".encode())
        return file

    def _beware(self, row: int) -> None:
        if self._again is None:
            return
        if row in self._again.deadly:
            raise BadInput(plain("The program that decodes files broke off at this one."))
        self._tell(Looking(row))

    def _found(self, cell: str) -> tuple[str, Path]:
        """Return the name of a file that a table names, and where it is."""
        places = [(name, folder / name) for folder in self._folders if (name := name_below(folder, cell))]
        if not places:
            raise BadInput(plain("The name leads out of the folder of the table."))
        return next((place for place in places if place[1].exists()), places[0])


def _with(items: NewItems, files: list[MediaFile]) -> NewItems:
    """Return the items with their files, called by the files' names where they had none of their own."""
    names = [file.name for file in files]
    keys = [name if key == text else key for name, key, text in zip(names, items.keys, items.texts, strict=True)]
    return replace(items, texts=names, keys=keys, medias=files)


def name_below(folder: Path, cell: str) -> str:
    """Return a name of a file as one below a folder, with slashes; empty when it leads elsewhere.

    That of another machine or drive is told by the name alone: on some systems a mere look would be a call.
    """
    raw = Path(cell.strip().replace("\0", "\ufffd"))
    if raw.is_absolute() and raw.is_relative_to(folder):
        raw = raw.relative_to(folder)
    name = Path(os.path.normpath(raw))
    if name.anchor or name.drive or ".." in name.parts:
        return ""
    outside = not Path(os.path.realpath(folder / name)).is_relative_to(os.path.realpath(folder))
    return "" if outside else name.as_posix()


EMPTY = "It holds nothing."


def _read(name: str, path: Path, modality: Modality) -> MediaFile:
    """Return a file with its checksum and what its modality notes of it.

    Raises
    ------
    BadInput : it is not there, no plain file, or cannot be an item.
    """
    try:
        size = _plain_size(path)
        if size <= HELD:
            data = path.read_bytes()
            seen = MediaFile(name, hashlib.sha256(data).hexdigest(), len(data), data=data)
        else:
            seen = MediaFile(name, checksum_of(path), size, path=path)
        facts = modality.facts(seen)
    except OSError as error:
        raise BadInput(
            plain("The file could not be read: {strerror}.", strerror=error.strerror or type(error).__name__)
        ) from None
    except (BadInput, Cancelled):
        raise
    except Exception as error:  # noqa: BLE001  decoders raise anything; the file is named, and the next one read
        raise BadInput(plain("The file cannot be decoded."), details=explain(error).details) from None
    return MediaFile(name, seen.sha256, seen.size, path=path, facts=facts)


def _plain_size(path: Path) -> int:
    """Return the size of a file; raises BadInput for what is no plain file (reading a pipe would never end)."""
    try:
        found = path.stat()
    except FileNotFoundError:
        raise BadInput(plain("The file is not there.")) from None
    if not stat.S_ISREG(found.st_mode):
        raise BadInput(plain("This is no plain file."))
    if not found.st_size:
        raise BadInput(plain("The file is empty."), details=EMPTY)
    return found.st_size


def checksum_of(path: Path) -> str:
    """Return the SHA-256 of a file, read in blocks; raises OSError."""
    digest = hashlib.sha256()
    for block in blocks_of(path):
        digest.update(block)
    return digest.hexdigest()


def blocks_of(path: Path) -> Iterator[bytes]:
    """Yield a file in blocks; raises OSError."""
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            yield block
