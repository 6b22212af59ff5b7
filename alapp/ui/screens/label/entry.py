"""One-line entries of the Label screen: find in the item, comment, and why an item is skipped."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from alapp.ui.screens.label.words import tr
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.fields import SearchField, TextField
from alapp.ui.widgets.text import SafeLabel

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Entry(QWidget):
    """A row with a field; ``Enter`` hands in (``Shift+Enter`` the other way), ``Esc`` leaves."""

    entered = Signal(str, bool)
    """The text, and whether Shift was held."""
    closed = Signal()

    def __init__(self, theme: Theme, field: TextField) -> None:
        super().__init__()
        self.field = field
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.px(8))
        self.row.addWidget(field, 1)
        field.installEventFilter(self)
        self.hide()

    def open(self, text: str = "") -> None:
        """Show the row with this text, ready to type."""
        self.field.setText(text)
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and Esc from the field."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
            if event.key() in ENTER:
                if not event.isAutoRepeat():
                    self.entered.emit(self.field.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                return True
        return super().eventFilter(watched, event)


class CommentEntry(Entry):
    """The one line of a comment."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, TextField(theme, tr("Comment. Enter saves, Esc leaves."), name=tr("Comment")))
        self.field.setMaxLength(2000)


class FindEntry(Entry):
    """Find in the item: the field and “2 of 5”."""

    typed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, SearchField(theme, tr("Find in the item"), key=""))
        self.count = SafeLabel(theme, "", "small", "ink2")
        self.row.addWidget(self.count)
        self.field.textChanged.connect(self.typed)

    def show_hits(self, which: int, total: int) -> None:
        """Say which hit of how many is shown."""
        words = tr("{0} of {1}").format(which, total) if total else tr("not found")
        self.count.setText(words if self.field.text() else "")


_MUCH = 10_000
SKIP_REASONS: tuple[str, ...] = ("cannot tell", "unreadable", "not in scope", "other")


class SkipReasons(QWidget):
    """Why an item is skipped: four choices with digits."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(8))
        self._question = SafeLabel(theme, tr("Why skip it?"), "body", "ink2")
        words = (tr("Cannot tell"), tr("Unreadable"), tr("Not in scope"), tr("Other"))
        self.buttons = [Button(theme, text, key=str(n)) for n, text in enumerate(words, 1)]
        for button, reason in zip(self.buttons, SKIP_REASONS, strict=True):
            button.setAccessibleName(tr("Skip: {0}, key {1}").format(button.text(), button.key))
            button.clicked.connect(lambda _=False, reason=reason: self.chosen.emit(reason))
        self.fit(_MUCH)
        self.hide()

    def fit(self, room: int) -> None:
        """Stand in one row where there is room for it, else in two without the question."""
        gap = self.theme.px(8)
        needed = sum(w.sizeHint().width() + gap for w in (self._question, *self.buttons))
        wide = needed <= room
        self._grid.addWidget(self._question, 0, 0)
        self._question.setHidden(not wide)
        for i, button in enumerate(self.buttons):
            self._grid.addWidget(button, *((0, i + 1) if wide else (i // 2, i % 2)))
        for column in range(6):
            self._grid.setColumnStretch(column, int(column == 5) if wide else int(column < 2))

    def press(self, place: int) -> None:
        """Choose by digit; other digits do nothing."""
        if place < len(SKIP_REASONS):
            self.chosen.emit(SKIP_REASONS[place])
