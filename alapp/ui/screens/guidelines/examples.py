"""Examples of a label: as cards to read, and as rows to edit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.guideline import Example
from alapp.ui.screens.guidelines.words import tr
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button, IconButton, Segmented
from alapp.ui.widgets.card import Card, Icon
from alapp.ui.widgets.fields import TextField
from alapp.ui.widgets.text import SafeLabel


def example_columns(theme: Theme, name: str, examples: Sequence[Example]) -> QWidget:
    """Return two columns of cards: what is this label, and what only seems to be."""
    place = QWidget()
    grid = QGridLayout(place)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(theme.px(16))
    for column, positive in enumerate((True, False)):
        grid.addLayout(_column(theme, name, [e for e in examples if e.positive is positive], positive), 0, column)
        grid.setColumnStretch(column, 1)
    return place


def _column(theme: Theme, name: str, examples: Sequence[Example], positive: bool) -> QVBoxLayout:
    colour = "ok" if positive else "bad"
    column, head = QVBoxLayout(), QHBoxLayout()
    column.setSpacing(theme.px(8))
    head.setSpacing(theme.px(6))
    head.addWidget(Icon(theme, "check" if positive else "x", colour))
    title = name if positive else tr("Not {0}").format(name)
    head.addWidget(SafeLabel(theme, title, colour=colour, weight=600, wrap=True), 1)
    column.addLayout(head)
    for example in examples:
        column.addWidget(_card(theme, example))
    if not examples:
        column.addWidget(SafeLabel(theme, tr("No example yet."), role="small", colour="ink3"))
    column.addStretch(1)
    return column


def _card(theme: Theme, example: Example) -> Card:
    card = Card(theme, padding=12, spacing=6)
    card.body.addWidget(SafeLabel(theme, f"“{example.text}”", wrap=True))
    if example.item_key:
        card.body.addWidget(SafeLabel(theme, example.item_key, role="small", colour="ink3"))
    return card


LEAST_WIDE = 440
"""Width from which a new example is typed between its kind and its button."""


class ExampleEditor(QWidget):
    """The examples of a label, each with a way to remove it, and a line to add one. ``changed`` tells of both."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.examples: tuple[Example, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(4))
        column.addLayout(self._rows)
        self.kind = Segmented(theme, [("yes", tr("Label")), ("no", tr("Not label"))], name=tr("Kind of example"))
        self.text = _Line(theme, tr("Type or paste a passage"), name=tr("New example"))
        self.add = Button(theme, tr("Add example"), icon="plus")
        self._entry = QGridLayout()
        self._entry.setSpacing(theme.px(8))
        self._entry.setColumnStretch(1, 1)
        column.addLayout(self._entry)
        self._arrange(wide=True)
        self.text.entered.connect(self.take)
        self.add.clicked.connect(self.take)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button below the line where there is no room beside it."""
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= self.theme.px(LEAST_WIDE))

    def _arrange(self, *, wide: bool) -> None:
        self._entry.addWidget(self.kind, 0, 0)
        self._entry.addWidget(self.text, *((0, 1) if wide else (1, 0, 1, 3)))
        self._entry.addWidget(self.add, 0, 2)

    def minimumSizeHint(self) -> QSize:
        """Return the width of kind and button; the line goes below them."""
        width = self.kind.sizeHint().width() + self.add.sizeHint().width() + self.theme.px(16)
        return QSize(width, super().minimumSizeHint().height())

    def set_examples(self, examples: Sequence[Example]) -> None:
        """Show these examples."""
        self.examples = tuple(examples)
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, example in enumerate(self.examples):
            self._rows.addWidget(self._row(place, example))

    def take(self) -> bool:
        """Add what stands in the line; False when it is empty or there already."""
        example = Example(self.text.text().strip(), self.kind.current == "yes")
        known = {(e.text, e.positive) for e in self.examples}
        if not example.text or (example.text, example.positive) in known:
            return False
        self.set_examples((*self.examples, example))
        self.text.clear()
        self.changed.emit()
        return True

    def _row(self, place: int, example: Example) -> QWidget:
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.px(8))
        positive = example.positive
        row.addWidget(Icon(self.theme, "check" if positive else "x", "ok" if positive else "bad"))
        row.addWidget(SafeLabel(self.theme, f"“{example.text}”", wrap=True), 1)
        remove = IconButton(self.theme, "x", tr("Remove this example"))
        remove.setAccessibleDescription(example.text)
        remove.clicked.connect(lambda: self._remove(place))
        row.addWidget(remove)
        return widget

    def _remove(self, place: int) -> None:
        self.set_examples(self.examples[:place] + self.examples[place + 1 :])
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


class _Line(TextField):
    """A line whose Enter adds what it holds."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Enter, keep the rest."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)
