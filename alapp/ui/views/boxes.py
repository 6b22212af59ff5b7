"""BoxView: boxes on a picture, drawn and changed by keys and by mouse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Literal

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from alapp.domain.item import Item
from alapp.domain.region import Box, Marked, Region, place_of
from alapp.ui.theme.theme import Theme
from alapp.ui.views import box_geometry as geometry
from alapp.ui.views.box_geometry import WAYS, box_of
from alapp.ui.views.box_paint import BoxPainter, ShownBox, view_rect
from alapp.ui.views.image import ARROWS, PAN, ImageView
from alapp.ui.views.regions import Direction, RegionCanvas, RegionLook, Size

REACH, NEAR = 12.0, 4.0
"""How near in the view the pointer must come to a handle (24 px across), and to the line of a box."""
BORDER = 8.0
"""How far lines and handles reach out of a box."""
CLICK = 3.0
"""A press that moves no further is a click."""
FAR, FIRST = (1, 1), (-1, -1)
"""The corners that keys move."""
Deed = Literal["", "press", "draw", "move", "pull"]
_CURSORS = {
    FAR: Qt.CursorShape.SizeFDiagCursor,
    FIRST: Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor,
}


class BoxView(ImageView, RegionCanvas):
    """A picture with boxes: the keys' crosshair, the open box that waits for a label, and the chosen box.

    While the mouse moves or pulls the chosen box, only its picture changes; ``edited`` tells when it is let go. A
    suggested box that is moved tells the suggestion as it was, and the box as it is now.
    """

    kind: ClassVar[str] = "box"
    edited = Signal(object, object)
    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.caret = (0.0, 0.0)
        self._all: list[Box | Marked] = []
        self._looks: Mapping[str, RegionLook] = {}
        self._chosen: Box | Marked | None = None
        self._open: tuple[tuple[float, float], tuple[float, float]] | None = None
        self._corner = FAR
        self._deed: Deed = ""
        self._pressed = QPointF()
        self._handle = FAR
        self._shown: Box | None = None
        self._boxes = BoxPainter(theme)
        self.viewport().setMouseTracking(True)
        self._point(QPointF(-1, -1))

    def show_item(self, item: Item | None) -> None:
        """Show a picture without boxes, the crosshair in its middle; the boxes come by :meth:`show_regions`."""
        self._all, self._chosen, self._open, self._shown, self._deed = [], None, None, None, ""
        self._corner = FAR
        self.caret = (-1.0, -1.0)
        super().show_item(item)
        self._place_caret()

    def _arrived(self) -> None:
        super()._arrived()
        self._place_caret()

    def _place_caret(self) -> None:
        """Put the crosshair in the middle as soon as the size of the picture is known."""
        if self.space is not None and self.caret[0] < 0:
            self.caret = (self.space.picture[0] // 2, self.space.picture[1] // 2)

    # -- regions ------------------------------------------------------------------------------------------------

    def show_regions(
        self, drawn: Sequence[Region], suggested: Sequence[Marked], looks: Mapping[str, RegionLook]
    ) -> None:
        """Show these boxes; the selection stays where it was, if that is still there."""
        found: list[Box | Marked] = [box for box in drawn if isinstance(box, Box)]
        found += [marked for marked in suggested if isinstance(marked.region, Box)]
        self._all = sorted(found, key=lambda region: place_of(box_of(region)))
        self._looks = looks
        if self._chosen is not None and self._chosen not in self._all:
            self._chosen = None
            self.chosen.emit()
        self.viewport().update()

    @property
    def all_regions(self) -> Sequence[Box | Marked]:
        """Boxes drawn and suggested, by rows."""
        return self._all

    @property
    def selected(self) -> Box | Marked | None:
        """The chosen box."""
        return self._chosen

    @property
    def open_box(self) -> Box | None:
        """The box that waits for a label."""
        if self._open is None or self.space is None:
            return None
        return geometry.between(*self._open, self.space.picture)

    @property
    def is_open(self) -> bool:
        """Whether a region was begun and waits for a label."""
        return self._open is not None

    def select(self, region: Region | Marked | None) -> None:
        """Choose this box, bring it into sight and the crosshair into its middle."""
        before, self._chosen = self._chosen, next((known for known in self._all if known == region), None)
        if self._chosen is not None:
            box = box_of(self._chosen)
            self._open, self.caret = None, geometry.corner(box, (0, 0))
            if self.space is not None:
                self.set_space(self.space.showing((box.x, box.y, box.x + box.w, box.y + box.h)))
        if self._chosen is not before:
            self._corner = FAR
        self._changed()

    def walk(self, direction: int) -> None:
        """Choose the next or previous box, from the chosen one or from the crosshair."""
        if self._chosen is not None:
            at = self._all.index(self._chosen) + direction
        else:
            here = (self.caret[1], self.caret[0], "")
            before = sum(place_of(box_of(region)) < here for region in self._all)
            at = before if direction > 0 else before - 1
        if 0 <= at < len(self._all):
            self.select(self._all[at])

    def open_region(self, label_id: str) -> Box | None:
        """Return the open box with this label and close it; None where there is none, or it has no size yet."""
        box = self.open_box
        if box is None or box.w < 1 or box.h < 1:
            return None
        self._open = None
        self._changed()
        return replace(box, label=label_id)

    def begin(self) -> None:
        """Begin a box at the crosshair; arrows stretch it."""
        if self.space is not None:
            self._chosen, self._open = None, (self.caret, self.caret)
            self._changed()

    def drop(self) -> bool:
        """Drop the open box, else the selection; False if there was neither."""
        if self._open is None and self._chosen is None:
            return False
        if self._open is None:
            self._chosen = None
        self._open = None
        self._changed()
        return True

    def kept_open(self) -> Mapping[str, Any]:
        """Return the two corners of the open box; the second is the one that moves."""
        return {"corners": self._open} if self._open is not None else {}

    def open_again(self, kept: Mapping[str, Any]) -> None:
        """Open the box again; where the picture is smaller now, it ends at its edge."""
        first, second = ((max(0.0, float(x)), max(0.0, float(y))) for x, y in kept["corners"])
        self._chosen, self._open, self.caret = None, (first, second), second
        self._changed()

    def switch_edge(self) -> None:
        """Let the keys move the opposite corner."""
        if self._open is not None:
            self._open = self._open[::-1]
            self.caret = self._open[1]
        self._corner = FIRST if self._corner == FAR else FAR
        self.viewport().update()

    def go(self, direction: Direction, size: Size) -> None:
        """Move the picture (Space held), the open corner, the chosen box, or the crosshair."""
        if self.space is None:
            return
        across, down = WAYS[direction]
        by = geometry.step(size, self.space.picture, self.space.zoom)
        if self.panning:
            self.pan(-across * PAN, -down * PAN)
        elif self._open is None and self._chosen is not None:
            box = box_of(self._chosen)
            self._tell(box, geometry.moved(box, across * by, down * by, self.space.picture))
        else:
            self._move_caret(across * by, down * by)

    def stretch(self, direction: Direction, size: Size) -> None:
        """Move a corner of the open or chosen box; without one, begin one at the crosshair."""
        if self.space is None:
            return
        if self._open is None and self._chosen is None:
            self.begin()
        if self._open is not None or self._chosen is None:
            self.go(direction, size)
            return
        (across, down), box = WAYS[direction], box_of(self._chosen)
        by = geometry.step(size, self.space.picture, self.space.zoom)
        self._tell(box, geometry.pulled(box, self._corner, across * by, down * by, self.space.picture))

    def _move_caret(self, dx: float, dy: float) -> None:
        assert self.space is not None
        self.caret = geometry.inside((self.caret[0] + dx, self.caret[1] + dy), self.space.picture)
        self.set_space(self.space.showing((*self.caret, *self.caret)))
        if self._open is not None:
            self._open = self._open[0], self.caret
            self._changed()
        self.viewport().update()

    def _tell(self, old: Box, new: Box) -> None:
        if new != old:
            self.edited.emit(old, new)

    def _changed(self) -> None:
        self.viewport().update()
        self.chosen.emit()

    # -- words --------------------------------------------------------------------------------------------------

    def facts(self, region: Region) -> tuple[tuple[str, str], ...]:
        """Return place and size in pixels."""
        assert isinstance(region, Box)
        return tuple((name, f"{getattr(region, name):.6g}") for name in ("x", "y", "w", "h"))

    def words_of(self, region: Region) -> str:
        """Return place and size in a few words."""
        values = dict(self.facts(region))
        return self.tr("{0}, {1}: {2} × {3} px").format(*(values[name] for name in "xywh"))

    # -- mouse and keys -----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows that no command took move what they move."""
        ways: dict[int, Direction] = dict(zip(map(int, ARROWS), ("left", "right", "up", "down"), strict=True))
        if event.key() in ways:
            self.go(ways[event.key()], "step")
        else:
            super().keyPressEvent(event)

    def takes_hold(self, event: QMouseEvent) -> bool:
        """Whether this press moves the picture: the middle button, or Space held."""
        return event.button() == Qt.MouseButton.MiddleButton or self.panning

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture, a handle or the chosen box, or begin to draw."""
        super().mousePressEvent(event)
        if self.space is None or self._held_at is not None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = event.position()
        self._deed = self._deed_at(event.position())

    def _deed_at(self, at: QPointF) -> Deed:
        """Return what a press there would begin."""
        if self.space is None or self._chosen is None or self._open is not None:
            return "press"
        place, box = self.space.to_picture(at.x(), at.y()), box_of(self._chosen)
        reach = min(REACH, min(box.w, box.h) * self.space.zoom / 4)  # so that a small box can still be moved
        handle = geometry.handle_at(box, place, max(NEAR, reach) / self.space.zoom)
        if handle is not None:
            self._handle = handle
            return "pull"
        return "move" if geometry.smallest_at([box], place, NEAR / self.space.zoom) else "press"

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw, move or pull; without a button, show what a press would do."""
        super().mouseMoveEvent(event)
        if self.space is None or self._held_at is not None:
            return
        by = event.position() - self._pressed
        if self._deed == "press" and by.manhattanLength() > CLICK:
            self._deed, self._chosen = "draw", None
        if self._deed == "draw":
            start, end = (self._pixel(at) for at in (self._pressed, event.position()))
            self._open, self.caret = (start, end), end
            self._changed()
        elif self._deed in ("move", "pull") and self._chosen is not None:
            dx, dy = (round(side / self.space.zoom) for side in (by.x(), by.y()))
            box, picture = box_of(self._chosen), self.space.picture
            pulls = self._deed == "pull"
            self._shown = (
                geometry.pulled(box, self._handle, dx, dy, picture) if pulls else geometry.moved(box, dx, dy, picture)
            )
            self.viewport().update()
        elif not self._deed:
            self._point(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what the mouse did: a click chooses the smallest box there, or puts the crosshair there."""
        super().mouseReleaseEvent(event)
        deed, self._deed = self._deed, ""
        shown, self._shown = self._shown, None
        if deed == "press" and self.space is not None:
            self._click(self._pixel(event.position()))
        elif shown is not None and self._chosen is not None:
            self._tell(box_of(self._chosen), shown)
        self.viewport().update()

    def _click(self, at: tuple[float, float]) -> None:
        assert self.space is not None
        self._open = None
        found = geometry.smallest_at(self._all, at, NEAR / self.space.zoom)
        if found is not None:
            self.select(found)
        else:
            self._chosen, self.caret = None, at
            self._changed()

    def _pixel(self, at: QPointF) -> tuple[float, float]:
        assert self.space is not None
        x, y = self.space.to_picture(at.x(), at.y())
        return geometry.inside((round(x), round(y)), self.space.picture)

    def _point(self, at: QPointF) -> None:
        if self.panning:
            super()._point(at)
            return
        shape = Qt.CursorShape.CrossCursor
        if at.x() >= 0 and (deed := self._deed_at(at)) != "press":
            shape = Qt.CursorShape.SizeAllCursor if deed == "move" else _CURSORS[self._handle]
        self.viewport().setCursor(shape)

    # -- painting -----------------------------------------------------------------------------------------------

    def paint_over(self, painter: QPainter) -> None:
        """Paint large boxes first, so that small ones lie on them, the chosen one last; then their names."""
        if self.space is None:
            return
        shown = [box for region in self._all if (box := self._seen(region)) is not None]
        for box in sorted(shown, key=lambda s: (s.chosen, -s.rect.width() * s.rect.height())):
            self._boxes.box(painter, box)
        self._boxes.names(painter, shown)
        for box in (s for s in shown if s.chosen):
            self._boxes.handles(painter, box.rect, box.look, self._corner)
        if self._open is not None and (opened := self.open_box) is not None:
            moving = QPointF(*self.space.to_view(*self._open[1]))
            self._boxes.open_box(painter, view_rect(opened, self.space), moving)
        elif self._chosen is None and self.hasFocus():
            self._boxes.crosshair(painter, QPointF(*self.space.to_view(*self.caret)))

    def _seen(self, region: Box | Marked) -> ShownBox | None:
        """Return how a box is painted; None where it lies outside the view."""
        assert self.space is not None
        chosen = region == self._chosen
        box = self._shown if chosen and self._shown is not None else box_of(region)
        rect = view_rect(box, self.space)
        if not rect.adjusted(-BORDER, -BORDER, BORDER, BORDER).intersects(self.viewport().rect().toRectF()):
            return None
        look = self._looks.get(box.label) or RegionLook(box.label, 1, 1)
        return ShownBox(rect, look, isinstance(region, Marked), chosen)
