"""A sound on the screen: waveform and spectrogram, the playhead, segments by key and mouse, playing in silence."""

from __future__ import annotations

import time
import wave
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from alapp.domain.errors import AppError
from alapp.domain.media import MediaFile
from alapp.domain.recording import Peaks
from alapp.domain.region import Marked, Segment
from alapp.session.media_reader import MediaReader
from alapp.ui.theme.theme import Theme
from alapp.ui.views.player import Player
from alapp.ui.views.sound import SoundView
from alapp.ui.views.time_scale import TimeScale, clock_words, mark_words, short_words
from alapp.ui.views.wave_peaks import WavePeaks
from tests.ui.time_kit import SECOND, Desk, shown, sound_file, tone


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> SoundView:
    made = SoundView(theme)
    qtbot.addWidget(made)
    return shown(made, sound_file(tone()))


@pytest.fixture
def desk(view: SoundView) -> Desk:
    return Desk(view)


# -- time on the screen -----------------------------------------------------------------------------------------


@given(st.integers(1, 10**11), st.integers(1, 4000), st.lists(st.floats(0.01, 100), max_size=8), st.floats(0, 1))
def test_what_is_seen_stays_inside_the_recording(length: int, width: int, zooms: list[float], share: float) -> None:
    scale = TimeScale.whole(length, width)
    for factor in zooms:
        scale = scale.zoomed(factor, round(length * share)).moved_to_show(round(length * share))
        assert 0 <= scale.start < scale.stop <= length
        assert scale.start <= round(length * share) <= scale.stop
        assert 0 <= scale.time(width / 3) <= length
        assert len(scale.marks(80)) <= width / 80 + 2


def test_zoom_keeps_the_playhead_where_it_is() -> None:
    scale = TimeScale.whole(60 * SECOND, 600)
    closer = scale.zoomed(0.5, 15 * SECOND)
    assert closer.x(15 * SECOND) == pytest.approx(scale.x(15 * SECOND))
    assert closer.seen == 30 * SECOND


def test_times_are_said_in_as_many_digits_as_are_needed() -> None:
    assert clock_words(8_420_000) == "00:08.42"
    assert clock_words(7_384_560_000) == "2:03:04.56"
    assert short_words(8_060_000) == "08.06"
    assert short_words(68_060_000) == "1:08.06"
    assert [mark_words(2 * SECOND, SECOND), mark_words(90 * SECOND, SECOND)] == ["2 s", "1:30"]
    assert mark_words(2_350_000, 50_000) == "2.35 s"
    assert mark_words(3_661 * SECOND, SECOND) == "1:01:01"


@given(st.integers(1, 5_000), st.integers(1, 400), st.integers(0, 1 << 30))
def test_each_pixel_shows_the_peaks_of_its_stretch(size: int, width: int, seed: int) -> None:
    """At every scale the least and largest of what lies under a pixel are on it; neighbours may be, no others."""
    rng = np.random.default_rng(seed)
    values = np.sort(rng.integers(-127, 128, (size, 2)).astype(np.int8), axis=1)
    peaks = WavePeaks()
    cut = size // 2
    for first, part in ((0, values[:cut]), (cut, values[cut:])):
        peaks.add(Peaks(first, part, 1, SECOND, size))
    found, known = peaks.columns(0, size, width)
    assert known == width
    edges = np.linspace(0, size, width + 1)
    for pixel in range(width):
        inside = values[int(edges[pixel]) : max(int(np.ceil(edges[pixel + 1])), int(edges[pixel]) + 1)]
        assert found[pixel, 0] <= inside[:, 0].min()
        assert found[pixel, 1] >= inside[:, 1].max()
    assert found[:, 0].min() == values[:, 0].min()
    assert found[:, 1].max() == values[:, 1].max()


# -- reading ----------------------------------------------------------------------------------------------------


def test_the_waveform_is_quiet_first_and_loud_then(view: SoundView) -> None:
    columns, known = view.wave.peaks.columns(0, 4 * SECOND, 100)
    assert known == 100
    assert columns[5:45, 1].max() <= 8
    assert columns[55:95, 1].min() >= 60


def test_the_tone_stands_in_its_row_of_the_spectrogram(view: SoundView) -> None:
    view.look_closer()
    levels = view.spectrum.levels[:, 3 * view.spectrum.levels.shape[1] // 4]
    row = int(levels.argmax())
    assert 4_000 * (1 - (row + 0.5) / len(levels)) == pytest.approx(440, abs=60)


def test_closer_looks_ask_for_finer_peaks(view: SoundView) -> None:
    for _ in range(9):
        view.command("larger")
    view.look_closer()
    assert view.wave.closer is not None
    start, stop, peaks = view.wave.closer
    assert start <= view.scale.start <= view.scale.stop <= stop
    assert peaks.samples < view.wave.peaks.samples
    columns, _ = peaks.columns(view.scale.start, view.scale.stop, 50)
    assert columns.any()


def test_what_cannot_be_read_is_said_and_nothing_else_is_shown(theme: Theme, qtbot: QtBot) -> None:
    view = SoundView(theme)
    qtbot.addWidget(view)
    broken = MediaFile("clips/broken.wav", "", 4, data=b"RIFF", facts={"microseconds": SECOND, "rate": 8_000})
    shown(view, broken)
    assert "broken.wav" in view.words
    view.grab()
    shown(view, None)
    assert "away.wav" in view.words
    assert "Locate its folder" in view.words
    shown(view, sound_file(tone()))
    assert view.words == ""


def test_a_file_without_noted_facts_is_asked_for_its_length(theme: Theme, qtbot: QtBot) -> None:
    view, data = SoundView(theme), tone(2.0)
    qtbot.addWidget(view)
    shown(view, MediaFile("a.wav", "", len(data), data=data))
    assert view.regions.length == 2 * SECOND
    assert view.wave.peaks.whole


def test_another_item_stops_what_was_asked(theme: Theme, qtbot: QtBot) -> None:
    view = SoundView(theme)
    qtbot.addWidget(view)
    reader = MediaReader(lambda _: None)
    try:
        shown(view, sound_file(tone()), reader=reader)
        handles = list(view._asked)
        assert handles
        view.show_item(None)
        assert all(handle.cancelled for handle in handles)
        assert view.wave.peaks.levels == []
        view.grab()
    finally:
        reader.close()


def test_what_was_answered_is_waited_for_no_more(view: SoundView) -> None:
    assert view._asked == []


# -- keys -------------------------------------------------------------------------------------------------------


def test_arrows_move_the_playhead_by_hundredths_tenths_and_seconds(view: SoundView) -> None:
    for size, by in (("fine", 10_000), ("step", 100_000), ("large", SECOND)):
        before = view.position
        view.go("right", size)  # type: ignore[arg-type]
        assert view.position == before + by
        view.go("left", size)  # type: ignore[arg-type]
        assert view.position == before
    view.go("left", "large")
    assert view.position == 0
    view.go_to(10**9)
    assert view.position == 4 * SECOND


def test_a_segment_begins_at_the_playhead_grows_and_ends_with_a_label(view: SoundView, desk: Desk) -> None:
    view.go_to(SECOND)
    view.begin()
    assert desk.label("a") is None, "a segment without length is not labeled"
    view.go("right", "large")
    view.go("right", "step")
    assert desk.label("a") == Segment(SECOND, 2_100_000, "a")
    assert desk.drawn == [Segment(SECOND, 2_100_000, "a")]
    assert view.regions.open is None
    assert view.words_of(desk.drawn[0]) == "01.00 – 02.10"
    assert [value for _, value in view.facts(desk.drawn[0])] == ["01.00", "02.10", "1.10 s"]


def test_going_back_from_the_beginning_draws_as_well(view: SoundView, desk: Desk) -> None:
    view.go_to(2 * SECOND)
    view.begin()
    view.go("left", "large")
    assert desk.label("b") == Segment(SECOND, 2 * SECOND, "b")


def test_shift_moves_the_edge_that_e_chose(view: SoundView, desk: Desk) -> None:
    desk.edit(None, Segment(SECOND, 2 * SECOND, "a"))
    view.stretch("right", "step")
    assert desk.drawn == [Segment(SECOND, 2_100_000, "a")]
    view.switch_edge()
    view.stretch("left", "fine")
    assert desk.drawn == [Segment(990_000, 2_100_000, "a")]
    assert view.selected == desk.drawn[0]
    for _ in range(30):
        view.stretch("right", "large")
    assert desk.drawn[0].end - desk.drawn[0].start == 1_000, "an edge does not pass the other"


def test_shift_without_a_segment_begins_one(view: SoundView, desk: Desk) -> None:
    view.go_to(SECOND)
    view.stretch("right", "large")
    assert desk.label("a") == Segment(SECOND, 2 * SECOND, "a")


def test_walking_goes_through_drawn_and_suggested(view: SoundView) -> None:
    suggested = Marked(Segment(2 * SECOND, 3 * SECOND, "b"), 0.6)
    desk = Desk(view, suggested)
    desk.edit(None, Segment(SECOND, 1_500_000, "a"))
    view.select(None)
    view.go_to(0)
    seen = []
    for _ in range(3):
        view.walk(1)
        seen.append(view.selected)
    assert seen == [desk.drawn[0], suggested, suggested]
    assert view.position == 2 * SECOND
    view.walk(-1)
    assert view.selected == desk.drawn[0]
    assert view.drop()
    assert not view.drop()


def test_a_stretched_suggestion_is_drawn_beside_it(view: SoundView) -> None:
    suggested = Marked(Segment(2 * SECOND, 3 * SECOND, "b"), 0.6)
    desk = Desk(view, suggested)
    view.select(suggested)
    view.stretch("left", "step")
    assert desk.drawn == [Segment(2 * SECOND, 2_900_000, "b")]


def test_zoom_shows_less_and_fit_shows_all(view: SoundView) -> None:
    view.command("larger")
    assert view.scale.seen == 2 * SECOND
    view.command("smaller")
    view.command("larger")
    view.command("fit")
    assert (view.scale.start, view.scale.stop) == (0, 4 * SECOND)
    assert view.command("nothing") != ""


# -- mouse ------------------------------------------------------------------------------------------------------


def at(view: SoundView, seconds: float, y: int = 200) -> QPoint:
    return QPoint(round(view.scale.x(seconds * SECOND)), y)


def drag(view: SoundView, start: QPoint, end: QPoint) -> None:
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, start + QPoint(8, 0))
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)


def test_a_click_puts_the_playhead_and_a_drag_draws(view: SoundView, desk: Desk) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at(view, 1))
    assert view.position == pytest.approx(SECOND, abs=5_000)
    drag(view, at(view, 2), at(view, 3))
    found = desk.label("b")
    assert isinstance(found, Segment)
    assert (found.start, found.end) == (pytest.approx(2 * SECOND, abs=5_000), pytest.approx(3 * SECOND, abs=5_000))


def test_an_edge_can_be_dragged_and_counts_as_one_change(view: SoundView, desk: Desk, qtbot: QtBot) -> None:
    desk.edit(None, Segment(SECOND, 2 * SECOND, "a"))
    view.select(None)
    with qtbot.waitSignal(view.edited):
        drag(view, at(view, 2), at(view, 3))
    assert desk.drawn == [Segment(SECOND, pytest.approx(3 * SECOND, abs=5_000), "a")]  # type: ignore[arg-type]


def test_a_tag_selects_its_segment(view: SoundView, desk: Desk) -> None:
    desk.edit(None, Segment(SECOND, 2 * SECOND, "a"))
    view.select(None)
    view.grab()
    place, found = view.tag_places[0]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    assert view.selected == found


def test_the_line_above_plays_and_sets_the_speed(view: SoundView) -> None:
    view.grab()
    for place, name in view.bar._places:
        if name == "speed:0.5":
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    assert view.player.speed == 0.5
    assert view.command("slower") == "Speed 0.5×"
    assert view.command("faster") == "Speed 0.75×"


# -- playing ----------------------------------------------------------------------------------------------------


def test_playing_moves_the_playhead_and_the_open_segment_grows(view: SoundView, desk: Desk, qtbot: QtBot) -> None:
    said: list[str] = []
    view.player.trouble.connect(said.append)
    view.begin()
    view.command("play")
    qtbot.waitUntil(lambda: view.position > 50_000, timeout=5_000)
    view.command("play")
    assert not view.player.playing
    assert said == [view.note] or not said, "why nothing is heard is said on the canvas"
    found = desk.label("a")
    assert isinstance(found, Segment)
    assert (found.start, found.end) == (0, view.position)


def test_a_clock_runs_at_its_speed_and_ends(qtbot: QtBot) -> None:
    player = Player()
    player.load(None, sounds=False)
    player.faster(1)
    player.faster(1)
    assert player.speed == 2.0
    began = time.monotonic()
    with qtbot.waitSignal(player.changed, check_params_cb=lambda: not player.playing, timeout=5_000):
        player.play(0, 400_000)
    assert time.monotonic() - began >= 0.19
    assert player.position == 400_000


def test_a_segment_is_played_in_a_loop(qtbot: QtBot) -> None:
    player, seen = Player(), list[int]()
    player.load(None, sounds=False)
    player.moved.connect(lambda: seen.append(player.position))
    player.play(100_000, 180_000, loop=True)
    qtbot.waitUntil(lambda: any(b < a for a, b in pairwise(seen)), timeout=5_000)
    player.pause()
    assert all(100_000 <= position <= 180_000 for position in seen)


def test_nothing_plays_that_is_hidden(view: SoundView) -> None:
    view.command("play")
    assert view.player.playing
    view.hide()
    assert not view.player.playing


# -- long recordings --------------------------------------------------------------------------------------------


class Post(QObject):
    """Brings answers to this thread, as the window does."""

    call = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.call.connect(lambda call: call())


@pytest.mark.slow
def test_two_hours_open_within_a_second_and_fill_in(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    path, rate = tmp_path / "two-hours.wav", 16_000
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        minute = (np.sin(np.arange(60 * rate) / 20) * 9_000).astype("<i2").tobytes()
        for _ in range(120):
            file.writeframesraw(minute)
    post, errors = Post(), list[AppError]()
    reader = MediaReader(post.call.emit)
    try:
        ready: list[object] = []
        reader.ask("alapp.session.media_reader:ready", (), ready.append, errors.append)
        qtbot.waitUntil(lambda: bool(ready), timeout=60_000)
        view = SoundView(theme)
        qtbot.addWidget(view)
        facts = {"microseconds": 7_200 * SECOND, "rate": rate, "channels": 1}
        began = time.monotonic()
        shown(view, MediaFile(path.name, "", path.stat().st_size, path, facts=facts), reader=reader)
        view.grab()
        opened = time.monotonic() - began
        qtbot.waitUntil(lambda: view.wave.peaks.known > 0, timeout=60_000)
        first = time.monotonic() - began
        assert not view.wave.peaks.whole, "it fills in while it is read"
        qtbot.waitUntil(lambda: view.wave.peaks.whole, timeout=120_000)
        print(f"opened {opened:.3f} s, first piece {first:.3f} s, whole {time.monotonic() - began:.3f} s")
        assert opened < 1.0
        columns, known = view.wave.peaks.columns(0, 7_200 * SECOND, 960)
        assert known == 960
        assert columns[:, 1].min() > 30
        view.show_item(None)
    finally:
        reader.close()
    assert errors == []
