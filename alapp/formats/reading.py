"""Import in three steps: guess how a file is read, show its first rows, read it all through the gate."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

from alapp.domain.errors import BadInput
from alapp.domain.exchange import Endings, ImportPlan, Preview, ReadingOptions, Role
from alapp.domain.item import NewItem, Rejected
from alapp.domain.words import N_, retold, tr
from alapp.formats.base import CHARS_AT_ONCE, ROWS_AT_ONCE, ByTable, Chunk, Guess, Importer, Meter, Row
from alapp.formats.gate import Gate, parted, rows_wide
from alapp.formats.media_folder import MediaFolder, endings_in
from alapp.formats.opening import decode, plain_errors
from alapp.formats.registry import IMPORTERS
from alapp.formats.roles import check_roles, guess_label_separator, guess_roles, with_files
from alapp.formats.sniff import check_encoding, first_failure, read_sample, sniff_encoding

ROWS_SHOWN = 200
ROWS_FOR_ROLES = 1000
CHARS_LOOKED_AT = 1 << 20
NO_FILES: Endings = {}
Progress = Callable[[int, int], None]
"""Told (done, total): bytes of a file, files of a folder."""


def importer_for(path: Path) -> Importer:
    """Return the importer for a file or folder: by its kind and name, then by its first character."""
    with plain_errors(path):
        path.stat()
    if path.is_dir():
        return IMPORTERS["folder"]
    named = next((i for i in IMPORTERS if i.accepts(path)), None)
    if named is not None and named.name == "csv":
        return named
    return IMPORTERS[_by_content(path, named.name if named else "csv")]


def _by_content(path: Path, fallback: str) -> str:
    sample, whole = read_sample(path)
    text = decode(sample, sniff_encoding(sample, whole=whole).name, whole=whole).lstrip("\ufeff \t\r\n")
    if text.startswith("["):
        return "json"
    if not text.startswith("{"):
        return fallback
    return "jsonl" if fallback == "jsonl" or _is_object(text.partition("\n")[0]) else "json"


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict) and not _holds_list(line)
    except (ValueError, RecursionError):
        return False


def _holds_list(line: str) -> bool:
    """Say whether an object on one line is a wrapper around a list of objects rather than a row."""
    values = json.loads(line).values()
    return any(isinstance(v, list) and v and all(isinstance(part, dict) for part in v) for v in values)


def guess(path: str | Path, endings: Endings = NO_FILES) -> Preview:
    """Guess how a file or folder is read and what its columns are; reads about a megabyte.

    ``endings`` tell which files are items themselves: in a folder, or named in a column of a table.
    Raises BadInput for an empty or binary file, StorageFailed when the system refuses.
    """
    place = Path(path)
    importer = importer_for(place)
    if place.is_dir():
        kind, of_files = endings_in(place, endings)
        if kind is not None:
            return _preview(place, IMPORTERS[MediaFolder.name], of_files, endings)
    found = importer.guess(place)
    shown = _preview(place, importer, found, endings)
    separator = label_separator(shown, shown.roles)
    return replace(shown, options=replace(shown.options, label_separator=separator)) if separator else shown


def preview(path: str | Path, options: ReadingOptions, endings: Endings = NO_FILES) -> Preview:
    """Show the first rows under these options; raises as :func:`guess`."""
    place = Path(path)
    importer = IMPORTERS[options.format]
    check_encoding(options.encoding)
    with plain_errors(place):
        place.stat()
    if place.is_dir():
        of_files = importer.name == MediaFolder.name and endings
        found = replace(endings_in(place, endings)[1] if of_files else importer.guess(place), options=options)
        return _preview(place, importer, found, endings)
    sample, whole = read_sample(place)
    with plain_errors(place):  # UTF-16 without a byte order mark is no failing place, but a file that is something else
        failing = first_failure(sample, options.encoding, whole=whole)
    likely = sniff_encoding(sample, whole=whole).likely if failing else ()
    return _preview(place, importer, Guess(options, likely, failing), endings)


def _preview(path: Path, importer: Importer, found: Guess, endings: Endings) -> Preview:
    columns = importer.columns(path, found.options)
    if not columns:
        raise _no_rows(path, importer, found.options)
    first, complete = _first_rows(importer, path, found.options)
    good = rows_wide(columns, [row for row in first if isinstance(row, Row)])
    return Preview(
        str(path),
        found.options,
        columns,
        good[:ROWS_SHOWN],
        {
            **with_files(columns, good, guess_roles(columns, good, importer.known_roles(columns)), endings),
            **found.roles,
        },
        len(first) if complete else None,
        path.stat().st_size if path.is_file() else 0,
        found.warnings + _warnings(found, first),
        found.likely_encodings,
        found.undecodable_hex,
    )


def _no_rows(path: Path, importer: Importer, options: ReadingOptions) -> BadInput:
    with contextlib.closing(_generator(importer.rows(path, options))) as rows:
        first = next(rows, None)
    why = retold(first.reason) if isinstance(first, Rejected) else tr("Nothing can be imported.")
    remedy = tr("Choose another file, or change the reading options.")
    return BadInput(tr("{name} holds no rows that can be read.", name=path.name), why, remedy)


def _first_rows(importer: Importer, path: Path, options: ReadingOptions) -> tuple[list[Row | Rejected], bool]:
    """Return the first rows, up to 1,000 or a million characters, and whether these are all."""
    found: list[Row | Rejected] = []
    chars = 0
    with contextlib.closing(_generator(importer.rows(path, options))) as rows:
        for row in rows:
            if len(found) >= ROWS_FOR_ROLES or chars > CHARS_LOOKED_AT:
                return found, False
            found.append(row)
            chars += sum(map(len, row.cells.values())) if isinstance(row, Row) else len(row.original)
    return found, True


def _generator(rows: Iterator[Row | Rejected]) -> Generator[Row | Rejected, None, None]:
    yield from rows


def _warnings(found: Guess, first: list[Row | Rejected]) -> tuple[str, ...]:
    warnings = []
    bad = sum(isinstance(row, Rejected) and row.kind != "empty" for row in first)
    if found.undecodable_hex and found.likely_encodings:
        warnings.append(tr(_ENCODING_WARNING, encoding=found.options.encoding))
    if not first:
        warnings.append(tr("The file holds column names but no rows."))
    elif bad * 2 > len(first):
        warnings.append(
            tr(
                "{bad:,} of the first {count:,} rows cannot be read; the reading options may be wrong.",
                bad=bad,
                count=len(first),
            )
        )
    return tuple(warnings)


_ENCODING_WARNING = N_(
    "Not all bytes of the file are UTF-8; it is read as {encoding}. Check that accented letters look right."
)


def label_separator(shown: Preview, roles: Mapping[str, Role]) -> str:
    """Return the character that seems to part several labels in the cells of the label columns, or nothing."""
    labels = [i for i, name in enumerate(shown.columns) if roles.get(name) is Role.LABEL]
    return guess_label_separator([row[i] for row in shown.rows for i in labels]) if labels else ""


def chunks(plan: ImportPlan, progress: Progress | None = None) -> Iterator[Chunk]:
    """Read a file or folder through the gate, up to 500 rows at a time: each comes out once, as an item or rejected.

    Streams in flat memory. The roles are checked before the first row; raises as :func:`guess`, and BadInput for
    roles that cannot work.
    """
    first = preview(plan.path, plan.options)
    check_roles(first.columns, first.rows, plan.roles)
    meter, gate = Meter(), Gate(plan)
    for number, chunk in enumerate(_through(gate, IMPORTERS[plan.options.format], plan, meter)):
        if progress is not None and number:
            progress(meter.done, meter.total)
        yield chunk
    if progress is not None:
        progress(meter.total, meter.total)


def _through(gate: Gate, importer: Importer, plan: ImportPlan, meter: Meter) -> Iterator[Chunk]:
    place = Path(plan.path)
    if isinstance(importer, ByTable):
        yield from map(gate.take, importer.tables(place, plan.options, meter))
        return
    for rows in _some(importer.rows(place, plan.options, meter)):
        rejected = [row for row in rows if isinstance(row, Rejected)]
        yield parted([*rejected, *gate.check_all([row for row in rows if isinstance(row, Row)])])


def _some(rows: Iterator[Row | Rejected]) -> Iterator[list[Row | Rejected]]:
    """Gather rows until they are many, or long."""
    some, chars = list[Row | Rejected](), 0
    for row in rows:
        some.append(row)
        chars += sum(map(len, row.cells.values())) if isinstance(row, Row) else len(row.original)
        if len(some) == ROWS_AT_ONCE or chars > CHARS_AT_ONCE:
            yield some
            some, chars = [], 0
    if some:
        yield some


def read(plan: ImportPlan, progress: Progress | None = None) -> Iterator[NewItem | Rejected]:
    """Yield what :func:`chunks` reads row by row, in the order of the file."""
    for chunk in chunks(plan, progress):
        yield from sorted([*chunk.items, *chunk.rejected], key=attrgetter("row"))
