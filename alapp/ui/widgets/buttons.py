"""Buttons: with icon, words and key cap; icon only; and a row of choices of which one is taken."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QPushButton, QSizePolicy, QWidget

from alapp.ui.language import tr
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.painting import cap_size, caps_width, elided, leading, paint_caps, paint_surface
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.safe import set_tip

_LEFT, _RIGHT = int(Qt.Key.Key_Left), int(Qt.Key.Key_Right)
_ARROWS = {_LEFT: -1, _RIGHT: 1, int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
"""Arrow keys of a row of choices, and how far each goes."""


def spoken(text: str, key: str) -> str:
    """Return an accessible name: the words and the key."""
    return tr("{0}, key {1}", text, key) if key else text


class Button(QPushButton):
    """A button of kind ``plain``, ``primary``, ``quiet`` or ``danger``; ``large`` ones are 40 high."""

    def __init__(
        self, theme: Theme, text: str, key: str = "", kind: str = "plain", icon: str = "", *, large: bool = False
    ) -> None:
        super().__init__(text)
        self.theme, self.key, self.kind, self.icon_name, self._large = theme, key, kind, icon, large
        self._hover = False
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._name()
        set_ring(self, "outside", theme.radius("control"))
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(text)
        self._name()

    def set_key(self, key: str) -> None:
        """Show another key; none when empty."""
        self.key = key
        self._name()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of icon, words, key and padding."""
        width = 2 * self._padding + QFontMetricsF(self._text_font).horizontalAdvance(self.text())
        width += self.theme.px(16 + 8) if self.icon_name else 0
        width += caps_width(self.theme, self.key) + self.theme.px(8) if self.key else 0
        return QSize(ceil(width) + 1, self.theme.size("control_large" if self._large else "control"))

    def minimumSizeHint(self) -> QSize:
        """Return the whole size: the words of a button are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button."""
        painter = QPainter(self)
        fill, edge, ink = self._colours()
        if fill is not None:
            radius = self.theme.radius("control")
            paint_surface(painter, QRectF(self.rect()), fill, edge, radius)
        self._paint_content(painter, ink)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is here."""
        self._hover = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer left."""
        self._hover = False
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    @property
    def _padding(self) -> int:
        return self.theme.px(8 if self.kind == "quiet" else 16 if self._large else 12)

    @property
    def _text_font(self) -> QFont:
        return self.theme.font("emphasis" if self._large else "body", 500)

    def _colours(self) -> tuple[QColor | None, QColor | None, str]:
        """Fill, edge and the token of the ink."""
        colour = self.theme.colour
        if not self.isEnabled():
            quiet = self.kind == "quiet"
            return (None if quiet else colour("surface2")), (None if quiet else colour("line")), "ink3"
        if self.kind == "primary":
            ground = colour("accent-hover" if self._hover or self.isDown() else "accent")
            return ground, ground, "on-accent"
        hover = colour("surface2") if self._hover else colour("surface")
        if self.kind == "quiet":
            return (colour("line") if self._hover else None), None, "ink2"
        if self.isChecked():
            return colour("accent-soft"), colour("accent"), "accent"
        return hover, colour("bad" if self.kind == "danger" else "edge"), "bad" if self.kind == "danger" else "ink"

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        px = self.theme.px
        room = self.width() - self.sizeHint().width()
        x = self._padding + (max(0, room) / 2 if self.kind != "quiet" else 0)
        if self.key:
            clear = self.theme.colour(ink) if self.kind == "primary" or not self.isEnabled() else None
            top = (self.height() - cap_size(self.theme, "0").height()) / 2
            place = leading(self, QRectF(x, top, caps_width(self.theme, self.key), 0))
            x += paint_caps(painter, place.topLeft(), self.theme, self.key, ink=clear) + px(8)
        if self.icon_name:
            rect = QRectF(x, (self.height() - px(16)) / 2, px(16), px(16))
            self.theme.paint_icon(painter, leading(self, rect), self.icon_name, ink)
            x += px(16 + 8)
        painter.setFont(self._text_font)
        painter.setPen(self.theme.colour(ink))
        rect = QRectF(x, 0, self.width() - x, self.height())
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(leading(self, rect), align, elided(self.text(), self._text_font, rect.width()))

    def _name(self) -> None:
        self.setAccessibleName(spoken(self.text(), self.key))


class IconButton(QAbstractButton):
    """An icon without words, at least 24 wide; ``name`` is its accessible name and tooltip."""

    def __init__(self, theme: Theme, icon: str, name: str, key: str = "", *, colour: str = "ink2") -> None:
        super().__init__()
        self.theme, self.icon_name, self._colour = theme, icon, colour
        self._hover = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words(name, key)
        set_ring(self, "outside", theme.radius("control"))
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_words(self, name: str, key: str = "") -> None:
        """Change what the button is called."""
        self.setAccessibleName(spoken(name, key))
        set_tip(self, f"{name} ({key})" if key else name)

    def set_icon(self, icon: str, colour: str | None = None) -> None:
        """Show another icon."""
        self.icon_name, self._colour = icon, colour or self._colour
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square of 28."""
        return QSize(self.theme.px(28), self.theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        if self._hover or self.isDown() or self.isChecked():
            ground = self.theme.colour("accent-soft" if self.isChecked() else "line")
            paint_surface(painter, QRectF(self.rect()), ground, None, self.theme.radius("control"))
        side = self.theme.px(16)
        rect = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        colour = "ink3" if not self.isEnabled() else "accent" if self.isChecked() else self._colour
        self.theme.paint_icon(painter, rect, self.icon_name, colour)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is here."""
        self._hover = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer left."""
        self._hover = False
        self.update()


class _Segment(QAbstractButton):
    """One choice of a row."""

    def __init__(self, theme: Theme, words: str, icon: str, *, tabs: bool) -> None:
        super().__init__()
        self.theme, self._icon, self._tabs = theme, icon, tabs
        self._icon_shown = bool(icon)
        self.setText(words)
        self.setCheckable(True)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_ring(self, "outside" if tabs else "inside", theme.radius("control"))
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def show_icon(self, shown: bool) -> None:
        """Show or leave out the icon."""
        self._icon_shown = shown and bool(self._icon)
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Change nothing: the row says which choice is taken."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys to the row; Qt would walk out of it."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size of the words at their widest."""
        width = QFontMetricsF(self.theme.font("body", 600)).horizontalAdvance(self.text()) + 2 * self.theme.px(12)
        width += self.theme.px(22) if self._icon_shown else 0
        return QSize(ceil(width) + 1, self.theme.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw words on a tint when taken."""
        painter = QPainter(self)
        ink = "accent" if self.isChecked() else "ink2" if self.isEnabled() else "ink3"
        if self.isChecked():
            radius = self.theme.radius("control") - (0 if self._tabs else 1)
            paint_surface(painter, QRectF(self.rect()), self.theme.colour("accent-soft"), None, radius)
        x = self.theme.px(12)
        if self._icon_shown:
            side = self.theme.px(16)
            place = leading(self, QRectF(x, (self.height() - side) / 2, side, side))
            self.theme.paint_icon(painter, place, self._icon, ink)
            x += self.theme.px(22)
        painter.setFont(self.theme.font("body", 600 if self.isChecked() else 400))
        painter.setPen(self.theme.colour(ink))
        room = leading(self, QRectF(x, 0, self.width() - x, self.height()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class Segmented(QWidget):
    """A row of choices of which exactly one is taken; ``tabs`` draws them without the common edge.

    Options are (id, words) or (id, words, icon). ``chosen`` tells the id when a person takes another.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, options: Sequence[tuple[str, ...]], *, name: str = "", tabs: bool = False) -> None:
        super().__init__()
        self.theme, self._tabs = theme, tabs
        self._buttons: dict[str, _Segment] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*([0] * 4 if tabs else [1] * 4))
        self._grid.setSpacing(theme.px(4) if tabs else 1)
        for place, (id_, words, *icon) in enumerate(options):
            button = _Segment(theme, words, icon[0] if icon else "", tabs=tabs)
            button.clicked.connect(lambda _checked=False, i=id_: self._take(i))
            self._grid.addWidget(button, 0, place)
            self._buttons[id_] = button
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.set_current(next(iter(self._buttons), ""))

    @property
    def current(self) -> str:
        """The id of the choice taken."""
        return next((id_ for id_, button in self._buttons.items() if button.isChecked()), "")

    def show_icons(self, shown: bool) -> None:
        """Show or leave out the icons of the choices."""
        for button in self._buttons.values():
            button.show_icon(shown)

    def fit(self, width: int) -> None:
        """Stand in as few lines as this width allows without cutting a word; meant for tabs."""
        buttons = list(self._buttons.values())
        across = next((n for n in range(len(buttons), 1, -1) if self._width_of(n) <= width), 1)
        for place, button in enumerate(buttons):
            self._grid.removeWidget(button)
            self._grid.addWidget(button, place // across, place % across)
        self._grid.activate()

    def _width_of(self, across: int) -> int:
        """Width of the choices with so many beside each other, each column as wide as its widest."""
        widths = [button.sizeHint().width() for button in self._buttons.values()]
        return sum(max(widths[i::across]) for i in range(across)) + self._grid.spacing() * (across - 1)

    def set_current(self, id_: str) -> None:
        """Take a choice without telling anyone."""
        for other, button in self._buttons.items():
            button.setChecked(other == id_)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == id_ else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrow keys walk the choices."""
        step = _ARROWS.get(event.key(), 0)
        if not step:
            event.ignore()
            return
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft and event.key() in (_LEFT, _RIGHT):
            step = -step
        ids = list(self._buttons)
        id_ = ids[(ids.index(self.current) + step) % len(ids)]
        self._take(id_)
        self._buttons[id_].setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the common edge and the hairlines between the choices."""
        if self._tabs:
            return
        painter = QPainter(self)
        colour = self.theme.colour
        paint_surface(painter, QRectF(self.rect()), colour("surface"), colour("edge"), self.theme.radius("control"))
        for button in list(self._buttons.values())[1:]:
            painter.fillRect(QRectF(button.x() - 1, 1, 1, self.height() - 2), colour("line"))
        painter.end()

    def _take(self, id_: str) -> None:
        changed = id_ != self.current
        self.set_current(id_)
        if changed:
            self.chosen.emit(id_)
