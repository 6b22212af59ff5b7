"""Films: frames are exact by presentation time, rotation is applied, hostile files are named, no codec is said."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from alapp.domain.errors import AppError, BadInput, Cancelled
from alapp.domain.media import MediaFile
from alapp.domain.recording import FilmFrame
from alapp.domain.steps import Silent
from alapp.features import film, film_recipe, film_walk, libav, sound
from tests.unit.features.film_kit import CLIPS, Kept, media, need_decoder

pytestmark = pytest.mark.real_data


@pytest.fixture
def clips(shared_data: Path) -> Path:
    need_decoder()
    return shared_data / "video-clips"


def asked(
    file: MediaFile, times: list[int], room: tuple[int, int] = (160, 120), *, near: bool = False
) -> list[FilmFrame]:
    kept = Kept()
    film_walk.frames(kept, file, times, room, near)
    return kept.parts


def in_order(file: MediaFile, room: tuple[int, int] = (160, 120)) -> dict[int, bytes]:
    """Every frame, decoded from the beginning to the end."""
    with film.opened(file) as reel:
        size = film_walk.fitted(reel.size, room)
        return {time: reel.colours(frame, *size).tobytes() for time, frame in reel.decoded(libav.VIDEO, 0)}


@pytest.mark.parametrize("clip", CLIPS)
def test_any_frame_is_the_one_that_decoding_in_order_gives(clips: Path, clip: str) -> None:
    file = media(clips / clip)
    whole, times = in_order(file), film.times(Kept(), file)
    assert sorted(whole) == times.tolist()
    rng = np.random.default_rng(len(clip))
    wanted = sorted(int(t) for t in rng.choice(times, 12, replace=False))
    backwards = [frame for time in reversed(wanted[:4]) for frame in asked(file, [time])]
    for frame in (*asked(file, wanted), *backwards):
        assert frame.time == frame.wanted
        assert frame.rows == whole[frame.time]


def test_between_two_frames_the_earlier_is_shown(clips: Path) -> None:
    file = media(clips / "rabbit320.webm")
    times = film.times(Kept(), file)
    between = [int(times[9]) + 500, int(times[10]), int(times[10]) + 1, int(times[100]) + 900, int(times[-1]) + 10**6]
    assert [frame.time for frame in asked(file, between)] == [int(times[i]) for i in (9, 10, 10, 100, -1)]


def test_the_same_clip_in_two_containers_shows_the_same(clips: Path) -> None:
    first, second = (
        np.frombuffer(asked(media(clips / f"rabbit320.{kind}"), [4_000_000])[0].rows, np.uint8).astype(int)
        for kind in ("mp4", "webm")
    )
    assert np.abs(first - second).mean() < 12


def test_facts_say_size_length_codec_and_sound(clips: Path) -> None:
    facts = film.facts(Kept(), media(clips / "frog.mp4"))
    assert (facts["width"], facts["height"], facts["codec"]) == (720, 480, "h264")
    assert (facts["rate"], facts["channels"]) == (44_100, 1)
    assert facts["microseconds"] == pytest.approx(8_266_667, abs=50_000)
    assert film.facts(Kept(), media(clips / "bottle-detection.mp4"))["rate"] == 0


def test_a_film_that_is_stored_turned_is_shown_upright(shared_data: Path) -> None:
    need_decoder()
    file = media(shared_data / "hostile" / "video" / "rotated_90.mp4")
    facts = film.facts(Kept(), file)
    assert (facts["width"], facts["height"]) == (100, 200)
    frame = asked(file, [0], (100, 200))[0]
    assert (frame.width, frame.height) == (100, 200)
    with film.opened(file) as reel:
        assert reel.turn in (1, 3)


def test_a_film_that_lies_in_the_project_is_read_from_its_bytes(clips: Path) -> None:
    path = clips / "rabbit320.mp4"
    inside = MediaFile("a/rabbit320.mp4", "", path.stat().st_size, data=path.read_bytes())
    assert asked(inside, [5_000_000])[0].rows == asked(media(path), [5_000_000])[0].rows


def test_its_sound_is_read_like_any_other(clips: Path) -> None:
    file = media(clips / "rabbit320.mp4")
    with sound.opened(file) as tape:
        whole = tape.read(0, tape.frames)
        assert whole.shape == (tape.frames, 1)
        assert 0.05 < float(np.abs(whole).max()) <= 1.5
        part = tape.read(100_000, 5_000)
    assert np.abs(part - whole[100_000:105_000]).max() < 0.02


def test_near_thumbnails_come_from_key_frames_at_or_before(clips: Path) -> None:
    for frame in asked(media(clips / "bottle-detection.mp4"), [5 * 10**6, 20 * 10**6, 35 * 10**6], near=True):
        assert frame.time <= frame.wanted


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00" * 4_096, b"RIFF....AVI LIST", b"\x1a\x45\xdf\xa3" + b"\xff" * 500, b"#EXTM3U\nfile:///etc/passwd\n"],
    ids=["empty", "zeros", "avi", "matroska", "playlist"],
)
def test_what_is_no_film_is_refused_in_words(content: bytes) -> None:
    need_decoder()
    with pytest.raises(BadInput) as refused:
        film.facts(Kept(), MediaFile("clips/odd.mp4", "", len(content), data=content))
    assert "odd.mp4" in refused.value.what
    assert refused.value.remedy


def problem(file: MediaFile) -> AppError | None:
    try:
        film.facts(Kept(), file)
        film.times(Kept(), file)
        asked(file, [0, 3_000_000])
    except AppError as error:
        return error
    return None


@pytest.mark.parametrize("clip", ["rabbit320.mp4", "rabbit320.webm", "frog.mp4"])
def test_damaged_films_are_refused_or_shown_in_part_and_never_crash(clips: Path, clip: str) -> None:
    data = (clips / clip).read_bytes()
    rng = np.random.default_rng(7)
    for _ in range(8):
        broken = bytearray(data[: int(rng.integers(100, len(data)))])
        for place in rng.integers(0, len(broken), 40).tolist():
            broken[place] = int(rng.integers(256))
        file = MediaFile(clip, "", len(broken), data=bytes(broken))
        found = problem(file)
        assert found is None or clip in found.what


def test_features_tell_clips_apart_and_frames_cover_the_film(clips: Path) -> None:
    files = [media(clips / clip) for clip in CLIPS]
    recipe = film_recipe.FilmRecipe()
    state = recipe.fit(files, np.random.default_rng(0), Silent())
    rows = recipe.transform(state, [*files, None], Silent()).dense.astype(float)
    likeness = rows @ rows.T
    assert likeness[0, 1] > 0.99 > likeness[0, 2], "the same clip in another container is alike, another clip is not"
    assert not rows[-1].any()
    frames = film_recipe.time_frames(Silent(), files[0])
    assert frames.rows.shape == (39, film_recipe.COARSE_WIDTH)
    assert np.isfinite(frames.rows.astype(float)).all()


def test_steps_go_on_from_where_decoding_stands_also_after_a_stop(clips: Path) -> None:
    file = media(clips / "frog.mp4")
    whole, times = in_order(file), film.times(Kept(), file).tolist()

    class Stops(Kept):
        """Stops after the third frame."""

        def step(self, done: int, total: int = 0, words: str = "") -> None:
            if len(self.parts) == 3:
                raise Cancelled

    stopped = Stops()
    with pytest.raises(Cancelled):
        film_walk.frames(stopped, file, times[100:120], (160, 120))
    for wanted in (times[103:110], times[105:106], times[109:110], times[90:92], times[240:], times[:2], times[1:3]):
        assert [(f.time, f.rows == whole[f.time]) for f in asked(file, wanted)] == [(t, True) for t in wanted]


def test_a_film_that_does_not_say_how_long_it_is_is_counted(clips: Path) -> None:
    """The length (element 0x4489 of the WebM) is taken out, as in a recording that was cut off."""
    data = bytearray((clips / "rabbit320.webm").read_bytes())
    place = data.index(b"\x44\x89\x88")
    data[place : place + 11] = b"\xec\x89" + bytes(9)  # an element of nothing in its place
    file = MediaFile("cut.webm", "", len(data), data=bytes(data))
    assert film.facts(Kept(), file)["microseconds"] == pytest.approx(7_800_000, abs=70_000)
