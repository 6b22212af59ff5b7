"""Opening a project of a million items, to the item on screen: ``python3 -m tests.benchmarks.open``.

A real window, offscreen, and a real project of ``--items`` texts with 1,000 answers, the features that the whole pool
keeps, and a model with its predictions: what a person has who comes back the next day. The clock runs from the command
to the first text painted; ``first_page`` is Browse's first page of the same project. Each figure is the median of
several openings; ``cold`` is the first one, in a process that has read nothing of the file.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np

from alapp.domain.found import Order
from alapp.session.background import Background
from alapp.session.browse import Browse
from alapp.session.session import Session
from alapp.session.settings import UserFile
from alapp.ui.app import build_application, build_theme
from alapp.ui.screens.label.page import LabelScreen
from alapp.ui.shell.bridge import Bridge
from alapp.ui.shell.main_window import MainWindow
from alapp.ui.shell.projects import Projects
from tests.benchmarks.figures import Figure, show
from tests.benchmarks.paints import Loop, Paints
from tests.benchmarks.round import project_of

TIMES = 5


def with_a_model(folder: Path, items: int) -> Path:
    """A project that was worked on: answers, features, and a model with predictions."""
    path, _ = project_of(folder, items)
    session = Session.open(path, background=False)
    session.train_now()
    assert session.training.version == 1
    session.close()
    return path


def opening(window: MainWindow, loop: Loop, path: Path) -> tuple[float, float]:
    """Open the project; return seconds to its first item on screen, and the longest turn of the event loop."""
    loop.turns.clear()
    began = time.perf_counter()
    window.open_project(path)
    loop.until(lambda: window.projects.session is not None and window.projects.session.current is not None)
    screen = window.frame.findChild(LabelScreen) if window.frame is not None else None  # not that of the one before
    assert screen is not None
    paints = Paints(screen.card.view.viewport())
    screen.card.view.viewport().update()
    loop.until(lambda: paints.seen)
    return time.perf_counter() - began, max(loop.turns)


def first_page(path: Path) -> list[Figure]:
    """Seconds that Browse takes to make its word index, at once here and in the background in a window, and to find."""
    session = Session.open(path, background=False)
    began = time.perf_counter()
    table, pages = Browse(session), list[object]()
    indexed = time.perf_counter()
    table.find("", Order(), None, pages.append)
    found = time.perf_counter()
    table.close()
    session.close()
    assert pages
    return [("browse.index_all", indexed - began, "s"), ("browse.first_page", found - indexed, "s")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["ALAPP_CONFIG"] = str(folder / "config")
        path = with_a_model(folder, arguments.items)
        app, user = build_application([]), UserFile()
        bridge, loop = Bridge(app), Loop(app)
        background = Background(bridge.deliver)
        window = MainWindow(build_theme(app, user), Projects(user, bridge.deliver, background), user)
        window.resize(1440, 900)
        window.show()
        taken = []
        for _ in range(TIMES):
            taken.append(opening(window, loop, path))
            window.close_project()
            loop.until(lambda: window.projects.session is None)
        seconds, turns = zip(*taken, strict=True)
        figures: list[Figure] = [
            ("open.items", float(arguments.items), "count"),
            ("open.cold", seconds[0], "s"),
            ("open.median", float(np.median(seconds)), "s"),
            ("open.longest_turn", max(turns) * 1e3, "ms"),
            ("open.project", path.stat().st_size / 1e6, "MB"),
        ]
        window.close()
        background.close()
        figures += first_page(path)
    show(figures, arguments.json)


if __name__ == "__main__":
    main()
