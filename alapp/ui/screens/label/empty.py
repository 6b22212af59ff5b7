"""What stands in place of an item when there is none to label."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.guideline import Guideline
from alapp.ui.screens.label.words import tr
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Card
from alapp.ui.widgets.text import SafeLabel

WIDTH = 560


class EmptyState(QWidget):
    """“All 300 reports are labeled.” with what to do next; or an empty pool with the way to fill it."""

    action_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.title = SafeLabel(theme, "", "title", wrap=True)
        self.words = SafeLabel(theme, "", "body", "ink2", wrap=True)
        self.buttons = {
            "import": Button(theme, tr("Import a file"), "Ctrl+I", "primary"),
            "export": Button(theme, tr("Export the labels"), "Ctrl+E", "primary"),
            "go.browse": Button(theme, tr("Browse all"), "Ctrl+3"),
        }
        card = Card(theme, 24, spacing=12)
        card.setFixedWidth(theme.px(WIDTH))
        card.body.addWidget(self.title)
        card.body.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for action_id, button in self.buttons.items():
            button.clicked.connect(lambda _=False, action_id=action_id: self.action_wanted.emit(action_id))
            row.addWidget(button)
        row.addStretch(1)
        card.body.addLayout(row)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not a button: a late Enter must not start an export
        set_ring(self, "none")
        outer = QVBoxLayout(self)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)

    def show_state(self, guideline: Guideline, pool: int, answered: int) -> None:
        """Show why there is nothing to label: nothing imported yet, or everything done."""
        noun, left_out = guideline.noun_plural, max(pool - answered, 0)
        count = QLocale().toString(pool)
        if not pool:
            self._say(
                tr("No {0} yet.").format(noun),
                tr("Import a file to start: CSV, TSV, JSON, JSON lines or a folder of texts."),
            )
        elif not left_out:
            self._say(tr("All {0} {1} are labeled.").format(count, noun), _done())
        else:
            skipped = tr("Skipped or left out: {0}.").format(QLocale().toString(left_out))
            self._say(tr("All {0} {1} were looked at.").format(count, noun), f"{skipped} {_done()}")
        self.buttons["import"].setVisible(not pool)
        self.buttons["export"].setVisible(bool(pool))
        self.buttons["go.browse"].setVisible(bool(pool))

    def _say(self, title: str, words: str) -> None:
        self.title.setText(title)
        self.words.setText(words)
        self.setAccessibleName(f"{title} {words}")


def _done() -> str:
    return tr("The labels can be exported now. Earlier answers can be changed in Browse or with [.")
