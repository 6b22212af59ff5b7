"""Detections as a detector of one's own gives them, with what a person drew, for tests of what is learned of it."""

from __future__ import annotations

import numpy as np

from alapp.domain.detections import Detections
from alapp.domain.region import Box

LABELS = ("disc", "bar", "never")
WHOLE = (400, 300)


def found(
    places: object, chances: object, steady: object = None, classes: tuple[str, ...] = LABELS, whole: object = WHOLE
) -> Detections:
    """Make detections of plain lists."""
    rows = np.array(places, np.float32).reshape(-1, 4)
    told = np.full(len(rows), np.nan, np.float32) if steady is None else np.array(steady, np.float32)
    return Detections(rows, np.array(chances, np.float32).reshape(len(rows), len(classes)), told, classes, whole)  # type: ignore[arg-type]


def boasts(n: int, seed: int) -> tuple[list[Detections], list[list[Box]]]:
    """Return ``n`` pictures by a detector that is far too sure of itself, and the boxes that a person drew.

    It finds nine of ten things and says 0.8 to 0.99; of nothing it says 0.3 to 0.7 twice a picture, as its kind
    often does. A bar is a disc to it in one case of ten.
    """
    rng = np.random.default_rng(seed)
    made = [_picture(rng) for _ in range(n)]
    return [content for content, _ in made], [drawn for _, drawn in made]


def _picture(rng: np.random.Generator) -> tuple[Detections, list[Box]]:
    drawn: list[Box] = []
    places: list[list[float]] = []
    chances: list[list[float]] = []
    for place in rng.permutation(12)[: int(rng.integers(3, 9))]:
        x, y = float(place % 4 * 100 + rng.integers(0, 20)), float(place // 4 * 100 + rng.integers(0, 20))
        kind = int(rng.integers(0, 2))
        there, sure = len(drawn) < 6 and rng.random() < 0.7, float(rng.uniform(0.8, 0.99))
        if there:
            drawn.append(Box(x, y, 70.0, 60.0, LABELS[kind]))
        if there and rng.random() < 0.1:
            continue
        near = np.array([x, y, x + 70, y + 60]) + rng.normal(0, 3, 4)
        places.append(near.tolist())
        said = [0.02, 0.02, 0.0]
        said[1 - kind if kind and rng.random() < 0.1 else kind] = sure if there else float(rng.uniform(0.3, 0.7))
        chances.append(said)
    return found(places, chances, rng.uniform(0.6, 1, len(places))), drawn


ODD = [
    found([], []),
    found([[0, 0, 1, 1]], [[1, 1, 1]], whole=(1, 1)),
    found([[-50, -50, 9_000, 9_000], [399.6, 299.7, 400, 300]], [[0.5, 0.5, 0.5], [1, 0, 0]]),
    found([[10, 10, 20, 20]], [[0.9]], classes=("something else",)),
    found([[10, 10, 20, 20]] * 50, [[0.9, 0.9, 0.9]] * 50, np.zeros(50)),
]
