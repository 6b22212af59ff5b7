"""Pictures are shown upright, in their colours, in parts or whole, and hostile files are refused in words."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image, ImageOps

from alapp.domain.errors import BadInput, Cancelled
from alapp.domain.media import MediaFile
from alapp.domain.raster import ORIENTATION, TILE, Raster, tile_place
from alapp.domain.steps import Silent
from alapp.features import pictures
from alapp.features.pictures import overview, samples, tiles, turned, unturned
from tests.contracts.media import stored


class Parts:
    """Collects what is handed over; stops after ``steps``."""

    def __init__(self, steps: int = 1_000) -> None:
        self.steps = steps
        self.found: dict[tuple[int, int, int], Raster] = {}

    def step(self, done: int, total: int = 0, words: str = "") -> None:
        if done >= self.steps:
            raise Cancelled

    def emit(self, part: Any) -> None:
        self.found[part[0]] = part[1]


@pytest.fixture(autouse=True)
def nothing_held() -> Iterator[None]:
    pictures._held.clear()
    yield
    pictures._held.clear()


def colours(raster: Raster) -> NDArray[np.uint8]:
    rows = np.frombuffer(raster.rows, np.uint8).reshape(raster.height, raster.width, 4)
    return rows[..., 2::-1]


def saved(image: Image.Image, name: str = "a.png", **options: Any) -> MediaFile:
    out = BytesIO()
    image.save(out, Image.registered_extensions()[Path(name).suffix], **options)
    return stored(name, out.getvalue())


def noise(width: int, height: int, seed: int = 0) -> Image.Image:
    rng = np.random.default_rng(seed)
    return Image.fromarray(rng.integers(0, 256, (height, width, 3)).astype(np.uint8))


# -- size and place ---------------------------------------------------------------------------------------------


def test_an_overview_fits_its_room_and_is_never_magnified() -> None:
    small = overview(Silent(), saved(noise(30, 20)), 900, 600)
    assert (small.width, small.height, small.whole, small.place) == (30, 20, (30, 20), (0, 0, 30, 20))
    large = overview(Silent(), saved(noise(1000, 400)), 300, 300)
    assert (large.width, large.height, large.whole) == (300, 120, (1000, 400))


def test_tiles_are_the_picture_itself() -> None:
    image, parts = noise(1300, 700), Parts()
    tiles(parts, saved(image), 0, [(0, 0), (1, 0), (2, 1)])
    whole = np.asarray(image)
    for (_, column, row), raster in parts.found.items():
        left, top, right, bottom = tile_place(0, column, row, (1300, 700))
        assert raster.place == (left, top, right, bottom)
        assert np.array_equal(colours(raster), whole[top:bottom, left:right])


def test_tiles_of_a_higher_level_are_means() -> None:
    image, parts = noise(1300, 700), Parts()
    tiles(parts, saved(image), 1, [(0, 0), (1, 0)])
    first, last = parts.found[1, 0, 0], parts.found[1, 1, 0]
    assert (first.width, first.height, last.width) == (TILE, 350, (1300 - 2 * TILE) // 2)
    means = np.asarray(image)[:700, : 2 * TILE].reshape(350, 2, TILE, 2, 3).mean(axis=(1, 3))
    assert np.abs(colours(first) - means).max() <= 1


def test_tiles_stop_between_two_when_nobody_waits() -> None:
    parts = Parts(steps=1)
    with pytest.raises(Cancelled):
        tiles(parts, saved(noise(1300, 700)), 0, [(0, 0), (1, 0)])
    assert list(parts.found) == [(0, 0, 0)]


def test_a_large_picture_can_be_stopped_between_its_strips(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "STRIP_BYTES", 400 * 4 * 10)
    assert overview(Parts(), saved(noise(400, 300)), 200, 150).width == 200
    with pytest.raises(Cancelled):
        overview(Parts(steps=100), saved(noise(400, 300)), 200, 150)


def test_a_jpeg_is_decoded_small_where_that_is_enough() -> None:
    file = saved(noise(1600, 800), "a.jpg", quality=95)
    found = pictures.opened(file, (200, 200))
    assert (found.shrink, found.whole) == (8, (1600, 800))
    assert overview(Silent(), file, 200, 200).whole == (1600, 800)


# -- orientation ------------------------------------------------------------------------------------------------


@given(st.integers(1, 8), st.integers(1, 40), st.integers(1, 40), st.data())
def test_a_part_of_a_turned_picture_is_the_turned_part(turn: int, width: int, height: int, data: st.DataObject) -> None:
    image = Image.fromarray(np.arange(width * height, dtype=np.int32).reshape(height, width))
    shown = turned(image, turn)
    left, top = data.draw(st.integers(0, shown.width - 1)), data.draw(st.integers(0, shown.height - 1))
    right, bottom = data.draw(st.integers(left + 1, shown.width)), data.draw(st.integers(top + 1, shown.height))
    place = (left, top, right, bottom)
    part = turned(image.crop(unturned(place, turn, shown.size)), turn)
    assert np.array_equal(np.asarray(part), np.asarray(shown.crop(place)))


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_the_exif_turn_is_applied_once(name: str, turn: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    image = Image.new("RGB", (64, 32), "white")
    image.paste("red", (0, 0, 16, 16))
    file = saved(image, name, exif=exif, **({"lossless": True} if name == "a.webp" else {}))
    found = overview(Silent(), file, 500, 500)
    upright = np.asarray(ImageOps.exif_transpose(Image.open(file.open())).convert("RGB"))
    assert found.whole == (upright.shape[1], upright.shape[0])
    assert np.abs(colours(found).astype(int) - upright).mean() < 1


def test_a_png_may_note_its_turn_behind_its_rows() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    blob = saved(noise(30, 20), exif=exif).data or b""
    start = blob.index(b"eXIf") - 4
    length = int.from_bytes(blob[start : start + 4], "big") + 12
    late = blob[:start] + blob[start + length : -12] + blob[start : start + length] + blob[-12:]
    assert overview(Silent(), stored("a.png", late), 90, 90).whole == (20, 30)


@pytest.mark.real_data
def test_the_same_photo_in_eight_orientations_is_upright(shared_data: Path) -> None:
    files = sorted((shared_data / "hostile" / "images-exif-orientation").glob("*.jpg"))
    assert len(files) == 9
    seen = [colours(overview(Silent(), _on_disk(path), 90, 60)).astype(int) for path in files]
    assert all(picture.shape == (60, 90, 3) and np.abs(picture - seen[0]).mean() < 12 for picture in seen)


# -- colour -----------------------------------------------------------------------------------------------------


def test_sixteen_bits_are_shown_by_the_bits_in_use() -> None:
    twelve = np.linspace(0, 4095, 64).astype(np.uint16).reshape(8, 8)
    found = colours(overview(Silent(), saved(Image.fromarray(twelve), "a.tif"), 50, 50))[..., 0]
    assert np.array_equal(found, np.rint(twelve * (255 / 4095)).astype(np.uint8))
    full = np.array([[0, 65535], [257, 32896]], np.uint16)
    assert colours(overview(Silent(), saved(Image.fromarray(full)), 50, 50))[..., 0].tolist() == [[0, 255], [1, 128]]


def test_numbers_without_a_range_go_from_the_least_to_the_largest() -> None:
    found = overview(Silent(), saved(Image.fromarray(np.array([[-2.0, 0.0, 2.0]], np.float32)), "a.tif"), 9, 9)
    assert colours(found)[0, :, 1].tolist() == [0, 128, 255]


def test_clear_parts_lie_on_white_and_palettes_keep_their_colours() -> None:
    clear = Image.new("RGBA", (2, 1), (255, 0, 0, 255))
    clear.putpixel((1, 0), (0, 0, 255, 0))
    assert colours(overview(Silent(), saved(clear), 9, 9)).tolist() == [[[255, 0, 0], [255, 255, 255]]]
    palette = Image.new("P", (2, 1))
    palette.putpalette([10, 20, 30, 200, 100, 50])
    palette.putpixel((1, 0), 1)
    assert colours(overview(Silent(), saved(palette), 9, 9)).tolist() == [[[10, 20, 30], [200, 100, 50]]]
    found = colours(overview(Silent(), saved(palette, transparency=0), 9, 9))
    assert found.tolist() == [[[255, 255, 255], [200, 100, 50]]]


def test_cmyk_is_shown_as_colour() -> None:
    found = colours(overview(Silent(), saved(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "a.tif"), 9, 9))
    assert (found == (255, 0, 0)).all()


def test_the_first_frame_of_a_gif_is_shown() -> None:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    file = saved(frames[0], "a.gif", save_all=True, append_images=frames[1:])
    assert (colours(overview(Silent(), file, 9, 9)) == (255, 0, 0)).all()


def test_samples_for_features_are_a_square() -> None:
    assert samples(saved(noise(300, 40)), 64, 64).shape == (64, 64, 3)
    assert samples(saved(noise(1, 1)), 30, 20).shape == (20, 30, 3)


# -- safety -----------------------------------------------------------------------------------------------------


def test_a_picture_too_large_for_memory_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_BYTES", 1000)
    with pytest.raises(BadInput, match="too large: 100 × 50 pixels"):
        overview(Silent(), saved(noise(100, 50), "a.webp"), 90, 90)


def test_a_large_jpeg_is_shown_less_sharp(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_BYTES", 400 * 200)
    file, parts = saved(noise(400, 200), "a.jpg"), Parts()
    tiles(parts, file, 0, [(0, 0)])
    assert parts.found[0, 0, 0].place == (0, 0, 400, 200)
    assert (parts.found[0, 0, 0].width, parts.found[0, 0, 0].whole) == (200, (400, 200))


def test_a_large_progressive_jpeg_is_refused_since_all_of_it_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PROGRESSIVE", 100)
    with pytest.raises(BadInput, match="too large: 60 × 40 pixels"):
        overview(Silent(), saved(noise(60, 40), "a.jpg", progressive=True), 9, 9)
    assert overview(Silent(), saved(noise(60, 40), "a.jpg"), 9, 9).whole == (60, 40)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(BadInput, match=r"The file a\.png is not where it was\."):
        overview(Silent(), MediaFile("x/a.png", "", 1, Path("nowhere/a.png")), 9, 9)


@pytest.mark.real_data
def test_hostile_pictures_are_shown_or_refused_in_words(shared_data: Path) -> None:
    home = shared_data / "hostile"
    rows = [line.split(",")[:3] for line in (home / "EXPECTED.csv").read_text("utf-8").splitlines()]
    known = {name: result for name, _, result in rows if name.startswith("images-") and name.endswith(_ENDINGS)}
    shown = {name for name in known if _is_shown(home / name)}
    sound = {name for name, result in known.items() if result == "ok"}
    assert shown == sound
    assert len(shown) > 170


_ENDINGS = (".png", ".jpg", ".tif", ".gif", ".webp")


def _is_shown(path: Path) -> bool:
    try:
        return overview(Silent(), _on_disk(path), 200, 200).width > 0
    except BadInput:
        return False


def _on_disk(path: Path) -> MediaFile:
    return MediaFile(path.name, path.name, path.stat().st_size, path)
