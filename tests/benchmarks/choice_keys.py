"""Label keys on short texts while the children work: ``python3 -m tests.benchmarks.key_to_paint [--importing]``.

A real window (offscreen), a real project of ``--items`` texts, a real child process that trains
again and again; a label key every 30 ms. With ``--importing`` the project begins empty, and the items come in from a
CSV file meanwhile, in a second child; keys are pressed from the first item on screen until all are in, and ``--keys``
more while a model is trained on them all and every item is scored. The clock runs from the key event to the end of the
event-loop turn that painted the next item. ``saved`` is the time to the acknowledged commit, which the paint does not
wait for. ``gap`` is how long a turn of the event loop kept the next one waiting, the wait for a commit left out.
"""

from __future__ import annotations

import argparse
import os
import time
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from alapp.domain.annotation import Annotator
from alapp.domain.exchange import ImportPlan
from alapp.domain.item import NewItem
from alapp.formats import reading
from alapp.session.background import Background
from alapp.session.new_project import NewProject
from alapp.session.session import Session
from alapp.session.settings import UserFile
from alapp.store.project import Project
from alapp.ui.app import build_application, build_theme, keep_responsive
from alapp.ui.screens.label.page import LabelScreen
from alapp.ui.shell.bridge import Bridge
from alapp.ui.shell.main_window import MainWindow
from alapp.ui.shell.projects import Projects
from tests.benchmarks.figures import Figure, percentiles
from tests.benchmarks.made import CLASSES, write_csv
from tests.benchmarks.paints import Loop, Paints
from tests.helpers import add_items, small_guideline, text_of

EVERY = 0.03


def big_project(folder: Path, n: int) -> Path:
    """A project of ``n`` distinct texts."""
    path = folder / "big.alapp"
    with Project.create(path, small_guideline(), name="Big", annotator=Annotator("A1")) as project:
        add_items(project, [NewItem(i + 1, text_of(i)[0] + f" {i * 7919}", key=f"R-{i}") for i in range(n)])
    return path


@dataclass
class Keys:
    """What a run of keys took, in seconds, and how many fell into a training or an import."""

    painted: list[float] = field(default_factory=list)
    saved: list[float] = field(default_factory=list)
    in_training: int = 0
    in_import: int = 0


def press(window: MainWindow, session: Session, loop: Loop, paints: Paints, keys: Keys) -> None:
    """Press a label key, and wait for the next item and for the commit."""
    keys.in_training += session.training.state == "running"
    keys.in_import += any(job.kind == "exchange" for job in session.jobs)
    before = session.current.item.id if session.current else None
    paints.seen = False
    key = [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3][len(keys.painted) % 3]
    start = time.perf_counter()
    QTest.keyClick(loop.app.focusWidget() or window, key)
    while not (paints.seen and session.current and session.current.item.id != before):
        loop.turn()
    keys.painted.append(time.perf_counter() - start)
    loop.until(lambda: session.saved)
    keys.saved.append(time.perf_counter() - start)
    loop.until(lambda: time.perf_counter() - start > EVERY)


def measure(window: MainWindow, loop: Loop, count: int) -> Keys:
    """Press keys until all items are in, and ``count`` more, with a training under way whenever one can be."""
    session, screen = window.projects.session, window.findChild(LabelScreen)
    assert session is not None
    assert screen is not None
    paints, keys = Paints(screen.card.view.viewport()), Keys()
    while len(keys.painted) - keys.in_import < count:
        if session.training.state != "running":
            session.train_now()
        press(window, session, loop, paints, keys)
    return keys


def importing(window: MainWindow, background: Background, loop: Loop, folder: Path, items: int) -> None:
    """Begin a project whose items come in from a file."""
    table = folder / "big.csv"
    write_csv(table, items)
    window.projects.warm_up()
    loop.until(lambda: background.worker_pid("exchange") is not None)
    seen = reading.guess(table)
    plan = ImportPlan(str(table), seen.options, seen.roles, existing_labels="ignore")
    spec = NewProject("Big", str(folder / "window.alapp"), small_guideline(names=CLASSES), plan)
    window.projects.create(spec, lambda: None)


def figures(folder: Path, given: argparse.Namespace) -> list[Figure]:
    """Label short texts while models are trained, or while the texts come in."""
    user = UserFile()
    user.set("key_guard_ms", 0)
    app = build_application([])
    bridge, loop = Bridge(app), Loop(app)
    background = Background(bridge.deliver)
    path = None if given.importing else big_project(folder, given.items)
    window = MainWindow(build_theme(app, user), Projects(user, bridge.deliver, background), user)
    window.resize(1440, 900)
    window.show()
    keep_responsive()
    if path is None:
        importing(window, background, loop, folder, given.items)
    start = time.perf_counter()
    if path is not None:
        window.open_project(path)
    loop.until(lambda: window.projects.session is not None and window.projects.session.current is not None)
    opened = time.perf_counter() - start
    loop.turns.clear()
    keys = measure(window, loop, given.keys)
    found = [
        *percentiles("key_to_paint", keys.painted),
        *percentiles("key_to_saved", keys.saved),
        *percentiles("gap", loop.turns),
        ("gaps_above_50_ms", float(sum(turn > 0.05 for turn in loop.turns)), "count"),
        ("keys", float(len(keys.painted)), "count"),
        ("keys_during_training", float(keys.in_training), "count"),
        ("keys_during_import", float(keys.in_import), "count"),
        ("first_item", opened * 1e3, "ms"),
    ]
    window.close()
    background.close()
    return found
