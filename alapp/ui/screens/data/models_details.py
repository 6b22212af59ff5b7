"""What a model was made from and what it measured, and what tells two of them apart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.card import Card
from alapp.ui.widgets.text import SafeLabel

NAME_WIDTH = 190
_AT_TOP = Qt.AlignmentFlag.AlignTop


class FactsCard(Card):
    """A title and rows of names and values; hidden without rows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 16, spacing=10)
        self.title = SafeLabel(theme, "", "over", "ink3")
        self.rows: list[tuple[str, str]] = []
        self._grid = QWidget()
        self.body.addWidget(self.title)
        self.body.addWidget(self._grid)
        self.hide()

    def show_facts(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        """Show other rows."""
        self.rows = list(rows)
        self.title.setText(title)
        self._grid.hide()
        self._grid.deleteLater()
        self._grid = self._made()
        self.body.addWidget(self._grid)
        self.setVisible(bool(rows))

    def _made(self) -> QWidget:
        grid = QWidget()
        layout = QGridLayout(grid)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(self.theme.px(16))
        layout.setVerticalSpacing(self.theme.px(6))
        layout.setColumnMinimumWidth(0, self.theme.px(NAME_WIDTH))
        layout.setColumnStretch(1, 1)
        for place, (name, words) in enumerate(self.rows):
            value = SafeLabel(self.theme, words, wrap=True)
            value.setAccessibleName(f"{name}: {words}")
            layout.addWidget(SafeLabel(self.theme, name, colour="ink2", wrap=True), place, 0, _AT_TOP)
            layout.addWidget(value, place, 1, _AT_TOP)
        return grid
