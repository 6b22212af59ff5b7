"""Detections: what a detector that was made elsewhere finds in a picture, on its way to the learner of boxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]
MOST_CANDIDATES = 1_000
"""Boxes of one picture that are looked at, the likeliest first."""


@dataclass(frozen=True, slots=True, eq=False)
class Detections:
    """Boxes found in one picture that is ``whole`` (width, height) pixels as displayed.

    ``places`` (n, 4) are left, top, right and bottom in these pixels; ``chances`` (n, k) in 0..1 by class, as the
    detector says them; ``steady`` (n,) in 0..1 how well the candidates for the same thing agreed where it is, all NaN
    where the detector does not tell. ``classes`` (k,) are the names of the columns.
    """

    places: Rows
    chances: Rows
    steady: Rows
    classes: tuple[str, ...]
    whole: tuple[int, int]

    def at(self, rows: NDArray[np.int64]) -> Detections:
        """Return these boxes alone."""
        return replace(self, places=self.places[rows], chances=self.chances[rows], steady=self.steady[rows])

    def labeled(self, labels: tuple[str, ...], of_class: Mapping[str, str]) -> Detections:
        """Return the boxes by label: a class counts for the label that ``of_class`` names, others are left out.

        Where several classes are one label, the likeliest counts, and a thing found as both is found once.
        """
        columns = [[j for j, name in enumerate(self.classes) if of_class.get(name) == label] for label in labels]
        none = np.zeros(len(self.places), np.float32)
        found = [self.chances[:, js].max(axis=1) if js else none for js in columns]
        chances = np.stack(found, axis=1) if found else np.zeros((len(none), 0), np.float32)
        said = replace(self, chances=chances, classes=labels)
        kept = np.flatnonzero(chances.max(axis=1, initial=0.0) > 0)
        said = said.at(kept)
        merged = any(len(js) > 1 for js in columns)
        return said.at(apart(said.places, said.chances)[0]) if merged and len(kept) else said


def overlaps(a: Rows, b: Rows) -> Rows:
    """Return intersection over union of each box of ``a`` (n, 4) with each of ``b`` (m, 4), (n, m)."""
    wide = np.minimum(a[:, None, 2], b[None, :, 2]) - np.maximum(a[:, None, 0], b[None, :, 0])
    high = np.minimum(a[:, None, 3], b[None, :, 3]) - np.maximum(a[:, None, 1], b[None, :, 1])
    both = np.maximum(wide, 0) * np.maximum(high, 0)
    areas = [(w[:, 2] - w[:, 0]) * (w[:, 3] - w[:, 1]) for w in (a, b)]
    return np.asarray(both / np.maximum(areas[0][:, None] + areas[1] - both, 1e-6), np.float32)


def apart(places: Rows, chances: Rows, most_overlap: float = 0.6, n: int = 300) -> tuple[NDArray[np.int64], Rows]:
    """Return the rows of at most ``n`` boxes, likeliest first, that overlap no likelier one of their class as much.

    Non-maximum suppression (Girshick et al. 2014). With them, how steady each is: the mean overlap, weighted by
    chance, of the candidates that it stands for; 1 where it stands for itself alone.
    """
    best, kinds = chances.max(axis=1, initial=0.0), chances.argmax(axis=1) if chances.shape[1] else None
    left = np.argsort(-best, kind="stable")[:MOST_CANDIDATES]
    kept: list[int] = []
    steady: list[float] = []
    while len(left) and len(kept) < n and kinds is not None:
        first = left[0]
        near = overlaps(places[first : first + 1], places[left])[0] * (kinds[left] == kinds[first])
        same = near > most_overlap
        same[0] = False
        weight = best[left] * same
        kept.append(int(first))
        steady.append(float((near * weight).sum() / weight.sum()) if weight.any() else 1.0)
        same[0] = True
        left = left[~same]
    return np.array(kept, np.int64), np.array(steady, np.float32)
