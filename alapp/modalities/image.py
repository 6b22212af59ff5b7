"""Images: an item is a file; a picture is shown upright, as its EXIF orientation wants it."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from alapp.domain.errors import BadInput
from alapp.domain.item import Item, NewItem
from alapp.domain.media import MediaFile
from alapp.domain.raster import FAULTS, FORMATS, MOST_PIXELS, MOST_PROGRESSIVE, MOST_SIDE, ORIENTATION
from alapp.domain.words import plain, tr

SECONDS = 300.0
"""A slide with dozens of cells takes minutes."""
LOADED_PIXELS = 80_000_000
"""Larger pictures are read in pieces when they are shown; an import only reads how large they are."""
JPEG_SHRINK = 8


class Image:
    """A picture: PNG, JPEG, TIFF, WebP, or the first frame of a GIF."""

    name = "image"
    words = "Image"
    extractor = "image_recipe"
    cheap_extractor = "image_glance"
    suffixes: tuple[str, ...] = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".gif")

    def problem(self, item: NewItem) -> str:
        """Return why a row cannot be an image: its text names no picture."""
        if not item.text.strip():
            return plain("There is no file name.")
        known = PurePosixPath(item.text.strip().lower()).suffix in self.suffixes
        return "" if known else plain("The file is no picture that can be read here.")

    def facts(self, file: MediaFile) -> Mapping[str, Any]:
        """Return ``width`` and ``height`` as displayed, and the EXIF ``orientation`` (1..8) that was applied.

        The picture is decoded, so that a damaged one is found now; a JPEG at an eighth of its size.

        Raises
        ------
        BadInput : the file is missing, damaged, no picture, or too large.
        """
        with file.open() as stream:
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    return _facts(stream)
            except FAULTS as error:
                raise BadInput(
                    tr("The picture {short} is damaged or of a kind that is not known here.", short=_short(file)),
                    tr("It is left out; the others are imported."),
                    tr("Put a sound copy of the file in its place and import again."),
                    type(error).__name__,
                ) from error

    def load(self, content: MediaFile) -> MediaFile:
        """Return the file as it is: whoever reads it decodes what it needs.

        Raises
        ------
        BadInput : it is missing.
        """
        content.open().close()
        return content

    def patience(self, item: Item) -> float:
        """Return five minutes, for whatever is to be seen."""
        del item
        return SECONDS


def _facts(stream: Any) -> Mapping[str, Any]:
    from PIL import Image as pillow  # noqa: N813  here, so that a window opens without it

    pillow.MAX_IMAGE_PIXELS = None  # the limits below count instead
    image = pillow.open(stream, formats=FORMATS)
    if _too_large(image):
        raise BadInput(
            tr("The picture is too large: {width} × {height} pixels.", width=image.width, height=image.height),
            tr("It is left out; the others are imported."),
            tr("Save it smaller or in parts."),
        )
    size, orientation = image.size, _orientation(image)
    if image.format in ("JPEG", "MPO"):
        image.draft(None, (-(-image.width // JPEG_SHRINK), -(-image.height // JPEG_SHRINK)))
    if image.width * image.height <= LOADED_PIXELS:
        image.load()
    if image.format == "PNG":  # its note may stand behind its rows
        orientation = _orientation(image)
    turned = orientation >= 5 and image.format != "TIFF"  # Pillow turns TIFF files by itself
    width, height = (size[1], size[0]) if turned else size
    return {"width": width, "height": height, "orientation": orientation}


def _too_large(image: Any) -> bool:
    """Whether a picture can neither be decoded whole nor in pieces."""
    pixels = image.width * image.height
    if max(image.size) > MOST_SIDE or pixels > MOST_PIXELS:
        return True
    whole = image.format not in ("JPEG", "MPO", "TIFF", "PNG") and pixels > LOADED_PIXELS
    return whole or (bool(image.info.get("progressive")) and pixels > MOST_PROGRESSIVE)


def _orientation(image: Any) -> int:
    if image.format == "PNG" and image.tile and "exif" not in image.info:
        return 1  # not yet known: Pillow would decode it all to look
    try:
        found = image.getexif().get(ORIENTATION, 1)
    except FAULTS:  # a damaged note on a picture is no reason to leave it out
        return 1
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def _short(file: MediaFile) -> str:
    return file.name.rpartition("/")[2]
