"""One answer of the Label screen: key, shape, name, hint, what the model says of it; painted in one go."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from alapp.domain.guideline import LabelClass
from alapp.ui.screens.label.words import percent, spoken
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.painting import caps_width, elided, leading, paint_caps
from alapp.ui.theme.shapes import paint_shape
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.safe import set_tip

HEIGHT, COMPACT, TIGHT = 64, 48, 36
"""Heights of a tile; a tight one has no room for the hint."""


@dataclass(frozen=True, slots=True)
class Look:
    """How an answer looks now: share of the model in 0..1 or None, suggested, chosen."""

    share: float | None = None
    suggested: bool = False
    chosen: bool = False


class AnswerTile(QAbstractButton):
    """A label class as a large button; ``clicked`` is the answer."""

    def __init__(self, theme: Theme, label: LabelClass, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.label = label
        self.key = key
        self.look = Look()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_ring(self, "outside", theme.radius("card"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_tip(self, label.name, label.hint, label.description)
        self._name_it()

    def set_look(self, look: Look) -> None:
        """Show another state; nothing is painted when it is the same."""
        if look != self.look:
            self.look = look
            self._name_it()
            self.update()

    def _name_it(self) -> None:
        key = " ".join(k for k in (self.key, self.label.key) if k)
        look = self.look
        self.setAccessibleName(spoken(self.label, key, suggested=look.suggested, share=look.share, chosen=look.chosen))
        self.setAccessibleDescription(self.label.hint)

    def sizeHint(self) -> QSize:
        """Room for the key, the shape and a short name."""
        return QSize(self.theme.px(200), self.theme.px(HEIGHT))

    def needed(self) -> int:
        """Return the width that key, shape and the whole name take on one line."""
        px = self.theme.px
        caps = sum(round(caps_width(self.theme, k)) + px(4) for k in (self.key, self.label.key.upper()) if k)
        name = QFontMetricsF(self.theme.font("emphasis")).horizontalAdvance(self.label.name)
        return caps + ceil(name) + px(12 + 6 + 14 + 10 + 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the answer."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.6)
        self._paint_frame(painter)
        px = self.theme.px
        foot = px(6) if self.look.share is not None or self.height() >= px(COMPACT) else 0
        row = QRect(px(12), 0, self.width() - 2 * px(12), self.height() - foot)
        left = self._paint_keys(painter, row)
        left = self._paint_mark(painter, row, left)
        right = self._paint_share(painter, row)
        self._paint_words(painter, leading(self, QRectF(left, row.top(), right - left, row.height())).toRect())
        self._paint_bar(painter)

    def _paint_frame(self, painter: QPainter) -> None:
        look, colour = self.look, self.theme.label_colour(self.label.colour)
        width = 2.0 if look.chosen else 1.5 if look.suggested else 1.0
        pen = QPen(colour if look.chosen or look.suggested else self.theme.colour("edge"), width)
        if look.suggested and not look.chosen:
            pen.setDashPattern([2.0, 2.0])
        hovered = self.underMouse() and self.isEnabled()
        ground = self.theme.colour("accent-soft" if hovered else "surface")
        painter.setPen(pen)
        painter.setBrush(self.theme.tint(self.label.colour) if look.chosen else ground)
        inset = width / 2
        radius = self.theme.radius("card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)

    def _paint_keys(self, painter: QPainter, row: QRect) -> int:
        left, top = float(row.left()), row.top() + (row.height() - self.theme.px(20)) // 2
        for key in (self.key, self.label.key.upper()):
            if key:
                place = QRectF(left, top, caps_width(self.theme, key), self.theme.px(20))
                left += paint_caps(painter, leading(self, place).topLeft(), self.theme, key) + self.theme.px(4)
        return round(left) + self.theme.px(6)

    def _paint_mark(self, painter: QPainter, row: QRect, left: int) -> int:
        size = self.theme.px(14)
        place = QRectF(left, row.top() + (row.height() - size) / 2, size, size)
        colour = self.theme.label_colour(self.label.colour)
        paint_shape(painter, leading(self, place), colour, self.label.shape)
        return left + size + self.theme.px(10)

    def _paint_share(self, painter: QPainter, row: QRect) -> int:
        words = percent(self.look.share) if self.look.share is not None else ""
        if self.look.chosen:
            words = "✓ " + words
        if not words:
            return row.right()
        painter.setFont(self.theme.font("small"))
        painter.setPen(self.theme.colour("ink2"))
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        return row.right() - painter.fontMetrics().horizontalAdvance(words) - self.theme.px(8)

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        theme = self.theme
        name_height, hint_height = theme.line_height("emphasis"), theme.line_height("small")
        hinted = bool(self.label.hint) and room.height() >= name_height + hint_height
        height = name_height + (hint_height if hinted else 0)
        top = room.top() + (room.height() - height) // 2
        name = QRect(room.left(), top, room.width(), name_height)
        paint_line(painter, name, self.label.name, theme.font("emphasis"), theme.colour("ink"))
        if hinted:
            hint = QRect(room.left(), top + name_height, room.width(), hint_height)
            paint_line(painter, hint, self.label.hint, theme.font("small"), theme.colour("ink3"))

    def _paint_bar(self, painter: QPainter) -> None:
        if self.look.share is None:
            return
        px = self.theme.px
        track = QRectF(px(12), self.height() - px(5) - px(3), self.width() - 2 * px(12), px(3))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("line"))
        painter.drawRoundedRect(track, 2, 2)
        track.setWidth(track.width() * min(max(self.look.share, 0.0), 1.0))
        track = leading(self, track)
        painter.setBrush(self.theme.label_colour(self.label.colour))
        painter.drawRoundedRect(track, 2, 2)


def paint_line(painter: QPainter, room: QRect, words: str, font: QFont, colour: QColor) -> None:
    """Paint one line of foreign text, cut off with dots when there is no room."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = elided(words, font, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
