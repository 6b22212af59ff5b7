"""The Safety tab: who can open the project, who works in it, and what can be proved of it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from alapp.session.session import Session
from alapp.ui.screens.base import Host
from alapp.ui.screens.data.keys import KeysPart
from alapp.ui.screens.data.people import PeoplePart
from alapp.ui.screens.data.proof import ProofPart
from alapp.ui.theme.theme import Theme


class SafetyTab(QWidget):
    """Its parts, one below the other; each has ``refresh()`` for what may have changed."""

    def __init__(self, theme: Theme, session: Session, host: Host) -> None:
        super().__init__()
        self.keys = KeysPart(theme, session, host)
        self.people = PeoplePart(theme, session, host)
        self.proof = ProofPart(theme, session, host)
        self._parts = (self.keys, self.people, self.proof)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(24))
        for part in self._parts:
            column.addWidget(part)
        column.addStretch(1)

    def first_focus(self) -> QWidget:
        """Return what the keys work on first."""
        return self.keys.first_focus()

    def step(self, by: int) -> None:
        """Go to another key."""
        self.keys.table.step(by)

    def refresh(self) -> None:
        """Show everything as it is now."""
        for part in self._parts:
            part.refresh()
