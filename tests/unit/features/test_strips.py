"""Pictures too large for memory are read in pieces that are the same as the whole."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngImageFile

from alapp.domain.media import MediaFile
from alapp.features import pictures, strips
from alapp.features.pictures import as_colour
from tests.contracts.media import stored

KINDS: dict[str, tuple[str, dict[str, Any]]] = {
    "tiff raw": ("TIFF", {}),
    "tiff lzw": ("TIFF", {"compression": "tiff_lzw", "tiffinfo": {278: 9}}),
    "tiff deflate": ("TIFF", {"compression": "tiff_adobe_deflate", "tiffinfo": {278: 7}}),
    "tiff packbits": ("TIFF", {"compression": "packbits", "tiffinfo": {278: 5}}),
    "png": ("PNG", {}),
    "png one filter": ("PNG", {"compress_level": 1}),
}
MODES = ("RGB", "L", "P", "RGBA", "LA", "I;16")


def picture(mode: str, width: int = 83, height: int = 61) -> Image.Image:
    rng = np.random.default_rng(0)
    deep = rng.integers(0, 65536, (height, width)).astype(np.uint16)
    if mode == "I;16":
        return Image.fromarray(deep)
    waves = np.add.outer(np.arange(height) * 3, np.arange(width) * 2)[..., None] + np.array([0, 50, 100])
    return Image.fromarray((waves % 256).astype(np.uint8)).convert(mode)


def in_pieces(image: Image.Image, kind: str, monkeypatch: pytest.MonkeyPatch) -> tuple[strips.Strips | None, MediaFile]:
    form, options = KINDS[kind]
    out = BytesIO()
    image.save(out, form, **options)
    file = stored(f"a.{form.lower()}", out.getvalue())
    monkeypatch.setattr(strips, "PIECE_BYTES", 1_000)
    monkeypatch.setattr(strips, "_READ", 97)
    monkeypatch.setattr(strips, "KEPT_BYTES", 0)
    return strips.strips_of(Image.open(file.open()), file), file


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", KINDS)
def test_pieces_are_the_picture(kind: str, mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    image = picture(mode)
    found, file = in_pieces(image, kind, monkeypatch)
    assert found is not None
    whole = Image.open(file.open())
    span = (0.0, 65535.0) if mode == "I;16" else None
    for place in ((40, 50, 83, 61), (0, 0, 83, 61), (10, 20, 11, 21)):  # not in order: pieces are reached from any
        part = as_colour(found.crop(place), span)
        assert np.array_equal(np.asarray(part), np.asarray(as_colour(whole.crop(place), span)))
    if mode in ("L", "I;16"):
        assert found.getextrema() == whole.getextrema()


def test_an_interlaced_png_cannot_be_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    file = stored("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\1" + b"\0" * 20)
    image = Image.new("L", (1, 1))
    image.format = "PNG"
    assert strips.strips_of(image, file) is None


@given(st.integers(1, 400), st.integers(1, 400), st.integers(1, 90), st.integers(1, 90))
def test_every_pixel_lies_in_one_piece(width: int, height: int, across: int, down: int) -> None:
    grid = strips.Strips((width, height), "L", (across, down), [].__getitem__)
    seen = np.zeros((height, width), np.int64)
    for _, x, y in grid._touched((0, 0, width, height)):
        seen[y : y + down, x : x + across] += 1
    assert (seen == 1).all()


def test_a_huge_png_is_never_decoded_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening one, its size as displayed and a tile of it; Pillow's own look for EXIF would load it all."""
    out = BytesIO()
    Image.new("L", (1_200, 900), 7).save(out, "PNG", compress_level=1)
    file = stored("a.png", out.getvalue())
    monkeypatch.setattr(pictures, "MOST_BYTES", 2**16)
    monkeypatch.setattr(PngImageFile, "load", _refuse)
    picture = pictures.opened(file)
    assert isinstance(picture.image, strips.Strips)
    assert picture.whole == (1_200, 900)


def _refuse(self: PngImageFile) -> None:
    raise AssertionError
