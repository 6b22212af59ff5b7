"""A pool as a stream: which of the items that came in lately are asked at once, kept in the project."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, Protocol

import msgspec
import numpy as np

from alapp.domain.annotation import Pick, Suggestion
from alapp.domain.model import Predictions
from alapp.jobs.lane import LATER, Lane
from alapp.learning.stream import Decision, Stream, begun, decided
from alapp.session.desk import Desk
from alapp.session.measuring import said_of
from alapp.session.settings import Settings
from alapp.store.project import Project

KEY = "stream"

MOST = 500
"""Items decided about after one round, 1 to 3 ms on the window's thread; the rounds that follow take up the rest."""
ENOUGH = 100
"""While so many wait to be asked, nothing more is decided: a newer model will know better."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a project keeps: where the decisions stand, the last item decided about, and who is still to be asked."""

    stream: Stream
    last_id: int
    waiting: tuple[Pick, ...] = ()

    def plain(self) -> dict[str, Any]:
        """Return it as plain JSON."""
        return {"stream": self.stream.plain(), "last_id": self.last_id, "waiting": msgspec.to_builtins(self.waiting)}


def kept_in(project: Project) -> Kept | None:
    """Return what a project keeps of its stream; None without one, or when it cannot be read."""
    found = project.state.get(KEY)
    try:
        waiting = tuple(msgspec.convert(found["waiting"], list[Pick]))
        return Kept(Stream.from_plain(found["stream"]), int(found["last_id"]), waiting)
    except (TypeError, KeyError, ValueError):  # never begun, or of another version: it begins with what comes next
        return None


class Owner(Protocol):
    """What the stream needs of a session."""

    project: Project
    reader: Project
    settings: Settings
    writer: Lane
    desk: Desk

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        ...


class Arrivals:
    """Decides after each round about the items that came in since the round before."""

    def __init__(self, session: Owner) -> None:
        self._session = session
        self._kept: Kept | None = None
        self._read = False

    def asked(self, said: Predictions, version: int, done: Collection[int]) -> list[Pick]:
        """Return the arrived items that are to be asked now, oldest first; none while the stream is off.

        Those that are in the pool when the stream is turned on did not arrive. ``done`` items need no answer.
        """
        mode, before = self._session.settings.get("stream"), self._before()
        if mode == "off":
            self._keep(None)
            return []
        last = int(said.item_ids[-1]) if len(said.item_ids) else 0
        budget, seed = self._session.settings.get("stream_budget"), self._session.settings.get("seed")
        if before is None:
            self._keep(Kept(begun(mode, budget, len(said.class_ids), seed), last))
            return []
        if (before.stream.mode, before.stream.budget) != (mode, budget):
            before = replace(before, stream=begun(mode, budget, len(said.class_ids), seed))
        still = replace(before, waiting=tuple(p for p in before.waiting if p.item_id not in done))
        now = after(still, said, done, self._wants(version)) if len(still.waiting) < ENOUGH else still
        self._keep(now)
        return list(now.waiting)

    def said(self, said: Predictions | None, version: int) -> dict[int, Suggestion]:
        """Return what the model says of those that wait to be asked; nothing where it tells of one label only."""
        kept = self._before()
        if kept is None or self._session.desk.task.multi:
            return {}
        return said_of(said, version, [p.item_id for p in kept.waiting])

    def _wants(self, version: int) -> Wants:
        get = self._session.settings.get
        return Wants(version, get("seed"), get("blind_share"), self._session.desk.task.multi)

    def _before(self) -> Kept | None:
        if not self._read:
            self._kept, self._read = kept_in(self._session.reader), True
        return self._kept

    def _keep(self, kept: Kept | None) -> None:
        """Store it after what is asked is known; a disk that refuses leaves the decisions to the next round."""
        if kept == self._kept or self._session.read_only:
            return
        self._kept = kept
        project, plain = self._session.project, None if kept is None else kept.plain()
        self._session.writer.submit(lambda: project.state.set(KEY, plain), on_error=lambda _: None, urgency=LATER)


@dataclass(frozen=True, slots=True)
class Wants:
    """What picks are made with: the model that decides, and how many of them are blind."""

    version: int
    seed: int
    blind_share: float
    several: bool

    def sure(self, confidence: float) -> float:
        """Return how sure the model is of an item; that the best of several labels does not fit is sure, too."""
        return max(confidence, 1 - confidence) if self.several else confidence

    def pick(self, item_id: int, decision: Decision, sure: float, mode: str) -> Pick:
        """Return the pick of an item that is to be asked."""
        if decision.by_chance:
            return Pick(item_id, "random", f"stream_{mode}", decision.probability, 0.0, self.version, blind=True)
        blind = bool(np.random.default_rng([self.seed, item_id, 3]).random() < self.blind_share)
        return Pick(item_id, "stream", f"stream_{mode}", decision.probability, 1 - sure, self.version, blind=blind)


def after(before: Kept, said: Predictions, done: Collection[int], wants: Wants) -> Kept:
    """Return what is kept after deciding about up to MOST items behind the last one, in the order of arrival."""
    start = int(np.searchsorted(said.item_ids, before.last_id, side="right"))
    ids = said.item_ids[start : start + MOST].tolist()
    sure = [wants.sure(confidence) for confidence in said.confidence[start : start + MOST].tolist()]
    fresh = [(item_id, s) for item_id, s in zip(ids, sure, strict=True) if item_id not in done]
    stream, decisions = decided(before.stream, [s for _, s in fresh])
    picks = [
        wants.pick(item_id, decision, s, stream.mode)
        for (item_id, s), decision in zip(fresh, decisions, strict=True)
        if decision.ask
    ]
    return Kept(stream, ids[-1] if ids else before.last_id, (*before.waiting, *picks))
