"""The password of an encrypted export: one field, how strong it is in words, and what opens the archive again."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from alapp.session.keys import strength
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.password import Line, PasswordField
from alapp.ui.widgets.text import SafeLabel

FIELD_WIDTH = 420
_COLOURS = ("warn", "warn", "ok", "ok")


class SealPart(QWidget):
    """Shown below the box that asks for an encrypted archive."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.password = PasswordField(theme, self.tr("Password of the archive"))
        self.password.setMaximumWidth(theme.px(FIELD_WIDTH))
        self.caps = Line(theme, "warn", "warn", "warn")
        self.strength = SafeLabel(theme, "", "small")
        said = self.tr("Whoever gets it opens it with this password: alapp unpack. It is written down nowhere.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(10))
        column.setSpacing(theme.px(4))
        for widget in (self.password, self.caps, self.strength, SafeLabel(theme, said, "small", "ink2", wrap=True)):
            column.addWidget(widget)
        self.password.textChanged.connect(self._grade)
        self.password.caps_lock.connect(lambda on: self.caps.say(self.tr("Caps Lock is on") if on else ""))
        self._grade("")
        self.hide()

    def problem(self) -> str:
        """Say why the password cannot be used; empty when it can."""
        grade, words = strength(self.password.text())
        return words if grade == 0 else ""

    def show_wanted(self, wanted: bool) -> None:
        """Ask for a password, or let go of it."""
        self.setVisible(wanted)
        if wanted:
            self.password.setFocus()
        else:
            self.password.forget()

    def _grade(self, password: str) -> None:
        grade, words = strength(password)
        self.strength.setText(words)
        self.strength.set_colour(_COLOURS[grade])
