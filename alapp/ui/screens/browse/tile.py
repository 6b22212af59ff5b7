"""Paints one tile of the grid of Browse: the picture, its check box and mark, its label, what the model says."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from alapp.domain.found import BrowseRow
from alapp.ui.screens.browse.columns import LABEL, SAYS, note_of
from alapp.ui.screens.browse.delegate import BrowseDelegate
from alapp.ui.screens.browse.model import BrowseModel
from alapp.ui.screens.browse.pictures import Pictures
from alapp.ui.theme.painting import paint_surface
from alapp.ui.theme.theme import Theme

PICTURE = 160
"""Side of the square that a picture is fitted into, as thumbnails are stored."""
PAD, LINE, BOX = 8, 20, 16
WIDTH = PICTURE + 2 * PAD
HEIGHT = PICTURE + 2 * LINE + 3 * PAD


class BrowseTile:
    """Draws items by their place among the rows found; an item on its way is an empty frame."""

    def __init__(self, theme: Theme, rows: BrowseModel, delegate: BrowseDelegate) -> None:
        self._theme, self._rows, self._delegate = theme, rows, delegate
        self.pictures: Pictures | None = None

    def picture(self, room: QRect) -> QRect:
        """Return where the picture lies in the room of a tile."""
        side = self._theme.px(PICTURE)
        return QRect(room.center().x() - side // 2, room.top() + self._theme.px(PAD), side, side)

    def box(self, room: QRect) -> QRect:
        """Return where the check box lies in the room of a tile."""
        px, at = self._theme.px, self.picture(room).topLeft()
        return QRect(at.x() + px(PAD), at.y() + px(PAD), px(BOX), px(BOX))

    def paint(self, painter: QPainter, room: QRect, place: int) -> None:
        """Paint the item at a place."""
        row, checked = self._rows.row(place), bool(self._rows.checked[place])
        frame = self.picture(room)
        if checked:
            ground = QRectF(room.adjusted(2, 2, -2, -2))
            paint_surface(painter, ground, self._theme.colour("accent-soft"), None, self._theme.radius("control"))
        if self.pictures is not None:
            self.pictures.draw(painter, frame, int(self._rows.ids[place]), low=True)
        self._delegate.paint_box(painter, QRectF(self.box(room)), checked)
        if row is not None:
            self._mark(painter, frame, row)
            self._words(painter, frame, row)

    def ring(self, painter: QPainter, room: QRect, *, focused: bool) -> None:
        """Paint the ring of the current item."""
        width = self._theme.tokens.size["focus_ring"] if focused else 1
        painter.setPen(QPen(self._theme.colour("accent" if focused else "edge"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._theme.radius("control")
        painter.drawRoundedRect(QRectF(room).adjusted(2, 2, -2, -2), radius, radius)

    def _mark(self, painter: QPainter, frame: QRect, row: BrowseRow) -> None:
        """Paint flag, gold or another mark on a ground of its own, in the corner of the picture."""
        icon, _, colour = note_of(row)
        if icon:
            px = self._theme.px
            ground = QRectF(frame.right() - px(PAD + 20), frame.top() + px(PAD - 2), px(20), px(20))
            paint_surface(painter, ground, self._theme.colour("surface"), self._theme.colour("line"), px(4))
            self._theme.paint_icon(painter, ground.adjusted(px(2), px(2), -px(2), -px(2)), icon, colour)

    def _words(self, painter: QPainter, frame: QRect, row: BrowseRow) -> None:
        """Paint the label, and below it what the model says, with a sign where that is another label."""
        px = self._theme.px
        line = QRect(frame.left(), frame.bottom() + px(PAD), frame.width(), px(LINE))
        self._delegate.paint_part(painter, line, LABEL, row)
        line.translate(0, px(LINE))
        if row.answered and row.says and row.says not in row.labels:
            side = px(16)
            sign = QRectF(line.left(), line.center().y() - side / 2, side, side)
            self._theme.paint_icon(painter, sign, "warn", "warn")
            line.adjust(side + px(4), 0, 0, 0)
        self._delegate.paint_part(painter, line, SAYS, row)
