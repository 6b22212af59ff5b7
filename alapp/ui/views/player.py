"""Playing a recording: a clock that runs at a speed, and its sound where this machine has an output for it.

Sound needs QtMultimedia and an output. Without either the clock runs in silence, and the words say why; everything
else works the same. Samples come from the child process a second at a time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QElapsedTimer, QLoggingCategory, QObject, QTimer, Signal

from alapp.domain.errors import AppError
from alapp.domain.media import MediaFile
from alapp.domain.recording import Sound
from alapp.session.media_reader import Handle, MediaReader

SPEEDS: Sequence[float] = (0.5, 0.75, 1.0, 1.5, 2.0)
TICK_MS = 16
DRY_MS = 250
"""When all samples were given and none was heard for so long, the end is reached."""


class Output:
    """Where samples are heard: what waits goes into the sink (QAudioSink) as far as there is room."""

    def __init__(self, sink: Any) -> None:
        self._sink = sink
        self._device = sink.start()
        self._waiting: deque[bytes] = deque()

    @classmethod
    def of(cls, rate: int, channels: int) -> Output:
        """Open the usual output of this machine."""
        multimedia = _multimedia()
        form = multimedia.QAudioFormat()
        form.setSampleRate(rate)
        form.setChannelCount(channels)
        form.setSampleFormat(multimedia.QAudioFormat.SampleFormat.Int16)
        return cls(multimedia.QAudioSink(multimedia.QMediaDevices.defaultAudioOutput(), form))

    @property
    def waiting(self) -> bool:
        """Whether samples wait for room."""
        return bool(self._waiting)

    def put(self, samples: bytes) -> None:
        """Let these be heard after what waits already."""
        self._waiting.append(samples)

    def push(self) -> None:
        """Hand over as much as there is room for."""
        while self._waiting and (room := self._sink.bytesFree()) > 0:
            first = self._waiting.popleft()
            self._device.write(first[:room])
            if len(first) > room:
                self._waiting.appendleft(first[room:])

    @property
    def heard(self) -> int:
        """Return how much was heard, in microseconds."""
        return int(self._sink.processedUSecs())

    def stop(self) -> None:
        """End at once."""
        self._sink.stop()
        self._waiting.clear()


def _multimedia() -> Any:
    """Return QtMultimedia; imported at the first sound, for it starts the sound system of the machine."""
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")  # it tells of drivers it does not find
    from PySide6 import QtMultimedia

    return QtMultimedia


class Player(QObject):
    """Plays a stretch of one recording, once or in a loop; ``position`` is where it is."""

    moved = Signal()
    """The position changed: at most once a frame of the screen while playing."""
    changed = Signal()
    """Playing began or ended, or the speed changed."""
    trouble = Signal(str)
    """Words for the person: why there is no sound."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.media: MediaReader | None = None
        self.open_output: Callable[[int, int], Output] = Output.of
        self.why_silent: Callable[[], str] = self._why_silent
        self.position = 0
        self.speed = 1.0
        self.looping = False
        self._file: MediaFile | None = None
        self._sounds = False
        self._start = self._stop = self._from = 0
        self._handle: Handle | None = None
        self._output: Output | None = None
        self._silent: str | None = None
        self._given = self._awaited = False
        self._heard = 0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def playing(self) -> bool:
        """Whether it runs."""
        return self._timer.isActive()

    def load(self, file: MediaFile | None, *, sounds: bool) -> None:
        """Stop, and play this file from now on; ``sounds`` says whether it can be heard."""
        self.pause()
        self._file, self._sounds, self.position = file, sounds, 0

    def play(self, start: int, stop: int, *, loop: bool = False) -> None:
        """Play from ``start`` to ``stop`` microseconds; ``loop`` begins again there until it is paused."""
        self.pause()
        if stop <= start:
            return
        self._start, self._stop, self.looping = start, stop, loop
        self._timer.start()
        self._begin(start)
        self.changed.emit()

    def pause(self) -> None:
        """Stop where it is."""
        if not self.playing:
            return
        self.position = self._now()
        self._timer.stop()
        self._silence()
        self.changed.emit()

    def jump(self, time: int) -> None:
        """Go on from another time."""
        self.position = time
        if self.playing:
            self._silence()
            self._stop = self._stop if time < self._stop else max(time, self._stop)
            self.looping = self.looping and self._start <= time < self._stop
            self._begin(time)

    def faster(self, direction: int) -> float:
        """Take the next (1) or previous (-1) speed; return it."""
        place = min(max(SPEEDS.index(self.speed) + direction, 0), len(SPEEDS) - 1)
        now = self._now()
        self.speed = SPEEDS[place]
        if self.playing:
            self.jump(now)
        self.changed.emit()
        return self.speed

    # -- inside -------------------------------------------------------------------------------------------------

    def _begin(self, time: int) -> None:
        self.position = self._from = time
        self._clock.start()
        if self._sounds and self._can_be_heard() and self.media is not None and self._file is not None:
            args = self._file, time, self._stop, self.speed
            function = "alapp.features.sound:pieces"
            self._given, self._heard, self._awaited = False, 0, True
            self._handle = self.media.ask(function, args, self._all_given, self._mute, on_part=self._hear)

    def _can_be_heard(self) -> bool:
        if self._silent is None:
            self._silent = self.why_silent()
            if self._silent:
                self.trouble.emit(self._silent)
        return not self._silent

    def _all_given(self, _: object) -> None:
        self._given = True
        if self._output is None:  # there was nothing to hear from there on
            self._awaited = False
            self._clock.start()

    def _ended(self) -> bool:
        """Whether all was heard: the last samples may fall short of the end by less than one."""
        if self._output is None or self._output.waiting or not self._given:
            return False
        if self._output.heard > self._heard:
            self._heard = self._output.heard
            self._clock.start()
        return self._clock.elapsed() > DRY_MS

    def _why_silent(self) -> str:
        """Say in words why nothing can be heard on this machine; empty when sound can be."""
        try:
            device = _multimedia().QMediaDevices.defaultAudioOutput()
        except (ImportError, OSError):
            return self.tr("Playing without sound: the part of the program for it is not here (PySide6-Addons).")
        return self.tr("Playing without sound: this machine has no sound output.") if device.isNull() else ""

    def _hear(self, piece: Sound) -> None:
        if not self.playing:
            return
        if self._output is None:
            self._from = piece.start
            self._output = self.open_output(piece.rate, piece.samples.shape[1])
        self._output.put(piece.samples.tobytes())
        self._output.push()

    def _mute(self, error: AppError) -> None:
        self._awaited = False
        self._clock.start()
        self.trouble.emit(self.tr("Playing without sound: {0}").format(error.what))

    def _silence(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
        if self._output is not None:
            self._output.stop()
        self._handle = self._output = None
        self._awaited = False

    def _now(self) -> int:
        if not self.playing:
            return self.position
        if self._output is not None:
            passed = self._output.heard
        elif self._awaited:
            return self._from  # the first samples are on their way
        else:
            passed = self._clock.nsecsElapsed() // 1000
        return min(self._from + round(passed * self.speed), self._stop)

    def _tick(self) -> None:
        if self._output is not None:
            self._output.push()
        self.position = self._stop if self._ended() else self._now()
        if self.position >= self._stop:
            if self.looping:
                self._silence()
                self._begin(self._start)
            else:
                self.pause()
        self.moved.emit()


def speed_words(speed: float) -> str:
    """Return a speed as buttons say it: 0.5×, 1×."""
    return f"{speed:g}×"
