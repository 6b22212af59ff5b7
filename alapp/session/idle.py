"""When a desk counts as left: by the clock on the wall, so that a night asleep counts too."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

ASLEEP = 30.0
"""Seconds between two looks, taken once a second, after which the machine has slept."""


def wall() -> float:
    """Seconds on the clock of the wall; unlike the monotonic clock it goes on while the machine sleeps."""
    return time.time()


@dataclass(slots=True)
class IdleClock:
    """Counts the seconds without a key or the mouse.

    Two clocks are read and the longer time counts: that of the wall goes on while the machine sleeps but can be set
    back; the monotonic one cannot.
    """

    clocks: tuple[Callable[[], float], ...] = (wall, time.monotonic)
    _touched: tuple[float, ...] = field(init=False)
    _looked: tuple[float, ...] = field(init=False)

    def __post_init__(self) -> None:
        self._touched = self._looked = self._read()

    def touch(self) -> None:
        """Note that somebody is there; that the machine slept before is not forgotten by it."""
        self._touched = self._read()

    def seconds(self) -> float:
        """Return the seconds since somebody was there, 0 or more."""
        return max(0.0, *(now - then for now, then in zip(self._read(), self._touched, strict=True)))

    def due(self, minutes: float) -> bool:
        """Whether it is time to lock; never with 0 minutes."""
        return minutes > 0 and self.seconds() >= 60 * minutes

    def slept(self) -> bool:
        """Whether the machine slept since this was asked last; ask about once a second."""
        now = self._read()
        gap = max(a - b for a, b in zip(now, self._looked, strict=True))
        self._looked = now
        return gap > ASLEEP

    def _read(self) -> tuple[float, ...]:
        return tuple(clock() for clock in self.clocks)
