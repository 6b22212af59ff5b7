"""Asks who opens a project that several people work in: a short table, worked by the keys alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.annotation import Annotator
from alapp.ui.screens.data.table import TextRows, TextTable
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Card
from alapp.ui.widgets.text import SafeLabel

WIDTH = 460


class WhoDialog(QDialog):
    """The proposed person is current: Enter opens as her, the arrow keys choose another, Esc opens nothing."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        title: str,
        known: Sequence[Annotator],
        proposed: str,
        take: Callable[[str], None],
    ) -> None:
        super().__init__(parent)
        self.theme, self._known, self._take = theme, tuple(known), take
        self.setWindowTitle(self.tr("Who are you?"))
        self.setFixedWidth(theme.px(WIDTH))
        self.rows = TextRows([self.tr(t) for t in ("Code", "Name", "Role")])
        self.table = TextTable(theme, self.rows, self.tr("People of the project"), (120, 160, 120), 1)
        self.table.show_most(6)
        roles = {"lead": self.tr("Lead"), "annotator": self.tr("Annotator")}
        self.rows.show_rows([(p.code, p.name, roles[p.role]) for p in known])
        self.table.selectRow(self.row_of(proposed))
        self.table.doubleClicked.connect(lambda _index: self.press())
        self._lay_out(title)
        self.table.setFocus()

    def _lay_out(self, title: str) -> None:
        theme = self.theme
        self.go = Button(theme, self.tr("Open"), "Enter", "primary")
        self.go.clicked.connect(self.press)
        cancel = Button(theme, self.tr("Cancel"), "Esc")
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(SafeLabel(theme, self.tr("Who are you?"), "title"))
        words = self.tr("Several people work in “{0}”. Your answers are stored under your code.").format(title)
        column.addWidget(SafeLabel(theme, words, colour="ink2", wrap=True))
        card = Card(theme, 1, spacing=0)
        card.body.addWidget(self.table)
        column.addWidget(card)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (cancel, self.go):
            buttons.addWidget(button)
        column.addLayout(buttons)

    def row_of(self, code: str) -> int:
        """Return the row of somebody."""
        return [p.code for p in self._known].index(code)

    def press(self) -> None:
        """Open as the person of the current row."""
        index: QModelIndex = self.table.currentIndex()
        self.accept()
        self._take(self._known[index.row()].code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter from the table as well."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.press()
        else:
            super().keyPressEvent(event)
