"""Writes behind the screen, in order: what is shown as saved is on disk, and a failure stops the line."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from alapp.domain.change import Operation
from alapp.domain.errors import AppError, BadInput, Cancelled, explain
from alapp.domain.words import tr
from alapp.jobs.lane import URGENT, Lane

Work = Callable[[], Operation | None]


@dataclass(eq=False)
class _Write:
    work: Work
    on_saved: Callable[[Operation | None], None]
    on_failed: Callable[[AppError], None]
    done: bool = False
    operation: Operation | None = None

    def do(self) -> Operation | None:
        """Write, once; on the lane only."""
        if not self.done:
            self.operation, self.done = self.work(), True
        return self.operation


class Saver:
    """The line of writes of one person. One write is under way at a time, so their order holds after a failure.

    ``failure`` stands while the disk refuses and the line waits; ``refused`` is why the last write handed in was
    dropped: no disk would ever take it, so the line went on.
    """

    def __init__(self, lane: Lane, on_state: Callable[[], None]) -> None:
        self._lane = lane
        self._line: deque[_Write] = deque()
        self._on_state = on_state
        self._under_way = False
        self.failure: AppError | None = None
        self.refused: AppError | None = None

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
        self.refused = None
        self._line.append(_Write(work, on_saved, on_failed))
        self._go_on()

    def retry(self) -> None:
        """Try the failed write again, then the ones behind it."""
        self.failure = None
        self._on_state()
        self._go_on()

    def flush(self) -> AppError | None:
        """Write the whole line here and now (the program ends); return why it stopped, None when all is on disk."""
        for write in list(self._line):
            try:
                self._lane.ask(write.do, urgency=URGENT)
            except BadInput as error:
                self.refused = error
            except Exception as error:  # noqa: BLE001  whatever it is, the person is told and what waits is kept
                self.failure = _in_words(error, tr("Your earlier answers are safe."))
                self._on_state()
                break
        return self.failure

    def _go_on(self) -> None:
        if self._line and not self._under_way and self.failure is None:
            self._under_way = True
            with suppress(Cancelled):  # the lane is closed: flush() has written the line
                self._lane.submit(self._line[0].do, self._saved, self._failed, urgency=URGENT)

    def _saved(self, operation: Operation | None) -> None:
        write = self._line.popleft()
        self._under_way = False
        write.on_saved(operation)
        self._on_state()
        self._go_on()

    def _failed(self, error: BaseException) -> None:
        self._under_way = False
        write = self._line[0]
        if isinstance(error, BadInput):
            self._line.popleft()
            self.refused = error
        else:
            self.failure = _in_words(error, tr("Your earlier answers are safe; labeling waits."))
        write.on_failed(explain(error))
        self._on_state()
        self._go_on()


def _in_words(error: BaseException, earlier: str) -> AppError:
    meaning = tr("The last answer could not be saved. {earlier}", earlier=earlier)
    known = explain(error, meaning=meaning)
    known.meaning = known.meaning or meaning
    return known
