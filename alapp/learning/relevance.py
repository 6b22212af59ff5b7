"""How well a reading order finds the items of one label: work saved, recall, time to discovery; and when to refit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

REFIT_SHARE = 0.02
EACH_BELOW = 50


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Items in the order in which they were read, out of a pool of ``n_items`` (recipe A6).

    ``relevant`` (m,) whether each had the label; ``checks`` (m,) whether it was a random check, all False where
    nothing of that is known.
    """

    relevant: NDArray[np.bool_]
    n_items: int
    checks: NDArray[np.bool_]

    def read_to(self, recall: float, n_relevant: int) -> int | None:
        """Return how many items were read when ``recall`` of all ``n_relevant`` were found; None if they were not."""
        needed = int(np.ceil(recall * n_relevant - 1e-9))
        places = np.flatnonzero(self.relevant)
        if needed < 1:
            return 0
        return int(places[needed - 1]) + 1 if len(places) >= needed else None

    def work_saved(self, recall: float, n_relevant: int) -> float | None:
        """Return WSS: the share of the pool left unread at this recall, less what chance would save; None if never."""
        read = self.read_to(recall, n_relevant)
        return None if read is None else (self.n_items - read) / self.n_items - (1 - recall)

    def recall_after(self, share: float, n_relevant: int) -> float:
        """Return RRF: the share of the ``n_relevant`` items found after reading this share of the pool."""
        return float(self.relevant[: round(share * self.n_items)].sum()) / max(1, n_relevant)

    def time_to_discovery(self) -> float:
        """Return ATD: the mean, over the relevant items found, of the share of the pool read before each."""
        places = np.flatnonzero(self.relevant)
        return float(places.mean()) / self.n_items if len(places) else 1.0


def refit_after(n_labels: int) -> int:
    """Return after how many more answers the model is fitted again: each below 50, then 2 % more (recipe B.10)."""
    return 1 if n_labels < EACH_BELOW else max(1, round(REFIT_SHARE * n_labels))
