"""ICU's data, which Qt brings on Linux, without what Qt never reads of it: 23 of its 32 MB.

Qt has its own names of languages, places, units and times, its own rules where a text may be broken, and asks ICU only
to compare words and to read encodings. The library is one table of named pieces (``ucmndata.h`` in ICU's source: a
header, the number of pieces, where the name and the content of each stand, the names, the contents).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

LIBRARY = "*/libicudata.so.*"
DROPPED = (
    *(f"*/{folder}/*" for folder in ("brkitr", "curr", "lang", "rbnf", "region", "translit", "unit", "zone")),
    *("*.spp", "*.cfu"),
)
LARGE_ENCODING = 20_000
"""Bytes from which on an encoding is a large one, of ideographs; the small ones of single bytes stay."""
_FORMAT = b"CmnD"
_ALIGNED = 16
_LOAD, _PROGRAM_HEADER = 1, struct.Struct("<IIQQQQQQ")
_PAGE = 4096


class Unlike(Exception):
    """A library of another shape than is known here; it stays as it is."""


@dataclass(frozen=True, slots=True)
class Table:
    """The pieces of ICU's data by name, in their order, and the header before them."""

    header: bytes
    pieces: dict[str, bytes]


def read_table(data: bytes) -> Table:
    """Read the table at the beginning of ``data``.

    Raises
    ------
    Unlike : it is none.
    """
    size = int.from_bytes(data[:2], "little")
    if data[2:4] != b"\xda\x27" or data[12:16] != _FORMAT:
        raise Unlike("no table of ICU's data")
    body = data[size:]
    count = int.from_bytes(body[:4], "little")
    places = [struct.unpack_from("<II", body, 4 + 8 * i) for i in range(count)]
    names = [body[at : body.index(b"\0", at)].decode("ascii") for at, _ in places]
    ends = [*(start for _, start in places[1:]), len(body)]
    return Table(data[:size], {n: body[start:end] for n, (_, start), end in zip(names, places, ends, strict=True)})


def written(table: Table) -> bytes:
    """Return a table as ICU reads it."""
    names = b"".join(name.encode("ascii") + b"\0" for name in table.pieces)
    first_name = 4 + 8 * len(table.pieces)
    start = _up(first_name + len(names), _ALIGNED)
    entries, contents, at = [], bytearray(), first_name
    for name, content in table.pieces.items():
        entries.append(struct.pack("<II", at, start + len(contents)))
        contents += content.ljust(_up(len(content), _ALIGNED), b"\0")
        at += len(name) + 1
    head = struct.pack("<I", len(entries)) + b"".join(entries) + names
    return table.header + head.ljust(start, b"\0") + contents


def _up(size: int, to: int) -> int:
    return -(-size // to) * to


def is_read(name: str, size: int) -> bool:
    """Whether Qt can come to need a piece of so many bytes."""
    if name.endswith(".cnv"):
        return size < LARGE_ENCODING
    return not any(fnmatch(name, pattern) for pattern in DROPPED)


def lightened(library: bytes) -> bytes:
    """Return the library with the pieces that are read: the table is shortened in its place, no address changes.

    Raises
    ------
    Unlike : the library has another shape than a table, and behind it what is linked dynamically.
    """
    (head, first), (_, second), *others = _loaded(library)
    begins = library.find(_FORMAT, 0, 2 * _PAGE) - 12
    if others or begins < 0 or begins % _PAGE:
        raise Unlike("the data lie elsewhere")
    _, flags, offset, address, physical, in_file, _, align = first
    table = read_table(library[begins:in_file])
    kept = {name: piece for name, piece in table.pieces.items() if is_read(name, len(piece))}
    front = library[:begins] + written(Table(table.header, kept))
    moved = _up(len(front), _PAGE) + second[2] % _PAGE - second[2]  # the same place in a page, as loaders want it
    made = bytearray(front.ljust(second[2] + moved, b"\0") + library[second[2] : second[2] + second[5]])
    _PROGRAM_HEADER.pack_into(made, head, _LOAD, flags, offset, address, physical, len(front), len(front), align)
    for place, row in _rows(library):
        if row[2] >= second[2]:
            _PROGRAM_HEADER.pack_into(made, place, *row[:2], row[2] + moved, *row[3:])
    struct.pack_into("<Q", made, 40, 0)  # no table of sections: nothing that loads a library reads it
    struct.pack_into("<HH", made, 60, 0, 0)
    return bytes(made)


def _rows(library: bytes) -> list[tuple[int, tuple[int, ...]]]:
    """Return where each program header stands, and what it says."""
    if library[:6] != b"\x7fELF\x02\x01":
        raise Unlike("no library of 64 bits")
    table, size, count = *struct.unpack_from("<Q", library, 32), *struct.unpack_from("<HH", library, 54)
    return [(at, _PROGRAM_HEADER.unpack_from(library, at)) for at in range(table, table + size * count, size)]


def _loaded(library: bytes) -> list[tuple[int, tuple[int, ...]]]:
    found = [row for row in _rows(library) if row[1][0] == _LOAD]
    if len(found) < 2:
        raise Unlike("the data lie elsewhere")
    return found


def lighten_into(path: Path, target: Path) -> bool:
    """Write a copy with the pieces that are read; False, and no copy, where the library has another shape."""
    try:
        made = lightened(path.read_bytes())
    except Unlike:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(made)
    target.chmod(0o755)
    return True
