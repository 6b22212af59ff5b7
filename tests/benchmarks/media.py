"""Import and browsing of folders of pictures, beside reading and decoding each of them once; ``name value unit`` lines.

Run: ``python3 -m tests.benchmarks.media [--images 10000 50000] [--small] [--folder DIR] [--json FILE]``. The files are
photographs of 640 x 480 cut from real ones, with ``--small`` those of 28 x 28 as they are (20,000 at most), with
``--folder`` those of a folder. Each measure runs in a process of its own, with the files in the system's cache: a
reading that decodes each file once with Pillow; the import as the terminal does it, from the choice of the folder to
the last row stored (checksums, labels from sub-folders and database included, but not the start of the program); a
second reading by way of the project; the making of all thumbnails; and Browse scrolled through them in an offscreen
window, as a list and as a grid, by a row, by a page and by a drag of the bar from end to end: a frame is due every
16.7 ms, and its time runs from when it was due to the end of its painting; ``late`` is the share that took longer.
``work`` is what the window's thread itself did for a frame: on a busy machine the clock also counts its waiting for a
core. ``seen`` is the share of the pictures in sight that were there when the next frame was due. Ratios are of the
clock and of processor time, which other work on the machine disturbs less; ``load`` is what else it did.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing as mp
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.benchmarks import photos
from tests.benchmarks.figures import Figure, most_memory, percentiles, show

FRAME = 1 / 60
SETTLED = 5.0
"""Seconds after which the children of a project that was opened are there."""
FRAMES = 300
"""Frames of each way to scroll: five seconds."""


def decode(folder: str) -> dict[str, float]:
    """Read and decode each picture once."""
    from PIL import Image

    Image.init()
    began, used = time.perf_counter(), time.process_time()
    paths = [path for path in sorted(Path(folder).rglob("*")) if path.is_file()]
    for path in paths:
        Image.open(BytesIO(path.read_bytes())).load()
    took = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - used}
    return {"distinct": float(len({hashlib.sha256(p.read_bytes()).digest() for p in paths})), **took}


def bring(folder: str) -> dict[str, float]:
    """Import the folder into a new project beside it, with new labels."""
    from alapp.domain.annotation import Annotator
    from alapp.domain.guideline import Guideline, classes_from_names
    from alapp.jobs.progress import Progress
    from alapp.session.exchange_import import import_into
    from alapp.session.import_request import plan_of
    from alapp.store.project import Project

    labels = sorted(p.name for p in Path(folder).iterdir() if p.is_dir())
    guideline = Guideline(1, "single_choice", classes_from_names(labels))
    path = Path(folder).with_suffix(".alapp")
    with Project.create(path, guideline, name="Pictures", annotator=Annotator("A1")) as project:
        began, used = time.perf_counter(), time.process_time()
        report = import_into(project, plan_of(folder), Progress())
        took = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - used}
    return {"accepted": float(report.accepted), "file": path.stat().st_size / 1e6, **took}


def reopen(folder: str) -> dict[str, float]:
    """Read every file by way of the project."""
    from alapp.store.project import Project

    size = 0
    with Project.open(Path(folder).with_suffix(".alapp"), read_only=True) as project:
        for file in project.media.files(project.items.ids()):
            assert file is not None
            with file.open() as stream:
                size += len(stream.read())
    return {"read": size / 1e6}


def thumbnails(folder: str) -> dict[str, float]:
    """Make every thumbnail."""
    from alapp.session.session import Session

    session = Session.open(Path(folder).with_suffix(".alapp"), background=False)
    session.thumbnails.start()
    left = session.project.media.without_thumbnail(0, 1)
    session.close()
    return {"left": float(len(left)), "file": Path(folder).with_suffix(".alapp").stat().st_size / 1e6}


def scroll(folder: str) -> dict[str, float]:
    """Scroll through Browse in each way and time each frame, in seconds by ``view.way.percentile``."""
    from PySide6.QtWidgets import QApplication

    from alapp.session.session import Session
    from alapp.ui.app import keep_responsive
    from alapp.ui.screens.browse.page import BrowseScreen
    from alapp.ui.theme.style import install
    from alapp.ui.theme.theme import Theme
    from tests.ui.conftest import StubHost

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")  # no screen to wait for
    app = QApplication([])
    keep_responsive()
    theme = Theme("light")
    theme.setParent(app)
    install(app, theme)
    session = Session.open(Path(folder).with_suffix(".alapp"), deliver=on_screen(app))
    screen = BrowseScreen(theme, session, StubHost())
    screen.resize(1366, 760)
    screen.show()
    screen.activate()
    settled = time.perf_counter() + SETTLED
    while screen.found is None or screen.browse.indexing or time.perf_counter() < settled:
        app.processEvents()
    found = {}
    for view in ("list", "grid"):
        for way, places in ways(screen.parts.view).items():
            taken, worked, seen = frames(app, screen.parts, places)
            found |= {name: value for name, value, _ in percentiles(f"{view}.{way}", taken)}
            found |= {name: value for name, value, _ in percentiles(f"{view}.{way}.work", worked)[2:3]}
            found[f"{view}.{way}.late"] = 100 * sum(t > FRAME for t in taken) / len(taken)
            found[f"{view}.{way}.seen"] = 100 * sum(seen) / len(seen)
        screen.turn_view()
    screen.deactivate()
    session.close()
    return found


def ways(view: Any) -> dict[str, Sequence[int]]:
    """Return the places of the scroll bar, frame by frame: a wheel turned fast, pages, and a drag from end to end."""
    bar = view.verticalScrollBar()
    row, page, last = max(1, bar.singleStep()), bar.pageStep(), bar.maximum()
    return {
        "wheel": range(0, min(last, FRAMES * row), row),
        "pages": range(0, min(last, FRAMES * page), page),
        "drag": [round(last * i / FRAMES) for i in range(FRAMES + 1)],
    }


def frames(app: Any, parts: Any, places: Sequence[int]) -> tuple[list[float], list[float], list[float]]:
    """Scroll from place to place, one a frame.

    Returns seconds from when each frame was due to its painting, what the window's own thread worked for it, and the
    share of the pictures in sight that were there when the next one was due.
    """
    from tests.benchmarks.paints import Paints

    view, paints = parts.view, Paints(parts.view.viewport())
    pictures = parts.delegate.pictures if view is parts.table else parts.tile.pictures
    taken, worked, seen = [], [], []
    due = time.perf_counter()
    for place in places[1:]:
        before = time.thread_time()
        paints.seen = False
        view.verticalScrollBar().setValue(place)
        while not paints.seen:
            app.processEvents()
        taken.append(time.perf_counter() - due)
        due = max(due + FRAME, time.perf_counter())
        while time.perf_counter() < due:
            app.processEvents()
            time.sleep(0.0005)
        seen.append(share_seen(view, pictures, parts.model.ids))
        worked.append(time.thread_time() - before)
    return taken, worked, seen


def share_seen(view: Any, pictures: Any, ids: Any) -> float:
    """Return the share of the items in sight whose picture is there."""
    room = view.viewport().rect()
    first = view.indexAt(room.topLeft()).row()
    last = view.indexAt(room.bottomRight()).row()
    some = ids[first : (last if last >= 0 else len(ids) - 1) + 1].tolist()
    return sum(i in pictures._kept for i in some) / max(1, len(some))


def on_screen(app: Any) -> Callable[[Callable[[], None]], None]:
    """Return how results reach the window's thread."""
    from PySide6.QtCore import QObject, Qt, Signal

    class Post(QObject):
        call = Signal(object)

    post = Post(app)
    post.call.connect(lambda work: work(), Qt.ConnectionType.QueuedConnection)
    return lambda work: post.call.emit(work)


def _measured(pipe: Any, work: Callable[[str], dict[str, float]], folder: str) -> None:
    began, used = time.perf_counter(), time.process_time()
    found = work(folder)
    took = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - used}
    pipe.send(took | found | {"memory": most_memory()})


def alone(work: Callable[[str], dict[str, float]], folder: Path) -> dict[str, float]:
    """Run in a fresh process; return what it says, its seconds and the megabytes of its memory at the peak."""
    ours, theirs = mp.get_context("spawn").Pipe()
    process = mp.get_context("spawn").Process(target=_measured, args=(theirs, work, str(folder)))
    process.start()
    found: dict[str, float] = ours.recv()
    process.join()
    return found


def made(place: Path, count: int, given: argparse.Namespace) -> Path:
    """Return a folder of that many pictures, made below ``place``."""
    folder = place / f"pictures{count}"
    if given.folder is not None:
        names = sorted(p for p in given.folder.rglob("*") if p.suffix.lower() in photos.ENDINGS)[:count]
        for name in names:
            target = folder / name.relative_to(given.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(name, target)
    elif given.small:
        photos.small(folder, count)
    else:
        photos.photos(folder, count)
    return folder


def measure(folder: Path, count: int) -> list[Figure]:
    """Return the figures of one folder."""
    decoded, brought = alone(decode, folder), alone(bring, folder)
    again, small, seen = alone(reopen, folder), alone(thumbnails, folder), alone(scroll, folder)
    shutil.rmtree(folder)
    name = f"media.{count}"
    return [
        (f"{name}.accepted", brought["accepted"], "files"),
        (f"{name}.distinct", decoded["distinct"], "files"),
        (f"{name}.decode_once", decoded["seconds"], "s"),
        (f"{name}.import", brought["seconds"], "s"),
        (f"{name}.import_to_decode", brought["seconds"] / decoded["seconds"], "times"),
        (f"{name}.import_to_decode_cpu", brought["cpu"] / decoded["cpu"], "times"),
        (f"{name}.import_memory", brought["memory"], "MB"),
        (f"{name}.project_file", brought["file"], "MB"),
        (f"{name}.read_through_project", again["seconds"], "s"),
        (f"{name}.thumbnails", small["seconds"], "s"),
        (f"{name}.thumbnails_left", small["left"], "files"),
        (f"{name}.thumbnails_memory", small["memory"], "MB"),
        (f"{name}.project_with_thumbnails", small["file"], "MB"),
        *((f"{name}.scroll.{way}", value, unit_of(way)) for way, value in seen.items() if "." in way),
        (f"{name}.browse_memory", seen["memory"], "MB"),
        (f"{name}.load", os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0, "processes"),
    ]


def unit_of(way: str) -> str:
    """Return the unit of a figure of scrolling."""
    return "%" if way.endswith((".late", ".seen")) else "ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=int, nargs="+", default=[10_000, 50_000])
    parser.add_argument("--small", action="store_true", help="pictures of 28 x 28, up to 20,000")
    parser.add_argument("--folder", type=Path, help="take the pictures of this folder")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    figures = list[Figure]()
    with tempfile.TemporaryDirectory(dir=given.folder and given.folder.parent) as place:
        for count in given.images:
            some = measure(made(Path(place), count, given), count)
            show(some, None)
            figures += some
    if given.json:
        show(figures, given.json)


if __name__ == "__main__":
    main()
