"""One fit check under way: in the child process, with progress and cancel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alapp.domain.errors import AppError
from alapp.domain.words import N_, tr
from alapp.session.background import Background, Job
from alapp.session.fit_check import FileCheck, FitReport

WORDS = N_("Check whether active learning pays")
_ROOM = "alapp.session.fit_check"


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told (where results are delivered): each step, the report, what went wrong."""

    on_step: Callable[[Job], None]
    on_done: Callable[[FitReport], None]
    on_error: Callable[[AppError], None]


class FitRun:
    """Checks a project's first answers, or a file; :meth:`stop` ends it and nothing more is told."""

    def __init__(self, background: Background, subject: Path | FileCheck, watch: Watch) -> None:
        self._watch: Watch | None = watch
        self._job: Job | None = None
        self._unsubscribe = background.subscribe(self._step)
        asked: tuple[str, Any] = ("check_answers", str(subject))
        if isinstance(subject, FileCheck):
            asked = ("check_file", subject)
        self._job = background.start(
            "exchange", tr(WORDS), f"{_ROOM}:{asked[0]}", asked[1], on_done=self._done, on_error=self._failed
        )

    @property
    def running(self) -> bool:
        """Whether it is still under way."""
        return self._watch is not None

    def stop(self) -> None:
        """End it; a second time does nothing."""
        if self._watch is not None and self._job is not None:
            self._job.cancel()
        self._end()

    def _end(self) -> Watch | None:
        watch, self._watch = self._watch, None
        if watch is not None:
            self._unsubscribe()
        return watch

    def _step(self, job: Job) -> None:
        if self._watch is not None and (job is self._job or (self._job is None and job.words == tr(WORDS))):
            self._watch.on_step(job)

    def _done(self, report: FitReport) -> None:
        watch = self._end()
        if watch is not None:
            watch.on_done(report)

    def _failed(self, error: AppError) -> None:
        watch = self._end()
        if watch is not None:
            watch.on_error(error)
