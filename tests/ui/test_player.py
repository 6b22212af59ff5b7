"""Playing with sound: samples reach the output in order, the clock is what was heard, the end is reached."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from alapp.domain.media import MediaFile
from alapp.session.media_reader import MediaReader
from alapp.ui.views.player import Output, Player
from tests.ui.time_kit import SECOND, sound_file, tone

RATE = 8_000


class Sink:
    """Stands in for the machine's sound output: takes a little at a time, and has heard all that it took."""

    def __init__(self, rate: int, channels: int, room: int = 4_000) -> None:
        self.taken, self.room, self.running = bytearray(), room, False
        self._bytes_a_second = rate * channels * 2

    def start(self) -> Sink:
        self.running = True
        return self

    def stop(self) -> None:
        self.running = False

    def bytesFree(self) -> int:
        free, self.room = self.room, self.room // 2 or 4_000
        return free

    def write(self, data: bytes) -> None:
        self.taken += data

    def processedUSecs(self) -> int:
        return len(self.taken) * SECOND // self._bytes_a_second


@pytest.fixture
def sinks() -> list[Sink]:
    return []


@pytest.fixture
def player(sinks: list[Sink]) -> Player:
    made = Player()
    made.media = MediaReader(inline=True)
    made.why_silent = lambda: ""

    def opened(rate: int, channels: int) -> Output:
        sinks.append(Sink(rate, channels))
        return Output(sinks[-1])

    made.open_output = opened
    made.load(sound_file(tone(1.5)), sounds=True)
    return made


def heard(sink: Sink) -> np.ndarray:
    return np.frombuffer(bytes(sink.taken), np.int16)


def test_what_is_heard_is_the_file_in_order(player: Player, sinks: list[Sink], qtbot: QtBot) -> None:
    with qtbot.waitSignal(player.changed, check_params_cb=lambda: not player.playing, timeout=10_000):
        player.play(0, 1_500_000)
    assert player.position == 1_500_000
    expected = 0.5 * np.sin(2 * np.pi * 440 * np.arange(RATE * 3 // 2) / RATE)
    late = slice(RATE, RATE * 3 // 2)
    assert np.abs(heard(sinks[0])[late] / 32_767 - expected[late]).max() < 1e-3
    assert not sinks[0].running


def test_a_pause_stops_the_output_at_once(player: Player, sinks: list[Sink], qtbot: QtBot) -> None:
    player.play(0, 1_500_000)
    qtbot.waitUntil(lambda: player.position > 0, timeout=5_000)
    player.pause()
    assert not sinks[0].running
    assert 0 < player.position <= 1_500_000


def test_going_on_from_another_time_opens_it_anew(player: Player, sinks: list[Sink], qtbot: QtBot) -> None:
    player.play(0, 1_500_000)
    player.jump(1_000_000)
    qtbot.waitUntil(lambda: player.position > 1_000_000, timeout=5_000)
    player.pause()
    assert [sink.running for sink in sinks] == [False, False]
    assert player.position >= 1_000_000


def test_half_the_speed_takes_twice_the_samples(player: Player, sinks: list[Sink], qtbot: QtBot) -> None:
    player.faster(-1)
    player.faster(-1)
    with qtbot.waitSignal(player.changed, check_params_cb=lambda: not player.playing, timeout=20_000):
        player.play(0, 1_500_000)
    assert len(heard(sinks[0])) == pytest.approx(2 * RATE * 3 // 2, rel=0.05)
    assert player.position == 1_500_000


def test_a_file_that_breaks_goes_on_in_silence_with_words(player: Player, qtbot: QtBot) -> None:
    said: list[str] = []
    player.trouble.connect(said.append)
    player.load(MediaFile("clips/broken.wav", "", 4, data=b"RIFF"), sounds=True)
    player.play(0, 200_000)
    qtbot.waitUntil(lambda: not player.playing, timeout=10_000)
    assert "broken.wav" in said[0]
    assert player.position == 200_000


def test_without_an_output_the_clock_runs_and_the_words_say_why(
    player: Player, sinks: list[Sink], qtbot: QtBot
) -> None:
    said: list[str] = []
    player.trouble.connect(said.append)
    player.why_silent = lambda: "Playing without sound: this machine has no sound output."
    player.play(0, 150_000)
    qtbot.waitUntil(lambda: not player.playing, timeout=10_000)
    player.play(0, 50_000)
    qtbot.waitUntil(lambda: not player.playing, timeout=10_000)
    assert said == ["Playing without sound: this machine has no sound output."], "said once"
    assert sinks == []
