"""What stands in place of an item when there is none to label."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.guideline import Guideline
from alapp.ui.screens.label_words import tr
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
        outer = QVBoxLayout(self)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)

    def show_state(self, guideline: Guideline, pool: int, answered: int) -> None:
        """Show why there is nothing to label: nothing imported yet, or everything done."""
        noun = guideline.noun_plural
        if not pool:
            self.title.setText(tr("No {0} yet.").format(noun))
            self.words.setText(tr("Import a file to start: CSV, TSV, JSON, JSON lines or a folder of texts."))
        else:
            self.title.setText(tr("All {0} {1} are labeled.").format(QLocale().toString(pool), noun))
            self.words.setText(self._rest(pool, answered, noun))
        self.buttons["import"].setVisible(not pool)
        self.buttons["export"].setVisible(bool(pool))
        self.buttons["go.browse"].setVisible(bool(pool))

    def _rest(self, pool: int, answered: int, noun: str) -> str:
        words = tr("The labels can be exported now. Earlier answers can be changed in Browse or with [.")
        left_out = pool - answered
        if left_out > 0:
            passed = tr("{0} of them were skipped or left out.").format(QLocale().toString(left_out))
            return f"{passed} {words}"
        return words
