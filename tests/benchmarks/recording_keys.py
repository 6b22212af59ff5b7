"""Keys on recordings in the program's own window: a WAV of two hours, and films frame by frame.

``cold`` is the first sound of the process: from opening its project to the first piece of its waveform painted, the
start of the window's children included; ``warm`` is the next sound of two hours, from the key that leaves the first.
``canvas`` is until the empty canvas is painted, ``whole`` until the last piece. Keys are pressed on two hundred and
fifty segments. A step in a film is ``step`` to its paint, ``exact`` until the exact frame stands there.
"""

from __future__ import annotations

import shutil
import time
import wave
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt

from alapp.domain.region import Segment
from alapp.store.project import Project
from tests.benchmarks.figures import Figure, percentiles
from tests.benchmarks.kind_window import ALT, CTRL, NO, SHIFT, Key, KindWindow, answer, kind_window, project_of_files
from tests.benchmarks.made import DATA

RATE = 44_100
HOURS = 2.0
SEGMENTS = 250
ROUNDS = 40
STEPS = 150
KEYS = Qt.Key
ACTS: tuple[tuple[str, Key], ...] = (
    ("arrow", (KEYS.Key_Right, NO)),
    ("fine", (KEYS.Key_Right, ALT)),
    ("second", (KEYS.Key_Right, CTRL)),
    ("next_segment", (KEYS.Key_J, NO)),
    ("stretch", (KEYS.Key_Right, SHIFT)),
    ("edge", (KEYS.Key_E, NO)),
    ("previous_segment", (KEYS.Key_K, NO)),
    ("other_label", (KEYS.Key_2, NO)),
    ("zoom_in", (KEYS.Key_Plus, NO)),
    ("fit", (KEYS.Key_Z, NO)),
)
DRAWN: tuple[tuple[str, Key], ...] = (
    ("begin", (KEYS.Key_B, NO)),
    ("grow", (KEYS.Key_Right, CTRL)),
    ("end", (KEYS.Key_3, NO)),
)


def long_wavs(folder: Path, count: int) -> Path:
    """Write WAV files of noise that swells and fades, each another one."""
    folder.mkdir()
    for number in range(count):
        noise = np.random.default_rng(number).normal(0, 1, 60 * RATE)
        minute = noise * 9_000 * np.sin(np.arange(60 * RATE) / RATE / 9) ** 2
        block = minute.clip(-32_768, 32_767).astype("<i2").tobytes()
        with wave.open(str(folder / f"long{number}.wav"), "wb") as file:
            file.setparams((1, 2, RATE, 0, "NONE", ""))
            for _ in range(round(HOURS * 60)):
                file.writeframesraw(block)
    return folder


def segments(path: Path, item_id: int) -> None:
    """Give a recording segments all along."""
    with Project.open(path) as project:
        labels = [c.id for c in project.guidelines.current().classes]
        (file,) = project.media.files([item_id])
        assert file is not None
        step = int(file.facts["microseconds"]) // SEGMENTS
    made = [Segment(i * step, i * step + step // 2, labels[i % len(labels)]) for i in range(SEGMENTS)]
    answer(path, item_id, "segment", made)


def first_piece(shown: KindWindow, name: str, began: float) -> list[Figure]:
    """Return when the waveform of the sound on the screen began and was whole, since ``began``."""
    shown.loop.until(lambda: shown.view.wave.peaks.known > 0)
    shown.view.viewport().repaint()
    first = time.perf_counter() - began
    shown.loop.until(lambda: shown.view.wave.peaks.whole)
    whole = time.perf_counter() - began
    return [(f"audio.{name}.first_piece", 1e3 * first, "ms"), (f"audio.{name}.whole", whole, "s")]


def audio(folder: Path, _: object = None) -> list[Figure]:
    """Return the figures of sounds of two hours."""
    path = project_of_files(folder, "segments", long_wavs(folder / "sounds", 3))
    segments(path, 3)
    with kind_window(folder) as shown:
        began = time.perf_counter()
        canvas = shown.open(path)
        found = [("audio.cold.canvas", 1e3 * canvas, "ms"), *first_piece(shown, "cold", began)]
        began = time.perf_counter()
        before = shown.session.current
        canvas = shown.press("leave", (KEYS.Key_S, NO), lambda: shown.session.current is not before)
        found += [("audio.warm.canvas", 1e3 * canvas, "ms"), *first_piece(shown, "warm", began)]
        shown.taken.clear()
        shown.go_to(3)
        shown.loop.until(lambda: shown.view.wave.peaks.whole)
        keys(shown)
        return [*found, *shown.figures("audio")]


def keys(shown: KindWindow) -> None:
    """Walk, stretch, zoom and draw again and again."""
    for number in range(ROUNDS):
        for name, key in (*ACTS, *(DRAWN if number % 4 == 0 else ())):
            shown.press(name, key)


def video(folder: Path, _: object = None) -> list[Figure]:
    """Return the figures of films: steps of a frame, forth and back, and the keys of segments."""
    source = folder / "films"
    source.mkdir()
    for film in sorted((DATA / "video-clips").glob("*.mp4")):
        shutil.copy(film, source)
    path = project_of_files(folder, "segments", source)
    with kind_window(folder) as shown:
        began = time.perf_counter()
        canvas = shown.open(path)
        shown.loop.until(lambda: len(shown.view.frames.times) > 0)
        found = [("video.cold.canvas", 1e3 * canvas, "ms"), ("video.times", since(began), "ms")]
        exact = [step(shown, KEYS.Key_Right) for _step in range(STEPS)]
        back = [step(shown, KEYS.Key_Left) for _step in range(STEPS // 2)]
        return [*found, *shown.figures("video"), *percentiles("video.exact", exact), *percentiles("video.back", back)]


def step(shown: KindWindow, key: Qt.Key) -> float:
    """Go a frame on or back; return the seconds until exactly that frame stands there."""
    took = shown.press("step", (key, ALT))
    return took + shown.loop.timed(lambda: shown.view.frames.shown(shown.view.position) is not None, 10)


def since(began: float) -> float:
    """Milliseconds since then."""
    return 1e3 * (time.perf_counter() - began)
