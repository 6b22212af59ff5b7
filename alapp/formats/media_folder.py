"""A folder of media files: one file one item, its sub-folder perhaps its label."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from alapp.domain.errors import BadInput
from alapp.domain.exchange import Endings, ReadingOptions, Role
from alapp.domain.item import Rejected
from alapp.formats.base import Guess, Meter, Row, original_of
from alapp.formats.opening import plain_errors, shown, undecodable

COLUMNS = ("file", "folder", "bytes")
_MOST_LABELS = 60


class MediaFolder:
    """Lists the files of a folder and its sub-folders that end as told, in the order of their names.

    What they hold is looked at later. Hidden files, links and what is no plain file are passed over.
    """

    name = "media_folder"
    words = "Folder of pictures, recordings or films"
    suffixes: tuple[str, ...] = ()

    def accepts(self, path: Path) -> bool:
        """Say whether this is a folder."""
        return path.is_dir()

    def guess(self, path: Path) -> Guess:
        """Return how such a folder is read; raises BadInput when it holds no file at all."""
        with plain_errors(path):
            if next(_files(path), None) is None:
                raise BadInput(
                    f"The folder {path.name} holds no files.",
                    "There is nothing to import from it.",
                    "Choose the folder in which the files are.",
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
        meter, done = meter or Meter(), 0
        meter.tell = lambda: done
        with plain_errors(path):
            meter.total = sum(_ends(file, options.endings) for file, _ in _files(path))
            wanted = ((file, size) for file, size in _files(path) if _ends(file, options.endings))
            for number, (file, size) in enumerate(wanted, 1):
                yield _row(file, size, number)
                done = number


def endings_in(path: Path, endings: Endings) -> tuple[str | None, Guess, Role]:
    """Return of which modality the most files of a folder are, how it is read, and what its sub-folders are.

    The modality is None where more files are texts. Sub-folders are labels where there are few of them.
    """
    kinds, folders = Counter[str](), dict[str, set[str]]()
    by_ending = {ending: name for name, known in endings.items() for ending in known}
    with plain_errors(path):
        for file, _ in _files(path):
            kind = by_ending.get(os.path.splitext(file)[1].lower(), "")  # noqa: PTH122  a million names
            kinds[kind or ("text" if file.lower().endswith(".txt") else "")] += 1
            if len(below := folders.setdefault(kind, set())) <= _MOST_LABELS:
                below.add(file.rpartition("/")[0])
    best = max(endings, key=lambda name: kinds[name], default=None)
    if best is None or not kinds[best] or kinds[best] < kinds["text"]:
        return None, Guess(ReadingOptions("folder")), Role.EXTRA
    other = kinds.total() - kinds[best]
    warnings = (f"{other:,} files of other kinds are not read.",) if other else ()
    few = 2 <= len(folders[best]) <= min(_MOST_LABELS, kinds[best] // 2)
    options = ReadingOptions(MediaFolder.name, quote="", endings=endings[best])
    return best, Guess(options, warnings=warnings), Role.LABEL if few else Role.EXTRA


def _files(root: Path) -> Iterator[tuple[str, int]]:
    """Yield (name below the folder, size) of each plain file, sorted folder by folder."""
    below = [""]
    while below:
        folder = below.pop()
        with os.scandir(root / folder) as entries:
            seen = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
        inside = f"{folder}/" if folder else ""
        below.extend(inside + e.name for e in reversed(seen) if e.is_dir(follow_symlinks=False))
        for entry in seen:
            if entry.is_file(follow_symlinks=False):
                yield inside + entry.name, entry.stat(follow_symlinks=False).st_size


def _ends(file: str, endings: tuple[str, ...]) -> bool:
    return not endings or file.lower().endswith(endings)


def _row(file: str, size: int, number: int) -> Row | Rejected:
    cells = {"file": shown(file), "folder": shown(file.rpartition("/")[0]), "bytes": str(size)}
    if undecodable(file):
        return Rejected(number, "file", "The name of the file is no text on this system.", original_of(cells))
    if not size:
        return Rejected(number, "file", "The file is empty.", original_of(cells), "empty")
    return Row(number, cells)
