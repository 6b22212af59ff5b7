"""The segments on a recording, the open and the selected one, and what keys do to them; nothing of painting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from alapp.domain.region import Marked, Region, Segment, place_of
from alapp.ui.views.regions import RegionLook

SHORTEST = 1_000
"""A segment is a millisecond long at least."""


@dataclass(slots=True)
class OpenSegment:
    """A segment without a label: from ``start`` to ``end``, or to the playhead while ``end`` is None."""

    start: int
    end: int | None = None

    def extent(self, playhead: int) -> tuple[int, int]:
        """Return its beginning and end."""
        other = playhead if self.end is None else self.end
        return min(self.start, other), max(self.start, other)


@dataclass(slots=True)
class TimeRegions:
    """What is drawn and suggested on one recording of ``length`` microseconds."""

    length: int = 0
    drawn: tuple[Segment, ...] = ()
    suggested: tuple[Marked, ...] = ()
    looks: Mapping[str, RegionLook] = field(default_factory=dict)
    selected: Segment | Marked | None = None
    open: OpenSegment | None = None
    at_end: bool = True
    """Whether Shift with an arrow moves the end, not the beginning."""
    _ordered: tuple[Segment | Marked, ...] = field(default=(), init=False)
    _order_of: tuple[object, object] = field(default=((), ()), init=False)

    @property
    def all(self) -> tuple[Segment | Marked, ...]:
        """Drawn and suggested segments in order of time, sorted once for each change: a paint asks several times."""
        if self._order_of[0] is not self.drawn or self._order_of[1] is not self.suggested:
            found: list[Segment | Marked] = [*self.drawn, *self.suggested]
            self._ordered = tuple(sorted(found, key=lambda r: (*place_of(segment_of(r)), isinstance(r, Marked))))
            self._order_of = self.drawn, self.suggested
        return self._ordered

    def show(self, drawn: Sequence[Region], suggested: Sequence[Marked], looks: Mapping[str, RegionLook]) -> None:
        """Take what is drawn and suggested now; the selection stays where it is still there."""
        self.drawn = tuple(r for r in drawn if isinstance(r, Segment))
        self.suggested = tuple(m for m in suggested if isinstance(m.region, Segment))
        self.looks = looks
        if self.selected is not None and self.selected not in self.all:
            self.selected = None

    def walk(self, direction: int, playhead: int) -> Segment | Marked | None:
        """Select the next (1) or previous (-1) segment, from the selected one or from the playhead; return it."""
        found = self.all
        if self.selected is not None and self.selected in found:
            place = found.index(self.selected) + direction
        elif direction > 0:
            place = next((i for i, r in enumerate(found) if segment_of(r).start >= playhead), len(found))
        else:
            place = next((i for i in reversed(range(len(found))) if segment_of(found[i]).start < playhead), -1)
        if 0 <= place < len(found):
            self.selected, self.open = found[place], None
            return found[place]
        return None

    def begin(self, playhead: int) -> None:
        """Open a segment that grows with the playhead."""
        self.selected, self.open, self.at_end = None, OpenSegment(playhead), True

    def closed(self, label_id: str, playhead: int) -> Segment | None:
        """Close the open segment with a label; None, and it stays open, while it has no length."""
        if self.open is None:
            return None
        start, end = self.open.extent(playhead)
        if end - start < SHORTEST:
            return None
        self.open = None
        return Segment(start, end, label_id)

    def drop(self) -> bool:
        """Drop the open segment, else the selection; False if there was neither."""
        had = self.open is not None or self.selected is not None
        if self.open is not None:
            self.open = None
        else:
            self.selected = None
        return had

    def stretched(self, by: int) -> tuple[Segment | None, Segment] | None:
        """Move the edge of the selected segment; return (as it was, as it is), the first None for a suggestion.

        None when nothing is selected, or the edge cannot go there.
        """
        if self.selected is None:
            return None
        old = segment_of(self.selected)
        new = moved_edge(old, by, at_end=self.at_end, length=self.length)
        return None if new == old else (old if self.selected in self.drawn else None, new)

    def open_edge(self, playhead: int) -> int:
        """Return where the edge of the open segment lies that arrows move."""
        assert self.open is not None
        other = playhead if self.open.end is None else self.open.end
        return other if self.at_end else self.open.start

    def stretch_open(self, by: int, playhead: int) -> int:
        """Move an edge of the open segment; return where the playhead goes."""
        assert self.open is not None
        if self.open.end is None and self.at_end:
            return min(max(playhead + by, 0), self.length)
        if self.open.end is not None and self.at_end:
            self.open.end = min(max(self.open.end + by, 0), self.length)
        else:
            self.open.start = min(max(self.open.start + by, 0), self.length)
        return playhead

    def at(self, time: int) -> Segment | Marked | None:
        """Return the shortest segment that covers a time."""
        found = [r for r in self.all if segment_of(r).start <= time < segment_of(r).end]
        return min(found, key=lambda r: segment_of(r).end - segment_of(r).start, default=None)


def segment_of(found: Segment | Marked) -> Segment:
    """Return the segment of a drawn or suggested region."""
    region = found.region if isinstance(found, Marked) else found
    assert isinstance(region, Segment)
    return region


def moved_edge(segment: Segment, by: int, *, at_end: bool, length: int) -> Segment:
    """Move one edge, inside the recording, at least :data:`SHORTEST` from the other."""
    if at_end:
        return replace(segment, end=min(max(segment.end + by, segment.start + SHORTEST), max(length, segment.end)))
    return replace(segment, start=max(min(segment.start + by, segment.end - SHORTEST), 0))
