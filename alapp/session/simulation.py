"""Replay labeling on answers that are known, strategy by strategy, before a project commits to one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Features
from alapp.domain.words import tr
from alapp.features.registry import EXTRACTORS
from alapp.jobs.progress import Progress
from alapp.learning.base import Indicator
from alapp.learning.fit_check import LabelSpan, Span, area_bounds, labels_span, paired
from alapp.learning.simulation import Curve, Known, Plan, simulate
from alapp.learning.strategies.registry import STRATEGIES
from alapp.modalities.base import Modality

RANDOM = "random"


@dataclass(frozen=True, slots=True)
class ReplayPlan:
    """What to replay: the strategies (random is always among them), and how each replay labels."""

    strategies: Sequence[str] = ("default_mix", RANDOM)
    learner: str = "ridge"
    budget: int = 300
    batch_size: int = 10

    @property
    def compared(self) -> tuple[str, ...]:
        """The strategies without doubles, random last unless it was named."""
        return tuple(dict.fromkeys((*self.strategies, RANDOM)))


@dataclass(frozen=True, slots=True)
class Replayed:
    """One replay's set, its seed, and the labels to give."""

    known: Known
    seed: int


@dataclass(frozen=True, slots=True)
class SimulationRow:
    """One strategy over all replays.

    ``area``: mean accuracy in percent and its ``spread`` (standard deviation); ``curve``: (labels, mean accuracy) with
    the lowest ``low`` and highest ``high`` accuracy of a replay; labels ``to90`` and ``to95`` % of the full accuracy;
    ``ahead`` of random in points, paired, None for random itself.
    """

    strategy: str
    seeds: int
    area: float
    spread: float
    final_accuracy: float
    curve: tuple[tuple[int, float], ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    to90: LabelSpan
    to95: LabelSpan
    ahead: Span | None


Curves = Mapping[str, Sequence[Curve]]


def _part(whole: Progress, place: int, count: int, budget: int, strategy: str) -> Progress:
    """Return the progress of one replay as a part of all of them."""
    told = tr("{words}, replay {place} of {count}", words=tr(STRATEGIES[strategy].words), place=place + 1, count=count)
    return Progress(lambda done, _total, _words: whole.step(place * budget + done, count * budget, told))


def replay(progress: Progress, parts: Sequence[Replayed], plan: ReplayPlan) -> Curves:
    """Return for each strategy its curves, one a part, so that they can be compared in pairs."""
    count, found = len(plan.compared) * len(parts), dict[str, list[Curve]]()
    for i, strategy in enumerate(plan.compared):
        found[strategy] = []
        for j, part in enumerate(parts):
            budget = min(plan.budget, len(part.known.pool))
            told = _part(progress, i * len(parts) + j, count, budget, strategy)
            chosen = Plan(strategy, plan.learner, part.seed, budget, plan.batch_size)
            found[strategy].append(simulate(part.known, chosen, told))
    return found


def rows_of(curves: Curves, full: float, *, overlap: float = 0.0) -> tuple[SimulationRow, ...]:
    """Return one row a strategy, best area first; ``full`` is the accuracy of a model of all answers."""
    rows = [_row(strategy, of_it, curves[RANDOM], full, overlap) for strategy, of_it in curves.items()]
    return tuple(sorted(rows, key=lambda row: -row.area))


def _row(strategy: str, curves: Sequence[Curve], others: Sequence[Curve], full: float, overlap: float) -> SimulationRow:
    start, stop = area_bounds(curves[0].points[-1].n_labels)
    areas = np.array([curve.area(start, stop) for curve in curves])
    against = [a.area(start, stop) - b.area(start, stop) for a, b in zip(curves, others, strict=True)]
    grid = [point.n_labels for point in curves[0].points]
    values: NDArray[np.float64] = np.array([[curve.accuracy_at(n) for n in grid] for curve in curves])
    mean = values.mean(axis=0)
    return SimulationRow(
        strategy,
        len(curves),
        float(areas.mean()),
        float(areas.std()),
        float(mean[-1]),
        tuple((n, float(a)) for n, a in zip(grid, mean, strict=True)),
        tuple(map(float, values.min(axis=0))),
        tuple(map(float, values.max(axis=0))),
        labels_span(curves, 0.9 * full),
        labels_span(curves, 0.95 * full),
        None if strategy == RANDOM else paired(against, overlap=overlap),
    )


def featured(progress: Progress, modality: Modality, fit_on: Sequence[str], *parts: Sequence[str]) -> list[Features]:
    """Return the feature rows of each part's texts, by features fitted once on ``fit_on``."""
    extractor = EXTRACTORS[modality.extractor]
    state = extractor.fit([modality.load(text) for text in fit_on], np.random.default_rng(0), progress)
    return [extractor.transform(state, [modality.load(text) for text in part], progress) for part in parts]


def split(features: Features, Y: Indicator, pool: NDArray[np.int64], *, several: bool) -> Known:  # noqa: N803
    """Return the set whose pool are these rows; the others judge."""
    judging = np.setdiff1d(np.arange(len(Y)), pool)
    return Known(features.take(pool), Y[pool], features.take(judging), Y[judging], several)
