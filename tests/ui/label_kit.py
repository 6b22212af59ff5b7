"""A real project with a real session, and a plain window with the real key router around one Label screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from alapp.domain.annotation import Annotator, Pick, Suggestion
from alapp.domain.exchange import ImportPlan, ReadingOptions
from alapp.domain.guideline import Example, Guideline, LabelClass
from alapp.domain.item import NewItem
from alapp.session.session import Session
from alapp.store.project import Project
from alapp.ui.screens.label.page import LabelScreen
from alapp.ui.shell.router import KeyRouter
from alapp.ui.theme.theme import Theme

LABELS = (
    LabelClass("med", "Medication", 1, 1, hint="Drug, dose, route, time"),
    LabelClass(
        "fall",
        "Fall",
        2,
        2,
        hint="To the floor, any cause",
        description="The patient came to rest on the floor or a lower level without meaning to, whatever the cause.",
        examples=(Example("Found kneeling by the bed, says she slipped off the edge."),),
    ),
    LabelClass(
        "dev",
        "Device",
        3,
        3,
        key="D",
        hint="Failed or missing",
        description="Equipment failed, was missing or was used wrongly, and nobody fell.",
        examples=(Example("Infusion pump alarmed and stopped twice, swapped for a spare."),),
    ),
    LabelClass("inj", "Pressure injury", 4, 4, hint="New or worse skin damage"),
    LabelClass("doc", "Documentation", 5, 5, hint="Wrong, late or lost record"),
    LabelClass("oth", "Other", 6, 6, hint="None of the above"),
)
REPORT = (
    "At 02:40 the patient in bed 12 called for help from the bathroom. On arrival she was sitting on the floor beside "
    "the toilet, alert and orientated. She said the grab rail had come loose in her hand as she stood up, and she slid "
    "down along the wall. No head strike. Small skin tear on the left forearm, cleaned and dressed. Observations "
    "stable, pain 2/10 at rest.\n\nThe rail was found hanging by one screw; the day shift had reported it to Estates "
    "but no job had been logged yet. Walking aid within reach, call bell working, floor dry. Reviewed by the on-call "
    "doctor at 03:10, no imaging needed. Bathroom closed and sign put up. Family to be informed in the morning."
)
SPREAD = {"med": 0.01, "fall": 0.46, "dev": 0.41, "inj": 0.02, "doc": 0.04, "oth": 0.06}


class Clock:
    """Seconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def pass_by(self, seconds: float = 1.0) -> None:
        self.now += seconds


def make_project(
    path: Path,
    texts: Sequence[str],
    *,
    task: str = "single_choice",
    labels: Sequence[LabelClass] = LABELS,
) -> Path:
    """Make a project file with these texts, keyed IR-00001 and so on."""
    question = "What kind of incident is this?"
    guideline = Guideline(1, task, tuple(labels), question, "report", "reports")
    with Project.create(path, guideline, name="Ward incident reports", annotator=Annotator("A1")) as project:
        source = project.sources.begin(ImportPlan("wards.csv", ReadingOptions("csv"), {}), "")
        meta = {"ward": "Ward 7B", "shift": "Night shift"}
        rows = [NewItem(n, text, f"IR-{n:05}", meta) for n, text in enumerate(texts, 1)]
        for first in range(0, len(rows), 500):
            project.sources.add_chunk(source, rows[first : first + 500], [])
        project.sources.finish(source, "done")
        project.settings.set("batch_size", 500)
    return path


def open_session(path: Path, **more: Any) -> Session:
    """Open it without background jobs, the items in order."""
    session = Session.open(path, background=False, **more)
    ask(session, [Pick(int(i), "first_look", "random", 0.1) for i in session.reader.items.ids()])
    return session


def ask(session: Session, picks: Sequence[Pick], suggestions: dict[int, Suggestion] | None = None) -> None:
    """Let the session ask these items from now on, the first one at once."""
    session.desk.queue.current = None
    session.take_picks(picks, suggestions or {}, keep=0)
    session.desk.show_next()
    session.tell("current")


def suggested(item_id: int, **more: Any) -> tuple[Pick, Suggestion]:
    """Return an uncertain pick and what model 13 says of it."""
    parts = {"uncertain": 0.88, "unlike": 0.61}
    pick = Pick(item_id, "uncertain", "default_mix", 1.0, 0.9, 13, parts, ("fall", "dev"), **more)
    return pick, Suggestion(13, SPREAD, ("fall",))


class Window(QWidget):
    """The window around a Label screen: routes keys as the real one does."""

    def __init__(self, theme: Theme, session: Session, host: Any, clock: Clock) -> None:
        super().__init__()
        self.session = session
        self.host = host
        self.clock = clock
        self.screen_ = LabelScreen(theme, session, host, clock=clock)
        self.letter_keys = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.screen_)
        session.subscribe(self.screen_.on_change)
        KeyRouter(self, self)

    @property
    def key_context(self) -> str:
        return self.screen_.context

    def take_digit(self, place: int, shifted: bool) -> bool:
        return self.screen_.press_digit(place, shifted)

    def take_letter(self, letter: str) -> bool:
        return self.screen_.press_letter(letter)

    def take_action(self, action_id: str) -> bool:
        if action_id == "panel":
            self.screen_.toggle_panel()
            return True
        run = self.screen_.bindings().get(action_id)
        if run is not None:
            run()
        return run is not None


KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Space": Qt.Key.Key_Space,
    "Backspace": Qt.Key.Key_Backspace,
    "Down": Qt.Key.Key_Down,
    "Up": Qt.Key.Key_Up,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Tab": Qt.Key.Key_Tab,
    "F9": Qt.Key.Key_F9,
    "F11": Qt.Key.Key_F11,
}
HELD = {
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Num": Qt.KeyboardModifier.KeypadModifier,
}


class Hands:
    """Presses keys in a window, as a person does: a second passes before each, unless told otherwise."""

    def __init__(self, window: Window) -> None:
        self.window = window

    def press(self, *keys: str, wait: float = 1.0) -> None:
        for key in keys:
            self.window.clock.pass_by(wait)
            *held, last = key.split("+") if not key.endswith("+") else [*key[:-2].split("+"), "+"]
            modifiers = Qt.KeyboardModifier.NoModifier
            for name in filter(None, held):
                modifiers |= HELD[name]
            QTest.keyClick(self.target, KEYS.get(last) or Qt.Key(ord(last.upper())), modifiers)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.target, text)

    def hold(self, key: str, times: int = 20) -> None:
        """Hold a key down: one press and its repeats."""
        self.press(key)
        code = (KEYS.get(key) or Qt.Key(ord(key))).value
        text = "\r" if key == "Enter" else key
        for _ in range(times):
            self.window.clock.pass_by(0.5)
            repeat = QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, text, True)
            QApplication.sendEvent(self.target, repeat)

    @property
    def target(self) -> QWidget:
        focus = QApplication.focusWidget()
        return focus if focus is not None and focus.window() is self.window else self.window


Open = Callable[..., Hands]
TEXTS = [f"{REPORT} Number {n}." for n in range(8)]


@contextmanager
def opening(folder: Path, theme: Theme, host: Any, qtbot: QtBot) -> Iterator[Open]:
    """Give a function that opens a project in a window; its sessions are closed at the end.

    It takes the texts, and ``size``, ``path`` (a project made before), ``task``, ``labels``.
    """
    sessions: list[Session] = []

    def make(texts: list[str] = TEXTS, **more: Any) -> Hands:
        size = more.pop("size", (1366, 692))
        path = more.pop("path", folder / "p.alapp")
        session = open_session(path if path.exists() else make_project(path, texts, **more))
        sessions.append(session)
        window = Window(theme, session, host, Clock())
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.screen_.default_focus().setFocus()
        return Hands(window)

    yield make
    for session in sessions:
        session.close()


def labels_of(session: Session, item_id: int) -> tuple[str, ...] | None:
    found = session.project.annotations.get(item_id, "A1")
    return found.labels if found is not None else None


def current(hands: Hands) -> int:
    asked = hands.window.session.current
    assert asked is not None
    return asked.item.id


def suggest(hands: Hands, item_id: int = 3) -> None:
    pick, said = suggested(item_id)
    rest = [p for p in hands.window.session.desk.queue.peek(99) if p.item_id != item_id]
    ask(hands.window.session, [pick, *rest], {item_id: said})
    hands.window.clock.pass_by(1)
