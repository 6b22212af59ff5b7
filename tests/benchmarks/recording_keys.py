"""Keys to painted recording, in milliseconds: ``python3 -m tests.benchmarks.recording_keys [--film FILE]``.

A real canvas (offscreen, 960 x 620) with a WAV of two hours made for it, two hundred segments drawn on it and fifty
suggested, read by the child process as in the program. Each figure is one act and the repaint after it; ``work`` is
what the window's thread itself spent: on a busy machine the clock also counts its waiting for a core. ``open`` is from
the item to the first painted canvas, in a program that has read a sound before, ``first_piece`` to the first piece of
the waveform, ``whole`` to its last. With ``--film`` also steps of a frame: ``step`` is the key and its repaint,
``exact`` until the exact frame stands there.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
import wave
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")

import numpy as np
from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from alapp.domain.item import Item
from alapp.domain.media import MediaFile
from alapp.domain.recording import SECOND
from alapp.domain.region import Marked, Segment
from alapp.session.media_reader import MediaReader
from alapp.ui.theme.style import install
from alapp.ui.theme.theme import Theme
from alapp.ui.views.film import FilmView
from alapp.ui.views.regions import RegionLook
from alapp.ui.views.sound import SoundView
from alapp.ui.views.time_canvas import TimeCanvas
from tests.benchmarks.figures import Figure, percentiles, show

RATE = 44_100
LOOKS = {str(i): RegionLook(f"Label {i}", i, i, str(i)) for i in range(1, 8)}
ROUNDS = 60


class Post(QObject):
    """Brings answers of the child to this thread, as the window does."""

    call = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.call.connect(lambda call: call())


def wait_for(done: Callable[[], bool], seconds: float = 120) -> float:
    """Turn the event loop until something is so; return how long it took."""
    began, loop, timer = time.perf_counter(), QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if done() or time.perf_counter() - began > seconds else None)
    timer.start(2)
    if not done():
        loop.exec()
    return time.perf_counter() - began


def long_wav(folder: Path, hours: float) -> MediaFile:
    """A WAV of noise that swells and fades."""
    path = folder / "long.wav"
    minute = np.random.default_rng(0).normal(0, 1, 60 * RATE) * 9_000 * np.sin(np.arange(60 * RATE) / RATE / 9) ** 2
    block = minute.clip(-32_768, 32_767).astype("<i2").tobytes()
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        for _ in range(round(hours * 60)):
            file.writeframesraw(block)
    facts = {"microseconds": round(hours * 3_600) * SECOND, "rate": RATE, "channels": 1}
    return MediaFile(path.name, "", path.stat().st_size, path, facts=facts)


def regions(length: int) -> tuple[list[Segment], list[Marked]]:
    """Segments all along, every fifth suggested."""
    step = length // 250
    made = [Segment(i * step, i * step + step // 2, str(i % 7 + 1)) for i in range(250)]
    return [s for i, s in enumerate(made) if i % 5], [Marked(s, 0.6) for i, s in enumerate(made) if not i % 5]


def spent(view: TimeCanvas, act: Callable[[], object]) -> tuple[float, float]:
    """Seconds of an act and the repaint after it: by the clock, and of this thread's own work."""
    began, worked = time.perf_counter(), time.thread_time()
    act()
    view.viewport().repaint()
    return time.perf_counter() - began, time.thread_time() - worked


def acts(view: TimeCanvas) -> dict[str, Callable[[], object]]:
    """What a person does."""
    return {
        "arrow": lambda: view.go("right", "step"),
        "second": lambda: view.go("right", "large"),
        "next": lambda: view.walk(1),
        "stretch": lambda: view.stretch("right", "step"),
        "begin": view.begin,
        "zoom_in": lambda: view.command("larger"),
        "fit": lambda: view.command("fit"),
    }


def measured(view: TimeCanvas, prefix: str) -> list[Figure]:
    """Return the percentiles of each act."""
    found: list[Figure] = []
    for name, act in acts(view).items():
        clock, work = zip(*(spent(view, act) for _ in range(ROUNDS)), strict=True)
        found += percentiles(f"{prefix}.{name}", clock)
        found += [(f"{prefix}.{name}.work_p99", float(np.percentile(work, 99)) * 1e3, "ms")]
    return found


def opened(view: TimeCanvas, file: MediaFile) -> float:
    """Show a file with its regions; return the seconds until it is painted."""
    view.file_of = lambda _: file

    def act() -> None:
        view.show_item(Item(1, "k", file.name, view.modality))
        view.show_regions(*regions(int(file.facts["microseconds"])), LOOKS)

    return spent(view, act)[0]


def sound(view: SoundView, file: MediaFile) -> list[Figure]:
    """Return the figures of the long sound."""
    began = time.perf_counter()
    seconds = opened(view, file)
    wait_for(lambda: view.wave.peaks.known > 0)
    first = time.perf_counter() - began
    wait_for(lambda: view.wave.peaks.whole)
    whole = time.perf_counter() - began
    times = [("sound.open", seconds), ("sound.first_piece", first), ("sound.whole", whole)]
    return [*((name, 1e3 * value, "ms") for name, value in times), *measured(view, "sound")]


def film(view: FilmView, path: Path, reader: MediaReader) -> list[Figure]:
    """Return the figures of a film."""
    facts: list[object] = []
    plain = MediaFile(path.name, "", path.stat().st_size, path)
    reader.ask("alapp.features.film:facts", (plain,), facts.append, lambda error: facts.append(error))
    wait_for(lambda: bool(facts))
    assert isinstance(facts[0], dict), facts[0]
    seconds = opened(view, MediaFile(path.name, "", plain.size, path, facts=facts[0]))
    times = wait_for(lambda: len(view.frames.times) > 0)
    clock, exact = [], []
    for place in range(0, min(len(view.frames.times), 200)):
        del place
        took, _ = spent(view, lambda: view.go("right", "fine"))
        clock.append(took)
        exact.append(took + wait_for(lambda: view.frames.shown(view.position) is not None, 10))
    found: list[Figure] = [("film.open", 1e3 * seconds, "ms"), ("film.times", 1e3 * times, "ms")]
    return [*found, *percentiles("film.step", clock), *percentiles("film.exact", exact)]


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=2.0)
    parser.add_argument("--film", type=Path)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    app = QApplication.instance() or QApplication([])
    theme = Theme("light")
    install(app, theme)  # type: ignore[arg-type]
    post, found = Post(), list[Figure]()
    reader = MediaReader(post.call.emit)
    try:
        with tempfile.TemporaryDirectory() as name:
            file, ready = long_wav(Path(name), chosen.hours), list[object]()
            reader.ask("alapp.features.sound:facts", (file,), ready.append, ready.append)
            wait_for(lambda: bool(ready))
            for kind in (SoundView, FilmView) if chosen.film else (SoundView,):
                view = kind(theme)
                view.media = reader
                view.resize(960, 620)
                view.show()
                if isinstance(view, SoundView):
                    found += sound(view, file)
                else:
                    found += film(view, chosen.film, reader)
                view.show_item(None)
    finally:
        reader.close()
    show(found, chosen.json)


if __name__ == "__main__":
    main()
