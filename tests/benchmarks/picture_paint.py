"""Key to painted picture: ``python3 -m tests.benchmarks.picture_paint``.

Real JPEG files of 12 megapixels, a real canvas (offscreen, 948 x 632, as on a screen of 1440 x 900), real decoding
children. ``next`` is from the call that a key makes to the end of the event-loop turn that painted the picture, with
the five pictures that follow decoded ahead while the person looks for ``--look`` seconds; ``unprepared`` is the same
without looking ahead. ``zoom`` is a step of the zoom to its paint, ``sharp`` until the last tile in sight is painted;
``box`` is an arrow key that moves a box among a hundred.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PIL import Image
from PySide6.QtWidgets import QApplication

from alapp.domain.item import Item
from alapp.domain.media import MediaFile
from alapp.domain.region import Box
from alapp.session.media_reader import MediaReader
from alapp.session.settings import UserFile
from alapp.ui.app import build_application, build_theme
from alapp.ui.shell.bridge import Bridge
from alapp.ui.views.boxes import BoxView
from alapp.ui.views.picture_store import Drawn
from alapp.ui.views.regions import RegionLook
from tests.benchmarks.figures import Figure, percentiles, show

SIZE = (4000, 3000)
AHEAD = 5
PATIENCE = 60.0


def make_pictures(folder: Path, count: int, size: tuple[int, int] = SIZE) -> list[MediaFile]:
    """Write JPEG files with the detail of a photograph: coarse shapes, finer ones, and grain."""
    rng, files = np.random.default_rng(0), []
    for number in range(count):
        whole = np.zeros((size[1], size[0], 3), np.float32)
        for cells, weight in ((8, 90), (60, 40), (400, 25)):
            coarse = Image.fromarray(rng.integers(0, 256, (cells, cells, 3)).astype(np.uint8))
            whole += (np.asarray(coarse.resize(size, Image.Resampling.BICUBIC), np.float32) / 255 - 0.5) * weight
        whole += 128 + rng.normal(0, 4, (size[1], size[0], 1)).astype(np.float32)
        path = folder / f"{number}.jpg"
        Image.fromarray(np.clip(whole, 0, 255).astype(np.uint8)).save(path, quality=90)
        files.append(MediaFile(path.name, f"{folder}{number}", path.stat().st_size, path))
    return files


class Bench:
    """A canvas over these files, and how long it takes to paint."""

    def __init__(self, app: QApplication, view: BoxView, files: list[MediaFile]) -> None:
        self.app, self.view, self.files = app, view, files

    def until(self, done: Callable[[], bool]) -> None:
        """Turn the event loop until something holds."""
        deadline = time.perf_counter() + PATIENCE
        while not done():
            self.app.processEvents()
            if time.perf_counter() > deadline:
                raise TimeoutError

    def wait(self, seconds: float) -> None:
        """Let the person look."""
        end = time.perf_counter() + seconds
        self.until(lambda: time.perf_counter() >= end)

    def painted(self) -> bool:
        """Whether what there is of the picture is on the screen."""
        return isinstance(self.view._picture, Drawn) and self.view._composed is not None

    def sharp(self) -> bool:
        """Whether every tile in sight is on the screen as well."""
        tiling = self.view._store._tiling
        names = () if tiling is None else ((tiling[0], (tiling[1], *place)) for place in tiling[2])
        return self.painted() and all(name in self.view._store._tiles for name in names)

    def show(self, number: int, ahead: int) -> float:
        """Show a picture, ask for the next ones, and return the seconds until it was painted."""
        start = time.perf_counter()
        self.view.show_item(Item(number, str(number), self.files[number].name, "image"))
        for later in range(number + 1, min(number + 1 + ahead, len(self.files))):
            self.view.prepare(Item(later, str(later), self.files[later].name, "image"))
        self.until(self.painted)
        return time.perf_counter() - start

    def zoom(self) -> tuple[float, float]:
        """Zoom in twice at once; return the seconds to the paint, and until it is sharp."""
        start = time.perf_counter()
        self.view.zoom_by(2.5)
        self.until(self.painted)
        first = time.perf_counter() - start
        self.until(self.sharp)
        return first, time.perf_counter() - start

    def nudge(self, count: int = 100) -> list[float]:
        """Move a box among a hundred by arrow keys; return the seconds to each paint."""
        boxes = [Box(30 + 380 * (i % 10), 30 + 290 * (i // 10), 300, 220, "a") for i in range(count)]
        looks, taken = {"a": RegionLook("Cell", 1, 1)}, []
        self.view.fit()
        self.view.show_regions(boxes, (), looks)
        self.view.select(boxes[0])
        for _ in range(count):
            start = time.perf_counter()
            boxes[0] = Box(boxes[0].x + 1, boxes[0].y, 300, 220, "a")
            self.view.show_regions(boxes, (), looks)
            self.view.select(boxes[0])
            self.view.viewport().repaint()
            taken.append(time.perf_counter() - start)
        return taken


def measure(bench: Bench, look: float) -> list[Figure]:
    """Go through all pictures, prepared; zoom into each third; then unprepared from the front."""
    following, zooms, sharps = [], [], []
    bench.show(0, AHEAD)
    for number in range(1, len(bench.files)):
        bench.wait(look)
        following.append(bench.show(number, AHEAD))
        if number % 3 == 0:
            first, last = bench.zoom()
            zooms.append(first)
            sharps.append(last)
    boxes = bench.nudge()
    bench.view.show_item(None)
    alone = [bench.show(number, 0) for number in range(min(10, len(bench.files)))]
    return [
        *percentiles("next", following),
        *percentiles("unprepared", alone),
        *percentiles("zoom", zooms),
        *percentiles("sharp", sharps),
        *percentiles("box", boxes),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=30)
    parser.add_argument("--look", type=float, default=1.0, help="seconds a person looks at a picture")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["ALAPP_CONFIG"] = str(folder / "config")
        app = build_application([])
        view = BoxView(build_theme(app, UserFile()))
        files = make_pictures(folder, arguments.pictures)
        reader = MediaReader(Bridge(app).deliver)
        view.media, view.file_of = reader, lambda item: files[item.id]
        view.resize(948, 632)
        view.show()
        try:
            figures = measure(Bench(app, view, files), arguments.look)
        finally:
            reader.close()
        view.close()
        show(
            [*figures, ("load", os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0, "processes")], arguments.json
        )


if __name__ == "__main__":
    main()
