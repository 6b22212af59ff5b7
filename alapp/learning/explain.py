"""Why an item was picked, as numbers for the why-line: unsure, unlike what is labeled, random; and the rivals."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from alapp.learning.base import Choice, PoolView
from alapp.learning.strategies.scores import two_best, unsure


def explained(view: PoolView, chosen: list[Choice], probabilities: NDArray[np.float32] | None) -> list[Choice]:
    """Return the choices with ``parts`` and ``rivals``.

    ``probabilities`` (len(chosen), k) of the model, None without one: then every item counts as wholly unsure.
    """
    if not chosen:
        return []
    rows = np.array([choice.row for choice in chosen], dtype=np.int64)
    uncertain = np.ones(len(rows)) if probabilities is None else unsure(probabilities, several=view.several)
    unlike = _unlike(view, rows)
    rivals = _rivals(probabilities, len(rows))
    return [
        replace(choice, parts=_parts(choice, uncertain[i], unlike[i]), rivals=rivals[i])
        for i, choice in enumerate(chosen)
    ]


def _parts(choice: Choice, uncertain: float, unlike: float) -> dict[str, float]:
    drawn = 1.0 if choice.reason == "random" else 0.0
    return {"uncertain": round(float(uncertain), 4), "unlike": round(float(unlike), 4), "random": drawn}


def _unlike(view: PoolView, rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return 1 - cosine (n,) to the most similar labeled item, in 0..1; 1 where nothing is labeled."""
    if not len(view.labeled):
        return np.ones(len(rows))
    cosines = (view.places(rows) @ view.places(view.labeled).T).max(axis=1)
    return np.asarray(np.clip(1 - cosines, 0, 1), dtype=np.float64)


def _rivals(probabilities: NDArray[np.float32] | None, n: int) -> list[tuple[int, ...]]:
    if probabilities is None or probabilities.shape[1] < 2:
        return [()] * n
    return [(int(first), int(second)) for first, second in two_best(probabilities)]
