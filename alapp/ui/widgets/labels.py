"""A label class as people see it: shape in its colour, and its name."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from alapp.domain.guideline import LabelClass
from alapp.ui.theme.painting import elided, leading, paint_surface
from alapp.ui.theme.shapes import paint_shape
from alapp.ui.theme.theme import Theme, mix


class LabelMark(QWidget):
    """Shape and name of a label class; ``tag`` lays its tint and edge around both."""

    def __init__(
        self,
        theme: Theme,
        label_class: LabelClass,
        *,
        outlined: bool = False,
        tag: bool = False,
        role: str = "emphasis",
        weight: int | None = None,
        side: int = 12,
    ) -> None:
        super().__init__()
        self.theme, self.label_class, self._outlined, self._tag = theme, label_class, outlined, tag
        self._role, self._weight, self._side = ("small", 500, 10) if tag else (role, weight, side)
        self.setAccessibleName(label_class.name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_label(self, label_class: LabelClass, *, outlined: bool = False) -> None:
        """Show another label class."""
        self.label_class, self._outlined = label_class, outlined
        self.setAccessibleName(label_class.name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of shape and name."""
        px = self.theme.px
        width = px(self._side) + self._gap + QFontMetricsF(self._font).horizontalAdvance(self.label_class.name)
        height = px(24) if self._tag else self.theme.line_height(self._role)
        return QSize(ceil(width) + 2 * self._pad + 1, height)

    def minimumSizeHint(self) -> QSize:
        """Return room for the shape and a few letters."""
        return QSize(min(self.sizeHint().width(), self.theme.px(64)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw tint, shape and name."""
        painter = QPainter(self)
        colour = self.theme.label_colour(self.label_class.colour)
        if self._tag:
            edge = mix(colour, self.theme.colour("surface"), 0.55)
            ground = self.theme.tint(self.label_class.colour)
            width = min(self.width(), self.sizeHint().width())
            place = leading(self, QRectF(0, 0, width, self.height()))
            paint_surface(painter, place, ground, edge, self.theme.radius("key"))
        side = self.theme.px(self._side)
        shape = leading(self, QRectF(self._pad, (self.height() - side) / 2, side, side))
        paint_shape(painter, shape, colour, self.label_class.shape, outlined=self._outlined)
        x = self._pad + side + self._gap
        room = self.width() - x - self._pad
        painter.setFont(self._font)
        painter.setPen(self.theme.colour("ink" if self.isEnabled() else "ink3"))
        text = elided(self.label_class.name, self._font, room)
        place = leading(self, QRectF(x, 0, room + 1, self.height()))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    @property
    def _font(self) -> QFont:
        return self.theme.font(self._role, self._weight)

    @property
    def _gap(self) -> int:
        return self.theme.px(6 if self._tag else 8)

    @property
    def _pad(self) -> int:
        return self.theme.px(8) if self._tag else 0
