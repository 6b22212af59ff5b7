"""Import of folders of small pictures beside reading and decoding each of them once; ``name value unit`` lines.

Run: ``python3 -m tests.benchmarks.media --data DIR [--sizes 5000 20000] [--json FILE]``, where DIR is the folder of
shared data, or any folder with pictures. Each measure runs in a process of its own, with the files in the system's
cache: a reading that decodes each file once with Pillow; the import as the terminal does it, from the choice of the
folder to the last row stored (checksums, labels from sub-folders and database included, but not the start of the
program); a second reading by way of the project; the making of all thumbnails; and Browse scrolled through them in an
offscreen window, from a scroll to the end of its painting (60 frames a second leave 16.7 ms). Ratios are of the clock
and of processor time, which other work on the machine disturbs less.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing as mp
import os
import resource
import shutil
import tempfile
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

ZIP = "image-fashion-mnist/fashion-mnist-train-png.zip"
ENDINGS = {".png", ".jpg", ".jpeg"}


def unpack(data: Path, target: Path, most: int) -> int:
    """Write pictures below ``target``, as many from each folder as there are; return how many."""
    if (data / ZIP).is_file():
        with zipfile.ZipFile(data / ZIP) as pack:
            names = [n for n in pack.namelist() if Path(n).suffix in ENDINGS]
            contents: Callable[[str], bytes] = pack.read
            return _write(names, contents, target, most)
    names = [p.relative_to(data).as_posix() for p in data.rglob("*") if p.suffix.lower() in ENDINGS]
    return _write(names, lambda name: (data / name).read_bytes(), target, most)


def _write(names: list[str], read: Callable[[str], bytes], target: Path, most: int) -> int:
    step = max(1, len(names) // most)
    chosen = sorted(names)[::step][:most]
    for name in chosen:
        place = target / Path(name).parent.name / Path(name).name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(read(name))
    return len(chosen)


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
    """Scroll through Browse, a page at a time to the end and then row by row back, and time each frame."""
    import numpy as np
    from PySide6.QtWidgets import QApplication

    from alapp.session.session import Session
    from alapp.ui.screens.browse import BrowseScreen
    from alapp.ui.theme.style import install
    from alapp.ui.theme.theme import Theme
    from tests.ui.conftest import StubHost

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    theme = Theme("light")
    theme.setParent(app)
    install(app, theme)
    session = Session.open(Path(folder).with_suffix(".alapp"), deliver=on_screen(app))
    screen = BrowseScreen(theme, session, StubHost())
    screen.resize(1366, 760)
    screen.show()
    screen.activate()
    while screen.found is None:
        app.processEvents()
    bar, frames = screen.parts.table.verticalScrollBar(), []
    places = [*range(0, min(bar.maximum(), 3_000), 10), *range(min(bar.maximum(), 3_000), 2_700, -1)]
    for place in places:
        began = time.perf_counter()
        bar.setValue(place)
        screen.parts.table.viewport().repaint()
        frames.append((time.perf_counter() - began) * 1e3)
        app.processEvents()
    screen.deactivate()
    session.close()
    return {"p50": float(np.quantile(frames, 0.5)), "p99": float(np.quantile(frames, 0.99)), "max": max(frames)}


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
    pipe.send(took | found | {"memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3})


def alone(work: Callable[[str], dict[str, float]], folder: Path) -> dict[str, float]:
    """Run in a fresh process; return what it says, its seconds and the megabytes of its memory at the peak."""
    ours, theirs = mp.get_context("spawn").Pipe()
    process = mp.get_context("spawn").Process(target=_measured, args=(theirs, work, str(folder)))
    process.start()
    found: dict[str, float] = ours.recv()
    process.join()
    return found


def measure(data: Path, size: int, place: Path) -> list[tuple[str, float, str]]:
    folder = place / f"pictures{size}"
    n = unpack(data, folder, size)
    decoded, brought = alone(decode, folder), alone(bring, folder)
    again, small, seen = alone(reopen, folder), alone(thumbnails, folder), alone(scroll, folder)
    shutil.rmtree(folder)
    name = f"media.{n}"
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
        (f"{name}.project_with_thumbnails", small["file"], "MB"),
        (f"{name}.scroll_p50", seen["p50"], "ms"),
        (f"{name}.scroll_p99", seen["p99"], "ms"),
        (f"{name}.scroll_max", seen["max"], "ms"),
        (f"{name}.browse_memory", seen["memory"], "MB"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[5_000, 20_000])
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    figures = []
    with tempfile.TemporaryDirectory() as place:
        for size in given.sizes:
            for name, value, unit in measure(given.data, size, Path(place)):
                figures.append((name, value, unit))
                print(f"{name} {value:.3f} {unit}", flush=True)
    if given.json:
        given.json.write_text(json.dumps({name: [value, unit] for name, value, unit in figures}, indent=1))


if __name__ == "__main__":
    main()
