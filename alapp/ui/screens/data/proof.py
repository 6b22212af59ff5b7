"""“Prove it”: the promises about network, traces and files, looked at now, each with what was found and a verdict."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.errors import AppError, explain
from alapp.session.background import Job
from alapp.session.proof import Statement, save, start_proof
from alapp.session.proof_facts import VERDICTS, Finding, Verdict
from alapp.session.session import Session
from alapp.ui.screens.base import Host
from alapp.ui.screens.manual import show_manual
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Card, Hairline, Icon, Notice
from alapp.ui.widgets.file_dialog import FileDialog
from alapp.ui.widgets.progress import ThinBar
from alapp.ui.widgets.text import SafeLabel

LOOKS: dict[Verdict, tuple[str, str]] = {
    "held": ("check", "ok"), "broken": ("warn", "bad"), "look": ("eye", "warn"), "absent": ("info", "ink3"),
}  # fmt: skip
"""Icon and colour of each verdict; its words stand beside them."""
NAME = "What alapp found.txt"
_AT_TOP = Qt.AlignmentFlag.AlignTop


class FindingRow(QWidget):
    """One promise: icon, words, what was found, the verdict, and on request what it rests on."""

    def __init__(self, theme: Theme, finding: Finding) -> None:
        super().__init__()
        self.theme, self.finding = theme, finding
        icon, colour = LOOKS[finding.verdict]
        self.verdict = SafeLabel(theme, self.tr(VERDICTS[finding.verdict]), colour=colour, weight=600)
        self.setAccessibleName(f"{finding.promise} {self.tr(VERDICTS[finding.verdict])}. {finding.found}")
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.px(n) for n in (16, 12, 16, 12)))
        row.setSpacing(theme.px(12))
        row.addWidget(Icon(theme, icon, colour), 0, _AT_TOP)
        row.addLayout(self._words(), 1)
        row.addWidget(self.more, 0, _AT_TOP)
        row.addWidget(self.verdict, 0, _AT_TOP)

    def _words(self) -> QVBoxLayout:
        column, finding = QVBoxLayout(), self.finding
        column.setSpacing(self.theme.px(4))
        column.addWidget(SafeLabel(self.theme, finding.promise, weight=600, wrap=True))
        column.addWidget(SafeLabel(self.theme, finding.found, colour="ink2", wrap=True))
        self.parts = SafeLabel(self.theme, "\n".join(finding.parts), "small", "ink2", wrap=True)
        self.parts.hide()
        self.more = Button(self.theme, self.tr("Details"), kind="quiet")
        self.more.setAccessibleName(f"{self.tr('Details')}: {finding.promise}")
        self.more.setVisible(bool(finding.parts))
        self.more.clicked.connect(self._turn)
        column.addWidget(self.parts)
        return column

    def _turn(self) -> None:
        self.parts.setVisible(self.parts.isHidden())
        self.more.setText(self.tr("Details") if self.parts.isHidden() else self.tr("Fewer details"))


class ProofPart(QWidget):
    """What is promised, a button that looks, and what was found; nothing is looked at before it is asked for."""

    def __init__(self, theme: Theme, session: Session, host: Host) -> None:
        super().__init__()
        self.theme, self.session, self.host = theme, session, host
        self.statement: Statement | None = None
        self.rows: list[FindingRow] = []
        self._job: Job | None = None
        self._end: Callable[[], None] = lambda: None
        self.check = Button(theme, self.tr("Check the promises"), icon="shield")
        self.check.clicked.connect(self.run)
        self.save_as = Button(theme, self.tr("Save the statement…"), icon="export")
        self.save_as.clicked.connect(self.ask_file)
        self.manual = Button(theme, self.tr("What is promised"), icon="book", kind="quiet")
        self.manual.clicked.connect(self.show_manual)
        self.bar = ThinBar(theme, name=self.tr("Progress"))
        self.state = SafeLabel(theme, "", "small", "ink2")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._column.addWidget(SafeLabel(theme, self.tr("Prove it"), "over", "ink3"))
        self._column.addWidget(SafeLabel(theme, self._what(), colour="ink2", wrap=True))
        self._column.addLayout(self._buttons())
        self.result = QWidget()
        self._column.addWidget(self.result)
        self._show_state()

    def _what(self) -> str:
        return self.tr(
            "For whoever is responsible for security. The program looks at itself: it lives through a small session in"
            " a folder beside the project, takes it away again, and says what it found of each promise."
        )

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(8))
        for widget in (self.check, self.save_as, self.manual, self.bar, self.state):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    # -- showing

    def first_focus(self) -> QWidget:
        """Return what the keys work on first."""
        return self.check

    def refresh(self) -> None:
        """Nothing changes by itself: what was found stands with its time."""

    def _show_state(self) -> None:
        running = self._job is not None
        self.check.setEnabled(not running)
        self.save_as.setVisible(self.statement is not None and not running)
        self.bar.setVisible(running)
        self.state.setVisible(running)

    def _on_job(self, job: Job) -> None:
        if self._job is not None and job is self._job:
            self.bar.set_share(job.done / job.total if job.total else 0.0)
            self.state.setText(job.detail)

    def _show(self, statement: Statement) -> None:
        self._ended()
        self.statement = statement
        self.rows = [FindingRow(self.theme, finding) for finding in statement.findings]
        card = Card(self.theme, 1, spacing=0)
        for place, row in enumerate(self.rows):
            if place:
                card.body.addWidget(Hairline(self.theme))
            card.body.addWidget(row)
        self._put(self._summary(statement), card)
        self._show_state()

    def _summary(self, statement: Statement) -> Notice:
        broken, count = statement.broken, len(statement.findings)
        if broken:
            title = self.tr("{0} of {1} promises did not hold").format(broken, count)
            words = self.tr("Save the statement and give it to whoever looks after the program.")
            return Notice(self.theme, "bad", title, words)
        title = self.tr("Every promise that could be looked at held")
        return Notice(self.theme, "ok", title, self.tr("Looked at {0}.").format(_time(statement.facts.made_at)))

    def _put(self, *widgets: QWidget) -> None:
        """Show these in the place of what was there."""
        self._column.removeWidget(self.result)
        self.result.deleteLater()
        self.result = QWidget()
        column = QVBoxLayout(self.result)
        column.setContentsMargins(0, self.theme.px(8), 0, 0)
        column.setSpacing(self.theme.px(12))
        for widget in widgets:
            column.addWidget(widget)
        self._column.addWidget(self.result)

    # -- doing

    def show_manual(self) -> None:
        """Show the page of the manual about the promises."""
        show_manual(self.theme, self.window(), "safety")

    def run(self) -> None:
        """Look at the promises in the background."""
        if self._job is not None:
            return
        self._end = self.session.background.subscribe(self._on_job)
        self._job = start_proof(self.session, self._show, self._failed)
        self.state.setText(self.tr("beginning"))
        if self.session.background.inline:
            self._job = None
        self._show_state()

    def _failed(self, error: AppError) -> None:
        self._ended()
        self._show_state()
        self.host.banner(error)

    def _ended(self) -> None:
        self._job = None
        self._end()
        self._end = lambda: None

    def ask_file(self) -> None:
        """Ask where the statement goes."""
        dialog = FileDialog(self, self.tr("Save the statement"), str(self.session.path.parent))
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Text (*.txt)"))
        dialog.selectFile(NAME)
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write the statement to a file."""
        if self.statement is None:
            return
        target = path if path.suffix else path.with_suffix(".txt")
        try:
            save(self.statement, target)
        except OSError as error:
            self.host.banner(explain(error, meaning=self.tr("The statement was not saved."), place=target))
        else:
            self.host.status(self.tr("The statement was written to {0}.").format(target.name))


def _time(moment: str) -> str:
    """Return a moment of the clock as the statement has it, to the minute."""
    return f"{moment[:16].replace('T', ' ')} UTC"
