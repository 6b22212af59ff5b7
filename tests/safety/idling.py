"""The real window left alone: a clock that runs to its limit, the lock, and whether what was begun is there again."""

from __future__ import annotations

import csv
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from alapp.domain.exchange import ImportPlan, ReadingOptions, Role
from alapp.session import keys
from alapp.session.exchange import Exchange
from alapp.session.idle import IdleClock
from alapp.session.session import Session
from alapp.session.settings import UserFile
from alapp.ui.screens.label.page import LabelScreen
from alapp.ui.shell.bridge import Bridge
from alapp.ui.shell.clipboard import ClipboardKeeper
from alapp.ui.shell.main_window import MainWindow
from alapp.ui.shell.projects import Projects
from alapp.ui.theme.style import install
from alapp.ui.theme.theme import Theme
from alapp.ui.views.span_canvas import SpanCanvas
from tests.e2e.person import GUARD, held_by_widgets, press, write
from tests.helpers import small_project

PASSWORD = "four words of mine"
LIMIT, NEARLY = 60.0, 0.02
"""The limit of a minute, and how long before it a look of the watch is let to be: the worst moment."""
WAIT, ROWS = 60.0, 8_000


_kept: list[QApplication] = []


class Clock:
    """A clock that stands still, until its next look begins the last moment before the limit."""

    def __init__(self) -> None:
        self.now = 0.0
        self.due_at = 0.0
        self._armed = False

    def __call__(self) -> float:
        if self._armed and not self.due_at:
            self.due_at = time.monotonic() + NEARLY
        return LIMIT - self.due_at + time.monotonic() if self.due_at else self.now

    def arm(self, idle: IdleClock) -> None:
        """Let the minute be nearly over, without a leap that would be taken for sleep."""
        for self.now in (29.0, 58.0):
            idle.slept()
        self._armed = True


@dataclass(frozen=True)
class Left:
    """What one time away from the desk came to."""

    late_ms: float
    lost: int
    words_left: int
    key_held: int
    on_clipboard: int


@contextmanager
def window() -> Iterator[MainWindow]:
    """The whole window, where no screen is."""
    theme, user, bridge = _theme(), UserFile(), Bridge()
    made = MainWindow(theme, Projects(user, bridge.deliver, background=True), user)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    try:
        yield made
    finally:
        made.projects.close()
        made.close()
        made.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@cache
def _theme() -> Theme:
    """Make the program and its look, once in a process."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app, theme = QApplication([]), Theme("light")
    theme.setParent(app)
    install(app, theme)
    ClipboardKeeper(app.clipboard(), app, owns=lambda: True)  # where no screen is nobody says whose it is
    _kept.append(app)
    return theme


def until(held: Callable[[], bool]) -> None:
    """Let the window live until this holds."""
    end = time.monotonic() + WAIT
    while not held():
        if time.monotonic() > end:
            raise TimeoutError("waited in vain for the window")
        QTest.qWait(1)


def session_of(shown: MainWindow) -> Session:
    """The open project."""
    assert shown.session is not None
    return shown.session


def left_alone(shown: MainWindow) -> tuple[float, Path, str]:
    """Leave the desk until it locks; return how late that was in ms, the project's file and the item's text."""
    session, clock = session_of(shown), Clock()
    session.settings.set("lock_minutes", 1)
    current = session.current
    assert current is not None
    watch = shown.locking.watch
    watch.clock = IdleClock((clock,))
    clock.arm(watch.clock)
    until(lambda: shown.locking.asks)
    return 1000 * (time.monotonic() - clock.due_at), session.path, current.item.text


def away(shown: MainWindow, seen: Callable[[MainWindow], object]) -> Left:
    """Leave the desk, look at what is left, come back by the password, and compare what ``seen`` sees."""
    before = seen(shown)
    press("Ctrl+C")
    late, path, text = left_alone(shown)
    copied = QGuiApplication.clipboard().text()
    words, held = held_by_widgets(text), keys.is_unlocked(path)
    come_back(shown)
    return Left(late, int(seen(shown) != before), words, int(held), len(copied))


def come_back(shown: MainWindow) -> None:
    """Type the password."""
    write(PASSWORD)
    press("Return")
    until(lambda: shown.session is not None and not shown.locking.asks)


def opened(shown: MainWindow, folder: Path, task: str) -> None:
    """Open an encrypted project of this task."""
    path = small_project(folder, 60, task)
    keys.encrypt(path, keys.Protection(PASSWORD))
    shown.open_project(path)
    until(lambda: shown.session is not None)


def typed(*names: str) -> None:
    """Press keys as a person does: a label key that follows a new item at once is taken for a late one."""
    for name in names:
        QTest.qWait(round(1000 * GUARD))
        press(name)


# -- what may be begun


def several_labels(shown: MainWindow) -> Callable[[MainWindow], object]:
    """A draft of two labels."""
    typed("1", "3")
    assert len(session_of(shown).current.draft) == 2  # type: ignore[union-attr]
    return _draft


def comment(shown: MainWindow) -> Callable[[MainWindow], object]:
    """A comment that is being typed, and marked so that it is copied."""
    typed("C")
    write("asked twice")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()

    def seen(now: MainWindow) -> object:
        field = QApplication.focusWidget()
        return _draft(now), field.text() if isinstance(field, QLineEdit) else ""

    return seen


def span(shown: MainWindow) -> Callable[[MainWindow], object]:
    """A labeled span, and one that was begun."""
    typed("1", "Right", "Right", "B", "Right")

    def drawn(now: MainWindow) -> object:
        screen = now.screen_now
        view = screen.card.view if isinstance(screen, LabelScreen) else None
        return _draft(now), view.open if isinstance(view, SpanCanvas) else None

    assert drawn(shown)[1] is not None  # type: ignore[index]
    return drawn


def walking_back(shown: MainWindow) -> Callable[[MainWindow], object]:
    """An earlier answer that is looked at."""
    typed("1", "2", "[", "[")
    assert session_of(shown).desk.viewing is not None
    return _draft


CASES: tuple[tuple[str, Callable[[MainWindow], Callable[[MainWindow], object]]], ...] = (
    ("multi_choice", several_labels),
    ("single_choice", comment),
    ("spans", span),
    ("single_choice", walking_back),
)


def _draft(shown: MainWindow) -> object:
    session = session_of(shown)
    current = session.current
    assert current is not None
    return current.item.id, current.draft, session.desk.viewing


def once(place: int) -> Left:
    """Begin something, by its place in :data:`CASES`, and leave the desk."""
    task, begin = CASES[place % len(CASES)]
    with tempfile.TemporaryDirectory() as folder, window() as shown:
        opened(shown, Path(folder), task)
        return away(shown, begin(shown))


# -- work that goes on meanwhile


@dataclass(frozen=True)
class Stopped:
    """An import that the lock stopped: rows in before the lock, rows lost by it, rows in after importing again."""

    at_lock: int
    lost: int
    missing_at_last: int
    told: int
    late_ms: float


def while_importing(rows: int = ROWS) -> Stopped:
    """Lock while a file comes in and a model is trained, come back, and import the same file again."""
    with tempfile.TemporaryDirectory() as name, window() as shown:
        folder = Path(name)
        opened(shown, folder, "single_choice")
        plan = _plan(folder, rows)
        Exchange(session_of(shown)).start_import(plan)
        session_of(shown).train_now()
        until(lambda: session_of(shown).reader.items.count() > 60)
        seen = session_of(shown).reader.items.count()
        late, _, _ = left_alone(shown)
        screen = shown.screen_now
        told = "import" in screen.below.words.text()  # type: ignore[union-attr]
        come_back(shown)
        kept = session_of(shown).reader.items.count()
        Exchange(session_of(shown)).start_import(plan)
        until(lambda: not any(job.kind == "exchange" for job in session_of(shown).jobs))
        until(lambda: session_of(shown).reader.items.count() >= rows + 60)
        last = session_of(shown).reader.items.count()
    return Stopped(seen, max(0, seen - kept), abs(rows + 60 - last), int(told or kept == rows + 60), late)


def _plan(folder: Path, rows: int) -> ImportPlan:
    path = folder / "more.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "text"])
        writer.writerows((f"M-{i}", f"Report {i} of the night, ward {i % 13}: nothing seen.") for i in range(rows))
    return ImportPlan(str(path), ReadingOptions("csv", separator=","), {"id": Role.ID, "text": Role.TEXT})
