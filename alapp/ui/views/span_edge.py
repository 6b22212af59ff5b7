"""How a span grows and shrinks under the arrows: one edge moves, the other stays, and it can turn over."""

from __future__ import annotations

from dataclasses import dataclass, replace

from alapp.ui.views.regions import Direction, Size
from alapp.ui.views.text_places import Edge, TextPlaces, Unit
from alapp.ui.views.words import Range, trimmed

UNITS: dict[Size, Unit] = {"fine": "letter", "step": "word", "large": "sentence"}


@dataclass(frozen=True, slots=True)
class OpenSpan:
    """A range of a text whose ``edge`` moves: code points, half-open, ``start`` < ``end``."""

    start: int
    end: int
    edge: Edge = "end"

    def switched(self) -> OpenSpan:
        """Return the same range with its other edge to be moved."""
        return replace(self, edge="start" if self.edge == "end" else "end")

    def moved(self, places: TextPlaces, direction: Direction, size: Size) -> OpenSpan:
        """Return the range with its edge moved by a unit; moved over the last unit, it grows to the other side."""
        at = self.end if self.edge == "end" else self.start
        forward = places.forward(max(at - 1, 0) if self.edge == "end" else at, direction)
        if direction in ("up", "down"):
            there = _by_line(places, at, self.edge, forward=forward)
        else:
            there = places.stop(at, UNITS[size], self.edge, forward=forward)
            if size == "fine":
                there = _over_blanks(places, there, self.edge, forward=forward)
        return self._with(places, there, UNITS[size])

    def _with(self, places: TextPlaces, there: int, unit: Unit) -> OpenSpan:
        if self.edge == "end" and there > self.start:
            return replace(self, end=there)
        if self.edge == "start" and there < self.end:
            return replace(self, start=there)
        if self.edge == "end":
            return OpenSpan(places.stop(self.start, unit, "start", forward=False), self.end, "start")
        return OpenSpan(self.start, places.stop(self.end, unit, "end", forward=True), "end")

    def trimmed(self, text: str) -> Range:
        """Return the range without blanks at its ends."""
        return trimmed(text, self.start, self.end)


def _over_blanks(places: TextPlaces, there: int, edge: Edge, *, forward: bool) -> int:
    """Return the place after the blanks at an edge, since a span neither begins nor ends with one."""
    text = places.text
    while 0 < there < len(text) and text[there if edge == "start" else there - 1].isspace():
        further = places.stop(there, "letter", edge, forward=forward)
        if further == there:
            break
        there = further
    return there


def _by_line(places: TextPlaces, at: int, edge: Edge, *, forward: bool) -> int:
    """Return the edge of the word that stands a line below or above."""
    inside = max(at - 1, 0) if edge == "end" else at
    there = places.line_stop(inside, forward=forward)
    word = places.word_at(there) if there != inside else None
    return at if word is None else word[edge == "end"]
