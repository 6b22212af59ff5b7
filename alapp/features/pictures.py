"""Decoding of pictures with Pillow: upright, as 8-bit colour, in bounded memory; never in the window's process.

A picture is held as its file has it, at most :data:`MOST_BYTES`, and only the part or the reduced size that is asked
for is turned and converted. JPEG files that are larger are decoded at a half, a quarter or an eighth of their sides;
large TIFF and PNG files are read in pieces (:mod:`alapp.features.strips`).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.errors import BadInput
from alapp.domain.media import MediaFile
from alapp.domain.raster import (
    FAULTS,
    FORMATS,
    MOST_PIXELS,
    MOST_PROGRESSIVE,
    MOST_SIDE,
    ORIENTATION,
    Raster,
    tile_place,
)
from alapp.domain.steps import Silent, Steps
from alapp.domain.words import tr
from alapp.features.strips import strips_of

MOST_BYTES = 320 * 2**20
"""Memory for one decoded picture: 80 million pixels in colour, 320 million in grey."""
STRIP_BYTES = 16 * 2**20
_HELD_BYTES = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2, "I;16N": 2, "LA": 4}
Place = tuple[int, int, int, int]


@dataclass(frozen=True, eq=False)
class Picture:
    """A decoded picture as its file has it: ``image`` (Pillow's, or :class:`Strips`) has ``1 / shrink`` of its sides.

    ``whole`` is (width, height) as displayed, ``turn`` the EXIF orientation 1..8 that is still to be applied, and
    ``span`` what becomes black and white where samples have more than 8 bits.
    """

    image: Any
    whole: tuple[int, int]
    turn: int
    shrink: int
    span: tuple[float, float] | None

    def part(self, place: Place, width: int, height: int, progress: Steps) -> Any:
        """Return the rectangle ``place`` as displayed, as an RGB image of Pillow of at most (width, height)."""
        left, top, right, bottom = self._stored(place)
        across, down = (height, width) if self.turn >= 5 else (width, height)
        factor = max(1, min((right - left) // across, (bottom - top) // down))
        crop = self._reduced((left, top, right, bottom), factor, progress)
        size = min(across, crop.width), min(down, crop.height)
        if size != crop.size:
            crop = crop.resize(size, _pillow().Resampling.LANCZOS)
        return turned(crop, self.turn)

    def _stored(self, place: Place) -> Place:
        """Return where a rectangle as displayed lies in ``image``."""
        left, top, right, bottom = unturned(place, self.turn, self.whole)
        most_x, most_y = self.image.size
        left, top = min(left // self.shrink, most_x - 1), min(top // self.shrink, most_y - 1)
        right, bottom = -(-right // self.shrink), -(-bottom // self.shrink)
        return left, top, max(min(right, most_x), left + 1), max(min(bottom, most_y), top + 1)

    def _reduced(self, place: Place, factor: int, progress: Steps) -> Any:
        """Convert a rectangle of ``image`` in strips, each reduced at once by averaging; stops between two."""
        left, top, right, bottom = place
        rows = max(1, STRIP_BYTES // (4 * (right - left) * factor)) * factor
        size = -(-(right - left) // factor), -(-(bottom - top) // factor)
        if rows >= bottom - top and factor == 1:
            return as_colour(self.image.crop(place), self.span)
        found = _pillow().new("RGB", size)
        for start in range(top, bottom, rows):
            progress.step(start - top, bottom - top, tr("Reading a picture"))
            strip = as_colour(self.image.crop((left, start, right, min(start + rows, bottom))), self.span)
            found.paste(strip.reduce(factor) if factor > 1 else strip, (0, (start - top) // factor))
        return found


_held: dict[str, Picture] = {}
"""The last picture, by the hash of its content, so that its tiles need not decode it again."""


def overview(progress: Steps, file: MediaFile, width: int, height: int) -> Raster:
    """Return a whole picture, fitted into ``width`` x ``height`` samples, never magnified.

    Raises
    ------
    BadInput : the file is missing, broken, no picture, or too large.
    """
    progress.step(0, 1, tr("Reading a picture"))
    picture = opened(file, (width, height))
    size = _fitted(picture.whole, (width, height))
    with _words_for(file):
        return _raster(picture, (0, 0, *picture.whole), size, progress)


def tiles(progress: Any, file: MediaFile, level: int, places: Sequence[tuple[int, int]]) -> None:
    """Hand over the tiles (column, row) of a level one by one, as ``((level, column, row), Raster)``.

    Raises
    ------
    BadInput : as :func:`overview`.
    """
    picture = opened(file)
    for done, (column, row) in enumerate(places):
        progress.step(done, len(places), tr("Reading a picture"))
        place = tile_place(level, column, row, picture.whole)
        with _words_for(file):
            left, top, right, bottom = place
            size = -(-(right - left) >> level) or 1, -(-(bottom - top) >> level) or 1
            raster = _raster(picture, place, size, progress)
        progress.emit(((level, column, row), raster))


def samples(file: MediaFile, width: int, height: int) -> NDArray[np.uint8]:
    """Return a picture squeezed into (height, width, 3) RGB; raises BadInput as :func:`overview`."""
    picture = opened(file, (width * 2, height * 2), hold=False)
    with _words_for(file):
        small = picture.part((0, 0, *picture.whole), width * 2, height * 2, Silent())
        return np.asarray(small.resize((width, height), _pillow().Resampling.BOX), np.uint8)


def opened(file: MediaFile, wanted: tuple[int, int] | None = None, *, hold: bool = True) -> Picture:
    """Decode a picture; where ``wanted`` samples are enough, a JPEG is decoded at a smaller size.

    Raises
    ------
    BadInput : the file is missing, broken, no picture, or too large.
    """
    if file.sha256 and file.sha256 in _held:
        return _held[file.sha256]
    with file.open() as stream, _words_for(file):
        image = _pillow().open(stream, formats=FORMATS)
        orientation = orientation_of(image)
        size = image.size
        shrink = _draft(image, orientation, wanted)
        if hold:
            _held.clear()
        strips, large = None, _bytes_of(image) > MOST_BYTES
        if large and max(size) <= MOST_SIDE and size[0] * size[1] <= MOST_PIXELS:
            strips = strips_of(image, file)
        if strips is not None:
            picture = _picture(strips, strips.size, orientation, 1)
        else:
            _check_size(file, image, size)
            image.load()
            turn = {"TIFF": 1, "PNG": orientation_of(image)}.get(image.format, orientation)  # Pillow turns TIFF itself
            picture = _picture(image, size, turn, shrink)
    if hold and file.sha256 and (wanted is None or picture.shrink == 1):
        _held.clear()
        _held[file.sha256] = picture
    return picture


def _picture(image: Any, size: tuple[int, int], turn: int, shrink: int) -> Picture:
    whole = (size[1], size[0]) if turn >= 5 else size
    return Picture(image, whole, turn, shrink, _span(image))


def _draft(image: Any, orientation: int, wanted: tuple[int, int] | None) -> int:
    """Let a JPEG be decoded at a smaller size; return how many times smaller."""
    if image.format not in ("JPEG", "MPO"):
        return 1
    width, height = image.size
    if wanted is not None:
        fitted = _fitted((height, width) if orientation >= 5 else (width, height), wanted)
        across, down = fitted[::-1] if orientation >= 5 else fitted
        image.draft(None, (across, down))
    for factor in (2, 4, 8):
        if _bytes_of(image) > MOST_BYTES:
            image.draft(None, (-(-width // factor), -(-height // factor)))
    return int(max(1, round(width / image.width), round(height / image.height)))


def _bytes_of(image: Any) -> int:
    return int(image.width * image.height * _HELD_BYTES.get(image.mode, 4))


def _check_size(file: MediaFile, image: Any, size: tuple[int, int]) -> None:
    progressive = bool(image.info.get("progressive")) and size[0] * size[1] > MOST_PROGRESSIVE
    if progressive or _bytes_of(image) > MOST_BYTES:
        raise BadInput(
            tr(
                "The picture {short} is too large: {size} × {size_2} pixels.",
                short=_short(file),
                size=size[0],
                size_2=size[1],
            ),
            tr("This item cannot be shown or learned from; its answers are kept."),
            tr("Save it smaller, in parts, as TIFF or as PNG, or skip it."),
        )


def _fitted(whole: tuple[int, int], room: tuple[int, int]) -> tuple[int, int]:
    share = min(1.0, room[0] / whole[0], room[1] / whole[1])
    return max(1, round(whole[0] * share)), max(1, round(whole[1] * share))


def _raster(picture: Picture, place: Place, size: tuple[int, int], progress: Steps) -> Raster:
    found = picture.part(place, *size, progress)
    return Raster(picture.whole, place, found.width, found.height, found.convert("RGBA").tobytes("raw", "BGRA"))


# -- orientation ------------------------------------------------------------------------------------------------


def orientation_of(image: Any) -> int:
    """Return the EXIF orientation 1..8; 1 where there is none that can be read.

    A PNG that is not loaded yet is not loaded for it, as Pillow would: its note mostly stands before its rows.
    """
    if image.format == "PNG" and image.tile and "exif" not in image.info:
        return 1
    try:
        found = image.getexif().get(ORIENTATION, 1)
    except FAULTS:  # a damaged note on a picture is no reason not to show it
        return 1
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def turned(image: Any, orientation: int) -> Any:
    """Return the image as its EXIF orientation wants it shown."""
    ways = ("FLIP_LEFT_RIGHT", "ROTATE_180", "FLIP_TOP_BOTTOM", "TRANSPOSE", "ROTATE_270", "TRANSVERSE", "ROTATE_90")
    return image if orientation == 1 else image.transpose(getattr(_pillow().Transpose, ways[orientation - 2]))


def unturned(place: Place, orientation: int, whole: tuple[int, int]) -> Place:
    """Return where a rectangle (left, top, right, bottom) as displayed lies in the file's own rows."""
    (x0, y0, x1, y1), (width, height) = place, whole
    match orientation:
        case 2:
            return width - x1, y0, width - x0, y1
        case 3:
            return width - x1, height - y1, width - x0, height - y0
        case 4:
            return x0, height - y1, x1, height - y0
        case 5:
            return y0, x0, y1, x1
        case 6:
            return y0, width - x1, y1, width - x0
        case 7:
            return height - y1, width - x1, height - y0, width - x0
        case 8:
            return height - y1, x0, height - y0, x1
        case _:
            return place


# -- colour -----------------------------------------------------------------------------------------------------


def _span(image: Any) -> tuple[float, float] | None:
    """Return what becomes black and white in grey pictures of more than 8 bits, None for others.

    16-bit scanners often use 10 or 12 of the bits: white is the largest number of as many bits as the picture uses.
    Numbers without a fixed range (32-bit, floating point) go from their least to their largest.
    """
    if not image.mode.startswith(("I", "F")):
        return None
    low, high = (float(end) for end in image.getextrema())
    if image.mode.startswith("I;16"):
        return 0.0, float(2 ** max(8, int(high).bit_length()) - 1)
    return low, max(high, low + 1e-9)


def as_colour(image: Any, span: tuple[float, float] | None = None) -> Any:
    """Return an image of any mode as 8-bit RGB; what is transparent lies on white."""
    if image.mode == "RGB" and "transparency" not in image.info:
        return image
    if span is not None:
        low, high = span
        deep = np.asarray(image).astype(np.float32)
        eight = np.clip(np.nan_to_num((deep - low) * (255 / (high - low))), 0, 255)
        return _pillow().fromarray(np.rint(eight).astype(np.uint8)).convert("RGB")
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        clear = image.convert("RGBA")
        return _pillow().alpha_composite(_pillow().new("RGBA", clear.size, "white"), clear).convert("RGB")
    return image.convert("RGB")


# -- safety -----------------------------------------------------------------------------------------------------


def _pillow() -> Any:
    """Return Pillow's module; imported here, so that a window opens without it."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # our own limit counts the memory, not the pixels
    return Image


@contextmanager
def _words_for(file: MediaFile) -> Iterator[None]:
    """Turn whatever a decoder raises into words; its warnings are about files, not about us."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except FAULTS as error:
        raise BadInput(
            tr(
                "The picture {short} cannot be read: it is damaged or of a kind that is not known here.",
                short=_short(file),
            ),
            tr("This item cannot be shown or learned from; its answers are kept."),
            tr("Skip it, or put a sound copy of the file in its place."),
            type(error).__name__,
        ) from error


def _short(file: MediaFile) -> str:
    return file.name.rpartition("/")[2]
