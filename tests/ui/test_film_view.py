"""A film on the screen: frame by frame, thumbnails, the sound's waveform, segments whose edges are frames."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from alapp.domain.errors import AppError
from alapp.domain.media import MediaFile
from alapp.domain.recording import FilmFrame
from alapp.domain.region import Segment
from alapp.session.media_reader import MediaReader
from alapp.ui.theme.theme import Theme
from alapp.ui.views.film import FilmView
from alapp.ui.views.film_frames import KEPT_BYTES, FilmFrames
from tests.ui.test_sound_view import Post
from tests.ui.time_kit import SECOND, Desk, film_file, shown
from tests.unit.features.film_kit import need_decoder


@pytest.fixture
def clips(shared_data: Path) -> Path:
    need_decoder()
    return shared_data / "video-clips"


@pytest.fixture
def view(theme: Theme, qtbot: QtBot, clips: Path) -> FilmView:
    made = FilmView(theme)
    qtbot.addWidget(made)
    return shown(made, film_file(clips / "rabbit320.mp4"))


@pytest.mark.real_data
def test_alt_and_arrow_is_one_frame_the_arrow_ten(view: FilmView) -> None:
    times = view.frames.times
    for number in (1, 2, 3):
        view.go("right", "fine")
        assert view.position == times[number]
    view.go("left", "fine")
    assert view.position == times[2]
    view.go("right", "step")
    assert view.position == times[12]
    view.go("right", "large")
    assert view.position == times[12] + SECOND
    view.go_to(int(times[5]) + 10)
    view.go("left", "fine")
    assert view.position == times[5], "from between two frames back to the one that is shown"
    view.go_to(0)
    view.go("left", "fine")
    assert view.position == 0


@pytest.mark.real_data
def test_the_frame_at_the_playhead_is_at_hand_and_another_one_after_a_step(view: FilmView) -> None:
    view.go_to(3 * SECOND)
    first = view.frames.shown(view.position)
    view.go("right", "fine")
    second = view.frames.shown(view.position)
    assert first is not None
    assert second is not None
    assert first.size() == second.size()
    assert first != second
    view.grab()


@pytest.mark.real_data
def test_thumbnails_and_waveform_fill_their_lanes(view: FilmView) -> None:
    assert len(view.lanes()) == 2
    assert set(view.thumbs) == set(view._thumb_times())
    assert view.wave.peaks.whole
    view.command("larger")
    view.look_closer()
    assert set(view.thumbs) == set(view._thumb_times())
    assert all(view.scale.start <= at <= view.scale.stop for at in view.thumbs)


@pytest.mark.real_data
def test_a_film_without_sound_has_no_lane_for_it(theme: Theme, qtbot: QtBot, clips: Path) -> None:
    view = FilmView(theme)
    qtbot.addWidget(view)
    shown(view, film_file(clips / "bottle-detection.mp4"))
    assert len(view.lanes()) == 1
    assert len(view.frames.times) == 1_189
    view.grab()


@pytest.mark.real_data
def test_segments_end_at_frames(view: FilmView) -> None:
    desk, times = Desk(view), view.frames.times
    view.go("right", "step")
    view.begin()
    view.go("right", "step")
    assert desk.label("a") == Segment(int(times[10]), int(times[20]), "a")
    view.walk(-1)
    view.stretch("right", "fine")
    assert desk.drawn == [Segment(int(times[10]), int(times[21]), "a")]
    view.switch_edge()
    view.stretch("left", "step")
    assert desk.drawn == [Segment(int(times[0]), int(times[21]), "a")]
    view.grab()


@pytest.mark.real_data
def test_playing_shows_one_frame_after_the_other(view: FilmView, qtbot: QtBot) -> None:
    view.player.load(view.file, sounds=False)
    seen = set[int]()
    view.player.moved.connect(lambda: seen.add(view.frames.number(view.position)))
    view.command("play")
    qtbot.waitUntil(lambda: len(seen) >= 4, timeout=10_000)
    view.command("play")
    assert sorted(seen)[-1] - sorted(seen)[0] >= 3
    assert view.frames.shown(view.position) is not None


@pytest.mark.real_data
def test_what_cannot_be_decoded_is_said(theme: Theme, qtbot: QtBot) -> None:
    need_decoder()
    view = FilmView(theme)
    qtbot.addWidget(view)
    facts = {"microseconds": SECOND, "width": 64, "height": 64, "rate": 0}
    shown(view, MediaFile("clips/broken.mp4", "", 9, data=b"no film", facts=facts))
    assert "broken.mp4" in view.words
    view.grab()


@pytest.mark.real_data
def test_frames_come_from_the_child_process(theme: Theme, qtbot: QtBot, clips: Path) -> None:
    post, errors = Post(), list[AppError]()
    reader = MediaReader(post.call.emit)
    view = FilmView(theme)
    qtbot.addWidget(view)
    view.fail = errors.append  # type: ignore[method-assign]
    try:
        shown(view, film_file(clips / "frog.mp4"), reader=reader)
        qtbot.waitUntil(lambda: len(view.frames.times) == 248, timeout=60_000)
        view.go_to(4 * SECOND)
        began = time.monotonic()
        qtbot.waitUntil(lambda: view.frames.shown(view.position) is not None, timeout=60_000)
        print(f"a frame in the middle after {time.monotonic() - began:.3f} s")
        view.show_item(None)
    finally:
        reader.close()
    assert errors == []


def test_frames_that_are_far_give_way_when_there_are_too_many() -> None:
    frames = FilmFrames()
    frames.times = np.arange(0, 10_000, dtype=np.int64)
    side = 1_000
    count = KEPT_BYTES // (side * side * 3) + 5
    for at in range(count):
        frames.add(FilmFrame(at, at, side, side, bytes(side * side * 3)))
    assert frames.shown(0) is None
    assert frames.shown(count - 1) is not None
    assert frames.nearest(0) is not None


def test_what_is_wanted_is_what_is_not_at_hand_around_the_playhead() -> None:
    frames = FilmFrames()
    assert frames.wanted(500) == [500], "before the times are known, the time itself"
    frames.times = np.arange(0, 100_000, 1_000, dtype=np.int64)
    wanted = frames.wanted(50_400)
    assert wanted[0] == 47_000
    assert 50_000 in wanted
    for at in wanted:
        frames.add(FilmFrame(at, at, 2, 2, bytes(12)))
    assert frames.wanted(50_400) == []
    assert frames.wanted(99_999)[-1] == 99_000
    assert frames.number(50_400) == 50
