"""SpanCanvas: a text with its spans as they are painted, walked and selected; drawing them is the view's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, ClassVar

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from alapp.domain.item import Item
from alapp.domain.region import Marked, Region, Span, place_of
from alapp.ui.theme.theme import Theme
from alapp.ui.views.regions import RegionCanvas, RegionLook
from alapp.ui.views.span_edge import OpenSpan
from alapp.ui.views.span_marks import SpanMarks
from alapp.ui.views.text import TextView
from alapp.ui.views.text_places import Piece, TextPlaces
from alapp.ui.views.words import Range, same_words

_WORDS_SHOWN = 120
CARET = 2


class SpanCanvas(TextView, RegionCanvas):
    """Paints spans where nothing reflows: lines of text are 52 high at size 17, lines and tags lie between them.

    ``open`` is the range that was begun by key or mouse and waits for a label.
    """

    edited = Signal(object, object)  # declared anew: Qt knows the signals of a first base class only
    chosen = Signal()
    kind: ClassVar[str] = "span"
    leading: ClassVar[float] = 52 / 17
    above: ClassVar[float] = 0.16
    least: ClassVar[float] = 1.0

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.marks = SpanMarks(theme)
        self.open: OpenSpan | None = None
        self.caret = 0
        self._places: TextPlaces | None = None
        self._regions: list[Region | Marked] = []
        self._selected = -1
        self._moves_start = False
        self._left_out: tuple[Range, ...] = ()
        self._like: list[Range] = []

    # -- what is shown ------------------------------------------------------------------------------------------

    def show_item(self, item: Item | None) -> None:
        """Show a text from its top, the caret at its first word, without regions until they are handed in."""
        super().show_item(item)
        self._regions, self._selected, self._like = [], -1, []
        self.open, self._left_out = None, ()
        self.marks.show((), {})
        places = self.places
        word = places.word_at(0) if places is not None else None
        self.caret = word[0] if word is not None else 0

    @property
    def places(self) -> TextPlaces | None:
        """Where the letters stand; None without a text."""
        document = self._document
        if document is None or not document.paragraphs:
            return None
        if self._places is None or self._places.document is not document:
            self._places = TextPlaces(document)
            self.marks.forget()
        return self._places

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self.item.text if self.item is not None else ""

    def show_regions(
        self, drawn: Sequence[Region], suggested: Sequence[Marked], looks: Mapping[str, RegionLook]
    ) -> None:
        """Show these spans; the selection stays where it was if that span is still there. Others are not painted."""
        chosen = self.selected
        everything: list[Region | Marked] = [*drawn, *suggested]
        fitting = [r for r in everything if 0 <= span_of(r).start < span_of(r).end <= len(self.text)]
        self._regions = sorted(fitting, key=lambda r: place_of(span_of(r)))
        self._selected = self._regions.index(chosen) if chosen in self._regions else -1
        self.marks.show(self._regions, looks)
        self._look_for_like()
        self.viewport().update()

    @property
    def all_regions(self) -> Sequence[Region | Marked]:
        """Spans drawn and suggested, in their order in the text."""
        return self._regions

    # -- what is selected ---------------------------------------------------------------------------------------

    @property
    def selected(self) -> Region | Marked | None:
        """The span that is selected."""
        return self._regions[self._selected] if 0 <= self._selected < len(self._regions) else None

    @property
    def is_open(self) -> bool:
        """Whether a region was begun and waits for a label."""
        return self.open is not None

    def kept_open(self) -> Mapping[str, Any]:
        """Return begin, end and edge of the open span."""
        return asdict(self.open) if self.open is not None else {}

    def open_again(self, kept: Mapping[str, Any]) -> None:
        """Open the span again and bring it into sight."""
        found = OpenSpan(int(kept["start"]), int(kept["end"]), "start" if kept["edge"] == "start" else "end")
        if 0 <= found.start < found.end <= len(self.text):
            self.select(None)
            self.open, self.caret = found, found.start
            self._show_hit(self.caret)
            self._tell()

    def select(self, region: Region | Marked | None) -> None:
        """Select this span and bring it into sight; None selects nothing."""
        place = self._regions.index(region) if region in self._regions else -1
        if region is not None and place >= 0:
            self.caret, self.open, self._left_out = span_of(region).start, None, ()
            self._show_hit(self.caret)
        changed, self._selected = place != self._selected, place
        self._moves_start = False
        self._look_for_like()
        self._tell(chosen=changed)

    def walk(self, direction: int) -> None:
        """Select the next (1) or previous (-1) span from the selected one, or from the caret; round about."""
        if not self._regions:
            return
        if self._selected >= 0:
            place = self._selected + direction
        else:
            before = sum(span_of(region).start < self.caret for region in self._regions)
            place = before if direction > 0 else before - 1
        self.select(self._regions[place % len(self._regions)])

    def _tell(self, *, chosen: bool = True) -> None:
        self.viewport().update()
        if chosen:
            self.chosen.emit()

    def _look_for_like(self) -> None:
        """Find where else the words of the selected span stand, to show them."""
        chosen = self.selected
        self._like = []
        if isinstance(chosen, Span):
            taken = {(s.start, s.end) for r in self._regions if not isinstance(r, Marked) and (s := span_of(r))}
            found = same_words(self.text, chosen.start, chosen.end)
            self._like = [at for at in found if at not in taken]

    def elsewhere(self, region: Region) -> Sequence[Region]:
        """Return spans of the same label on the other places where the same words stand."""
        if not isinstance(region, Span):
            return ()
        found = same_words(self.text, region.start, region.end)
        return [Span(start, end, region.label, self.text[start:end]) for start, end in found]

    # -- words for the panel ------------------------------------------------------------------------------------

    def facts(self, region: Region) -> tuple[tuple[str, str], ...]:
        """Return where a span lies, counted in letters from 1."""
        span = span_of(region)
        return ((self.tr("Letters"), self.tr("{0} to {1}").format(span.start + 1, span.end)),)

    def words_of(self, region: Region) -> str:
        """Return the words of a span on one line."""
        span = span_of(region)
        words = " ".join(self.text[span.start : span.end].split())
        return words if len(words) <= _WORDS_SHOWN else words[:_WORDS_SHOWN] + "…"

    @property
    def left_out(self) -> tuple[Range, ...]:
        """Blanks at the ends of what was labeled last, which the span was drawn without."""
        return self._left_out

    # -- painting -----------------------------------------------------------------------------------------------

    def _restyle(self) -> None:
        """Set all anew; plans of the old setting are of no use."""
        self._places = None
        super()._restyle()

    def paint_below(self, painter: QPainter, index: int, place: QPointF) -> None:
        """Paint tints, and the ground of what is chosen."""
        places = self.places
        if places is None:
            return
        self.marks.paint_tints(painter, self.marks.plan(places, index), place)
        if self.open is not None:
            for piece in places.pieces(index, self.open.start, self.open.end):
                box = QRectF(piece.left, piece.top - 2, piece.right - piece.left, piece.bottom - piece.top + 3)
                painter.fillRect(box.translated(place), self.theme.colour("sel"))

    def paint_above(self, painter: QPainter, index: int, place: QPointF) -> None:
        """Paint lines, tags, frames and the caret."""
        places = self.places
        if places is None:
            return
        self.marks.paint_lines(painter, self.marks.plan(places, index), place)
        chosen = self.selected
        for start, end in self._like_in_sight(places):
            self.marks.paint_like(painter, self._pieces(places, index, start, end), place)
        for start, end in self._blanks():
            self.marks.paint_left_out(painter, self._pieces(places, index, start, end), place)
        frame = span_of(chosen) if chosen is not None else self.open
        if frame is not None:
            self.marks.paint_outline(painter, self._pieces(places, index, frame.start, frame.end), place)
        self._paint_caret(painter, places, index, place)

    def _like_in_sight(self, places: TextPlaces) -> list[Range]:
        """Return the like places that are to be seen; a common word has thousands."""
        if not self._like:
            return []
        first, last = (places.at(x, self._top + y) for x, y in ((0, 0), (self._style.width, self.viewport().height())))
        low, high = min(first, last) - len(self.text[slice(*self._like[0])]), max(first, last)
        return self._like[bisect_left(self._like, (low, 0)) : bisect_right(self._like, (high, high))]

    def _blanks(self) -> list[Range]:
        """Return the blanks that are chosen, or were, but belong to no span."""
        if self.open is None:
            return list(self._left_out)
        start, end = self.open.trimmed(self.text)
        return [part for part in ((self.open.start, start), (end, self.open.end)) if part[0] < part[1]]

    def _pieces(self, places: TextPlaces, index: int, start: int, end: int) -> list[Piece]:
        """Return the pieces of a range in a paragraph; none where it lies elsewhere."""
        paragraph = places.document.paragraphs[index]
        outside = start >= paragraph.end or end <= paragraph.start
        return [] if outside else places.pieces(index, start, end)

    def _paint_caret(self, painter: QPainter, places: TextPlaces, index: int, place: QPointF) -> None:
        """Paint the caret, and a thin line under the word that a label would go to."""
        if not self.hasFocus() or self.open is not None or self._selected >= 0:
            return
        at, piece = places.caret(self.caret)
        accent = self.theme.colour("accent")
        if at == index:
            height = piece.bottom - piece.top + 4
            painter.fillRect(QRectF(place.x() + piece.left - 1, place.y() + piece.top - 2, CARET, height), accent)
        word = places.word_at(self.caret)
        for part in self._pieces(places, index, *word) if word is not None else ():
            line = QRectF(place.x() + part.left, place.y() + part.bottom, part.right - part.left, 1)
            painter.fillRect(line, accent)

    def place_at(self, position: QPointF, *, on: bool = False) -> int:
        """Return the place under a point of the viewport: between two letters, or with ``on`` the letter there."""
        places = self.places
        return places.at(position.x() - self._left, position.y() + self._top, on=on) if places is not None else 0

    def tag_at(self, position: QPointF) -> Region | Marked | None:
        """Return the span whose tag is under a point of the viewport."""
        places = self.places
        if places is None:
            return None
        index = places.document.at(position.y() + self._top)
        at = QPointF(self._left, round(float(places.document.tops[index]) - self._top) + places.document.gap(index))
        tags = self.marks.plan(places, index).tags
        return next((self._regions[tag.place] for tag in tags if tag.box.translated(at).contains(position)), None)


def span_of(region: Region | Marked) -> Span:
    """Return a span as it is, or that of a suggestion."""
    span = region.region if isinstance(region, Marked) else region
    assert isinstance(span, Span)
    return span
