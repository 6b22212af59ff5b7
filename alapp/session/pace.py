"""Time spent on answers: reading counts, a coffee break does not."""

from __future__ import annotations

import statistics
from collections.abc import Iterable


def seconds_spent(elapsed: float, patience: float) -> float:
    """Return the active seconds of an answer: the elapsed time, cut at what looking at the item explains."""
    return round(min(max(elapsed, 0.0), patience), 2)


class Pace:
    """Answers given in all, and the seconds of those given today."""

    def __init__(self, answered: int, today: Iterable[float]) -> None:
        self.answered = answered
        self._today = list(today)

    @property
    def today(self) -> int:
        """Answers given today."""
        return len(self._today)

    @property
    def median_seconds(self) -> float:
        """Median active seconds of today's answers, 0 without any."""
        timed = [seconds for seconds in self._today if seconds > 0]  # bulk changes take no time of an item's own
        return statistics.median(timed) if timed else 0.0

    def add(self, seconds: float) -> None:
        """Count one more answer."""
        self.answered += 1
        self._today.append(seconds)

    def recount(self, answered: int, today: Iterable[float]) -> None:
        """Take the answers as the project holds them now (after undo or a bulk change)."""
        self.answered, self._today = answered, list(today)
