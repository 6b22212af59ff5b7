"""A page of the manual, to be read and copied; Esc closes it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from alapp.session import manual
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button

WIDTH, HEIGHT = 760, 620


class ManualPage(QDialog):
    """Shows one page by its name (such as ``safety``) as plain text, and goes away when it is closed."""

    def __init__(self, theme: Theme, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title, *_ = headings = manual.headings(name)
        self.setWindowTitle(title)
        self.text = QPlainTextEdit(manual.page(name))
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.text.setTabChangesFocus(True)
        self.text.setFont(theme.font("lead"))
        self.text.document().setDocumentMargin(theme.px(8))
        self.text.setAccessibleName(title)
        self._mark(headings)
        close = Button(theme, self.tr("Close"), "Esc")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(self.text)
        column.addLayout(foot)
        window = parent.window()
        self.resize(min(theme.px(WIDTH), window.width()), min(theme.px(HEIGHT), window.height()))
        self.text.setFocus()

    def _mark(self, headings: Collection[str]) -> None:
        """Set the headings in a heavier face."""
        block, heavy = self.text.document().begin(), QTextCharFormat()
        heavy.setFontWeight(QFont.Weight.DemiBold)
        while block.isValid():
            if block.text() in headings:
                cursor = QTextCursor(block)
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                cursor.mergeCharFormat(heavy)
            block = block.next()
