"""The audit trail on the Export tab: one card, one button, and what was written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from alapp.domain.errors import AppError
from alapp.session.audit import WRITERS, TrailReport, start_trail
from alapp.session.session import Session
from alapp.ui.screens.base import Host
from alapp.ui.screens.data.words import number, size_words
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Card
from alapp.ui.widgets.file_dialog import FileDialog
from alapp.ui.widgets.text import SafeLabel

FILTERS = "Table (*.csv);;JSON lines (*.jsonl);;Text to read (*.txt)"


class TrailCard(Card):
    """Writes who changed what, when, from what to what and why, as a file."""

    def __init__(self, theme: Theme, session: Session, host: Host) -> None:
        super().__init__(theme, 16, spacing=4)
        self.session, self.host = session, host
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(SafeLabel(theme, self.tr("Audit trail"), weight=600))
        row.addStretch(1)
        self.write = Button(theme, self.tr("Write the audit trail…"), icon="export")
        self.write.clicked.connect(self.ask_file)
        row.addWidget(self.write)
        self.body.addLayout(row)
        words = self.tr(
            "Every change with its time, who made it, the value before and after, and why. Nothing in it can be edited"
            " unseen: each line carries its place in the chain. Erased values say so."
        )
        self.words = SafeLabel(theme, words, "small", "ink2", wrap=True)
        self.body.addWidget(self.words)

    def ask_file(self) -> None:
        """Ask where to, and as what."""
        dialog = FileDialog(self, self.tr("Write the audit trail to"), str(self.session.path.parent), FILTERS)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"{self.session.path.stem} audit trail.csv")
        dialog.fileSelected.connect(self.write_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_to(self, path: str) -> None:
        """Write it, as a job."""
        target = Path(path)
        named = target if target.suffix.lower() in WRITERS else target.with_name(f"{target.name}.csv")
        start_trail(self.session, str(named), self._done, self._fail)

    def _done(self, report: TrailReport) -> None:
        words = self.tr("{0} events written to {1}, {2}.")
        self.words.setText(words.format(number(report.events), Path(report.path).name, size_words(report.size)))
        self.host.status(self.words.text())

    def _fail(self, error: AppError) -> None:
        self.host.banner(error)
