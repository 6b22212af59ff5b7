"""Large two-line actions and the small links at the foot of the start screen."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.painting import cap_size, caps_width, elided, leading, paint_caps, paint_surface
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button, spoken


class LargeAction(Button):
    """A button of 64 with icon, title, a line below it and a key; the one that Enter takes is filled."""

    def __init__(self, theme: Theme, icon: str, title: str, line: str, key: str = "") -> None:
        self.line = line
        super().__init__(theme, title, key, icon=icon)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        set_ring(self, "outside", theme.radius("card"))

    def set_key(self, key: str) -> None:
        """Show a key; the one with Enter is the primary action."""
        self.kind = "primary" if key == "Enter" else "plain"
        super().set_key(key)

    def sizeHint(self) -> QSize:
        """Return the height of two lines and their padding."""
        lines = self.theme.line_height("emphasis") + self.theme.line_height("small")
        return QSize(self.theme.px(300), max(self.theme.px(64), lines + self.theme.px(16)))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(self.theme.px(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, two lines and, where there is room, the key."""
        painter = QPainter(self)
        fill, edge, ink = self._colours()
        if fill is not None:
            paint_surface(painter, QRectF(self.rect()), fill, edge, self.theme.radius("card"))
        strong = self.kind == "primary"
        px, height = self.theme.px, self.height()
        side, left = px(20), self._left
        if left > px(16):
            place = leading(self, QRectF(px(16), (height - side) / 2, side, side))
            self.theme.paint_icon(painter, place, self.icon_name, ink)
        right = self._paint_key(painter, self.theme.colour(ink) if strong else None)
        self._paint_lines(painter, left, right - left - px(12), ink, "on-accent" if strong else "ink3")
        painter.end()

    @property
    def _left(self) -> int:
        """Where the words begin; the icon goes where they need its room."""
        title = QFontMetricsF(self.theme.font("emphasis")).horizontalAdvance(self.text())
        return self.theme.px(50 if title <= self.width() - self.theme.px(50 + 28) else 16)

    def _paint_key(self, painter: QPainter, ink: QColor | None) -> float:
        right = float(self.width() - self.theme.px(16))
        title = QFontMetricsF(self.theme.font("emphasis")).horizontalAdvance(self.text())
        if self.key and right - caps_width(self.theme, self.key) > self._left + self.theme.px(12) + title:
            right -= caps_width(self.theme, self.key)
            top = (self.height() - cap_size(self.theme, "0").height()) / 2
            place = leading(self, QRectF(right, top, caps_width(self.theme, self.key), 0))
            paint_caps(painter, place.topLeft(), self.theme, self.key, ink=ink)
        return right

    def _paint_lines(self, painter: QPainter, x: float, width: float, ink: str, quiet: str) -> None:
        top = self.theme.line_height("emphasis")
        low = self.theme.line_height("small")
        y = (self.height() - top - low) / 2
        whole = QFontMetricsF(self.theme.font("small")).horizontalAdvance(self.line) <= width
        line = self.line if whole else self.line.partition(",")[0]
        rows = ((self.text(), "emphasis", ink, y, top), (line, "small", quiet, y + top, low))
        for text, role, colour, at, height in rows:
            font = self.theme.font(role)
            painter.setFont(font)
            painter.setPen(self.theme.colour(colour))
            rect = leading(self, QRectF(x, at, width, height))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, elided(text, font, width))


class FootLink(QAbstractButton):
    """Small words, with an icon or a key in front or nothing."""

    def __init__(self, theme: Theme, text: str, *, icon: str = "", key: str = "") -> None:
        super().__init__()
        self.theme, self._icon, self._key, self._hover = theme, icon, key, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)
        set_ring(self, "outside", theme.radius("key"))
        theme.changed.connect(self.updateGeometry)

    def set_text(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self.setAccessibleName(spoken(text, self._key))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of icon or key and words."""
        width = self._lead + QFontMetricsF(self.theme.font("small")).horizontalAdvance(self.text())
        return QSize(ceil(width) + 1, self.theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon or key and words."""
        painter = QPainter(self)
        ink = "accent" if self._hover else "ink2"
        if self._key:
            top = (self.height() - cap_size(self.theme, "0").height()) / 2
            place = leading(self, QRectF(0, top, caps_width(self.theme, self._key), 0))
            paint_caps(painter, place.topLeft(), self.theme, self._key)
        elif self._icon:
            side = self.theme.px(16)
            place = leading(self, QRectF(0, (self.height() - side) / 2, side, side))
            self.theme.paint_icon(painter, place, self._icon, ink)
        painter.setFont(self.theme.font("small"))
        painter.setPen(self.theme.colour(ink))
        rect = leading(self, QRectF(self._lead, 0, self.width() - self._lead, self.height()))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is here."""
        self._hover = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer left."""
        self._hover = False
        self.update()

    @property
    def _lead(self) -> float:
        """Width of what stands in front of the words."""
        if not (self._key or self._icon):
            return 0.0
        return (caps_width(self.theme, self._key) if self._key else self.theme.px(16)) + self.theme.px(6)
