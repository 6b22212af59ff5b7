"""Where the rows came from: each import with its counts and checksum, and the rows that were left out of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.errors import AppError
from alapp.domain.exchange import Source
from alapp.session.background import Job
from alapp.session.exchange import Exchange
from alapp.session.session import Session
from alapp.ui.screens.base import Host
from alapp.ui.screens.data.jobs import JobLine
from alapp.ui.screens.data.media import MediaPart
from alapp.ui.screens.data.table import TextRows, TextTable
from alapp.ui.screens.data.words import number, source_row
from alapp.ui.screens.wizard.buttons import KeyLastButton
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Card, Notice
from alapp.ui.widgets.file_dialog import FileDialog
from alapp.ui.widgets.text import SafeLabel

SHOWN = 500
MOST_BESIDE = 6
"""Imports in sight while the rows left out are shown below."""
EXCHANGE = "exchange"


class SourcesTab(QWidget):
    """Two tables: imports, and the rows of the current one that were left out with the reason."""

    def __init__(self, theme: Theme, session: Session, host: Host, exchange: Exchange) -> None:
        super().__init__()
        self.theme, self.session, self.host, self.exchange = theme, session, host, exchange
        self._sources: list[Source] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self.jobs = JobLine(theme)
        column.addWidget(self.jobs)
        self._build_sources(column)
        self.media = MediaPart(theme, session, host)
        column.addWidget(self.media)
        self._build_rejected(column)

    def _build_sources(self, column: QVBoxLayout) -> None:
        theme = self.theme
        head = QHBoxLayout()
        head.addWidget(SafeLabel(theme, self.tr("Files imported"), "over", "ink3"))
        head.addStretch(1)
        self.import_file = KeyLastButton(theme, self.tr("Import a file"), key="Ctrl+I")
        self.import_file.clicked.connect(lambda: self.host.run("import"))
        head.addWidget(self.import_file)
        column.addLayout(head)
        heads = [self.tr(t) for t in ("File", "Kind", "Rows", "Taken in", "Left out", "State", "When", "SHA-256")]
        self.rows = TextRows(heads, numbers=(2, 3, 4), mono=(7,))
        self.table = TextTable(
            theme, self.rows, self.tr("Files imported"), (220, 104, 84, 92, 92, 96, 180, 136), 0, (7, 1, 5, 6, 2)
        )
        self.table.row_changed.connect(self._show_rejected_of)
        self._card = Card(theme, 1, spacing=0)
        self._card.body.addWidget(self.table)
        self.empty = Notice(theme, "info", self.tr("Nothing imported yet"), self.tr("Import a file with Ctrl+I."))
        column.addWidget(self._card)
        column.addWidget(self.empty)

    def _build_rejected(self, column: QVBoxLayout) -> None:
        theme = self.theme
        self.left_out_part = QWidget()
        inner = QVBoxLayout(self.left_out_part)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        self.rejected_title = SafeLabel(theme, "", "over", "ink3")
        self.export_rows = Button(theme, self.tr("Export these rows…"), icon="export")
        self.export_rows.clicked.connect(self.ask_quarantine_file)
        self.repair = Button(theme, self.tr("Import repaired file…"), icon="import")
        self.repair.clicked.connect(self.ask_repaired_file)
        head.addWidget(self.rejected_title)
        head.addStretch(1)
        head.addWidget(self.export_rows)
        head.addWidget(self.repair)
        inner.addLayout(head)
        titles = [self.tr(t) for t in ("Row", "Column", "Reason", "What the row holds")]
        self.rejected = TextRows(titles, mono=(0,))
        self.rejected_table = TextTable(theme, self.rejected, self.tr("Rows left out"), (80, 130, 420, 200), 3, (1, 0))
        card = Card(theme, 1, spacing=0)
        card.body.addWidget(self.rejected_table)
        inner.addWidget(card, 1)
        column.addWidget(self.left_out_part, 1)
        column.addStretch(0)
        self.left_out_part.hide()

    # -- showing

    def refresh(self) -> None:
        """Fetch the imports anew."""
        self.exchange.sources(self._show_sources)
        self.media.refresh()

    def show_jobs(self, jobs: list[Job]) -> None:
        """Show what runs."""
        self.jobs.show_job(next((job for job in jobs if job.kind == EXCHANGE), None))

    @property
    def current(self) -> Source | None:
        """The import whose row is current."""
        row = self.table.currentIndex().row()
        return self._sources[row] if 0 <= row < len(self._sources) else None

    def _show_sources(self, sources: list[Source]) -> None:
        kept = self.current.id if self.current else None
        self._sources = sources
        self.rows.show_rows([source_row(source) for source in sources])
        self._card.setVisible(bool(sources))
        self.empty.setVisible(not sources)
        place = next((i for i, s in enumerate(sources) if s.id == kept), _most_left_out(sources))
        if sources:
            self.table.selectRow(place)
        self._show_rejected_of(place)

    def _show_rejected_of(self, row: int) -> None:
        source = self.current
        left_out = source is not None and source.quarantined > 0
        self.left_out_part.setVisible(left_out)
        self.table.show_most(MOST_BESIDE if left_out else None)
        if source is None or not source.quarantined:
            return
        words = self.tr("{0} rows of {1} left out").format(number(source.quarantined), source.name)
        self.rejected_title.setText(words)
        self.exchange.quarantined(source.id, SHOWN, self.rejected.show_rows)

    # -- doing

    def step(self, by: int) -> None:
        """Go to another import."""
        self.table.step(by)

    def ask_quarantine_file(self) -> None:
        """Ask where the rows go that were left out."""
        source = self.current
        if source is None or not source.quarantined:
            self.host.status(self.tr("No rows were left out."))
            return
        dialog = FileDialog(self, self.tr("Export the rows that were left out"), str(Path.home()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Table (*.csv);;JSON lines (*.jsonl)"))
        dialog.selectFile(f"{Path(source.name).stem} left out.csv")
        dialog.fileSelected.connect(lambda path: self.export_quarantine(Path(path), source.id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_quarantine(self, path: Path, source_id: int) -> None:
        """Write the rows that were left out of an import to a file."""
        target = path if path.suffix else path.with_suffix(".csv")

        def told(count: int) -> None:
            words = self.tr("{0} rows written to {1}. Correct them there, then import that file.")
            self.host.status(words.format(number(count), target.name))

        self.exchange.export_quarantine(target, source_id, told, self._fail)

    def ask_repaired_file(self) -> None:
        """Import a file of repaired rows like any other: the wizard knows its columns."""
        self.host.start_import(None)

    def _fail(self, error: AppError) -> None:
        self.host.banner(error)


def _most_left_out(sources: list[Source]) -> int:
    """Return the place of the newest import that left rows out, else of the newest."""
    with_rows = [i for i, source in enumerate(sources) if source.quarantined]
    return with_rows[-1] if with_rows else len(sources) - 1
