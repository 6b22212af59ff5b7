"""The picks that wait behind the item on screen; the item on screen is never swapped."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable

from alapp.domain.annotation import Pick


class Queue:
    """Now, next, later. ``refill`` changes only what lies behind the first ``keep`` picks."""

    def __init__(self, picks: Iterable[Pick] = ()) -> None:
        self.current: Pick | None = None
        self._next: deque[Pick] = deque(picks)

    def __len__(self) -> int:
        return len(self._next)

    def peek(self, n: int) -> list[Pick]:
        """Return the next ``n`` picks without taking them."""
        return list(self._next)[:n]

    @property
    def all(self) -> list[Pick]:
        """The pick on the screen and all that wait, in order."""
        return [*([self.current] if self.current is not None else []), *self._next]

    def advance(self) -> Pick | None:
        """Take the next pick onto the screen; None when nothing waits."""
        self.current = self._next.popleft() if self._next else None
        return self.current

    def show(self, pick: Pick) -> None:
        """Put this pick on the screen and what was there back to the front."""
        self.drop({pick.item_id})
        if self.current is not None and self.current.item_id != pick.item_id:
            self._next.appendleft(self.current)
        self.current = pick

    def drop(self, item_ids: Collection[int]) -> None:
        """Take these items out of what waits (they were answered elsewhere)."""
        gone = set(item_ids)
        self._next = deque(p for p in self._next if p.item_id not in gone)

    def refill(self, picks: Iterable[Pick], *, keep: int = 1, done: Collection[int] = ()) -> None:
        """Replace what waits behind the next ``keep`` picks by ``picks``, without doubles or ``done`` items."""
        head = [p for p in self.peek(keep) if p.item_id not in done]
        seen = {p.item_id for p in head}
        if self.current is not None:
            seen.add(self.current.item_id)
        fresh: list[Pick] = []
        for pick in picks:
            if pick.item_id not in seen and pick.item_id not in done:
                seen.add(pick.item_id)
                fresh.append(pick)
        self._next = deque([*head, *fresh])
