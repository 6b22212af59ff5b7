"""Key press to painted next item while a training runs: ``python3 -m tests.benchmarks.key_to_paint``.

A real window (offscreen), a real project of ``--items`` texts, a real child process that trains again and again; a
label key every 30 ms. The clock runs from the key event to the end of the event-loop turn that painted the next item.
``saved`` is the time to the acknowledged commit, which the paint does not wait for.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from alapp.domain.annotation import Annotator
from alapp.domain.item import NewItem
from alapp.session.background import Background
from alapp.session.settings import UserFile
from alapp.store.project import Project
from alapp.ui.app import build_application, build_theme
from alapp.ui.screens.label import LabelScreen
from alapp.ui.shell.bridge import Bridge
from alapp.ui.shell.main_window import MainWindow
from alapp.ui.shell.projects import Projects
from tests.benchmarks.figures import percentiles, show
from tests.helpers import add_items, small_guideline, text_of

EVERY = 0.03
PATIENCE = 120.0


class Paints(QObject):
    """Notes when a widget was painted."""

    def __init__(self, watched: QObject) -> None:
        super().__init__()
        self.seen = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen = True
        return False


def big_project(folder: Path, n: int) -> Path:
    """A project of ``n`` distinct texts."""
    path = folder / "big.alapp"
    with Project.create(path, small_guideline(), name="Big", annotator=Annotator("A1")) as project:
        add_items(project, [NewItem(i + 1, text_of(i)[0] + f" {i * 7919}", key=f"R-{i}") for i in range(n)])
    return path


def wait(app: QApplication, done: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Turn the event loop until something holds."""
    deadline = time.perf_counter() + seconds
    while not done() and time.perf_counter() < deadline:
        app.processEvents()


def measure(window: MainWindow, app: QApplication, keys: int) -> tuple[list[float], list[float], int, float]:
    """Press keys; return seconds to the paint, to the commit, how many fell into a training, the widest gap."""
    session = window.projects.session
    screen = window.findChild(LabelScreen)
    assert session is not None
    assert screen is not None
    paints = Paints(screen.card.view.viewport())
    painted, saved, in_training, gap = [], [], 0, 0.0
    for i in range(keys):
        if session.training.state != "running":
            session.train_now()
            wait(app, lambda: session.training.state == "running")
        before = session.current.item.id if session.current else None
        paints.seen = False
        in_training += session.training.state == "running"
        start = time.perf_counter()
        QTest.keyClick(app.focusWidget() or window, [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3][i % 3])
        while not (paints.seen and session.current and session.current.item.id != before):
            app.processEvents()
        painted.append(time.perf_counter() - start)
        wait(app, lambda: session.saved)
        saved.append(time.perf_counter() - start)
        while time.perf_counter() - start < EVERY:
            turn = time.perf_counter()
            app.processEvents()
            gap = max(gap, time.perf_counter() - turn)
    return painted, saved, in_training, gap


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--keys", type=int, default=1_000)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = big_project(folder, arguments.items)
        os.environ["ALAPP_CONFIG"] = str(folder / "config")
        user = UserFile()
        user.set("key_guard_ms", 0)
        app = build_application([])
        bridge = Bridge(folder / "log", app)
        background = Background(bridge.deliver)
        window = MainWindow(build_theme(app, user), Projects(user, bridge.deliver, background), user)
        window.resize(1440, 900)
        window.show()
        start = time.perf_counter()
        window.open_project(path)
        wait(app, lambda: window.projects.session is not None and window.projects.session.current is not None)
        opened = time.perf_counter() - start
        painted, saved, in_training, gap = measure(window, app, arguments.keys)
        figures = [
            *percentiles("key_to_paint", painted),
            *percentiles("key_to_saved", saved),
            ("keys_during_training", float(in_training), "count"),
            ("widest_event_gap", gap * 1e3, "ms"),
            ("open_project", opened * 1e3, "ms"),
        ]
        window.close()
        background.close()
        show(figures, arguments.json)


if __name__ == "__main__":
    main()
