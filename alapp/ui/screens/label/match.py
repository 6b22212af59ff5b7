"""Finding label classes by what a person types; pure, and fast for tens of thousands of names."""

from __future__ import annotations

from collections.abc import Sequence


class Names:
    """The names to search, folded once."""

    def __init__(self, names: Sequence[str]) -> None:
        self._folded = [name.casefold() for name in names]

    def find(self, typed: str) -> list[int]:
        """Return the places of the names that match: those that begin with it, then words, parts, letters in order."""
        needle = " ".join(typed.casefold().split())
        if not needle:
            return list(range(len(self._folded)))
        ranks: tuple[list[int], ...] = ([], [], [], [])
        for place, name in enumerate(self._folded):
            rank = _rank(needle, name)
            if rank >= 0:
                ranks[rank].append(place)
        return [place for rank in ranks for place in rank]


def _rank(needle: str, name: str) -> int:
    at = name.find(needle)
    if at == 0:
        return 0
    if at > 0:
        return 1 if not name[at - 1].isalnum() or f" {needle}" in name else 2
    return 3 if _in_order(needle, name) else -1


def _in_order(needle: str, name: str) -> bool:
    """Return whether all letters of ``needle`` come in ``name`` in this order."""
    letters = iter(name)
    return all(letter in letters for letter in needle if letter != " ")
