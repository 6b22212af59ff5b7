"""“Opening …”, shown over the window while a project takes longer to open than a blink."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from alapp.session.background import Job
from alapp.ui.screens.data.jobs import JobLine
from alapp.ui.shell.overlay import Overlay
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.card import Icon
from alapp.ui.widgets.text import ElidedLabel

BLINK_MS = 200
TICK_MS = 100
WIDTH, JOB_WIDTH, HEIGHT = 420, 560, 64


class OpeningPanel(Overlay):
    """Says what is done, such as which project is being opened; it cannot be closed, it goes away by itself.

    Work that tells how far it is, and can be stopped, is shown as other jobs are.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, radius="card")
        self._words = ElidedLabel(theme, "", "emphasis")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(BLINK_MS)
        self._soon.timeout.connect(self.open)
        self._job: Job | None = None
        self.line = JobLine(theme)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._paint)
        self._plain = QWidget()
        row = QHBoxLayout(self._plain)
        row.setContentsMargins(theme.px(20), 0, theme.px(20), 0)
        row.setSpacing(theme.px(12))
        row.addWidget(Icon(theme, "clock", "accent", 20))
        row.addWidget(self._words, 1)
        self.panel.body.addWidget(self._plain)
        self.panel.body.addWidget(self.line)
        self.panel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def begin(self, what: str, job: Job | None = None) -> None:
        """Show what is done, or the job that does it, if it is not over soon."""
        self._job = job
        self._plain.setVisible(job is None)
        self._paint()
        if job is not None:
            self._tick.start()
        words = f"{what}…"
        self._words.setText(words)
        self.panel.setAccessibleName(words)
        self._soon.start()

    def end(self) -> None:
        """Go away."""
        self._soon.stop()
        self._tick.stop()
        self._job = None
        self.close_panel()

    def place(self) -> None:
        """In the middle."""
        width = self.theme.px(WIDTH if self._job is None else JOB_WIDTH)
        height = self.theme.px(HEIGHT)
        self.panel.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def default_focus(self) -> QWidget:
        """Return the button that stops the work, else the panel."""
        return self.panel if self._job is None else self.line.stop

    def _paint(self) -> None:
        self.line.show_job(self._job, self._job.detail if self._job is not None else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take every key: nothing reaches what lies below."""
        event.accept()
