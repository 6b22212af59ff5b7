"""Replays labeling on a set whose labels are known, through the same round as the program, to compare strategies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Features, Rows
from alapp.domain.steps import Silent, Steps
from alapp.learning.base import History, Indicator, Lesson
from alapp.learning.evaluation import Share, accuracy_range, area_under_curve, given, hits
from alapp.learning.learners.common import one_thread
from alapp.learning.learners.registry import LEARNERS
from alapp.learning.models import model_from_bytes
from alapp.learning.retrain import Retrained, Snapshot, retrain


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A set whose labels are known: the pool, and the items that judge the model (never asked)."""

    pool: Features
    Y: Indicator
    test: Features
    test_labels: Indicator
    several: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """How the replay labels: the simulated annotator gives the known label at once, ``budget`` times.

    ``start``: rows of the pool that are labeled before the first round; none is a cold start.
    """

    strategy: str = "default_mix"
    learner: str = "ridge"
    seed: int = 0
    budget: int = 300
    batch: int = 10
    random_share: float = 0.1
    start: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """After ``n_labels``: accuracy on the test items, and what the screen would have shown."""

    n_labels: int
    accuracy: float
    metrics: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Curve:
    """The points of one replay, in order of labels."""

    plan: Plan
    points: tuple[Point, ...]

    def area(self, start: int = 20, stop: int | None = None) -> float:
        """Return the mean accuracy x 100 between ``start`` and ``stop`` labels (AULC)."""
        labels = np.array([p.n_labels for p in self.points])
        accuracy = np.array([p.accuracy for p in self.points])
        return area_under_curve(labels, accuracy, start, stop or self.plan.budget)

    def accuracy_at(self, n_labels: int) -> float:
        """Return the accuracy with this many labels, between points by a straight line."""
        return float(np.interp(n_labels, [p.n_labels for p in self.points], [p.accuracy for p in self.points]))

    def labels_to(self, accuracy: float) -> int | None:
        """Return the labels at which a running mean of three points first reaches ``accuracy``; None if never."""
        values = [p.accuracy for p in self.points]
        for i in range(2, len(values)):
            if sum(values[i - 2 : i + 1]) / 3 >= accuracy:
                return self.points[i].n_labels
        return None


def simulate(known: Known, plan: Plan, progress: Steps | None = None) -> Curve:
    """Replay the plan and return its curve; same plan, same curve."""
    steps = progress or Silent()
    points = []
    for point in _rounds(known, plan):
        steps.step(min(point.n_labels, plan.budget), plan.budget, "Labeling")
        points.append(point)
    return Curve(plan, tuple(points))


def _rounds(known: Known, plan: Plan) -> Iterator[Point]:
    snapshot = _first(known, plan)
    while True:
        result = retrain(snapshot, Silent())
        if len(snapshot.rows):
            yield Point(len(snapshot.rows), _accuracy(result, known), result.metrics)
        room = plan.budget - len(snapshot.rows)
        if room <= 0 or not result.choices:
            return
        snapshot = _answered(snapshot, known, result, room)


def _first(known: Known, plan: Plan) -> Snapshot:
    start = np.array(plan.start, dtype=np.int64)
    return Snapshot(
        known.pool,
        start,
        known.Y[start],
        np.zeros(len(start), np.bool_),
        np.zeros(len(known.pool), np.bool_),
        several=known.several,
        learner=plan.learner,
        strategy=plan.strategy,
        batch=plan.batch,
        reserve=0,
        random_share=plan.random_share,
        seed=plan.seed,
    )


def _answered(snapshot: Snapshot, known: Known, result: Retrained, room: int) -> Snapshot:
    asked = result.choices[:room]
    rows: Rows = np.concatenate([snapshot.rows, np.array([choice.row for choice in asked], dtype=np.int64)])
    audit: NDArray[np.bool_] = np.concatenate([snapshot.audit, [choice.reason == "random" for choice in asked]])
    previous = result.best if result.weights else None
    return replace(
        snapshot,
        rows=rows,
        Y=known.Y[rows],
        audit=audit,
        previous=previous,
        history=_told(snapshot, known, result, room),
    )


def _told(snapshot: Snapshot, known: Known, result: Retrained, room: int) -> History:
    """Return how all answers came about, those to this round's picks after the ones before."""
    asked = result.choices[:room]
    rows = np.array([choice.row for choice in asked], dtype=np.int64)
    k, old = known.Y.shape[1], snapshot.history or _unknown(len(snapshot.rows), known.Y.shape[1])
    said = given(result.probabilities[: len(rows)], several=known.several).reshape(len(rows), k)
    told = np.full(len(rows), bool(result.weights))
    return History(
        turn=np.arange(len(snapshot.rows) + len(rows), dtype=np.int64),
        chance=np.concatenate([old.chance, [choice.probability for choice in asked]]),
        told=np.concatenate([old.told, told]),
        said=np.concatenate([old.said, said & told[:, None]]),
    )


def _unknown(n: int, k: int) -> History:
    """Return the history of answers that were given to begin with."""
    return History(np.arange(n, dtype=np.int64), np.ones(n), np.zeros(n, np.bool_), np.zeros((n, k), np.bool_))


def _accuracy(result: Retrained, known: Known) -> float:
    if not result.weights:
        return 0.0
    with one_thread():
        probabilities = model_from_bytes(result.weights).probabilities(known.test)
    return float(hits(probabilities, known.test_labels, several=known.several).mean())


def judged(known: Known, learner: str = "ridge") -> Share:
    """Return the accuracy on the judging items of a model of every answer in the pool."""
    with one_thread():
        model = LEARNERS[learner].fit(Lesson(known.pool, known.Y, known.several)).model
        right = hits(model.probabilities(known.test), known.test_labels, several=known.several)
    return accuracy_range(int(right.sum()), len(right))
