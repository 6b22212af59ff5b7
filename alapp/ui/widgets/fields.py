"""Fields to type or choose in."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLineEdit, QRadioButton, QSizePolicy

from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.painting import cap_size, caps_width, leading, paint_caps, paint_surface
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import spoken


class TextField(QLineEdit):
    """One line to type in, 32 high; ``name`` is its accessible name."""

    def __init__(self, theme: Theme, placeholder: str = "", *, name: str = "", key: str = "") -> None:
        super().__init__()
        self.theme, self.key = theme, key
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(spoken(name or placeholder, key))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_ring(self, "outside", theme.radius("control"))
        theme.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Return the height of a control and a usual width."""
        return QSize(self.theme.px(200), self.theme.size("control"))

    def minimumSizeHint(self) -> QSize:
        """Return the height of a control and a least width."""
        return QSize(self.theme.px(80), self.theme.size("control"))

    def _restyle(self) -> None:
        self.setFont(self.theme.font("body"))
        self.updateGeometry()
        self.update()


class SearchField(TextField):
    """A line to search in, with a lens and the key that comes here."""

    def __init__(self, theme: Theme, placeholder: str, key: str = "/", *, name: str = "") -> None:
        super().__init__(theme, placeholder, name=name, key=key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, the lens and, while it is empty, the key."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = self.theme.px(16)
        lens = leading(self, QRectF(self.theme.px(10), (self.height() - side) / 2, side, side))
        self.theme.paint_icon(painter, lens, "search", "ink3")
        if self.key and not self.text():
            x = self.width() - self.theme.px(10) - caps_width(self.theme, self.key)
            top = (self.height() - cap_size(self.theme, "0").height()) / 2
            place = leading(self, QRectF(x, top, caps_width(self.theme, self.key), 0))
            paint_caps(painter, place.topLeft(), self.theme, self.key)
        painter.end()

    def _restyle(self) -> None:
        right = self.theme.px(8) + ceil(caps_width(self.theme, self.key)) if self.key else 0
        self.setTextMargins(self.theme.px(26), 0, right, 0)
        super()._restyle()


class ComboBox(QComboBox):
    """A list to choose from; the wheel changes nothing unless it has focus. Foreign text is safe in it."""

    def __init__(self, theme: Theme, name: str, key: str = "") -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(spoken(name, key))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_ring(self, "outside", theme.radius("control"))
        theme.changed.connect(self._restyle)
        self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and the arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = self.theme.px(16)
        rect = QRectF(self.width() - self.theme.px(8) - side, (self.height() - side) / 2, side, side)
        self.theme.paint_icon(painter, leading(self, rect), "down", "ink2" if self.isEnabled() else "ink3")
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the list has focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _restyle(self) -> None:
        self.setFont(self.theme.font("body"))
        self.updateGeometry()


def _tick_size(theme: Theme, text: str) -> QSize:
    """Size of a box of 18 with words beside it."""
    width = theme.px(18) + (theme.px(8) + QFontMetricsF(theme.font("body")).horizontalAdvance(text) if text else 0)
    return QSize(ceil(width) + 2, max(theme.size("min_target"), theme.line_height("body")))


def _paint_words(button: QAbstractButton, painter: QPainter, theme: Theme) -> None:
    painter.setFont(theme.font("body"))
    painter.setPen(theme.colour("ink" if button.isEnabled() else "ink3"))
    rect = QRectF(theme.px(26), 0, button.width() - theme.px(26), button.height())
    painter.drawText(leading(button, rect), Qt.AlignmentFlag.AlignVCenter, button.text())


class CheckBox(QCheckBox):
    """A box to tick, with its words."""

    def __init__(self, theme: Theme, text: str, *, name: str = "") -> None:
        super().__init__(text)
        self.theme = theme
        self.setAccessibleName(name or text)
        set_ring(self, "outside", theme.radius("key"))
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the size of box and words."""
        return _tick_size(self.theme, self.text())

    def minimumSizeHint(self) -> QSize:
        """Return the size of box and words."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """The words can be clicked like the box."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick and words."""
        painter = QPainter(self)
        colour, side = self.theme.colour, self.theme.px(18)
        box = leading(self, QRectF(0, (self.height() - side) / 2, side, side))
        on = self.checkState() != Qt.CheckState.Unchecked
        fill = colour("accent") if on and self.isEnabled() else colour("surface" if self.isEnabled() else "surface2")
        paint_surface(painter, box, fill, colour("accent" if on else "edge"), self.theme.radius("key"))
        inner = box.adjusted(1, 1, -1, -1)
        if self.checkState() == Qt.CheckState.Checked:
            self.theme.paint_icon(painter, inner, "check", "on-accent" if self.isEnabled() else "ink3")
        elif on:
            middle = QRectF(box.left() + side * 0.25, box.center().y() - 1, side * 0.5, 2)
            painter.fillRect(middle, colour("on-accent"))
        _paint_words(self, painter, self.theme)
        painter.end()


class RadioButton(QRadioButton):
    """One of several choices, with its words."""

    def __init__(self, theme: Theme, text: str, *, name: str = "") -> None:
        super().__init__(text)
        self.theme = theme
        self.setAccessibleName(name or text)
        set_ring(self, "outside", theme.radius("key"))
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the size of circle and words."""
        return _tick_size(self.theme, self.text())

    def minimumSizeHint(self) -> QSize:
        """Return the size of circle and words."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """The words can be clicked like the circle."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw circle and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self.theme.px(18)
        circle = leading(self, QRectF(0.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1))
        on = self.isChecked()
        painter.setPen(QPen(self.theme.colour("accent" if on else "edge"), 1))
        painter.setBrush(self.theme.colour("surface"))
        painter.drawEllipse(circle)
        if on:
            painter.setBrush(self.theme.colour("accent"))
            painter.drawEllipse(circle.adjusted(side * 0.25, side * 0.25, -side * 0.25, -side * 0.25))
        _paint_words(self, painter, self.theme)
        painter.end()
