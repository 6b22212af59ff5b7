"""The strip above the card: how the day goes at the left, the last answers as shapes at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from alapp.domain.guideline import LabelClass
from alapp.ui.screens.label.words import tr
from alapp.ui.theme.painting import leading
from alapp.ui.theme.shapes import paint_shape
from alapp.ui.theme.theme import Theme

HEIGHT = 44
LAST = 12
_SHAPE, _GAP, _BAR = 12, 6, 120


@dataclass(frozen=True, slots=True)
class Day:
    """Figures of the day; ``goal`` 0 is none, ``median`` seconds 0.0 is not known yet."""

    today: int = 0
    goal: int = 0
    median: float = 0.0


class Strip(QWidget):
    """Answers of today, the goal, the pace; and the newest answer at the far right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.day = Day()
        self.last: tuple[LabelClass | None, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as the design says."""
        return QSize(self.theme.px(400), self.theme.px(HEIGHT))

    def show_day(self, day: Day, last: Sequence[LabelClass | None]) -> None:
        """Show these figures and answers, oldest first; None is an answer without a label (skipped, empty)."""
        shown = tuple(last[-LAST:])
        if (day, shown) != (self.day, self.last):
            self.day, self.last = day, shown
            self.setAccessibleName(". ".join([*self._words(), self._spoken()]))
            self.update()

    def _words(self) -> list[str]:
        words = [tr("{0} today").format(QLocale().toString(self.day.today))]
        if self.day.goal:
            words.append(tr("goal {0}").format(QLocale().toString(self.day.goal)))
        if self.day.median:
            words.append(tr("{0} s median").format(QLocale().toString(self.day.median, "f", 1)))
        return words

    def _spoken(self) -> str:
        names = [c.name if c is not None else tr("none") for c in reversed(self.last)]
        return tr("Last answers, newest first: {0}").format(", ".join(names)) if names else tr("No answers yet")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the strip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self._paint_day(painter)
        self._paint_last(painter, left)

    def _paint_day(self, painter: QPainter) -> float:
        today, *others = self._words()
        x = self._paint_words(painter, 0, today, "ink", 500)
        if self.day.goal:
            x = self._paint_goal(painter, x) if self.width() > self.theme.px(620) else x
            x = self._paint_words(painter, x, others.pop(0), "ink2")
        if others:
            x = self._paint_words(painter, x, "·", "ink3")
            x = self._paint_words(painter, x, others[0], "ink2")
        return x

    def _paint_words(self, painter: QPainter, x: float, words: str, colour: str, weight: int = 400) -> float:
        font = self.theme.font("small", weight)
        width = QFontMetricsF(font).horizontalAdvance(words) + 1
        painter.setFont(font)
        painter.setPen(self.theme.colour(colour))
        room = leading(self, QRectF(x, 0, width, self.height()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        return x + width + self.theme.px(12)

    def _paint_goal(self, painter: QPainter, x: float) -> float:
        px = self.theme.px
        track = QRectF(x, (self.height() - px(6)) / 2, px(_BAR), px(6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("line"))
        painter.drawRoundedRect(leading(self, track), 3, 3)
        track.setWidth(track.width() * min(self.day.today / self.day.goal, 1.0))
        painter.setBrush(self.theme.colour("accent"))
        painter.drawRoundedRect(leading(self, track), 3, 3)
        return x + px(_BAR) + px(12)

    def _paint_last(self, painter: QPainter, left: float) -> None:
        px = self.theme.px
        size, step = px(_SHAPE), px(_SHAPE) + px(_GAP)
        words = tr("Last answers")
        advance = QFontMetricsF(self.theme.font("small")).horizontalAdvance(words)
        x = self.width() - len(self.last) * step + px(_GAP)
        if self.last and x - px(8) - advance > left:
            self._paint_words(painter, x - px(8) - advance, words, "ink3")
        for label in self.last:
            if x > left:
                place = QRectF(x, (self.height() - size) / 2, size, size)
                self._paint_shape(painter, leading(self, place), label)
            x += step

    def _paint_shape(self, painter: QPainter, place: QRectF, label: LabelClass | None) -> None:
        if label is None:
            dash = QRectF(place.left() + 2, place.center().y() - 1, place.width() - 4, 2)
            painter.fillRect(dash, self.theme.colour("ink3"))
        else:
            paint_shape(painter, place, self.theme.label_colour(label.colour), label.shape)
