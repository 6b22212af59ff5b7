"""A text laid out for reading: paragraphs are laid out when they are looked at, heights of the rest are estimated."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from alapp.ui.views.paragraphs import Paragraph, is_cjk, runs_right_to_left, split

LINE = 28 / 17
"""Line height of reading text as a factor of its size."""
LINE_CJK = 1.75
GAP = 12
"""Pixels between paragraphs."""
_KEPT = 200


@dataclass(frozen=True, slots=True)
class ReadingStyle:
    """How a text is set: font (with its pixel size), column width in pixels, line height as a factor of the size.

    ``above`` is the share of a line's spare room that lies above the letters; the rest is below them.
    """

    font: QFont
    width: int
    leading: float = LINE
    above: float = 0.5

    @property
    def size(self) -> int:
        """Letter size in pixels."""
        return self.font.pixelSize()

    @property
    def line_height(self) -> int:
        """Height of a line of Latin text in pixels."""
        return round(self.size * self.leading)

    def line_height_of(self, words: str) -> int:
        """Height of a line of these words in pixels."""
        return round(self.size * max(self.leading, LINE_CJK if is_cjk(words) else 0.0))


class Document:
    """Paragraphs of one text, set in one style. All lengths are pixels from the top of the text."""

    def __init__(self, text: str, style: ReadingStyle) -> None:
        self.text = text
        self.style = style
        self.paragraphs: list[Paragraph] = split(text)
        self._layouts: OrderedDict[int, QTextLayout] = OrderedDict()
        self._heights = self._estimates()
        self._laid = np.zeros(len(self.paragraphs), dtype=bool)
        self._tops: NDArray[np.float64] | None = None

    def _estimates(self) -> NDArray[np.float64]:
        letters = max(self.style.width / max(QFontMetricsF(self.style.font).averageCharWidth(), 1.0), 1.0)
        lengths = np.array([p.end - p.start for p in self.paragraphs], dtype=np.float64)
        gaps = np.array([p.gap for p in self.paragraphs], dtype=np.float64) * GAP
        return np.maximum(np.ceil(lengths / letters), 1.0) * self.style.line_height + gaps

    @property
    def tops(self) -> NDArray[np.float64]:
        """Where each paragraph begins (its gap included), and at last the whole height: (n + 1,) float64."""
        if self._tops is None:
            self._tops = np.concatenate([[0.0], np.cumsum(self._heights)])
        return self._tops

    @property
    def height(self) -> float:
        """Height of the whole text, exact once every paragraph was looked at."""
        return float(self.tops[-1])

    def at(self, y: float) -> int:
        """Return the paragraph at this height."""
        last = len(self.paragraphs) - 1
        return int(np.clip(np.searchsorted(self.tops, y, side="right") - 1, 0, max(last, 0)))

    def index_of(self, offset: int) -> int:
        """Return the paragraph that holds the character at ``offset``."""
        return max(bisect_right(self.paragraphs, offset, key=lambda p: p.start) - 1, 0)

    def gap(self, index: int) -> int:
        """Return the room above a paragraph."""
        return GAP if self.paragraphs[index].gap else 0

    def look(self, top: float, bottom: float) -> float:
        """Lay out what lies between two heights; return by how much that changed the height of the text.

        A caller who goes up adds the change to its place, so that what it showed stays where it was.
        """
        before = self.height
        index, y = self.at(top), float(self.tops[self.at(top)])
        while index < len(self.paragraphs) and y <= bottom:
            self.layout(index)
            y += float(self._heights[index])
            index += 1
        return self.height - before

    def look_whole(self) -> None:
        """Lay out everything; for short texts."""
        for index in range(len(self.paragraphs)):
            self.layout(index)

    def layout(self, index: int) -> QTextLayout:
        """Return the layout of a paragraph; its own height starts below its gap."""
        layout = self._layouts.get(index)
        if layout is None:
            layout = self._lay_out(index)
            self._layouts[index] = layout
            if len(self._layouts) > _KEPT:
                self._layouts.popitem(last=False)
        else:
            self._layouts.move_to_end(index)
        return layout

    def _lay_out(self, index: int) -> QTextLayout:
        paragraph = self.paragraphs[index]
        words = self.text[paragraph.start : paragraph.end]
        layout = QTextLayout(words, self.style.font)
        layout.setTextOption(self._option(paragraph))
        layout.setCacheEnabled(True)  # keeps the shaped letters, so that painting does not shape them again
        height = self._place_lines(layout, self.style.line_height_of(words))
        if not self._laid[index]:
            self._laid[index] = True
            self._heights[index] = height + self.gap(index)
            self._tops = None
        return layout

    def _option(self, paragraph: Paragraph) -> QTextOption:
        head = self.paragraphs[paragraph.head]
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        to_left = runs_right_to_left(self.text[head.start : head.end])
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if to_left else Qt.LayoutDirection.LeftToRight)
        option.setAlignment(Qt.AlignmentFlag.AlignRight if to_left else Qt.AlignmentFlag.AlignLeft)
        option.setTabStopDistance(self.style.size * 2.5)
        return option

    def _place_lines(self, layout: QTextLayout, line_height: int) -> int:
        y = 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.style.width)
            line.setPosition(QPointF(0, y + round((line_height - line.height()) * self.style.above)))
            y += line_height
        layout.endLayout()
        return y
