"""FilmView: the frame at the playhead above, thumbnails and the sound's waveform along time below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from alapp.domain.media import MediaFile
from alapp.domain.recording import FilmFrame, Peaks
from alapp.session.media_reader import Handle
from alapp.ui.theme.theme import Theme
from alapp.ui.views.film_frames import FilmFrames, image_of
from alapp.ui.views.regions import Size
from alapp.ui.views.sound import LEAST_SAMPLES, MOST_STRETCHES
from alapp.ui.views.sound_lanes import WaveLane
from alapp.ui.views.time_base import STEPS
from alapp.ui.views.time_canvas import TimeCanvas
from alapp.ui.views.time_scale import SECOND

THUMBS, WAVE = 56, 64
ROOMY = 440
"""Where frame, thumbnails and waveform have less room together, the last two give way."""
FRAMES: Mapping[Size, int] = {"fine": 1, "step": 10}
MOST_ROOM = 1280, 800
"""Frames are decoded at this size at most: what is labeled is when, not where."""
SPARSE = 3 * SECOND
"""Thumbnails that are further apart are taken from the key frame before their time."""


class FilmView(TimeCanvas):
    """Frame, thumbnails, waveform."""

    modality: ClassVar[str] = "video"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.wave = WaveLane(theme)
        self.frames = FilmFrames()
        self.thumbs: dict[int, QImage] = {}
        self._last: QImage | None = None
        self._frames_asked: Handle | None = None
        self._asked_times: frozenset[int] = frozenset()
        self._thumbs_asked: Handle | None = None
        self._slots: tuple[int, ...] = ()
        self._sounds = False

    # -- reading ------------------------------------------------------------------------------------------------

    def begin_reading(self, file: MediaFile) -> None:
        """Ask for the first frame, thumbnails, waveform and times: the first goes to the child that waits."""
        if not self.regions.length:
            self.ask("alapp.features.film:facts", done=self.learn)
            return
        rate = int(file.facts.get("rate", 0))
        self._sounds = bool(rate)
        self.follow()
        self.look_closer()
        if rate:
            samples = max(LEAST_SAMPLES, round(self.regions.length / SECOND * rate / MOST_STRETCHES))
            quiet: Any = lambda _: None  # noqa: E731  a film whose sound cannot be read is seen all the same
            self.ask("alapp.features.sound:waveform", samples, on_part=self._heard, failed=quiet)
        self.ask("alapp.features.film:times", done=self._timed)

    def learn(self, facts: Mapping[str, Any]) -> None:
        """Begin once the length is known."""
        super().learn(facts)
        if self.file is not None and self.regions.length:
            self.ask("alapp.features.film:times", done=self._timed)
            self.follow()

    def _timed(self, times: Any) -> None:
        self.frames.times = times
        self.follow()

    def _heard(self, piece: Peaks) -> None:
        self.wave.peaks.add(piece)
        self.viewport().update()

    def _seen(self, frame: FilmFrame) -> None:
        self.frames.add(frame)
        self.viewport().update()

    def forget(self) -> None:
        """Drop frames, thumbnails and waveform."""
        self.frames.clear()
        self.wave.clear()
        self.thumbs, self._last, self._slots, self._sounds = {}, None, (), False
        self._frames_asked = self._thumbs_asked = None
        self._asked_times = frozenset()

    def forget_pictures(self) -> None:
        """Paint the waveform anew."""
        self.wave.forget_picture()

    def follow(self) -> None:
        """Ask for the frames around the playhead that are not at hand."""
        if not self.regions.length or self.words:
            return
        wanted = self.frames.wanted(self.position)
        if not wanted or self._asked_times.issuperset(wanted[:1]):
            return
        if self._frames_asked is not None:
            self._frames_asked.cancel()
        self._asked_times = frozenset(wanted)
        self._frames_asked = self.ask(
            "alapp.features.film_walk:frames", wanted, self._room(), on_part=self._seen, done=self._answered
        )

    def _answered(self, _: object) -> None:
        self._asked_times = frozenset()
        self.follow()

    def _room(self) -> tuple[int, int]:
        lane, ratio = self.picture_place(), self.devicePixelRatioF()
        return min(max(16, round(lane.width() * ratio)), MOST_ROOM[0]), min(
            max(16, round(lane.height() * ratio)), MOST_ROOM[1]
        )

    def look_closer(self) -> None:
        """Ask for the thumbnails of what is seen."""
        slots = self._thumb_times()
        if not self.regions.length or slots == self._slots or self.words:
            return
        self._slots = slots
        if self._thumbs_asked is not None:
            self._thumbs_asked.cancel()
        self.thumbs = {time: image for time, image in self.thumbs.items() if time in slots}
        missing = [time for time in slots if time not in self.thumbs]
        room = round(self._thumb_width() * self.devicePixelRatioF()), round(self.theme.px(THUMBS))
        sparse = len(slots) > 1 and slots[1] - slots[0] > SPARSE
        args = missing, room, sparse
        self._thumbs_asked = self.ask(
            "alapp.features.film_walk:frames", *args, on_part=self._thumb, failed=lambda _: None
        )

    def _thumb(self, frame: FilmFrame) -> None:
        self.thumbs[frame.wanted] = image_of(frame)
        self.viewport().update()

    def _thumb_width(self) -> float:
        facts = self.file.facts if self.file is not None else {}
        width, height = max(1, int(facts.get("width", 16))), max(1, int(facts.get("height", 9)))
        high = self._heights()[0] - 4
        return min(max(high * width / height, high * 0.5), high * 3)

    def _thumb_times(self) -> tuple[int, ...]:
        """Return a time for each thumbnail that has room: the middle of its place."""
        count = max(1, int(self.scale.width // (self._thumb_width() + 2)))
        return tuple(round(self.scale.start + self.scale.seen * (2 * i + 1) / (2 * count)) for i in range(count))

    # -- moving -------------------------------------------------------------------------------------------------

    def step_from(self, time: int, direction: int, size: Size) -> int:
        """Return the time of the frame that is so many frames further; of a second for the large step."""
        if size not in FRAMES or not len(self.frames.times):
            return min(max(time + direction * STEPS[size], 0), self.regions.length)
        here = self.frames.number(time)
        if direction < 0 and time > self.frames.time_of(here) and size == "fine":
            return self.frames.time_of(here)
        return self.frames.time_of(here + direction * FRAMES[size])

    # -- painting -----------------------------------------------------------------------------------------------

    def picture_place(self) -> QRectF:
        """Return the room for the frame."""
        room = self.between()
        return QRectF(room.left(), room.top(), room.width(), max(room.height() - self._below(), 0))

    def _below(self) -> float:
        return float(sum(self._heights()))

    def _heights(self) -> tuple[float, float]:
        """Return how high thumbnails and waveform are: less where there is little room for the frame."""
        share = min(max(self.between().height() / self.theme.px(ROOMY), 0.6), 1.0)
        return round(self.theme.px(THUMBS) * share), round(self.theme.px(WAVE) * share) if self._sounds else 0

    def ruler(self) -> QRectF:
        """Return where the ruler lies: between the frame and what is along time."""
        place = super().ruler()
        place.moveTop(self.tag_lane().top() - self._below() - place.height())
        return place

    def between(self) -> QRectF:
        """Return the room between the line above and the tags."""
        top = self.bar_place().bottom()
        return QRectF(0, top, self.viewport().width(), max(self.tag_lane().top() - top - super().ruler().height(), 0))

    def lanes(self) -> Sequence[QRectF]:
        """Return thumbnails, and waveform where there is sound."""
        top, width = self.ruler().bottom(), float(self.viewport().width())
        high, wave = self._heights()
        thumbs = QRectF(0, top, width, high)
        return [thumbs, QRectF(0, thumbs.bottom(), width, wave)] if self._sounds else [thumbs]

    def paint_lanes(self, painter: QPainter) -> None:
        """Paint frame, thumbnails and waveform."""
        self._paint_frame(painter, self.picture_place())
        thumbs, *waves = self.lanes()
        self._paint_thumbs(painter, thumbs)
        for wave in waves:
            painter.fillRect(wave, self.theme.colour("surface"))
            self.wave.paint(painter, wave, self.scale, self.scale.x(self.position))

    def _paint_frame(self, painter: QPainter, place: QRectF) -> None:
        painter.fillRect(place, self.theme.colour("rail"))
        image = self.frames.shown(self.position)
        self._last = image or self._last or self.frames.nearest(self.position)
        if self._last is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(fitted(self._last, place), self._last)
            painter.restore()

    def _paint_thumbs(self, painter: QPainter, lane: QRectF) -> None:
        painter.fillRect(lane, self.theme.colour("surface2"))
        width = self._thumb_width()
        for time, image in self.thumbs.items():
            place = QRectF(self.scale.x(time) - width / 2, lane.top() + 2, width, lane.height() - 4)
            painter.drawImage(fitted(image, place, larger=True), image)
        painter.fillRect(QRectF(lane.left(), lane.bottom() - 1, lane.width(), 1), self.theme.colour("line"))

    def paint_names(self, painter: QPainter) -> None:
        """Paint the number of the frame, counted from 0, and whether it is still on its way."""
        number = self.frames.number(self.position)
        if number < 0:
            return
        words = self.tr("Frame {0} of {1}").format(number, len(self.frames.times))
        if self.frames.shown(self.position) is None:
            words = self.tr("{0}, being read").format(words)
        self.draw.badge(painter, QPointF(6, self.picture_place().top() + 6), words)


def fitted(image: QImage, place: QRectF, *, larger: bool = False) -> QRectF:
    """Return where an image lies in the middle of a place, as large as it goes; four times magnified at most."""
    share = min(place.width() / image.width(), place.height() / image.height(), 1e9 if larger else 4.0)
    width, height = image.width() * share, image.height() * share
    return QRectF(place.center().x() - width / 2, place.center().y() - height / 2, width, height)
