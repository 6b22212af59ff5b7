"""Which items of a large pool a round looks at: a window that moves on around a fixed random order of the pool.

Every item has a fixed random place on a circle. A round looks at the open items that come next behind its own
beginning, and the beginning moves on by :data:`STEP` items a round: nine in ten items of a window were in the one
before, so that their features are there already, while each item is in a window with the same chance,
``len(window) / len(open items)``. Places are a function of seed and item id alone: items that an import adds later
are strewn evenly among the others, and a restart finds the same window.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alapp.learning.base import SLICE

STEP = 1_000
"""Items by which the window moves on from round to round."""
FIRST = 2_000
"""Items in the first window; each round adds as many up to :data:`SLICE`, so that the first picks come in seconds."""
AHEAD = 5_000
"""Items behind the window whose features are made in advance."""

_CIRCLE = 2**64
Ids = NDArray[np.int64]
Places = NDArray[np.uint64]


def places_of(ids: Ids, seed: int) -> Places:
    """Return the place (n,) uint64 of each item on the circle (SplitMix64, Steele et al. 2014)."""
    mixed = ids.astype(np.uint64) + np.uint64(seed * 0x9E3779B97F4A7C15 % _CIRCLE)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed ^= mixed >> np.uint64(shift)
        mixed *= np.uint64(factor)
    return np.asarray(mixed ^ (mixed >> np.uint64(31)), dtype=np.uint64)


def window_size(version: int) -> int:
    """Return how many items the round that makes this model looks at."""
    return min(SLICE, FIRST * max(1, version))


def window(ids: Ids, places: Places, still_open: NDArray[np.bool_], version: int, size: int) -> Ids:
    """Return up to ``size`` open items in the order of the circle, from the beginning of this round's window.

    ``ids``, ``places`` and ``still_open`` (n,) are of the whole pool.
    """
    begin = np.uint64(version * STEP * _CIRCLE // max(1, len(ids)) % _CIRCLE)
    distance = places - begin  # unsigned: it wraps around the circle
    near = _nearest(distance, still_open, size)
    return ids[near[np.argsort(distance[near])]][:size]


def _nearest(distance: Places, still_open: NDArray[np.bool_], size: int) -> NDArray[np.int64]:
    """Return places that hold the ``size`` nearest open items: an arc that surely holds enough, else all of them."""
    share = (1.2 * size + 100) / max(1, int(np.count_nonzero(still_open)))
    if share < 1:
        near = np.flatnonzero(still_open & (distance < np.uint64(int(share * _CIRCLE))))
        if len(near) >= size:
            return near
    return np.flatnonzero(still_open)
