"""Catches key presses before any widget, and gives each to the screen or to a command."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from alapp.ui.shell.keymap import REPEATABLE, Act, Digit, Letter, Meaning, Press, for_field, meanings, names, press_of


class Target(Protocol):
    """The window, as far as keys are concerned."""

    @property
    def key_context(self) -> str:
        """Context of the command table that counts now."""
        ...

    @property
    def letter_keys(self) -> bool:
        """Whether single letters are commands."""
        ...

    def take_digit(self, place: int, shifted: bool) -> bool:
        """Offer a digit to the screen."""
        ...

    def take_letter(self, letter: str) -> bool:
        """Offer a letter to the screen."""
        ...

    def take_action(self, action_id: str) -> bool:
        """Run a command; False when it does not exist here."""
        ...


def is_text_field(widget: QWidget | None) -> bool:
    """Whether a widget takes typed text."""
    if isinstance(widget, (QTextEdit, QPlainTextEdit, QLineEdit)):
        return not widget.isReadOnly()
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, QAbstractSpinBox)


def keeps_for_itself(widget: QWidget | None, press: Press) -> bool:
    """Whether the focused widget needs this key itself: typing in a field, Space and Enter on a button."""
    own = names(press)
    if is_text_field(widget):
        return not own or all(for_field(name) for name in own)
    presses = isinstance(widget, (QAbstractButton, QComboBox))
    return presses and any(name in ("Space", "Enter") for name in own)


class KeyRouter(QObject):
    """An event filter on whatever has focus in one window, and on the window itself."""

    def __init__(self, window: QWidget, target: Target) -> None:
        super().__init__(window)
        self._window = window
        self._target = target
        self._watched: QWidget | None = None
        self._platform = QGuiApplication.platformName()
        window.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take key presses that mean something here; claim them before any shortcut does."""
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) or not isinstance(event, QKeyEvent):
            return False
        press = press_of(event, self._platform)
        first = watched is not self._window or QApplication.focusWidget() is None
        if keeps_for_itself(QApplication.focusWidget(), press) and (first or "Esc" not in names(press)):
            return False
        found = meanings(press, self._target.key_context, letters=self._target.letter_keys)
        if kind == QEvent.Type.ShortcutOverride:
            if found:
                event.accept()
            return bool(found)
        return any(self._try(meaning, press) for meaning in found)

    def _try(self, meaning: Meaning, press: Press) -> bool:
        if press.repeat and not (isinstance(meaning, Act) and meaning.action_id in REPEATABLE):
            return True  # a held key answers once
        match meaning:
            case Digit(place, shifted):
                return self._target.take_digit(place, shifted)
            case Letter(letter):
                return self._target.take_letter(letter)
            case Act(action_id):
                return self._target.take_action(action_id)

    def _watch(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):  # it may be gone by now, with its filter
            self._watched.removeEventFilter(self)
        self._watched = None
        if now is not None and now.window() is self._window and now is not self._window:
            self._watched = now
            now.installEventFilter(self)
