"""Thin bars: how much of something, and a value with its range."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from alapp.ui.language import tr
from alapp.ui.theme.painting import paint_surface
from alapp.ui.theme.theme import Theme


class ThinBar(QWidget):
    """A bar filled to ``share`` (0..1), 6 high."""

    def __init__(
        self,
        theme: Theme,
        share: float = 0.0,
        *,
        width: int = 120,
        height: int = 6,
        name: str = "",
        colour: str = "accent",
    ) -> None:
        super().__init__()
        self.theme, self.share, self._width, self._height = theme, share, width, height
        self._colour: str | QColor = colour
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_share(share)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_share(self, share: float) -> None:
        """Fill the bar to this share."""
        self.share = min(max(share, 0.0), 1.0)
        self.setAccessibleName(f"{self._name} {self.share:.0%}".strip())
        self.update()

    def set_fill(self, colour: str | QColor) -> None:
        """Fill with a colour token or a colour."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(self.theme.px(self._width), self.theme.px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw groove and filling."""
        painter = QPainter(self)
        height = self.theme.px(self._height)
        top = (self.height() - height) / 2
        paint_surface(painter, QRectF(0, top, self.width(), height), self.theme.colour("line"), None, height / 2)
        fill = self._colour if isinstance(self._colour, QColor) else self.theme.colour(self._colour)
        if self.share > 0:
            width = max(height, self.width() * self.share)
            paint_surface(painter, QRectF(0, top, width, height), fill, None, height / 2)
        painter.end()


class RangeBar(QWidget):
    """A value with its range on a scale of 0..1: a band from ``low`` to ``high`` and a mark at ``value``."""

    def __init__(self, theme: Theme, low: float, value: float, high: float, *, name: str = "") -> None:
        super().__init__()
        self.theme, self._name = theme, name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_range(low, value, high)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_range(self, low: float, value: float, high: float) -> None:
        """Show another value and range."""
        self.low, self.value, self.high = low, value, high
        self.setAccessibleName(
            tr("{0} {1} %, range {2} to {3} %", self._name, *(round(100 * v) for v in (value, low, high))).strip()
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(self.theme.px(160), self.theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw groove, band and mark."""
        painter = QPainter(self)
        colour, px, width = self.theme.colour, self.theme.px, self.width()
        middle = self.height() / 2
        paint_surface(painter, QRectF(0, middle - px(3), width, px(6)), colour("line"), None, px(3))
        band = QRectF(self.low * width, middle - px(3), max(2.0, (self.high - self.low) * width), px(6))
        painter.setOpacity(0.45)
        paint_surface(painter, band, colour("accent"), None, px(3))
        painter.setOpacity(1.0)
        x = min(max(self.value * width - 1, 0.0), width - 2.0)
        painter.fillRect(QRectF(x, middle - px(6), 2, px(12)), colour("accent"))
        painter.end()
