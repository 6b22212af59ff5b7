"""The frames of a film that are at hand, by presentation time: which one is shown, and which to ask for next."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from alapp.domain.recording import FilmFrame

KEPT_BYTES = 160 * 2**20
AHEAD, BEHIND = 15, 3
"""Frames asked for after and before the one that is wanted."""


class FilmFrames:
    """Frames by time; ``times`` (ascending microseconds) is empty until all are known."""

    def __init__(self) -> None:
        self.times: NDArray[np.int64] = np.zeros(0, np.int64)
        self._held: OrderedDict[int, QImage] = OrderedDict()
        self._bytes = 0

    def clear(self) -> None:
        """Forget a film."""
        self.times = np.zeros(0, np.int64)
        self.drop()

    def drop(self) -> None:
        """Forget the frames, as after another size."""
        self._held.clear()
        self._bytes = 0

    def add(self, frame: FilmFrame) -> None:
        """Keep a frame; the oldest ones give way."""
        if frame.time in self._held:
            return
        self._held[frame.time] = image_of(frame)
        self._bytes += len(frame.rows)
        while self._bytes > KEPT_BYTES and len(self._held) > 1:
            _, gone = self._held.popitem(last=False)
            self._bytes -= gone.sizeInBytes()

    def number(self, time: int) -> int:
        """Return the place of the frame that is shown at a time, from 0; -1 while times are not known."""
        return max(0, int(np.searchsorted(self.times, time, side="right")) - 1) if len(self.times) else -1

    def time_of(self, number: int) -> int:
        """Return when a frame is shown; places outside are those of the first and last."""
        return int(self.times[min(max(number, 0), len(self.times) - 1)])

    def shown(self, time: int) -> QImage | None:
        """Return the frame that is shown at a time, None when it is not at hand."""
        return self._held.get(self.time_of(self.number(time)) if len(self.times) else time)

    def nearest(self, time: int) -> QImage | None:
        """Return the frame at hand that comes nearest."""
        near = min(self._held, key=lambda held: abs(held - time), default=None)
        return self._held[near] if near is not None else None

    def wanted(self, time: int, ahead: int = AHEAD) -> list[int]:
        """Return the times to ask for, around this one; empty when they are at hand."""
        if not len(self.times):
            return [] if time in self._held else [time]
        here = self.number(time)
        first, last = max(0, here - BEHIND), min(len(self.times), here + ahead + 1)
        around = [int(t) for t in self.times[first:last]]
        missing = [t for t in around if t not in self._held]
        urgent = [t for t in around if t not in self._held and t <= self.time_of(here + ahead // 3)]
        return missing if urgent else []


def image_of(frame: FilmFrame) -> QImage:
    """Return a frame as an image of its own."""
    form = QImage.Format.Format_RGB888
    return QImage(frame.rows, frame.width, frame.height, frame.width * 3, form).copy()
