"""Where a picture lies in its view: zoom and place, as plain numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

LEAST, MOST = 0.05, 16.0
STEP = 1.25
MARGIN = 8.0
Pair = tuple[float, float]
Edges = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Space:
    """``picture`` (width, height) in its own pixels, ``room`` in logical pixels of the view.

    A pixel of the picture is ``zoom`` logical pixels wide; its top left lies at ``x``, ``y`` of the view.
    """

    picture: tuple[int, int]
    room: Pair
    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    @classmethod
    def fitted(cls, picture: tuple[int, int], room: Pair) -> Space:
        """Show the whole picture, as large as the room allows."""
        return cls(picture, room, fit_zoom(picture, room)).settled()

    @property
    def fits(self) -> bool:
        """Whether the picture is shown as :meth:`fitted` does."""
        return math.isclose(self.zoom, fit_zoom(self.picture, self.room))

    def settled(self) -> Space:
        """Bring the picture back where it was pushed out of the view; centre it where it is smaller.

        At 100 % it lies on whole pixels, so that it is as sharp as its file.
        """
        x = _settle(self.x, self.picture[0] * self.zoom, self.room[0])
        y = _settle(self.y, self.picture[1] * self.zoom, self.room[1])
        return replace(self, x=round(x), y=round(y)) if self.zoom == 1 else replace(self, x=x, y=y)

    def zoomed(self, factor: float, at: Pair | None = None) -> Space:
        """Zoom about a place of the view (its centre); 100 % is not passed over."""
        least = min(LEAST, fit_zoom(self.picture, self.room))
        zoom = min(max(self.zoom * factor, least), MOST)
        if (self.zoom - 1) * (zoom - 1) < 0:
            zoom = 1.0
        vx, vy = at if at is not None else (self.room[0] / 2, self.room[1] / 2)
        px, py = self.to_picture(vx, vy)
        return replace(self, zoom=zoom, x=vx - px * zoom, y=vy - py * zoom).settled()

    def panned(self, dx: float, dy: float) -> Space:
        """Move the picture in the view."""
        return replace(self, x=self.x + dx, y=self.y + dy).settled()

    def in_room(self, room: Pair) -> Space:
        """Keep what is in the middle there when the room changes; a fitted picture is fitted anew."""
        if self.fits:
            return Space.fitted(self.picture, room)
        px, py = self.to_picture(self.room[0] / 2, self.room[1] / 2)
        moved = replace(self, room=room, x=room[0] / 2 - px * self.zoom, y=room[1] / 2 - py * self.zoom)
        return moved.settled()

    def showing(self, place: Edges) -> Space:
        """Move as little as brings a rectangle of the picture into sight, its top left first."""
        left, top = self.to_view(place[0], place[1])
        right, bottom = self.to_view(place[2], place[3])
        return self.panned(_shift(left, right, self.room[0]), _shift(top, bottom, self.room[1]))

    def to_view(self, px: float, py: float) -> Pair:
        """Return where a place of the picture lies in the view."""
        return self.x + px * self.zoom, self.y + py * self.zoom

    def to_picture(self, vx: float, vy: float) -> Pair:
        """Return which place of the picture lies there in the view."""
        return (vx - self.x) / self.zoom, (vy - self.y) / self.zoom

    def seen(self) -> tuple[int, int, int, int]:
        """Return the pixels (left, top, right, bottom) of the picture that are in sight."""
        left, top = self.to_picture(0, 0)
        right, bottom = self.to_picture(*self.room)
        width, height = self.picture
        return (
            min(max(0, math.floor(left)), width - 1),
            min(max(0, math.floor(top)), height - 1),
            max(1, min(width, math.ceil(right))),
            max(1, min(height, math.ceil(bottom))),
        )

    def level(self, ratio: float) -> int:
        """Return the level of tiles that is sharp at this zoom on a screen of this pixel ratio."""
        return max(0, math.floor(-math.log2(min(1.0, self.zoom * ratio)) + 1e-6))


def fit_zoom(picture: tuple[int, int], room: Pair) -> float:
    """Return the zoom at which the whole picture is seen, within its margins; tiny pictures at :data:`MOST`."""
    across, down = (max(side - 2 * MARGIN, 1.0) for side in room)
    return min(across / picture[0], down / picture[1], MOST)


def _settle(start: float, size: float, room: float) -> float:
    if size <= room - 2 * MARGIN + 1e-6:
        return (room - size) / 2
    return min(MARGIN, max(start, room - MARGIN - size))


def _shift(start: float, end: float, room: float) -> float:
    pad = min(24.0, room / 8)
    if start < pad or end - start > room - 2 * pad:
        return pad - start if start < pad or end > room - pad else 0.0
    return min(0.0, room - pad - end)
