"""Pictures in memory, and canvases that show them, for tests of the image views."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import numpy as np
from PIL import Image

from alapp.domain.item import Item
from alapp.domain.media import MediaFile
from alapp.session.media_reader import MediaReader
from alapp.ui.views.image import ImageView
from tests.contracts.media import stored


def image_file(width: int, height: int, name: str = "a.png", *, facts: bool = False) -> MediaFile:
    """A picture whose red and green say which column and row of 256 a pixel lies in."""
    columns, rows = np.meshgrid(np.arange(width) % 256, np.arange(height) % 256)
    pixels = np.stack([columns, rows, np.full_like(rows, 128)], axis=2).astype(np.uint8)
    out = BytesIO()
    Image.fromarray(pixels).save(out, "PNG", compress_level=1)
    file = stored(name, out.getvalue())
    noted = {"width": width, "height": height, "orientation": 1} if facts else {}
    return MediaFile(file.name, file.sha256, file.size, data=file.data, facts=noted)


def item(number: int) -> Item:
    """An item of this number."""
    return Item(number, f"k{number}", f"folder/{number}.png", "image")


def furnish(view: ImageView, files: Mapping[int, MediaFile], reader: MediaReader | None = None) -> None:
    """Give a canvas its files by item, and a reader that decodes at once."""
    view.media = reader or MediaReader(inline=True)
    view.file_of = lambda shown: files.get(shown.id)
