"""Two cards of the Insights screen: how each label fares, and the ways to measure accuracy."""

from __future__ import annotations

from collections.abc import Sequence

from alapp.session.advice import Outlook
from alapp.session.insight_figures import CurvePoint, Estimate, Overview
from alapp.ui.screens.insights import ahead as words
from alapp.ui.screens.insights.cards import ChartCard
from alapp.ui.screens.insights.words import number, percent, tr
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.bar_charts import RangeRow, RangeRows
from alapp.ui.widgets.charts import Chart
from alapp.ui.widgets.curve_chart import CurveValue
from alapp.ui.widgets.text import SafeLabel


def curve_values(points: Sequence[CurvePoint]) -> list[CurveValue]:
    """Return the points of a curve as the chart takes them."""
    return [CurveValue(p.labels, p.accuracy.value, p.accuracy.low, p.accuracy.high) for p in points]


class QualityCards:
    """The cards and their charts."""

    def __init__(self, theme: Theme) -> None:
        self.quality = RangeRows(theme, tr("Quality by label"))
        self.ways = RangeRows(theme, tr("Accuracy, three ways"))
        found = SafeLabel(theme, tr("share of its checks that are found"), role="small", colour="ink3")
        self.cards = (
            ChartCard(theme, self.quality.name, self.quality, legend=found),
            ChartCard(theme, self.ways.name, self.ways),
        )

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Quality by label, ways to measure."""
        return self.quality, self.ways

    def show_outlook(self, o: Overview, outlook: Outlook) -> None:
        """Show these figures."""
        classes = [
            RangeRow(words.class_name(row.label_id, o.guideline), _ends(row.recall), words.quality_note(row))
            for row in outlook.quality
        ]
        self.quality.set_rows(classes, words.quality(o, outlook.quality))
        self.cards[0].set_remark(words.quality_foot(outlook))
        rows = [RangeRow(name, _ends(share), _note(share)) for name, share, _ in words.ways(o, outlook)]
        self.ways.set_rows(rows, words.ways_text(o, outlook))
        self.cards[1].set_remark(words.ways_foot(o, outlook))


def _ends(share: Estimate | None) -> tuple[float, float, float] | None:
    return (share.value, share.low, share.high) if share else None


def _note(share: Estimate | None) -> str:
    return tr("{0}, n {1}").format(percent(share.value), number(share.n)) if share else tr("not yet")
