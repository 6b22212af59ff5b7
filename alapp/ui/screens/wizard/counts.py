"""What of a file will come in and what will not, as chips; each opens its rows with the reasons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from alapp.domain.item import Rejected
from alapp.session.exchange_scan import ScanReport
from alapp.ui.screens.wizard.buttons import Link
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Surface
from alapp.ui.widgets.chips import Chip
from alapp.ui.widgets.text import SafeLabel

SHOWN_ROWS = 1000
SHOWN_LETTERS = 300


class CountsRow(QWidget):
    """Chips for rows ready, duplicate, empty, unreadable, too large."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.report: ScanReport | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(4), theme.px(4), theme.px(4), theme.px(4))
        row.setSpacing(theme.px(12))
        self.ready = Chip(theme, "", "ok", "check")
        self.kinds = {
            kind: Chip(theme, "", "warn", "warn") for kind in ("duplicate", "empty", "unreadable", "too_large")
        }
        self.show_all = Link(theme, "")
        row.addWidget(self.ready)
        for kind, chip in self.kinds.items():
            chip.clicked.connect(lambda _on=False, k=kind: self.open_rows(k))
            row.addWidget(chip)
        self.show_all.clicked.connect(lambda: self.open_rows(""))
        row.addWidget(self.show_all)
        row.addStretch(1)

    def show_report(self, report: ScanReport) -> None:
        """Show counts so far, or those of the whole file."""
        self.report = report
        counts = report.counts
        ready = self.tr("{0} rows ready") if report.finished else self.tr("{0} rows so far")
        self.ready.set_text(ready.format(f"{counts.ready if report.finished else counts.seen:,}"))
        words = {
            "duplicate": self.tr("{0} duplicates, kept once"),
            "empty": self.tr("{0} rows without text, left out"),
            "unreadable": self.tr("{0} rows unreadable"),
            "too_large": self.tr("{0} rows too large"),
        }
        for kind, chip in self.kinds.items():
            number = getattr(counts, kind)
            chip.set_text(words[kind].format(f"{number:,}"), "bad" if kind == "unreadable" else "warn")
            chip.setVisible(number > 0)
            chip.setEnabled(report.finished)
        self.show_all.setText(self.tr("Show these {0} rows").format(f"{counts.quarantined:,}"))
        self.show_all.setVisible(report.finished and counts.quarantined > 0)

    def open_rows(self, kind: str) -> None:
        """Open the rows of one kind, or all that will not come in."""
        if self.report is not None and self.report.finished:
            rows = [r for r in self.report.rejected if not kind or r.kind == kind]
            self.dialog = RejectedRows(self.theme, rows, self)
            self.dialog.open()


class RejectedRows(QDialog):
    """Rows that will not come in, each with its number, column and reason."""

    def __init__(self, theme: Theme, rows: list[Rejected], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Rows that are left out"))
        self.resize(theme.px(900), theme.px(520))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        ground = Surface(theme, "bg")
        outer.addWidget(ground)
        column = QVBoxLayout(ground)
        column.setContentsMargins(*(theme.px(n) for n in (24, 20, 24, 20)))
        column.setSpacing(theme.px(12))
        column.addWidget(SafeLabel(theme, self.tr("{0} rows are left out").format(f"{len(rows):,}"), "title"))
        words = self.tr(
            "They go into quarantine with the reason. Data can export them for repair and import them again."
        )
        column.addWidget(SafeLabel(theme, words, colour="ink2", wrap=True))
        self.table = _table(
            theme, rows[:SHOWN_ROWS], [self.tr(w) for w in ("Row", "Column", "Reason", "What the row holds")]
        )
        column.addWidget(self.table, 1)
        close = Button(theme, self.tr("Close"), key="Esc")
        close.clicked.connect(self.close)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def _table(theme: Theme, rows: list[Rejected], heads: list[str]) -> QTableWidget:
    table = QTableWidget(len(rows), len(heads))
    table.setHorizontalHeaderLabels(heads)
    table.setAccessibleName(heads[2])
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
    for i, row in enumerate(rows):
        for j, cell in enumerate((str(row.row), row.column, row.reason, row.original[:SHOWN_LETTERS])):
            table.setItem(i, j, QTableWidgetItem(" ".join(cell.split())))
    table.verticalHeader().setDefaultSectionSize(theme.px(38))
    set_ring(table, "inside", theme.radius("card"))
    return table
