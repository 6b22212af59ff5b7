"""Keys on pictures of 12 megapixels, in the program's own window: the next picture, zoom, contrast, boxes.

Real JPEG files of 4000 x 3000 with the detail of a photograph, decoded by the program's children. ``next`` is the label
key (Enter where boxes are drawn) to the next picture painted, after the person looked for ``LOOK`` seconds; in
``hurried`` keys follow each other as soon as the picture is there. ``sharp`` is a step of the zoom to the last tile in
sight painted, ``box`` are keys among a hundred boxes.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import Qt

from alapp.domain.region import Box
from alapp.store.project import Project
from alapp.ui.views.picture_store import Drawn
from tests.benchmarks.figures import Figure, percentiles
from tests.benchmarks.kind_window import (
    ALT,
    CTRL,
    NO,
    SHIFT,
    Key,
    KindWindow,
    answer,
    kind_window,
    project_of_files,
)

SIZE = (4000, 3000)
PICTURES = 40
LOOK = 1.0
HURRIED = 8
ROUNDS = 30
KEYS = Qt.Key
LOOKS: tuple[tuple[str, Key], ...] = (
    ("contrast", (KEYS.Key_Plus, ALT)),
    ("flatter", (KEYS.Key_Minus, ALT)),
    ("grid", (KEYS.Key_G, CTRL | SHIFT)),
)
BOXES: tuple[tuple[str, Key], ...] = (
    ("next_box", (KEYS.Key_J, NO)),
    ("move", (KEYS.Key_Right, NO)),
    ("move_finely", (KEYS.Key_Down, ALT)),
    ("stretch", (KEYS.Key_Right, SHIFT)),
    ("other_label", (KEYS.Key_2, NO)),
    ("corner", (KEYS.Key_E, NO)),
    ("begin", (KEYS.Key_B, NO)),
    ("corner_moved", (KEYS.Key_Right, CTRL)),
    ("corner_moved", (KEYS.Key_Down, CTRL)),
    ("finish", (KEYS.Key_3, NO)),
    ("previous_box", (KEYS.Key_K, NO)),
    ("take_away", (KEYS.Key_Backspace, NO)),
)


def make_pictures(folder: Path, count: int, size: tuple[int, int] = SIZE) -> None:
    """Write JPEG files with the detail of a photograph: coarse shapes, finer ones, and grain."""
    rng = np.random.default_rng(0)
    folder.mkdir()
    for number in range(count):
        whole = np.zeros((size[1], size[0], 3), np.float32)
        for cells, weight in ((8, 90), (60, 40), (400, 25)):
            coarse = Image.fromarray(rng.integers(0, 256, (cells, cells, 3)).astype(np.uint8))
            whole += (np.asarray(coarse.resize(size, Image.Resampling.BICUBIC), np.float32) / 255 - 0.5) * weight
        whole += 128 + rng.normal(0, 4, (size[1], size[0], 1)).astype(np.float32)
        Image.fromarray(np.clip(whole, 0, 255).astype(np.uint8)).save(folder / f"{number:03}.jpg", quality=90)


def painted(shown: KindWindow) -> bool:
    """Whether what there is of the picture is on the screen."""
    return isinstance(shown.view._picture, Drawn) and shown.view._composed is not None


def sharp(shown: KindWindow) -> bool:
    """Whether every tile in sight is on the screen as well."""
    store = shown.view._store
    tiling = store._tiling
    names = () if tiling is None else ((tiling[0], (tiling[1], *place)) for place in tiling[2])
    return painted(shown) and all(name in store._tiles for name in names)


def follow(shown: KindWindow, key: Key, count: int, look: float, name: str) -> None:
    """Go from picture to picture."""
    for _ in range(count):
        shown.loop.rest(look)
        before = shown.session.current
        shown.press(name, key, lambda b=before: shown.session.current is not b and painted(shown))  # type: ignore[misc]


def zoom(shown: KindWindow) -> list[Figure]:
    """Zoom in by key, each step until it is sharp; then the looks."""
    sharps = []
    for _ in range(4):
        shown.press("fit", (KEYS.Key_Z, NO))
        for _ in range(5):
            took = shown.press("zoom", (KEYS.Key_Plus, NO))
            sharps.append(took + waited(shown))
    for _ in range(ROUNDS):
        for name, key in LOOKS:
            shown.press(name, key)
    return percentiles("image.sharp", sharps)


def waited(shown: KindWindow) -> float:
    """Return the seconds until all is sharp."""
    return shown.loop.timed(lambda: sharp(shown))


def choices(shown: KindWindow, folder: Path, source: Path) -> list[Figure]:
    """Label pictures, then hurry, then look closer."""
    shown.open(project_of_files(folder, "single_choice", source))
    shown.loop.until(lambda: painted(shown))
    follow(shown, (KEYS.Key_1, NO), PICTURES - HURRIED - 2, LOOK, "next")
    follow(shown, (KEYS.Key_2, NO), HURRIED, 0.0, "hurried")
    sharps = zoom(shown)
    return [*shown.figures("image"), *sharps]


def hundred(path: Path) -> None:
    """Give the first picture a hundred boxes."""
    with Project.open(path) as project:
        labels = [c.id for c in project.guidelines.current().classes]
    boxes = [Box(30 + 380 * (i % 10), 30 + 290 * (i // 10), 300, 220, labels[i % len(labels)]) for i in range(100)]
    answer(path, 1, "box", boxes)


def images(folder: Path, _: object = None) -> list[Figure]:
    """Return the figures of labeling pictures."""
    make_pictures(folder / "pictures", PICTURES)
    with kind_window(folder) as shown:
        return choices(shown, folder, folder / "pictures")


def boxes(folder: Path, _: object = None) -> list[Figure]:
    """Return the figures of boxes on pictures."""
    make_pictures(folder / "pictures", PICTURES // 2)
    path = project_of_files(folder, "boxes", folder / "pictures")
    hundred(path)
    with kind_window(folder) as shown:
        shown.open(path)
        shown.loop.until(lambda: painted(shown))
        follow(shown, (KEYS.Key_Return, NO), PICTURES // 2 - 3, LOOK, "next")
        shown.go_to(1)
        shown.loop.until(lambda: painted(shown))
        for _round in range(ROUNDS):
            for name, key in BOXES:
                shown.press(name, key)
        return shown.figures("boxes")
