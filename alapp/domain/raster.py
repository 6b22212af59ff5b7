"""Pictures: what can be read, and rasters: samples of a part of one on their way from a decoder to the screen."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "GIF")
"""Kinds of pictures that are read, as Pillow names them."""
ORIENTATION = 0x0112
"""The EXIF note that says how a picture is to be turned: 1 (not at all) to 8."""
MOST_SIDE, MOST_PIXELS = 2**18, 2**31
"""What a picture may have at all, even where it is read in pieces."""
MOST_PROGRESSIVE = 60_000_000
"""Pixels of a progressive JPEG: all of its coefficients are held while it is decoded, at any size."""
FAULTS = (
    *(OSError, EOFError, MemoryError, SyntaxError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError),
    *(RuntimeError, AssertionError, struct.error, zlib.error),
)
"""What a decoder raises on a damaged file; Pillow does not promise one kind."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A rectangle of a picture, sampled.

    ``whole`` is (width, height) of the picture in its own pixels, as displayed: after its EXIF turn. ``place`` is
    (left, top, right, bottom) of the rectangle in these pixels. ``rows`` holds the ``height`` x ``width`` samples from
    the top left, four bytes each: blue, green, red and 255, as screens have them.
    """

    whole: tuple[int, int]
    place: tuple[int, int, int, int]
    width: int
    height: int
    rows: bytes


TILE = 512
"""Side of a tile in samples; a tile of level k has 2^k x 2^k pixels of the picture in each sample."""


def tile_place(level: int, column: int, row: int, whole: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return (left, top, right, bottom) of a tile in pixels of the picture, cut at its edges."""
    side = TILE << level
    left, top = column * side, row * side
    return left, top, min(left + side, whole[0]), min(top + side, whole[1])
