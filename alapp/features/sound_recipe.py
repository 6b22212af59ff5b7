"""Log-mel statistics of sounds: how loud each band is, how that spreads, and how it goes along time, as one dense row.

Bands: 48 triangles evenly spaced on the mel scale (Stevens, Volkmann and Newman 1937, in O'Shaughnessy's formula) up
to 8 kHz, from Hann windows of 25 ms every 10 ms; bands above half the rate hold what silence holds. Per recording,
after taking off its own loudness: mean, spread and mean change of each band, and means in six equal parts of the time
between the first and the last moment that is louder than its middle. Columns are scaled by a sample and projected on
its leading directions. A long recording is read at :data:`SPOTS` places of :data:`SPOT_SECONDS`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.arrays import pack, unpack
from alapp.domain.errors import BadInput
from alapp.domain.features import Features
from alapp.domain.media import MediaFile
from alapp.domain.recording import SECOND, TimeFrames
from alapp.domain.steps import Steps
from alapp.domain.words import N_, tr
from alapp.features.directions import leading
from alapp.features.sound import Tape, opened

BANDS = 48
LOWEST, HIGHEST = 50.0, 8_000.0
WINDOW_SECONDS, HOP_SECONDS = 0.025, 0.010
FLOOR = -80.0
PARTS = 6
SPOTS, SPOT_SECONDS = 20, 3.0
SAMPLE = 2_000
FRAME_HOPS = 2
"""Windows averaged into one row of :func:`time_frames`: 20 ms."""
CHUNK_SECONDS = 20
WIDTH = BANDS * (3 + PARTS) + 1
Rows = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class SoundState:
    """Mean and scale (:data:`WIDTH`,) of the columns, and the leading directions (WIDTH, m)."""

    mean: Rows
    scale: Rows
    directions: Rows


class SoundRecipe:
    """Loudness of bands, its spread and its course (see the module)."""

    name = "sound_recipe"
    words = N_("Pitch bands and their course")
    version = 1
    dims = 192

    def fit(self, texts: Sequence[Any], rng: np.random.Generator, progress: Steps) -> SoundState:
        """Find scales and leading directions in at most :data:`SAMPLE` of these files; works with any, even none."""
        chosen = np.sort(rng.permutation(len(texts))[:SAMPLE])
        rows = rows_of([texts[i] for i in chosen], progress)
        rows = rows[rows.any(axis=1)]
        mean = rows.mean(axis=0) if len(rows) else np.zeros(WIDTH, np.float32)
        scale = rows.std(axis=0) + np.float32(1e-3) if len(rows) else np.ones(WIDTH, np.float32)
        return SoundState(mean, scale, leading((rows - mean) / scale, self.dims))

    def transform(self, state: SoundState, texts: Sequence[Any], progress: Steps) -> Features:
        """Return one dense row for each file, of unit length; zeros where it is None or cannot be read."""
        found = np.zeros((len(texts), state.directions.shape[1]), np.float32)
        for place, file in enumerate(texts):
            progress.step(place, len(texts), tr("Reading sounds"))
            row = statistics(file)
            if row is not None and found.shape[1]:
                turned = ((row - state.mean) / state.scale) @ state.directions
                found[place] = turned / max(float(np.linalg.norm(turned)), 1e-6)
        return Features.of_dense(found.astype(np.float16))

    def state_to_bytes(self, state: SoundState) -> bytes:
        """Return the fitted state as inert bytes."""
        arrays = {"mean": state.mean, "scale": state.scale, "directions": state.directions}
        return pack({"kind": self.name, "version": self.version}, arrays)

    def state_from_bytes(self, blob: bytes) -> SoundState:
        """Return what :meth:`state_to_bytes` wrote; raises BadInput when damaged or of another version."""
        meta, arrays = unpack(blob)
        shapes = [arrays[name].shape[:1] == (WIDTH,) for name in ("mean", "scale", "directions") if name in arrays]
        if (meta.get("kind"), meta.get("version"), shapes) != (self.name, self.version, [True] * 3):
            raise BadInput(tr("The stored features are of another version."), remedy=tr("They are computed anew."))
        return SoundState(arrays["mean"], arrays["scale"], arrays["directions"])


class SoundGlance(SoundRecipe):
    """The same with few directions, for pools that are too large for the rich one."""

    name = "sound_glance"
    words = N_("Pitch bands and their course, in short")
    dims = 48


def rows_of(files: Sequence[MediaFile | None], progress: Steps) -> Rows:
    """Return statistics (n, :data:`WIDTH`); zeros for what cannot be read."""
    found = np.zeros((len(files), WIDTH), np.float32)
    for place, file in enumerate(files):
        progress.step(place, len(files), tr("Reading sounds"))
        row = statistics(file)
        if row is not None:
            found[place] = row
    return found


def statistics(file: MediaFile | None) -> Rows | None:
    """Return the row (:data:`WIDTH`,) of a sound; None where there is none: an import has named it already."""
    try:
        if file is None:
            return None
        with opened(file) as tape:
            bands = np.concatenate([log_mel(part, tape.rate) for part in _spots(tape)])
    except BadInput:
        return None
    return described(bands)


def _spots(tape: Tape) -> Iterator[Rows]:
    """Yield the samples of a short sound, or of places spread over a long one, all channels mixed."""
    size = round(SPOT_SECONDS * tape.rate)
    if tape.frames <= SPOTS * size:
        yield tape.read(0, tape.frames).mean(axis=1)
        return
    for start in np.linspace(0, int(tape.frames) - size, SPOTS).tolist():
        yield tape.read(int(start), size).mean(axis=1)


def described(bands: Rows) -> Rows:
    """Return the statistics (:data:`WIDTH`,) of log-mel rows (n, :data:`BANDS`), n at least 1."""
    loud = bands.mean(axis=1)
    above = np.flatnonzero(loud >= (loud.max() + np.median(loud)) / 2)
    inside = bands[above[0] : above[-1] + 1]
    level = float(inside.mean())
    parts = [part.mean(axis=0) for part in np.array_split(inside, PARTS) if len(part)]
    parts += [parts[-1]] * (PARTS - len(parts))
    change = np.abs(np.diff(inside, axis=0)).mean(axis=0) if len(inside) > 1 else np.zeros(BANDS, np.float32)
    columns = [inside.mean(axis=0) - level, inside.std(axis=0), change, *(part - level for part in parts)]
    length = np.float32(np.log(len(inside) * HOP_SECONDS))
    return np.concatenate([*columns, [length]], dtype=np.float32)


@lru_cache(maxsize=8)
def filters(rate: int) -> tuple[int, Rows]:
    """Return the window's length in samples, and the triangles (bins, :data:`BANDS`) of a rate."""
    size = max(16, round(WINDOW_SECONDS * rate))
    length = 1 << (size - 1).bit_length()
    lowest, highest = (2595 * math.log10(1 + hertz / 700) for hertz in (LOWEST, HIGHEST))
    edges = 700 * (10 ** (np.linspace(lowest, highest, BANDS + 2) / 2595) - 1)
    bins = np.arange(length // 2 + 1) * rate / length
    width = np.maximum(edges[1:] - edges[:-1], rate / length)
    rising = (bins[:, None] - edges[None, :-2]) / width[None, :-1]
    falling = (edges[None, 2:] - bins[:, None]) / width[None, 1:]
    triangles = np.maximum(0, np.minimum(rising, falling)).astype(np.float32)
    return size, triangles / np.maximum(triangles.sum(axis=0, keepdims=True), 1e-6)


def log_mel(samples: Rows, rate: int) -> Rows:
    """Return (n, :data:`BANDS`) levels in units of 20 dB, :data:`FLOOR` dB below full scale and less as -4.

    ``samples`` (m,) in -1..1; windows begin every 10 ms, the last is filled up with silence.
    """
    size, triangles = filters(rate)
    hop = max(1, round(HOP_SECONDS * rate))
    count = max(1, -(-(len(samples) - size) // hop) + 1)
    padded = np.zeros((count - 1) * hop + size, np.float32)
    padded[: len(samples)] = samples[: len(padded)]
    frames = np.lib.stride_tricks.sliding_window_view(padded, size)[::hop]
    window = np.hanning(size).astype(np.float32)
    length = 2 * (len(triangles) - 1)
    spectrum = np.abs(np.fft.rfft(frames * window, length, axis=1)) / (window.sum() / 2)
    power = (spectrum.astype(np.float32) ** 2) @ triangles
    return np.asarray(np.maximum(10 * np.log10(power + 1e-12), FLOOR) / 20, np.float32)


def time_frames(progress: Steps, file: MediaFile) -> TimeFrames:
    """Return the log-mel rows of a whole sound every 20 ms: 7 MB for an hour. Read in pieces.

    Raises
    ------
    BadInput : the file is missing, broken, or cannot be decoded here.
    """
    with opened(file) as tape:
        hop = max(1, round(HOP_SECONDS * tape.rate))
        step, tail = CHUNK_SECONDS * 100 * hop, filters(tape.rate)[0] - hop
        parts = []
        for start in range(0, tape.frames, step):
            progress.step(start, tape.frames, tr("Reading sounds"))
            block = tape.read(start, step + max(0, tail)).mean(axis=1)
            bands = log_mel(block, tape.rate)[: CHUNK_SECONDS * 100]
            bands = np.concatenate([bands, np.repeat(bands[-1:], -len(bands) % FRAME_HOPS, axis=0)])
            parts.append(bands.reshape(-1, FRAME_HOPS, BANDS).mean(axis=1).astype(np.float16))
        length = tape.frames * SECOND // tape.rate
        return TimeFrames(np.concatenate(parts), FRAME_HOPS * hop * SECOND // tape.rate, length, "log_mel")
