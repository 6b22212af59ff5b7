"""Whether active learning pays here: progress first, then the verdict with its grounds, curves and table."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from alapp.domain.errors import AppError
from alapp.session.background import Background, Job
from alapp.session.fit_check import FileCheck, FitReport, SimulationRow
from alapp.session.fit_run import FitRun, Watch
from alapp.session.fit_words import labels_words, percent, span_words, strategy_words
from alapp.ui.language import number, tr
from alapp.ui.shell.overlay import Overlay
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Hairline, Notice
from alapp.ui.widgets.charts import ChartText, DataTable, Reading
from alapp.ui.widgets.curves_chart import CurvesChart, NamedCurve
from alapp.ui.widgets.keycap import KeyCaps
from alapp.ui.widgets.progress import ThinBar
from alapp.ui.widgets.scroll import ColumnScroll
from alapp.ui.widgets.text import ElidedLabel, SafeLabel

WIDTH, HEIGHT, WORDS_WIDTH = 1120, 640, 400
WAITING, HEAD, TABLE = 232, 56, 132


class FitPanel(Overlay):
    """Runs one check at a time while it is open; closing it stops the check."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self.setAccessibleName(self.tr("Check whether active learning pays"))
        self.run: FitRun | None = None
        self.report: FitReport | None = None
        self.chart = CurvesChart(theme, self.tr("Accuracy by labels given"), self.tr("labels given"))
        self.table = DataTable(theme, self.tr("Strategies"))
        self.remark = ElidedLabel(theme, role="small", colour="ink3")
        self.chart.table.installEventFilter(self)
        self.chart.pointed.connect(lambda words: self.remark.setText(words or self._hint()))
        self.pages = QStackedWidget()
        self.words = ColumnScroll()
        self._build_waiting()
        self._build_result()
        self.panel.body.addWidget(self._head())
        self.panel.body.addWidget(Hairline(theme))
        self.panel.body.addWidget(self.pages, 1)
        self.closed.connect(self._stop)

    def check(self, background: Background, subject: Path | FileCheck) -> None:
        """Open and begin."""
        self._stop()
        self.report = None
        self.pages.setCurrentIndex(0)
        self.bar.set_share(0.0)
        self.detail.setText(self.tr("Waiting for other work on files to end"))
        self.open()
        self.run = FitRun(background, subject, Watch(self._on_step, self._show, self._complain))

    def default_focus(self) -> QWidget:
        """Return the button that stops, then the chart."""
        if self.pages.currentIndex() == 0:
            return self.cancel
        return self.chart if self.report is not None and self.report.rows else self.close_button

    def place(self) -> None:
        """In the middle."""
        px = self.theme.px
        wanted = HEIGHT if self.pages.currentIndex() else WAITING
        width, height = min(px(WIDTH), self.width() - px(48)), min(px(wanted), self.height() - px(48))
        self.panel.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the chart into a table with T."""
        if event.key() == Qt.Key.Key_T and self.report is not None and self.report.rows:
            self.chart.show_table(not self.chart.as_table)
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take T before the table does, which would search for it."""
        if watched is self.chart.table and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_T:
            if event.type() == QEvent.Type.KeyPress:
                self.chart.show_table(False)
            return True
        return super().eventFilter(watched, event)

    # -- parts

    def _head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(self.theme.px(HEAD))
        row = QHBoxLayout(head)
        row.setContentsMargins(self.theme.px(24), 0, self.theme.px(24), 0)
        row.addWidget(SafeLabel(self.theme, self.tr("Does active learning pay here?"), "emphasis"))
        row.addStretch(1)
        row.addWidget(KeyCaps(self.theme, "Esc"))
        return head

    def _build_waiting(self) -> None:
        theme, page = self.theme, QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(12))
        why = self.tr("Labeling is replayed on answers that are known, once in our order and once in random order.")
        self.detail = ElidedLabel(theme, role="small", colour="ink2")
        self.bar = ThinBar(theme, name=self.tr("Replays"))
        self.cancel = Button(theme, self.tr("Stop the check"), icon="x")
        self.cancel.clicked.connect(self.close_panel)
        column.addWidget(SafeLabel(theme, why, wrap=True))
        for widget in (self.bar, self.detail):
            column.addWidget(widget)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.pages.addWidget(page)

    def _build_result(self) -> None:
        theme, page = self.theme, QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.words.setFixedWidth(theme.px(WORDS_WIDTH))
        row.addWidget(self.words)
        row.addWidget(Hairline(theme, vertical=True))
        self.figures = QWidget()
        column = QVBoxLayout(self.figures)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(self.chart, 1)
        column.addWidget(self.remark)
        self.table.setFixedHeight(theme.px(TABLE))
        column.addWidget(self.table)
        row.addWidget(self.figures, 1)
        row.addStretch(0)
        self.close_button = Button(theme, self.tr("Close"))
        self.pages.addWidget(page)

    def _say(self, *parts: QWidget) -> None:
        """Put these into the column of words, with a way out below."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(*[self.theme.px(24)] * 4)
        column.setSpacing(self.theme.px(12))
        for part in parts:
            column.addWidget(part)
        self.close_button = Button(self.theme, self.tr("Close"))
        self.close_button.clicked.connect(self.close_panel)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.words.set_content(content)

    # -- what the check tells

    def _on_step(self, job: Job) -> None:
        if job.state == "running":
            self.bar.set_share(job.done / job.total if job.total else 0.0)
            self.detail.setText(job.detail or self.tr("Reading"))

    def _show(self, report: FitReport) -> None:
        self.report = report
        theme = self.theme
        head = SafeLabel(theme, report.headline, "title", wrap=True)
        grounds = [SafeLabel(theme, line, wrap=True) for line in report.grounds]
        basis = [SafeLabel(theme, line, "small", "ink3", wrap=True) for line in report.basis]
        self._say(head, *grounds, *basis)
        self.figures.setVisible(bool(report.rows))
        if report.rows:
            self._draw(report)
        self._turn()

    def _complain(self, error: AppError) -> None:
        self._say(Notice(self.theme, "warn", error.what, " ".join(filter(None, (error.meaning, error.remedy)))))
        self.figures.hide()
        self._turn()

    def _turn(self) -> None:
        self.pages.setCurrentIndex(1)
        self.place()
        if self.isVisible():
            self.default_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self, report: FitReport) -> None:
        curves = [NamedCurve(strategy_words(r.strategy), r.curve, r.low, r.high) for r in report.rows]
        readings = tuple(_reading(report.rows, i) for i in range(len(report.rows[0].curve)))
        columns = (self.tr("Labels"), *(curve.name for curve in curves))
        self.chart.set_curves(curves, ChartText(f"{report.headline} {report.grounds[0]}", columns, readings))
        self.chart.show_table(False)
        self.remark.setText(self._hint())
        budget = report.rows[0].curve[-1][0]
        heads = [self.tr(w) for w in ("Strategy", "Mean accuracy", "Labels to 90 %", "Labels to 95 %", "Points ahead")]
        self.table.fill(ChartText("", tuple(heads), tuple(_line(row, budget) for row in report.rows)))

    def _hint(self) -> str:
        rows = self.report.rows if self.report is not None else ()
        words = self.tr("Bands: lowest and highest of {0} replays. Arrows read points, T shows a table.")
        return words.format(rows[0].seeds) if rows else ""

    def _stop(self) -> None:
        if self.run is not None:
            self.run.stop()
        self.run = None


def _reading(rows: tuple[SimulationRow, ...], i: int) -> Reading:
    """Return the point at the i-th count of the first strategy: each strategy's mean and range."""
    count = rows[0].curve[i][0]
    cells, words = [number(count)], []
    for row in rows:
        at = min(i, len(row.curve) - 1)
        value = tr(
            "{0} ({1} to {2})", percent(row.curve[at][1]), f"{100 * row.low[at]:.0f}", f"{100 * row.high[at]:.0f}"
        )
        cells.append(value)
        words.append(f"{strategy_words(row.strategy)} {value}")
    return Reading(tr("{0} labels: {1}", number(count), ", ".join(words)), tuple(cells))


def _line(row: SimulationRow, budget: int) -> Reading:
    ahead = "" if row.ahead is None else span_words(row.ahead)
    goals = (labels_words(row.to90, budget), labels_words(row.to95, budget))
    name = strategy_words(row.strategy)
    return Reading(name, (name, f"{row.area:.1f} ± {row.spread:.1f} %", *goals, ahead))
