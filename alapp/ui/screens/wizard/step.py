"""What the four steps of the wizard have in common: a question, a body, a side panel, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.errors import AppError
from alapp.session.import_draft import ImportDraft
from alapp.ui.screens.wizard.buttons import KeyLastButton
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Surface
from alapp.ui.widgets.keycap import KeyCaps
from alapp.ui.widgets.text import SafeLabel

SIDE = 332
LEAST_MAIN = 640


class Step(QWidget):
    """One question. ``next_asked`` and ``back_asked`` come from the buttons; the wizard decides."""

    next_asked = Signal()
    back_asked = Signal()

    def __init__(self, theme: Theme, question: str, lead: str) -> None:
        super().__init__()
        self.theme = theme
        self.draft: ImportDraft | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.main = QVBoxLayout()
        self.main.setContentsMargins(*(theme.px(n) for n in (32, 28, 32, 20)))
        self.main.setSpacing(0)
        row.addLayout(self.main, 1)
        self.panel = Surface(theme, "surface2", "left")
        self.panel.setFixedWidth(theme.px(SIDE))
        self.side = QVBoxLayout(self.panel)
        self.side.setContentsMargins(*(theme.px(n) for n in (24, 28, 24, 28)))
        self.side.setSpacing(theme.px(16))
        row.addWidget(self.panel)
        self.question = SafeLabel(theme, question, "heading", wrap=True)
        self.lead = SafeLabel(theme, lead, "emphasis", "ink2", weight=400, wrap=True)
        self.main.addWidget(self.question)
        self.main.addSpacing(theme.px(6))
        self.main.addWidget(self.lead)
        self.back = Button(theme, self.tr("Back"), icon="left", large=True)
        self.next = KeyLastButton(theme, self.tr("Continue"), key="Enter", kind="primary", large=True)
        self.back.clicked.connect(self.back_asked)
        self.next.clicked.connect(self.next_asked)
        self.problem_line = SafeLabel(theme, "", "small", "bad", wrap=True)
        self.problem_line.hide()

    def add_footer(self, *hints: tuple[str, str]) -> None:
        """End the main column with Back, the keys that help here, and Continue."""
        self.main.addWidget(self.problem_line)
        self.main.addSpacing(self.theme.px(8))
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(12))
        row.addWidget(self.back)
        self.hints = QWidget()
        inner = QHBoxLayout(self.hints)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(self.theme.px(12))
        for keys, words in hints:
            pair = QHBoxLayout()
            pair.setSpacing(self.theme.px(6))
            pair.addWidget(KeyCaps(self.theme, keys))
            pair.addWidget(SafeLabel(self.theme, words, "small", "ink3"))
            inner.addLayout(pair)
        row.addWidget(self.hints)
        row.addStretch(1)
        row.addWidget(self.next)
        self.main.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the side panel away, and leave the keys out, where there is no room for them."""
        super().resizeEvent(event)
        roomy = self.width() >= self.theme.px(SIDE + LEAST_MAIN)
        self.panel.setVisible(roomy)
        left = self.width() - (self.theme.px(SIDE) if roomy else 0)
        self.hints.setVisible(left >= self.theme.px(LEAST_MAIN))

    def heading(self, words: str) -> SafeLabel:
        """Return a small heading in capitals."""
        return SafeLabel(self.theme, words, "over", "ink3")

    def show_problem(self, error: AppError | None) -> None:
        """Show what is wrong beside the way on, or nothing."""
        self.problem_line.setText(" ".join(p for p in (error.what, error.remedy) if p) if error else "")
        self.problem_line.setVisible(error is not None)

    # -- what a step answers

    def show_draft(self, draft: ImportDraft) -> None:
        """Show the proposals of the draft; called each time the step is entered."""
        self.draft = draft

    def refresh(self) -> None:
        """Show what was counted meanwhile."""

    def problem(self) -> AppError | None:
        """Return why the wizard cannot go on from here, None when it can."""
        return None

    def take_enter(self) -> bool:
        """Use Enter within the step (a line was typed); True when it was used."""
        return False

    def take_digit(self, place: int) -> bool:
        """Use a digit by its place; True when it was used."""
        return False

    def first_focus(self) -> QWidget:
        """Return what has focus when the step is entered."""
        return self.next
