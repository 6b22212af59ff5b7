"""SoundView: a sound as waveform and spectrogram, read in pieces however long it is; segments by key and mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from alapp.domain.media import MediaFile
from alapp.domain.recording import Peaks, SpectrumPiece
from alapp.session.media_reader import Handle
from alapp.ui.theme.theme import Theme
from alapp.ui.views.sound_lanes import SpectrumLane, WaveLane
from alapp.ui.views.time_canvas import TimeCanvas
from alapp.ui.views.time_scale import SECOND
from alapp.ui.views.wave_peaks import WavePeaks

WAVE = 176
MOST_STRETCHES = 1 << 20
LEAST_SAMPLES = 64
"""A stretch of the waveform has so many samples at least; closer looks ask for finer ones."""


class SoundView(TimeCanvas):
    """Waveform above, spectrogram below."""

    modality: ClassVar[str] = "audio"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.wave = WaveLane(theme)
        self.spectrum = SpectrumLane(theme)
        self._closer: Handle | None = None
        self._spectrum: Handle | None = None
        self._asked_for: tuple[int, int, int, int] | None = None

    def begin_reading(self, file: MediaFile) -> None:
        """Ask for the waveform; the spectrogram of what is seen follows its first piece, and never comes before it."""
        if not self.regions.length:
            self.ask("alapp.features.sound:facts", done=self.learn)
            return
        samples = max(LEAST_SAMPLES, round(self.regions.length / SECOND * file.facts.get("rate", 0) / MOST_STRETCHES))
        self.ask("alapp.features.sound:waveform", samples, on_part=self._heard)

    def learn(self, facts: object) -> None:
        """Begin once the length is known."""
        super().learn(facts)  # type: ignore[arg-type]
        if self.file is not None and self.regions.length:
            self.ask("alapp.features.sound:waveform", LEAST_SAMPLES, on_part=self._heard)

    def _heard(self, piece: Peaks) -> None:
        first = not self.wave.peaks.known
        self.wave.peaks.add(piece)
        if first:
            self.look_closer()
        self.viewport().update()

    def forget(self) -> None:
        """Drop waveform and spectrogram."""
        self.wave.clear()
        self.spectrum.clear()
        self._closer = self._spectrum = self._asked_for = None

    def forget_pictures(self) -> None:
        """Paint waveform and spectrogram anew."""
        self.wave.forget_picture()
        self.spectrum.forget_picture()

    def look_closer(self) -> None:
        """Ask for the spectrogram of what is seen, and for finer peaks where a pixel has fewer samples than they."""
        scale, lane = self.scale, self._lanes()[1]
        wanted = scale.start, scale.stop, max(1, scale.width), max(1, round(lane.height()))
        if not self.wave.peaks.known or wanted == self._asked_for or self.words:
            return
        self._asked_for = wanted
        for handle in (self._closer, self._spectrum):
            if handle is not None:
                handle.cancel()
        self.spectrum.begin(wanted[:2], *wanted[2:])
        self._spectrum = self.ask("alapp.features.sound:spectrogram", *wanted, on_part=self._seen)
        peaks = self.wave.peaks
        samples = scale.seen * peaks.rate // SECOND // scale.width
        if peaks.rate and samples < peaks.samples:
            self._ask_closer(max(1, samples))

    def _ask_closer(self, samples: int) -> None:
        rate, scale = self.wave.peaks.rate, self.scale
        first = max(0, scale.start * rate // SECOND - samples)
        last = scale.stop * rate // SECOND + 2 * samples
        finer = WavePeaks()
        start, stop = first * SECOND // rate, min(last * SECOND // rate, self.regions.length)

        def take(piece: Peaks) -> None:
            moved = Peaks(piece.first, piece.values, piece.samples, piece.rate, min(last, piece.total) - first)
            finer.add(moved)
            finer.offset = start
            self.wave.closer = start, stop, finer
            self.viewport().update()

        self._closer = self.ask("alapp.features.sound:waveform", samples, first, last, on_part=take)

    def _seen(self, piece: SpectrumPiece) -> None:
        self.spectrum.add(piece)
        self.viewport().update()

    # -- painting -----------------------------------------------------------------------------------------------

    def _lanes(self) -> tuple[QRectF, QRectF]:
        room = self.between()
        high = min(float(self.theme.px(WAVE)), room.height() * 0.5)
        wave = QRectF(room.left(), room.top(), room.width(), high)
        return wave, QRectF(room.left(), wave.bottom(), room.width(), max(room.height() - high, 0))

    def lanes(self) -> Sequence[QRectF]:
        """Return waveform and spectrogram."""
        return self._lanes()

    def resizeEvent(self, event: object) -> None:
        """Ask for as many rows as there are pixels now."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._settle.start()

    def paint_lanes(self, painter: QPainter) -> None:
        """Paint waveform and spectrogram."""
        wave, spectrum = self._lanes()
        self.wave.paint(painter, wave, self.scale, self.scale.x(self.position))
        self.spectrum.paint(painter, spectrum, self.scale)

    def paint_names(self, painter: QPainter) -> None:
        """Paint what the lanes are, and frequencies."""
        wave, spectrum = self._lanes()
        self.draw.badge(painter, QPointF(6, wave.top() + 4), self.tr("Loudness"))
        for at, words in self.spectrum.badges(spectrum):
            self.draw.badge(painter, at, words)
