"""What an import into the open project would bring: new, same and changed rows, and labels it does not know."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.errors import AppError
from alapp.domain.exchange import ImportPlan
from alapp.session.background import Job
from alapp.session.exchange import Exchange
from alapp.session.exchange_import import unknown_labels
from alapp.session.exchange_merge import MergeReport
from alapp.session.import_draft import ImportDraft
from alapp.session.session import Session
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.chips import Chip
from alapp.ui.widgets.fields import CheckBox
from alapp.ui.widgets.text import SafeLabel

NAMED = 5


class LaterImport(QWidget):
    """Compares once the file is counted, and again when roles or reading change."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self.theme, self._session = theme, session
        self._exchange = Exchange(session)
        self._compared: ImportPlan | None = None
        self._job: Job | None = None
        self._unknown: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(4), theme.px(8), theme.px(4), 0)
        column.setSpacing(theme.px(8))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self.chips = {
            "new": Chip(theme, "", "ok", "plus"),
            "same": Chip(theme, "", "neutral", "check"),
            "changed": Chip(theme, "", "warn", "warn"),
        }
        for chip in self.chips.values():
            row.addWidget(chip)
        self.words = SafeLabel(theme, "", "small", "ink2")
        row.addWidget(self.words)
        row.addStretch(1)
        column.addLayout(row)
        self.add = CheckBox(theme, "")
        column.addWidget(self.add)
        self._show(None)

    def show_draft(self, draft: ImportDraft) -> None:
        """Compare the file with the pool when it has been counted."""
        known = unknown_labels(self._session.guideline, draft.report.counts) if draft.existing != "ignore" else []
        self._unknown = tuple(known)
        names = ", ".join(known[:NAMED]) + ("…" if len(known) > NAMED else "")
        self.add.setText(self.tr("Add {0} labels the guideline does not know: {1}").format(len(known), names))
        self.add.setVisible(bool(known))
        if draft.report.finished and draft.problem() is None and draft.plan() != self._compared:
            self._compare(draft.plan())

    def labels_to_add(self) -> tuple[str, ...]:
        """Return the unknown names when they are to be added; otherwise their rows go to quarantine."""
        return self._unknown if self.add.isChecked() else ()

    def _compare(self, plan: ImportPlan) -> None:
        if self._job is not None:
            self._job.cancel()
        self._compared = plan
        self.words.setText(self.tr("Comparing with the project…"))
        self._job = self._exchange.compare(plan, self._show, self._fail)

    def _show(self, report: MergeReport | None) -> None:
        words = {
            "new": self.tr("{0} new"),
            "same": self.tr("{0} same as in the project, left out"),
            "changed": self.tr("{0} changed, left out"),
        }
        for kind, chip in self.chips.items():
            number = getattr(report, kind) if report is not None else 0
            chip.set_text(words[kind].format(f"{number:,}"))
            chip.setVisible(report is not None and (number > 0 or kind == "new"))
        ids = ", ".join(report.changed_ids[:NAMED]) if report is not None else ""
        self.words.setText(self.tr("Another text under a known ID: {0}").format(ids) if ids else "")

    def _fail(self, error: AppError) -> None:
        self.words.setText(error.what)
