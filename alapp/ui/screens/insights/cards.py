"""The cards of the Insights screen: a figure, and a chart with its title and the words of the point read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from alapp.session.insight_figures import Estimate
from alapp.ui.screens.insights.words import Figure, tr
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.card import Card, Icon
from alapp.ui.widgets.charts import Chart
from alapp.ui.widgets.progress import RangeBar
from alapp.ui.widgets.safe import set_tip
from alapp.ui.widgets.text import ElidedLabel, SafeLabel


class Sparkline(QWidget):
    """A small line without axes; the number beside it says what it ends at."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.values: Sequence[float] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_values(self, values: Sequence[float]) -> None:
        """Draw these values, oldest first."""
        self.values = values
        self.setVisible(len(values) > 1)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the mock-up."""
        return QSize(self.theme.px(84), self.theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("accent"), 1.5))
        painter.drawPolyline(QPolygonF(self._points(QRectF(self.rect()).adjusted(1, 2, -1, -2))))
        painter.end()

    def _points(self, rect: QRectF) -> list[QPointF]:
        low, high = min(self.values, default=0), max(self.values, default=1)
        step, span = rect.width() / max(len(self.values) - 1, 1), (high - low) or 1
        return [
            QPointF(rect.left() + i * step, rect.bottom() - (v - low) / span * rect.height())
            for i, v in enumerate(self.values)
        ]


class FigureCard(Card):
    """A large number with its range or its course; Enter or a click opens the items behind it."""

    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, padding=14, spacing=2)
        self.query = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_ring(self, "outside", theme.radius("card"))
        self.title = SafeLabel(theme, role="small", colour="ink2")
        self.value = SafeLabel(theme, role="heading")
        self.beside = ElidedLabel(theme, role="small", colour="ink2")
        self.foot = ElidedLabel(theme, role="small", colour="ink2")
        self.icon = Icon(theme, "check", "ok")
        self.spark = Sparkline(theme)
        self.range = RangeBar(theme, 0, 0, 0)
        self.body.addWidget(self.title)
        self.body.addLayout(self._row(8, self.value, self.beside, self.spark))
        self.body.addStretch(1)
        self.body.addLayout(self._row(6, self.icon, self.foot))
        self.body.addWidget(self.range)

    def _row(self, gap: int, *widgets: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(gap))
        for widget in widgets:
            row.addWidget(widget, int(isinstance(widget, ElidedLabel)))
        return row

    def show_waiting(self, title: str) -> None:
        """Show nothing but the title while it is counted for the first time."""
        self.title.setText(title)
        for widget in (self.icon, self.foot, self.spark, self.range):
            widget.hide()
        self.setAccessibleName(f"{title}, {tr('Counting')}")

    def show_figure(self, figure: Figure, share: Estimate | None = None, course: Sequence[float] = ()) -> None:
        """Show this figure, with its range or its course where there is one."""
        self.query = figure.query
        self.title.setText(figure.title)
        self.value.setText(figure.value)
        self.beside.setText(figure.beside)
        self.foot.setText(figure.foot)
        self.foot.setVisible(bool(figure.foot))
        self.icon.setVisible(bool(figure.icon))
        self.icon.set_icon(figure.icon or "check", "ok" if figure.icon == "check" else "ink2")
        self.foot.set_colour("ok" if figure.icon == "check" else "ink2")
        self.spark.set_values(course)
        self.range.setVisible(share is not None)
        if share is not None:
            self.range.set_range(share.low, share.value, share.high)
        self.setAccessibleName(figure.spoken)
        set_tip(self)

    def sizeHint(self) -> QSize:
        """Return the height of the mock-up, more when the text is larger."""
        return QSize(self.theme.px(220), self.theme.px(104))

    def minimumSizeHint(self) -> QSize:
        """Return the height and a least width."""
        return QSize(self.theme.px(180), self.theme.px(104))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the items behind the figure."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.query)


class ChartCard(Card):
    """A chart under its title; below it stand the words of the point that is read, or a remark."""

    def __init__(self, theme: Theme, title: str, chart: Chart, *, legend: QWidget | None = None) -> None:
        super().__init__(theme, padding=14, spacing=8)
        self.chart, self._legend = chart, legend
        self._remark, self._waiting = "", False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        self._title = SafeLabel(theme, title, role="emphasis", weight=600)
        head.addWidget(self._title)
        head.addStretch(1)
        if legend is not None:
            head.addWidget(legend)
            if not legend.findChildren(QAbstractButton):
                legend.setMinimumWidth(1)  # it goes away rather than make the card wider
        self.remark = ElidedLabel(theme, role="small", colour="ink3")
        self.body.addLayout(head)
        self.body.addWidget(chart, 1)
        self.body.addWidget(self.remark)
        chart.pointed.connect(self._say)

        for widget in filter(None, (chart, legend)):
            kept = widget.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(kept)

    def set_waiting(self, waiting: bool) -> None:
        """Show nothing but the title while it is counted for the first time; everything keeps its place."""
        self._waiting = waiting
        self.chart.setVisible(not waiting)
        self._fit_legend()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the legend where there is no room for its words."""
        super().resizeEvent(event)
        self._fit_legend()

    def _fit_legend(self) -> None:
        if self._legend is None:
            return
        needed = self._title.sizeHint().width() + self._legend.sizeHint().width() + self.theme.px(40)
        needless = not self._legend.findChildren(QAbstractButton)
        self._legend.setVisible(not self._waiting and not (needless and needed > self.width()))

    def set_remark(self, words: str) -> None:
        """Say this while no point is read."""
        self._remark = words
        self._say("")

    def _say(self, words: str) -> None:
        self.remark.setText(words or self._remark)
        self.remark.set_colour("ink" if words else "ink3")


class CurveLegend(QWidget):
    """A piece of each curve with its words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(28), 0, 0, 0)
        row.setSpacing(theme.px(40))
        row.addWidget(SafeLabel(theme, tr("Accuracy, 95 % band"), role="small", colour="ink2"))
        self.ahead = SafeLabel(theme, tr("Forecast"), role="small", colour="ink2")
        row.addWidget(self.ahead)

    def show_ahead(self, shown: bool) -> None:
        """Name the forecast, where there is one."""
        self.ahead.setVisible(shown)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw line and marker."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent, middle = self.theme.colour("accent"), self.height() / 2
        painter.setPen(QPen(accent, 2))
        painter.drawLine(QPointF(0, middle), QPointF(self.theme.px(22), middle))
        painter.setBrush(accent)
        painter.drawEllipse(QPointF(self.theme.px(11), middle), 2, 2)
        if not self.ahead.isHidden():
            end = self.ahead.x() - self.theme.px(6)
            painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(end - self.theme.px(22), middle), QPointF(end, middle))
        painter.end()
