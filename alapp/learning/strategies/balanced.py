"""Class-balanced seats: classes with few answers get more of a batch (Bengar et al. 2022; recipe A6)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Rows
from alapp.domain.words import N_
from alapp.learning.base import PoolView
from alapp.learning.strategies.ranked import Ranked
from alapp.learning.strategies.scores import Utilities, unsure


class Balanced(Ranked):
    """Seats by predicted class, in proportion to 1 / (answers held + 1); within a class the most unsure first.

    Seats go one after the other to the class with the largest share for each seat it has (D'Hondt's method), as long
    as it has candidates.
    """

    name = "balanced"
    words = N_("Unsure, with more of the labels that have few answers")

    def utilities(self, view: PoolView, probabilities: NDArray[Any]) -> Utilities:
        """Return the margin, or of several labels the most unsure one."""
        return unsure(probabilities, several=view.several)

    def top(self, view: PoolView, probabilities: NDArray[Any], utilities: Utilities, n: int) -> Rows:
        """Return the most unsure of each predicted class, as many as the class has seats, most unsure first."""
        predicted = probabilities.argmax(axis=1)
        held = np.zeros(view.n_classes) if view.Y is None else view.Y.sum(axis=0)
        seats = _seats(1 / (held + 1), np.bincount(predicted, minlength=view.n_classes), n)
        order = np.argsort(-utilities, kind="stable")
        return np.asarray(order[_place_in_class(predicted[order]) < seats[predicted[order]]])


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
