"""What is painted of the spans of one paragraph: tints, up to three lines under the letters, tags below them.

Nothing here changes where a letter stands: lines and tags have their place in the room between the lines of text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPen

from alapp.domain.region import Marked, Region, Span
from alapp.ui.theme.shapes import paint_shape
from alapp.ui.theme.theme import Theme
from alapp.ui.views.regions import RegionLook
from alapp.ui.views.text_places import Piece, TextPlaces

LEVELS = 3
LINE, STEP, SUGGESTED_LINE = 3, 4, 2
"""Pixels of a line under the letters, from one to the next, and of a suggested one."""
SHAPE, GAP = 8, 4
UNKNOWN = RegionLook("?", 9, 9)
"""How a label looks that the guideline does not have."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A span on the canvas, drawn or suggested, and which of the stacked lines is its own (0..2)."""

    span: Span
    suggested: bool
    level: int


@dataclass(frozen=True, slots=True)
class Tag:
    """The name below a span: where it stands in its paragraph, and what it says beside the shape."""

    place: int
    box: QRectF
    words: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything to paint of one paragraph: (place in the list of shown spans, pieces) and tags."""

    spans: Sequence[tuple[int, Sequence[Piece]]]
    tags: Sequence[Tag]


def shown_spans(regions: Sequence[Region | Marked]) -> list[Shown]:
    """Return the spans with their lines: spans that overlap take the first free of three, the earlier the upper."""
    found: list[Shown] = []
    ends = [0] * LEVELS
    for region in regions:
        span = region.region if isinstance(region, Marked) else region
        assert isinstance(span, Span)
        free = (level for level in range(LEVELS) if ends[level] <= span.start)
        level = next(free, LEVELS - 1)
        ends[level] = max(ends[level], span.end)
        found.append(Shown(span, isinstance(region, Marked), level))
    return found


class SpanMarks:
    """Plans and paints the spans of paragraphs; plans are kept until :meth:`show` or another document."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.shown: list[Shown] = []
        self._looks: Mapping[str, RegionLook] = {}
        self._starts: list[int] = []
        self._longest = 0
        self._plans: dict[int, Plan] = {}
        self._widths: dict[str, float] = {}

    def show(self, regions: Sequence[Region | Marked], looks: Mapping[str, RegionLook]) -> None:
        """Show these spans, in their order in the text."""
        self.shown, self._looks = shown_spans(regions), looks
        self._starts = [shown.span.start for shown in self.shown]
        self._longest = max((shown.span.end - shown.span.start for shown in self.shown), default=0)
        self._plans.clear()

    def forget(self) -> None:
        """Forget plans and widths: size or column changed, or another text is shown."""
        self._plans.clear()
        self._widths.clear()

    def within(self, start: int, end: int) -> list[int]:
        """Return the places of the spans that touch a range of the text."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [place for place in range(first, last) if self.shown[place].span.end > start]

    # -- plans ----------------------------------------------------------------------------------------------------

    def plan(self, places: TextPlaces, index: int) -> Plan:
        """Return what is to be painted of a paragraph."""
        if index not in self._plans:
            paragraph = places.document.paragraphs[index]
            here = self.within(paragraph.start, paragraph.end)
            pieces = [(p, places.pieces(index, self.shown[p].span.start, self.shown[p].span.end)) for p in here]
            spans = [(place, found) for place, found in pieces if found]
            self._plans[index] = Plan(spans, self._tags(places, index, spans))
        return self._plans[index]

    def _tags(self, places: TextPlaces, index: int, spans: Sequence[tuple[int, Sequence[Piece]]]) -> list[Tag]:
        """Return the tags of the spans that begin in a paragraph, line by line in reading order."""
        start, to_left = places.start(index), places.to_left(index)
        lowest: dict[int, int] = {}
        heads: dict[int, list[tuple[float, int, Piece]]] = {}
        for place, pieces in spans:
            level = self.shown[place].level
            for piece in pieces:
                lowest[piece.line] = max(lowest.get(piece.line, 0), level)
            if self.shown[place].span.start >= start:
                line = min(piece.line for piece in pieces)
                first = [piece for piece in pieces if piece.line == line]
                head = max(first, key=lambda p: p.right) if to_left else first[0]
                heads.setdefault(line, []).append((-head.right if to_left else head.left, place, head))
        width = 0.0 if to_left else float(places.document.style.width)
        return [tag for line, row in heads.items() for tag in self._row(sorted(row), lowest[line], width, to_left)]

    def _row(self, row: Sequence[tuple[float, int, Piece]], lowest: int, width: float, to_left: bool) -> list[Tag]:
        """Return the tags of one line; a name too long for its room gives way to the label's key."""
        tags, free = [], -float("inf")
        for number, (at, place, piece) in enumerate(row):
            at = max(at, free)
            room = (row[number + 1][0] if number + 1 < len(row) else width) - at
            words = self._words(place, room)
            size = self._width(words)
            top = piece.bottom + 1 + lowest * STEP + LINE + 1
            box = QRectF(-at - size if to_left else at, top, size, self._height)
            tags.append(Tag(place, box, words))
            free = at + size + GAP
        return tags

    def _words(self, place: int, room: float) -> str:
        shown = self.shown[place]
        look, asks = self._looks.get(shown.span.label, UNKNOWN), " ?" if shown.suggested else ""
        full = look.name + asks
        return full if self._width(full) + GAP <= room else look.key + asks

    def _width(self, words: str) -> float:
        if words not in self._widths:
            self._widths[words] = SHAPE + GAP + QFontMetricsF(self.font).horizontalAdvance(words)
        return self._widths[words]

    @property
    def font(self) -> QFont:
        """The font of the tags."""
        return self._theme.font("caption", 600)

    @property
    def _height(self) -> float:
        return float(self._theme.font_pixels("caption") + 2)

    # -- painting -------------------------------------------------------------------------------------------------

    def paint_tints(self, painter: QPainter, plan: Plan, at: QPointF) -> None:
        """Paint the grounds of drawn spans, under the letters; the shorter of two over the longer."""
        longest_first = sorted(plan.spans, key=lambda found: self.shown[found[0]].level)
        for place, pieces in longest_first:
            shown = self.shown[place]
            if not shown.suggested:
                tint = self._theme.tint(self._look(place).colour)
                for piece in pieces:
                    painter.fillRect(_box(piece, at), tint)

    def paint_lines(self, painter: QPainter, plan: Plan, at: QPointF) -> None:
        """Paint the lines under the letters and the tags below them."""
        for place, pieces in plan.spans:
            for piece in pieces:
                self._paint_line(painter, self.shown[place], self._look(place), piece, at)
        painter.setFont(self.font)
        for tag in plan.tags:
            self._paint_tag(painter, tag, at)

    def _paint_line(self, painter: QPainter, shown: Shown, look: RegionLook, piece: Piece, at: QPointF) -> None:
        top = at.y() + piece.bottom + 1 + shown.level * STEP
        left, right = at.x() + piece.left, at.x() + piece.right
        colour = self._theme.label_colour(look.colour)
        if not shown.suggested:
            painter.fillRect(QRectF(left, top, right - left, LINE), colour)
            return
        pen = QPen(colour, SUGGESTED_LINE)
        pen.setDashPattern([3, 2])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(left, top + 1.5), QPointF(right, top + 1.5))

    def _paint_tag(self, painter: QPainter, tag: Tag, at: QPointF) -> None:
        look, box = self._look(tag.place), tag.box.translated(at)
        middle = box.top() + (box.height() - SHAPE) / 2
        paint_shape(
            painter, QRectF(box.left(), middle, SHAPE, SHAPE), self._theme.label_colour(look.colour), look.shape
        )
        painter.setPen(self._theme.colour("ink2"))
        painter.drawText(
            box.adjusted(SHAPE + GAP, -2, 2, 2), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tag.words
        )

    def paint_outline(self, painter: QPainter, pieces: Sequence[Piece], at: QPointF) -> None:
        """Paint the frame of what is selected."""
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for piece in pieces:
            painter.drawRoundedRect(_box(piece, at).adjusted(-1, 0, 1, LINE + 1), 3, 3)

    def paint_like(self, painter: QPainter, pieces: Sequence[Piece], at: QPointF) -> None:
        """Paint the dotted frame of a place where the same words stand."""
        painter.setPen(QPen(self._theme.colour("edge"), 1, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for piece in pieces:
            painter.drawRect(_box(piece, at).adjusted(-0.5, 0.5, 0.5, 0.5))

    def paint_left_out(self, painter: QPainter, pieces: Sequence[Piece], at: QPointF) -> None:
        """Paint blanks that were chosen but belong to no span: crossed out by thin slanted lines."""
        ground = self._theme.colour("ink3")
        for piece in pieces:
            box = _box(piece, at)
            painter.fillRect(box, self._theme.colour("surface"))
            painter.fillRect(box, QBrush(ground, Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(ground, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _look(self, place: int) -> RegionLook:
        return self._looks.get(self.shown[place].span.label, UNKNOWN)


def _box(piece: Piece, at: QPointF) -> QRectF:
    return QRectF(at.x() + piece.left, at.y() + piece.top - 2, piece.right - piece.left, piece.bottom - piece.top + 3)
