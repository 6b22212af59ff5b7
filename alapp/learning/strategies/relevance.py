"""Relevance feedback: read next what most likely has the label that is looked for (Cormack & Grossman 2015)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Rows
from alapp.domain.words import N_
from alapp.learning.base import Choice, Need, PoolView, best, choices
from alapp.learning.models import LinearModel


class Relevance:
    """The highest score first, over all candidates; of several rows with one score a random one.

    Without a label to look for it is that with the fewest answers. While that label has no answer the order
    is random.
    """

    name = "relevance"
    words = N_("Most likely to have the label you look for")
    needs: frozenset[Need] = frozenset({"model"})

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return the ``n`` or fewer candidates with the highest score."""
        rows = rng.permutation(view.candidates)
        if not len(rows):
            return []
        scores = _scores(view, rows, _target(view))
        if scores is None:
            drawn = rows[:n]
            return choices(drawn, np.zeros(len(drawn)), len(drawn) / len(rows), "fallback")
        top = best(rows, scores, n)
        return choices(rows[top], scores[top], 1.0, "likely")


def _target(view: PoolView) -> int:
    if view.target is not None:
        return view.target
    return 0 if view.Y is None else int(view.Y.sum(axis=0).argmin())


def _scores(view: PoolView, rows: Rows, target: int) -> NDArray[np.float64] | None:
    """Return scores (n,) of a label, None while it has no answer: raw ones, since probabilities near 1 look alike."""
    if not isinstance(view.model, LinearModel):
        return view.probabilities(rows)[:, target].astype(np.float64)
    place = np.flatnonzero(view.model.seen == target)
    return view.model.raw(view.features)[rows, place[0]].astype(np.float64) if len(place) else None
