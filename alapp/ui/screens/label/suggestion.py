"""The line beside the question: what the model suggests and how sure it is, or why nothing is suggested."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from alapp.domain.guideline import Guideline, LabelClass
from alapp.session.desk import Asked
from alapp.ui.screens.label.words import confidence_words, names, percent, tr
from alapp.ui.theme.painting import elided, leading
from alapp.ui.theme.shapes import paint_shape
from alapp.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Line:
    """The parts of the line: icon, words, then a label with its words in bold, then words."""

    icon: str = ""
    before: str = ""
    label: LabelClass | None = None
    bold: str = ""
    after: str = ""

    @property
    def spoken(self) -> str:
        """All words."""
        return " ".join(filter(None, [self.before, self.bold + self.after]))


def suggestion_line(asked: Asked, guideline: Guideline, *, blind: bool, on_call: bool) -> Line:
    """Return what to say of the suggestion of the item on screen.

    ``blind``: it may never be shown here. ``on_call``: H would show it.
    """
    said = asked.suggestion
    if said is None:
        return Line()
    if asked.show_suggestion:
        words = names(said.labels, guideline) or tr("none of the labels")
        first = guideline.by_id(said.labels[0]) if said.labels else None
        chance = said.confidence if said.labels else 1 - said.confidence
        sure = f", {confidence_words(chance)} ({percent(chance)})"
        return Line("eye", tr("Suggestion by model {0}:").format(said.model_version), first, words, sure)
    if blind:
        return Line("eyeoff", tr("Shown without suggestion"))
    return Line("eyeoff", tr("Suggestion hidden. H shows it.")) if on_call else Line()


class SuggestionLine(QWidget):
    """Paints the line, at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.line = Line()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self.minimumSizeHint().width() + self._width(self.line.before, 400), self._height)

    def minimumSizeHint(self) -> QSize:
        """Return room for the label and how sure the model is; the words in front of them go first."""
        return QSize(self._width(self.line.bold, 600) + self._width(self.line.after, 400) + self._mark, self._height)

    def show_line(self, line: Line) -> None:
        """Show these words."""
        if line != self.line:
            self.line = line
            self.setAccessibleName(line.spoken)
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts from the right to the left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, px = self.line, self.theme.px
        right = self._words(painter, self.width(), line.after, "ink2", 400)
        right = self._words(painter, right, line.bold, "ink", 600)
        if line.label is not None:
            side = px(12)
            place = QRectF(right - px(8) - side, (self.height() - side) / 2, side, side)
            paint_shape(painter, leading(self, place), self.theme.label_colour(line.label.colour), line.label.shape)
            right = place.left()
        right -= px(8) if line.bold else 0
        if self._width(line.before, 400) > right and line.bold:
            return
        right = self._words(painter, right, line.before, "ink2", 400)
        if line.icon and right >= px(24):
            place = QRectF(right - px(24), (self.height() - px(16)) / 2, px(16), px(16))
            self.theme.paint_icon(painter, leading(self, place), line.icon)

    def _words(self, painter: QPainter, right: float, words: str, colour: str, weight: int) -> float:
        font = self.theme.font("small", weight)
        shown = elided(words, font, min(max(right, 0), self.theme.px(360)))
        width = QFontMetricsF(font).horizontalAdvance(shown)
        painter.setFont(font)
        painter.setPen(self.theme.colour(colour))
        room = leading(self, QRectF(right - width, 0, width + 1, self.height()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        return right - width

    @property
    def _height(self) -> int:
        return self.theme.px(20)

    @property
    def _mark(self) -> int:
        """Width of the label's shape and the blanks around it."""
        return self.theme.px(28) if self.line.label is not None else 0

    def _width(self, words: str, weight: int) -> int:
        return ceil(QFontMetricsF(self.theme.font("small", weight)).horizontalAdvance(words))
