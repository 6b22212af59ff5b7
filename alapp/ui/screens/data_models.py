"""The model versions of the project, newest first, with what each was trained on and what checks said of it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from alapp.domain.model import ModelRecord
from alapp.session.exchange import Exchange
from alapp.ui.screens.data_table import TextRows, TextTable
from alapp.ui.screens.data_words import model_row
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.card import Card, Notice


class ModelsTab(QWidget):
    """A table; nothing can be changed here yet."""

    def __init__(self, theme: Theme, exchange: Exchange) -> None:
        super().__init__()
        self.exchange = exchange
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        titles = ["Version", "Trained", "Model", "Strategy", "Labels", "Guideline", "Accuracy in random checks"]
        self.rows = TextRows([self.tr(t) for t in titles], numbers=(4, 5))
        self.table = TextTable(theme, self.rows, self.tr("Models"), (110, 180, 150, 150, 84, 90, 260), 6, (5, 3, 2, 1))
        card = Card(theme, 1, spacing=0)
        card.body.addWidget(self.table)
        words = self.tr("The first one is trained after some answers; training goes on while you label.")
        self.empty = Notice(theme, "info", self.tr("No model yet"), words)
        self._card = card
        column.addWidget(card)
        column.addWidget(self.empty)
        column.addStretch(0)

    def refresh(self) -> None:
        """Fetch the versions anew."""
        self.exchange.models(self._show)

    def step(self, by: int) -> None:
        """Go to another version."""
        self.table.step(by)

    def _show(self, models: list[ModelRecord]) -> None:
        self.rows.show_rows([model_row(model) for model in models])
        self._card.setVisible(bool(models))
        self.empty.setVisible(not models)
        if models and self.table.currentIndex().row() < 0:
            self.table.selectRow(0)
