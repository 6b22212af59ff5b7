"""Keeps what fills a card inside the card's round corners."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPainterPath, QRegion
from PySide6.QtWidgets import QWidget

from alapp.ui.theme.theme import Theme


class RoundCorners(QObject):
    """Cuts the corners of a widget to the card that it fills, at every size."""

    def __init__(self, theme: Theme, widget: QWidget) -> None:
        super().__init__(widget)
        self._theme, self._widget = theme, widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size."""
        if event.type() == QEvent.Type.Resize and not self._widget.isWindow():
            outline, radius = QPainterPath(), self._theme.radius("card") - 1
            outline.addRoundedRect(QRectF(self._widget.rect()), radius, radius)
            self._widget.setMask(QRegion(outline.toFillPolygon().toPolygon()))
        return False
