"""What an import notes of a picture, and which files it leaves out."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Pillow

from alapp.domain.errors import BadInput
from alapp.domain.media import MediaFile
from alapp.domain.raster import ORIENTATION
from alapp.domain.steps import Silent
from alapp.features.pictures import overview
from alapp.modalities import image
from alapp.modalities.image import Image
from tests.contracts.media import stored


def saved(name: str, form: str, size: tuple[int, int] = (40, 20), turn: int = 1) -> MediaFile:
    exif = Pillow.Exif()
    exif[ORIENTATION] = turn
    out = BytesIO()
    Pillow.new("RGB", size, "white").save(out, form, exif=exif)
    return stored(name, out.getvalue())


@pytest.mark.parametrize(("name", "form"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.tif", "TIFF"), ("a.webp", "WEBP")])
@pytest.mark.parametrize("turn", [1, 3, 6, 8])
def test_the_size_is_noted_as_displayed(name: str, form: str, turn: int) -> None:
    facts = Image().facts(saved(name, form, turn=turn))
    width, height = (20, 40) if turn >= 5 else (40, 20)
    assert facts == {"width": width, "height": height, "orientation": turn}


def test_a_picture_that_ends_early_is_left_out() -> None:
    whole = saved("a.jpg", "JPEG", (400, 300)).data
    assert whole is not None
    with pytest.raises(BadInput, match=r"The picture a\.jpg is damaged"):
        Image().facts(stored("folder/a.jpg", whole[: len(whole) // 2]))


@pytest.mark.parametrize(
    ("limit", "form", "options"),
    [("MOST_PROGRESSIVE", "JPEG", {"progressive": True}), ("LOADED_PIXELS", "WEBP", {}), ("MOST_PIXELS", "PNG", {})],
)
def test_what_could_not_be_shown_is_left_out(
    monkeypatch: pytest.MonkeyPatch, limit: str, form: str, options: dict[str, bool]
) -> None:
    monkeypatch.setattr(image, limit, 500)
    out = BytesIO()
    Pillow.new("RGB", (40, 20)).save(out, form, **options)
    with pytest.raises(BadInput, match="too large: 40 × 20 pixels"):
        Image().facts(stored("a", out.getvalue()))


@pytest.mark.real_data
def test_a_bomb_is_left_out_at_once_and_in_words(shared_data: Path) -> None:
    path = shared_data / "hostile" / "images-corrupt" / "decompression_bomb.gif"
    with pytest.raises(BadInput, match="too large: 65535 × 66601 pixels"):
        Image().facts(MediaFile(path.name, "", 0, path))


@pytest.mark.real_data
def test_hostile_pictures_are_taken_or_left_out_as_they_can_be_shown(shared_data: Path) -> None:
    home = shared_data / "hostile"
    files = [_file(path) for path in sorted(home.glob("images-*/**/*")) if path.suffix.lower() in Image.suffixes]
    taken, shown = ({file.name for file in files if _works(deed, file)} for deed in (Image().facts, _show))
    assert taken == shown
    assert (len(files), len(taken)) == (199, 177)


def _file(path: Path) -> MediaFile:
    return MediaFile(path.name, path.name, path.stat().st_size, path)


def _show(file: MediaFile) -> object:
    return overview(Silent(), file, 200, 200)


def _works(deed: Callable[[MediaFile], object], file: MediaFile) -> bool:
    try:
        return deed(file) is not None
    except BadInput:
        return False
