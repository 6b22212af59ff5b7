"""The small cards that the chips of the header open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alapp.session.engine import FIRST_MODEL
from alapp.session.keys import is_encrypted
from alapp.session.session import Session
from alapp.session.training import TrainingState
from alapp.ui.shell.overlay import Overlay
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.text import SafeLabel

WIDTH = 320
Deed = tuple[str, str]
"""Words and action id."""


class CardOverlay(Overlay):
    """Title, lines and buttons below the chip that was pressed."""

    def __init__(self, theme: Theme, window: QWidget, run: Callable[[str], object]) -> None:
        super().__init__(theme, window, scrim=False, radius="card")
        self._run = run
        self._anchor = QPoint()
        self._content: QWidget | None = None

    def show_card(self, chip: QWidget, title: str, lines: Sequence[str], deeds: Sequence[Deed]) -> None:
        """Open below ``chip``."""
        self._anchor = chip.mapTo(self._window, chip.rect().bottomRight())
        self._fill(title, lines, deeds)
        self.setAccessibleName(title)
        self.open()

    def default_focus(self) -> QWidget:
        """Return the first button."""
        buttons = self.panel.findChildren(Button)
        return buttons[0] if buttons else self.panel

    def place(self) -> None:
        """Right below the chip, inside the window."""
        px = self.theme.px
        width = px(WIDTH)
        height = max(self.panel.body.heightForWidth(width), self.panel.body.sizeHint().height())
        x = min(max(self._anchor.x() - width, px(8)), self.width() - width - px(8))
        self.panel.setGeometry(x, self._anchor.y() + px(8), width, height)

    def _fill(self, title: str, lines: Sequence[str], deeds: Sequence[Deed]) -> None:
        if self._content is not None:
            self._content.hide()
            self.panel.body.removeWidget(self._content)
            self._content.deleteLater()
        self._content = Card(self.theme, title, lines, deeds, lambda id_: self.close_then(lambda: self._run(id_)))
        self.panel.body.addWidget(self._content)


class Card(QWidget):
    """What one card says."""

    def __init__(
        self, theme: Theme, title: str, lines: Sequence[str], deeds: Sequence[Deed], run: Callable[[str], object]
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(SafeLabel(theme, title, "emphasis", wrap=True))
        for line in lines:
            column.addWidget(SafeLabel(theme, line, colour="ink2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for words, action_id in deeds:
            button = Button(theme, words)
            button.clicked.connect(lambda _checked=False, id_=action_id: run(id_))
            row.addWidget(button)
        row.addStretch(1)
        if deeds:
            column.addLayout(row)


def training_chip(state: TrainingState) -> tuple[str, str, str]:
    """Return words, kind and icon of the training chip."""
    if state.state == "running":
        return f"Training model {state.version + 1}: {state.percent} %", "accent", "train"
    if state.state == "failed":
        return "Training stopped", "warn", "warn"
    if state.version:
        return f"Model {state.version} is current", "neutral", "check"
    return "No model yet", "neutral", "clock"


def training_card(state: TrainingState) -> tuple[str, list[str], list[Deed]]:
    """Return title, lines and buttons of the training card."""
    words, _, _ = training_chip(state)
    if state.state == "running":
        line = "You can go on labeling; the item on the screen does not change."
        return words, [line], [("Stop training", "train.cancel")]
    if state.state == "failed":
        lines = [state.message, "You can go on labeling; the order stays as it is."]
        return words, [line for line in lines if line], [("Try again", "train")]
    if state.version:
        return words, [f"It has learned from {state.labels} answers."], [("Train now", "train")]
    line = f"Suggestions start after {FIRST_MODEL} answers. Until then the items cover the variety."
    return words, [line], [("Start with keywords", "keywords"), ("Train now", "train")]


def safety_words(session: Session) -> str:
    """Return what the chip about safety says."""
    return "Offline, encrypted" if is_encrypted(session.path) else "Offline"


def offline_card(session: Session) -> tuple[str, list[str], list[Deed]]:
    """Return title, lines and buttons of the card about safety."""
    encrypted = is_encrypted(session.path)
    lines = [
        "This program never opens a network connection.",
        f"Everything is in one file: {session.path}",
        "The file is encrypted (AES-256)." if encrypted else "The file is not encrypted: whoever has it can read it.",
    ]
    deeds: list[Deed] = [("Lock", "lock"), ("Verify the file", "verify")]
    return safety_words(session), lines, deeds


def role_card(session: Session) -> tuple[str, list[str], list[Deed]]:
    """Return title, lines and buttons of the card about the person."""
    me = session.annotator
    line = f"Your answers are stored under the code {me.code}{f' ({me.name})' if me.name else '; no name is needed'}."
    rights = "" if me.role == "lead" else "You label, and see only your own answers. The rest is for the lead."
    return role_words(session), [line, *filter(None, [rights])], [("Settings", "settings")]


def task_words(session: Session) -> str:
    """Return what is done with what: «Text, single choice»."""
    task = session.task
    words = task.words.lower()
    made_of = session.made_of
    return f"{made_of}, single {words}" if task.name == "single_choice" else f"{made_of}, {words}"


def role_words(session: Session) -> str:
    """Return role and code: ``Annotator A2``."""
    return f"{session.annotator.role.capitalize()} {session.annotator.code}"
