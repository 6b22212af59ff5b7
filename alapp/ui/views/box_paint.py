"""Painting of boxes: the line in the label's colour within a white one, the name outside, handles on the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from alapp.domain.region import Box
from alapp.ui.theme.painting import elided
from alapp.ui.theme.shapes import paint_shape
from alapp.ui.theme.theme import Theme
from alapp.ui.views.box_geometry import HANDLES
from alapp.ui.views.image_space import Space
from alapp.ui.views.regions import RegionLook

HANDLE, ARM, GAP = 9, 16.0, 4.0
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


class BoxPainter:
    """Paints boxes in the colours of a theme; name tags are drawn once."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._tags: dict[tuple[RegionLook, bool, bool, float], QPixmap] = {}
        theme.changed.connect(self._tags.clear)

    def box(self, painter: QPainter, rect: QRectF, look: RegionLook, *, suggested: bool, chosen: bool) -> None:
        """Paint one box with its name; ``rect`` in the view."""
        colour = self._theme.label_colour(look.colour)
        self._outline(painter, rect, colour, dashed=suggested)
        if chosen:
            _frame(painter, rect.toRect(), 6, 2, self._theme.colour("accent"))
        self._tag(painter, rect, look, suggested=suggested, whole=suggested or chosen, lift=6.0 if chosen else 1.0)

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

    def _tag(
        self, painter: QPainter, rect: QRectF, look: RegionLook, *, suggested: bool, whole: bool, lift: float
    ) -> None:
        """Lay the name on the box: above it, else below, else inside; only its shape where the box is narrow."""
        ratio = painter.device().devicePixelRatio()
        tag = self._made(look, suggested=suggested, short=False, ratio=ratio)
        if not whole and tag.width() / ratio > max(rect.width() + 2, self._theme.px(2 * TAG_HEIGHT)):
            tag = self._made(look, suggested=suggested, short=True, ratio=ratio)
        height, room = tag.height() / ratio, painter.device().height() / ratio
        y = rect.top() - lift - height
        if y < 0:
            y = rect.bottom() + lift if rect.bottom() + lift + height <= room else max(rect.top(), 0.0) + 2
        painter.drawPixmap(QPointF(max(rect.left() - 1, 0.0), round(y)), tag)

    def _made(self, look: RegionLook, *, suggested: bool, short: bool, ratio: float) -> QPixmap:
        key = (look, suggested, short, ratio)
        if key not in self._tags:
            self._tags[key] = self._make(look, suggested=suggested, short=short, ratio=ratio)
        return self._tags[key]

    def _make(self, look: RegionLook, *, suggested: bool, short: bool, ratio: float) -> QPixmap:
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
        path.addRoundedRect(QRectF(0.5, 0.5, width - 1, height + 6), 4, 4)
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
