"""Class-balanced seats: classes with few answers get more of a batch (Bengar et al. 2022; recipe A6)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alapp.learning.base import Choice, Need, PoolView, choices
from alapp.learning.strategies.scores import unsure


class Balanced:
    """Seats by predicted class, in proportion to 1 / (answers held + 1); within a class the most unsure first.

    Seats go one after the other to the class with the largest share for each seat it has (D'Hondt's method), as long
    as it has candidates.
    """

    name = "balanced"
    words = "Unsure, with more of the labels that have few answers"
    needs: frozenset[Need] = frozenset({"model"})

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return ``n`` or fewer candidates, most unsure first."""
        rows = view.slice(rng)
        if not len(rows):
            return []
        probabilities = view.probabilities(rows)
        utilities = unsure(probabilities, several=view.several)
        predicted = probabilities.argmax(axis=1)
        held = np.zeros(view.n_classes) if view.Y is None else view.Y.sum(axis=0)
        seats = _seats(1 / (held + 1), np.bincount(predicted, minlength=view.n_classes), n)
        order = np.argsort(-utilities, kind="stable")
        taken = order[_place_in_class(predicted[order]) < seats[predicted[order]]]
        return choices(rows[taken], utilities[taken], view.chance(len(rows)), "uncertain")


def _seats(shares: NDArray[np.float64], room: NDArray[np.int64], n: int) -> NDArray[np.int64]:
    """Return the seats (k,) of each class, at most ``room`` (k,), together ``n`` or all the room."""
    seats = np.zeros(len(shares), dtype=np.int64)
    for _ in range(min(n, int(room.sum()))):
        seats[np.where(seats < room, shares / (seats + 1), -1).argmax()] += 1
    return seats


def _place_in_class(classes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each row how many rows of its class stand before it."""
    order = np.argsort(classes, kind="stable")
    starts = np.searchsorted(classes[order], classes[order])
    places = np.empty(len(classes), dtype=np.int64)
    places[order] = np.arange(len(classes)) - starts
    return places
