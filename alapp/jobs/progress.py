"""Progress and «stop, please» as one object that is handed into a job."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from alapp.domain.errors import Cancelled


class Progress:
    """What a job tells, and how it learns that it shall stop.

    ``step`` is called between chunks of at most 10,000 rows; it raises
    :class:`~alapp.domain.errors.Cancelled` once the person has stopped the job.
    """

    def __init__(
        self,
        on_step: Callable[[int, int, str], None] | None = None,
        on_emit: Callable[[Any], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._on_step = on_step
        self._on_emit = on_emit
        self._cancelled = cancelled

    @property
    def stopped(self) -> bool:
        """Whether the person has stopped the job."""
        return self._cancelled is not None and self._cancelled()

    def step(self, done: int, total: int = 0, words: str = "") -> None:
        """Say how far the job is (``total`` 0 = unknown); raises Cancelled when it shall stop."""
        if self.stopped:
            raise Cancelled
        if self._on_step is not None:
            self._on_step(done, total, words)

    def emit(self, part: Any) -> None:
        """Hand over a part of the result before the job is done."""
        if self._on_emit is not None:
            self._on_emit(part)
