"""The small cards that the chips of the header open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alapp.session.keys import is_encrypted
from alapp.session.session import Session
from alapp.session.training import TrainingState
from alapp.ui.language import tr
from alapp.ui.screens.label.words import start_words
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
        return tr("Training model {0}: {1} %", state.version + 1, state.percent), "accent", "train"
    if state.state == "failed":
        return tr("Training stopped"), "warn", "warn"
    if state.version:
        return tr("Model {0} is current", state.version), "neutral", "check"
    return tr("No model yet"), "neutral", "clock"


def training_card(state: TrainingState, waits_for: str = "answers") -> tuple[str, list[str], list[Deed]]:
    """Return title, lines and buttons of the training card; ``waits_for``: what the first suggestions wait for."""
    words, _, _ = training_chip(state)
    if state.state == "running":
        line = tr("You can go on labeling; the item on the screen does not change.")
        return words, [line], [(tr("Stop training"), "train.cancel")]
    if state.state == "failed":
        lines = [state.message, tr("You can go on labeling; the order stays as it is.")]
        return words, [line for line in lines if line], [(tr("Try again"), "train")]
    if state.version:
        return words, [tr("It has learned from {0} answers.", state.labels)], [(tr("Train now"), "train")]
    lines = [start_words(waits_for), tr("Until then the items cover the variety.")]
    return words, lines, [(tr("Start with keywords"), "keywords"), (tr("Train now"), "train")]


def safety_words(session: Session) -> str:
    """Return what the chip about safety says."""
    return tr("Offline, encrypted") if is_encrypted(session.path) else tr("Offline")


def offline_card(session: Session) -> tuple[str, list[str], list[Deed]]:
    """Return title, lines and buttons of the card about safety."""
    encrypted = is_encrypted(session.path)
    lines = [
        tr("This program never opens a network connection."),
        tr("Everything is in one file: {0}", session.path),
        tr("The file is encrypted (AES-256).")
        if encrypted
        else tr("The file is not encrypted: whoever has it can read it."),
    ]
    deeds: list[Deed] = [(tr("Lock"), "lock"), (tr("Verify the file"), "verify")]
    return safety_words(session), lines, deeds


def role_card(session: Session) -> tuple[str, list[str], list[Deed]]:
    """Return title, lines and buttons of the card about the person."""
    me = session.annotator
    line = tr("Your answers are stored under the code {0}; no name is needed.", me.code)
    if me.name:
        line = tr("Your answers are stored under the code {0} ({1}).", me.code, me.name)
    rights = "" if me.role == "lead" else tr("You label, and see only your own answers. The rest is for the lead.")
    return role_words(session), [line, *filter(None, [rights])], [(tr("Settings"), "settings")]


def task_words(session: Session) -> str:
    """Return what is done with what: «Text, single choice»."""
    task = session.task
    words = task.words.lower()
    made_of = session.made_of
    return tr("{0}, single {1}", made_of, words) if task.name == "single_choice" else f"{made_of}, {words}"


def role_words(session: Session) -> str:
    """Return role and code: ``Annotator A2``."""
    role = {"lead": tr("Lead"), "annotator": tr("Annotator")}.get(session.annotator.role)
    return f"{role or session.annotator.role.capitalize()} {session.annotator.code}"
