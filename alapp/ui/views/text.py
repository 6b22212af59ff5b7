"""TextView: a text set for reading, fast at any length; only what is seen is laid out and painted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import OrderedDict
from typing import ClassVar

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QWidget

from alapp.domain.item import Item
from alapp.ui.theme.theme import Theme
from alapp.ui.views.base import Canvas
from alapp.ui.views.document import LINE, Document, ReadingStyle
from alapp.ui.views.paragraphs import utf16_length

COLUMN = 720 / 17
"""Column width for each pixel of letter size: at most 72 letters a line."""
MARGIN = 24
TOP, BOTTOM = 20, 12
_HITS = 10_000
_KEPT = 8
_SHORT = 20_000


class TextView(Canvas):
    """One text in a column of at most 72 letters, centred; hits of a search and a paragraph mark on it."""

    modality: ClassVar[str] = "text"
    leading: ClassVar[float] = LINE
    above: ClassVar[float] = 0.5
    least: ClassVar[float] = 0.9
    """The least factor of the line height; marks need room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._document: Document | None = None
        self._ready: OrderedDict[tuple[int, str], Document] = OrderedDict()
        self._style = self._make_style()
        self._hits: list[tuple[int, int]] = []
        self._hit = -1
        self._paragraph = -1
        theme.changed.connect(self._restyle)

    # -- what is shown ------------------------------------------------------------------------------------------

    def show_item(self, item: Item | None) -> None:
        """Show a text from its top."""
        self.item = item
        self._document = self._document_of(item) if item is not None else None
        self._forget_marks()
        self._update_range()
        self.verticalScrollBar().setValue(0)
        self.setAccessibleDescription(item.text[:2000] if item is not None else "")
        self.viewport().update()
        if item is None:
            self._ready.clear()

    def prepare(self, item: Item) -> None:
        """Lay out the first page of a text that comes soon."""
        self._document_of(item)

    def _document_of(self, item: Item) -> Document:
        key = (item.id, item.text)
        document = self._ready.pop(key, None) or self._make_document(item.text)
        self._ready[key] = document
        if len(self._ready) > _KEPT:
            self._ready.popitem(last=False)
        return document

    def _make_document(self, text: str) -> Document:
        document = Document(text, self._style)
        if len(text) <= _SHORT:
            document.look_whole()
        else:
            document.look(0, self.viewport().height())
        return document

    def _make_style(self) -> ReadingStyle:
        width = min(round(COLUMN * self.theme.reading_size), self.viewport().width() - 2 * MARGIN)
        leading = self.leading * max(self.theme.reading.leading, self.least)
        return ReadingStyle(self.theme.font("reading"), max(width, 120), leading, self.above)

    def _restyle(self) -> None:
        """Set all anew after another size, width or theme; the paragraph at the top stays at the top."""
        first = self._document.at(self._top) if self._document is not None else 0
        self._style = self._make_style()
        self._ready.clear()
        if self.item is not None:
            self._document = self._document_of(self.item)
            self._update_range()
            self.verticalScrollBar().setValue(self._place_of(first) if first else 0)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the text anew when the column changes; else only the room does."""
        super().resizeEvent(event)
        if self._make_style().width != self._style.width:
            self._restyle()
        self._update_range()

    # -- moving about -------------------------------------------------------------------------------------------

    @property
    def _top(self) -> float:
        """The height in the text at the upper edge of the viewport."""
        return self.verticalScrollBar().value() - TOP

    @property
    def _left(self) -> int:
        """Where the column begins in the viewport."""
        return (self.viewport().width() - self._style.width) // 2

    def _place_of(self, index: int) -> int:
        """Return the scroll value that puts a paragraph at the top."""
        if self._document is None:
            return 0
        return round(float(self._document.tops[index]) + self._document.gap(index))

    def _update_range(self) -> None:
        bar = self.verticalScrollBar()
        room = self.viewport().height()
        height = self._document.height + TOP + BOTTOM if self._document is not None else 0
        bar.setPageStep(room)
        bar.setSingleStep(self._style.line_height)
        bar.setRange(0, max(0, round(height) - room))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Lay out what comes into sight; going up, keep what is seen in its place."""
        if self._document is not None:
            grown = self._document.look(self._top, self._top + self.viewport().height())
            if grown:
                self._settle(round(grown) if dy > 0 else 0)
        self.viewport().update()

    def _settle(self, shift: int) -> None:
        bar = self.verticalScrollBar()
        bar.blockSignals(True)
        self._update_range()
        bar.setValue(bar.value() + shift)
        bar.blockSignals(False)

    def step(self, direction: int) -> None:
        """Go to the next or previous paragraph: it is marked at its left and brought into sight."""
        if self._document is None or not self._document.paragraphs:
            return
        heads = self._document.paragraphs
        at = self._paragraph if self._paragraph >= 0 else self._first_seen() - (direction > 0)
        at += direction
        while 0 <= at < len(heads) and heads[at].head != at:
            at += direction
        if 0 <= at < len(heads):
            self._paragraph = at
            self._show_paragraph(at)

    def _first_seen(self) -> int:
        assert self._document is not None
        return self._document.at(max(self._top, 0.0))

    def _show_paragraph(self, index: int) -> None:
        assert self._document is not None
        self._document.layout(index)
        top, bottom = float(self._document.tops[index]), float(self._document.tops[index + 1])
        room = self.viewport().height()
        if top < self._top or bottom > self._top + room:
            self._update_range()
            self.verticalScrollBar().setValue(self._place_of(index))
        self.viewport().update()

    def leave_mark(self) -> bool:
        """Take the paragraph mark away; False if there was none."""
        had, self._paragraph = self._paragraph >= 0, -1
        self.viewport().update()
        return had

    # -- finding ------------------------------------------------------------------------------------------------

    def find_words(self, words: str) -> int:
        """Mark the places where these words stand, without regard to case; return how many (at most 10,000)."""
        self._hits, self._hit = [], -1
        if self.item is not None and words:
            pattern = re.compile(re.escape(words), re.IGNORECASE)
            for match in pattern.finditer(self.item.text):
                self._hits.append(match.span())
                if len(self._hits) == _HITS:
                    break
        self.viewport().update()
        return len(self._hits)

    def find_step(self, direction: int) -> tuple[int, int]:
        """Go to the next or previous hit, round about; return (which, of how many)."""
        if not self._hits or self._document is None:
            return 0, 0
        start = -1 if direction > 0 else 0
        self._hit = ((self._hit if self._hit >= 0 else start) + direction) % len(self._hits)
        self._show_hit(self._hits[self._hit][0])
        self.moved.emit()
        return self._hit + 1, len(self._hits)

    def _show_hit(self, offset: int) -> None:
        assert self._document is not None
        index = self._document.index_of(offset)
        layout = self._document.layout(index)
        inside = utf16_length(self.item.text[self._document.paragraphs[index].start : offset]) if self.item else 0
        line = layout.lineForTextPosition(min(inside, len(layout.text())))
        y = float(self._document.tops[index]) + self._document.gap(index) + (line.y() if line.isValid() else 0)
        self._update_range()
        room = self.viewport().height()
        if not self._top <= y <= self._top + room - 2 * self._style.line_height:
            self.verticalScrollBar().setValue(round(y - room / 3))
        self.viewport().update()

    def _forget_marks(self) -> None:
        self._hits, self._hit, self._paragraph = [], -1, -1

    # -- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paragraphs that touch the part to paint."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.theme.colour("surface"))
        if self._document is not None and self._document.paragraphs:
            self._paint_text(painter, event.rect())
        self.paint_position(painter)
        self.paint_focus(painter)

    def _paint_text(self, painter: QPainter, part: QRect) -> None:
        document = self._document
        assert document is not None
        index = document.at(self._top + part.top())
        y = float(document.tops[index]) - self._top
        while index < len(document.paragraphs) and y <= part.bottom():
            layout = document.layout(index)
            place = QPointF(self._left, round(y) + document.gap(index))
            if index == self._paragraph:
                self._paint_mark(painter, place, layout)
            self.paint_below(painter, index, place)
            painter.setPen(self.theme.colour("ink"))
            layout.draw(painter, place, self._marks(index))
            self.paint_above(painter, index, place)
            y += float(document.tops[index + 1] - document.tops[index])
            index += 1

    def paint_below(self, painter: QPainter, index: int, place: QPointF) -> None:
        """Paint what lies under the letters of a paragraph whose top left is at ``place``."""

    def paint_above(self, painter: QPainter, index: int, place: QPointF) -> None:
        """Paint what lies over the letters of a paragraph."""

    def _paint_mark(self, painter: QPainter, place: QPointF, layout: QTextLayout) -> None:
        height = layout.lineAt(layout.lineCount() - 1).rect().bottom() if layout.lineCount() else 0
        painter.fillRect(QRectF(place.x() - 14, place.y() + 4, 2, max(height - 4, 8)), self.theme.colour("accent"))

    def _marks(self, index: int) -> list[QTextLayout.FormatRange]:
        """Return the hits in a paragraph as painted ranges."""
        if not self._hits or self._document is None or self.item is None:
            return []
        paragraph, marks = self._document.paragraphs[index], []
        first = bisect_right(self._hits, paragraph.start, key=lambda hit: hit[1])
        for number, (start, end) in enumerate(self._hits[first:], first):
            if start >= paragraph.end:
                break
            begin = utf16_length(self.item.text[paragraph.start : max(start, paragraph.start)])
            finish = utf16_length(self.item.text[paragraph.start : min(end, paragraph.end)])
            marks.append(self._mark(begin, finish - begin, current=number == self._hit))
        return marks

    def _mark(self, start: int, length: int, *, current: bool) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        look.setBackground(self.theme.colour("accent" if current else "sel"))
        look.setForeground(self.theme.colour("on-accent" if current else "ink"))
        mark = QTextLayout.FormatRange()
        mark.start, mark.length, mark.format = start, length, look
        return mark
