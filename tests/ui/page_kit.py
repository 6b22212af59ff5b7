"""A real project with answers, and a plain window with the real key router around any page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from alapp.domain.annotation import Annotator, Answer, AskedBy, ReasonKind, choice
from alapp.domain.change import Change, Op
from alapp.domain.exchange import ImportPlan, ReadingOptions
from alapp.domain.guideline import Example, Guideline, LabelClass
from alapp.domain.item import NewItem
from alapp.domain.model import ModelRecord
from alapp.session.session import Session
from alapp.store.project import Project
from alapp.ui.screens.base import Screen
from alapp.ui.shell.router import KeyRouter

S = TypeVar("S", bound=Screen)

WARDS = (
    LabelClass("med", "Medication", 1, 1, hint="drug, dose, route"),
    LabelClass(
        "fall",
        "Fall",
        2,
        2,
        "D",
        "to the floor",
        "Label the report Fall when the patient came to rest on the floor.",
        (Example("Found kneeling by the bed.", True, "IR-00003"), Example("Lowered gently by two nurses.", False)),
    ),
    LabelClass("dev", "Device", 3, 3),
)

CLASS_IDS = tuple(c.id for c in WARDS)


def make_project(path: Path, answers: Sequence[str], *, items: int = 60, checks: int = 0) -> Path:
    """Make a project of ``items`` reports; item n has the n-th of ``answers``, the first ``checks`` of them random."""
    guideline = Guideline(1, "single_choice", WARDS, "What happened?", "report", "reports")
    with Project.create(path, guideline, name="Ward incident reports", annotator=Annotator("A1")) as project:
        source = project.sources.begin(ImportPlan("wards.csv", ReadingOptions("csv"), {}), "")
        rows = [NewItem(n, f"Report {n} of the night shift.", f"IR-{n:05}") for n in range(1, items + 1)]
        project.sources.add_chunk(source, rows, [])
        project.sources.finish(source, "done")
        project.settings.set("batch_size", 500)
        for place, (item_id, label) in enumerate(zip(project.items.ids().tolist(), answers, strict=False)):
            asked = AskedBy("random" if place < checks else "uncertain", suggested=("fall",), shown=place >= checks)
            answer = Answer(choice(label), "answered", 1, 5.0, asked_by=asked)
            project.record(Op.ANNOTATE, [Change(item_id, "answer", answer)], "A1", "an answer")
    return path


def add_model(path: Path, version: int, labels: int, n: int, right: int, **more: Any) -> None:
    """Store a model version with what it measured, and ``more`` metrics."""
    metrics = {"audit_n": n, "audit_correct": right, **more}
    when = "2025-11-12T10:00:00+00:00"
    record = ModelRecord(version, when, "ridge", "mix", "words", labels, 1, CLASS_IDS, 0, metrics)
    with Project.open(path) as project:
        project.models.add(record, b"", b"", b"")


def open_session(path: Path, **more: Any) -> Session:
    """Open it with every job done at once."""
    return Session.open(path, background=False, **more)


class PageWindow(QWidget):
    """The window around one page: routes keys and passes on changes as the real one does."""

    def __init__(self, session: Session, screen: Screen) -> None:
        super().__init__()
        self.screen_ = screen
        self.letter_keys = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(screen)
        session.subscribe(screen.on_change)
        KeyRouter(self, self)
        self.setMinimumSize(952, 604)  # as the real window less header, rail and status line
        self.resize(1294, 692)

    def open(self) -> None:
        """Show the page, in focus."""
        self.show()
        QTest.qWaitForWindowExposed(self)
        self.activateWindow()
        self.screen_.activate()
        self.screen_.default_focus().setFocus()

    @property
    def key_context(self) -> str:
        return self.screen_.context

    def take_digit(self, place: int, shifted: bool) -> bool:
        return self.screen_.press_digit(place, shifted)

    def take_letter(self, letter: str) -> bool:
        return self.screen_.press_letter(letter)

    def take_action(self, action_id: str) -> bool:
        run = self.screen_.bindings().get(action_id)
        if run is not None:
            run()
        return run is not None


class Pages:
    """Opens pages of projects, each in a window with the real key router, and closes them all at the end."""

    def __init__(self) -> None:
        self._opened: list[tuple[Session, PageWindow]] = []

    def open(self, path: Path, build: Callable[[Session], S], **more: Any) -> S:
        """Open a project with every job done at once, and show the page that is built for it, in focus."""
        session = open_session(path, **more)
        screen = build(session)
        window = PageWindow(session, screen)
        self._opened.append((session, window))
        window.open()
        return screen

    def close(self) -> None:
        """Close windows and projects."""
        for session, window in self._opened:
            window.close()
            window.deleteLater()
            session.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def keys(screen: Screen) -> Keys:
    """Return what presses keys in the window of a page."""
    return Keys(screen.window())


_NAMED = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Tab": Qt.Key.Key_Tab,
    "Delete": Qt.Key.Key_Delete,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Home": Qt.Key.Key_Home,
    "End": Qt.Key.Key_End,
}
_HELD = {
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}


class Keys:
    """Presses keys where the focus is."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    @property
    def focus(self) -> QWidget:
        """What has focus, else the window."""
        focus = QApplication.focusWidget()
        return focus if focus is not None and focus.window() is self._window else self._window

    def press(self, *keys: str) -> None:
        """Press combinations such as ``Ctrl+Shift+N`` one after the other."""
        for key in keys:
            *held, last = key.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for name in held:
                modifiers |= _HELD[name]
            QTest.keyClick(self.focus, _NAMED.get(last) or Qt.Key(ord(last)), modifiers)

    def type(self, text: str) -> None:
        """Type a text."""
        QTest.keyClicks(self.focus, text)


def unnamed(window: QWidget) -> list[str]:
    """Return the classes of the visible widgets that take focus by Tab but have no accessible name."""
    stops = [w for w in window.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [type(w).__name__ for w in stops if not w.accessibleName()]


def make_grown(path: Path, *, checks: int = 160, flat: bool = True) -> Path:
    """Make a project of ten labels to a check, with models after every hundred labels; ``flat``: no longer better.

    Of the checks 93 of 100 are right soon where the curve is flat, else they become better to the end.
    """
    labels = 10 * checks
    make_project(path, [], items=labels + 400)
    rng = np.random.default_rng(4)
    with Project.open(path) as project:
        ids, last = project.items.ids().tolist(), 0
        for version, n in enumerate(range(100, labels + 1, 100), 1):
            right = 0.93 - 3 / n if flat else 0.3 + 0.6 * n / labels
            hits = round(right * n / 10)
            metrics = {"audit_n": n // 10, "audit_correct": hits, "accuracy": right, "kappa": 0.995, "changed": 0.004}
            more = {"unsure": 0.02, "macro_f1": right, "macro_f1_low": right - 0.05, "macro_f1_high": right + 0.04}
            more |= {"accuracy_low": right - 0.05, "accuracy_high": min(1.0, right + 0.04)}
            more |= {"lure": {"value": right, "low": right - 0.06, "high": right + 0.06, "n": n}}
            counts = [(n // 20, 0.97), (n // 20, 0.7), (0, 0)]
            more["per_class"] = [{"labels": k, "predicted": k, "right": round(k * p)} for k, p in counts]
            said = right - 0.06
            changes = [_told(i, place, version - 1, rng.random() < said) for place, i in enumerate(ids[last:n])]
            project.record(Op.ANNOTATE, changes, "A1", "answers")
            record = ModelRecord(
                version, "2025-11-12T10:00:00+00:00", "ridge", "mix", "words", n, 1, CLASS_IDS, 0, {**metrics, **more}
            )
            project.models.add(record, b"", b"", b"")
            last = n
    return path


def _told(item_id: int, place: int, version: int, right: bool) -> Change:
    """Return an answer, each tenth a random check, to which the model of then said the right or the wrong label."""
    reason: ReasonKind = "uncertain" if place % 10 else "random"
    asked = AskedBy(reason, "mix", 0.01, 0.0, version, ("fall" if right else "med",) if version else ())
    return Change(item_id, "answer", Answer(choice("fall"), "answered", 1, 7.5, asked_by=asked))
