"""Small files of media, made from a text, for contract tests: same text, same file."""

from __future__ import annotations

import hashlib
from io import BytesIO

import numpy as np
from PIL import Image

from alapp.domain.media import MediaFile


def stored(name: str, data: bytes) -> MediaFile:
    """A file of media that lies in the project."""
    return MediaFile(name, hashlib.sha256(data).hexdigest(), len(data), data=data)


def picture(text: str) -> MediaFile | None:
    """A picture in one of several modes and sizes; some texts give a broken file, the empty one gives none."""
    if not text:
        return None
    if text == "!!! ??? …":
        return stored("broken.png", b"\x89PNG\r\n\x1a\n and no more")
    rng = np.random.default_rng(list(text.encode("utf-8", "replace")[:50]))
    width, height = (int(side) for side in rng.integers(1, 90, 2))
    mode = ("RGB", "L", "RGBA", "P", "1")[len(text) % 5]
    image = Image.fromarray(rng.integers(0, 256, (height, width, 3)).astype(np.uint8)).convert(mode)
    out = BytesIO()
    image.save(out, "PNG")
    return stored("sample.png", out.getvalue())
