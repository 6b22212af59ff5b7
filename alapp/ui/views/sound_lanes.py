"""The lanes of a sound: its loudness as a waveform, and its spectrogram; painted ahead, laid down at each frame."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from alapp.domain.recording import SpectrumPiece
from alapp.ui.theme.theme import Theme
from alapp.ui.views.time_scale import TimeScale
from alapp.ui.views.wave_peaks import Ends, WavePeaks

CLOSE = 160
"""In a lower lane than this fewer frequencies are named."""
RANGE_DB = 60.0
"""From the loudest that is seen so many decibels down to the ground."""
QUIET = 12
"""A waveform is magnified until its loudest sample fills the lane, at most from a tenth."""
_LIGHT = ((255, 255, 255), (222, 235, 236), (150, 196, 200), (70, 140, 150), (28, 82, 96), (14, 34, 48))
_DARK = ((29, 32, 36), (26, 58, 72), (36, 104, 112), (96, 160, 132), (214, 214, 138), (250, 246, 214))


class WaveLane:
    """Peaks of the stretch that is seen, in the colour of what was played and of what was not."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.peaks = WavePeaks()
        self.closer: tuple[int, int, WavePeaks] | None = None
        """Finer peaks of a stretch (start, stop), asked for when it is seen closely."""
        self._made: tuple[object, Mapping[str, QPixmap]] | None = None

    def clear(self) -> None:
        """Forget a sound."""
        self.peaks, self.closer, self._made = WavePeaks(), None, None

    def forget_picture(self) -> None:
        """Paint anew at the next chance."""
        self._made = None

    def paint(self, painter: QPainter, rect: QRectF, scale: TimeScale, playhead: float) -> None:
        """Paint the lane; left of the playhead (in pixels) in the accent."""
        line = QColor(self.theme.colour("line"))
        painter.fillRect(QRectF(rect.left(), rect.center().y(), rect.width(), 1), line)
        made = self._pictures(rect, scale, painter.device().devicePixelRatio())
        split = min(max(playhead, 0.0), rect.width())
        parts = ((0.0, split, "accent"), (split, rect.width(), "ink3"))
        for left, right, colour in parts:
            if right - left >= 1:
                self._lay(painter, rect, made[colour], (left, right))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), line)

    def _lay(self, painter: QPainter, rect: QRectF, made: QPixmap, span: tuple[float, float]) -> None:
        ratio, (left, right) = made.devicePixelRatio(), span
        source = QRectF(left * ratio, 0, (right - left) * ratio, made.height())
        painter.drawPixmap(QRectF(rect.left() + left, rect.top(), right - left, rect.height()), made, source)

    def _pictures(self, rect: QRectF, scale: TimeScale, ratio: float) -> Mapping[str, QPixmap]:
        """Return the waveform in both colours."""
        width, height = max(1, round(rect.width() * ratio)), max(1, round(rect.height() * ratio))
        peaks = self._source(scale)
        key = scale, width, height, id(peaks), peaks.known, peaks.loudest, self.theme.variant
        if self._made is None or self._made[0] != key:
            image = filled(*peaks.columns(scale.start, scale.stop, width), height, max(peaks.loudest, QUIET))
            self._made = key, {name: self._coloured(image, name, ratio) for name in ("accent", "ink3")}
        return self._made[1]

    def _coloured(self, image: QImage, colour: str, ratio: float) -> QPixmap:
        image.setColorTable([0, self.theme.colour(colour).rgba()])
        made = QPixmap.fromImage(image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied))
        made.setDevicePixelRatio(ratio)
        return made

    def _source(self, scale: TimeScale) -> WavePeaks:
        if self.closer is not None:
            start, stop, peaks = self.closer
            if start <= scale.start and scale.stop <= stop and peaks.whole:
                return peaks
        return self.peaks


def filled(ends: Ends, known: int, height: int, loudest: int) -> QImage:
    """Return an image of two colours in which columns are filled from least to largest."""
    half = height / 2
    scaled = ends.astype(np.float32) * (0.94 * half / loudest)
    top = np.floor(half - np.maximum(scaled[:, 1], 0.5)).astype(np.int32)
    bottom = np.ceil(half - np.minimum(scaled[:, 0], -0.5)).astype(np.int32)
    bottom[known:] = top[known:]
    rows = np.arange(height, dtype=np.int32)[:, None]
    inside = ((rows >= top) & (rows < bottom)).astype(np.uint8)
    return indexed(inside)


def indexed(values: NDArray[np.uint8]) -> QImage:
    """Return an image of numbered colours from (height, width) numbers."""
    height, width = values.shape
    stride = -(-width // 4) * 4
    rows = np.zeros((height, stride), np.uint8)
    rows[:, :width] = values
    held = rows.tobytes()  # the image looks into it until it is copied
    return QImage(held, width, height, stride, QImage.Format.Format_Indexed8).copy()


class SpectrumLane:
    """The spectrogram of one stretch; while another is on its way, the one before is shown in its place."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.stretch = (0, 1)
        self.levels = np.zeros((0, 0), np.uint8)
        self.top = 0.0
        self._old: tuple[tuple[int, int], QPixmap] | None = None
        self._made: tuple[object, QPixmap] | None = None
        self._pieces = 0

    def clear(self) -> None:
        """Forget a sound."""
        self.levels, self.top, self._old, self._made = np.zeros((0, 0), np.uint8), 0.0, None, None

    def forget_picture(self) -> None:
        """Paint anew at the next chance."""
        self._made = self._old = None

    def begin(self, stretch: tuple[int, int], columns: int, rows: int) -> None:
        """Await the pieces of another stretch."""
        if self._pieces and self._made is not None:
            self._old = self.stretch, self._made[1]
        self.stretch, self.levels = stretch, np.zeros((rows, columns), np.uint8)
        self._made, self._pieces = None, 0

    def add(self, piece: SpectrumPiece) -> None:
        """Take a piece."""
        last = min(piece.first + piece.levels.shape[1], self.levels.shape[1])
        if piece.levels.shape[0] == self.levels.shape[0]:
            self.levels[:, piece.first : last] = piece.levels[:, : last - piece.first]
            self.top, self._pieces = piece.top, self._pieces + 1

    def paint(self, painter: QPainter, rect: QRectF, scale: TimeScale) -> None:
        """Paint the lane: where pieces have not come yet, what was there before, else the ground."""
        ground = QColor(*(_DARK if self.theme.dark else _LIGHT)[0])
        painter.fillRect(rect, ground)
        painter.save()
        painter.setClipRect(rect)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._old is not None:
            self._lay(painter, rect, scale, *self._old)
        if self._pieces:
            self._lay(painter, rect, scale, self.stretch, self._picture())
        painter.restore()

    def _lay(self, painter: QPainter, rect: QRectF, scale: TimeScale, stretch: tuple[int, int], made: QPixmap) -> None:
        left, right = scale.x(stretch[0]), scale.x(stretch[1])
        whole = QRectF(0, 0, made.width(), made.height())
        painter.drawPixmap(QRectF(left, rect.top(), right - left, rect.height()), made, whole)

    def _picture(self) -> QPixmap:
        key = self._pieces, self.stretch, self.theme.variant
        if self._made is None or self._made[0] != key:
            image = indexed(self.levels)
            seen = self.levels[self.levels > 0]
            top = float(np.percentile(seen[:: max(1, seen.size // 50_000)], 99.9)) if seen.size else 255.0
            image.setColorTable(colours(top, dark=self.theme.dark))
            self._made = key, QPixmap.fromImage(image.convertToFormat(QImage.Format.Format_RGB32))
        return self._made[1]

    def badges(self, rect: QRectF) -> list[tuple[QPointF, str]]:
        """Return where frequencies are named, and how: at the top and at quarters."""
        if not self.top:
            return []
        found = []
        for share in (1.0, 0.75, 0.5, 0.25) if rect.height() >= CLOSE else (1.0, 0.5):
            y = rect.top() + (1 - share) * rect.height()
            hertz = round(self.top * share)
            words = f"{hertz} Hz" if hertz < 10_000 else f"{hertz / 1000:g} kHz"
            found.append((QPointF(6, y + 4 if share == 1 else y - 8), words))
        return found


def colours(top: float, *, dark: bool) -> list[int]:
    """Return the 256 colours of levels: the ground :data:`RANGE_DB` below ``top`` and under it."""
    stops = np.array(_DARK if dark else _LIGHT, np.float64)
    share = np.clip((np.arange(256) - (top - 2 * RANGE_DB)) / (2 * RANGE_DB), 0, 1) * (len(stops) - 1)
    share[0] = 0
    table = np.stack([np.interp(share, np.arange(len(stops)), stops[:, c]) for c in range(3)], axis=1)
    return [QColor(*(round(part) for part in row)).rgba() for row in table.tolist()]
