"""Pickers for the colours and the shapes of the tokens, one Tab stop each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.shapes import paint_shape
from alapp.ui.theme.theme import Theme

_CELL, _ACROSS, _FEW = 32, 12, 6
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
"""Arrow keys: how many cells and how many rows each goes."""


class Picker(QWidget):
    """Rows of twelve looks of which one is taken; arrow keys walk it. ``picked`` tells the number, 1 and up."""

    picked = Signal(int)

    def __init__(self, theme: Theme, name: str, names: Sequence[str]) -> None:
        super().__init__()
        self.theme, self._name, self._names = theme, name, names
        self.value = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        set_ring(self, "outside", theme.radius("control"))
        theme.changed.connect(self.updateGeometry)
        self.set_value(1)

    def set_value(self, value: int) -> None:
        """Take a look without telling anyone."""
        self.value = min(max(value, 1), len(self._names))
        self.setAccessibleName(f"{self._name}: {self._names[self.value - 1]}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of all cells, twelve in a row."""
        width = self.theme.px(_CELL) * _ACROSS
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the size with six in a row."""
        width = self.theme.px(_CELL) * _FEW
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """Fewer in a row need more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        return self.theme.px(_CELL) * -(-len(self._names) // self._across(width))

    def _across(self, width: int) -> int:
        return _ACROSS if width >= self.theme.px(_CELL) * _ACROSS else _FEW

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the looks."""
        cells, rows = _STEPS.get(Qt.Key(event.key()), (0, 0))
        step = cells + rows * self._across(self.width())
        if not step or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        self._pick((self.value - 1 + step) % len(self._names) + 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the look under the pointer."""
        side, at = self.theme.px(_CELL), event.position()
        self._pick(int(at.y() // side) * self._across(self.width()) + int(at.x() // side) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all looks; the one taken has a frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, mark, across = self.theme.px(_CELL), self.theme.px(18), self._across(self.width())
        for place in range(len(self._names)):
            cell = QRectF(place % across * side, place // across * side, side, side)
            corner = cell.center() - QPointF(mark / 2, mark / 2)
            self.draw(painter, QRectF(corner.x(), corner.y(), mark, mark), place + 1)
            if place + 1 == self.value:
                painter.setPen(QPen(self.theme.colour("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(cell.adjusted(2, 2, -2, -2), 4, 4)
        painter.end()

    def draw(self, painter: QPainter, rect: QRectF, value: int) -> None:
        """Draw one look."""
        raise NotImplementedError

    def _pick(self, value: int) -> None:
        if value != self.value and 1 <= value <= len(self._names):
            self.set_value(value)
            self.picked.emit(value)


class ColourPicker(Picker):
    """The twelve label colours, drawn as the shape that is taken."""

    shape = 1

    def draw(self, painter: QPainter, rect: QRectF, value: int) -> None:
        """Draw the shape in one colour."""
        paint_shape(painter, rect, self.theme.label_colour(value), self.shape)

    def set_shape(self, shape: int) -> None:
        """Draw another shape."""
        self.shape = shape
        self.update()


class ShapePicker(Picker):
    """The label shapes, drawn in the colour that is taken."""

    colour = 1

    def draw(self, painter: QPainter, rect: QRectF, value: int) -> None:
        """Draw one shape."""
        paint_shape(painter, rect, self.theme.label_colour(self.colour), value)

    def set_colour(self, colour: int) -> None:
        """Draw in another colour."""
        self.colour = colour
        self.update()
