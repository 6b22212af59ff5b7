"""Ways for the training child to die, while a person labels in a real window beside it."""

from __future__ import annotations

import gc
import math
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from alapp.session import background
from alapp.session.background import Background
from alapp.session.session import Session
from alapp.session.settings import UserFile
from alapp.store.project import Project
from alapp.ui.app import build_application, build_theme, keep_responsive
from alapp.ui.shell.bridge import Bridge
from alapp.ui.shell.main_window import MainWindow
from alapp.ui.shell.projects import Projects
from tests.helpers import small_project
from tests.safety.faulty_engine import DEATHS, asked_for, moment

SILENT, PATIENCE, EVERY = 4.0, 120.0, 0.25
"""Seconds of silence that count as a hang here, that a step may take, between two keys."""


@dataclass
class Found:
    """What the deaths showed."""

    deaths: int = 0
    survived: int = 0
    told: int = 0
    models_lost: int = 0
    recovered: int = 0
    answers: int = 0
    answers_lost: int = 0
    slowest_words_s: float = 0.0
    gaps_ms: list[float] = field(default_factory=list)
    left_running: int = 0
    handles_grown: int = 0


def die(times: int, tell: Callable[[str], None] = lambda _line: None) -> Found:
    """Let the child die ``times`` times in each way."""
    background.ENGINES["train"] = "tests.safety.faulty_engine:FaultyEngine"
    found = Found()
    with tempfile.TemporaryDirectory() as folder:
        path = small_project(Path(folder), 800 + 200 * times)
        desk = _Desk(path)
        desk.until(lambda: desk.session is not None)
        desk.session.settings.set("embedding", "off")  # what is tested is how it dies, not what it learns
        desk.answer(20)
        desk.session.train_now()
        desk.until(lambda: desk.session.training.state == "current")
        handles = _handles()
        for number in range(times):
            for way in DEATHS:
                _trial(desk, way, found)
                tell(f"{number + 1} {way}: survived {found.survived} of {found.deaths}")
        found.handles_grown = max(0, _handles() - handles)
        desk.close()
        found.left_running = len(_children())
        with Project.open(path, read_only=True) as project:
            found.answers = desk.given
            found.answers_lost = desk.given - project.annotations.count_answered()
    return found


class _Desk:
    """A window with a project, and somebody who labels in it."""

    def __init__(self, path: Path) -> None:
        self.app = QApplication.instance() or build_application([])
        user, bridge = UserFile(), Bridge()
        user.set("key_guard_ms", 0)
        self._work = Background(bridge.deliver)
        self.worker = self._work._workers["train"]
        self.window = MainWindow(build_theme(self.app, user), Projects(user, bridge.deliver, self._work), user)
        self.window.show()
        keep_responsive()
        self.window.open_project(path)
        self.given, self.gap, self._next = 0, 0.0, 0.0

    @property
    def session(self) -> Session:
        return self.window.projects.session

    def until(self, done: Callable[[], bool]) -> None:
        """Turn the event loop until something holds; notes the longest turn in ``gap``."""
        deadline = time.monotonic() + PATIENCE
        while not done():
            if time.monotonic() > deadline:
                raise TimeoutError(f"training is {self.session.training}")
            began = time.perf_counter()
            self.app.processEvents()
            self.gap = max(self.gap, time.perf_counter() - began)

    def answer(self, n: int) -> None:
        """Give ``n`` answers by key."""
        for _ in range(n):
            self.press()
            self.until(lambda: self.session.saved)

    def press(self) -> None:
        """Answer the item on the screen."""
        if self.session.current is None:
            return
        before = self.session.current.item.id
        key = (Qt.Key.Key_1, Qt.Key.Key_2)[self.given % 2]
        QTest.keyClick(QApplication.focusWidget() or self.window, key)
        now = self.session.current
        self.given += now is None or now.item.id != before

    def label_until(self, done: Callable[[], bool]) -> None:
        """Go on labeling, a key every quarter of a second, until something holds."""

        def turned() -> bool:
            if time.monotonic() > self._next:
                self._next = time.monotonic() + EVERY
                self.press()
            return done()

        self.until(turned)

    def close(self) -> None:
        self.until(lambda: self.session.saved)
        self.window.close()
        self._work.close()
        self.app.processEvents()


def _trial(desk: _Desk, way: str, found: Found) -> None:
    session, path = desk.session, str(desk.session.path)
    desk.until(lambda: session.training.state != "running" and not session.trainer.preparing)
    version = session.training.version
    asked_for(path).write_text(way, "utf-8")
    moment(path).unlink(missing_ok=True)
    gc.collect()
    desk.gap, found.deaths = 0.0, found.deaths + 1
    desk.worker.silent_seconds = SILENT if way == "hang" else math.inf
    session.train_now()
    desk.label_until(lambda: session.training.state == "failed")
    late = time.time() - float(moment(path).read_text("utf-8")) - (SILENT if way == "hang" else 0.0)
    found.slowest_words_s = max(found.slowest_words_s, late)
    found.gaps_ms.append(desk.gap * 1e3)
    found.survived += desk.window.isVisible() and session.current is not None
    found.told += bool(session.training.message)
    found.models_lost += session.training.version < version or session.trainer.predictions is None
    asked_for(path).unlink()
    desk.worker.silent_seconds = math.inf
    session.train_now()
    desk.label_until(lambda: session.training.state == "current" and session.training.version > version)
    found.recovered += 1


def _children() -> list[str]:
    """Return the processes that this one started and that still run (Linux; elsewhere none is known)."""
    tasks = Path(f"/proc/{os.getpid()}/task")
    if not tasks.exists():
        return []
    pids = {pid for task in tasks.iterdir() for pid in (task / "children").read_text().split()}
    names = {pid: Path(f"/proc/{pid}/cmdline").read_bytes() for pid in pids if Path(f"/proc/{pid}").exists()}
    return [pid for pid, line in names.items() if line and b"resource_tracker" not in line]


def _handles() -> int:
    here = Path("/proc/self/fd")
    return len(list(here.iterdir())) if here.exists() else 0
