"""Features of films from sampled frames: what the pictures look like on the whole, how they differ, what moves.

Pictures are described as in :mod:`alapp.features.image_recipe`. A film's row holds the mean over its sampled frames,
how the grey grid spreads over them, and the square root of the mean change of that grid from one frame to one shortly
after; the whole has unit length and is projected on its leading directions. For segments, rows every 200 ms hold a
coarser description and the change since the row before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.arrays import pack, unpack
from alapp.domain.errors import BadInput
from alapp.domain.features import Features
from alapp.domain.media import MediaFile
from alapp.domain.recording import FilmFrame, TimeFrames
from alapp.domain.steps import Steps
from alapp.domain.words import N_, tr
from alapp.features.directions import leading
from alapp.features.film import opened
from alapp.features.film_walk import shown
from alapp.features.image_recipe import SIDE, described, gradients
from alapp.features.image_recipe import WIDTH as PICTURE

GRID = 8
SPOTS = 8
"""Places of a film that are looked at, each with two frames :data:`LATER` apart."""
LATER = 200_000
SAMPLE = 400
HOP = 200_000
COARSE = 16
BATCH = 64
WIDTH = PICTURE + 2 * GRID * GRID
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)
Rows = NDArray[np.float32]
Pixels = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class FilmState:
    """The leading directions (:data:`WIDTH`, m)."""

    directions: NDArray[np.float16]


class FilmRecipe:
    """Pictures and motion (see the module)."""

    name = "film_recipe"
    words = N_("Pictures and motion")
    version = 1
    dims = 256

    def fit(self, texts: Sequence[Any], rng: np.random.Generator, progress: Steps) -> FilmState:
        """Find the leading directions in at most :data:`SAMPLE` of these files; works with any, even none."""
        chosen = np.sort(rng.permutation(len(texts))[:SAMPLE])
        rows = np.zeros((len(chosen), WIDTH), np.float32)
        for place, number in enumerate(chosen):
            progress.step(place, len(chosen), tr("Reading films"))
            rows[place] = statistics(texts[number])
        return FilmState(leading(rows[rows.any(axis=1)], self.dims).astype(np.float16))

    def transform(self, state: FilmState, texts: Sequence[Any], progress: Steps) -> Features:
        """Return one dense row for each file; zeros where it is None or cannot be read."""
        turn = state.directions.astype(np.float32)
        found = np.zeros((len(texts), turn.shape[1]), np.float32)
        for place, file in enumerate(texts):
            progress.step(place, len(texts), tr("Reading films"))
            found[place] = statistics(file) @ turn
        return Features.of_dense(found.astype(np.float16))

    def state_to_bytes(self, state: FilmState) -> bytes:
        """Return the fitted state as inert bytes."""
        return pack({"kind": self.name, "version": self.version}, {"directions": state.directions})

    def state_from_bytes(self, blob: bytes) -> FilmState:
        """Return what :meth:`state_to_bytes` wrote; raises BadInput when damaged or of another version."""
        meta, arrays = unpack(blob)
        directions = arrays.get("directions")
        known = (meta.get("kind"), meta.get("version")) == (self.name, self.version)
        if not known or directions is None or directions.shape[:1] != (WIDTH,) or directions.ndim != 2:
            raise BadInput(tr("The stored features are of another version."), remedy=tr("They are computed anew."))
        return FilmState(directions)


class FilmGlance(FilmRecipe):
    """The same with few directions, for pools that are too large for the rich one."""

    name = "film_glance"
    words = N_("Pictures and motion, in short")
    dims = 48


def statistics(file: MediaFile | None) -> Rows:
    """Return the row (:data:`WIDTH`,) of a film; zeros where there is none: an import has named it already."""
    try:
        samples = _samples(file) if file is not None else np.zeros((0, SIDE, SIDE, 3), np.uint8)
    except BadInput:
        samples = np.zeros((0, SIDE, SIDE, 3), np.uint8)
    if not len(samples):
        return np.zeros(WIDTH, np.float32)
    greys = grey_grid(samples)
    change = np.abs(greys[1::2] - greys[: len(greys) // 2 * 2 : 2]).mean(axis=0) if len(greys) > 1 else greys[0] * 0
    row = np.concatenate([described(samples).mean(axis=0), greys.std(axis=0), np.sqrt(change)], dtype=np.float32)
    return np.asarray(row / max(float(np.linalg.norm(row)), 1e-6), np.float32)


def _samples(file: MediaFile) -> Pixels:
    """Return (n, 64, 64, 3) frames in pairs, from places spread over the film."""
    with opened(file) as reel:
        inside = max(reel.length - LATER, 0)
        places = sorted({round(inside * (2 * i + 1) / (2 * SPOTS)) for i in range(SPOTS)})
        found: list[Pixels] = []
        for place in places:
            found += [pixels(frame) for frame in shown(reel, [place, place + LATER], (SIDE, SIDE))]
    return np.stack(found) if found else np.zeros((0, SIDE, SIDE, 3), np.uint8)


def pixels(frame: FilmFrame) -> Pixels:
    """Return a frame as (height, width, 3)."""
    return np.frombuffer(frame.rows, np.uint8).reshape(frame.height, frame.width, 3)


def grey_grid(samples: Pixels) -> Rows:
    """Return mean grey values 0..1 on the grid, as rows (n, GRID * GRID), of samples (n, 64, 64, 3)."""
    step = SIDE // GRID
    cells = (samples @ _LUMA).reshape(len(samples), GRID, step, GRID, step).mean(axis=(2, 4))
    return np.asarray(cells.reshape(len(samples), -1) / 255, np.float32)


def time_frames(progress: Steps, file: MediaFile) -> TimeFrames:
    """Return rows every 200 ms of a whole film: grey grid, its change since the row before, edges, mean colour.

    Raises
    ------
    BadInput : the file is missing, or cannot be decoded here.
    """
    with opened(file) as reel:
        length = max(reel.length, 1)
        times = list(range(0, length, HOP))
        parts, batch = [], list[Pixels]()
        last: Pixels | None = None
        for done, frame in enumerate(shown(reel, times, (SIDE, SIDE))):
            progress.step(done, len(times), tr("Reading films"))
            batch.append(pixels(frame))
            if len(batch) == BATCH:
                parts.append(_coarse(np.stack(batch), last))
                last, batch = batch[-1], []
        if batch:
            parts.append(_coarse(np.stack(batch), last))
    rows = np.concatenate(parts) if parts else np.zeros((0, COARSE_WIDTH), np.float16)
    return TimeFrames(rows, HOP, length, "frames")


def _coarse(samples: Pixels, last: Pixels | None) -> NDArray[np.float16]:
    """Return rows (n, :data:`COARSE_WIDTH`) of samples (n, 64, 64, 3); ``last`` is the one before the first."""
    before = samples[:1] if last is None else last[None]
    greys = grey_grid(np.concatenate([before, samples]))
    edges = gradients(samples @ _LUMA, COARSE)
    colour = samples.reshape(len(samples), -1, 3).mean(axis=1) / 255
    return np.concatenate([greys[1:], 4 * np.abs(np.diff(greys, axis=0)), edges, colour], axis=1).astype(np.float16)


COARSE_WIDTH = 2 * GRID * GRID + (SIDE // COARSE - 1) ** 2 * 36 + 3
