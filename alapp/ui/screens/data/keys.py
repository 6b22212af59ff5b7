"""Who can open the project: its passwords and recovery keys, and turning encryption on or off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.errors import AppError
from alapp.session import keys
from alapp.session.key_jobs import KeyJobs
from alapp.session.keys import KeySlot, Protection
from alapp.session.session import Session
from alapp.ui.screens.base import Host
from alapp.ui.screens.data.table import TextRows, TextTable
from alapp.ui.screens.data.words import time_words
from alapp.ui.screens.key_dialog import Answers, KeyDialog, Kind, RecoveryDialog
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Card
from alapp.ui.widgets.text import SafeLabel

OFF_WORD = "decrypt"


class KeysPart(QWidget):
    """A table of the keys and what can be done with them; for a plain project, how to encrypt it."""

    def __init__(self, theme: Theme, session: Session, host: Host) -> None:
        super().__init__()
        self.theme, self.session, self.host = theme, session, host
        self.jobs = KeyJobs(session)
        self.dialog: KeyDialog | RecoveryDialog | None = None
        self.state = SafeLabel(theme, "", colour="ink2", wrap=True)
        self.rows = TextRows([self.tr(t) for t in ("Opens with", "Whose", "Made")])
        self.table = TextTable(theme, self.rows, self.tr("Keys of the project"), (220, 260, 180), 1)
        self.table.show_most(6)
        self.card = Card(theme, 1, spacing=0)
        self.card.body.addWidget(self.table)
        self._buttons = self._make_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(SafeLabel(theme, self.tr("Password"), "over", "ink3"))
        column.addWidget(self.state)
        column.addWidget(self.card)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.refresh()

    def _make_buttons(self) -> dict[str, Button]:
        table: Sequence[tuple[str, str, str, Callable[[], None]]] = (
            ("encrypt", self.tr("Encrypt with a password…"), "lock", self.ask_encrypt),
            ("add", self.tr("Add a password…"), "plus", self.ask_add),
            ("change", self.tr("Change a password…"), "key", self.ask_change),
            ("recovery", self.tr("Make a recovery key…"), "note", self.ask_recovery),
            ("remove", self.tr("Take away…"), "x", self.ask_remove),
            ("decrypt", self.tr("Turn encryption off…"), "unlock", self.ask_decrypt),
        )
        made = {}
        for id_, words, icon, deed in table:
            made[id_] = Button(self.theme, words, icon=icon)
            made[id_].clicked.connect(deed)
        return made

    # -- showing

    def refresh(self) -> None:
        """Show the keys as they are now."""
        encrypted, slots = self.jobs.encrypted, self.jobs.slots
        on = self.tr(
            "The whole file is encrypted (AES-256). Each of these keys opens it; without one of them nobody can."
        )
        off = self.tr("The file is not encrypted: whoever has it can read it.")
        refused = self.jobs.refusal
        self.state.setText(" ".join(filter(None, [on if encrypted else off, refused.what if refused else ""])))
        self.rows.show_rows([(slot.words, slot.name, time_words(slot.made_at)) for slot in slots])
        self.card.setVisible(encrypted)
        if slots and self.table.currentIndex().row() < 0:
            self.table.selectRow(0)
        for id_, button in self._buttons.items():
            button.setVisible((id_ == "encrypt") != encrypted)
            free = self.jobs.refusal is None and not self.session.read_only
            button.setEnabled(free and (id_ != "remove" or len(slots) > 1))

    def first_focus(self) -> QWidget:
        """Return the table, or the button that encrypts."""
        return self.table if self.jobs.encrypted else self._buttons["encrypt"]

    @property
    def current(self) -> KeySlot | None:
        """The key whose row is current."""
        row, slots = self.table.currentIndex().row(), self.jobs.slots
        return slots[row] if 0 <= row < len(slots) else None

    # -- asking

    def ask_encrypt(self) -> None:
        """Ask for the password of a project that has none."""
        lead = self.tr(
            "The project is closed, written anew as an encrypted file, and opened again. Without the password, or a "
            "recovery key made afterwards, nobody can open it."
        )
        fields = (("new", self.tr("Password"), "new"), ("name", self.tr("Whose it is"), "name"))
        self._ask(self.tr("Encrypt the project"), lead, fields, self.tr("Encrypt"), self._encrypt)  # type: ignore[arg-type]

    def ask_add(self) -> None:
        """Ask for another password."""
        lead = self.tr("Who has it opens the project as you do. The passwords that are there stay.")
        fields = (
            ("new", self.tr("New password"), "new"),
            ("name", self.tr("Whose it is"), "name"),
            ("file", self.tr("Key file (only if it shall need one)"), "key_file"),
        )
        self._ask(self.tr("Add a password"), lead, fields, self.tr("Add"), self._add)  # type: ignore[arg-type]

    def ask_change(self) -> None:
        """Ask for a password and the one in its place."""
        lead = self.tr("The file need not be written anew for that.") + " " + self.tr(keys.BACKUPS_KEEP_IT)
        fields = (
            ("old", self.tr("Password now"), "old"),
            ("old_file", self.tr("Its key file, if it has one"), "key_file"),
            ("new", self.tr("New password"), "new"),
        )
        self._ask(self.tr("Change a password"), lead, fields, self.tr("Change"), self._change)  # type: ignore[arg-type]

    def ask_recovery(self) -> None:
        """Make a recovery key, and show it once."""
        self._buttons["recovery"].setEnabled(False)
        self.jobs.recovery(self.tr("Paper"), self._show_recovery, self._fail)

    def ask_remove(self) -> None:
        """Ask whether the current key shall be taken away."""
        slot = self.current
        if slot is None:
            return
        whose = f"{slot.words}, {slot.name}" if slot.name else slot.words
        lead = (
            self.tr("“{0}” will not open this project any longer.").format(whose) + " " + self.tr(keys.BACKUPS_KEEP_IT)
        )
        self._ask(
            self.tr("Take a key away"), lead, (), self.tr("Take away"),
            lambda _: self.jobs.remove(slot.number, self._changed, self._fail), danger=True,
        )  # fmt: skip

    def ask_decrypt(self) -> None:
        """Ask whether encryption shall be turned off."""
        lead = self.tr(
            "The project is written anew as a plain file: whoever has it can read it, without a password. A backup is"
            " made first; it stays encrypted and opens with the keys of now."
        )
        words = self.tr("Type “{0}” to go on").format(OFF_WORD)
        self._ask(
            self.tr("Turn encryption off"), lead, (("word", words, "word"),), self.tr("Turn off"), self._decrypt,
            danger=True,
        )  # fmt: skip

    def _ask(
        self, title: str, lead: str, fields: Sequence[tuple[str, str, Kind]], go: str,
        take: Callable[[Answers], None], *, danger: bool = False,
    ) -> None:  # fmt: skip
        self.dialog = dialog = KeyDialog(self.theme, self, title, lead, fields, go, take, danger=danger)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # -- doing

    def _encrypt(self, answers: Answers) -> None:
        if not self._usable(answers["new"]):
            return
        wanted = Protection(answers["new"], name=answers["name"].strip())
        self._accept()
        self.session.allow("keys")
        self.host.rewrite(lambda path: keys.encrypt(path, wanted), self.tr("Encrypting the project"))

    def _decrypt(self, answers: Answers) -> None:
        if answers["word"].strip().casefold() != OFF_WORD:
            self._refuse(self.tr("Type the word, then it is turned off."))
            return
        self._accept()
        self.session.allow("keys")
        self.session.backups.before("key")
        self.host.rewrite(keys.decrypt, self.tr("Turning encryption off"))

    def _add(self, answers: Answers) -> None:
        if self._usable(answers["new"]):
            file = Path(answers["file"]) if answers["file"] else None
            self.jobs.add(
                answers["new"], answers["name"].strip(), "person", file, lambda _: self._changed(), self._fail
            )

    def _change(self, answers: Answers) -> None:
        if self._usable(answers["new"]):
            file = Path(answers["old_file"]) if answers["old_file"] else None
            self.jobs.change(answers["old"], answers["new"], file, file, lambda _: self._changed(), self._fail)

    def _usable(self, password: str) -> bool:
        try:
            keys.checked(password)
        except AppError as error:
            self._refuse(str(error))
            return False
        return True

    def _changed(self, words: str = "") -> None:
        self._accept()
        self.refresh()
        self.host.status(words or self.tr("The keys are changed and on the disk."))

    def _show_recovery(self, key: str) -> None:
        self.refresh()
        self.dialog = dialog = RecoveryDialog(self.theme, self, self.session.name, key)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _fail(self, error: AppError) -> None:
        self.refresh()
        if self.dialog is not None and self.dialog.isVisible():
            self._refuse(str(error))
        else:
            self.host.banner(error)

    def _refuse(self, words: str) -> None:
        if isinstance(self.dialog, KeyDialog):
            self.dialog.refuse(words)

    def _accept(self) -> None:
        if isinstance(self.dialog, KeyDialog):
            self.dialog.accept()
