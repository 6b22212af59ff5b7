"""What is done to a picture on its way to the screen: contrast, a grid, and the ground around it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from alapp.ui.views.image_space import Space

GRID_PIXELS = 80


def paint_ground(painter: QPainter, ground: QColor, place: QRectF, room: tuple[float, float]) -> None:
    """Fill what the picture at ``place`` leaves free."""
    width, height = room
    left, right = max(0.0, place.left()), min(width, place.right())
    for rect in (
        QRectF(0, 0, width, place.top()),
        QRectF(0, place.bottom(), width, height - place.bottom()),
        QRectF(0, place.top(), left, place.height()),
        QRectF(right, place.top(), width - right, place.height()),
    ):
        if rect.width() > 0 and rect.height() > 0:
            painter.fillRect(rect, ground)


def last_included(edges: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """Return the first and last pixels (left, top, right, bottom) of half-open edges."""
    return edges[0], edges[1], max(edges[2] - 1, edges[0]), max(edges[3] - 1, edges[1])


def adjust(image: QImage, contrast: int, brightness: int) -> None:
    """Change contrast about the middle grey, and brightness, in place."""
    slope = 4.0 ** (contrast / 100)
    levels = (np.arange(256) - 127.5) * slope + 127.5 + brightness * 1.275
    table = np.clip(np.rint(levels), 0, 255).astype(np.uint8)
    samples = np.frombuffer(image.bits(), np.uint8)
    samples[:] = np.frombuffer(samples.tobytes().translate(table.tobytes()), np.uint8)
    samples[3::4] = 255


def paint_grid(painter: QPainter, place: QRectF, space: Space) -> None:
    """Draw lines every 1, 2 or 5 times a power of ten pixels, about 80 apart on the screen."""
    least = GRID_PIXELS / space.zoom
    step = next(n * 10**k for k in range(9) for n in (1, 2, 5) if n * 10**k >= least)
    left, top, right, bottom = space.seen()
    for colour, shift in ((QColor(255, 255, 255, 150), 0.5), (QColor(0, 0, 0, 130), -0.5)):
        painter.setPen(QPen(colour, 1))
        for column in range(-(-left // step) * step, right + 1, step):
            x = space.to_view(column, 0)[0] + shift
            painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))
        for row in range(-(-top // step) * step, bottom + 1, step):
            y = space.to_view(0, row)[1] + shift
            painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))
