"""Two buttons of the wizard: the key stands behind the words, and words alone that lead somewhere."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent

from alapp.ui.theme.painting import cap_size, caps_width, elided, leading, paint_caps
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button


class KeyLastButton(Button):
    """A button that says what it does first and its key last."""

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        theme, font = self.theme, self._text_font
        words = QFontMetricsF(font).horizontalAdvance(self.text())
        keys = caps_width(theme, self.key) + theme.px(8) if self.key else 0
        x = (self.width() - words - keys) / 2
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(leading(self, QRectF(x, 0, words + 2, self.height())), align, self.text())
        if self.key:
            clear = theme.colour(ink) if self.kind == "primary" or not self.isEnabled() else None
            top = (self.height() - cap_size(theme, "0").height()) / 2
            place = QRectF(x + words + theme.px(8), top, caps_width(theme, self.key), 0)
            paint_caps(painter, leading(self, place).topLeft(), theme, self.key, ink=clear)


class Link(Button):
    """Words in the accent colour, without a box."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text, kind="quiet")

    def sizeHint(self) -> QSize:
        """Return the size of the words, not lower than a target may be."""
        width = QFontMetricsF(self.theme.font("small", 600)).horizontalAdvance(self.text())
        return QSize(ceil(width) + 2, self.theme.size("min_target"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, underlined under the pointer."""
        painter, font = QPainter(self), self.theme.font("small", 600)
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(self.theme.colour("accent" if self.isEnabled() else "ink3"))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignVCenter, elided(self.text(), font, self.width()))
        painter.end()
