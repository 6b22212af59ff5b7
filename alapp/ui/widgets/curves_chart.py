"""Several curves with their bands on one pair of axes, told apart by colour, dashes and marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from alapp.ui.theme.shapes import paint_shape
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.charts import ChartText, PaintedChart

DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
BAND = 0.16


@dataclass(frozen=True, slots=True)
class NamedCurve:
    """A curve: ``points`` (count, share in 0..1) ascending, with the edges of its band at each."""

    name: str
    points: Sequence[tuple[int, float]]
    low: Sequence[float]
    high: Sequence[float]


class CurvesChart(PaintedChart):
    """Shares over a count; the points that are read are those of the first curve's counts."""

    def __init__(self, theme: Theme, name: str, axis: str) -> None:
        super().__init__(theme, name)
        self._axis = axis
        self.curves: Sequence[NamedCurve] = ()
        self._area = QRectF()

    def set_curves(self, curves: Sequence[NamedCurve], text: ChartText) -> None:
        """Show these curves; one reading a point of the first."""
        self.curves = curves
        self.set_text(text)
        self.plot.update()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Draw axes, bands, lines, legend and the counts that are read."""
        if not self.curves:
            return
        px, font = self.theme.px, self.theme.font("caption")
        line = QFontMetricsF(font).height()
        self._area = rect.adjusted(px(44), px(8), -px(16), -line * (2 + len(self.curves)) - px(14))
        painter.setFont(font)
        self._axes(painter, line)
        for i, curve in enumerate(self.curves):
            self._band(painter, curve, i)
        for i, curve in enumerate(self.curves):
            self._line(painter, curve, i)
            self._legend(painter, i, self._area.bottom() + line * (2.4 + i) + px(6))
        if 0 <= self.point < len(self.curves[0].points):
            x = self._at(self.curves[0].points[self.point][0], 0).x()
            painter.setPen(QPen(self.theme.colour("ink2"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, self._area.top()), QPointF(x, self._area.bottom()))

    def point_at(self, place: QPointF) -> int:
        """Return the point of the first curve nearest to a place."""
        if not self.curves or not self._area.contains(place):
            return -1
        points = self.curves[0].points
        return min(range(len(points)), key=lambda i: abs(self._at(points[i][0], 0).x() - place.x()))

    # -- inside

    @property
    def _most(self) -> float:
        return max(curve.points[-1][0] for curve in self.curves) * 1.02

    @property
    def _range(self) -> tuple[float, float]:
        low = min(min(curve.low) for curve in self.curves)
        high = max(max(curve.high) for curve in self.curves)
        bottom, top = max(0.0, floor(low * 10) / 10), min(1.0, ceil(high * 10) / 10)
        return bottom, top if top > bottom else bottom + 0.1

    def _at(self, count: float, share: float) -> QPointF:
        bottom, top = self._range
        x = self._area.left() + self._area.width() * count / self._most
        return QPointF(x, self._area.bottom() - self._area.height() * (share - bottom) / (top - bottom))

    def _axes(self, painter: QPainter, line: float) -> None:
        colour, centre = self.theme.colour, Qt.AlignmentFlag.AlignCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for share in _ticks(*self._range, 5):
            at = self._at(0, share)
            painter.setPen(colour("line"))
            painter.drawLine(at, QPointF(self._area.right(), at.y()))
            painter.setPen(colour("ink3"))
            painter.drawText(
                QRectF(0, at.y() - line / 2, at.x() - self.theme.px(6), line), right, f"{share * 100:.0f} %"
            )
        for count in _ticks(0, self._most, 6):
            at = self._at(count, self._range[0])
            box = QRectF(at.x() - 40, at.y() + self.theme.px(4), 80, line)
            painter.drawText(box, centre, QLocale().toString(round(count)))
        under = QRectF(0, self._area.bottom() + line + self.theme.px(4), self._area.right(), line)
        painter.drawText(under, right, self._axis)

    def _band(self, painter: QPainter, curve: NamedCurve, i: int) -> None:
        counts = [count for count, _ in curve.points]
        edge = [self._at(n, share) for n, share in zip(counts, curve.high, strict=True)]
        back = [self._at(n, share) for n, share in zip(counts, curve.low, strict=True)]
        tint = self.theme.label_colour(i + 1)
        tint.setAlphaF(BAND)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawPolygon(QPolygonF([*edge, *reversed(back)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _line(self, painter: QPainter, curve: NamedCurve, i: int) -> None:
        points = [self._at(count, share) for count, share in curve.points]
        painter.setPen(self._pen(i))
        painter.drawPolyline(QPolygonF(points))
        spread = max(1, len(points) // 8)
        for point in points[i % spread :: spread]:  # the marks of two curves lie at different places
            self._mark(painter, point, i)

    def _legend(self, painter: QPainter, i: int, y: float) -> None:
        left, length = self._area.left(), self.theme.px(32)
        painter.setPen(self._pen(i))
        painter.drawLine(QPointF(left, y), QPointF(left + length, y))
        self._mark(painter, QPointF(left + length / 2, y), i)
        painter.setPen(self.theme.colour("ink2"))
        line = QFontMetricsF(painter.font()).height()
        box = QRectF(left + length + self.theme.px(8), y - line / 2, self._area.width() - length, line)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.curves[i].name)

    def _pen(self, i: int) -> QPen:
        return QPen(self.theme.label_colour(i + 1), 2, DASHES[i % len(DASHES)])

    def _mark(self, painter: QPainter, place: QPointF, i: int) -> None:
        side = self.theme.px(9)
        box = QRectF(place.x() - side / 2, place.y() - side / 2, side, side)
        paint_shape(painter, box, self.theme.label_colour(i + 1), i + 1)


def _ticks(low: float, high: float, most: int) -> list[float]:
    """Return round numbers between ``low`` and ``high``, at most about ``most``."""
    step = 10.0 ** floor(log10((high - low) / most))
    while (high - low) / step > most:
        step *= 2 if f"{step:e}"[0] in "15" else 2.5
    return [n * step for n in range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)]
