"""The banner that stands while the last answer could not be saved; labeling waits."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from alapp.domain.errors import AppError
from alapp.ui.screens.label.words import tr
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Notice


class FailureNotice(QWidget):
    """Says what happened, what it means, what to do; stays until the answer is saved."""

    retry = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._shown: AppError | None = None
        self._notice: Notice | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.px(12))
        self.hide()

    def show_failure(self, failure: AppError | None) -> None:
        """Show this failure; None hides the banner."""
        if failure is self._shown:
            return
        self._shown = failure
        if self._notice is not None:
            self._column.removeWidget(self._notice)
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        if failure is not None:
            words = " ".join(filter(None, [failure.meaning, failure.remedy]))
            self._notice = Notice(self.theme, "bad", failure.what, words)
            again = Button(self.theme, tr("Try again"), key="Ctrl+S")
            again.clicked.connect(lambda _checked=False: self.retry.emit())
            self._notice.body.addSpacing(self.theme.px(4))
            self._notice.body.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
            self._column.addWidget(self._notice)
        self.setVisible(failure is not None)
