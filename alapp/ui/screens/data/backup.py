"""Backups of the project: when and why each was made, how it differs from now, made by hand, brought back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.backup import Backup, Contents
from alapp.domain.errors import AppError
from alapp.domain.rights import may, refusal
from alapp.domain.words import english
from alapp.session import policy
from alapp.session.actions import BY_ID
from alapp.session.background import Job, followed
from alapp.session.backups import difference_words
from alapp.session.rescue import bring_back
from alapp.session.session import Session
from alapp.ui.screens.base import Host
from alapp.ui.screens.data.jobs import JobLine
from alapp.ui.screens.data.table import TextRows, TextTable
from alapp.ui.screens.data.words import number, size_words, time_words
from alapp.ui.screens.wizard.buttons import KeyLastButton
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Card, Notice
from alapp.ui.widgets.file_dialog import FileDialog
from alapp.ui.widgets.safe import set_tip
from alapp.ui.widgets.text import ElidedLabel, SafeLabel

TICK_MS = 100
"""How often the line of a running backup is painted anew."""


class BackupsTab(QWidget):
    """A table of backups, newest first, and what can be done with them."""

    def __init__(self, theme: Theme, session: Session, host: Host) -> None:
        super().__init__()
        self.theme, self.session, self.host = theme, session, host
        self._backups: list[Backup] = []
        self._now = Contents()
        self.question: Notice | None = None
        """The question whether to restore, while it stands."""
        self.buttons = {
            action: KeyLastButton(theme, words, key=BY_ID[action].keys[0])
            for action, words in (
                ("backup.now", self.tr("Back up now")),
                ("backup.restore", self.tr("Restore…")),
            )
        }
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.show_jobs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addLayout(self._head())
        self.jobs = JobLine(theme)
        column.addWidget(self.jobs)
        self._notes = QVBoxLayout()
        column.addLayout(self._notes)
        self._build_table(column)
        column.addLayout(self._foot())
        column.addStretch(1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(self.theme.px(8))
        head.addWidget(SafeLabel(self.theme, self.tr("Backups"), "over", "ink3"))
        head.addStretch(1)
        for action, button in self.buttons.items():
            button.clicked.connect(self.bindings()[action])
            head.addWidget(button)
        return head

    def _build_table(self, column: QVBoxLayout) -> None:
        titles = (
            self.tr("Made"),
            self.tr("Why"),
            self.tr("Answers"),
            self.session.guideline.noun_plural.capitalize(),
            self.tr("Size"),
            self.tr("Compared with now"),
        )
        self.rows = TextRows(titles, numbers=(2, 3, 4))
        widths = (180, 240, 96, 96, 96, 240)
        self.table = TextTable(self.theme, self.rows, self.tr("Backups"), widths, 5, (4, 3))
        self._card = Card(self.theme, 1, spacing=0)
        self._card.body.addWidget(self.table)
        words = self.tr("One is made before an import, a change of many answers and the like, and after some time.")
        self.empty = Notice(self.theme, "info", self.tr("No backup yet"), words)
        column.addWidget(self._card)
        column.addWidget(self.empty)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(8))
        self.place = ElidedLabel(self.theme, "", "small", "ink2")
        self.folder = Button(self.theme, self.tr("Another folder…"), icon="folder")
        self.folder.clicked.connect(self.ask_folder)
        if rule := policy.current().words("backup_folder"):
            self.folder.setEnabled(False)
            set_tip(self.folder, rule)
            self.folder.setAccessibleDescription(rule)
        row.addWidget(self.place, 1)
        row.addWidget(self.folder)
        return row

    # -- showing

    def refresh(self) -> None:
        """Fetch the list anew."""
        self.session.backups.ask(self._show)
        self.show_jobs()

    def show_jobs(self) -> None:
        """Show the backup that is being made."""
        job = self.session.backups.job
        self.jobs.show_job(job, self.tr("pages"))
        running = job is not None and self.isVisible()
        if running != self._tick.isActive():
            self._tick.start() if running else self._tick.stop()

    def step(self, by: int) -> None:
        """Go to another backup."""
        self.table.step(by)

    @property
    def current(self) -> Backup | None:
        """The backup whose row is current."""
        row = self.table.currentIndex().row()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def bindings(self) -> Mapping[str, Callable[[], None]]:
        """Return what the keys of this tab do."""
        return {"backup.now": self.make, "backup.restore": self.ask_restore}

    def reason(self, action_id: str) -> str | None:
        """Return why an action cannot run now."""
        if action_id == "backup.restore" and self.session.read_only:
            return self.tr("This project is open for reading only.")
        if action_id == "backup.restore" and not may(self.session.annotator, "restore"):
            return refusal(self.session.annotator, "restore").what
        return self.tr("There is no backup yet.") if action_id == "backup.restore" and not self._backups else None

    def _show(self, backups: list[Backup], now: Contents) -> None:
        kept = self.current.path if self.current else None
        self._backups, self._now = backups, now
        guideline = self.session.guideline
        self.rows.show_rows([_row(b, difference_words(b.contents, now, guideline)) for b in backups])
        self._card.setVisible(bool(backups))
        self.empty.setVisible(not backups)
        if backups:
            self.table.selectRow(next((i for i, b in enumerate(backups) if b.path == kept), 0))
        self._show_place()
        self.host.refresh_status()

    def _show_place(self) -> None:
        keeper = self.session.backups
        used = size_words(sum(b.size for b in self._backups))
        words = self.tr("{0} of at most {1}, for your account only, in {2}")
        self.place.setText(words.format(used, size_words(keeper.room), keeper.folder))

    def notes(self) -> list[QWidget]:
        """Return the notes above the table."""
        rows = (self._notes.itemAt(place) for place in range(self._notes.count()))
        return [widget for row in rows if row is not None and (widget := row.widget()) is not None]

    def _note(self, notice: Notice | None) -> None:
        self.question = notice if notice is self.question else None
        while (row := self._notes.takeAt(0)) is not None:
            if (widget := row.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if notice is not None:
            self._notes.addWidget(notice)
            notice.show()

    # -- doing

    def make(self) -> None:
        """Make one now."""
        self._note(None)
        self.session.backups.make(self._made, self._failed)
        self.show_jobs()

    def _made(self, backup: Backup) -> None:
        words = self.tr("Backed up and checked: {0} answers, {1}.")
        self.host.status(words.format(number(backup.contents.answers), size_words(backup.size)))
        self.refresh()

    def _failed(self, error: AppError) -> None:
        self.show_jobs()
        self._note(Notice(self.theme, "bad", error.what, f"{error.meaning} {error.remedy}".strip()))

    def ask_restore(self) -> None:
        """Ask once whether the current backup shall take the project's place."""
        backup = self.current
        reason = self.reason("backup.restore")
        if reason is not None or backup is None:
            self.host.status(reason or "")
            return
        title = self.tr("Restore the backup of {0}?").format(time_words(backup.made_at))
        differs = difference_words(backup.contents, self._now, self.session.guideline)
        words = self.tr("It has {0}. What is here now is backed up first, so this can be taken back.").format(differs)
        if english(differs).startswith("the same"):
            words = self.tr("It is {0}. What is here now is backed up first.").format(differs)
        keep = (self.tr("Keep what is here"), self._keep)
        bring = (self.tr("Restore it"), lambda: self.restore(backup))
        self.question = Notice(self.theme, "warn", title, words, (keep, bring))
        self._note(self.question)
        self.question.findChildren(Button)[0].setFocus()

    def _keep(self) -> None:
        self._note(None)
        self.table.setFocus()

    def restore(self, backup: Backup) -> None:
        """Put a backup in the project's place; the window closes the project for it and opens it again."""
        self._note(None)
        self.session.allow("restore")
        words = self.tr("Restoring {0}").format(self.session.name)
        job = Job(0, "exchange", words)
        progress = followed(job)
        self.host.rewrite(lambda path: bring_back(path, str(backup.path), progress=progress), words, job)

    def ask_folder(self) -> None:
        """Ask for another folder for backups."""
        dialog = FileDialog(self, self.tr("Folder for backups"), str(self.session.path.parent))
        dialog.setFileMode(FileDialog.FileMode.Directory)
        dialog.setOption(FileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.choose_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose_folder(self, path: str) -> None:
        """Keep backups there from now on; those that are there already stay where they are."""
        chosen = Path(path)
        beside = chosen == self.session.path.with_name(f"{self.session.path.stem}.backups")
        self.session.backups.choose_folder("" if beside else str(chosen), self.refresh, self._failed)


def _row(backup: Backup, differs: str) -> tuple[str, ...]:
    counts = backup.contents
    return (
        time_words(backup.made_at),
        backup.reason_words,
        number(counts.answers),
        number(counts.items),
        size_words(backup.size),
        differs,
    )
