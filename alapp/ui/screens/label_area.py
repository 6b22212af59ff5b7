"""The answer area, pinned to the bottom of the card: question, suggestion, answers, entries, actions."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alapp.ui.screens.label_entry import CommentEntry, SkipReasons
from alapp.ui.screens.label_grid import AnswerGrid
from alapp.ui.screens.label_suggestion import SuggestionLine
from alapp.ui.screens.label_words import tr
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.text import ElidedLabel

_NAME_SHOWN = 24
ACTION_ROW: tuple[tuple[str, str, str], ...] = (
    ("label.commit", "Enter", "primary"),
    ("label.accept", "A", "plain"),
    ("label.skip", "S", "quiet"),
    ("label.flag", "F", "quiet"),
    ("label.comment", "C", "quiet"),
    ("label.undo", "U", "quiet"),
)


class AnswerArea(QWidget):
    """Everything a hand needs; it keeps its place whatever the length of the item."""

    asked_for = Signal(str)
    """An action was pressed: its id in the table."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.question = ElidedLabel(theme, "", "emphasis")
        self.suggestion = SuggestionLine(theme)
        self.grid = AnswerGrid(theme)
        self.chosen = ElidedLabel(theme, "", "body", "ink", 500)
        self.chosen.hide()
        self.comment = CommentEntry(theme)
        self.reasons = SkipReasons(theme)
        self.buttons: Mapping[str, Button] = {a: self._button(a, key, kind) for a, key, kind in ACTION_ROW}
        self._column = QVBoxLayout(self)
        self._head = self._make_head()
        self._actions = self._make_actions()
        self._column.addLayout(self._head)
        for widget in (self.grid, self.chosen, self.comment, self.reasons):
            self._column.addWidget(widget)
        self._column.addLayout(self._actions)
        self.restyle()

    def restyle(self) -> None:
        """Take the spaces of the present text size."""
        px = self.theme.px
        self._column.setContentsMargins(px(24), px(16), px(24), px(20))
        self._column.setSpacing(px(12))
        self._head.setContentsMargins(0, 0, 0, -px(2))
        self._actions.setSpacing(px(8))

    def _button(self, action_id: str, key: str, kind: str) -> Button:
        button = Button(self.theme, "", key, kind)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.asked_for.emit(action_id))
        return button

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(self.question, 2)
        head.addWidget(self.suggestion, 3)
        return head

    def _make_actions(self) -> QHBoxLayout:
        words = {"label.commit": tr("Save and go on"), "label.skip": tr("Skip"), "label.comment": tr("Comment")}
        row = QHBoxLayout()
        for action_id, button in self.buttons.items():
            button.setText(words.get(action_id, ""))
            if action_id == "label.undo":
                row.addStretch(1)
            row.addWidget(button)
        return row

    def show_actions(self, *, instant: bool, suggested: str, flagged: bool, undo: str | None) -> None:
        """Show what can be done now; ``suggested`` are the names of the shown suggestion, ``undo`` what it takes."""
        self.buttons["label.commit"].setVisible(not instant)
        accept = self.buttons["label.accept"]
        accept.setVisible(bool(suggested))
        _set_text(accept, (tr("Accept “{0}”") if instant else tr("Set “{0}”")).format(_short(suggested)))
        _set_text(self.buttons["label.flag"], tr("Take the flag away") if flagged else tr("Flag"))
        self.buttons["label.undo"].setEnabled(undo is not None)
        _set_text(self.buttons["label.undo"], tr("Undo {0}").format(_short(undo)) if undo else tr("Undo"))

    def show_chosen(self, names: str) -> None:
        """Name the chosen labels that have no tile here; nothing for none."""
        self.chosen.setVisible(bool(names))
        self.chosen.setText(tr("Chosen too: {0}").format(names) if names else "")

    def set_writable(self, writable: bool) -> None:
        """Enable or disable everything that changes something."""
        self.grid.setEnabled(writable)
        for action_id, button in self.buttons.items():
            if action_id != "label.undo" or not writable:
                button.setEnabled(writable)

    def close_entries(self) -> bool:
        """Close an open entry; False if none was open."""
        was_open = not (self.comment.isHidden() and self.reasons.isHidden())
        self.comment.hide()
        self.reasons.hide()
        return was_open


def _set_text(button: Button, words: str) -> None:
    if button.text() != words:
        button.setText(words)


def _short(words: str) -> str:
    return words if len(words) <= _NAME_SHOWN else words[: _NAME_SHOWN - 1].rstrip() + "…"
