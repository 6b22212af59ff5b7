"""Painting of what all recordings show: the ruler, segments over the lanes, their tags, the playhead, words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from alapp.domain.region import Marked, Segment
from alapp.ui.theme.painting import elided, laid_out, paint_surface
from alapp.ui.theme.shapes import paint_shape
from alapp.ui.theme.theme import Theme, mix
from alapp.ui.views.regions import RegionLook
from alapp.ui.views.time_regions import TimeRegions, segment_of
from alapp.ui.views.time_scale import TimeScale

MARKS_APART = 80
TINT = 0.16
"""Share of a label's colour over the lanes; suggestions have half of it."""
_UNKNOWN = RegionLook("", 1, 1)


class TimePainter:
    """Paints over lanes that share one scale of time; x 0 of the scale is the left edge of the viewport."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def ruler(self, painter: QPainter, rect: QRectF, scale: TimeScale) -> None:
        """Paint marks and their times; a bar at the lower edge says which part of the whole is seen."""
        theme, px = self.theme, self.theme.px
        painter.fillRect(rect, theme.colour("surface2"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        painter.setFont(theme.font("caption", 500))
        for time, words in scale.marks(px(MARKS_APART)):
            x = round(scale.x(time))
            painter.fillRect(QRectF(x, rect.bottom() - px(10), 1, px(10)), theme.colour("edge"))
            painter.setPen(theme.colour("ink3"))
            painter.drawText(QRectF(x + px(4), rect.top(), px(90), rect.height()), Qt.AlignmentFlag.AlignVCenter, words)
        if scale.seen < scale.length:
            left, width = rect.width() * scale.start / scale.length, rect.width() * scale.seen / scale.length
            painter.fillRect(QRectF(left, rect.bottom() - 3, max(width, 8), 3), theme.colour("accent"))

    def segments(self, painter: QPainter, lanes: Sequence[QRectF], scale: TimeScale, regions: TimeRegions) -> None:
        """Paint every segment that is seen over the lanes: tint and edges, dashed for suggestions.

        Those of one look are painted together: hundreds of them, one by one, would keep a key waiting.
        """
        alike: dict[tuple[int, bool], list[QRectF]] = {}
        rows = _joined(lanes)
        for found in regions.all:
            segment = segment_of(found)
            if segment.end >= scale.start and segment.start <= scale.stop:
                look = regions.looks.get(segment.label, _UNKNOWN)
                boxes = (self._box(lane, scale, segment.start, segment.end) for lane in rows)
                alike.setdefault((look.colour, isinstance(found, Marked)), []).extend(boxes)
        for (colour, dashed), boxes_alike in alike.items():
            self._segments(painter, boxes_alike, self.theme.label_colour(colour), dashed=dashed)

    def selected(self, painter: QPainter, lanes: Sequence[QRectF], scale: TimeScale, regions: TimeRegions) -> None:
        """Frame the selected segment; a grip marks the edge that keys move."""
        if regions.selected is not None:
            segment = segment_of(regions.selected)
            if segment.end >= scale.start and segment.start <= scale.stop:
                for lane in lanes:
                    self._frame(painter, self._box(lane, scale, segment.start, segment.end), at_end=regions.at_end)

    def open(self, painter: QPainter, lanes: Sequence[QRectF], scale: TimeScale, extent: tuple[int, int]) -> None:
        """Paint the open segment."""
        boxes = [self._box(lane, scale, *extent) for lane in lanes]
        self._segments(painter, boxes, self.theme.colour("accent"), dashed=False)

    def _box(self, lane: QRectF, scale: TimeScale, start: int, end: int) -> QRectF:
        left, right = max(scale.x(start), -10.0), min(scale.x(end), scale.width + 10.0)
        return QRectF(round(left), lane.top(), max(round(right) - round(left), 2), lane.height())

    def _segments(self, painter: QPainter, boxes: Sequence[QRectF], colour: QColor, *, dashed: bool) -> None:
        """Paint tints and edges; boxes of whole pixels, which Qt fills without building a path for each."""
        whole, edge = [box.toRect() for box in boxes], 2
        tint = QColor(colour)
        tint.setAlphaF(TINT / 2 if dashed else TINT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRects(whole)
        sides = [QRect(x, r.top(), edge, r.height()) for r in whole for x in (r.left(), r.right() + 1 - edge)]
        if not dashed:
            painter.setBrush(colour)
            painter.drawRects(sides)
            return
        pen = QPen(colour, edge)
        pen.setDashPattern([2.5, 2.0])
        painter.setPen(pen)
        painter.drawLines([QLineF(r.left() + 1, r.top(), r.left() + 1, r.top() + r.height()) for r in sides])

    def _frame(self, painter: QPainter, box: QRectF, *, at_end: bool) -> None:
        painter.setPen(QPen(self.theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(1, 1, -1, -1))
        side = self.theme.px(9)
        x = box.right() if at_end else box.left()
        grip = QRectF(x - side / 2, box.center().y() - side / 2, side, side)
        painter.fillRect(grip, self.theme.colour("accent"))
        painter.setPen(QPen(self.theme.colour("surface"), 1))
        painter.drawRect(grip)

    def tags(
        self, painter: QPainter, lane: QRectF, scale: TimeScale, regions: TimeRegions
    ) -> list[tuple[QRectF, Segment | Marked]]:
        """Paint the tags under the lanes where there is room; return where each is."""
        theme = self.theme
        painter.fillRect(lane, theme.colour("surface2"))
        painter.fillRect(QRectF(lane.left(), lane.top(), lane.width(), 1), theme.colour("line"))
        seen = [f for f in regions.all if segment_of(f).end >= scale.start and segment_of(f).start <= scale.stop]
        lefts = [max(scale.x(segment_of(found).start), 0.0) for found in seen]
        places: list[tuple[QRectF, Segment | Marked]] = []
        rights = [*lefts[1:], lane.right()]
        for found, left, after in zip(seen, lefts, rights, strict=False):
            if not places or left >= places[-1][0].right():  # a crowd of tags would hide itself
                room = after - left - theme.px(2)
                places.append((self.tag(painter, lane, (left, room), found, regions), found))
        return places

    def selected_tag(self, painter: QPainter, lane: QRectF, scale: TimeScale, regions: TimeRegions) -> None:
        """Paint the tag of the selected segment over the others, with its whole name."""
        if regions.selected is not None and lane.height():
            segment = segment_of(regions.selected)
            if segment.end >= scale.start and segment.start <= scale.stop:
                left = max(scale.x(segment.start), 0.0)
                self.tag(painter, lane, (left, lane.right() - left), regions.selected, regions)

    def tag(
        self,
        painter: QPainter,
        lane: QRectF,
        place: tuple[float, float],
        found: Segment | Marked,
        regions: TimeRegions,
    ) -> QRectF:
        """Paint one tag: shape and name, the shape alone where there is no room for more."""
        theme, px = self.theme, self.theme.px
        look = regions.looks.get(segment_of(found).label, _UNKNOWN)
        colour, dashed = theme.label_colour(look.colour), isinstance(found, Marked)
        font = theme.font("small", 500)
        words = f"{look.name} ?" if dashed else look.name
        left, room = place
        text = elided(words, font, max(room - px(26), 0))
        text = text if len(text) > 1 and room > px(44) else ""
        width = px(20) + (QFontMetricsF(font).horizontalAdvance(text) + px(6) if text else px(2))
        box = QRectF(round(left), round(lane.center().y() - px(11)), width, px(22))
        ground = mix(colour, theme.colour("surface2"), theme.tokens.tint[theme.variant])
        edge = theme.colour("accent") if found == regions.selected else colour
        paint_surface(painter, box, ground, None, theme.radius("key"))
        painter.setPen(
            QPen(edge, 2 if found == regions.selected else 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.radius("key"), theme.radius("key"))
        paint_shape(painter, QRectF(box.left() + px(6), box.center().y() - px(4), px(9), px(9)), colour, look.shape)
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        painter.drawText(box.adjusted(px(20), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
        return box

    def playhead(self, painter: QPainter, ruler: QRectF, bottom: float, x: float) -> None:
        """Paint the playhead: 2 pixels through all lanes, a triangle in the ruler."""
        accent = self.theme.colour("accent")
        x = round(x)
        painter.fillRect(QRectF(x - 1, ruler.bottom() - 1, 2, bottom - ruler.bottom() + 1), accent)
        side = self.theme.px(6)
        top = ruler.bottom() - self.theme.px(11)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        corners = (QPointF(x - side, top), QPointF(x + side, top), QPointF(x, ruler.bottom() - 1))
        painter.drawPolygon(QPolygonF(corners))

    def badge(self, painter: QPainter, at: QPointF, words: str) -> None:
        """Paint words on a small ground, as the names of lanes and frequencies."""
        theme, px = self.theme, self.theme.px
        font = theme.font("caption", 500)
        width = QFontMetricsF(font).horizontalAdvance(words) + px(8)
        box = QRectF(at.x(), at.y(), width, px(16))
        paint_surface(painter, box, theme.colour("surface"), None, px(3))
        painter.setFont(font)
        painter.setPen(theme.colour("ink2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def words(self, painter: QPainter, rect: QRectF, words: str) -> None:
        """Paint words in the middle of a lane that has nothing to show."""
        width = min(rect.width() - self.theme.px(48), float(self.theme.px(560)))
        layout = laid_out(words, self.theme.font("body"), width, self.theme.line_height("body"))
        painter.setPen(self.theme.colour("ink2"))
        height = layout.lineCount() * self.theme.line_height("body")
        layout.draw(painter, QPointF(rect.center().x() - width / 2, rect.center().y() - height / 2))


def _joined(lanes: Sequence[QRectF]) -> list[QRectF]:
    """Return lanes that touch as one: what is painted over both is painted once."""
    found = list[QRectF]()
    for lane in lanes:
        if found and found[-1].bottom() == lane.top():
            found[-1] = found[-1].united(lane)
        else:
            found.append(QRectF(lane))
    return found
