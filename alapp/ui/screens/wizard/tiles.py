"""Large choices: an icon, a name and a line that says what it is for; one of them can be marked as taken."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.painting import cap_size, caps_width, elided, leading, paint_caps, paint_surface
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import spoken


class Tile(QAbstractButton):
    """A choice 60 high; checkable ones show a tick and an accent edge when taken."""

    def __init__(
        self, theme: Theme, icon: str, title: str, line: str, key: str = "", *, checkable: bool = False
    ) -> None:
        super().__init__()
        self.theme, self._icon, self._line, self._key = theme, icon, line, key
        self.setText(title)
        self.setCheckable(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_line(line)
        set_ring(self, "outside", theme.radius("card"))
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_line(self, line: str) -> None:
        """Say something else in the second line."""
        self._line = line
        self.setAccessibleName(spoken(f"{self.text()}, {line}", self._key))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the words, 60 high."""
        theme = self.theme
        words = max(
            QFontMetricsF(theme.font("emphasis")).horizontalAdvance(self.text()),
            QFontMetricsF(theme.font("small")).horizontalAdvance(self._line),
        )
        return QSize(ceil(words) + theme.px(14 * 2 + 32 + 40), theme.px(60))

    def minimumSizeHint(self) -> QSize:
        """Return a width in which the name can be read, and the height of the two lines."""
        width = QFontMetricsF(self.theme.font("emphasis")).horizontalAdvance(self.text())
        lines = self.theme.line_height("emphasis") + self.theme.line_height("small")
        return QSize(ceil(width) + self.theme.px(100), lines + self.theme.px(8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press what opens something; a choice that is only taken leaves Enter to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isCheckable():
            self.click()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon, two lines, and the key or the tick."""
        painter, theme = QPainter(self), self.theme
        on = self.isChecked()
        rect = QRectF(self.rect())
        ground = theme.colour("accent-soft" if on else "surface2" if self.isDown() else "surface")
        paint_surface(
            painter,
            rect,
            ground,
            theme.colour("accent" if on else "edge" if self.underMouse() else "line"),
            theme.radius("card"),
        )
        if on:
            paint_surface(
                painter, rect.adjusted(1, 1, -1, -1), ground, theme.colour("accent"), theme.radius("card") - 1
            )
        side, left = theme.px(20), theme.px(14)
        place = leading(self, QRectF(left, (rect.height() - side) / 2, side, side))
        theme.paint_icon(painter, place, self._icon, "accent" if on else "ink3")
        self._paint_words(painter, left + side + theme.px(12), self._paint_end(painter))
        painter.end()

    def _paint_end(self, painter: QPainter) -> float:
        """Draw the tick or the key; return where the words must end."""
        theme, right = self.theme, self.width() - self.theme.px(14)
        if self.isChecked():
            side = theme.px(20)
            place = leading(self, QRectF(right - side, (self.height() - side) / 2, side, side))
            theme.paint_icon(painter, place, "check", "accent")
            return right - side - theme.px(8)
        if self._key:
            x = right - caps_width(theme, self._key)
            top = (self.height() - cap_size(theme, "0").height()) / 2
            place = leading(self, QRectF(x, top, right - x, 0))
            paint_caps(painter, place.topLeft(), theme, self._key)
            return x - theme.px(8)
        return right

    def _paint_words(self, painter: QPainter, left: float, right: float) -> None:
        theme = self.theme
        top = self.height() / 2 - theme.line_height("emphasis") + theme.px(2)
        for words, role, ink in ((self.text(), "emphasis", "ink"), (self._line, "small", "ink2")):
            font, height = theme.font(role), theme.line_height(role)
            painter.setFont(font)
            painter.setPen(theme.colour(ink))
            rect = leading(self, QRectF(left, top, right - left, height))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, elided(words, font, rect.width()))
            top += height
