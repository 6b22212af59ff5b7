"""The program's own window on a project of any kind, offscreen, driven by keys and timed to the paint."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from alapp.domain.annotation import Annotator, Answer
from alapp.domain.change import Change, Op
from alapp.domain.guideline import Guideline, classes_from_names
from alapp.domain.region import Region, RegionKind, value_of
from alapp.jobs.progress import Progress
from alapp.session.background import Background
from alapp.session.exchange_import import import_into
from alapp.session.import_request import plan_of
from alapp.session.session import Session
from alapp.session.settings import UserFile
from alapp.store.project import Project
from alapp.ui.app import build_application, build_theme, keep_responsive
from alapp.ui.screens.label.page import LabelScreen
from alapp.ui.shell.bridge import Bridge
from alapp.ui.shell.main_window import MainWindow
from alapp.ui.shell.projects import Projects
from alapp.ui.views.base import Canvas
from tests.benchmarks.figures import Figure, percentiles
from tests.benchmarks.paints import Loop, Paints

NAMES = ("Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta")
EVERY = 0.03
UNPAINTED = 0.5
"""A key that has painted nothing after so long (in seconds) changed nothing; it is counted, not timed."""
NO, ALT, SHIFT, CTRL = (getattr(Qt.KeyboardModifier, f"{n}Modifier") for n in ("No", "Alt", "Shift", "Control"))
Key = tuple[Qt.Key, Qt.KeyboardModifier]


def project_of_files(folder: Path, task: str, source: Path) -> Path:
    """Make a project of the files of a folder, by reference; return its file."""
    path = folder / f"{task}.alapp"
    guideline = Guideline(1, task, classes_from_names(NAMES))
    with Project.create(path, guideline, name="Files", annotator=Annotator("A1")) as project:
        import_into(project, plan_of(source), Progress())
    return path


def answer(path: Path, item_id: int, kind: RegionKind, regions: Sequence[Region]) -> None:
    """Give an item the answer of these regions."""
    with Project.open(path) as project:
        given = Answer(value_of(kind, regions), "answered", 1, 5.0)
        project.record(Op.ANNOTATE, [Change(item_id, "answer", given)], "A1", "an answer")


class KindWindow:
    """``taken`` holds, by what was done, seconds by the clock and of the window's own thread."""

    def __init__(self, folder: Path) -> None:
        user = UserFile()
        user.set("key_guard_ms", 0)
        self.app = build_application([])
        bridge, self.loop = Bridge(self.app), Loop(self.app)
        self.background = Background(bridge.deliver)
        self.window = MainWindow(build_theme(self.app, user), Projects(user, bridge.deliver, self.background), user)
        self.window.resize(1440, 900)
        self.window.show()
        keep_responsive()
        self.taken: dict[str, list[tuple[float, float]]] = {}
        self.unpainted = 0

    def open(self, path: Path) -> float:
        """Open a project; return seconds until its first item is painted."""
        began = time.perf_counter()
        self.window.open_project(path)
        self.loop.until(lambda: self.window.projects.session is not None and self.session.current is not None)
        paints = Paints(self.view.viewport())
        self.view.viewport().update()
        self.loop.until(lambda: paints.seen)
        return time.perf_counter() - began

    def close(self) -> None:
        """Close the window and end the children."""
        self.window.close()
        self.background.close()

    @property
    def session(self) -> Session:
        """The open session."""
        session = self.window.projects.session
        assert session is not None
        return session

    @property
    def view(self) -> Any:
        """The canvas of the item on the screen."""
        screen = self.window.findChild(LabelScreen)
        assert screen is not None
        found: Canvas = screen.card.view
        return found

    def go_to(self, item_id: int) -> None:
        """Bring an item to the screen."""
        self.session.go_to(item_id)
        self.loop.rest(1.0)

    def press(self, name: str, key: Key, done: Callable[[], bool] = lambda: True) -> float:
        """Press a key and wait until what it did is painted; return the seconds. It goes under ``name``."""
        paints = Paints(self.view.viewport())
        start, worked = time.perf_counter(), time.thread_time()
        QTest.keyClick(QApplication.focusWidget() or self.window, *key)
        painted = self.loop.asleep_until(lambda: paints.seen and done(), UNPAINTED)
        took = time.perf_counter() - start, time.thread_time() - worked
        paints.deleteLater()
        if painted:
            self.taken.setdefault(name, []).append(took)
        self.unpainted += not painted
        self.loop.until(lambda: self.session.saved)
        self.loop.until(lambda: time.perf_counter() - start > EVERY)
        return took[0]

    def figures(self, prefix: str) -> list[Figure]:
        """Return percentiles of each act and of all together, the work of the window's thread beside the clock."""
        found = list[Figure]()
        together = list(chain.from_iterable(self.taken.values()))
        for name, pairs in {"key": together, **self.taken}.items():
            clock, work = zip(*pairs, strict=True)
            found += percentiles(f"{prefix}.{name}", clock)
            found.append((f"{prefix}.{name}.work_p99", float(np.percentile(work, 99)) * 1e3, "ms"))
        found.append((f"{prefix}.keys", float(sum(map(len, self.taken.values()))), "count"))
        return [*found, (f"{prefix}.unpainted", float(self.unpainted), "count")]


@contextmanager
def kind_window(folder: Path) -> Iterator[KindWindow]:
    """Open the window with settings of its own, and close it at the end."""
    os.environ["ALAPP_CONFIG"] = str(folder / "config")
    shown = KindWindow(folder)
    try:
        yield shown
    finally:
        shown.close()
