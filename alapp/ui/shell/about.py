"""About the program: version, build, where newer versions come from, the administrator's rules, and all licences."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from alapp.domain.words import tr as core_tr
from alapp.session import policy
from alapp.session.about import about, licences, updates_words
from alapp.ui.shell.clipboard import copy_to_keep
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Hairline
from alapp.ui.widgets.fields import ComboBox
from alapp.ui.widgets.text import SafeLabel

WIDTH, HEIGHT = 640, 620
LEAST_TEXT = 120


class AboutDialog(QDialog):
    """Everything can be read and copied by the keys alone; Esc closes it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme, self._about, self._licences = theme, about(), licences()
        self.setWindowTitle(self.tr("About alapp"))
        self.text = self._build_text()
        self.choice = ComboBox(theme, self.tr("Licence of"))
        self.choice.addItems([self.tr("Versions of all parts"), *self._licences])
        self.choice.currentIndexChanged.connect(self.show_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(SafeLabel(theme, "alapp", "title"))
        column.addLayout(self._facts())
        column.addWidget(SafeLabel(theme, updates_words(), colour="ink2", wrap=True))
        for words in self._rules():
            column.addWidget(words)
        column.addWidget(Hairline(theme))
        column.addWidget(self.choice)
        column.addWidget(self.text, 1)
        column.addLayout(self._foot())
        room = parent.window().size()
        self.resize(min(theme.px(WIDTH), room.width()), min(theme.px(HEIGHT), room.height()))
        self.show_text(0)
        self.choice.setFocus()

    def _facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.px(16))
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(self._about.facts().items()):
            grid.addWidget(SafeLabel(self.theme, core_tr(name), colour="ink2"), row, 0, Qt.AlignmentFlag.AlignTop)
            shown = SafeLabel(self.theme, value, wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys read and copy the same in the text below
            grid.addWidget(shown, row, 1)
        return grid

    def _rules(self) -> list[SafeLabel]:
        found = policy.current()
        if not found.any:
            return []
        said = self.tr("Rules of your administrator ({0}):").format(found.path)
        lines = [SafeLabel(self.theme, said, "emphasis", wrap=True)]
        lines += [SafeLabel(self.theme, words, wrap=True) for words in found.sentences()]
        return [*lines, *([SafeLabel(self.theme, found.problem, colour="warn", wrap=True)] if found.problem else [])]

    def _build_text(self) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        text.setTabChangesFocus(True)
        text.setFont(self.theme.font("small"))
        text.setMinimumHeight(self.theme.px(LEAST_TEXT))
        set_ring(text, "inside", self.theme.radius("control"))
        return text

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self.copy = Button(self.theme, self.tr("Copy versions"), icon="note")
        self.copy.clicked.connect(lambda: copy_to_keep(self._about.text()))
        close = Button(self.theme, self.tr("Close"), "Esc")
        close.clicked.connect(self.reject)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(close)
        return foot

    def show_text(self, row: int) -> None:
        """Show the versions of all parts, or a licence."""
        self.text.setAccessibleName(self.choice.itemText(row))
        if row < 1:
            self.text.setPlainText(self._about.text())
            return
        path = [*self._licences.values()][row - 1]
        try:
            self.text.setPlainText(path.read_text("utf-8", errors="replace"))
        except OSError as error:
            self.text.setPlainText(self.tr("This text cannot be read: {0}.").format(error.strerror))
