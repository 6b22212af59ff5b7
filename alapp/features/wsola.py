"""Sound at another speed and the same pitch: WSOLA (Verhelst and Roelands 1993), a block at a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

WINDOW_SECONDS, SEARCH_SECONDS = 0.040, 0.010
Block = NDArray[np.float32]


class Stretcher:
    """Takes blocks (n, channels) and gives them ``speed`` times as fast; windows overlap by half.

    Each window is taken where it goes on most like the one before, at most 10 ms from its due place.
    """

    def __init__(self, rate: int, speed: float) -> None:
        self._half = max(8, round(WINDOW_SECONDS * rate / 2))
        self._reach = max(1, round(SEARCH_SECONDS * rate))
        self._hop = self._half * speed
        self._window = np.hanning(2 * self._half + 1)[:-1].astype(np.float32)[:, None]
        self._buffer: Block | None = None
        self._dropped = 0
        self._due = 0.0
        self._taken = 0
        self._tail: Block | None = None

    def put(self, block: Block) -> Block:
        """Take a block; return what is ready, maybe nothing."""
        if self._buffer is None:
            self._buffer = block.astype(np.float32)
            self._tail = self._buffer[: self._half] * (1 - self._window[: self._half])
        else:
            self._buffer = np.concatenate([self._buffer, block.astype(np.float32)])
        parts = []
        while self._dropped + len(self._buffer) >= self._due + self._reach + 3 * self._half:
            parts.append(self._step())
        keep = max(0, min(int(self._due), self._taken) - self._reach - self._half - self._dropped)
        self._buffer, self._dropped = self._buffer[keep:], self._dropped + keep
        return np.concatenate(parts) if parts else self._buffer[:0]

    def end(self) -> Block:
        """Return the rest."""
        if self._buffer is None:
            return np.zeros((0, 1), np.float32)
        silence = np.zeros((self._reach + 3 * self._half, self._buffer.shape[1]), np.float32)
        return self.put(silence)

    def _step(self) -> Block:
        assert self._buffer is not None
        assert self._tail is not None
        at = self._best()
        part = self._buffer[at - self._dropped :][: 2 * self._half] * self._window
        ready = self._tail + part[: self._half]
        self._tail = part[self._half :]
        self._taken, self._due = at, self._due + self._hop
        return ready

    def _best(self) -> int:
        """Return where the next window begins: where it is most like what followed the last one."""
        assert self._buffer is not None
        due = int(self._due)
        if not due:
            return 0
        low = max(due - self._reach, self._dropped)
        going_on = self._taken + self._half
        wanted = self._buffer[going_on - self._dropped :][: self._half].mean(axis=1)
        there = self._buffer[low - self._dropped :][: 2 * self._reach + self._half].mean(axis=1)
        likeness = np.correlate(there, wanted, "valid")
        sums = np.concatenate([[0.0], np.cumsum(there.astype(np.float64) ** 2)])
        energy = sums[len(wanted) :] - sums[: -len(wanted)]
        return low + int(np.argmax(likeness / np.sqrt(energy[: len(likeness)] + 1e-6)))
