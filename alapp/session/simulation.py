"""Replay labeling on a file whose answers are known, to compare strategies before a project commits to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from alapp.domain.annotation import labels_of
from alapp.domain.errors import BadInput
from alapp.domain.exchange import ImportPlan
from alapp.domain.item import NewItem
from alapp.features.base import RICH_FOR_ALL
from alapp.features.registry import EXTRACTORS
from alapp.formats.reading import read
from alapp.jobs.progress import Progress
from alapp.learning.simulation import Known, Plan, simulate
from alapp.modalities.registry import MODALITIES

FEWEST = 40


@dataclass(frozen=True, slots=True)
class SimulationRequest:
    """What to replay: a file with a label column, and the strategies to compare on it."""

    source: ImportPlan
    strategies: Sequence[str]
    learner: str = "ridge"
    seeds: Sequence[int] = (0, 1, 2)
    budget: int = 300
    batch_size: int = 10
    test_share: float = 0.25
    several: bool = False


@dataclass(frozen=True, slots=True)
class SimulationRow:
    """One strategy over all seeds: mean area under the curve, final accuracy, and the curve (labels, accuracy)."""

    strategy: str
    seeds: int
    area: float
    spread: float
    final_accuracy: float
    curve: tuple[tuple[int, float], ...]


def compare(progress: Progress, request: SimulationRequest) -> list[SimulationRow]:
    """Replay every strategy with every seed; best area first.

    Raises
    ------
    BadInput : fewer than 40 labeled rows, or only one label.
    """
    texts, labels = _known_answers(request)
    known = _known(progress, texts, labels, request)
    budget = min(request.budget, len(known.pool))
    rows = []
    for i, strategy in enumerate(request.strategies):
        curves = []
        for j, seed in enumerate(request.seeds):
            done, total = i * len(request.seeds) + j, len(request.strategies) * len(request.seeds)
            progress.step(done, total, strategy)
            curves.append(simulate(known, Plan(strategy, request.learner, seed, budget, request.batch_size)))
        areas = np.array([curve.area(min(20, budget // 2), budget) for curve in curves])
        grid = sorted({p.n_labels for p in curves[0].points})
        mean = tuple((n, float(np.mean([c.accuracy_at(n) for c in curves]))) for n in grid)
        rows.append(SimulationRow(strategy, len(curves), float(areas.mean()), float(areas.std()), mean[-1][1], mean))
    return sorted(rows, key=lambda row: -row.area)


def _known_answers(request: SimulationRequest) -> tuple[list[str], list[tuple[str, ...]]]:
    rows = [row for row in read(request.source) if isinstance(row, NewItem) and row.value is not None]
    if len(rows) < FEWEST:
        raise BadInput(
            f"Only {len(rows)} rows have an answer; a replay needs at least {FEWEST}.",
            remedy="Name the column that holds the answers with --label.",
        )
    return [row.text for row in rows], [labels_of(row.value) for row in rows]


def _known(progress: Progress, texts: list[str], labels: list[tuple[str, ...]], request: SimulationRequest) -> Known:
    """Split into pool and judging items (never asked), with features fitted on the pool alone."""
    names = sorted({name for given in labels for name in given})
    if len(names) < 2:
        raise BadInput("All rows have the same answer, so there is nothing to learn.")
    order = np.random.default_rng(0).permutation(len(texts))[:RICH_FOR_ALL]
    cut = round(len(order) * (1 - request.test_share))
    Y = np.array([[name in labels[i] for name in names] for i in order])  # noqa: N806  the field's own name
    modality = MODALITIES[request.source.modality]
    extractor = EXTRACTORS[modality.extractor]
    pool = [modality.load(texts[i]) for i in order[:cut]]
    state = extractor.fit(pool, np.random.default_rng(0), progress)
    judging = [modality.load(texts[i]) for i in order[cut:]]
    pool_rows, judging_rows = (extractor.transform(state, part, progress) for part in (pool, judging))
    return Known(pool_rows, Y[:cut], judging_rows, Y[cut:], request.several)
