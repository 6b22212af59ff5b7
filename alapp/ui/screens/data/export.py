"""Export: the format, what goes in, how the first item will look, and the button that writes it."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.errors import AppError
from alapp.domain.exchange import ExportPlan, ExportReport
from alapp.session.background import Job
from alapp.session.exchange import Exchange, ExportSample, export_formats
from alapp.session.exchange_export import archive_of
from alapp.session.session import Session
from alapp.ui.screens.base import Host
from alapp.ui.screens.data.jobs import JobLine
from alapp.ui.screens.data.options import OptionsCard
from alapp.ui.screens.data.preview import PreviewPanel
from alapp.ui.screens.data.trail import TrailCard
from alapp.ui.screens.data.words import counted, left_out_words, written_words
from alapp.ui.screens.wizard.tiles import Tile
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Notice
from alapp.ui.widgets.file_dialog import FileDialog
from alapp.ui.widgets.text import SafeLabel

LINES = {"jsonl": "everything, one object a line", "csv": "opens in a spreadsheet"}
ORDER = ("jsonl", "csv")
SETTLE_MS = 120


class ExportTab(QWidget):
    """The left side; ``panel`` is its right side, which the page places."""

    written = Signal(object)

    def __init__(self, theme: Theme, session: Session, host: Host, exchange: Exchange) -> None:
        super().__init__()
        self.theme, self.session, self.host, self.exchange = theme, session, host, exchange
        self.panel = PreviewPanel(theme)
        self.panel.run.clicked.connect(self.run)
        self.sample: ExportSample | None = None
        self.dialog: QFileDialog | None = None
        self._report: ExportReport | None = None
        known = {f.name: f for f in export_formats()}
        self.formats = [known[name] for name in ORDER if name in known]
        self.formats += [f for name, f in known.items() if name not in ORDER]
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self._refresh_if_seen)
        self._build()
        self._mark(self.formats[0].name)

    def _build(self) -> None:
        theme = self.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        self.jobs = JobLine(theme)
        column.addWidget(self.jobs)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(SafeLabel(theme, self.tr("Format"), "over", "ink3"))
        head.addWidget(SafeLabel(theme, self.tr("those that lose nothing come first"), "small", "ink3"))
        head.addStretch(1)
        column.addLayout(head)
        grid = QGridLayout()
        grid.setSpacing(theme.px(10))
        self.tiles: dict[str, Tile] = {}
        for place, form in enumerate(self.formats):
            tile = Tile(theme, "file", self.tr(form.words), self.tr(LINES.get(form.name, form.suffix)), checkable=True)
            tile.clicked.connect(lambda _on=False, name=form.name: self.choose(name))
            grid.addWidget(tile, place // 3, place % 3)
            self.tiles[form.name] = tile
        for i in range(3):
            grid.setColumnStretch(i, 1)
        column.addLayout(grid)
        column.addWidget(SafeLabel(theme, self.tr("What goes in"), "over", "ink3"))
        self.options = OptionsCard(theme, self.session.guideline)
        self.options.changed.connect(self._timer.start)
        column.addWidget(self.options)
        self.trail = TrailCard(theme, self.session, self.host)
        column.addWidget(self.trail)
        column.addStretch(1)
        self.results = QVBoxLayout()
        column.addLayout(self.results)

    # -- showing

    def refresh(self) -> None:
        """Count and show the first item under the present choices."""
        self.exchange.sample(self.plan(""), self._show_sample)

    def _refresh_if_seen(self) -> None:
        """Count again unless the page was left meanwhile, perhaps because the project is closed."""
        if self.isVisible():
            self.refresh()

    def stale(self) -> None:
        """Something changed: count again soon, once."""
        self._timer.start()

    def show_jobs(self, jobs: list[Job]) -> None:
        """Show an export that runs."""
        self.jobs.show_job(next((job for job in jobs if job.kind == "exchange"), None))

    def _show_sample(self, sample: ExportSample) -> None:
        self.sample = sample
        guideline = self.session.guideline
        self.options.show_sample(sample)
        name = self._file_name()
        text = _pretty(sample.text) if self.format == "jsonl" else sample.text
        facts = [
            (guideline.noun_plural.capitalize(), f"{sample.rows:,}"),
            (self.tr("Left out"), left_out_words(sample.left_out) or self.tr("nothing")),
            (self.tr("Also written"), self.tr("manifest with checksum")),
        ]
        self.panel.warning.setVisible(not self.options.sealed.isChecked())
        self.panel.show_preview(text, name, sample.rows, facts)
        self.panel.run.setText(self.tr("Export {0}").format(counted(sample.rows, guideline)))
        self.panel.run.setEnabled(sample.rows > 0)

    # -- choosing

    @property
    def format(self) -> str:
        """The format chosen."""
        return next(name for name, tile in self.tiles.items() if tile.isChecked())

    def choose(self, name: str) -> None:
        """Take a format."""
        self._mark(name)
        self._timer.start()

    def _mark(self, name: str) -> None:
        for other, tile in self.tiles.items():
            tile.setChecked(other == name)
        self.options.show_format(name)

    def step(self, by: int) -> None:
        """Take the next or previous format."""
        names = list(self.tiles)
        name = names[(names.index(self.format) + by) % len(names)]
        self.choose(name)
        self.tiles[name].setFocus()

    def plan(self, path: str) -> ExportPlan:
        """Return the export as chosen."""
        return self.options.plan(path, self.format, self.session.annotator.code)

    # -- writing

    def run(self) -> None:
        """Ask where to, then write."""
        if self.sample is not None and not self.sample.rows:
            self.host.status(self.tr("There is nothing to export yet."))
            return
        if self.options.sealed.isChecked() and (problem := self.options.seal.problem()):
            self.host.status(problem)
            self.options.seal.password.setFocus()
            return
        dialog = FileDialog(self, self.tr("Export to"), str(self.session.path.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        suffix = self._suffix()
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.setNameFilter(f"{self.tiles[self.format].text()} (*{suffix})")
        dialog.selectFile(self._file_name())
        dialog.fileSelected.connect(self.export_to)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def export_to(self, path: str) -> None:
        """Write the export to this file, as a job."""
        self._clear_results()
        password, target = self.options.password, Path(path)
        if password and archive_of(target) == target:  # the labeled set in it has the name without the archive's end
            target = target.with_suffix("")
        self.exchange.start_export(self.plan(str(target)), self._done, self._fail, password=password)

    def _done(self, report: ExportReport) -> None:
        self._report = report
        words = written_words(report, self.session.guideline)
        self._clear_results()
        self.options.seal.password.forget()
        left = left_out_words(report.left_out)
        notice = Notice(self.theme, "ok", words, self.tr("Left out: {0}.").format(left) if left else "")
        show = Button(self.theme, self.tr("Show in folder"), icon="folder")
        show.clicked.connect(lambda: show_folder(Path(report.path).parent))
        row = QHBoxLayout()
        row.addWidget(show)
        row.addStretch(1)
        notice.body.addLayout(row)
        self.results.addWidget(notice)
        self.host.status(words)
        self.written.emit(report)

    def _fail(self, error: AppError) -> None:
        self._clear_results()
        words = " ".join(part for part in (error.meaning, error.remedy) if part)
        self.results.addWidget(Notice(self.theme, "bad", error.what, words))
        self.host.status(error.what)

    def _clear_results(self) -> None:
        while (item := self.results.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _suffix(self) -> str:
        suffix = next(f.suffix for f in self.formats if f.name == self.format)
        return archive_of(Path(suffix)).name if self.options.sealed.isChecked() else suffix

    def _file_name(self) -> str:
        return f"labels{self._suffix()}"


def _pretty(line: str) -> str:
    """Return a line of JSON with its fields under each other."""
    try:
        return json.dumps(json.loads(line), ensure_ascii=False, indent=2) if line else ""
    except ValueError:
        return line


def show_folder(folder: Path) -> None:
    """Open a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
