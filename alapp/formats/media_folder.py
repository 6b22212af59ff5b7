"""A folder of media files: one file one item, its sub-folder perhaps its label."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from alapp.domain.errors import BadInput
from alapp.domain.exchange import Endings, ReadingOptions, Role
from alapp.domain.item import Rejected
from alapp.domain.words import N_, plain, tr
from alapp.formats.base import ROWS_AT_ONCE, Guess, Meter, Row, Table, original_of
from alapp.formats.opening import plain_errors, shown, undecodable

COLUMNS = ("file", "folder", "bytes")
_MOST_LABELS = 60


class MediaFolder:
    """Lists the files of a folder and its sub-folders that end as told, in the order of their names.

    What they hold is looked at later. Hidden files, links and what is no plain file are passed over.
    """

    name = "media_folder"
    words = N_("Folder of pictures, recordings or films")
    suffixes: tuple[str, ...] = ()

    def accepts(self, path: Path) -> bool:
        """Say whether this is a folder."""
        return path.is_dir()

    def guess(self, path: Path) -> Guess:
        """Return how such a folder is read; raises BadInput when it holds no file at all."""
        with plain_errors(path):
            if next(_files(path), None) is None:
                raise BadInput(
                    tr("The folder {name} holds no files.", name=path.name),
                    tr("There is nothing to import from it."),
                    tr("Choose the folder in which the files are."),
                )
        return Guess(ReadingOptions(self.name, quote=""))

    def columns(self, path: Path, options: ReadingOptions) -> tuple[str, ...]:
        """Return the columns: name of the file below the folder, its sub-folder, its size."""
        del path, options
        return COLUMNS

    def known_roles(self, columns: tuple[str, ...]) -> Mapping[str, Role]:
        """Return the role of the size; what the files are is known by their endings."""
        return {"bytes": Role.LEAVE_OUT} if columns == COLUMNS else {}

    def rows(self, path: Path, options: ReadingOptions, meter: Meter | None = None) -> Iterator[Row | Rejected]:
        """List file by file; a row is the place of the file in the order of names."""
        for number, cells in self._listed(path, options, meter):
            yield cells if isinstance(cells, Rejected) else Row(number, dict(zip(COLUMNS, cells, strict=True)))

    def tables(self, path: Path, options: ReadingOptions, meter: Meter | None = None) -> Iterator[Table]:
        """List many files at a time."""
        listed = self._listed(path, options, meter)
        while some := list(islice(listed, ROWS_AT_ONCE)):
            rejected = tuple(row for _, row in some if isinstance(row, Rejected))
            good = [(number, row) for number, row in some if not isinstance(row, Rejected)]
            yield Table(COLUMNS, [number for number, _ in good], [row for _, row in good], rejected)

    def _listed(
        self, path: Path, options: ReadingOptions, meter: Meter | None
    ) -> Iterator[tuple[int, tuple[str, str, str] | Rejected]]:
        done = 0
        with plain_errors(path):
            if meter is not None:
                meter.tell = lambda: done
                meter.total = sum(_ends(file, options.endings) for file, _ in _files(path))
            wanted = ((file, entry) for file, entry in _files(path) if _ends(file, options.endings))
            for number, (file, entry) in enumerate(wanted, 1):
                yield number, _row(file, entry.stat(follow_symlinks=False).st_size, number)
                done = number


def endings_in(path: Path, endings: Endings) -> tuple[str | None, Guess]:
    """Return of which modality the most files of a folder are, and how it is read; None where more are texts.

    Sub-folders are labels where there are few of them.
    """
    kinds, folders = Counter[str](), dict[str, set[str]]()
    by_ending = {ending: name for name, known in endings.items() for ending in known} | {".txt": "text"}
    with plain_errors(path):
        for file, _ in _files(path):
            kind = by_ending.get(file[file.rfind(".") :].lower(), "")
            kinds[kind] += 1
            if len(below := folders.setdefault(kind, set())) <= _MOST_LABELS:
                below.add(file.rpartition("/")[0])
    best = max(endings, key=lambda name: kinds[name], default=None)
    if best is None or not kinds[best] or kinds[best] < kinds["text"]:
        return None, Guess(ReadingOptions("folder"))
    other = kinds.total() - kinds[best]
    warnings = (tr("{other:,} files of other kinds are not read.", other=other),) if other else ()
    several = len(folders[best]) > 1
    few = several and len(folders[best]) <= min(_MOST_LABELS, kinds[best] // 2)
    options = ReadingOptions(MediaFolder.name, quote="", endings=endings[best])
    roles = {"file": Role(best), "folder": Role.LABEL if few else Role.EXTRA if several else Role.LEAVE_OUT}
    return best, Guess(options, warnings=warnings, roles=roles)


def _files(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield each plain file with its name below the folder, sorted folder by folder."""
    below = [""]
    while below:
        folder = below.pop()
        with os.scandir(root / folder) as entries:
            seen = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
        inside = f"{folder}/" if folder else ""
        below.extend(inside + e.name for e in reversed(seen) if e.is_dir(follow_symlinks=False))
        yield from ((inside + e.name, e) for e in seen if e.is_file(follow_symlinks=False))


def _ends(file: str, endings: tuple[str, ...]) -> bool:
    return not endings or file.lower().endswith(endings)


def _row(file: str, size: int, number: int) -> tuple[str, str, str] | Rejected:
    cells = (shown(file), shown(file.rpartition("/")[0]), str(size))
    if undecodable(file):
        return _rejected(number, cells, plain("The name of the file is no text on this system."), "unreadable")
    return cells if size else _rejected(number, cells, plain("The file is empty."), "empty")


def _rejected(number: int, cells: tuple[str, str, str], reason: str, kind: str) -> Rejected:
    return Rejected(number, "file", reason, original_of(dict(zip(COLUMNS, cells, strict=True))), kind)
