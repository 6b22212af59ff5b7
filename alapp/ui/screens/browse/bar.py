"""The bar under the Browse table: what the commands act on, the commands, and the one question before a large one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from alapp.session.actions import BY_ID
from alapp.ui.screens.browse.columns import tr
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button, spoken
from alapp.ui.widgets.keycap import KeyCaps
from alapp.ui.widgets.text import ElidedLabel, SafeLabel, Spacer

DEEDS: tuple[tuple[str, str, str, bool], ...] = (
    ("browse.name", "Set label", "Label", True),
    ("browse.flag", "Flag", "Flag", True),
    ("browse.gold", "Mark as gold", "Gold", False),
    ("browse.queue", "Queue next", "Queue", False),
    ("browse.exclude", "Leave out of the pool", "Leave out", False),
)
"""Action, words, words where there is little room, and whether the key is drawn on the button."""


class BulkBar(QStackedWidget):
    """``wanted`` tells the action of the button that was pressed."""

    wanted = Signal(str)
    answered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._yes: Callable[[], None] | None = None
        self._room, self._fitting = 0, False
        self.target = SafeLabel(theme, "", weight=600)
        self.buttons: dict[str, Button] = {}
        self.question = ElidedLabel(theme, "", weight=600)
        self.yes = Button(theme, "", "Enter", "primary")
        self.no = Button(theme, tr("Leave as it is"), "Esc")
        self._reminder = (SafeLabel(theme, tr("Every change can be undone"), "small", "ink3"), KeyCaps(theme, "Ctrl+Z"))
        self.addWidget(self._deeds())
        self.addWidget(self._ask())
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the height of the present text size: a control and room for its focus ring."""
        self.setFixedHeight(self.theme.px(40))

    def _deeds(self) -> QWidget:
        page, row = self._row()
        row.addWidget(self.target)
        for action, words, _, drawn in DEEDS:
            key = BY_ID[action].keys[0]
            button = Button(self.theme, tr(words), key if drawn else "")
            button.setAccessibleName(spoken(tr(words), key))
            button.clicked.connect(lambda _=False, a=action: self.wanted.emit(a))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.buttons[action] = button
            row.addWidget(button)
        row.addWidget(Spacer())
        for widget in self._reminder:
            row.addWidget(widget)
            widget.hide()
        return page

    def _ask(self) -> QWidget:
        page, row = self._row()
        row.addWidget(self.question, 1)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        self.yes.clicked.connect(lambda: self._answer(True))
        self.no.clicked.connect(lambda: self._answer(False))
        return page

    def _row(self) -> tuple[QWidget, QHBoxLayout]:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(4, 4, 4, 4)  # room for the focus ring
        row.setSpacing(self.theme.px(8))
        return page, row

    def minimumSizeHint(self) -> QSize:
        """Return a height; the words are shortened to the width there is."""
        return QSize(self.theme.px(200), self.theme.px(40))

    def _needed(self, widgets: Sequence[QWidget]) -> int:
        return sum(w.sizeHint().width() + self.theme.px(8) for w in widgets) + self.theme.px(110)

    def fit(self, width: int) -> None:
        """Drop the reminder, then shorten the words, then drop the keys where there is no room for them.

        Showing the reminder lays the page out and so can ask for another width meanwhile; the last one counts.
        """
        self._room = width
        if self._fitting:
            return
        self._fitting, fitted = True, -1
        while fitted != self._room:
            fitted = self._room
            self._fit(fitted)
        self._fitting = False

    def _fit(self, width: int) -> None:
        self._dress(short=False, keys=True)
        buttons = list(self.buttons.values())
        room = self._needed([*buttons, *self._reminder]) < width
        for widget in self._reminder:
            widget.setVisible(room)
        if self._needed(buttons) > width:
            self._dress(short=True, keys=True)
        if self._needed(buttons) > width:
            self._dress(short=True, keys=False)

    def _dress(self, *, short: bool, keys: bool) -> None:
        for action, words, few, drawn in DEEDS:
            key, button = BY_ID[action].keys[0], self.buttons[action]
            button.setText(tr(few if short else words))
            button.set_key(key if drawn and keys else "")
            button.setAccessibleName(spoken(tr(words), key))

    def show_target(self, words: str) -> None:
        """Say what the commands act on; without anything they rest."""
        self.target.setText(words)
        self.target.setVisible(bool(words))
        for button in self.buttons.values():
            button.setEnabled(bool(words))

    @property
    def asking(self) -> bool:
        """Whether a question waits for its answer."""
        return self.currentIndex() == 1

    def ask(self, question: str, yes: str, then: Callable[[], None]) -> None:
        """Ask once; ``then`` runs when the person says yes."""
        self._yes = then
        self.question.setText(question)
        self.yes.setText(yes)
        self.setCurrentIndex(1)
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Take the question away: nothing is changed."""
        self._answer(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc say no."""
        if self.asking and event.key() == Qt.Key.Key_Escape:
            self._answer(False)
            return
        super().keyPressEvent(event)

    def _answer(self, yes: bool) -> None:
        then, self._yes = self._yes, None
        self.setCurrentIndex(0)
        self.answered.emit()
        if yes and then is not None:
            then()
