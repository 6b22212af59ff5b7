"""One round where answers list regions: learn from what was drawn, read a window of the pool, choose what to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.annotation import Annotation, Pick
from alapp.domain.errors import BadInput
from alapp.domain.model import Predictions
from alapp.domain.region import Region, RegionKind, regions_of, rows_of
from alapp.domain.words import tr
from alapp.jobs.progress import Progress
from alapp.learning.base import Choice
from alapp.learning.learners.common import one_thread
from alapp.learning.regions.base import Reading, RegionLearner, RegionLesson
from alapp.learning.regions.choosing import choose
from alapp.learning.regions.registry import REGION_LEARNERS
from alapp.session.detector_round import NO_DETECTOR, Arm, DetectorWish, Taught, arm_of
from alapp.session.feature_rows import modality_of
from alapp.session.region_contents import MOST_SECONDS, readable
from alapp.store.project import Project

READ: Mapping[str, int] = {"span": 2_000, "box": 60, "segment": 100}
"""Open items that a model reads in a round: about half a minute of one core."""
BY_COST: Mapping[str, float] = {"span": 1.0, "box": 0.0, "segment": 0.0}
"""Power of an item's cost over which it is unsure: texts are asked by how unsure they are per token (measured)."""
RESERVE = 3
Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class RegionRound:
    """What such a round brings back; ``regions`` and rows of ``probabilities`` as ``picks``."""

    picks: list[Pick]
    probabilities: NDArray[np.float32]
    predictions: Predictions
    regions: list[tuple[Mapping[str, Any], ...]]
    metrics: dict[str, Any]
    weights: bytes
    learner: str


@dataclass(frozen=True, slots=True)
class Asking:
    """What a round is asked for: settings of the request, and the open items."""

    kind: RegionKind
    version: int
    batch: int
    random_share: float
    blind_share: float
    seed: int
    open_ids: Ids
    detector: DetectorWish = NO_DETECTOR


def learner_for(kind: RegionKind, modality: str) -> RegionLearner:
    """Return the learner that finds such regions in such items; raises BadInput where there is none."""
    found: RegionLearner | None
    found = next((x for x in REGION_LEARNERS if x.kind == kind and modality in x.modalities), None)
    if found is None:
        raise BadInput(
            tr("No model finds {kind}s in items of this kind.", kind=tr(kind)),
            tr("Items come in random order; answers are kept."),
        )
    return found


def region_round(
    progress: Progress, project: Project, asking: Asking, class_ids: tuple[str, ...], answers: Mapping[int, Annotation]
) -> RegionRound:
    """Run one round; same project and request, same result."""
    learner = learner_for(asking.kind, modality_of(project).name)
    rng = np.random.default_rng([asking.seed, asking.version])
    window = rng.permutation(asking.open_ids)[: READ[asking.kind]]
    with one_thread():
        taught = _taught(progress, project, asking, class_ids, answers)
        arm = arm_of(progress, project, asking.detector, Arm(learner, taught), window)
        if arm.held is None and not any(map(len, taught.lesson.regions)):
            return _first_look(learner, asking, class_ids, window, rng)
        progress.step(0, 100, "Training")
        model = arm.learner.fit(arm.taught.lesson, progress)
        progress.step(30, 100, "Reading")
        held = readable(progress, project, window, MOST_SECONDS) if arm.held is None else arm.held
        readings = model.read([content for _, content in held], progress)
        progress.step(80, 100, "Measuring")
        found = arm.measured(model, progress)
    ids = np.array([item_id for item_id, _ in held], np.int64)
    seats = asking.batch * RESERVE
    choices = choose(readings, None, seats, asking.random_share, rng, by_cost=BY_COST[asking.kind])
    n_labels = len(taught.ids)
    metrics = {"n_labels": n_labels, "several": True, "region": asking.kind, "regions": found}
    metrics |= {} if arm.choice is None else {"detector": arm.choice.plain()}
    return RegionRound(
        _picks(choices, ids, asking, rng),
        _present(readings, class_ids)[[c.row for c in choices]].reshape(len(choices), len(class_ids)),
        _predictions(readings, ids, class_ids),
        [rows_of(readings[c.row].marked) for c in choices],
        metrics,
        model.to_bytes(),
        arm.learner.name,
    )


def _taught(
    progress: Progress, project: Project, asking: Asking, class_ids: tuple[str, ...], answers: Mapping[int, Annotation]
) -> Taught:
    """Return what there is to learn from, without items that cannot be read."""
    ids = np.sort(np.fromiter(answers, np.int64, len(answers)))
    held = readable(progress, project, ids)
    known = set(class_ids)
    drawn = [_drawn(asking.kind, answers[i], known) for i, _ in held]
    checks = np.flatnonzero([answers[i].answer.asked_by.is_check for i, _ in held])
    lesson = RegionLesson([c for _, c in held], drawn, class_ids, asking.seed)
    return Taught(np.array([i for i, _ in held], np.int64), lesson, checks)


def _drawn(kind: RegionKind, annotation: Annotation, known: set[str]) -> list[Region]:
    try:
        return [r for r in regions_of(kind, annotation.answer.value) if r.label in known]
    except BadInput:  # damaged: verify names it; here it teaches nothing
        return []


def _first_look(
    learner: RegionLearner, asking: Asking, class_ids: tuple[str, ...], window: Ids, rng: np.random.Generator
) -> RegionRound:
    """Nothing was drawn yet: items by chance, from the window."""
    drawn = rng.permutation(window)[: asking.batch * RESERVE]
    chance = 1 / max(1, len(asking.open_ids))
    picks = [Pick(int(i), "first_look", "random", chance) for i in drawn]
    none = np.zeros((len(picks), len(class_ids)), np.float32)
    empty = Predictions(class_ids, window[:0], np.zeros(0, np.int16), np.zeros(0, np.float32))
    metrics: dict[str, Any] = {"n_labels": 0, "several": True, "region": asking.kind, "regions": {}}
    return RegionRound(picks, none, empty, [], metrics, b"", learner.name)


def _picks(choices: Sequence[Choice], ids: Ids, asking: Asking, rng: np.random.Generator) -> list[Pick]:
    blind = rng.random(len(choices)) < asking.blind_share
    share = len(ids) / max(1, len(asking.open_ids))
    return [
        Pick(
            int(ids[c.row]),
            c.reason,
            "regions",
            float(c.probability * share),
            float(c.utility),
            asking.version,
            {name: float(part) for name, part in c.parts.items()},
            (),
            bool(is_blind),
        )
        for c, is_blind in zip(choices, blind, strict=True)
    ]


def _present(readings: Sequence[Reading], class_ids: tuple[str, ...]) -> NDArray[np.float32]:
    """Return (n, k): the probability that a label occurs in an item."""
    rows = [[reading.present.get(c, 0.0) for c in class_ids] for reading in readings]
    return np.array(rows, np.float32).reshape(len(readings), len(class_ids))


def _predictions(readings: Sequence[Reading], ids: Ids, class_ids: tuple[str, ...]) -> Predictions:
    present = _present(readings, class_ids)
    if not present.size:
        return Predictions(class_ids, ids[:0], np.zeros(0, np.int16), np.zeros(0, np.float32))
    some = present.max(axis=1) >= 0.5
    best = np.where(some, present.argmax(axis=1), -1).astype(np.int16)
    sure = np.array([1 - reading.unsure for reading in readings], np.float32)
    return Predictions(class_ids, ids, best, sure)
