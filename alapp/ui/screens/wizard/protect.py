"""The part of step 4 about the password: none at first, how strong it is in words, and when the window locks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alapp.session.keys import Protection, strength
from alapp.session.setting_table import BY_KEY
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.fields import CheckBox, ComboBox
from alapp.ui.widgets.password import Line, PasswordField
from alapp.ui.widgets.text import SafeLabel

MINUTES = (2, 5, 10, 15, 30, 60, 0)
_ICONS = ("warn", "warn", "ok", "ok")


class ProtectionPart(QWidget):
    """A box to tick; the password below it once it is ticked."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.box = CheckBox(theme, self.tr("Protect with a password"))
        self.password = PasswordField(theme, self.tr("Password"))
        self.caps = Line(theme, "warn", "warn", "warn")
        self.strength = SafeLabel(theme, "", "small", "ink2")
        self.lock = ComboBox(theme, self.tr("Lock after minutes without a key"))
        for minutes in MINUTES:
            self.lock.addItem(self.tr("{0} minutes").format(minutes) if minutes else self.tr("Never"), minutes)
        self.lock.setCurrentIndex(MINUTES.index(int(BY_KEY["lock_minutes"].default)))
        self._more = self._build_more()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.box)
        column.addWidget(self._more)
        column.addLayout(self._lock_row())
        self.box.toggled.connect(self._on_ticked)
        self.password.textEdited.connect(self._on_typed)
        self.password.caps_lock.connect(lambda on: self.caps.say(self.tr("Caps Lock is on") if on else ""))
        self._on_typed()

    @property
    def wanted(self) -> Protection | None:
        """The password of the new project, None for none."""
        return Protection(self.password.text()) if self.box.isChecked() else None

    @property
    def minutes(self) -> int:
        """Minutes without a key until the window locks, 0 for never."""
        return int(self.lock.currentData())

    def _build_more(self) -> QWidget:
        more = QWidget()
        column = QVBoxLayout(more)
        column.setContentsMargins(self.theme.px(26), 0, 0, 0)
        column.setSpacing(self.theme.px(4))
        said = self.tr(
            "Without the password nobody can open this file. A recovery key on paper can be made later, in Data."
        )
        for widget in (
            self.password,
            self.caps,
            self.strength,
            SafeLabel(self.theme, said, "small", "ink2", wrap=True),
        ):
            column.addWidget(widget)
        more.hide()
        return more

    def _lock_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(8))
        row.addWidget(SafeLabel(self.theme, self.tr("Lock the window without a key press after")))
        row.addWidget(self.lock)
        row.addStretch(1)
        return row

    def _on_ticked(self, ticked: bool) -> None:
        self._more.setVisible(ticked)
        if ticked:
            self.password.setFocus()
        else:
            self.password.forget()
        self._on_typed()

    def _on_typed(self) -> None:
        grade, words = strength(self.password.text())
        self.strength.setText(words)
        self.strength.set_colour(_ICONS[grade])
        self.changed.emit()
