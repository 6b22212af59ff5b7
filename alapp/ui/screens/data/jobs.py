"""One line for the import or export under way: what, how far, and Stop."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from alapp.session.background import Job
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.progress import ThinBar
from alapp.ui.widgets.text import ElidedLabel, SafeLabel


class JobLine(QWidget):
    """Hidden while nothing runs."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._job: Job | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(4), theme.px(4), theme.px(4), theme.px(4))
        row.setSpacing(theme.px(12))
        self.words = ElidedLabel(theme, "", weight=500)
        self.detail = SafeLabel(theme, "", "small", "ink2")
        self.bar = ThinBar(theme, name=self.tr("Progress"))
        self.stop = Button(theme, self.tr("Stop"))
        self.stop.clicked.connect(self._cancel)
        row.addWidget(self.words)
        row.addWidget(self.bar)
        row.addWidget(self.detail)
        row.addStretch(1)
        row.addWidget(self.stop)
        self.show_job(None)

    def show_job(self, job: Job | None, unit: str = "") -> None:
        """Show this job, or nothing; it counts rows, or another unit."""
        self._job = job
        self.setVisible(job is not None)
        if job is None:
            return
        self.words.setText(job.words)
        rows = f"{job.done:,} {unit or self.tr('rows')}" if job.done else ""
        self.detail.setText(rows)
        self.bar.setVisible(job.total > 0)
        self.bar.set_share(job.done / job.total if job.total else 0.0)
        self.stop.setEnabled(not job.stopped and job.state in ("waiting", "running"))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.stop.setEnabled(False)
