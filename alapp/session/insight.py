"""Insights of a project: read and computed off the screen's thread, kept until something they show changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, Protocol

from alapp.domain.annotation import Annotator
from alapp.domain.change import Changes
from alapp.domain.errors import AppError, explain
from alapp.domain.words import tr
from alapp.jobs.lane import LATER, Lane
from alapp.session.advice import Outlook, outlook
from alapp.session.insight_figures import Facts, LabelUse, Overview, label_uses, overview
from alapp.session.settings import Settings
from alapp.store.project import Project

STALE = frozenset({"answers", "notes", "model", "guideline", "pool"})
"""Kinds of changes after which the figures are counted again."""


class Figures(NamedTuple):
    """What one count gives: the overview, the use of each label class by its id, and what lies ahead."""

    overview: Overview
    uses: dict[str, LabelUse]
    outlook: Outlook


def count_figures(facts: Facts, now: datetime) -> Figures:
    """Compute everything from what was read; pure."""
    found = overview(facts, now)
    return Figures(found, label_uses(facts.guideline, facts.annotations), outlook(facts, found, facts.threshold))


class Hall(Protocol):
    """What the figures need of a session."""

    reader: Project
    read_lane: Lane
    annotator: Annotator

    def subscribe(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Call ``listener`` at every change."""
        ...


def read_facts(project: Project, annotator: str) -> Facts:
    """Read everything the figures need, page by page so that other readers need not wait."""
    return Facts(
        guideline=project.guidelines.current(),
        annotations=list(project.annotations.all()),
        models=project.models.all(),
        pool=project.items.count(),
        flagged=len(project.search.in_state("flagged")),
        annotator=annotator,
        threshold=float(Settings(project=project.settings).get("stop_gain")) / 100,
    )


def _local_now() -> datetime:
    return datetime.now().astimezone()


class Insight:
    """The figures of one project, counted on a lane when asked for and kept until they are stale.

    Parameters
    ----------
    lane : where the project is read.
    read : reads the facts; called on the lane only.
    clock : the present time with its zone, for *today*.
    """

    def __init__(self, lane: Lane, read: Callable[[], Facts], clock: Callable[[], datetime] = _local_now) -> None:
        self._lane = lane
        self._read = read
        self._clock = clock
        self._waiting: list[Callable[[], None]] = []
        self._counted_at = 0
        self._changes = 1
        self._day = ""
        self.figures: Figures | None = None
        self.failure: AppError | None = None

    @classmethod
    def of(cls, hall: Hall) -> Insight:
        """Return the figures of an open session, which keep up with its changes."""
        insight = cls(hall.read_lane, lambda: read_facts(hall.reader, hall.annotator.code))
        hall.subscribe(insight.notice)
        return insight

    @property
    def stale(self) -> bool:
        """Whether the figures kept do not hold any more (also when the day has turned)."""
        return self._counted_at != self._changes or self._day != f"{self._clock():%Y-%m-%d}"

    @property
    def counting(self) -> bool:
        """Whether a count is under way."""
        return bool(self._waiting)

    def notice(self, changes: Changes) -> None:
        """Take note of a change in the project."""
        if changes.kinds & STALE:
            self._changes += 1

    def ask(self, ready: Callable[[], None], *, again: bool = False) -> None:
        """Call ``ready`` when :attr:`figures` (or :attr:`failure`) hold: at once while nothing changed.

        Several who ask during one count are answered together. ``again`` counts even if nothing changed.
        """
        if not again and not self.stale and self.figures is not None:
            ready()
            return
        self._waiting.append(ready)
        if len(self._waiting) == 1:
            self._count()

    def _count(self) -> None:
        asked, now = self._changes, self._clock()

        def done(figures: Figures) -> None:
            self._counted_at, self._day = asked, f"{now:%Y-%m-%d}"
            self.figures, self.failure = figures, None
            self._answer()

        self._lane.submit(lambda: count_figures(self._read(), now), done, self._failed, urgency=LATER)

    def _failed(self, error: BaseException) -> None:
        self.failure = explain(error, meaning=tr("The figures could not be counted. Your answers are safe."))
        self._answer()

    def _answer(self) -> None:
        waiting, self._waiting = self._waiting, []
        for ready in waiting:
            ready()
