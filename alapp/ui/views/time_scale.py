"""What is seen of a recording: where a time lies on the screen, zoom, the marks of the ruler, times in words."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

SECOND = 1_000_000
NARROWEST = 20_000
"""The least stretch that fills the screen: 20 ms."""
_STEPS = (
    *(1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000),
    *(SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND),
    *(60 * SECOND, 120 * SECOND, 300 * SECOND, 600 * SECOND, 1800 * SECOND, 3600 * SECOND, 7200 * SECOND),
)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A recording of ``length`` microseconds; ``start`` to ``stop`` of it is seen on ``width`` pixels."""

    length: int
    start: int
    stop: int
    width: int

    @classmethod
    def whole(cls, length: int, width: int) -> TimeScale:
        """Show the whole recording."""
        return cls(max(length, 1), 0, max(length, 1), max(width, 1))

    @property
    def seen(self) -> int:
        """Microseconds on the screen."""
        return self.stop - self.start

    def x(self, time: float) -> float:
        """Return the pixel of a time; outside 0..width when it is not seen."""
        return (time - self.start) * self.width / self.seen

    def time(self, x: float) -> int:
        """Return the time at a pixel, inside the recording."""
        return min(max(round(self.start + x * self.seen / self.width), 0), self.length)

    def zoomed(self, factor: float, around: int) -> TimeScale:
        """Show ``factor`` times as long a stretch; ``around`` stays where it is, or comes to the middle."""
        seen = round(min(max(self.seen * factor, min(NARROWEST, self.length)), self.length))
        share = (around - self.start) / self.seen if self.start <= around <= self.stop else 0.5
        return self._placed(round(around - share * seen), seen)

    def moved_to_show(self, time: int, until: int | None = None) -> TimeScale:
        """Show a time, and what lies up to ``until`` if there is room; nothing moves when it is seen already."""
        last = time if until is None or until - time > self.seen else until
        if self.start <= time and last <= self.stop:
            return self
        return self._placed(round((time + last) / 2 - self.seen / 2), self.seen)

    def turned_to(self, time: int) -> TimeScale:
        """Show the next page, beginning at a time, as when playing runs out of what is seen."""
        return self._placed(time, self.seen)

    def _placed(self, start: int, seen: int) -> TimeScale:
        start = min(max(start, 0), self.length - seen)
        return replace(self, start=start, stop=start + seen)

    def resized(self, width: int) -> TimeScale:
        """Show the same stretch on another width."""
        return replace(self, width=max(width, 1))

    def marks(self, apart: float) -> list[tuple[int, str]]:
        """Return (time, words) of the ruler's marks, about ``apart`` pixels from each other or more."""
        least = apart * self.seen / self.width
        longest = _STEPS[-1]
        step = next((step for step in _STEPS if step >= least), math.ceil(least / longest) * longest)
        first = -(-self.start // step) * step
        return [(time, mark_words(time, step)) for time in range(first, self.stop + 1, step)]


def mark_words(time: int, step: int) -> str:
    """Return a time as the ruler says it: as many digits as marks ``step`` apart need."""
    digits = 0 if step >= SECOND else 1 if step >= SECOND // 10 else 2 if step >= SECOND // 100 else 3
    minutes, seconds = divmod(time / SECOND, 60)
    if minutes >= 60:
        hours, minutes = divmod(int(minutes), 60)
        return f"{hours}:{minutes:02d}:{seconds:0{3 + digits if digits else 2}.{digits}f}"
    if minutes:
        return f"{int(minutes)}:{seconds:0{3 + digits if digits else 2}.{digits}f}"
    return f"{seconds:.{digits}f} s"


def clock_words(time: int) -> str:
    """Return a time as the clock says it: minutes, seconds and hundredths, with hours where there are some."""
    hundredths = time // 10_000
    minutes, rest = divmod(hundredths, 6_000)
    hours, minutes = divmod(minutes, 60)
    head = f"{hours}:{minutes:02d}" if hours else f"{minutes:02d}"
    return f"{head}:{rest // 100:02d}.{rest % 100:02d}"


def short_words(time: int) -> str:
    """Return a time in seconds and hundredths, with minutes where there are some: 08.42, 1:08.42."""
    minutes, rest = divmod(time // 10_000, 6_000)
    head = f"{minutes // 60}:{minutes % 60:02d}:" if minutes >= 60 else f"{minutes}:" if minutes else ""
    return f"{head}{rest // 100:02d}.{rest % 100:02d}"
