"""A person at the keyboard: drives the real program through its own event loop with key presses alone."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from alapp.jobs.privacy import be_private
from alapp.jobs.silence import be_silent
from alapp.ui import app as program
from alapp.ui.screens.wizard.page import ImportWizard
from alapp.ui.shell.main_window import MainWindow
from alapp.ui.views.base import Canvas

if TYPE_CHECKING:
    from alapp.session.session import Session

Condition = Callable[[], bool]
Doings = Generator[Condition, None, None]
GUARD = 0.16
"""A label key that follows a new item within 0.15 seconds is taken for a late one and ignored."""
PATIENCE = 120.0


def window() -> MainWindow:
    """The program's window."""
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))


def session() -> Session:
    """The open project."""
    found = window().projects.session
    assert found is not None, "no project is open"
    return found


def has_project() -> bool:
    """Whether a project is open and shows an item."""
    found = window().projects.session
    return found is not None and found.current is not None


def key_here() -> str:
    """The key of the item on the screen, empty when there is none."""
    asked = session().current
    return asked.item.key if asked is not None else ""


def on_page(context: str) -> Condition:
    """Whether the keys of this page count now."""
    return lambda: window().key_context == context


def wizard_step(number: int) -> Condition:
    """Whether the wizard shows this step."""

    def shown() -> bool:
        found = [w for w in window().findChildren(ImportWizard) if w.isVisible()]
        return bool(found) and found[0].stack.currentIndex() == number - 1

    return shown


def rested(seconds: float = GUARD) -> Condition:
    """Whether some time has passed since this was asked for."""
    until = time.monotonic() + seconds
    return lambda: time.monotonic() >= until


def no_import() -> bool:
    """Whether no file is being read or written."""
    return not any(job.kind == "exchange" for job in session().jobs)


def press(keys: str) -> None:
    """Press one key combination where the focus is."""
    combination = QKeySequence(keys)[0]
    QTest.keyClick(_focused(), combination.key(), combination.keyboardModifiers())


def press_soon(keys: str) -> None:
    """Press a key that opens a dialog and returns only when that is closed."""
    QTimer.singleShot(0, lambda: press(keys))


def write(text: str) -> None:
    """Type text where the focus is."""
    QTest.keyClicks(_focused(), text)


def held_by_widgets(words: str) -> int:
    """Count the widgets of the program, shown or not, that hold these words."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return sum(words in _words_of(widget) for widget in QApplication.allWidgets())


def _words_of(widget: QWidget) -> str:
    found = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
    if isinstance(widget, (QLabel, QLineEdit, QAbstractButton)):
        found.append(widget.text())
    if isinstance(widget, (QPlainTextEdit, QTextEdit)):
        found.append(widget.toPlainText())
    return "\n".join([*found, *_own_words(widget)])


def _own_words(widget: QWidget) -> list[str]:
    """Return the text that a canvas of ours paints."""
    item = widget.item if isinstance(widget, Canvas) else None
    return [item.text] if item is not None else []


def dialog_open() -> bool:
    """Whether a dialog waits for an answer."""
    return QApplication.activeModalWidget() is not None


def _front() -> QWidget:
    return QApplication.activeModalWidget() or window()


def _focused() -> QWidget:
    return QApplication.focusWidget() or _front()


class Person:
    """Goes through doings: a generator that acts, and yields what it waits for."""

    def __init__(self, doings: Doings, patience: float = PATIENCE) -> None:
        self._doings = doings
        self._patience = patience
        self._waits_for: Condition = lambda: True
        self._since = time.monotonic()
        self.error: BaseException | None = None
        self._timer: QTimer | None = None

    def begin(self) -> None:
        """Start when the event loop turns (the application must be there)."""
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        try:
            self._go_on()
        except StopIteration:
            self._end()
        except BaseException as error:  # noqa: BLE001  told by the program that runs the person
            self.error = error
            self._end()

    def _go_on(self) -> None:
        if not _front().isActiveWindow():
            _front().activateWindow()  # a screen without a window manager gives the focus back to nobody
        elif self._waits_for():
            self._waits_for = next(self._doings)
            self._since = time.monotonic()
        if time.monotonic() - self._since > self._patience:
            picture = Path(tempfile.gettempdir()) / "alapp-waited-in-vain.png"
            window().screen().grabWindow(0).save(str(picture))
            raise TimeoutError(f"waited in vain in {self._place()}; see {picture}")

    def _place(self) -> str:
        """Return the innermost generator that waits, and its line."""
        doings: Doings = self._doings
        while doings.gi_yieldfrom is not None:
            doings = doings.gi_yieldfrom
        return f"{doings.__name__}, line {doings.gi_frame.f_lineno if doings.gi_frame else 0}"

    def _end(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        for dialog in QApplication.topLevelWidgets():
            dialog.close()
        QApplication.quit()


def live(doings: Doings, arguments: list[str] | None = None, patience: float = PATIENCE) -> int:
    """Run the whole program, as silent and private as ever, with this person before it; raise what went wrong."""
    be_silent()
    be_private()
    person = Person(doings, patience)
    code = program.main(arguments or [], lambda _: person.begin())
    if person.error is not None:
        raise person.error
    return code
