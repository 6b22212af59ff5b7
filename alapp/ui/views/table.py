"""TableView: one row of a table as a card, a line a column: name at the left, cell at the right."""

from __future__ import annotations

import json
from typing import ClassVar

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QWidget

from alapp.domain.item import Item
from alapp.ui.theme.painting import elided, laid_out
from alapp.ui.theme.theme import Theme
from alapp.ui.views.base import Canvas

WIDE, NAMES = 760, 220
PAD, TOP = 10, 16


class TableView(Canvas):
    """The cells of a row, every one of them readable to its end."""

    modality: ClassVar[str] = "table"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._cells: list[tuple[str, str]] = []
        self._laid: list[QTextLayout] = []
        self._found: list[int] = []
        self._hit = self._marked = -1
        theme.changed.connect(self._lay_out)

    def show_item(self, item: Item | None) -> None:
        """Show a row from its top."""
        self.item = item
        self._cells = cells_of(item) if item is not None else []
        self._found, self._hit, self._marked = [], -1, -1
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.setAccessibleDescription("\n".join(f"{name}: {cell}" for name, cell in self._cells)[:2000])

    def prepare(self, item: Item) -> None:
        """Do nothing: a row is laid out in no time."""

    def step(self, direction: int) -> None:
        """Mark the next or previous cell."""
        if self._cells:
            self._marked = min(max(self._marked + direction, 0), len(self._cells) - 1)
            self._bring(self._marked)

    def leave_mark(self) -> bool:
        """Take the mark away; False if there was none."""
        had, self._marked = self._marked >= 0, -1
        self.viewport().update()
        return had

    def find_words(self, words: str) -> int:
        """Mark the cells that hold these words, without regard to case."""
        folded = words.casefold()
        rows = enumerate(self._cells)
        self._found = [i for i, (name, cell) in rows if folded and folded in f"{name} {cell}".casefold()]
        self._hit = -1
        self.viewport().update()
        return len(self._found)

    def find_step(self, direction: int) -> tuple[int, int]:
        """Go to the next or previous hit, round about."""
        if not self._found:
            return 0, 0
        self._hit = (self._hit + direction) % len(self._found) if self._hit >= 0 or direction > 0 else -1
        self._hit %= len(self._found)
        self._bring(self._found[self._hit])
        return self._hit + 1, len(self._found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._lay_out()

    # -- inside -------------------------------------------------------------------------------------------------

    def _width(self) -> int:
        return min(self.theme.px(WIDE), self.viewport().width() - 2 * self.theme.px(24))

    def _name_width(self) -> int:
        return min(self.theme.px(NAMES), self._width() // 3)

    def _lay_out(self) -> None:
        theme = self.theme
        room = max(self._width() - self._name_width() - theme.px(PAD), 60)
        self._laid = [
            laid_out(cell or "–", theme.font("lead"), room, theme.line_height("lead")) for _, cell in self._cells
        ]
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(height)
        bar.setSingleStep(theme.line_height("lead"))
        bar.setRange(0, max(0, self._top(len(self._cells)) + theme.px(TOP) - height))
        self.viewport().update()

    def _height(self, index: int) -> int:
        return self._laid[index].lineCount() * self.theme.line_height("lead") + 2 * self.theme.px(PAD)

    def _top(self, index: int) -> int:
        return self.theme.px(TOP) + sum(map(self._height, range(index)))

    def _bring(self, index: int) -> None:
        bar, top = self.verticalScrollBar(), self._top(index)
        if not bar.value() <= top <= bar.value() + bar.pageStep() - self._height(index):
            bar.setValue(top - bar.pageStep() // 3)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines that are seen."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.theme.colour("surface"))
        left = (self.viewport().width() - self._width()) // 2
        top = self._top(0) - self.verticalScrollBar().value()
        for index in range(len(self._laid)):
            height = self._height(index)
            if top + height >= event.rect().top() and top <= event.rect().bottom():
                self._paint_cell(painter, index, QRect(left, top, self._width(), height))
            top += height
        self.paint_position(painter)
        self.paint_focus(painter)

    def _paint_cell(self, painter: QPainter, index: int, room: QRect) -> None:
        theme, px = self.theme, self.theme.px
        if index in self._found:
            painter.fillRect(room, theme.colour("sel" if self._found.index(index) == self._hit else "accent-soft"))
        if index == self._marked:
            painter.fillRect(QRectF(room.left() - px(12), room.top() + 4, 2, room.height() - 8), theme.colour("accent"))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("ink3"))
        named = QRectF(room.left(), room.top() + px(PAD), self._name_width() - px(12), theme.line_height("lead"))
        shown = elided(self._cells[index][0], theme.font("body"), round(named.width()))
        painter.drawText(named, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setPen(theme.colour("ink"))
        self._laid[index].draw(painter, QPointF(room.left() + self._name_width(), room.top() + px(PAD)))
        painter.fillRect(QRectF(room.left(), room.bottom(), room.width(), 1), theme.colour("line"))


def cells_of(item: Item) -> list[tuple[str, str]]:
    """Return (column, cell) of a row in its order; the whole text as one cell when it is no row."""
    try:
        cells = json.loads(item.text)
    except (ValueError, RecursionError):
        cells = None
    if not isinstance(cells, dict):
        return [("", item.text)]
    return [(str(name), cell if isinstance(cell, str) else json.dumps(cell)) for name, cell in cells.items()]
