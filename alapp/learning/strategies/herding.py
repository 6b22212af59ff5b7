"""Uncertainty herding: ask what speaks for the largest stretch of items the model is unsure of (Bae et al. 2024).

Each item of the pool is covered as far as the nearest labeled item is like it. The next pick is the one that adds
most to the coverage, each item counting by how unsure the model is of it (arXiv 2412.20644, greedy maximisation of a
weighted coverage). It asks typical items where little is known and borderline ones where much is, in one rule.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Rows
from alapp.domain.words import N_
from alapp.learning.base import Choice, Need, PoolView, best, choices
from alapp.learning.strategies.scores import unsure

HEAD = 10
"""Candidates looked at, in batches: the most unsure of the slice."""

AUDIENCE = 3_000
"""Items of the slice whose coverage is counted."""

WIDEST = 1.0
"""Largest squared distance (2 - 2 cosine) over which an item speaks for another: that of 60 degrees."""

AT_ONCE = 16
"""Candidates whose gain is made anew together."""

Places = NDArray[np.float32]


class Herding:
    """Greedy weighted coverage of the unsure items of the slice (see the module)."""

    name = "herding"
    words = N_("Coverage: speaks for many unsure items")
    needs: frozenset[Need] = frozenset({"model", "places"})

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return ``n`` or fewer candidates, the one that covers most first."""
        rows = view.slice(rng)
        if not len(rows) or n < 1:
            return []
        utilities = unsure(view.probabilities(rows), several=view.several)
        head = best(rows, utilities, HEAD * n)
        heard = rows[:AUDIENCE]
        like, covered = _coverage(view, rows[head], heard)
        taken, gains = _herded(like, covered, utilities[:AUDIENCE].astype(np.float32), min(n, len(head)))
        return choices(rows[head[taken]], gains, view.chance(len(rows)), "uncertain")


def _coverage(view: PoolView, head: Rows, heard: Rows) -> tuple[Places, Places]:
    """Return how far each head item covers each heard one (h, a), and how far the labeled ones do (a,), in 0..1."""
    audience, known = view.places(heard), view.places(view.labeled)
    width = _width(known)
    like = np.exp((view.places(head) @ audience.T - 1) * (2 / width)).astype(np.float32)
    if not len(known):
        return like, np.zeros(len(heard), np.float32)
    return like, np.exp(((audience @ known.T).max(axis=1) - 1) * (2 / width)).astype(np.float32)


def _width(known: Places) -> float:
    """Return the squared distance over which items speak for each other: half of the labeled ones have one so near.

    It shrinks as labels get denser, so that coverage stays a matter of neighbours.
    """
    if len(known) < 2:
        return WIDEST
    cosines = known @ known.T
    np.fill_diagonal(cosines, -1)
    return float(np.clip(2 - 2 * np.median(cosines.max(axis=1)), 1e-3, WIDEST))


def _herded(like: Places, covered: Places, weights: Places, n: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the places of ``n`` picks (greedy) and what each added to the weighted coverage.

    What a pick adds only shrinks as others are taken, so that old numbers are bounds and those that lead alone are
    made anew (lazy evaluation, Minoux 1978): the same picks at a fraction of the work.
    """
    taken, gains = np.zeros(n, dtype=np.int64), np.zeros(n)
    added = np.maximum(like - covered, 0) @ weights
    for i in range(n):
        new = np.zeros(len(added), np.bool_) if i else np.ones(len(added), np.bool_)
        while not new[lead := int(added.argmax())]:
            near = np.append(np.argpartition(-added, min(AT_ONCE, len(added) - 1))[:AT_ONCE], lead)
            near = near[~new[near] & (added[near] >= 0)]
            added[near], new[near] = np.maximum(like[near] - covered, 0) @ weights, True
        taken[i], gains[i] = lead, max(0.0, float(added[lead]))
        covered, added[lead] = np.maximum(covered, like[lead]), -1
    return taken, gains
