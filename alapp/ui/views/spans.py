"""SpanView: a text on which spans are drawn and changed by keys and mouse; marking it never moves a letter."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from alapp.domain.item import Item
from alapp.domain.region import Region, Span
from alapp.ui.theme.theme import Theme
from alapp.ui.views.regions import Direction, Size
from alapp.ui.views.span_canvas import SpanCanvas, span_of
from alapp.ui.views.span_edge import UNITS, OpenSpan
from alapp.ui.views.text_places import TextPlaces
from alapp.ui.views.words import Range, trimmed


class SpanView(SpanCanvas):
    """A text with its spans. The caret goes by words; the word at the caret is what a label key labels.

    A span neither begins nor ends with a blank, nor within a letter as read: blanks that were chosen are shown
    crossed out, and left out.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pressed: QPointF | None = None
        self._drawn_by_mouse = False
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def show_item(self, item: Item | None) -> None:
        """Show a text from its top, the caret at its first word, without regions until they are handed in."""
        self._pressed = None
        super().show_item(item)

    # -- drawing ------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Begin a span with the word at the caret; arrows extend it from now on."""
        word = self._word()
        if word is not None:
            self._selected, self._like = -1, []
            self._open_at(OpenSpan(*word))

    def _word(self) -> Range | None:
        return self.places.word_at(self.caret) if self.places is not None else None

    def open_region(self, label_id: str) -> Region | None:
        """Return the open span, or the word at the caret, with this label; blanks at its ends are left out."""
        found = (self.open.start, self.open.end) if self.open is not None else self._word()
        self.open = None
        if found is None:
            return None
        start, end = trimmed(self.text, *found)
        self._left_out = tuple(part for part in ((found[0], start), (end, found[1])) if part[0] < part[1])
        self._tell()
        return Span(start, end, label_id, self.text[start:end]) if start < end else None

    def drop(self) -> bool:
        """Drop the open span, else the selection; False if there was neither."""
        if self.open is not None:
            self.open = None
        elif self._selected >= 0:
            self._selected, self._like = -1, []
        else:
            return False
        self._tell()
        return True

    def switch_edge(self) -> None:
        """Let the arrows with Shift move the other edge."""
        if self.open is not None:
            self._open_at(self.open.switched())
        elif self._selected >= 0:
            self._moves_start = not self._moves_start
            self.viewport().update()

    def go(self, direction: Direction, size: Size) -> None:
        """Move the caret by a letter, word, sentence or line; while a span is open, its edge instead."""
        places = self.places
        if places is None:
            return
        if self.open is not None:
            self.stretch(direction, size)
            return
        had, self._selected, self._like, self._left_out = self._selected >= 0, -1, [], ()
        self.caret = self._next(places, direction, size)
        self._show_hit(self.caret)
        self._tell(chosen=had)

    def _next(self, places: TextPlaces, direction: Direction, size: Size) -> int:
        right = direction == "right"
        if direction in ("up", "down"):
            below = places.line_stop(self.caret, forward=direction == "down")
            word = places.word_at(below)
            return self.caret if below == self.caret or word is None else word[0]
        if size == "fine":
            return places.letter_beside(self.caret, right=right)
        if size == "step":
            return places.word_beside(self.caret, right=right)
        return places.stop(self.caret, UNITS[size], "start", forward=places.forward(self.caret, direction))

    def stretch(self, direction: Direction, size: Size) -> None:
        """Move an edge of the open span, else of the selected one; without either, begin at the caret."""
        places, chosen = self.places, self.selected
        if places is None:
            return
        if self.open is not None or chosen is None:
            word = self._word()
            opened = self.open or (OpenSpan(*word) if word is not None else None)
            if opened is not None:
                self._open_at(opened.moved(places, direction, size))
            return
        old = span_of(chosen)
        edge = OpenSpan(old.start, old.end, "start" if self._moves_start else "end").moved(places, direction, size)
        start, end = edge.trimmed(self.text)
        if start < end and (start, end) != (old.start, old.end):
            self._moves_start = edge.edge == "start"
            moves_start = self._moves_start
            self.edited.emit(old, replace(old, start=start, end=end, text=self.text[start:end]))
            self._moves_start = moves_start  # selecting the changed span began anew
            self._show_hit(start if moves_start else end - 1)

    def _open_at(self, opened: OpenSpan) -> None:
        self.open, self._left_out = opened, ()
        self._show_hit(opened.start if opened.edge == "start" else max(opened.end - 1, opened.start))
        self._tell()

    # -- the mouse ----------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the position bar, or begin to choose letters."""
        super().mousePressEvent(event)
        if not self._dragging and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose from where the button was pressed: whole words, with Alt letters."""
        super().mouseMoveEvent(event)
        places = self.places
        if self._pressed is None or places is None:
            return
        letters = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        pressed, here = (self.place_at(p, on=not letters) for p in (self._pressed, event.position()))
        start, end = min(pressed, here), max(pressed, here)
        far = (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far or self.open is not None:
            start, end = _snapped_letters(places, start, end) if letters else _snapped_words(places, start, end + 1)
            opened = OpenSpan(start, end, "start" if here < pressed else "end")
            if start < end and opened != self.open:
                self._selected, self._like, self._drawn_by_mouse = -1, [], True
                self._open_at(opened)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click selects the shortest span there, or puts the caret at the word."""
        super().mouseReleaseEvent(event)
        clicked = self._pressed is not None and not self._drawn_by_mouse
        self._pressed, self._drawn_by_mouse = None, False
        if clicked and self.places is not None:
            self._click(self.places, event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose the word."""
        word = self.places.word_at(self.place_at(event.position(), on=True)) if self.places is not None else None
        if word is not None:
            self._selected, self._like, self._drawn_by_mouse = -1, [], True
            self._open_at(OpenSpan(*word))

    def _click(self, places: TextPlaces, position: QPointF) -> None:
        place = self.place_at(position, on=True)
        self.open = None
        here = [self._regions[at] for at in self.marks.within(place, place + 1)]
        shortest = min(here, key=lambda region: span_of(region).end - span_of(region).start, default=None)
        region = self.tag_at(position) or shortest
        if region is None:
            word = places.word_at(place)
            self.caret = word[0] if word is not None else self.caret
            self.chosen.emit()
        self.select(region)


def _snapped_letters(places: TextPlaces, start: int, end: int) -> Range:
    """Return the range of whole letters as read that a range touches."""
    after = places.stop(start, "letter", "start", forward=True)
    before = places.stop(end, "letter", "start", forward=False)
    first = places.stop(after, "letter", "start", forward=False)
    return first, places.stop(before, "letter", "start", forward=True)


def _snapped_words(places: TextPlaces, start: int, end: int) -> Range:
    """Return the range of whole words that a range touches; empty where it touches none."""
    first = places.word_at(start)
    last = places.word_at(places.stop(end, "word", "start", forward=False))
    if first is None or last is None or last[0] >= end or first[1] <= start or first[0] >= end:
        return start, start
    return first[0], max(first[1], last[1])
