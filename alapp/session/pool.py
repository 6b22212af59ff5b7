"""The pool as the window keeps it: ids, and which of them are done; enough to never run dry."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np
from numpy.typing import NDArray


class Pool:
    """Item ids, ascending, and the set of those that need no answer of this annotator any more."""

    def __init__(self, ids: NDArray[np.int64], done: Iterable[int], seed: int) -> None:
        self.ids = ids
        self.done = set(done)
        self._seed = seed

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def last_id(self) -> int:
        """Highest id known, 0 in an empty pool."""
        return int(self.ids[-1]) if len(self.ids) else 0

    @property
    def open_count(self) -> int:
        """How many items still wait for an answer."""
        return max(0, len(self.ids) - len(self.done))

    def grow(self, ids: NDArray[np.int64]) -> None:
        """Take the ids as they are now; items never leave a pool."""
        self.ids = ids

    def sample(self, n: int, without: Collection[int] = ()) -> list[int]:
        """Draw up to ``n`` distinct open items at random, none of ``without``.

        What is drawn depends on the seed and on what is done, so that a restart draws the same.
        """
        if not len(self.ids):
            return []
        rng = np.random.default_rng([self._seed, len(self.done)])
        drawn = self.ids[rng.integers(0, len(self.ids), size=4 * n + 16)]
        found = [i for i in dict.fromkeys(drawn.tolist()) if i not in self.done and i not in without][:n]
        if len(found) < n:  # nearly everything is done: look at what is left
            taken = self.done.union(without)
            left = np.setdiff1d(self.ids, np.fromiter(taken, dtype=np.int64, count=len(taken)))
            found = rng.permutation(left)[:n].tolist()
        return found
