"""A lane: one thread that does its jobs in order, urgent ones first, and hands results to ``deliver``."""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from alapp.domain.errors import Cancelled

T = TypeVar("T")
Deliver = Callable[[Callable[[], None]], None]
"""How a result reaches the thread that owns the screen; tests and the terminal call at once."""

URGENT, NORMAL, LATER = 0, 1, 2


def call_at_once(fn: Callable[[], None]) -> None:
    """Deliver by calling: for programs without an event loop."""
    fn()


class Lane(Protocol):
    """Where jobs of one kind run."""

    def submit(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Callable[[BaseException], None] | None = None,
        *,
        urgency: int = NORMAL,
    ) -> None:
        """Run ``work`` here; its result or its error is delivered."""
        ...

    def ask(self, work: Callable[[], T], *, urgency: int = NORMAL) -> T:
        """Run ``work`` here and wait for its result; only from another thread than this lane's."""
        ...

    def close(self) -> None:
        """Finish what was submitted, then stop."""
        ...


class InlineLane:
    """A lane without a thread: the job is done when ``submit`` returns."""

    def submit(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Callable[[BaseException], None] | None = None,
        *,
        urgency: int = NORMAL,
    ) -> None:
        """Run ``work`` at once; without ``on_error`` its error is raised."""
        del urgency
        try:
            result = work()
        except Exception as error:
            if on_error is None:
                raise
            on_error(error)
            return
        if on_done is not None:
            on_done(result)

    def ask(self, work: Callable[[], T], *, urgency: int = NORMAL) -> T:
        """Run ``work`` at once."""
        del urgency
        return work()

    def close(self) -> None:
        """Nothing waits here."""


@dataclass(order=True)
class _Job(Generic[T]):
    urgency: int
    number: int
    work: Callable[[], T] | None = field(compare=False)
    on_done: Callable[[T], None] | None = field(compare=False, default=None)
    on_error: Callable[[BaseException], None] | None = field(compare=False, default=None)


class ThreadLane:
    """A lane with one thread of its own, started with the first job. Nothing is delivered once it is closed."""

    def __init__(self, name: str, deliver: Deliver) -> None:
        self._name = name
        self._deliver = deliver
        self._jobs: queue.PriorityQueue[_Job[Any]] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()  # jobs come from several threads: one thread is started, and none comes too late
        self._closed = self._ended = False

    def submit(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Callable[[BaseException], None] | None = None,
        *,
        urgency: int = NORMAL,
    ) -> None:
        """Queue ``work`` (raises Cancelled after closing); without ``on_error`` its error is raised at delivery."""
        self._put(_Job(urgency, next(self._numbers), work, on_done, on_error))

    def ask(self, work: Callable[[], T], *, urgency: int = NORMAL) -> T:
        """Run ``work`` on this lane's thread and wait for it; its error is raised here."""
        answer: Future[T] = Future()

        def settle() -> None:
            try:
                answer.set_result(work())
            except BaseException as error:  # noqa: BLE001  every error belongs to whoever asked
                answer.set_exception(error)

        self._put(_Job(urgency, next(self._numbers), settle))
        return answer.result()

    def _put(self, job: _Job[Any]) -> None:
        with self._lock:
            if self._closed:
                raise Cancelled
            self._jobs.put(job)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=f"alapp-{self._name}", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Finish what was submitted, then end the thread."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            self._jobs.put(_Job(LATER + 1, next(self._numbers), None))
        if self._thread is not None:
            self._thread.join()
        self._ended = True

    def _run(self) -> None:
        while (job := self._jobs.get()).work is not None:
            self._do(job, job.work)

    def _do(self, job: _Job[Any], work: Callable[[], Any]) -> None:
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001  it goes to whoever asked
            self._hand_over(_raiser(error) if job.on_error is None else _bound(job.on_error, error))
            return
        if job.on_done is not None:
            self._hand_over(_bound(job.on_done, result))

    def _hand_over(self, call: Callable[[], None]) -> None:
        """Deliver, unless the lane is closed by the time the screen's thread gets to it: what it tells of is gone."""
        self._deliver(lambda: None if self._ended else call())


def _bound(fn: Callable[[Any], None], value: Any) -> Callable[[], None]:
    return lambda: fn(value)


def _raiser(error: BaseException) -> Callable[[], None]:
    def fail() -> None:
        raise error

    return fail
