"""“Opening …”, shown over the window while a project takes longer to open than a blink."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from alapp.ui.shell.overlay import Overlay
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.card import Icon
from alapp.ui.widgets.text import ElidedLabel

BLINK_MS = 200
WIDTH, HEIGHT = 420, 64


class OpeningPanel(Overlay):
    """Says what is done, such as which project is being opened; it cannot be closed, it goes away by itself."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, radius="card")
        self._words = ElidedLabel(theme, "", "emphasis")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(BLINK_MS)
        self._soon.timeout.connect(self.open)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(20), 0, theme.px(20), 0)
        row.setSpacing(theme.px(12))
        row.addWidget(Icon(theme, "clock", "accent", 20))
        row.addWidget(self._words, 1)
        self.panel.body.addLayout(row)
        self.panel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def begin(self, what: str) -> None:
        """Show what is done if it is not over soon."""
        words = f"{what}…"
        self._words.setText(words)
        self.panel.setAccessibleName(words)
        self._soon.start()

    def end(self) -> None:
        """Go away."""
        self._soon.stop()
        self.close_panel()

    def place(self) -> None:
        """In the middle."""
        width, height = self.theme.px(WIDTH), self.theme.px(HEIGHT)
        self.panel.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def default_focus(self) -> QWidget:
        """Return the panel."""
        return self.panel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take every key: nothing reaches what lies below."""
        event.accept()
