"""Asks for what a change of keys needs: passwords, whose they are, a key file; and shows a recovery key once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from alapp.session.keys import strength
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.fields import CheckBox, TextField
from alapp.ui.widgets.file_dialog import FileDialog
from alapp.ui.widgets.password import Line, PasswordField, put_inside
from alapp.ui.widgets.text import SafeLabel

WIDTH = 460
Kind = Literal["old", "new", "name", "key_file", "word"]
Answers = dict[str, str]
_STRENGTH = ("warn", "warn", "ok", "ok")


class KeyDialog(QDialog):
    """A few fields, one below the other, and a button that hands them over.

    ``fields`` are (id, words, kind): ``old`` a password that is there, ``new`` one that is made, ``name`` a plain line,
    ``key_file`` a file, ``word`` a word that has to be typed as it stands in the words. ``take(answers)`` starts the
    work; the dialog waits until :meth:`refuse` or :meth:`accept`.
    """

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        title: str,
        lead: str,
        fields: Sequence[tuple[str, str, Kind]],
        go: str,
        take: Callable[[Answers], None],
        *,
        danger: bool = False,
    ) -> None:
        super().__init__(parent)
        self.theme, self._take = theme, take
        self.setWindowTitle(title)
        self.setFixedWidth(theme.px(WIDTH))
        self.fields: dict[str, TextField] = {}
        self.files: dict[str, str] = {}
        self.caps = Line(theme, "warn", "warn", "warn")
        self.problem = Line(theme, "warn", "bad", "bad")
        self.strength = SafeLabel(theme, "", "small")
        self.go = Button(theme, go, "Enter", "danger" if danger else "primary")
        self.go.clicked.connect(self.press)
        cancel = Button(theme, self.tr("Cancel"), "Esc")
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(SafeLabel(theme, title, "title"))
        self.lead = SafeLabel(theme, lead, colour="ink2", wrap=True)
        column.addWidget(self.lead)
        for id_, words, kind in fields:
            self._add(column, id_, words, kind)
        for line in (self.caps, self.problem):
            column.addWidget(line)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (cancel, self.go):
            buttons.addWidget(button)
        column.addLayout(buttons)
        next(iter(self.fields.values()), self.go).setFocus()

    def press(self) -> None:
        """Hand over what was typed."""
        if self.go.isEnabled():
            self.problem.say("")
            self.go.setEnabled(False)
            self._take({id_: self.files.get(id_, field.text()) for id_, field in self.fields.items()})

    def refuse(self, words: str) -> None:
        """Say what is wrong; everything typed stays."""
        self.go.setEnabled(True)
        self.problem.say(words)
        self.problem.setAccessibleName(words)
        self.adjustSize()

    def done(self, result: int) -> None:
        """Let go of what was typed, however it ended."""
        for field in self.fields.values():
            field.clear()
        super().done(result)

    def _add(self, column: QVBoxLayout, id_: str, words: str, kind: Kind) -> None:
        block = QVBoxLayout()
        block.setSpacing(self.theme.px(4))
        field = self._field(id_, words, kind)
        self.fields[id_] = field
        block.addWidget(SafeLabel(self.theme, words, weight=600))
        block.addWidget(field)
        if kind == "new":
            block.addWidget(self.strength)
            self._grade("")
        column.addLayout(block)
        field.returnPressed.connect(self.press)

    def _field(self, id_: str, words: str, kind: Kind) -> TextField:
        if kind in ("old", "new"):
            field = PasswordField(self.theme, words)
            field.caps_lock.connect(lambda on: self.caps.say(self.tr("Caps Lock is on") if on else ""))
            if kind == "new":
                field.textChanged.connect(self._grade)
            return field
        plain = TextField(self.theme, name=words)
        if kind == "key_file":
            plain.setReadOnly(True)
            choose = Button(self.theme, self.tr("Choose"), kind="quiet")
            choose.clicked.connect(lambda: self._ask_file(id_))
            put_inside(self.theme, plain, choose)
        return plain

    def _grade(self, text: str) -> None:
        grade, words = strength(text)
        self.strength.setText(words)
        self.strength.set_colour(_STRENGTH[grade])

    def _ask_file(self, id_: str) -> None:
        dialog = FileDialog(self, self.tr("Choose the key file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take_file(id_, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_file(self, id_: str, path: Path) -> None:
        """Use this file."""
        self.files[id_] = str(path)
        self.fields[id_].setText(path.name)


class RecoveryDialog(QDialog):
    """Shows a recovery key once; it closes when the person says that it is written down."""

    def __init__(self, theme: Theme, parent: QWidget, project: str, key: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Recovery key"))
        self.setFixedWidth(theme.px(WIDTH))
        lead = self.tr(
            "Write it down, or print this sheet by hand, and keep it where the data may be kept. It opens the project "
            "“{0}” without a password, is shown this once, and is stored nowhere."
        ).format(project)
        self.key = SafeLabel(theme, key, "lead", wrap=True, mono=True)
        self.key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.key.setAccessibleName(key)
        self.written = CheckBox(theme, self.tr("I have written it down"))
        self.close_button = Button(theme, self.tr("Close"), "Enter", "primary")
        self.close_button.setEnabled(False)
        self.written.toggled.connect(self.close_button.setEnabled)
        self.close_button.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(16))
        for widget in (
            SafeLabel(theme, self.tr("Recovery key"), "title"),
            SafeLabel(theme, lead, colour="ink2", wrap=True),
            self.key,
            self.written,
        ):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.written.setFocus()

    def done(self, result: int) -> None:
        """Let go of the key."""
        self.key.setText("")
        self.key.setAccessibleName("")
        super().done(result)
