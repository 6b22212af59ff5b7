"""Chips: small rounded facts that open something or switch a filter."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.painting import leading, paint_surface
from alapp.ui.theme.theme import Theme

KINDS = ("neutral", "ok", "warn", "bad", "accent")


class Chip(QAbstractButton):
    """A chip of kind ``neutral``, ``ok``, ``warn``, ``bad`` or ``accent``; it can be clicked and checked."""

    def __init__(self, theme: Theme, text: str, kind: str = "neutral", icon: str = "") -> None:
        super().__init__()
        self.theme, self.kind, self.icon_name = theme, kind, icon
        self._hover = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)
        set_ring(self, "outside", 12)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_text(self, text: str, kind: str | None = None, icon: str | None = None) -> None:
        """Show other words, and another kind and icon where given."""
        self.setText(text)
        self.setAccessibleName(text)
        self.kind = self.kind if kind is None else kind
        self.icon_name = self.icon_name if icon is None else icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of icon, words and padding, 24 high."""
        width = QFontMetricsF(self.theme.font("small", 500)).horizontalAdvance(self.text()) + 2 * self.theme.px(10)
        width += self.theme.px(16 + 6) if self.icon_name else 0
        return QSize(ceil(width) + 2, self.theme.px(24))

    def minimumSizeHint(self) -> QSize:
        """Return the whole size."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        fill, edge, ink = self._colours()
        paint_surface(painter, QRectF(self.rect()), fill, edge, self.height() / 2)
        x = self.theme.px(10)
        if self.icon_name:
            side = self.theme.px(16)
            place = leading(self, QRectF(x, (self.height() - side) / 2, side, side))
            self.theme.paint_icon(painter, place, self.icon_name, ink)
            x += self.theme.px(22)
        painter.setFont(self.theme.font("small", 500))
        painter.setPen(self.theme.colour(ink))
        room = leading(self, QRectF(x, 0, self.width() - x, self.height()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the chip too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is here."""
        self._hover = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer left."""
        self._hover = False
        self.update()

    def _colours(self) -> tuple[QColor, QColor | None, str]:
        """Fill, edge and the token of the ink."""
        colour = self.theme.colour
        kind = "accent" if self.isChecked() else self.kind
        if kind == "neutral":
            return colour("surface2"), colour("edge" if self._hover else "line"), "ink2"
        return colour(f"{kind}-soft"), colour(kind) if self._hover else None, kind
