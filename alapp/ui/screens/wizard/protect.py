"""The part of step 4 about the password: none at first, how strong it is in words, and when the window locks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alapp.session import policy
from alapp.session.keys import Protection, strength
from alapp.session.setting_table import BY_KEY
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.fields import CheckBox, ComboBox
from alapp.ui.widgets.password import Line, PasswordField
from alapp.ui.widgets.text import SafeLabel

MINUTES = (2, 5, 10, 15, 30, 60, 0)
_ICONS = ("warn", "warn", "ok", "ok")


def _minutes(usual: int) -> list[int]:
    """Return the choices for the lock, without those that the administrator does not allow."""
    rules = policy.current()
    if rules.forced("lock_minutes") is not None:
        return [int(rules.forced("lock_minutes"))]
    allowed = {m for m in MINUTES if rules.bounded("lock_minutes", m) == m} | {usual}
    return sorted(allowed, key=lambda m: m or 10**6)


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
        usual = int(policy.current().bounded("lock_minutes", BY_KEY["lock_minutes"].default))
        for minutes in _minutes(usual):
            self.lock.addItem(self.tr("{0} minutes").format(minutes) if minutes else self.tr("Never"), minutes)
        self.lock.setCurrentIndex(self.lock.findData(usual))
        self._more = self._build_more()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.box)
        self.rule = SafeLabel(theme, "", "small", "accent", wrap=True)
        self.rule.hide()
        column.addWidget(self.rule)
        column.addWidget(self._more)
        column.addLayout(self._lock_row())
        self.box.toggled.connect(self._on_ticked)
        self.password.textEdited.connect(self._on_typed)
        self.password.caps_lock.connect(lambda on: self.caps.say(self.tr("Caps Lock is on") if on else ""))
        self._on_typed()
        self._obey()

    def _obey(self) -> None:
        """Where the administrator wants every project encrypted, the box is ticked and stays so."""
        if not policy.current().rules.require_encryption:
            return
        said = self.tr("New projects are encrypted on this machine: set by your administrator.")
        self.box.setChecked(True)
        self.box.setEnabled(False)
        self.box.setAccessibleDescription(said)
        self.rule.setText(said)
        self.rule.show()

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
