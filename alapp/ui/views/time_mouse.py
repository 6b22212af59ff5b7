"""The mouse on a recording: a click puts the playhead, a drag draws a segment, an edge can be dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from alapp.domain.region import Marked, Segment
from alapp.ui.views.time_regions import OpenSegment, moved_edge, segment_of

if TYPE_CHECKING:
    from alapp.ui.views.time_canvas import TimeCanvas

GRIP = 6
DRAG = 4
"""Pixels from which on a press that moves is a drag."""


class TimeMouse:
    """What the left button does between press and release."""

    def __init__(self, canvas: TimeCanvas) -> None:
        self._canvas = canvas
        self._from: QPointF | None = None
        self._scrubbing = False
        self._edge: tuple[Segment | Marked, bool] | None = None

    def press(self, at: QPointF) -> None:
        """Begin: on the line above, the ruler, a tag, an edge, or a lane."""
        canvas = self._canvas
        if canvas.bar_place().contains(at):
            canvas.press_bar(at)
        elif canvas.ruler().contains(at):
            self._scrubbing = True
            canvas.go_to(canvas.scale.time(at.x()))
        elif (tag := next((found for place, found in canvas.tag_places if place.contains(at)), None)) is not None:
            canvas.select(tag)
        elif any(lane.contains(at) for lane in canvas.lanes()):
            self._edge = self._edge_at(at)
            self._from = at
            if self._edge is not None:
                canvas.regions.at_end = self._edge[1]
                canvas.select(self._edge[0])

    def move(self, at: QPointF) -> None:
        """Go on, or show what a press would take hold of."""
        canvas = self._canvas
        if self._scrubbing:
            canvas.go_to(canvas.scale.time(at.x()))
        elif self._edge is not None:
            self._drag_edge(at)
        elif self._from is not None:
            self._drag(self._from, at)
        else:
            inside = any(lane.contains(at) for lane in canvas.lanes())
            over = inside and self._edge_at(at) is not None
            canvas.viewport().setCursor(Qt.CursorShape.SizeHorCursor if over else Qt.CursorShape.ArrowCursor)

    def _drag(self, start: QPointF, at: QPointF) -> None:
        canvas = self._canvas
        if abs(at.x() - start.x()) < DRAG and canvas.regions.open is None:
            return
        canvas.regions.selected = None
        canvas.regions.open = OpenSegment(canvas.scale.time(start.x()), canvas.scale.time(at.x()))
        canvas.chosen.emit()
        canvas.viewport().update()

    def _drag_edge(self, at: QPointF) -> None:
        """Move the edge while the button is down; it counts as one change at the release."""
        canvas = self._canvas
        assert self._edge is not None
        found, at_end = self._edge
        segment = segment_of(found)
        by = canvas.scale.time(at.x()) - (segment.end if at_end else segment.start)
        moved = moved_edge(segment, by, at_end=at_end, length=canvas.regions.length)
        canvas.regions.open = OpenSegment(moved.start, moved.end)
        canvas.viewport().update()

    def release(self) -> None:
        """End: an edge is where it was let go, a click puts the playhead."""
        canvas, dragged = self._canvas, self._canvas.regions.open
        if self._edge is not None:
            canvas.regions.open = None
            if dragged is not None and dragged.end is not None:
                self._let_go(dragged.start, dragged.end)
        elif self._from is not None and (dragged is None or dragged.end is None):
            canvas.regions.selected = None
            canvas.go_to(canvas.scale.time(self._from.x()))
            canvas.chosen.emit()
        self._from, self._edge, self._scrubbing = None, None, False

    def _let_go(self, start: int, end: int) -> None:
        assert self._edge is not None
        found, _ = self._edge
        old = segment_of(found)
        new = Segment(start, end, old.label)
        if new != old:
            self._canvas.edited.emit(old if isinstance(found, Segment) else None, new)
        self._canvas.viewport().update()

    def _edge_at(self, at: QPointF) -> tuple[Segment | Marked, bool] | None:
        """Return the nearest edge under the pointer: (segment, whether it is its end)."""
        canvas = self._canvas
        edges = [
            (abs(canvas.scale.x(time) - at.x()), place, found, at_end)
            for place, found in enumerate(canvas.regions.all)
            for time, at_end in ((segment_of(found).start, False), (segment_of(found).end, True))
        ]
        near = min(edges, key=lambda edge: edge[:2], default=None)
        return (near[2], near[3]) if near is not None and near[0] <= GRIP else None
