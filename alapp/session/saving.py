"""Writes behind the screen, in order: what is shown as saved is on disk, and a failure stops the line."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from alapp.domain.change import Operation
from alapp.domain.errors import AppError, explain
from alapp.jobs.lane import URGENT, Lane

Work = Callable[[], Operation | None]


@dataclass(frozen=True)
class _Write:
    work: Work
    on_saved: Callable[[Operation | None], None]
    on_failed: Callable[[AppError], None]


class Saver:
    """The line of writes of one person. One write is under way at a time, so their order holds after a failure."""

    def __init__(self, lane: Lane, on_state: Callable[[], None]) -> None:
        self._lane = lane
        self._line: deque[_Write] = deque()
        self._on_state = on_state
        self._under_way = False
        self.failure: AppError | None = None

    @property
    def saved(self) -> bool:
        """Whether everything handed in is on disk."""
        return not self._line

    @property
    def waiting(self) -> int:
        """How many writes are not on disk yet."""
        return len(self._line)

    def put(
        self,
        work: Work,
        on_saved: Callable[[Operation | None], None],
        on_failed: Callable[[AppError], None],
    ) -> None:
        """Add a write at the end of the line."""
        self._line.append(_Write(work, on_saved, on_failed))
        self._go_on()

    def retry(self) -> None:
        """Try the failed write again, then the ones behind it."""
        self.failure = None
        self._on_state()
        self._go_on()

    def _go_on(self) -> None:
        if self._line and not self._under_way and self.failure is None:
            self._under_way = True
            self._lane.submit(self._line[0].work, self._saved, self._failed, urgency=URGENT)

    def _saved(self, operation: Operation | None) -> None:
        write = self._line.popleft()
        self._under_way = False
        write.on_saved(operation)
        self._on_state()
        self._go_on()

    def _failed(self, error: BaseException) -> None:
        self._under_way = False
        earlier = "Your earlier answers are safe; labeling waits."
        known = explain(error, meaning=f"The last answer could not be saved. {earlier}")
        if not known.meaning:
            known.meaning = f"The last answer could not be saved. {earlier}"
        self.failure = known
        self._line[0].on_failed(known)
        self._on_state()
