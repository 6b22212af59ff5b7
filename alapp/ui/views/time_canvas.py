"""TimeCanvas: what sounds and films have in common on the screen: lanes along time, segments, their keys and mouse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QWidget

from alapp.domain.region import Marked, Region, Segment
from alapp.ui.theme.theme import Theme
from alapp.ui.views.player import SPEEDS
from alapp.ui.views.regions import Direction, RegionLook, Size
from alapp.ui.views.time_bar import HEIGHT, TimeBar
from alapp.ui.views.time_base import ZOOM, TimeBase
from alapp.ui.views.time_mouse import TimeMouse
from alapp.ui.views.time_paint import TimePainter
from alapp.ui.views.time_regions import OpenSegment, segment_of
from alapp.ui.views.time_scale import SECOND, short_words

RULER, TAGS = 24, 44


class TimeCanvas(TimeBase):
    """A recording: the line above, the ruler, lanes of a subclass, the lane of tags; segments by key and mouse."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.bar = TimeBar(theme)
        self.draw = TimePainter(theme)
        self.mouse = TimeMouse(self)
        self.tag_places: list[tuple[QRectF, Segment | Marked]] = []
        self._with_tags = False
        self._made: tuple[object, QPixmap] | None = None
        self.viewport().setMouseTracking(True)

    def lanes(self) -> Sequence[QRectF]:
        """Return where segments are painted over."""
        raise NotImplementedError

    def paint_lanes(self, painter: QPainter) -> None:
        """Paint what lies under the segments."""
        raise NotImplementedError

    # -- regions ------------------------------------------------------------------------------------------------

    def paint_names(self, painter: QPainter) -> None:
        """Paint over everything what the lanes are."""

    def show_regions(
        self, drawn: Sequence[Region], suggested: Sequence[Marked], looks: Mapping[str, RegionLook]
    ) -> None:
        """Show these segments."""
        self._with_tags = True
        self.regions.show(drawn, suggested, looks)
        self.viewport().update()

    @property
    def all_regions(self) -> Sequence[Region | Marked]:
        """Segments drawn and suggested, in order of time."""
        return self.regions.all

    @property
    def selected(self) -> Region | Marked | None:
        """The segment that is selected."""
        return self.regions.selected

    @property
    def is_open(self) -> bool:
        """Whether a region was begun and waits for a label."""
        return self.regions.open is not None

    def select(self, region: Region | Marked | None) -> None:
        """Select a segment, and bring it into sight."""
        found = region if isinstance(region, Segment | Marked) and region in self.regions.all else None
        self.regions.selected = found
        if found is not None:
            self.regions.open = None
            self._show(found)
        self.chosen.emit()
        self.viewport().update()

    def _show(self, found: Segment | Marked) -> None:
        segment = segment_of(found)
        self.rescale(self.scale.moved_to_show(segment.start, segment.end))

    def walk(self, direction: int) -> None:
        """Select the next or previous segment; the playhead goes to its beginning."""
        found = self.regions.walk(direction, self.position)
        if found is not None:
            self.go_to(segment_of(found).start)
            self._show(found)
            self.chosen.emit()

    def open_region(self, label_id: str) -> Region | None:
        """Close the open segment at the playhead, with this label."""
        found = self.regions.closed(label_id, self.position)
        self.chosen.emit()
        self.viewport().update()
        return found

    def begin(self) -> None:
        """Begin a segment at the playhead."""
        self.regions.begin(self.position)
        self.chosen.emit()
        self.viewport().update()

    def kept_open(self) -> Mapping[str, Any]:
        """Return begin and end of the open segment, and where the playhead is, with which it may grow."""
        opened = self.regions.open
        return {**asdict(opened), "playhead": self.position} if opened is not None else {}

    def open_again(self, kept: Mapping[str, Any]) -> None:
        """Open the segment again, with the playhead where it was."""
        start, end, playhead = (
            None if kept[name] is None else int(kept[name]) for name in ("start", "end", "playhead")
        )
        if start is None or playhead is None or not 0 <= start <= self.regions.length:
            return
        self.begin()
        self.regions.open = OpenSegment(start, end if end is None else min(max(end, 0), self.regions.length))
        self.go_to(playhead)
        self.chosen.emit()

    def open_words(self) -> str:
        """Say since when a segment is open; empty when none is."""
        opened = self.regions.open
        return self.tr("open since {0}").format(short_words(opened.extent(self.position)[0])) if opened else ""

    def drop(self) -> bool:
        """Drop the open segment, else the selection."""
        had = self.regions.drop()
        self.chosen.emit()
        self.viewport().update()
        return had

    def switch_edge(self) -> None:
        """Let Shift with an arrow move the other edge."""
        self.regions.at_end = not self.regions.at_end
        self.viewport().update()

    def go(self, direction: Direction, size: Size) -> None:
        """Move the playhead; up and down do nothing."""
        if direction in ("left", "right"):
            self.go_to(self.step_from(self.position, 1 if direction == "right" else -1, size))
            if self.regions.open is not None:
                self.chosen.emit()

    def stretch(self, direction: Direction, size: Size) -> None:
        """Move an edge of the selected or the open segment; without one, begin one at the playhead."""
        if direction not in ("left", "right"):
            return
        way = 1 if direction == "right" else -1
        if (chosen := self.regions.selected) is not None:
            edge = segment_of(chosen).end if self.regions.at_end else segment_of(chosen).start
            self._stretch_by(self.step_from(edge, way, size) - edge)
            return
        if self.regions.open is None:
            self.begin()
        edge = self.regions.open_edge(self.position)
        self.go_to(self.regions.stretch_open(self.step_from(edge, way, size) - edge, self.position))
        self.chosen.emit()

    def _stretch_by(self, by: int) -> None:
        """Move the edge of the selected segment by so many microseconds."""
        changed = self.regions.stretched(by)
        if changed is not None:
            self.edited.emit(*changed)
            self.viewport().update()

    def facts(self, region: Region) -> tuple[tuple[str, str], ...]:
        """Return begin, end and length."""
        segment = segment_of(region) if isinstance(region, Segment) else Segment(0, 0, "")
        length = f"{(segment.end - segment.start) / SECOND:.2f} s"
        return (
            (self.tr("Begins"), short_words(segment.start)),
            (self.tr("Ends"), short_words(segment.end)),
            (self.tr("Length"), length),
        )

    def words_of(self, region: Region) -> str:
        """Return begin and end."""
        return f"{short_words(region.start)} – {short_words(region.end)}" if isinstance(region, Segment) else ""

    # -- painting and mouse ---------------------------------------------------------------------------------------

    def bar_place(self) -> QRectF:
        """Return where the line above lies."""
        return QRectF(0, 0, self.viewport().width(), self.theme.px(HEIGHT))

    def ruler(self) -> QRectF:
        """Return where the ruler lies."""
        return QRectF(0, self.theme.px(HEIGHT), self.viewport().width(), self.theme.px(RULER))

    def tag_lane(self) -> QRectF:
        """Return where the tags lie; of no height where there are no segments."""
        area, height = self.viewport().rect(), self.theme.px(TAGS) if self._with_tags else 0
        return QRectF(0, area.height() - height, area.width(), height)

    def between(self) -> QRectF:
        """Return the room for the lanes."""
        top = self.ruler().bottom()
        return QRectF(0, top, self.viewport().width(), max(self.tag_lane().top() - top, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all lanes; what was painted ahead is only laid down."""
        del event
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self.theme.colour("surface"))
        self.bar.paint(painter, self.bar_place(), self.position, self.player.speed, playing=self.player.playing)
        self.draw.ruler(painter, self.ruler(), self.scale)
        if self.words:
            self.draw.words(painter, self.between(), self.words)
        else:
            self.paint_lanes(painter)
            self._paint_regions(painter)
            self.paint_names(painter)
            if self.note and (lanes := self.lanes()):
                low = lanes[0].bottom() - self.theme.px(20)
                self.draw.badge(painter, QPointF(6, low), self.note)
        self.paint_focus(painter)

    def _paint_regions(self, painter: QPainter) -> None:
        lanes, lane = [*self.lanes()], self.tag_lane()
        painter.drawPixmap(0, 0, self._layer(lanes, lane))
        self.draw.selected(painter, lanes, self.scale, self.regions)
        self.draw.selected_tag(painter, lane, self.scale, self.regions)
        if self.regions.open is not None:
            self.draw.open(painter, lanes, self.scale, self.regions.open.extent(self.position))
        if self.regions.length and self.scale.start <= self.position <= self.scale.stop:
            bottom = lanes[-1].bottom() if lanes else self.ruler().bottom()
            self.draw.playhead(painter, self.ruler(), bottom, self.scale.x(self.position))

    def _layer(self, lanes: Sequence[QRectF], tags: QRectF) -> QPixmap:
        """Return all segments and tags, painted ahead: most keys change none of them."""
        ratio, regions = self.viewport().devicePixelRatioF(), self.regions
        looks = tuple(regions.looks.items())
        key = (self.scale, regions.drawn, regions.suggested, looks, str(lanes), str(tags), self.theme.variant, ratio)
        if self._made is None or self._made[0] != key:
            layer = QPixmap(self.viewport().size() * ratio)
            layer.setDevicePixelRatio(ratio)
            layer.fill(Qt.GlobalColor.transparent)
            painter = QPainter(layer)
            bare = replace(regions, selected=None)
            self.draw.segments(painter, lanes, self.scale, bare)
            self.tag_places = self.draw.tags(painter, tags, self.scale, bare) if tags.height() else []
            painter.end()
            self._made = key, layer
        return self._made[1]

    def press_bar(self, at: QPointF) -> None:
        """Do what lies here in the line above."""
        name, _, value = self.bar.hit(at).partition(":")
        if name in ("play", "replay"):
            self.command(name)
        elif name == "speed":
            way = SPEEDS.index(float(value)) - SPEEDS.index(self.player.speed)
            for _ in range(abs(way)):
                self.player.faster(1 if way > 0 else -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the playhead, take an edge, or begin to draw."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.mouse.press(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw, or move an edge."""
        self.mouse.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what was dragged."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.mouse.release()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move what is seen; with Ctrl, zoom around the pointer."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.rescale(self.scale.zoomed(ZOOM ** (-turned / 240), self.scale.time(event.position().x())))
        else:
            self.rescale(self.scale.turned_to(self.scale.start - round(turned / 1200 * self.scale.seen)))
        event.accept()
