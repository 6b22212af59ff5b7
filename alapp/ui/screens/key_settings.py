"""The keys of all commands, to look up and to change: a part of the settings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from alapp.session import own_keys
from alapp.session.action import (
    BOXES,
    BROWSE,
    DATA,
    EVERYWHERE,
    GUIDELINES,
    INSIGHTS,
    LABEL,
    LOCKED,
    PAGES,
    REGIONS,
    SEGMENTS,
    SPANS,
    START,
    WIZARD,
    Action,
    own,
)
from alapp.session.actions import ACTIONS
from alapp.session.settings import UserFile
from alapp.ui.language import tr
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.fields import SearchField
from alapp.ui.widgets.text import SafeLabel

HEIGHT = 212


def where(action: Action) -> str:
    """Return in words where the keys of a command work."""
    if EVERYWHERE in action.contexts:
        return tr("Everywhere")
    if set(PAGES) <= set(action.contexts):
        return tr("Any page")
    whole = (LABEL, *REGIONS)
    if set(whole) <= set(action.contexts):
        return tr("Label")
    names = {
        LABEL: tr("Choice"),
        SPANS: tr("Spans"),
        BOXES: tr("Boxes"),
        SEGMENTS: tr("Segments"),
        BROWSE: tr("Browse"),
        INSIGHTS: tr("Insights"),
        GUIDELINES: tr("Guidelines"),
        DATA: tr("Data"),
        START: tr("Start"),
        WIZARD: tr("Import"),
        LOCKED: tr("Locked"),
    }
    return ", ".join(names[context] for context in action.contexts)


class KeyButton(Button):
    """The button that waits for a key once it is pressed; ``caught`` tells the key's name, empty when left by Esc."""

    caught = Signal(str)
    waits = False

    def __init__(self, theme: Theme, name_of: Callable[[QKeyEvent], str]) -> None:
        super().__init__(theme, "")
        self._name_of = name_of
        self._wait(False)

    def listen(self) -> None:
        """Wait for the next key."""
        self._wait(True)
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        """Take every key while waiting, before Qt moves the focus or closes the dialog with it."""
        if self.waits and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if self.waits and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if not event.isAutoRepeat():
                self._take(event)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Wait no longer."""
        super().focusOutEvent(event)
        self._wait(False)

    def _take(self, event: QKeyEvent) -> None:
        name = self._name_of(event)
        if name:  # not a modifier alone
            self._wait(False)
            self.caught.emit("" if name == "Esc" else name)

    def _wait(self, waits: bool) -> None:
        self.waits = waits
        self.setText(self.tr("Press the new key, or Esc") if waits else self.tr("Change"))


class Commands(QTableWidget):
    """A row for each command; ``wanted`` tells that another key is wanted for the marked one."""

    wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(len(ACTIONS), 3)
        self.setAccessibleName(self.tr("Commands and their keys"))
        self.setHorizontalHeaderLabels([self.tr("Command"), self.tr("Keys"), self.tr("Where")])
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 112), (2, 112)):
            self.setColumnWidth(column, theme.px(width))
        self.setFixedHeight(theme.px(HEIGHT))
        set_ring(self, "outside", theme.radius("control"))
        self.cellDoubleClicked.connect(lambda *_: self.wanted.emit())
        self.refresh()
        self.setCurrentCell(0, 0)

    @property
    def action_now(self) -> Action:
        """The command of the marked row."""
        return ACTIONS[max(self.currentRow(), 0)]

    def refresh(self) -> None:
        """Write every row anew."""
        for row, action in enumerate(ACTIONS):
            for column, words in enumerate((action.title, "  ".join(action.keys), where(action))):
                self.setItem(row, column, QTableWidgetItem(words))

    def keep(self, wanted: str) -> None:
        """Show the commands whose words or keys hold this text."""
        folded = wanted.casefold().strip()
        for row, action in enumerate(ACTIONS):
            held = (action.title, " ".join(action.keys), action.synonyms, where(action))
            self.setRowHidden(row, not any(folded in words.casefold() for words in held))
        if self.isRowHidden(max(self.currentRow(), 0)):
            self.setCurrentCell(next((r for r in range(self.rowCount()) if not self.isRowHidden(r)), -1), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter changes the marked one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


class KeySettings(QWidget):
    """Search field, table, and what can be done with the marked command; ``changed`` tells that a key counts anew."""

    changed = Signal()

    def __init__(self, theme: Theme, user: UserFile, name_of: Callable[[QKeyEvent], str]) -> None:
        super().__init__()
        self.theme, self._user = theme, user
        self.search = SearchField(theme, self.tr("Find a command or a key"), key="")
        self.table = Commands(theme)
        self.change = KeyButton(theme, name_of)
        self.back = Button(theme, self.tr("As it was"))
        self.back_all = Button(theme, self.tr("All as they were"), kind="quiet")
        self.said = SafeLabel(theme, "", "small", "bad", wrap=True)
        self.search.textChanged.connect(self._find)
        self.table.wanted.connect(self._listen)
        self.table.itemSelectionChanged.connect(self._offer)
        self.change.clicked.connect(self._listen)
        self.change.caught.connect(self._take)
        self.back.clicked.connect(self._reset)
        self.back_all.clicked.connect(self._reset_all)
        self._lay_out()
        self._offer()

    def _find(self, wanted: str) -> None:
        self.table.keep(wanted)
        self._offer()

    def _offer(self) -> None:
        """Let be pressed what can be done with the marked command."""
        marked = self.table.currentRow() >= 0
        self._say("")
        self.change.setEnabled(marked and own_keys.can_change(self.table.action_now))
        self.back.setEnabled(marked and self.table.action_now.id in own.keys)
        self.back_all.setEnabled(bool(own.keys))

    def _listen(self) -> None:
        if self.change.isEnabled():
            self.change.listen()
        else:
            self._say(self.tr("The keys of this command stay as they are."))

    def _say(self, problem: str) -> None:
        """Say above the table, where it is seen at once, why a key was refused."""
        self.said.setText(problem)
        self.said.setVisible(bool(problem))

    def _take(self, key: str) -> None:
        self._finish(own_keys.change(self._user, self.table.action_now, key) if key else "")

    def _reset(self) -> None:
        self._finish(own_keys.reset(self._user, self.table.action_now))

    def _reset_all(self) -> None:
        own_keys.reset_all(self._user)
        self._finish("")

    def _finish(self, problem: str) -> None:
        self.table.refresh()
        self.table.keep(self.search.text())
        if not problem:
            self.changed.emit()
        self.table.setFocus()
        self._offer()
        self._say(problem)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(self.theme.px(8))
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(8))
        for button in (self.change, self.back, self.back_all):
            row.addWidget(button)
        row.addStretch(1)
        for part in (self.search, self.said, self.table):
            column.addWidget(part)
        column.addLayout(row)
