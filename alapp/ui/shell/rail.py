"""The rail: the places of a project, and settings at its foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.painting import leading, paint_surface
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import spoken
from alapp.ui.widgets.card import Surface
from alapp.ui.widgets.safe import set_tip

WORDS_FROM = 640
"""The rail loses its words when the window is lower than this."""

NavRow = tuple[str, str, str, str]
"""Action id, words, icon, key."""


class NavButton(QAbstractButton):
    """One place: icon over word, with a bar at its start when it is the current one."""

    def __init__(self, theme: Theme, words: str, icon: str, key: str) -> None:
        super().__init__()
        self.theme, self._icon, self.badge = theme, icon, ""
        self._hover, self.compact = False, False
        self.setText(words)
        self.setCheckable(True)
        self.setAccessibleName(spoken(words, key))
        set_tip(self, f"{words} ({key})")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_ring(self, "inside", theme.radius("card"))
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_compact(self, compact: bool) -> None:
        """Show the icon only."""
        self.compact = compact
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Leave the mark to the window: it follows the page, not the press."""

    def sizeHint(self) -> QSize:
        """Return the size of a place."""
        return QSize(self.theme.px(60), self.theme.px(40 if self.compact else 54))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, bar, icon and word."""
        painter = QPainter(self)
        px = self.theme.px
        body = QRectF(self.rect()).adjusted(px(6), 0, -px(6), 0)
        ink = "accent" if self.isChecked() else "ink2"
        if self.isChecked() or self._hover:
            ground = self.theme.colour("surface" if self.isChecked() else "line")
            paint_surface(painter, body, ground, None, self.theme.radius("card"))
        if self.isChecked():
            bar = leading(self, QRectF(-2, px(11), 5, self.height() - 2 * px(11)))
            paint_surface(painter, bar, self.theme.colour("accent"), None, 2)
        side = px(20)
        top = (self.height() - side) / 2 if self.compact else px(8)
        icon = QRectF(body.center().x() - side / 2, top, side, side)
        self.theme.paint_icon(painter, icon, self._icon, ink)
        if not self.compact:
            painter.setFont(self.theme.font("caption"))
            painter.setPen(self.theme.colour(ink))
            words = QRectF(0, top + side + px(3), self.width(), px(14))
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is here."""
        self._hover = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer left."""
        self._hover = False
        self.update()


class Rail(Surface):
    """The column of places; ``chosen`` tells the action id."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, places: Sequence[NavRow], foot: Sequence[NavRow]) -> None:
        super().__init__(theme, "rail", "right")
        self.buttons: dict[str, NavButton] = {}
        self.setAccessibleName(self.tr("Places"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        self._column.setSpacing(theme.px(2))
        for row in places:
            self._column.addWidget(self._button(row))
        self._column.addStretch(1)
        for row in foot:
            self._column.addWidget(self._button(row))
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_current(self, action_id: str) -> None:
        """Mark one place."""
        for other, button in self.buttons.items():
            button.setChecked(other == action_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrow keys walk the places."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        buttons: list[QWidget] = list(self.buttons.values())
        now = self.focusWidget()
        if step and now in buttons:
            buttons[(buttons.index(now) + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lose the words when there is little height."""
        compact = self.window().height() < self.theme.px(WORDS_FROM)
        for button in self.buttons.values():
            if button.compact != compact:
                button.set_compact(compact)
        super().resizeEvent(event)

    def _button(self, row: NavRow) -> NavButton:
        action_id, words, icon, key = row
        button = NavButton(self.theme, words, icon, key)
        button.clicked.connect(lambda: self.chosen.emit(action_id))
        self.buttons[action_id] = button
        return button

    def _restyle(self) -> None:
        self.setFixedWidth(self.theme.size("rail"))
