"""Classical picture features (recipe B.6): gradient directions, grey values and colour, as one dense row.

64 x 64 samples. Gradient directions in 8 x 8 cells of 9 bins, normalised over blocks of 2 x 2 cells (Dalal & Triggs
2005), unit length; beside them 32 x 32 grey values of unit length. Pictures with colour get two blocks more: how red
differs from green and blue from yellow on an 8 x 8 grid, and a histogram of 4 x 4 x 4 colours (square roots, so that
dot products compare the shares: Bhattacharyya 1943). The whole is projected on its leading directions, found in a
sample without centring, so that the dot product of two rows stays what it was at a tenth of the numbers.

Measured by ridge on 300 random labels and one fixed quarter to judge: fashion 81.8 %, hand signs 78.9 % (79.3 % with
the colour grid; the histogram changes neither), where 28 x 28 samples gave 82.1 and 75.4 %. Signs are the one set with
colour. 256 directions lose nothing on either (signs, three draws: 74.3 % of 74.3 %).
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
from alapp.domain.steps import Steps
from alapp.domain.words import N_, tr
from alapp.features import pictures

SIDE, CELL, GREYS, GRID, BINS = 64, 8, 32, 8, 9
GRID_WEIGHT, HISTOGRAM_WEIGHT = 0.5, 0.3
SAMPLE = 2_000
"""Pictures that the directions are found in; more change them little, and each is decoded for it."""
BATCH = 100
COLOUR = 6.0
"""Mean difference of channels, of 255, from which on a picture has colour: scans of paper are a little yellow."""
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)
Rows = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class ImageState:
    """The leading directions (width, m) float16."""

    directions: NDArray[np.float16]


class ImageRecipe:
    """Edges, grey values and colours (see the module)."""

    name = "image_recipe"
    words = N_("Edges, shades and colours")
    version = 1
    dims = 256

    def fit(self, texts: Sequence[Any], rng: np.random.Generator, progress: Steps) -> ImageState:
        """Find the leading directions in at most :data:`SAMPLE` of these files; works with any, even none."""
        chosen = np.sort(rng.permutation(len(texts))[:SAMPLE])
        rows = rows_of([texts[i] for i in chosen], progress)
        return ImageState(_directions(rows[rows.any(axis=1)], self.dims))

    def transform(self, state: ImageState, texts: Sequence[Any], progress: Steps) -> Features:
        """Return one dense row for each file; zeros where it is None or cannot be read."""
        turn = state.directions.astype(np.float32)
        found = np.zeros((len(texts), turn.shape[1]), np.float32)
        for start in range(0, len(texts), BATCH):
            progress.step(start, len(texts), tr("Reading pictures"))
            for place, row in enumerate(rows_of(texts[start : start + BATCH], progress), start):
                found[place] = row @ turn  # one by one: the same sums in any batch
        return Features.of_dense(found.astype(np.float16))

    def state_to_bytes(self, state: ImageState) -> bytes:
        """Return the fitted state as inert bytes."""
        return pack({"kind": self.name, "version": self.version}, {"directions": state.directions})

    def state_from_bytes(self, blob: bytes) -> ImageState:
        """Return what :meth:`state_to_bytes` wrote; raises BadInput when damaged or of another version."""
        meta, arrays = unpack(blob)
        directions = arrays.get("directions")
        known = (meta.get("kind"), meta.get("version")) == (self.name, self.version)
        if not known or directions is None or directions.shape[:1] != (WIDTH,) or directions.ndim != 2:
            raise BadInput(tr("The stored features are of another version."), remedy=tr("They are computed anew."))
        return ImageState(directions)


class ImageGlance(ImageRecipe):
    """The same with few directions, for pools that are too large for the rich one."""

    name = "image_glance"
    words = N_("Edges, shades and colours, in short")
    dims = 64


def rows_of(files: Sequence[MediaFile | None], progress: Steps) -> Rows:
    """Return the recipe's whole rows (n, :data:`WIDTH`); zeros for what cannot be read."""
    found = np.zeros((len(files), WIDTH), np.float32)
    for start in range(0, len(files), BATCH):
        progress.step(start, len(files), tr("Reading pictures"))
        batch = files[start : start + BATCH]
        seen = [(place, samples) for place, file in enumerate(batch, start) if (samples := _samples(file)) is not None]
        if seen:
            found[[place for place, _ in seen]] = described(np.stack([samples for _, samples in seen]))
    return found


def _samples(file: MediaFile | None) -> NDArray[np.uint8] | None:
    """Return (64, 64, 3) samples, None where there is no picture: an import has named it already."""
    try:
        return pictures.samples(file, SIDE, SIDE) if file is not None else None
    except BadInput:
        return None


def described(samples: NDArray[np.uint8]) -> Rows:
    """Return the rows (n, :data:`WIDTH`) of sampled pictures (n, 64, 64, 3)."""
    grey = samples @ _LUMA
    coloured = (
        np.abs(np.diff(samples.astype(np.int16), axis=3)).mean(axis=(1, 2, 3), keepdims=True)[:, :, 0, 0] > COLOUR
    )
    blocks = [
        _unit(gradients(grey)),
        _unit(_pooled(grey[..., None], GREYS)),
        GRID_WEIGHT * _unit(_opponents(samples)) * coloured,
        HISTOGRAM_WEIGHT * _histogram(samples) * coloured,
    ]
    return np.concatenate(blocks, axis=1, dtype=np.float32)


def gradients(grey: Rows, cell: int = CELL) -> Rows:
    """Return gradient directions of grey pictures (n, s, s): 9 bins in cells, over blocks of 2 x 2 cells."""
    n, side, _ = grey.shape
    across, down = np.gradient(grey, axis=2), np.gradient(grey, axis=1)
    turn = (np.arctan2(down, across) % np.pi) / np.pi * BINS
    low = np.floor(turn).astype(np.int64)
    strength, bins = np.hypot(across, down), np.zeros((n, side, side, BINS), np.float32)
    for shift, weight in ((0, 1 - (turn - low)), (1, turn - low)):
        np.put_along_axis(bins, ((low + shift) % BINS)[..., None], (strength * weight)[..., None], axis=3)
    cells = bins.reshape(n, side // cell, cell, side // cell, cell, BINS).sum(axis=(2, 4))
    parts = (cells[:, :-1, :-1], cells[:, 1:, :-1], cells[:, :-1, 1:], cells[:, 1:, 1:])
    blocks = np.concatenate(parts, axis=3)
    blocks /= np.sqrt((blocks**2).sum(axis=3, keepdims=True) + 1e-3)
    return np.asarray(blocks.reshape(n, -1), np.float32)


def _opponents(samples: NDArray[np.uint8]) -> Rows:
    """Return red less green, and blue less yellow, on the grid."""
    red, green, blue = np.moveaxis(samples.astype(np.float32), 3, 0)
    return _pooled(np.stack([red - green, blue - (red + green) / 2], axis=3), GRID)


def _histogram(samples: NDArray[np.uint8]) -> Rows:
    """Return the square roots of the shares of 4 x 4 x 4 colours; each row has unit length."""
    coarse = (samples.reshape(len(samples), -1, 3) >> 6).astype(np.int64)
    numbers = coarse[..., 0] * 16 + coarse[..., 1] * 4 + coarse[..., 2]
    counts = [np.bincount(row, minlength=64) for row in numbers]
    return np.asarray(np.sqrt(np.array(counts, np.float32) / numbers.shape[1]), np.float32)


def _pooled(values: Rows, side: int) -> Rows:
    """Return means of (n, s, s, c) on a coarser grid, as rows (n, side * side * c)."""
    n, full, _, channels = values.shape
    step = full // side
    means = values.reshape(n, side, step, side, step, channels).mean(axis=(2, 4))
    return np.asarray(means.reshape(n, -1), np.float32)


def _unit(rows: Rows) -> Rows:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 1e-6), np.float32)


def _directions(rows: Rows, dims: int) -> NDArray[np.float16]:
    """Return the leading right singular vectors (WIDTH, m), m = min(dims, what the sample holds).

    By the dot products of the sample, exactly: a randomised search with two passes cost one to two points on signs.
    """
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        squares, left = np.linalg.eigh(rows.astype(np.float64) @ rows.T.astype(np.float64))
        held = np.flatnonzero(squares > 1e-6 * max(1.0, float(squares.max(initial=0.0))))[::-1][:dims]
        right = rows.T @ (left[:, held] / np.sqrt(squares[held]))
    return np.ascontiguousarray(right, dtype=np.float16)


WIDTH = (SIDE // CELL - 1) ** 2 * 4 * BINS + GREYS**2 + GRID**2 * 2 + 64
"""Numbers in a whole row."""
