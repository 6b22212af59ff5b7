"""What the program said in this session: problems and status words, newest first (Ctrl+Shift+L)."""

from __future__ import annotations

import time
from collections import deque

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from alapp.ui.shell.overlay import Overlay
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.card import Hairline
from alapp.ui.widgets.keycap import KeyCaps
from alapp.ui.widgets.text import SafeLabel

KEPT = 200
WIDTH, HEIGHT = 640, 420


class MessageLog:
    """The last messages with their time."""

    def __init__(self) -> None:
        self._lines: deque[str] = deque(maxlen=KEPT)

    def add(self, words: str) -> None:
        """Keep a message; the same one twice in a row counts once."""
        line = f"{time.strftime('%H:%M:%S')}  {words}"
        if words and (not self._lines or self._lines[0][10:] != words):
            self._lines.appendleft(line)

    def clear(self) -> None:
        """Forget what was said."""
        self._lines.clear()

    @property
    def text(self) -> str:
        """All messages, newest first."""
        return "\n".join(self._lines)


class MessagePanel(Overlay):
    """Shows the log; the text can be marked and copied."""

    def __init__(self, theme: Theme, window: QWidget, log: MessageLog) -> None:
        super().__init__(theme, window)
        self._log = log
        self.setAccessibleName(self.tr("Messages of this session"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFrameStyle(0)
        self.text.document().setDocumentMargin(theme.px(16))
        self.text.setAccessibleName(self.tr("Messages"))
        self.text.setStyleSheet("QPlainTextEdit { border: none; background: transparent; }")
        set_ring(self.text, "inside")
        head = QWidget()
        head.setFixedHeight(theme.px(56))
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        row.addWidget(SafeLabel(theme, self.tr("Messages of this session"), "emphasis"))
        row.addStretch(1)
        row.addWidget(KeyCaps(theme, "Esc"))
        for widget in (head, Hairline(theme), self.text):
            self.panel.body.addWidget(widget)
        self.panel.body.setAlignment(head, Qt.AlignmentFlag.AlignTop)

    def open_log(self) -> None:
        """Open with what was said so far."""
        self.text.setPlainText(self._log.text or self.tr("Nothing was said so far."))
        self.open()

    def default_focus(self) -> QWidget:
        """Return the text."""
        return self.text

    def place(self) -> None:
        """In the middle."""
        px = self.theme.px
        width, height = min(px(WIDTH), self.width() - px(48)), min(px(HEIGHT), self.height() - px(48))
        self.panel.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)
