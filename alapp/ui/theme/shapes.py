"""The label shapes, which say the same as the colours to those who cannot tell the colours apart.

Twelve are filled; 13 to 24 are their outlines.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

GRID = 12.0
"""The shapes are drawn on a square of this side."""

_POLYGONS: dict[int, tuple[tuple[float, float], ...]] = {
    2: ((1.3, 1.3), (10.7, 1.3), (10.7, 10.7), (1.3, 10.7)),
    3: ((6, 0.8), (11.4, 10.7), (0.6, 10.7)),
    4: ((6, 0.3), (11.7, 6), (6, 11.7), (0.3, 6)),
    5: ((6, 0.7), (11.4, 4.6), (9.4, 11), (2.6, 11), (0.6, 4.6)),
    6: ((3, 0.9), (9, 0.9), (12, 6), (9, 11.1), (3, 11.1), (0, 6)),
    7: (
        *((6, 0.2), (7.7, 4.1), (11.9, 4.5), (8.7, 7.3), (9.7, 11.5)),
        *((6, 9.3), (2.3, 11.5), (3.3, 7.3), (0.1, 4.5), (4.3, 4.1)),
    ),
    8: (
        *((4.2, 0.8), (7.8, 0.8), (7.8, 4.2), (11.2, 4.2), (11.2, 7.8), (7.8, 7.8)),
        *((7.8, 11.2), (4.2, 11.2), (4.2, 7.8), (0.8, 7.8), (0.8, 4.2), (4.2, 4.2)),
    ),
    9: (
        *((2.9, 0.7), (6, 3.8), (9.1, 0.7), (11.3, 2.9), (8.2, 6), (11.3, 9.1)),
        *((9.1, 11.3), (6, 8.2), (2.9, 11.3), (0.7, 9.1), (3.8, 6), (0.7, 2.9)),
    ),
    10: ((6, 11.2), (0.6, 1.3), (11.4, 1.3)),
    11: ((11.2, 6), (1.3, 11.4), (1.3, 0.6)),
    12: ((0.8, 6), (10.7, 0.6), (10.7, 11.4)),
}
COUNT = 12


def _unit_path(shape: int) -> QPainterPath:
    path = QPainterPath()
    if shape in _POLYGONS:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in _POLYGONS[shape]]))
        path.closeSubpath()
    else:
        path.addEllipse(QPointF(6, 6), 5, 5)
    return path


def shape_path(shape: int, rect: QRectF) -> QPainterPath:
    """Return the outline of label shape 1..12 (others come round again), scaled to fit ``rect``."""
    side = min(rect.width(), rect.height())
    corner = rect.center() - QPointF(side / 2, side / 2)
    move = QTransform().translate(corner.x(), corner.y()).scale(side / GRID, side / GRID)
    return move.map(_unit_path((shape - 1) % COUNT + 1))


def paint_shape(painter: QPainter, rect: QRectF, colour: QColor, shape: int, *, outlined: bool = False) -> None:
    """Draw a label shape: 1..12 filled, 13..24 as an outline; ``outlined`` draws any as an outline."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(1.5, rect.width() / 8)
    if outlined or (shape - 1) // COUNT % 2:
        rect = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.strokePath(shape_path(shape, rect), QPen(colour, width))
    else:
        painter.fillPath(shape_path(shape, rect), colour)
    painter.restore()
