"""Gradient clusters for linear models: BADGE (Ash et al. 2020).

The gradient of the loss at the model's own label is (p - onehot) x z, one outer product an item. Distances of two
such products need only the dot products of their factors, so none is ever built: O(n (k + m)) a seat.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alapp.domain.words import N_
from alapp.learning.base import Choice, Need, PoolView, choices

Factor = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Gradients:
    """``n`` outer products: ``errors`` (n, k) p - onehot, ``places`` (n, m)."""

    errors: Factor
    places: Factor

    def squares(self) -> NDArray[np.float64]:
        """Return the squared lengths (n,)."""
        errors, places = (np.einsum("ij,ij->i", f, f, dtype=np.float64) for f in (self.errors, self.places))
        return np.asarray(errors * places)

    def squared_distances(self, i: int) -> NDArray[np.float64]:
        """Return the squared distances (n,) from row ``i``."""
        squares = self.squares()
        cross = (self.errors @ self.errors[i]).astype(np.float64) * (self.places @ self.places[i])
        return np.asarray(np.maximum(squares + squares[i] - 2 * cross, 0))


class GradientClusters:
    """Draws seats as k-means++ draws centres: likely where the gradient is long and unlike those drawn before.

    The first draw counts from the origin. A choice's probability is that of its own draw.
    """

    name = "badge"
    words = N_("Would change the model in different ways")
    needs: frozenset[Need] = frozenset({"model", "places"})

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return ``n`` or fewer candidates in the order drawn."""
        rows = view.slice(rng)
        if not len(rows) or n < 1:
            return []
        gradients = Gradients(_errors(view.probabilities(rows), several=view.several), view.places(rows))
        near, free = gradients.squares(), np.ones(len(rows), np.bool_)
        found: list[Choice] = []
        for _ in range(min(n, len(rows))):
            mass = near * free
            mass = mass / mass.sum() if mass.sum() > 1e-12 else free / free.sum()
            place = int(rng.choice(len(rows), p=mass))
            found += choices(rows[[place]], near[[place]], float(mass[place]) * view.chance(len(rows)), "unlike")
            free[place] = False
            near = np.minimum(near, gradients.squared_distances(place))
        return found


def _errors(probabilities: NDArray[np.float32], *, several: bool) -> Factor:
    """Return p - y for the labels y that the model itself would give."""
    given = probabilities >= 0.5
    if not several:
        given = np.arange(probabilities.shape[1]) == probabilities.argmax(axis=1)[:, None]
    return np.asarray(probabilities - given, dtype=np.float32)
