"""What lies over the page for a moment: a flat scrim, a panel, and focus that comes back afterwards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from alapp.ui.theme.painting import paint_surface
from alapp.ui.theme.theme import Theme


class Panel(QFrame):
    """A rounded surface with an edge; ``body`` is its column, without margins."""

    def __init__(self, theme: Theme, parent: QWidget, *, radius: str = "dialog") -> None:
        super().__init__(parent)
        self.theme, self._radius = theme, radius
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.setSpacing(0)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface."""
        painter = QPainter(self)
        colour = self.theme.colour
        radius = self.theme.radius(self._radius)
        paint_surface(painter, QRectF(self.rect()), colour("surface"), colour("edge"), radius)
        painter.end()


class Strip(QWidget):
    """A band of a panel: ``surface2`` with a hairline, its corners rounded where it ends the panel."""

    def __init__(self, theme: Theme, height: int) -> None:
        super().__init__()
        self.theme = theme
        self._height = height
        theme.changed.connect(self._restyle)
        self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the band."""
        painter = QPainter(self)
        radius = self.theme.radius("dialog") - 1
        painter.setClipRect(self.rect())
        rect = QRectF(self.rect()).adjusted(0, -radius, 0, 0)
        paint_surface(painter, rect, self.theme.colour("surface2"), None, radius)
        painter.fillRect(0, 0, self.width(), 1, self.theme.colour("line"))
        painter.end()

    def _restyle(self) -> None:
        self.setFixedHeight(self.theme.px(self._height))


class Overlay(QWidget):
    """Covers a window; Esc or a press beside the panel closes it. Tab stays inside."""

    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget, *, scrim: bool = True, radius: str = "dialog") -> None:
        super().__init__(window)
        self._window = window
        self.theme, self._scrim = theme, scrim
        self.panel = Panel(theme, self, radius=radius)
        self._before: QWidget | None = None
        self.hide()
        window.installEventFilter(self)

    def place(self) -> None:
        """Put the panel where it belongs; subclasses say where."""
        self.panel.adjustSize()

    def default_focus(self) -> QWidget:
        """Return what has focus when the panel opens."""
        return self.panel

    def open(self) -> None:
        """Show the panel and remember where focus was."""
        self._before = QApplication.focusWidget()
        self.setGeometry(self._window.rect())
        self.place()
        self.show()
        self.raise_()
        self.default_focus().setFocus(Qt.FocusReason.PopupFocusReason)

    def close_panel(self) -> None:
        """Hide the panel and give focus back."""
        if not self.isVisible():
            return
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.closed.emit()

    def close_then(self, deed: Callable[[], object]) -> None:
        """Close, then run something that may move focus elsewhere."""
        self.close_panel()
        deed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
            self.place()
        return False

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt calls it by this name
        """Walk round inside the panel."""
        stops = [w for w in self.panel.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        stops = [w for w in stops if w.isVisible() and w.isEnabled()]
        if not stops:
            return True
        now = QApplication.focusWidget()
        at = stops.index(now) if now in stops else -1
        stops[(at + (1 if next else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; nothing reaches the page below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close when the press is beside the panel."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_panel()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scrim."""
        if self._scrim:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self.theme.colour("scrim"))
            painter.end()
