"""Erase for good: counts what would go, asks why and for a typed word, then shows the certificate and saves it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.erasure import Certificate, Wanted
from alapp.domain.errors import AppError
from alapp.domain.words import retold
from alapp.session.erasing import Erasing, Plan, write_certificate
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.fields import TextField
from alapp.ui.widgets.file_dialog import FileDialog
from alapp.ui.widgets.text import SafeLabel

WIDTH = 520
WORD = "erase"
"""What has to be typed, so that no key pressed by mistake erases."""


class EraseDialog(QDialog):
    """Looks first; the button works once there is something to erase, a reason, and the word.

    ``what`` says in words what was chosen; ``ended`` is called when something was erased.
    """

    def __init__(
        self, theme: Theme, parent: QWidget, erasing: Erasing, wanted: Wanted, what: str, ended: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        self.theme, self._erasing, self._ended = theme, erasing, ended
        self.plan: Plan | None = None
        self.certificate: Certificate | None = None
        self.setWindowTitle(self.tr("Erase for good"))
        self.setFixedWidth(theme.px(WIDTH))
        self.counts = SafeLabel(theme, self.tr("Looking for all that belongs to it …"), wrap=True)
        self.problem = SafeLabel(theme, "", colour="bad", wrap=True)
        self.why = TextField(theme, name=self.tr("Reason"))
        self.word = TextField(theme, name=self.tr("Type “{0}”").format(WORD))
        self.go = Button(theme, self.tr("Erase for good"), "Enter", "danger")
        self.cancel = Button(theme, self.tr("Cancel"), "Esc")
        self._build(what)
        self._connect()
        self._show()
        erasing.look(wanted, self._found, self._failed)

    def _build(self, what: str) -> None:
        theme, tr = self.theme, self.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(12))
        warning = tr(
            "This cannot be undone. It goes from the project, its backups and everything learned from it; the journal"
            " keeps that something was erased, by whom and why. Files exported earlier are not reached. No backup is"
            " made before: it would hold what goes."
        )
        self.parts = (
            SafeLabel(theme, warning, colour="ink2", wrap=True),
            SafeLabel(theme, tr("Reason. It is kept for good, so it must not name what goes."), weight=600, wrap=True),
            self.why,
            SafeLabel(theme, tr("Type “{0}” to go on").format(WORD), weight=600),
            self.word,
        )
        for widget in (SafeLabel(theme, what, "title", wrap=True), self.counts, *self.parts, self.problem):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.cancel, self.go):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.why.setFocus()

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self.press)
        for field in (self.why, self.word):
            field.textChanged.connect(self._show)
            field.returnPressed.connect(self.press)

    def press(self) -> None:
        """Erase; afterwards, save the certificate."""
        if self.certificate is not None:
            self._ask_file()
        elif self.go.isEnabled() and self.plan is not None:
            self._work()

    def save(self, path: str) -> None:
        """Write the certificate, and the same for another program beside it."""
        assert self.certificate is not None
        try:
            write_certificate(self.certificate, Path(path).with_suffix(".txt"))
        except AppError as error:
            self.problem.setText(str(error))
            return
        self.accept()

    def _work(self) -> None:
        assert self.plan is not None
        self.problem.setText("")
        self.go.setEnabled(False)
        self.cancel.setEnabled(False)
        for field in (self.why, self.word):
            field.setEnabled(False)
        self.counts.setText(self.tr("Erasing. Labeling waits meanwhile …"))
        try:
            self._erasing.start(self.plan, self.why.text().strip(), self._done, self._failed)
        except AppError as error:
            self._failed(error)

    def _found(self, plan: Plan) -> None:
        self.plan = plan
        lines = [self.tr("It erases: {0}.").format(plan.counts.words)]
        if plan.backups:
            lines.append(self.tr("{0} backups are looked through and rewritten.").format(f"{plan.backups:,}"))
        if plan.left:
            lines.append(self.tr("It is still named, and stays so, in: {0}.").format(", ".join(map(retold, plan.left))))
        if plan.references:
            lines.append(
                self.tr("{0} media files lie outside and are not deleted.").format(f"{len(plan.references):,}")
            )
        self.counts.setText("\n".join(lines))
        self._show()

    def _done(self, certificate: Certificate) -> None:
        self.certificate = certificate
        self._ended()
        for part in self.parts:
            part.hide()
        self.counts.setText(certificate.as_text())
        self.go.setText(self.tr("Save the certificate"))
        self.go.setEnabled(True)
        self.cancel.setText(self.tr("Close"))
        self.cancel.setEnabled(True)
        self.adjustSize()

    def _failed(self, error: AppError) -> None:
        self.problem.setText(str(error))
        for widget in (self.why, self.word, self.cancel):
            widget.setEnabled(True)
        if self.plan is not None:
            self._found(self.plan)

    def _show(self) -> None:
        ready = self.plan is not None and not self.plan.counts.nothing
        said = bool(self.why.text().strip()) and self.word.text().strip().lower() == WORD
        self.go.setEnabled(ready and said)

    def _ask_file(self) -> None:
        dialog = FileDialog(self, self.tr("Save the certificate"), str(Path.home()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
