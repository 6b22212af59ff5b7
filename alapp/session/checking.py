"""Verifying an open project's file in the background, and what came of it in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, Protocol, Unpack

from alapp.domain.errors import AppError, Cancelled, ProjectDamaged, explain
from alapp.domain.guideline import Guideline
from alapp.domain.words import tr
from alapp.jobs.lane import Lane
from alapp.jobs.progress import Progress
from alapp.jobs.worker import Worker
from alapp.session.background import Calls, Job
from alapp.session.child_keys import with_keys
from alapp.store.project import Project

VERIFY = "alapp.session.checking:verify"
CHILD = "alapp.session.runner:Runner"
_TOLD = 5


class Verified(NamedTuple):
    """How many rows were proved, and what is wrong, in words with ids and never content."""

    events: int
    answers: int
    items: int
    problems: tuple[str, ...]


class Hall(Protocol):
    """What is needed of :class:`~alapp.session.session.Session`."""

    project: Project

    def start_job(self, words: str, function: str, *args: Any, **calls: Unpack[Calls]) -> Job:
        """Queue a job that ends with the project."""
        ...


class OpenHall(Protocol):
    """What proving the file behind the person needs of a session."""

    @property
    def path(self) -> Path:
        """The project file."""
        ...

    def lane(self, name: str) -> Lane:
        """Return a lane of its own that ends with the project."""
        ...


class OpeningCheck:
    """Proves an open project's file once, in a child of its own: no import and no training waits for it."""

    def __init__(
        self, session: OpenHall, on_done: Callable[[Verified], None], on_error: Callable[[AppError], None]
    ) -> None:
        self._worker = worker = Worker(CHILD)
        call = with_keys("run", (VERIFY, str(session.path.resolve())))

        def work() -> Verified:
            try:
                found: Verified = worker.call(*call)
                return found
            finally:
                worker.close()

        def failed(error: BaseException) -> None:
            if not isinstance(error, Cancelled):
                on_error(explain(error))

        session.lane("check").submit(work, on_done, failed)

    def close(self) -> None:
        """End it, before the project is closed."""
        self._worker.close()


def start_verify(session: Hall, on_done: Callable[[Verified], None], on_error: Callable[[AppError], None]) -> Job:
    """Check the whole project file in the background."""
    path = str(session.project.path)
    return session.start_job(tr("Verifying the project file"), VERIFY, path, on_done=on_done, on_error=on_error)


def verify(progress: Progress, path: str) -> Verified:
    """Check every hash, chain and counter of a project file; runs in the child process."""
    with Project.open(Path(path), read_only=True) as project:
        report = project.verify(lambda done, total: progress.step(done, total, "checking"))
    return Verified(report.events, report.annotations, report.items, report.problems)


def verified_words(found: Verified, guideline: Guideline) -> str:
    """Return «Everything fits: 61 events, 40 answers, 300 reports.»"""
    answers = "1 answer" if found.answers == 1 else tr("{n:,} answers", n=found.answers)
    return tr(
        "Everything fits: {events:,} events, {answers}, {items:,} {noun_plural}.",
        events=found.events,
        answers=answers,
        items=found.items,
        noun_plural=tr(guideline.noun_plural),
    )


def problem_of(found: Verified) -> ProjectDamaged | None:
    """Return what is wrong as an error with words, None when everything fits."""
    if not found.problems:
        return None
    count = len(found.problems)
    return ProjectDamaged(
        tr("The project file does not fit together in 1 place.")
        if count == 1
        else tr("The project file does not fit together in {count} places.", count=count),
        tr("What is named below may have been changed from outside; everything else was proved."),
        tr("Close the project, copy the file aside, and compare it with the newest backup."),
        "\n".join(found.problems[:_TOLD]),
    )
