"""Where the letters of a text stand on the screen, and the way from one to the next as the arrows go."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from typing import Any, Literal, NamedTuple

from PySide6.QtGui import QTextLayout, QTextLine

from alapp.ui.views.document import Document
from alapp.ui.views.paragraphs import runs_right_to_left
from alapp.ui.views.regions import Direction
from alapp.ui.views.words import Boundaries, Range, trimmed

_KEPT = 64
_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
Edge = Literal["start", "end"]
Unit = Literal["letter", "word", "sentence"]


class Piece(NamedTuple):
    """A stretch of one line: pixels from the top left of its paragraph; ``top`` to ``bottom`` are the letters."""

    line: int
    left: float
    right: float
    top: float
    bottom: float


class TextPlaces:
    """Looks up places of one document; all offsets are code points of the whole text."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self._bounds: OrderedDict[int, Boundaries] = OrderedDict()

    # -- paragraphs -----------------------------------------------------------------------------------------------

    def bounds(self, index: int) -> Boundaries:
        """Return the boundaries of a paragraph, counted from its start."""
        if index not in self._bounds:
            paragraph = self.document.paragraphs[index]
            self._bounds[index] = Boundaries(self.text[paragraph.start : paragraph.end])
            if len(self._bounds) > _KEPT:
                self._bounds.popitem(last=False)
        return self._bounds[index]

    def start(self, index: int) -> int:
        """Return where a paragraph begins."""
        return self.document.paragraphs[index].start

    def to_left(self, index: int) -> bool:
        """Return whether a paragraph runs from right to left."""
        head = self.document.paragraphs[self.document.paragraphs[index].head]
        return runs_right_to_left(self.text[head.start : head.end])

    def forward(self, place: int, direction: Direction) -> bool:
        """Return whether a direction goes on in the text there: right, or left where the text runs so, or down."""
        if direction in ("up", "down"):
            return direction == "down"
        return (direction == "right") != self.to_left(self.document.index_of(place))

    # -- pixels ---------------------------------------------------------------------------------------------------

    def pieces(self, index: int, start: int, end: int) -> list[Piece]:
        """Return the stretches of a paragraph's lines that a range covers, from left to right in each line."""
        paragraph, bounds, layout = self.document.paragraphs[index], self.bounds(index), self.document.layout(index)
        first = bounds.to_qt(max(start, paragraph.start) - paragraph.start)
        last = bounds.to_qt(min(end, paragraph.end) - paragraph.start)
        found: list[Piece] = []
        line = layout.lineForTextPosition(first)
        while line.isValid() and line.textStart() < last:
            number, top, bottom = line.lineNumber(), line.y(), line.y() + line.height()
            a, b = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
            if a < b:
                found += [Piece(number, left, right, top, bottom) for left, right in _stretches(line, a, b - a)]
            line = layout.lineAt(number + 1) if number + 1 < layout.lineCount() else QTextLine()
        return found

    def caret(self, place: int) -> tuple[int, Piece]:
        """Return the paragraph of a place, and the line's height there with no width, where a caret stands."""
        index = self.document.index_of(place)
        line, at = self._line(index, place)
        stretches = line.glyphRuns(at, 1) if at < line.textStart() + line.textLength() else []
        if stretches:
            box = stretches[0].boundingRect()
            x = box.right() if stretches[0].isRightToLeft() else box.left()
        else:
            x = _x_of(line, at)
        return index, Piece(line.lineNumber(), x, x, line.y(), line.y() + line.height())

    def _line(self, index: int, place: int) -> tuple[QTextLine, int]:
        """Return the line that holds a place, and the place as Qt counts it."""
        layout, at = self.document.layout(index), self.bounds(index).to_qt(place - self.start(index))
        line = layout.lineForTextPosition(min(max(at, 0), len(layout.text())))
        return (line if line.isValid() else layout.lineAt(layout.lineCount() - 1)), at

    def at(self, x: float, y: float, *, on: bool = False) -> int:
        """Return the place at pixels from the text's top left: between two letters, or with ``on`` a letter's start."""
        index = self.document.at(y)
        layout = self.document.layout(index)
        inside = y - float(self.document.tops[index]) - self.document.gap(index)
        height = self.document.style.line_height_of(layout.text())
        return self._in_line(index, layout, int(inside // height), x, on=on)

    def _in_line(self, index: int, layout: QTextLayout, number: int, x: float, *, on: bool) -> int:
        line = layout.lineAt(min(max(number, 0), layout.lineCount() - 1))
        kind = QTextLine.CursorPosition.CursorOnCharacter if on else QTextLine.CursorPosition.CursorBetweenCharacters
        return self.start(index) + self.bounds(index).from_qt(line.xToCursor(x, kind))

    # -- the way from place to place ------------------------------------------------------------------------------

    def word_at(self, place: int) -> Range | None:
        """Return the word that holds a place, else the next one after it, else the last one; None in a text without."""
        for index in range(self.document.index_of(place), len(self.document.paragraphs)):
            start = self.start(index)
            words = self.bounds(index).words
            at = bisect_right(words, place - start, key=lambda word: word[1])
            if at < len(words):
                return start + words[at][0], start + words[at][1]
        last = self.stop(len(self.text), "word", "start", forward=False)
        return self.word_at(last) if last < len(self.text) else None

    def stop(self, place: int, unit: Unit, edge: Edge, *, forward: bool) -> int:
        """Return the next place in the text where such a unit begins or ends; the same place if there is none."""
        index = self.document.index_of(place)
        while 0 <= index < len(self.document.paragraphs):
            stops, inside = self._stops(index, unit, edge), place - self.start(index)
            at = bisect_right(stops, inside) if forward else bisect_left(stops, inside) - 1
            if 0 <= at < len(stops):
                return self.start(index) + stops[at]
            index += 1 if forward else -1
        return place

    def _stops(self, index: int, unit: Unit, edge: Edge) -> list[int]:
        bounds = self.bounds(index)
        if unit == "letter":
            return bounds.letters
        words = [word[edge == "end"] for word in bounds.words]
        if unit == "word" or not words:
            return words
        if edge == "start":
            first = (bisect_left(words, sentence) for sentence in bounds.sentences[:-1])
            return sorted({words[at] for at in first if at < len(words)})
        ends = (trimmed(bounds.text, 0, sentence)[1] for sentence in bounds.sentences[1:])
        return sorted({end for end in ends if end})

    def line_stop(self, place: int, *, forward: bool) -> int:
        """Return the start of the letter below or above a place; the same place at the last and first line."""
        index, piece = self.caret(place)
        number = piece.line + (1 if forward else -1)
        if number < 0 or number >= self.document.layout(index).lineCount():
            index += 1 if forward else -1
            if not 0 <= index < len(self.document.paragraphs):
                return place
            number = 0 if forward else self.document.layout(index).lineCount() - 1
        return self._in_line(index, self.document.layout(index), number, piece.left, on=True)

    def letter_beside(self, place: int, *, right: bool) -> int:
        """Return the boundary of letters to the right or left of a place, as seen, whichever way the text runs."""
        index = self.document.index_of(place)
        forward = right != self.to_left(index)
        bounds, layout = self.bounds(index), self.document.layout(index)
        if not _TO_LEFT.search(bounds.text):
            return self.stop(place, "letter", "start", forward=forward)
        at = bounds.to_qt(place - self.start(index))
        there = layout.rightCursorPosition(at) if right else layout.leftCursorPosition(at)
        if there == at:
            return self.stop(place, "letter", "start", forward=forward)
        return self.start(index) + bounds.from_qt(there)

    def word_beside(self, place: int, *, right: bool) -> int:
        """Return where the word begins that stands to the right or left of the word at a place, as seen."""
        index = self.document.index_of(place)
        forward = right != self.to_left(index)
        if not _TO_LEFT.search(self.bounds(index).text):
            return self.stop(place, "word", "start", forward=forward)
        line, _ = self._line(index, place)
        seen = self._words_seen(index, line)
        here = self.word_at(place)
        at = next((i for i, (_, word) in enumerate(seen) if word == here), -1) + (1 if right else -1)
        if here is not None and 0 <= at < len(seen):
            return seen[at][1][0]
        edges = [word[0] for _, word in seen] or [place]
        return self.stop(max(edges) if forward else min(edges), "word", "start", forward=forward)

    def _words_seen(self, index: int, line: QTextLine) -> list[tuple[float, Range]]:
        """Return (pixel, word) of the words that begin in a line, from left to right."""
        bounds, start = self.bounds(index), self.start(index)
        first, end = (bounds.from_qt(at) for at in (line.textStart(), line.textStart() + line.textLength()))
        words = [(start + a, start + b) for a, b in bounds.words if first <= a < end]
        return sorted((self._leftmost(index, line, word), word) for word in words)

    def _leftmost(self, index: int, line: QTextLine, word: Range) -> float:
        return min((p.left for p in self.pieces(index, *word) if p.line == line.lineNumber()), default=0.0)


def _stretches(line: QTextLine, start: int, length: int) -> list[tuple[float, float]]:
    """Return where ``length`` units from ``start`` stand in a line: (left, right) of each stretch as seen."""
    found: list[tuple[float, float]] = []
    boxes = [run.boundingRect() for run in line.glyphRuns(start, length)]
    for left, right in sorted((box.left(), box.right()) for box in boxes):
        if found and left <= found[-1][1] + 0.5:
            found[-1] = (found[-1][0], max(right, found[-1][1]))
        else:
            found.append((left, right))
    return found or [(_x_of(line, start), _x_of(line, start + length))]


def _x_of(line: QTextLine, place: int) -> float:
    x: Any = line.cursorToX(place)  # a number by its stubs, in truth with the place
    return float(x[0] if isinstance(x, tuple) else x)
