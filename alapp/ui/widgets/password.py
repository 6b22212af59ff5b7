"""A field for a password: hidden until the eye inside is pressed, and words when Caps Lock is on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import IconButton
from alapp.ui.widgets.card import Icon
from alapp.ui.widgets.fields import TextField
from alapp.ui.widgets.text import SafeLabel

LONGEST = 1024


class Line(QWidget):
    """An icon and words; hidden while there is nothing to say. Words that stand in the middle do not ``wrap``."""

    def __init__(self, theme: Theme, icon: str, colour: str, ink: str = "ink2", *, wrap: bool = True) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        self.words = SafeLabel(theme, "", "small", ink, wrap=wrap)
        row.addWidget(Icon(theme, icon, colour, 14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    def say(self, words: str) -> None:
        """Show these words, or nothing."""
        self.words.setText(words)
        self.setVisible(bool(words))


class PasswordField(TextField):
    """One line for a password. Pasting is allowed; nothing typed is remembered by :meth:`forget`."""

    caps_lock = Signal(bool)
    """Whether a letter was typed that says that Caps Lock is on."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name=name)
        self.setMaxLength(LONGEST)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.eye = IconButton(theme, "eye", self.tr("Show the password"))
        self.eye.clicked.connect(self._toggle)
        put_inside(theme, self, self.eye)
        self._show(shown=False)

    def forget(self) -> None:
        """Let go of what was typed, and hide what will be."""
        self.clear()
        self._show(shown=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notice Caps Lock: a letter that is large without Shift, or small with it."""
        letter = event.text()
        if len(letter) == 1 and letter.isalpha() and letter.upper() != letter.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(letter.isupper() != shifted)
        super().keyPressEvent(event)

    def _show(self, *, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.eye.set_icon("eyeoff" if shown else "eye")
        self.eye.set_words(self.tr("Hide the password") if shown else self.tr("Show the password"))

    def _toggle(self) -> None:
        self._show(shown=self.echoMode() == QLineEdit.EchoMode.Password)
        self.setFocus()


def put_inside(theme: Theme, field: TextField, inside: QWidget) -> None:
    """Put a small button at the end of a field, where no text goes."""
    end = QHBoxLayout(field)
    end.setContentsMargins(0, 0, theme.px(4), 0)
    end.addStretch(1)
    end.addWidget(inside)
    field.setTextMargins(0, 0, inside.sizeHint().width() + theme.px(4), 0)
