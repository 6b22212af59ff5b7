"""What the child process does: features, training, and any other function by name; it reads, never writes."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.annotation import Annotation, Pick
from alapp.domain.errors import BadInput
from alapp.domain.features import Features
from alapp.domain.model import ModelRecord, Outcome, Predictions
from alapp.features.base import FIT_SAMPLE, RICH_FOR_ALL
from alapp.features.registry import EXTRACTORS
from alapp.jobs.progress import Progress
from alapp.label_tasks.base import indicator
from alapp.learning.base import SLICE, Choice
from alapp.learning.learners.registry import LEARNERS
from alapp.learning.retrain import Retrained, Snapshot, lesson_of, predict, retrain
from alapp.modalities.base import Modality
from alapp.modalities.registry import MODALITIES
from alapp.store.clock import now
from alapp.store.project import Project

CHUNK = 500
REFIT_GROWTH = 2.0
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


@dataclass(frozen=True, slots=True)
class FeatureState:
    """A fitted extractor, to be stored in place of the one before; ``fitted_on`` items were in the pool."""

    extractor: str
    fitted_on: int
    blob: bytes


@dataclass(frozen=True, slots=True)
class FeatureChunk:
    """Feature rows of the items from ``first_id`` to ``last_id``, to be stored."""

    extractor: str
    first_id: int
    last_id: int
    blob: bytes


@dataclass(frozen=True, slots=True)
class _Held:
    """Feature rows kept in memory between rounds; ``ids`` ascending, row i belongs to ``ids[i]``.

    ``fresh``: fitted just now, so that rows in the project belong to the state before.
    """

    state: Any
    fitted_on: int
    ids: Ids
    rows: Features | None
    fresh: bool = False


class Engine:
    """Lives as long as the child process and keeps features between rounds, by project (a path may change hands)."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], _Held] = {}
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
                rows = self._all_rows(progress, project, modality.extractor, ids)
                return self._round(progress, project, request, _Pool(ids, rows, 1.0), answers, closed)
            near = self._slice(request, ids, answers, closed)
            features = self._some_rows(progress, project, modality.extractor, near)
            outcome = self._round(
                progress, project, request, _Pool(near, features, len(near) / len(ids)), answers, closed
            )
            everything = self._all_rows(progress, project, modality.cheap_extractor, ids)
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

    # -- features -----------------------------------------------------------------------------------------

    def _all_rows(self, progress: Progress, project: Project, name: str, ids: Ids) -> Features:
        """Return the rows of every item; what is due is computed, emitted and kept."""
        held = self._fitted(progress, project, name, ids)
        if held.rows is not None and project.features.covered(name) < held.ids[-1]:
            held = replace(held, ids=held.ids[:0], rows=None)  # what was emitted could not be stored
        if held.rows is None and not held.fresh:
            held = _loaded(progress, project, name, held)
        due = ids[ids > (held.ids[-1] if len(held.ids) else 0)]
        parts = [] if held.rows is None else [held.rows]
        for chunk, rows in _transformed(progress, project, name, held.state, due):
            progress.emit(FeatureChunk(name, int(chunk[0]), int(chunk[-1]), rows.to_bytes()))
            parts.append(rows)
        together = Features.concat(parts) if len(parts) > 1 else parts[0]
        self._held[project.id, name] = replace(held, ids=np.concatenate([held.ids, due]), rows=together)
        return together

    def _some_rows(self, progress: Progress, project: Project, name: str, ids: Ids) -> Features:
        """Return the rows of these items, computing those that the round before did not hold."""
        held = self._fitted(progress, project, name, project.items.ids())
        known = held.ids if held.rows is not None else np.zeros(0, np.int64)
        due = np.setdiff1d(ids, known, assume_unique=True)
        kept = np.intersect1d(ids, known, assume_unique=True)
        parts = [held.rows.take(np.searchsorted(known, kept))] if held.rows is not None else []
        parts += [rows for _, rows in _transformed(progress, project, name, held.state, due)]
        order = np.argsort(np.concatenate([kept, due]))
        together = Features.concat(parts).take(order)
        self._held[project.id, name] = replace(held, ids=ids, rows=together)
        return together

    def _fitted(self, progress: Progress, project: Project, name: str, ids: Ids) -> _Held:
        """Return the extractor's state, fitted anew when there is none or the pool has doubled since."""
        key = (project.id, name)
        held = self._held.get(key) or _stored_state(project, name)
        if held is not None and len(ids) < REFIT_GROWTH * held.fitted_on:
            return held
        rng = np.random.default_rng(0)
        sample = np.sort(rng.permutation(ids)[:FIT_SAMPLE])
        state = EXTRACTORS[name].fit(_contents(project, sample), rng, progress)
        progress.emit(FeatureState(name, len(ids), EXTRACTORS[name].state_to_bytes(state)))
        return _Held(state, len(ids), np.zeros(0, np.int64), None, fresh=True)


@dataclass(frozen=True, slots=True)
class _Pool:
    """The items of one round: all, or a slice with the labeled ones; ``share`` of the whole pool."""

    ids: Ids
    rows: Features
    share: float


def modality_of(project: Project) -> Modality:
    """Return what the items of a project are made of."""
    return MODALITIES[project.items.modality() or "text"]


def _contents(project: Project, ids: Ids) -> list[Any]:
    """Return what the extractors read of these items."""
    return list(map(modality_of(project).load, project.items.texts(ids)))


def agreed(annotations: Iterator[Annotation]) -> dict[int, Annotation]:
    """Return the answer that counts for each item: the newest one of anybody; skipped items have none."""
    return {a.item_id: a for a in annotations if a.answer.value is not None}


def _stored_state(project: Project, name: str) -> _Held | None:
    blob = project.features.state(name)
    if not blob:
        return None
    try:
        state = EXTRACTORS[name].state_from_bytes(blob)
    except BadInput:  # damaged, or of another version: fitted anew
        return None
    return _Held(state, project.features.fitted_on(name), np.zeros(0, np.int64), None)


def _loaded(progress: Progress, project: Project, name: str, held: _Held) -> _Held:
    """Read the rows that are stored already: those of the first items. Damaged ones, or with a gap, are made anew."""
    ids = project.items.ids()
    parts, found = [], [np.zeros(0, np.int64)]
    try:
        for first, last, blob in project.features.chunks(name):
            parts.append(Features.from_bytes(blob))
            found.append(ids[(ids >= first) & (ids <= last)])
        known = np.concatenate(found)
        if np.array_equal(known, ids[: len(known)]):
            return replace(held, ids=known, rows=Features.concat(parts) if parts else None)
    except (BadInput, ValueError):  # damaged, or of different widths
        pass
    progress.emit(FeatureState(name, held.fitted_on, EXTRACTORS[name].state_to_bytes(held.state)))
    return held


def _transformed(
    progress: Progress, project: Project, name: str, state: Any, ids: Ids
) -> Iterator[tuple[Ids, Features]]:
    """Yield (ids, rows) chunk by chunk; a single empty one when nothing is due."""
    for start in range(0, max(1, len(ids)), CHUNK):
        chunk = ids[start : start + CHUNK]
        progress.step(start, max(1, len(ids)), "Reading the pool")
        if len(chunk):
            yield chunk, EXTRACTORS[name].transform(state, _contents(project, chunk), progress)


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
        closed=np.zeros(len(ids), bool),
        several=request.several,
        learner=request.learner,
        strategy=request.strategy,
        batch=request.batch_size,
        random_share=request.random_share,
        seed=request.seed,
    )
    return snapshot, class_ids


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
