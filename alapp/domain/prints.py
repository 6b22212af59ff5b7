"""Which of many texts were seen before, and where: 64-bit fingerprints in sorted arrays, asked and added in bulk."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Marks = NDArray[np.uint64]
Places = NDArray[np.uint32]


class Prints:
    """The place (a row or an item, above 0) at which each fingerprint was first seen, 12 bytes each.

    Sorted runs, each at least twice as long as the next (a log-structured merge tree, O'Neil et al. 1996): adding n
    costs O(n log n) in all, asking O(log² n) each. A million take 12 MB where a ``dict`` takes 120.
    """

    def __init__(self) -> None:
        self._runs: list[tuple[Marks, Places]] = []

    def find(self, marks: Marks) -> Places:
        """Return the place of each fingerprint, (n,); 0 where it is new."""
        found = np.zeros(len(marks), np.uint32)
        for run, places in self._runs:
            at = np.minimum(np.searchsorted(run, marks), len(run) - 1)
            same = run[at] == marks
            found[same] = places[at[same]]
        return found

    def are_new(self, marks: Marks) -> bool:
        """Say whether none of the fingerprints was seen, and none is there twice."""
        marks = np.sort(marks)  # neighbours are looked up in one part of a run: half the time
        return not (marks[1:] == marks[:-1]).any() and not self.find(marks).any()

    def add(self, marks: Marks, places: Places) -> None:
        """Remember the places of fingerprints that :meth:`find` does not know, none twice."""
        if not len(marks):
            return
        marks, places = _in_order(marks, places)
        while self._runs and len(self._runs[-1][0]) < 2 * len(marks):
            run, before = self._runs.pop()
            marks, places = _in_order(np.concatenate([run, marks]), np.concatenate([before, places]))
        self._runs.append((marks, places))


def _in_order(marks: Marks, places: Places) -> tuple[Marks, Places]:
    order = np.argsort(marks, kind="stable")  # runs that are sorted already are merged rather than sorted
    return marks[order], places[order]
