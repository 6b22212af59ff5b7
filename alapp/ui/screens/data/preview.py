"""The right side of Export: the first item as the file will hold it, the counts, the warning, the button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout

from alapp.ui.screens.wizard.buttons import KeyLastButton
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.card import Card, Notice, Surface
from alapp.ui.widgets.text import ElidedLabel, SafeLabel

WIDTH, LEAST_TEXT = 420, 180
WIDEST = 16_777_215
"""Qt's own limit of a widget's width."""
SHOWN = 6000


class PreviewPanel(Surface):
    """420 wide."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "surface2", "left")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(n) for n in (24, 20, 24, 20)))
        column.setSpacing(theme.px(12))
        head = QHBoxLayout()
        self.title = SafeLabel(theme, "", "over", "ink3")
        self.file_name = SafeLabel(theme, "", "small", "ink3")
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.file_name)
        column.addLayout(head)
        card = Card(theme, 8, spacing=0)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Preview of the first item"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.px(LEAST_TEXT))
        set_ring(self.text, "inside", theme.radius("card"))
        card.body.addWidget(self.text)
        column.addWidget(card, 1)
        self.facts = Card(theme, 16, spacing=4)
        column.addWidget(self.facts)
        words = self.tr("Anyone who can open the file can read it. Keep it where the data may be.")
        self.warning = Notice(theme, "warn", self.tr("The export is not encrypted"), words)
        column.addWidget(self.warning)
        self.run = KeyLastButton(theme, self.tr("Export"), key="Ctrl+Return", kind="primary", large=True)
        column.addWidget(self.run)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_beside(self, beside: bool) -> None:
        """Be 420 wide beside the choices, or as wide as they are, below them."""
        width = self.theme.px(WIDTH)
        self.setMinimumWidth(width if beside else 0)
        self.setMaximumWidth(width if beside else WIDEST)

    def show_preview(self, text: str, name: str, rows: int, facts: Sequence[tuple[str, str]]) -> None:
        """Show the first item, the file's name and the counts."""
        self.title.setText(self.tr("Preview, 1 of {0}").format(f"{rows:,}") if rows else self.tr("Preview"))
        self.file_name.setText(name)
        self.text.setPlainText(text[:SHOWN] or self.tr("No answers yet."))
        while (item := self.facts.body.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.hide()
                line.deleteLater()
        for words, value in facts:
            self.facts.body.addWidget(self._fact(words, value))

    def _fact(self, words: str, value: str) -> Surface:
        line = Surface(self.theme, "")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(SafeLabel(self.theme, words, colour="ink2"))
        row.addStretch(1)
        row.addWidget(ElidedLabel(self.theme, value, weight=600))
        return line

    def _restyle(self) -> None:
        self.text.setFont(self.theme.font("small", mono=True))
        ground, ink = self.theme.colour("surface").name(), self.theme.colour("ink2").name()
        if not self.theme.high_contrast:
            self.text.setStyleSheet(f"QPlainTextEdit {{ border: none; background: {ground}; color: {ink}; }}")
