"""Insights: how good the model is, what was labeled, how fast; every number with its range and its checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from alapp.domain.change import Changes
from alapp.session.advice import Outlook
from alapp.session.insight import STALE, Insight
from alapp.session.insight_figures import Overview
from alapp.session.session import Session
from alapp.ui.screens.base import Host, Screen
from alapp.ui.screens.insights import ahead as ahead
from alapp.ui.screens.insights import words as words
from alapp.ui.screens.insights.cards import ChartCard, CurveLegend, FigureCard
from alapp.ui.screens.insights.quality import QualityCards, curve_values
from alapp.ui.screens.insights.words import tr
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.bar_charts import BalanceBar, BarBalance, Column, ColumnChart, RangeRow, RangeRows
from alapp.ui.widgets.buttons import Segmented
from alapp.ui.widgets.charts import Chart
from alapp.ui.widgets.curve_chart import CurveChart
from alapp.ui.widgets.text import ElidedLabel, SafeLabel

NARROW = 1108
"""Below this width of the page (a window of 1180) the figures stand in two rows."""
_CHART_ROWS = (248, 196, 220)
_STRETCH = (5, 4, 4)


class InsightsScreen(Screen):
    """The first page of Insights; further parts slot into its grid."""

    context = "insights"

    def __init__(self, theme: Theme, session: Session, host: Host) -> None:
        super().__init__(theme, session, host)
        self.insight = Insight.of(session)
        self._build_head()
        self.figures = tuple(FigureCard(theme) for _ in range(4))
        self._build_charts()
        self._columns = 0
        self._page = QWidget()
        self._grid = QGridLayout(self._page)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        for card in self.figures:
            card.opened.connect(self.host.open_query)
        self._show_waiting()
        theme.changed.connect(self._lay_out)
        self._lay_out()

    def _build_head(self) -> None:
        self._head = QWidget()
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.px(12))
        row.addWidget(SafeLabel(self.theme, tr("Insights"), role="title", weight=600))
        self.subtitle = ElidedLabel(self.theme, tr("Counting"), role="small", colour="ink3")
        row.addWidget(self.subtitle, 1)

    def _build_charts(self) -> None:
        theme = self.theme
        self.curve = CurveChart(theme, tr("Learning curve"), tr("labels"))
        self.balance = BarBalance(theme, tr("Class balance"))
        self.pace = ColumnChart(theme, tr("Pace"))
        self.leaning = RangeRows(theme, tr("Answers and suggestions"))
        self._span = Segmented(theme, [("day", tr("By day")), ("hour", tr("By hour"))], name=tr("Pace by"))
        self._span_chosen = False
        self._span.chosen.connect(self._choose_span)
        share = SafeLabel(theme, tr("labels, and expected share of the pool"), role="small", colour="ink3")
        same = SafeLabel(theme, tr("answer is the suggested one"), role="small", colour="ink3")
        self._legend = CurveLegend(theme)
        self._curve_card = ChartCard(theme, self.curve.name, self.curve, legend=self._legend)
        self._balance_card = ChartCard(theme, self.balance.name, self.balance, legend=share)
        self._pace_card = ChartCard(theme, self.pace.name, self.pace, legend=self._span)
        self._leaning_card = ChartCard(theme, self.leaning.name, self.leaning, legend=same)
        self._quality = QualityCards(theme)

    @property
    def _charts(self) -> tuple[Chart, ...]:
        return self.curve, self.balance, self.pace, self.leaning, *self._quality.charts

    # -- layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use two columns where four figures have no room."""
        super().resizeEvent(event)
        if self._columns != self._wanted_columns:
            self._lay_out()

    @property
    def _wanted_columns(self) -> int:
        return 2 if self.width() < self.theme.px(NARROW) else 4

    def _lay_out(self) -> None:
        """Place all cards: a row of figures (or two), then two rows of charts in twelve thin columns."""
        self._columns = self._wanted_columns
        grid, px = self._grid, self.theme.px
        while grid.count():
            grid.takeAt(0)
        grid.setContentsMargins(px(24), px(20), px(24), px(20))
        grid.setSpacing(px(16))
        grid.addWidget(self._head, 0, 0, 1, 12)
        self._head.setMinimumHeight(px(40))
        width = 12 // self._columns
        for i, card in enumerate(self.figures):
            grid.addWidget(card, 1 + i // self._columns, i % self._columns * width, 1, width)
        for row in range(1, 7):
            grid.setRowStretch(row, 0)
        self._place_charts(1 + 4 // self._columns)
        for column in range(12):
            grid.setColumnStretch(column, 1)

    def _place_charts(self, row: int) -> None:
        wide = (8, 4) if self._columns == 4 else (7, 5)
        rows = (
            (self._curve_card, self._balance_card, *wide),
            (self._pace_card, self._leaning_card, 7, 5),
            (*self._quality.cards, 7, 5),
        )
        for i, (left, right, a, b) in enumerate(rows):
            self._grid.addWidget(left, row + i, 0, 1, a)
            self._grid.addWidget(right, row + i, a, 1, b)
            self._grid.setRowStretch(row + i, _STRETCH[i])
            for card in (left, right):
                card.setMinimumHeight(self.theme.px(_CHART_ROWS[i]))

    # -- showing

    def activate(self) -> None:
        """Count, if anything changed."""
        self.insight.ask(self._show)

    def on_change(self, changes: Changes) -> None:
        """Count again while someone looks."""
        self.insight.notice(changes)
        if changes.kinds & STALE and self.isVisible() and not self.insight.counting:
            self.insight.ask(self._show)

    def _show(self) -> None:
        if not isValid(self):  # the project was closed meanwhile
            return
        if self.insight.failure is not None:
            self.host.banner(self.insight.failure)
        if self.insight.figures is not None:
            self._show_figures(self.insight.figures.overview, self.insight.figures.outlook)

    @property
    def _cards(self) -> tuple[ChartCard, ...]:
        return self._curve_card, self._balance_card, self._pace_card, self._leaning_card, *self._quality.cards

    def _show_waiting(self) -> None:
        for card, title in zip(self.figures, words.figure_titles(), strict=True):
            card.show_waiting(title)
        for chart_card in self._cards:
            chart_card.set_waiting(True)

    def _show_figures(self, o: Overview, outlook: Outlook) -> None:
        self.subtitle.setText(words.heading(o))
        accuracy, checks, labels, pace = words.figures(o)
        self.figures[0].show_figure(accuracy, o.accuracy)
        self.figures[1].show_figure(ahead.gain(outlook.advice) or checks)
        self.figures[2].show_figure(labels)
        self.figures[3].show_figure(pace, course=o.pace.trend)
        self._show_curve(o, outlook)
        self._show_balance(o)
        self._quality.show_outlook(o, outlook)
        if not self._span_chosen:
            self._span.set_current("hour" if len(o.pace.by_day) == 1 else "day")
        self._show_pace()
        self._show_leaning(o)
        for card in self._cards:
            card.set_waiting(False)
        self.host.refresh_status()

    def _show_curve(self, o: Overview, outlook: Outlook) -> None:
        values, expected = curve_values(o.curve), curve_values(outlook.course)
        now = (o.labels, tr("now, {0} labels").format(words.number(o.labels)))
        text = words.curve(o)
        self.curve.set_curve(values, text, now, expected)
        self._legend.show_ahead(bool(values and expected))
        self._curve_card.set_remark(" ".join(filter(None, (text.summary, ahead.course(outlook)))) if values else "")

    def _show_balance(self, o: Overview) -> None:
        bars = []
        for figure in o.classes:
            label_class = o.guideline.by_id(figure.label_id)
            assert label_class is not None
            expected = figure.expected
            ends = (expected.value, expected.low, expected.high) if expected else None
            scaled = (ends[0] * o.labels, ends[1] * o.labels, ends[2] * o.labels) if ends else None
            look = (label_class.colour, label_class.shape)
            bars.append(BalanceBar(label_class.name, *look, figure.labels, scaled))
        self.balance.set_bars(bars, words.balance(o))
        self._balance_card.set_remark(words.balance_foot(o))

    def _show_pace(self) -> None:
        if self.insight.figures is None:
            return
        hours = self._span.current == "hour"
        pace = self.insight.figures.overview.pace
        bars = pace.by_hour if hours else pace.by_day
        caption = words.hour_words if hours else words.day_words
        text = words.pace_chart(bars, hours=hours)
        self.pace.set_columns([Column(caption(b.start), b.labels) for b in bars], text)
        self._pace_card.set_remark(text.summary)

    def _choose_span(self) -> None:
        self._span_chosen = True
        self._show_pace()

    def _show_leaning(self, o: Overview) -> None:
        found = o.leaning
        rows = [(tr("Shown"), found.shown, found.shown_n), (tr("Not shown"), found.hidden, found.hidden_n)]
        self.leaning.set_rows(
            [RangeRow(name, (s.value, s.low, s.high) if s else None, words.leaning_note(s, n)) for name, s, n in rows],
            words.leaning(found),
        )
        self._leaning_card.set_remark(words.leaning_foot(found))

    # -- keys

    def bindings(self) -> Mapping[str, Callable[[], object]]:
        """Return the commands of this page."""
        return {
            "insights.table": self._turn,
            "insights.open": self._open,
            "insights.refresh": lambda: self.insight.ask(self._show, again=True),
        }

    def reason(self, action_id: str) -> str | None:
        """Say what a command waits for."""
        if action_id == "insights.open" and self._focused_query() is None:
            return tr("Go to a figure or chart with Tab first.")
        return None

    def _focused_chart(self) -> Chart | None:
        focus = QApplication.focusWidget()
        return next((c for c in self._charts if focus is not None and (c is focus or c.isAncestorOf(focus))), None)

    def _focused_query(self) -> str | None:
        focus = QApplication.focusWidget()
        if isinstance(focus, FigureCard):
            return focus.query
        chart = self._focused_chart()
        return chart.query if chart is not None else None

    def _turn(self) -> None:
        """Show the chart in focus as a table or back; without one, the first chart."""
        chart = self._focused_chart() or self.curve
        chart.show_table(not chart.as_table)
        chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        query = self._focused_query()
        if query is None:
            self.host.status(tr("Go to a figure or chart with Tab first."))
        else:
            self.host.open_query(query)

    def default_focus(self) -> QWidget:
        """Return the first figure."""
        return self.figures[0]

    def panes(self) -> Sequence[QWidget]:
        """Return figures, then each chart."""
        return (self.figures[0], *self._charts)
