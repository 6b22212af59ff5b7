"""The answer area, pinned to the bottom of the card: question, suggestion, answers, entries, actions."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alapp.session.actions import BY_ID
from alapp.ui.screens.label.entry import CommentEntry, SkipReasons
from alapp.ui.screens.label.grid import AnswerGrid
from alapp.ui.screens.label.suggestion import SuggestionLine
from alapp.ui.screens.label.words import tr
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.text import ElidedLabel

_NAME_SHOWN = 24
REGION_ROW: tuple[tuple[str, str], ...] = (
    ("label.commit", "primary"),
    ("region.accept", "plain"),
    ("region.accept.all", "plain"),
    ("region.reject", "quiet"),
    ("label.skip", "quiet"),
    ("label.flag", "quiet"),
    ("label.undo", "quiet"),
)
ACTION_ROW: tuple[tuple[str, str], ...] = (
    ("label.commit", "primary"),
    ("label.accept", "plain"),
    ("label.skip", "quiet"),
    ("label.flag", "quiet"),
    ("label.comment", "quiet"),
    ("label.undo", "quiet"),
)


class AnswerArea(QWidget):
    """Everything a hand needs; it keeps its place whatever the length of the item."""

    asked_for = Signal(str)
    """An action was pressed: its id in the table."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, region: bool = False) -> None:
        super().__init__(parent)
        self.theme = theme
        self._region = region
        self.question = ElidedLabel(theme, "", "emphasis")
        self.suggestion = SuggestionLine(theme)
        self.grid = AnswerGrid(theme, dense=region)
        self.chosen = ElidedLabel(theme, "", "body", "ink", 500)
        self.chosen.hide()
        self.comment = CommentEntry(theme)
        self.reasons = SkipReasons(theme)
        self.buttons: Mapping[str, Button] = {
            a: self._button(a, kind) for a, kind in (REGION_ROW if region else ACTION_ROW)
        }
        self._column = QVBoxLayout(self)
        self._head = self._make_head()
        self._actions = self._make_actions()
        self._column.addLayout(self._head)
        for widget in (self.grid, self.chosen, self.comment, self.reasons):
            self._column.addWidget(widget)
        self._column.addLayout(self._actions)
        self._instant, self._suggested = True, False
        self._words: dict[str, tuple[str, str]] = {}
        self._tight = self._bare = False
        self.restyle()

    def restyle(self) -> None:
        """Take the spaces of the present text size."""
        px = self.theme.px
        self._column.setContentsMargins(px(24), px(8 if self._tight else 16), px(24), px(8 if self._tight else 20))
        self._column.setSpacing(px(8 if self._tight else 12))
        self._head.setContentsMargins(0, 0, 0, -px(2))
        self._actions.setSpacing(px(8))

    def fold(self, *, tight: bool, bare: bool) -> None:
        """Take less height: ``tight`` spaces; ``bare`` also without the line of the question."""
        self._bare = bare
        self.question.setHidden(bare)
        self.suggestion.setHidden(bare)
        if tight != self._tight:
            self._tight = tight
            self.restyle()
        self._show_entries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words of the actions where there is little room: of undo first, of accepting last."""
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        room = self.width() - 2 * self.theme.px(24)
        for action_id, words in self._words.items():
            _set_text(self.buttons[action_id], words[0])
        for action_id in reversed(self._words):
            if self._actions_width() <= room:
                break
            _set_text(self.buttons[action_id], self._words[action_id][1])
        self.reasons.fit(room)

    def _actions_width(self) -> int:
        shown = [b for b in self.buttons.values() if not b.isHidden()]
        return sum(b.sizeHint().width() for b in shown) + self.theme.px(8) * (len(shown) - 1)

    def _show_entries(self) -> None:
        """Where there is little height, an open entry takes the place of the actions."""
        away = self._tight and not (self.comment.isHidden() and self.reasons.isHidden())
        instant = self._instant
        for action_id, button in self.buttons.items():
            offered = action_id in ("label.accept", "region.accept", "region.accept.all", "region.reject")
            gone = (action_id == "label.commit" and instant) or (offered and not self._suggested)
            button.setHidden(away or gone)
        self.grid.setHidden(self._tight and not self.reasons.isHidden())  # digits choose a reason now

    def _button(self, action_id: str, kind: str) -> Button:
        button = Button(self.theme, "", BY_ID[action_id].keys[0], kind)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.asked_for.emit(action_id))
        return button

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(self.question)
        head.addWidget(self.suggestion, 1)
        return head

    def _make_actions(self) -> QHBoxLayout:
        words = {"label.commit": tr("Save and go on"), "label.skip": tr("Skip"), "label.comment": tr("Comment")}
        if self._region:
            words |= {"label.commit": tr("Done, go on"), "region.accept": tr("Accept"), "region.reject": tr("Reject")}
        row = QHBoxLayout()
        for action_id, button in self.buttons.items():
            button.setText(words.get(action_id, ""))
            if action_id == "label.undo":
                row.addStretch(1)
            row.addWidget(button)
        return row

    def show_actions(self, *, instant: bool, suggested: str, flagged: bool, undo: str | None) -> None:
        """Show what can be done now; ``suggested`` are the names of the shown suggestion, ``undo`` what it takes."""
        self._instant, self._suggested = instant, bool(suggested)
        if self._region:
            instant, suggested = False, suggested or "0"
        self.buttons["label.undo"].setEnabled(undo is not None)
        self._words = {
            **self._accept_words(instant, suggested),
            "label.flag": (tr("Take the flag away"), tr("Unflag")) if flagged else (tr("Flag"), tr("Flag")),
            "label.undo": (tr("Undo {0}").format(_short(undo)) if undo else tr("Undo"), tr("Undo")),
        }
        for action_id, button in self.buttons.items():
            _set_key(button, BY_ID[action_id].keys[0])
        self._show_entries()
        self._fit_words()

    def _accept_words(self, instant: bool, suggested: str) -> dict[str, tuple[str, str]]:
        """Return what can be taken over of the suggestion, long and short."""
        if self._region:
            return {"region.accept.all": (tr("Accept all {0}").format(suggested), tr("All {0}").format(suggested))}
        accept = tr("Accept “{0}”") if instant else tr("Set “{0}”")
        return {"label.accept": (accept.format(_short(suggested)), tr("Accept") if instant else tr("Set"))}

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

    def open_reasons(self) -> None:
        """Offer the reasons to skip."""
        self.reasons.show()
        self._show_entries()

    def open_comment(self, text: str) -> None:
        """Open the line of the comment with this text."""
        self.comment.open(text)
        self._show_entries()

    def close_entries(self) -> bool:
        """Close an open entry; False if none was open."""
        was_open = not (self.comment.isHidden() and self.reasons.isHidden())
        self.comment.hide()
        self.reasons.hide()
        self._show_entries()
        return was_open


def _set_text(button: Button, words: str) -> None:
    if button.text() != words:
        button.setText(words)


def _set_key(button: Button, key: str) -> None:
    if button.key != key:  # the person's own, lately chosen
        button.set_key(key)


def _short(words: str) -> str:
    return words if len(words) <= _NAME_SHOWN else words[: _NAME_SHOWN - 1].rstrip() + "…"
