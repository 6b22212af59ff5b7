"""What the child process does: features, training, and any other function by name; it reads, never writes."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.annotation import Annotation, Pick
from alapp.domain.features import Features
from alapp.domain.model import ModelRecord, Outcome, Predictions
from alapp.features.base import RICH_FOR_ALL
from alapp.jobs.progress import Progress
from alapp.label_tasks.base import indicator
from alapp.learning.base import SLICE, Choice, History
from alapp.learning.learners.registry import LEARNERS
from alapp.learning.retrain import Retrained, Snapshot, lesson_of, predict, retrain
from alapp.session.feature_rows import FeatureRows, modality_of
from alapp.store.clock import now
from alapp.store.project import Project

_LIBRARIES = ("numpy", "scipy", "scikit-learn")
Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TrainRequest:
    """What the window asks of one training round."""

    version: int
    annotator: str
    learner: str
    strategy: str
    batch_size: int
    random_share: float
    blind_share: float
    seed: int
    several: bool


class Engine:
    """Lives as long as the child process."""

    def __init__(self) -> None:
        self._features = FeatureRows()
        self._before: dict[str, tuple[Ids, NDArray[np.int16]]] = {}

    def run(self, progress: Progress, function: str, *args: Any) -> Any:
        """Call ``package.module:function`` of this program with the progress and these arguments."""
        module, _, name = function.partition(":")
        if not module.startswith("alapp."):
            raise ValueError(function)
        return getattr(importlib.import_module(module), name)(progress, *args)

    def train(self, progress: Progress, path: str, request: TrainRequest) -> Outcome:
        """Run one round on the project as it is on disk now; features that were due are emitted to be stored."""
        with Project.open(path, read_only=True) as project:
            ids = project.items.ids()
            answers = agreed(project.annotations.all())
            closed = np.union1d(project.annotations.done_ids(request.annotator), list(answers))
            modality = modality_of(project)
            if len(ids) <= RICH_FOR_ALL:
                rows = self._features.all(progress, project, modality.extractor, ids)
                return self._round(progress, project, request, _Pool(ids, rows, 1.0), answers, closed)
            near = self._slice(request, ids, answers, closed)
            features = self._features.some(progress, project, modality.extractor, near)
            outcome = self._round(
                progress, project, request, _Pool(near, features, len(near) / len(ids)), answers, closed
            )
            everything = self._features.all(progress, project, modality.cheap_extractor, ids)
            return replace(outcome, predictions=_predict_all(progress, project, request, ids, everything, answers))

    # -- rounds -------------------------------------------------------------------------------------------

    def _round(
        self,
        progress: Progress,
        project: Project,
        request: TrainRequest,
        pool: _Pool,
        answers: dict[int, Annotation],
        closed: Ids,
    ) -> Outcome:
        snapshot, class_ids = _snapshot(project, request, pool.ids, pool.rows, answers)
        snapshot = replace(snapshot, closed=np.isin(pool.ids, closed), share_of_pool=pool.share)
        snapshot = replace(snapshot, previous=self._previous(project.id, pool.ids))
        result = retrain(snapshot, progress)
        self._before[project.id] = (pool.ids, result.best)
        guideline = project.guidelines.current()
        n_labels = int(result.metrics.get("n_labels", 0)) if result.weights else 0
        record = ModelRecord(
            request.version,
            now(),
            request.learner,
            request.strategy,
            modality_of(project).extractor,
            n_labels,
            guideline.version,
            class_ids,
            request.seed,
            {**result.metrics, "several": request.several},
            {name: version(name) for name in _LIBRARIES},
        )
        picks = _picks(result, pool.ids, class_ids, request)
        predictions = Predictions(class_ids, pool.ids, result.best, result.confidence)
        return Outcome(record, picks, result.probabilities, predictions, result.weights)

    def _previous(self, project_id: str, ids: Ids) -> NDArray[np.int16] | None:
        """Return what the model before said of these items, None when it did not look at the same ones."""
        before_ids, best = self._before.get(project_id, (np.zeros(0, np.int64), np.zeros(0, np.int16)))
        return best if np.array_equal(before_ids, ids) and (best >= 0).any() else None

    def _slice(self, request: TrainRequest, ids: Ids, answers: dict[int, Annotation], closed: Ids) -> Ids:
        """Return the labeled ids and a fresh random slice of the open ones, ascending."""
        rng = np.random.default_rng([request.seed, request.version])
        open_ids = np.setdiff1d(ids, closed, assume_unique=True)
        drawn = rng.permutation(open_ids)[:SLICE]
        return np.union1d(drawn, np.fromiter(answers, dtype=np.int64, count=len(answers)))


@dataclass(frozen=True, slots=True)
class _Pool:
    """The items of one round: all, or a slice with the labeled ones; ``share`` of the whole pool."""

    ids: Ids
    rows: Features
    share: float


def agreed(annotations: Iterator[Annotation]) -> dict[int, Annotation]:
    """Return the answer that counts for each item: the newest one of anybody; skipped items have none."""
    return {a.item_id: a for a in annotations if a.answer.value is not None}


def _snapshot(
    project: Project, request: TrainRequest, ids: Ids, rows: Features, answers: dict[int, Annotation]
) -> tuple[Snapshot, tuple[str, ...]]:
    class_ids = tuple(c.id for c in project.guidelines.current().active)
    here = set(ids.tolist())
    known = [a for item_id, a in sorted(answers.items()) if item_id in here]
    places = np.searchsorted(ids, [a.item_id for a in known])
    Y = indicator([a.answer.value or {} for a in known], class_ids)  # noqa: N806  the field's own name
    audit = np.array([a.answer.asked_by.reason == "random" for a in known], dtype=bool)
    snapshot = Snapshot(
        features=rows,
        rows=places.astype(np.int64),
        Y=Y,
        audit=audit,
        history=_history(known, answers, class_ids, several=request.several),
        closed=np.zeros(len(ids), bool),
        several=request.several,
        learner=request.learner,
        strategy=request.strategy,
        batch=request.batch_size,
        random_share=request.random_share,
        seed=request.seed,
    )
    return snapshot, class_ids


def _history(
    known: Sequence[Annotation], answers: dict[int, Annotation], class_ids: Sequence[str], *, several: bool
) -> History:
    """Return how these answers came about; ``answers`` are in the order in which they were given."""
    turns = {item_id: turn for turn, item_id in enumerate(answers)}
    why = [a.answer.asked_by for a in known]
    return History(
        turn=np.array([turns[a.item_id] for a in known], dtype=np.int64),
        chance=np.array([asked.probability for asked in why], dtype=np.float64),
        told=np.array(
            [asked.model_version > 0 and (several or bool(asked.suggested)) for asked in why], dtype=np.bool_
        ),
        said=np.array([[c in asked.suggested for c in class_ids] for asked in why], dtype=np.bool_).reshape(
            len(why), len(class_ids)
        ),
    )


def _predict_all(
    progress: Progress,
    project: Project,
    request: TrainRequest,
    ids: Ids,
    rows: Features,
    answers: dict[int, Annotation],
) -> Predictions:
    """Predict a pool that is too large for the rich features, with the same learner on the cheap ones."""
    snapshot, class_ids = _snapshot(project, request, ids, rows, answers)
    lesson, _ = lesson_of(snapshot)
    if not len(lesson.Y):
        return Predictions(class_ids, ids, np.full(len(ids), -1, np.int16), np.zeros(len(ids), np.float32))
    best, confidence = predict(LEARNERS[request.learner].fit(lesson).model, rows, progress)
    return Predictions(class_ids, ids, best, confidence)


def _picks(result: Retrained, ids: Ids, class_ids: tuple[str, ...], request: TrainRequest) -> list[Pick]:
    rng = np.random.default_rng([request.seed, request.version, 1])
    blind = rng.random(len(result.choices)) < request.blind_share
    model = request.version if result.weights else 0

    def pick(choice: Choice, is_blind: bool) -> Pick:
        return Pick(
            int(ids[choice.row]),
            choice.reason,
            request.strategy,
            float(choice.probability),
            float(choice.utility),
            model,
            {name: float(part) for name, part in choice.parts.items()},
            tuple(class_ids[j] for j in choice.rivals),
            bool(is_blind),
        )

    return [pick(choice, is_blind) for choice, is_blind in zip(result.choices, blind, strict=True)]
