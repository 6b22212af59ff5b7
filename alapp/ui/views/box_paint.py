"""Painting of boxes: the line in the label's colour within a white one, the name beside it, handles on the chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from alapp.domain.region import Box
from alapp.ui.theme.painting import elided
from alapp.ui.theme.shapes import paint_shape
from alapp.ui.theme.theme import Theme
from alapp.ui.views.box_geometry import HANDLES
from alapp.ui.views.box_tags import Laid, Pair, Wanted, laid
from alapp.ui.views.image_space import Space
from alapp.ui.views.regions import RegionLook

HANDLE, ARM, GAP = 9, 16.0, 4.0
LIFT, CHOSEN_LIFT = 1.0, 6.0
"""How far a name lies from its box; the chosen one has a frame around it."""
TAG_HEIGHT, TAG_PAD, SHAPE, LONGEST = 20, 6, 9, 180
_OUTER = QColor(255, 255, 255, 217)
_INNER = QColor(30, 33, 37)  # both are to be seen on any picture, whatever the theme


def view_rect(box: Box, space: Space) -> QRectF:
    """Return where a box lies in the view."""
    return QRectF(QPointF(*space.to_view(box.x, box.y)), QPointF(*space.to_view(box.x + box.w, box.y + box.h)))


def _frame(painter: QPainter, rect: QRect, out: int, width: int, colour: QColor) -> None:
    """Fill the lines of a rectangle that begin ``out`` pixels outside its edge and go ``width`` inwards."""
    rect = rect.adjusted(-out, -out, out, out)
    x, y, w, h = rect.x(), rect.y(), rect.width(), rect.height()
    painter.fillRect(x, y, w, width, colour)
    painter.fillRect(x, y + h - width, w, width, colour)
    painter.fillRect(x, y + width, width, h - 2 * width, colour)
    painter.fillRect(x + w - width, y + width, width, h - 2 * width, colour)


Asked = tuple[list[Wanted], float, Pair]


@dataclass(frozen=True, slots=True)
class ShownBox:
    """A box as it is painted; ``rect`` in the view."""

    rect: QRectF
    look: RegionLook
    suggested: bool
    chosen: bool


class BoxPainter:
    """Paints boxes in the colours of a theme; name tags are drawn once."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._tags: dict[tuple[RegionLook, bool, bool, bool, float], QPixmap] = {}
        self._laid: tuple[Asked, list[Laid]] = ([], 0.0, (0.0, 0.0)), []
        theme.changed.connect(self._tags.clear)

    def box(self, painter: QPainter, shown: ShownBox) -> None:
        """Paint the lines of one box."""
        self._outline(painter, shown.rect, self._theme.label_colour(shown.look.colour), dashed=shown.suggested)
        if shown.chosen:
            _frame(painter, shown.rect.toRect(), 6, 2, self._theme.colour("accent"))

    def names(self, painter: QPainter, boxes: Sequence[ShownBox]) -> None:
        """Lay the names of the boxes, off each other, over all lines; the one of the chosen box lies on top."""
        device = painter.device()
        ratio = device.devicePixelRatio()
        wanted = [self._wanted(shown, ratio) for shown in boxes]
        asked = wanted, self._theme.px(TAG_HEIGHT), (device.width() / ratio, device.height() / ratio)
        if asked != self._laid[0]:  # most paints are of a crosshair that moved
            self._laid = asked, laid(*asked)
        for shown, place in sorted(zip(boxes, self._laid[1], strict=True), key=lambda pair: pair[0].chosen):
            tag = self._made(shown.look, suggested=shown.suggested, short=place.short, stands=place.above, ratio=ratio)
            painter.drawPixmap(QPointF(place.x, place.y), tag)

    def open_box(self, painter: QPainter, rect: QRectF, moving: QPointF) -> None:
        """Paint the box that has no label yet, and the corner that moves."""
        accent = self._theme.colour("accent")
        self._outline(painter, rect, accent, dashed=False)
        self._handle(painter, moving, accent, filled=True)

    def handles(self, painter: QPainter, rect: QRectF, look: RegionLook, active: tuple[int, int]) -> None:
        """Paint the handles of the chosen box; the corner that keys move is filled."""
        colour = self._theme.label_colour(look.colour)
        for across, down in HANDLES:
            at = QPointF(rect.left() + rect.width() * (across + 1) / 2, rect.top() + rect.height() * (down + 1) / 2)
            self._handle(painter, at, colour, filled=(across, down) == active)

    def crosshair(self, painter: QPainter, at: QPointF) -> None:
        """Paint the cursor of the keys: four arms, dark on white, so that they are seen on any picture."""
        for colour, width in ((_OUTER, 4.0), (_INNER, 1.5)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            for across, down in ((-1, 0), (1, 0), (0, -1), (0, 1)):
                start = at + QPointF(across * GAP, down * GAP)
                painter.drawLine(start, at + QPointF(across * ARM, down * ARM))

    def _outline(self, painter: QPainter, rect: QRectF, colour: QColor, *, dashed: bool) -> None:
        """Draw two pixels of colour on the edge, and one of white outside; whole lines are filled, which is fast."""
        edge = rect.toRect()
        _frame(painter, edge, 2, 1, _OUTER)
        if not dashed:
            _frame(painter, edge, 1, 2, colour)
            return
        _frame(painter, edge, -1, 1, _OUTER)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
        pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        painter.drawRect(edge)

    def _handle(self, painter: QPainter, at: QPointF, colour: QColor, *, filled: bool) -> None:
        half = HANDLE / 2 - 1
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if filled else QColor("white"))
        painter.drawRoundedRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half), 1.5, 1.5)

    def _wanted(self, shown: ShownBox, ratio: float) -> Wanted:
        """Return what is to be laid: of a narrow box that was drawn, only the shape of its label."""
        long, short = (
            self._made(shown.look, suggested=shown.suggested, short=cut, stands=True, ratio=ratio).width() / ratio
            for cut in (False, True)
        )
        whole = shown.suggested or shown.chosen or long <= max(shown.rect.width() + 2, self._theme.px(2 * TAG_HEIGHT))
        rect = shown.rect
        edges = rect.left(), rect.top(), rect.right(), rect.bottom()
        return Wanted(edges, (long, short), whole, CHOSEN_LIFT if shown.chosen else LIFT)

    def _made(self, look: RegionLook, *, suggested: bool, short: bool, stands: bool, ratio: float) -> QPixmap:
        key = (look, suggested, short, stands, ratio)
        if key not in self._tags:
            self._tags[key] = self._make(look, suggested=suggested, short=short, stands=stands, ratio=ratio)
        return self._tags[key]

    def _make(self, look: RegionLook, *, suggested: bool, short: bool, stands: bool, ratio: float) -> QPixmap:
        """Draw a name; one that stands on its box is open below."""
        theme = self._theme
        font, pad, side = theme.font("caption", 600), theme.px(TAG_PAD), theme.px(SHAPE)
        words = "" if short else elided(look.name, font, theme.px(LONGEST))
        words = f"{words} ?".strip() if suggested else words
        wide = QFontMetricsF(font).horizontalAdvance(words) + pad if words else 0.0
        width, height = round(2 * pad + side + wide), theme.px(TAG_HEIGHT)
        tag = QPixmap(round(width * ratio), round(height * ratio))
        tag.setDevicePixelRatio(ratio)
        tag.fill(Qt.GlobalColor.transparent)
        painter = QPainter(tag)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(QRectF(0.5, 0.5, width - 1, height + (6 if stands else -1)), 4, 4)
        painter.fillPath(path, theme.colour("surface"))
        painter.setPen(QPen(theme.label_colour(look.colour), 1))
        painter.drawPath(path)
        paint_shape(painter, QRectF(pad, (height - side) / 2, side, side), theme.label_colour(look.colour), look.shape)
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        place = QRectF(2 * pad + side - 1, 0, wide + pad, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()
        return tag
