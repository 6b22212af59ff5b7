"""A quiet button of a key cap and small words, for headings."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from alapp.ui.screens.label.words import tr
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.painting import caps_width, leading, paint_caps
from alapp.ui.theme.theme import Theme

_GAP = 6


class HintButton(QAbstractButton):
    """“G all rules”: the key does the same."""

    def __init__(self, theme: Theme, words: str, key: str) -> None:
        super().__init__()
        self.theme = theme
        self._key = key
        self.setText(words)
        self.setAccessibleName(tr("{0}, key {1}").format(words, key))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_ring(self, "outside", theme.radius("key"))

    def sizeHint(self) -> QSize:
        """Key and words."""
        advance = QFontMetricsF(self.theme.font("small")).horizontalAdvance(self.text())
        width = caps_width(self.theme, self._key) + self.theme.px(_GAP) + advance
        return QSize(ceil(width) + 1, self.theme.size("min_target"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint key and words."""
        painter, px = QPainter(self), self.theme.px
        place = leading(self, QRectF(0, (self.height() - px(20)) // 2, caps_width(self.theme, self._key), 0))
        width = paint_caps(painter, place.topLeft(), self.theme, self._key) + px(_GAP)
        painter.setFont(self.theme.font("small"))
        painter.setPen(self.theme.colour("ink" if self.underMouse() else "ink3"))
        room = leading(self, QRectF(width, 0, self.width() - width, self.height()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
