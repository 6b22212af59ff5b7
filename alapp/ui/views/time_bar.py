"""The line above a recording: play or pause, the clock, replay, the speeds; painted, with places to click."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from alapp.ui.theme.painting import caps_width, paint_caps, paint_surface
from alapp.ui.theme.theme import Theme
from alapp.ui.views.player import SPEEDS, speed_words
from alapp.ui.views.time_scale import clock_words

HEIGHT = 52
"""Logical pixels at text size 100 %."""


def tr(words: str) -> str:
    """Return words in the language of the interface."""
    return QCoreApplication.translate("TimeBar", words)


class TimeBar:
    """Paints the line into a rectangle, and knows what lies where a person clicks."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._places: list[tuple[QRectF, str]] = []

    def hit(self, at: QPointF) -> str:
        """Return what lies here: ``play``, ``replay``, ``speed:0.5``; empty for nothing."""
        return next((name for place, name in self._places if place.contains(at)), "")

    def paint(self, painter: QPainter, rect: QRectF, time: int, speed: float, *, playing: bool) -> None:
        """Paint the line, with a hairline under it."""
        px, self._places = self.theme.px, []
        painter.fillRect(rect, self.theme.colour("surface"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), self.theme.colour("line"))
        words, icon = (tr("Pause"), "pause") if playing else (tr("Play"), "play")
        x = self._button(painter, rect, rect.left() + px(16), (words, icon, "Space"), "play", framed=True) + px(12)
        font = self.theme.font("title", 600)
        font.setPixelSize(px(18))
        painter.setFont(font)
        painter.setPen(self.theme.colour("ink"))
        wide = max(QFontMetricsF(font).horizontalAdvance(clock_words(time)) + px(8), float(px(92)))
        painter.drawText(QRectF(x, rect.top(), wide, rect.height()), Qt.AlignmentFlag.AlignVCenter, clock_words(time))
        right = self._speeds(painter, rect, speed)
        wanted = x + wide + px(12) + px(170)
        if wanted < right:
            words = tr("Replay segment")
            self._button(painter, rect, x + wide + px(12), (words, "loop", "R"), "replay", framed=False)

    def _button(
        self, painter: QPainter, rect: QRectF, x: float, look: tuple[str, str, str], name: str, *, framed: bool
    ) -> float:
        """Paint icon, words and key; return where it ends."""
        words, icon, key = look
        theme, px = self.theme, self.theme.px
        font = theme.font("body", 500)
        text = QFontMetricsF(font).horizontalAdvance(words)
        width = px(12) + px(16) + px(8) + text + px(8) + caps_width(theme, key) + px(12)
        box = QRectF(round(x), round(rect.center().y() - px(16)), width, px(32))
        if framed:
            paint_surface(painter, box, theme.colour("surface"), theme.colour("edge"), theme.radius("control"))
        at = box.left() + px(12)
        theme.paint_icon(painter, QRectF(at, box.center().y() - px(8), px(16), px(16)), icon, "ink")
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        at += px(24)
        painter.drawText(QRectF(at, box.top(), text + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, words)
        paint_caps(painter, QPointF(at + text + px(8), box.center().y() - px(10)), theme, key)
        self._places.append((box, name))
        return box.right()

    def _speeds(self, painter: QPainter, rect: QRectF, speed: float) -> float:
        """Paint the speeds at the right; return where they begin."""
        theme, px = self.theme, self.theme.px
        font, small = theme.font("body", 500), theme.font("small")
        words = tr("speed")
        tail = px(24) * 2 + px(6) + QFontMetricsF(small).horizontalAdvance(words) + px(16)
        cell = float(px(48))
        left = rect.right() - tail - px(12) - cell * len(SPEEDS)
        whole = QRectF(round(left), round(rect.center().y() - px(16)), cell * len(SPEEDS), px(32))
        paint_surface(painter, whole, theme.colour("surface"), theme.colour("edge"), theme.radius("control"))
        for place, value in enumerate(SPEEDS):
            part = QRectF(whole.left() + place * cell, whole.top(), cell, whole.height())
            if value == speed:
                painter.fillRect(part.adjusted(1, 1, -1, -1), theme.colour("accent-soft"))
            painter.setFont(theme.font("body", 600) if value == speed else font)
            painter.setPen(theme.colour("accent" if value == speed else "ink2"))
            painter.drawText(part, Qt.AlignmentFlag.AlignCenter, speed_words(value))
            self._places.append((part, f"speed:{value}"))
            if place:
                painter.setPen(QPen(theme.colour("line"), 1))
                painter.drawLine(QPointF(part.left(), part.top() + 1), QPointF(part.left(), part.bottom() - 1))
        at = QPointF(whole.right() + px(12), rect.center().y() - px(10))
        at.setX(at.x() + paint_caps(painter, at, theme, "<") + px(4))
        end = at.x() + paint_caps(painter, at, theme, ">") + px(6)
        painter.setFont(small)
        painter.setPen(theme.colour("ink2"))
        painter.drawText(QRectF(end, rect.top(), px(60), rect.height()), Qt.AlignmentFlag.AlignVCenter, words)
        return whole.left()
