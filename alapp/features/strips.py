"""Pictures too large for memory, read in pieces: TIFF by its own strips and tiles, PNG by bands of rows.

Each piece is handed to Pillow as a small file of its own, so that every compression it knows works: a TIFF strip or
tile with the tags of its file, a band of PNG rows behind the row before it. The state of the PNG's decompressor is
kept at the top of each band (zlib can copy it), so that any band can be reached without those above.
"""

from __future__ import annotations

import struct
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, BinaryIO

from alapp.domain.media import MediaFile

PIECE_BYTES = 8 * 2**20
"""About how much of a picture is decoded at once."""
KEPT_BYTES = 64 * 2**20
Place = tuple[int, int, int, int]


@dataclass(eq=False)
class Strips:
    """A picture of ``size`` as a grid of pieces of ``piece`` (width, height); ``read`` decodes the n-th, row by row."""

    size: tuple[int, int]
    mode: str
    piece: tuple[int, int]
    read: Callable[[int], Any]
    info: dict[str, Any] = field(default_factory=dict)
    _kept: OrderedDict[int, Any] = field(default_factory=OrderedDict)

    @property
    def width(self) -> int:
        """Pixels across."""
        return self.size[0]

    @property
    def height(self) -> int:
        """Pixels down."""
        return self.size[1]

    def crop(self, place: Place) -> Any:
        """Return a rectangle (left, top, right, bottom) as an image of Pillow."""
        from PIL import Image

        left, top, right, bottom = place
        found = None
        for number, x, y in self._touched(place):
            part = self._piece(number)
            if found is None:
                found = Image.new(part.mode, (right - left, bottom - top))
                found.info.update({k: v for k, v in part.info.items() if k == "transparency"})
                if part.mode == "P":
                    found.putpalette(part.getpalette())
            found.paste(part, (x - left, y - top))
        return found

    def getextrema(self) -> tuple[float, float]:
        """Return the least and the largest sample; reads it all."""
        ends = [self._piece(number).getextrema() for number, _, _ in self._touched((0, 0, *self.size))]
        return min(low for low, _ in ends), max(high for _, high in ends)

    def _touched(self, place: Place) -> Iterator[tuple[int, int, int]]:
        """Yield the number and the top left of each piece that a rectangle touches."""
        left, top, right, bottom = place
        across = -(-self.width // self.piece[0])
        for row in range(top // self.piece[1], -(-bottom // self.piece[1])):
            for column in range(left // self.piece[0], -(-right // self.piece[0])):
                yield row * across + column, column * self.piece[0], row * self.piece[1]

    def _piece(self, number: int) -> Any:
        if number not in self._kept:
            self._kept[number] = self.read(number)
            while len(self._kept) > 1 and len(self._kept) * self.piece[0] * self.piece[1] * 4 > KEPT_BYTES:
                self._kept.popitem(last=False)
        self._kept.move_to_end(number)
        return self._kept[number]


def strips_of(image: Any, file: MediaFile) -> Strips | None:
    """Return a picture that was opened, but not loaded, in pieces; None where its file cannot be read so."""
    if image.format == "TIFF":
        return _tiff(image, file)
    return _png(image, file) if image.format == "PNG" else None


# -- TIFF -------------------------------------------------------------------------------------------------------

_COPIED = (258, 259, 262, 266, 277, 284, 317, 320, 338, 339, 347, 530, 531, 532)
"""Tags that say how samples are packed: they hold for each strip as for the whole."""
_WIDTH, _LENGTH, _PLANAR, _COMPRESSION = 256, 257, 284, 259
_STRIPS, _TILES = (273, 279), (324, 325)


def _tiff(image: Any, file: MediaFile) -> Strips | None:
    tags = image.tag_v2
    size = (int(tags[_WIDTH]), int(tags[_LENGTH]))  # as stored: Pillow's size is turned already
    offsets, counts = _TILES if _TILES[0] in tags else _STRIPS
    if tags.get(_PLANAR, 1) != 1 or offsets not in tags or counts not in tags:
        return None
    piece = (int(tags[322]), int(tags[323])) if offsets == _TILES[0] else (size[0], int(tags.get(278, size[1])))
    places = list(zip(_all(tags[offsets]), _all(tags[counts]), strict=True))
    if piece[0] * piece[1] * 4 > 8 * PIECE_BYTES:
        if tags.get(_COMPRESSION, 1) != 1 or offsets == _TILES[0]:
            return None
        piece, places = _cut(size, *places[0])
    head = {tag: (tags[tag], tags.tagtype[tag]) for tag in _COPIED if tag in tags}
    read = _TiffPieces(file, tags.prefix, head, size, piece, places)
    return Strips(size, image.mode, piece, read)


def _all(value: Any) -> tuple[int, ...]:
    return tuple(int(part) for part in (value if isinstance(value, tuple) else (value,)))


def _cut(size: tuple[int, int], offset: int, count: int) -> tuple[tuple[int, int], list[tuple[int, int]]]:
    """Cut one strip without compression into strips of a handy height."""
    row = count // size[1]
    rows = max(1, PIECE_BYTES // max(1, row))
    tops = range(0, size[1], rows)
    return (size[0], rows), [(offset + top * row, min(rows, size[1] - top) * row) for top in tops]


@dataclass(frozen=True)
class _TiffPieces:
    file: MediaFile
    prefix: bytes
    tags: dict[int, tuple[Any, int]]
    size: tuple[int, int]
    piece: tuple[int, int]
    places: list[tuple[int, int]]

    def __call__(self, number: int) -> Any:
        from PIL import Image
        from PIL.TiffImagePlugin import ImageFileDirectory_v2

        across = -(-self.size[0] // self.piece[0])
        height = self.piece[1]
        if self.piece[0] == self.size[0]:  # the last strip ends with the picture; tiles are always whole
            height = min(height, self.size[1] - number // across * height)
        offset, count = self.places[number]
        with self.file.open() as stream:
            stream.seek(offset)
            content = stream.read(count)
        order = b"*\0" if self.prefix == b"II" else b"\0*"
        directory = ImageFileDirectory_v2(self.prefix + order + b"\0\0\0\0")
        whole: dict[int, tuple[Any, int]] = {
            _WIDTH: (self.piece[0], 4),
            _LENGTH: (height, 4),
            **self.tags,
            273: (0, 4),  # moved behind the directory when it is written
            278: (height, 4),
            279: (len(content), 4),
        }
        for tag, (value, kind) in whole.items():
            directory.tagtype[tag] = kind
            directory[tag] = value
        start = struct.pack("<L" if self.prefix == b"II" else ">L", 8)
        image = Image.open(BytesIO(self.prefix + order + start + directory.tobytes(8) + content), formats=("TIFF",))
        image.load()
        return image


# -- PNG --------------------------------------------------------------------------------------------------------

_KINDS = {1: ("L", 0), 2: ("LA", 4), 3: ("RGB", 2), 4: ("RGBA", 6)}
"""Modes of 8 bits by the bytes of a pixel, and their number in a PNG header: filters only know these bytes."""
_READ = 2**16


@dataclass(frozen=True)
class _Mark:
    """Where a band begins: the decompressor, what it has left, where the file goes on, and the row before."""

    inflate: Any
    rest: bytes
    at: int
    left: int
    above: bytes


class _PngBands:
    """Decodes bands of ``rows`` rows; ``form`` is (bit depth, colour type), ``width`` in pixels."""

    def __init__(self, file: MediaFile, size: tuple[int, int], form: tuple[int, int], rows: int) -> None:
        self.file, self.size, self.form, self.rows = file, size, form, rows
        self.bytes = max(1, form[0] * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[form[1]] // 8)
        self.row = self.bytes * size[0]
        self.extras: dict[bytes, bytes] = {}
        self.marks: list[_Mark] = []

    def __call__(self, number: int) -> Any:
        while True:
            known = min(number, len(self.marks) - 1)
            image = self._band(known)
            if known == number:
                return image

    def _band(self, number: int) -> Any:
        from PIL import Image

        mark, rows = self.marks[number], min(self.rows, self.size[1] - number * self.rows)
        inflate, parts, have, need = mark.inflate.copy(), [mark.rest], len(mark.rest), rows * (self.row + 1)
        with self.file.open() as stream:
            source = _Data(stream, mark.at, mark.left)
            while have < need:
                content = inflate.unconsumed_tail or source.read()
                if not content:
                    raise EOFError
                parts.append(inflate.decompress(content, need - have + _READ))
                have += len(parts[-1])
            at, left = source.place
        plain = b"".join(parts)
        image = _unfiltered(mark.above + plain[:need], self.size[0], rows, self.bytes)
        if number + 1 == len(self.marks) and number * self.rows + rows < self.size[1]:
            above = b"\0" + image.crop((0, rows - 1, self.size[0], rows)).tobytes()
            self.marks.append(_Mark(inflate.copy(), plain[need:], at, left, above))
        return self._named(image, Image)

    def _named(self, image: Any, pillow: Any) -> Any:
        """Give the bytes the meaning that the header states."""
        if self.form == (16, 0):
            return pillow.frombytes("I;16", image.size, image.tobytes(), "raw", "I;16B")
        if self.form[1] == 3:
            image.putpalette(self.extras.get(b"PLTE", b""))
            if b"tRNS" in self.extras:
                image.info["transparency"] = self.extras[b"tRNS"]
        return image


class _Data:
    """The compressed bytes of a PNG's IDAT chunks, one after the other."""

    def __init__(self, stream: BinaryIO, at: int, left: int) -> None:
        self._stream, self._left = stream, left
        stream.seek(at)

    @property
    def place(self) -> tuple[int, int]:
        """Where reading goes on, and how much of the chunk there is left."""
        return self._stream.tell(), self._left

    def read(self) -> bytes:
        """Return the next bytes; empty at the end."""
        while self._left == 0:
            self._stream.seek(4, 1)  # the checksum of the chunk before
            head = self._stream.read(8)
            if len(head) < 8 or head[4:] != b"IDAT":
                return b""
            self._left = int.from_bytes(head[:4], "big")
        content = self._stream.read(min(self._left, _READ))
        self._left -= len(content)
        return content


def _unfiltered(rows: bytes, width: int, height: int, size: int) -> Any:
    """Undo the filters of PNG rows, the first of which is the row above them."""
    from PIL import Image

    mode, number = _KINDS[size]
    header = struct.pack(">IIBBBBB", width, height + 1, 8, number, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 0)), (b"IEND", b""))
    blob = b"".join(_chunk(name, content) for name, content in chunks)
    image = Image.open(BytesIO(b"\x89PNG\r\n\x1a\n" + blob), formats=("PNG",))
    assert image.mode == mode
    return image.crop((0, 1, width, height + 1))


def _chunk(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + name + content + zlib.crc32(name + content).to_bytes(4, "big")


def _png(image: Any, file: MediaFile) -> Strips | None:
    with file.open() as stream:
        stream.seek(16)
        width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", stream.read(13))
        if interlaced or not (depth == 8 or (depth, kind) == (16, 0)):
            return None
        bands = _PngBands(file, (width, height), (depth, kind), 1)
        bands.rows = max(1, PIECE_BYTES // bands.row)
        stream.seek(8)
        while True:
            length, name = struct.unpack(">I4s", stream.read(8))
            if name == b"IDAT":
                break
            content = stream.read(min(length, 2**16))
            bands.extras[name] = content if name in (b"PLTE", b"tRNS") else b""
            stream.seek(length - len(content) + 4, 1)
        first = b"\0" * (bands.row + 1)
        bands.marks.append(_Mark(zlib.decompressobj(), b"", stream.tell(), length, first))
    return Strips((width, height), image.mode, (width, bands.rows), bands)
