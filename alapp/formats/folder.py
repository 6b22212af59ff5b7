"""A folder of text files: one file one item, its sub-folder perhaps its label."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from alapp.domain.errors import BadInput
from alapp.domain.exchange import ReadingOptions, Role
from alapp.domain.item import Rejected
from alapp.domain.words import N_, plain, tr
from alapp.formats.base import Guess, Meter, Row, original_of
from alapp.formats.opening import MAX_RECORD, bad_bytes, decode, plain_errors, shown, undecodable
from alapp.formats.sniff import read_sample, sniff_encoding

COLUMNS = ("file", "folder", "text")
_LOOKED_AT = 20


class TextFolder:
    """Reads the ``.txt`` files of a folder and its sub-folders, in the order of their names."""

    name = "folder"
    words = N_("Folder of text files")
    suffixes = (".txt",)

    def accepts(self, path: Path) -> bool:
        """Say whether this is a folder."""
        return path.is_dir()

    def guess(self, path: Path) -> Guess:
        """Guess the encoding from the first files; raises BadInput when there is no text file."""
        with plain_errors(path):
            files = list(_files(path))
        if not files:
            raise BadInput(
                tr("The folder {name} holds no .txt files.", name=path.name),
                tr("There is nothing to import from it."),
                tr("Choose the folder in which the text files are."),
            )
        other = _others(path)
        warnings = (tr("{other:,} files that are no .txt files are not read.", other=other),) if other else ()
        for file in files[:_LOOKED_AT]:
            found = _encoding_of(file)
            if found.likely_encodings:
                return Guess(found.options, found.likely_encodings, found.undecodable_hex, warnings)
        return Guess(ReadingOptions(self.name, quote=""), warnings=warnings)

    def columns(self, path: Path, options: ReadingOptions) -> tuple[str, ...]:
        """Return the columns: name of the file, its folder, its text."""
        del path, options
        return COLUMNS

    def known_roles(self, columns: tuple[str, ...]) -> Mapping[str, Role]:
        """Return the roles of file and text; that of the folder is guessed."""
        return {"file": Role.ID, "text": Role.TEXT} if columns == COLUMNS else {}

    def rows(self, path: Path, options: ReadingOptions, meter: Meter | None = None) -> Iterator[Row | Rejected]:
        """Read file by file; a row is the place of the file in the order of names."""
        with plain_errors(path):
            files = list(_files(path))
        meter = meter or Meter()
        meter.total, done = len(files), 0
        meter.tell = lambda: done
        for number, file in enumerate(files, 1):
            yield _row(path, file, number, options)
            done = number


def _files(path: Path) -> Iterator[Path]:
    """Yield the text files below a folder, sorted by name; hidden ones and links are passed over."""
    for folder, below, names in os.walk(path, onerror=_raise):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if name.lower().endswith(".txt") and not name.startswith(".") and not file.is_symlink():
                yield file


def _others(path: Path) -> int:
    names = (name for _, _, names in os.walk(path) for name in names)
    return sum(not name.lower().endswith(".txt") and not name.startswith(".") for name in names)


def _raise(error: OSError) -> None:
    raise error


def _encoding_of(file: Path) -> Guess:
    try:
        sample, whole = read_sample(file)
    except BadInput:
        return Guess(ReadingOptions("folder", quote=""))
    found = sniff_encoding(sample, whole=whole)
    return Guess(ReadingOptions("folder", found.name, quote=""), found.likely, found.failing_hex)


def _row(root: Path, file: Path, number: int, options: ReadingOptions) -> Row | Rejected:
    inside = shown(file.relative_to(root).as_posix())
    folder = inside.rpartition("/")[0]
    cells: dict[str, str | None] = {"file": inside, "folder": folder, "text": None}
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_RECORD + 1)
    except OSError as error:
        return Rejected(
            number,
            "file",
            plain("The file could not be read: {strerror}.", strerror=error.strerror),
            original_of(cells, inside),
        )
    if len(data) > MAX_RECORD:
        return Rejected(number, "text", plain("The file is larger than 8 MB."), original_of(cells, inside), "too_large")
    text = _decoded(data, options.encoding)
    if "\0" in text[:1000]:
        return Rejected(number, "text", plain("The file is binary, not text."), original_of(cells, inside))
    if undecodable(text):
        reason = plain("Bytes that are no text in this encoding: {bad_bytes}.", bad_bytes=bad_bytes(text))
        return Rejected(number, "text", reason, original_of(cells | {"text": shown(text)}, inside))
    return Row(number, {"file": inside, "folder": folder, "text": text})


def _decoded(data: bytes, encoding: str) -> str:
    """Decode one file: by its own byte order mark, as UTF-8 if that fits, else in the chosen encoding."""
    own = sniff_encoding(data[:4], whole=True).name if data[:1] in (b"\xff", b"\xfe", b"\xef", b"\0") else "utf-8"
    text = decode(data, own if own.startswith("utf") else "utf-8", whole=True)
    return decode(data, encoding, whole=True).removeprefix("\ufeff") if undecodable(text) else text
