"""The one visible mark of focus: a 2 px accent ring, 2 px outside whatever has it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication, QFocusFrame, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

from alapp.ui.theme.theme import Theme

RING_PROPERTY = "focusRing"
RADIUS_PROPERTY = "focusRadius"
Ring = Literal["outside", "inside", "none"]


def set_ring(widget: QWidget, ring: Ring, radius: int | None = None) -> None:
    """Say where the ring of a widget goes: ``inside`` for what fills a panel, ``none`` if it draws its own."""
    widget.setProperty(RING_PROPERTY, ring)
    if radius is not None:
        widget.setProperty(RADIUS_PROPERTY, radius)


class RingStyle(QProxyStyle):
    """Draws the focus frame, and nothing else; only the frame itself uses it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self._theme = theme
        self.margin = 4
        self.corner = 6.0

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Return how far the frame reaches over the widget's edge."""
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return self.margin
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt calls it by this name
    ) -> int:
        """Put the frame above the widget and give it no mask."""
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, option, widget, returnData)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the ring."""
        if element != QStyle.ControlElement.CE_FocusFrame:
            super().drawControl(element, option, painter, widget)
            return
        width = self._theme.tokens.size["focus_ring"]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        rect = QRectF(option.rect).adjusted(half, half, -half, -half)
        radius = max(self.corner + self.margin - half, 2.0)
        painter.drawRoundedRect(rect, radius, radius)
        painter.restore()


class FocusRing(QObject):
    """Moves one focus frame to the widget that has focus."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._theme = theme
        self._style = RingStyle(theme)
        self._style.setParent(self)
        self._frame: QFocusFrame | None = None
        app.focusChanged.connect(self._move)

    @property
    def widget(self) -> QWidget | None:
        """The widget that is ringed now."""
        return self._frame.widget() if self._frame is not None else None

    @property
    def frame(self) -> QFocusFrame | None:
        """The frame itself."""
        return self._frame

    def _move(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._drop()
        ring = now.property(RING_PROPERTY) if now is not None else "none"
        if now is None or ring == "none" or now.isWindow():
            return
        gap = self._theme.tokens.size["focus_gap"] + self._theme.tokens.size["focus_ring"]
        self._style.margin = -1 if ring == "inside" else gap
        radius = now.property(RADIUS_PROPERTY)
        self._style.corner = float(self._theme.radius("control") if radius is None else radius)
        frame = QFocusFrame(now.parentWidget())
        frame.setStyle(self._style)
        frame.setWidget(now)
        frame.destroyed.connect(self._forget)
        self._frame = frame

    def _forget(self) -> None:
        self._frame = None

    def _drop(self) -> None:
        if self._frame is not None:
            frame, self._frame = self._frame, None
            frame.destroyed.disconnect(self._forget)
            frame.hide()
            frame.deleteLater()
