"""A curve with its band, drawn by pyqtgraph, which is loaded with the first points only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any

from PySide6.QtCore import QLocale, QPointF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QStackedLayout, QWidget

from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.charts import Chart, ChartText
from alapp.ui.widgets.safe import as_markup
from alapp.ui.widgets.text import SafeLabel

_NO_PEN = QPen(Qt.PenStyle.NoPen)


@dataclass(frozen=True, slots=True)
class CurveValue:
    """A point of the curve: x, and y with its band, y in 0..1."""

    x: float
    y: float
    low: float
    high: float


class CurveChart(Chart):
    """Shares over a count, always with their band; while there are no points, words say why."""

    def __init__(self, theme: Theme, name: str, axis: str) -> None:
        self._page = QWidget()
        super().__init__(theme, name, self._page)
        self._axis = axis
        self._values: Sequence[CurveValue] = ()
        self._now: tuple[float, str] | None = None
        self._ahead: Sequence[CurveValue] = ()
        self._flat: tuple[float, float, str] | None = None
        self._canvas: Any = None
        self._marked: Any = None
        self._layers = QStackedLayout(self._page)
        self.empty = SafeLabel(theme, "", colour="ink2", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self._layers.addWidget(self.empty)

    def set_curve(
        self,
        values: Sequence[CurveValue],
        text: ChartText,
        now: tuple[float, str] | None = None,
        ahead: Sequence[CurveValue] = (),
        flat: tuple[float, float, str] | None = None,
    ) -> None:
        """Show these points, ascending in x; ``now`` is a place on the axis with its words.

        ``ahead`` goes on from the last point, dashed; ``flat`` is a tinted stretch of the axis with its word.
        """
        self._values, self._now, self._ahead, self._flat = values, now, ahead if values else (), flat
        self.set_text(text)
        self.empty.setText(text.summary)
        if values:
            self._draw()
        self._layers.setCurrentIndex(int(bool(values)))

    def mark(self) -> None:
        """Show a larger marker at the point that is read."""
        if self._marked is None:
            return
        read = [self._values[self.point]] if 0 <= self.point < len(self._values) else []
        self._marked.setData([v.x for v in read], [v.y for v in read])

    def restyle(self) -> None:
        """Draw anew in the colours and sizes that hold now."""
        if self._values:
            self._draw()

    # -- pyqtgraph

    def _draw(self) -> None:
        import pyqtgraph  # here, so that the window starts without it

        if self._canvas is None:
            self._canvas = _canvas(pyqtgraph)
            self._canvas.scene().sigMouseMoved.connect(self._hover)
            self._layers.addWidget(self._canvas)
        self._canvas.setAntialiasing(not self.theme.plain)
        self._canvas.clear()
        self._axes(pyqtgraph)
        if self._flat is not None:
            self._tint(pyqtgraph, *self._flat)
        self._band(pyqtgraph, self._values, 0.16)
        if self._ahead:
            self._forecast(pyqtgraph, [self._values[-1], *self._ahead])
        self._line(pyqtgraph)
        self.mark()

    def _axes(self, pg: Any) -> None:
        shown = [*self._values, *self._ahead]
        bottom, top = _y_range(shown)
        right = max(shown[-1].x, self._now[0] if self._now else 0) * 1.04
        item = self._canvas.getPlotItem()
        item.setXRange(0, right, padding=0.01)
        item.setYRange(bottom, top, padding=0.04)
        shares = _ticks(bottom, top, 5)
        item.getAxis("left").setTicks([[(y, f"{y * 100:.0f} %") for y in shares]])
        item.getAxis("bottom").setTicks([[(x, QLocale().toString(round(x))) for x in _ticks(0, right, 6)]])
        for side in ("left", "bottom"):
            self._style_axis(item.getAxis(side))
        item.getAxis("bottom").setLabel(as_markup(self._axis), **self._label_style())
        for y in shares:
            item.addItem(pg.InfiniteLine(y, angle=0, pen=_pen(self.theme.colour("line"))))

    def _style_axis(self, axis: Any) -> None:
        axis.setPen(QPen(Qt.PenStyle.NoPen))
        axis.setTextPen(self.theme.colour("ink3"))
        axis.setStyle(tickFont=self.theme.font("caption"), tickLength=0, tickAlpha=0, tickTextOffset=self.theme.px(6))
        if axis.orientation == "left":
            axis.setWidth(self.theme.px(44))

    def _label_style(self) -> dict[str, str]:
        return {"color": self.theme.colour("ink3").name(), "font-size": f"{self.theme.font_pixels('caption')}px"}

    def _band(self, pg: Any, values: Sequence[CurveValue], strength: float) -> None:
        xs = [v.x for v in values]
        edges = [pg.PlotCurveItem(xs, ys, pen=None) for ys in ([v.low for v in values], [v.high for v in values])]
        tint = self.theme.colour("accent")
        tint.setAlphaF(strength)
        item = self._canvas.getPlotItem()
        if len(xs) > 1:
            item.addItem(pg.FillBetweenItem(*edges, brush=tint))
        for v in values if len(xs) == 1 else ():
            item.addItem(pg.PlotCurveItem([v.x, v.x], [v.low, v.high], pen=_pen(self.theme.colour("accent"), 2)))

    def _forecast(self, pg: Any, values: Sequence[CurveValue]) -> None:
        """Draw what is expected: dashed, with a paler band."""
        self._band(pg, values, 0.07)
        pen = _pen(self.theme.colour("accent"), 2)
        pen.setStyle(Qt.PenStyle.DashLine)
        xs, ys = [v.x for v in values], [v.y for v in values]
        self._canvas.getPlotItem().addItem(pg.PlotDataItem(xs, ys, pen=pen, antialias=not self.theme.plain))

    def _tint(self, pg: Any, left: float, right: float, words: str) -> None:
        """Tint a stretch of the axis and name it."""
        stretch = pg.LinearRegionItem((left, right), movable=False, brush=self.theme.colour("ok-soft"), pen=_NO_PEN)
        for line in stretch.lines:
            line.setPen(_NO_PEN)
        stretch.setZValue(-10)
        label = pg.TextItem(words, color=self.theme.colour("ok"), anchor=(0.5, 1))
        label.setFont(self.theme.font("caption"))
        label.setPos((left + right) / 2, _y_range([*self._values, *self._ahead])[0])
        for part in (stretch, label):
            self._canvas.getPlotItem().addItem(part, ignoreBounds=True)

    def _line(self, pg: Any) -> None:
        accent, surface = self.theme.colour("accent"), self.theme.colour("surface")
        item = self._canvas.getPlotItem()
        xs, ys = [v.x for v in self._values], [v.y for v in self._values]
        item.addItem(
            pg.PlotDataItem(
                xs,
                ys,
                pen=_pen(accent, 2),
                antialias=not self.theme.plain,
                symbol="o",
                symbolSize=self.theme.px(8),
                symbolBrush=accent,
                symbolPen=_pen(surface, 1.5),
            )
        )
        if self._now is not None:
            self._now_line(pg, *self._now)
        self._marked = pg.ScatterPlotItem(size=self.theme.px(14), brush=surface, pen=_pen(accent, 2.5))
        item.addItem(self._marked)

    def _now_line(self, pg: Any, x: float, words: str) -> None:
        pen = _pen(self.theme.colour("edge"))
        pen.setStyle(Qt.PenStyle.DashLine)
        item = self._canvas.getPlotItem()
        item.addItem(pg.InfiniteLine(x, angle=90, pen=pen))
        label = pg.TextItem(words, color=self.theme.colour("ink2"), anchor=(1.04, 1))
        label.setFont(self.theme.font("caption"))
        label.setPos(x, _y_range([*self._values, *self._ahead])[0])
        item.addItem(label, ignoreBounds=True)

    def _hover(self, place: QPointF) -> None:
        box = self._canvas.getPlotItem().getViewBox()
        if not self._values or not box.sceneBoundingRect().contains(place):
            return
        x = box.mapSceneToView(place).x()
        self.read(min(range(len(self._values)), key=lambda i: abs(self._values[i].x - x)))


def _canvas(pg: Any) -> Any:
    """Return a plot without toolbars, menus or dragging, on whatever lies behind it."""
    canvas = pg.PlotWidget(background=None)
    canvas.setMouseEnabled(x=False, y=False)
    canvas.setMenuEnabled(False)
    canvas.hideButtons()
    canvas.setStyleSheet("background: transparent; border: none;")
    for part in (canvas, canvas.viewport()):
        part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    canvas.getPlotItem().setContentsMargins(0, 0, 0, 0)
    return canvas


def _pen(colour: QColor, width: float = 1) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    return pen


def _y_range(values: Sequence[CurveValue]) -> tuple[float, float]:
    """Return the lowest and highest tenth that hold all bands; the axis may start above zero and says so in numbers."""
    return max(floor(min(v.low for v in values) * 10) / 10, 0.0), min(ceil(max(v.high for v in values) * 10) / 10, 1.0)


def _ticks(low: float, high: float, most: int) -> list[float]:
    """Return round numbers between ``low`` and ``high``, at most about ``most``."""
    step = 10.0 ** floor(log10((high - low) / most)) if high > low else 1.0
    while (high - low) / step > most:
        step *= 2 if f"{step:e}"[0] in "15" else 2.5
    first = ceil(low / step - 1e-9)
    return [n * step for n in range(first, floor(high / step + 1e-9) + 1)]
