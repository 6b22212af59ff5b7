"""Rules beside the item: a card for a label class with its description and one example, or one line for each label."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from alapp.domain.guideline import Example, LabelClass
from alapp.ui.screens.label.tile import paint_line
from alapp.ui.screens.label.words import tr
from alapp.ui.theme.painting import laid_out, paint_surface
from alapp.ui.theme.shapes import paint_shape
from alapp.ui.theme.theme import Theme

PAD = 12
LINE = 24
LINES_SHOWN = 10


class RuleCard(QWidget):
    """One label class: shape and name, what it means, one example."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.label: LabelClass | None = None
        self._rule: QTextLayout | None = None
        self._example: QTextLayout | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_label(self, label: LabelClass | None) -> None:
        """Show a label class; None hides the card."""
        if label != self.label:
            self.label = label
            self.setAccessibleName(f"{label.name}: {_rule_words(label)}" if label is not None else "")
            self.relay()
        self.setVisible(label is not None)

    def relay(self) -> None:
        """Lay the words out anew: another label, width or text size."""
        if self.label is None:
            return
        theme = self.theme
        width = self.width() - 2 * theme.px(PAD)
        example = _first_example(self.label)
        self._rule = laid_out(_rule_words(self.label), theme.font("body"), width, theme.line_height("body"))
        self._example = None
        if example is not None:
            room = width - theme.px(PAD)
            self._example = laid_out(f"“{example.text}”", theme.font("small"), room, theme.line_height("small"))
        self.setFixedHeight(self._height())
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        if event.size().width() != event.oldSize().width():
            self.relay()

    def _height(self) -> int:
        height = 2 * self.theme.px(PAD) + self.theme.line_height("emphasis") + self.theme.px(4)
        height += self._text_height(self._rule, "body")
        return height + (self.theme.px(8) + self._text_height(self._example, "small") if self._example else 0)

    def _text_height(self, layout: QTextLayout | None, role: str) -> int:
        return layout.lineCount() * self.theme.line_height(role) if layout is not None else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        if self.label is None or self._rule is None:
            return
        painter, theme, px = QPainter(self), self.theme, self.theme.px
        radius = theme.radius("card")
        paint_surface(painter, QRectF(self.rect()), theme.colour("surface"), theme.colour("line"), radius)
        y = self._paint_name(painter, self.label)
        painter.setPen(theme.colour("ink2"))
        self._rule.draw(painter, QPointF(px(PAD), y))
        y += self._text_height(self._rule, "body") + px(8)
        if self._example is not None:
            height = self._text_height(self._example, "small")
            painter.fillRect(QRectF(px(PAD), y, 2, height), theme.label_colour(self.label.colour))
            painter.setPen(theme.colour("ink"))
            self._example.draw(painter, QPointF(2 * px(PAD), y))

    def _paint_name(self, painter: QPainter, label: LabelClass) -> int:
        theme, px = self.theme, self.theme.px
        height, size = theme.line_height("emphasis"), px(12)
        place = QRectF(px(PAD), px(PAD) + (height - size) / 2, size, size)
        paint_shape(painter, place, theme.label_colour(label.colour), label.shape)
        room = QRect(px(PAD) + size + px(8), px(PAD), self.width() - 3 * px(PAD) - size, height)
        paint_line(painter, room, label.name, theme.font("emphasis"), theme.colour("ink"))
        return px(PAD) + height + px(4)


def _rule_words(label: LabelClass) -> str:
    return label.description or label.hint or tr("No rule yet.")


def _first_example(label: LabelClass) -> Example | None:
    return next((e for e in label.examples if e.positive), None)


class LabelLines(QWidget):
    """All labels, one line each: shape, name, hint; where no suggestion may point at two of them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._labels: tuple[LabelClass, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_labels(self, labels: Sequence[LabelClass]) -> None:
        """Show these labels; the first ten have a line."""
        if tuple(labels) != self._labels:
            self._labels = tuple(labels)
            self.setAccessibleName("; ".join(f"{c.name}: {c.hint}" for c in self._labels[:LINES_SHOWN]))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """A line for each label."""
        lines = min(len(self._labels), LINES_SHOWN) + (len(self._labels) > LINES_SHOWN)
        return QSize(self.theme.px(200), lines * self.theme.px(LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        painter, height = QPainter(self), self.theme.px(LINE)
        for row, label in enumerate(self._labels[:LINES_SHOWN]):
            self._paint_label(painter, row * height, label)
        if rest := len(self._labels[LINES_SHOWN:]):
            room = QRect(0, LINES_SHOWN * height, self.width(), height)
            painter.setFont(self.theme.font("small"))
            painter.setPen(self.theme.colour("ink3"))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, tr("and {0} more").format(rest))

    def _paint_label(self, painter: QPainter, top: int, label: LabelClass) -> None:
        theme, px = self.theme, self.theme.px
        size, height = px(12), px(LINE)
        place = QRectF(0, top + (height - size) / 2, size, size)
        paint_shape(painter, place, theme.label_colour(label.colour), label.shape)
        font = theme.font("body", 600)
        left = size + px(8)
        name_room = QRect(left, top, max(self.width() - left, 0), height)
        paint_line(painter, name_room, label.name, font, theme.colour("ink"))
        left += painter.fontMetrics().horizontalAdvance(label.name) + px(8)
        hint_room = QRect(left, top, max(self.width() - left, 0), height)
        if hint_room.width() > px(40):
            paint_line(painter, hint_room, label.hint, theme.font("small"), theme.colour("ink3"))
