"""The bar above the wizard: what is being done, the four steps, and the way out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from alapp.ui.screens.wizard.buttons import KeyLastButton
from alapp.ui.theme.painting import leading, paint_surface
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.card import Surface
from alapp.ui.widgets.text import SafeLabel

HEIGHT = 64


class StepMark(QWidget):
    """A number in a circle with its words: done, current, or to come."""

    def __init__(self, theme: Theme, number: int, words: str) -> None:
        super().__init__()
        self.theme, self._number, self._words = theme, number, words
        self.state = "to come"
        self._with_words = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_state(self, state: str) -> None:
        """Show the step as ``done``, ``current`` or ``to come``."""
        self.state = state
        self.setAccessibleName(f"{self._number}, {self._words}, {state}")
        self.update()

    def set_words_shown(self, shown: bool) -> None:
        """Leave the words out where there is no room; the accessible name keeps them."""
        self._with_words = shown
        self.updateGeometry()
        self.update()

    @property
    def full_width(self) -> int:
        """Width of circle and words at their widest."""
        words = QFontMetricsF(self.theme.font("body", 600)).horizontalAdvance(self._words)
        return round(words) + self.theme.px(22 + 8) + 2

    def sizeHint(self) -> QSize:
        """Return the size of circle and words, or of the circle alone."""
        return QSize(self.full_width if self._with_words else self.theme.px(22) + 2, self.theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw circle and words."""
        painter, theme = QPainter(self), self.theme
        side = theme.px(22)
        circle = leading(self, QRectF(0, (self.height() - side) / 2, side, side))
        done, current = self.state == "done", self.state == "current"
        fill = "accent" if current else "accent-soft" if done else "rail"
        edge = None if done else theme.colour("accent" if current else "edge")
        paint_surface(painter, circle, theme.colour(fill), edge, side / 2)
        if done:
            inner = circle.adjusted(3, 3, -3, -3)
            theme.paint_icon(painter, inner, "check", "accent")
        else:
            painter.setFont(theme.font("small", 600 if current else 500))
            painter.setPen(theme.colour("on-accent" if current else "ink3"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
        if not self._with_words:
            painter.end()
            return
        painter.setFont(theme.font("body", 600 if current else 500))
        painter.setPen(theme.colour("ink" if current else "ink3"))
        words = leading(self, QRectF(side + theme.px(8), 0, self.width() - side - theme.px(8), self.height()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.end()


class WizardBar(Surface):
    """Title, steps, Cancel."""

    cancelled = Signal()

    def __init__(self, theme: Theme, title: str, steps: Sequence[str]) -> None:
        super().__init__(theme, "rail", "bottom")
        self.setFixedHeight(theme.px(HEIGHT))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(32), 0, theme.px(32), 0)
        row.setSpacing(theme.px(24))
        self.title = SafeLabel(theme, title, "lead", weight=600)
        row.addWidget(self.title)
        row.addStretch(1)
        self.marks = [StepMark(theme, i, words) for i, words in enumerate(steps, start=1)]
        for mark in self.marks:
            row.addWidget(mark)
        row.addStretch(1)
        self.cancel = KeyLastButton(theme, self.tr("Cancel"), key="Esc", kind="quiet")
        self.cancel.clicked.connect(self.cancelled)
        row.addWidget(self.cancel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name only the current step where there is no room for all."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        gaps = self.theme.px(24) * (len(self.marks) + 3) + self.theme.px(64)
        others = self.title.sizeHint().width() + self.cancel.sizeHint().width()
        roomy = sum(mark.full_width for mark in self.marks) + gaps + others <= self.width()
        for mark in self.marks:
            mark.set_words_shown(roomy or mark.state == "current")

    def set_step(self, place: int) -> None:
        """Mark the step at this place as current."""
        for i, mark in enumerate(self.marks):
            mark.set_state("done" if i < place else "current" if i == place else "to come")
        self._fit()
