"""Opening a project on a thread of its own: reading and checking a file may take longer than a blink."""

from __future__ import annotations

from collections.abc import Callable

from alapp.domain.errors import AppError, explain
from alapp.domain.words import tr
from alapp.jobs.lane import Deliver, InlineLane, Lane, ThreadLane
from alapp.session.session import Session

MakeSession = Callable[[], Session]


class Opener:
    """Makes sessions one after the other; what comes out is delivered to the thread of the screen."""

    def __init__(self, deliver: Deliver, *, background: bool) -> None:
        self._deliver, self._background = deliver, background
        self._lane: Lane | None = None
        self._made: Session | None = None

    @property
    def busy(self) -> bool:
        """Whether a project is being opened."""
        return self._lane is not None

    def start(
        self, make: MakeSession, on_done: Callable[[Session], None], on_error: Callable[[AppError], None]
    ) -> None:
        """Make a session; a request while one is being made is left out."""
        if self.busy:
            return
        lane: Lane = ThreadLane("opener", self._deliver) if self._background else InlineLane()
        self._lane = lane

        def work() -> None:
            self._made = make()

        def done(_: None) -> None:
            if self._lane is not lane:
                return  # closed meanwhile
            self._end()
            session, self._made = self._made, None
            assert session is not None
            on_done(session)

        def fail(error: BaseException) -> None:
            if self._lane is lane:
                self._end()
                on_error(explain(error, meaning=tr("The project was not opened.")))

        lane.submit(work, done, fail)

    def close(self) -> None:
        """Wait for what is under way and close a session that nobody has taken."""
        self._end()
        if self._made is not None:
            self._made.close()
            self._made = None

    def _end(self) -> None:
        if self._lane is not None:
            self._lane.close()
            self._lane = None
