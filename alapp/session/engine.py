"""What the child process does: features, training, and any other function by name; it reads, never writes."""

from __future__ import annotations

import importlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.annotation import Annotation, Pick
from alapp.domain.errors import BadInput
from alapp.domain.features import Features
from alapp.domain.model import ModelRecord, Outcome, Predictions
from alapp.domain.region import region_kind
from alapp.features.base import RICH_FOR_ALL
from alapp.features.text_recipe import TextRecipe
from alapp.jobs.progress import Progress
from alapp.label_tasks.base import indicator
from alapp.learning.base import Choice, History
from alapp.learning.learners.registry import LEARNERS
from alapp.learning.purpose import means_of
from alapp.learning.retrain import Retrained, Snapshot, lesson_of, predict
from alapp.session.blobs import unpack_predictions
from alapp.session.detector_round import NO_DETECTOR, DetectorWish
from alapp.session.feature_rows import FeatureRows, modality_of
from alapp.session.keyed import Keyed
from alapp.session.region_round import Asking, region_round
from alapp.session.sentence_work import SentenceWork, extractor_with
from alapp.session.strewn_rows import Strewn
from alapp.session.windows import AHEAD, Places, places_of, window, window_size
from alapp.store.clock import now
from alapp.store.project import Project

FIRST_MODEL = 20
"""Suggestions start after this many answers; before, a round only chooses what to ask."""

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
    embedding: str = "off"
    embedding_file: str = ""
    target: str = ""
    """Id of the label class that is looked for."""
    region: str = ""
    """Kind of region that answers list; empty for choices."""
    detector: DetectorWish = NO_DETECTOR


class Engine(Keyed):
    """Lives as long as the child process."""

    def __init__(self) -> None:
        self._features = FeatureRows()
        self._sentences = SentenceWork()
        none = np.zeros(0, np.int64)
        self._places: tuple[Ids, int, Places] = (none, -1, none.astype(np.uint64))

    def run(self, progress: Progress, function: str, *args: Any) -> Any:
        """Call ``package.module:function`` of this program with the progress and these arguments."""
        module, _, name = function.partition(":")
        if not module.startswith("alapp."):
            raise ValueError(function)
        return getattr(importlib.import_module(module), name)(progress, *args)

    def train(self, progress: Progress, path: str, request: TrainRequest) -> Outcome:
        """Run one round on the project as it is on disk now; features that were due are emitted to be stored.

        All that decides the outcome is on the disk and in the request: a new process brings back the same.
        """
        began = time.perf_counter()
        with Project.open(path, read_only=True) as project:
            disk = self._read(project, request)
            outcome = self._trained(progress, project, request, disk)
        record = replace(
            outcome.record,
            n_items=len(disk.ids),
            heads=disk.heads,
            seconds=round(time.perf_counter() - began, 3),
        )
        return replace(outcome, record=record)

    def prepare(self, progress: Progress, path: str, request: TrainRequest, seconds: float) -> bool:
        """Make in advance, for about so long, what the next rounds need; True when more is to do.

        On a large pool, the features of the windows ahead and then the cheap ones of every item; then sentence
        embeddings: of labeled items, those ahead, and the rest of a pool that is not large. What is made is emitted
        to be stored.
        """
        until = time.monotonic() + seconds
        with Project.open(path, read_only=True) as project:
            disk, modality = self._read(project, request), modality_of(project)
            ahead = np.concatenate([np.fromiter(disk.answers, np.int64), self._window(disk, request, AHEAD)])
            if len(disk.ids) <= RICH_FOR_ALL:
                ahead = np.concatenate([ahead, disk.ids])
            else:
                rich = self._features.some(progress, project, modality.extractor, ahead, ahead, until)
                every = rich and self._features.all(progress, project, modality.cheap_extractor, disk.ids, until)
                if every is None:
                    return True
            return self._sentences.ahead(progress, project, request, ahead, until)

    def read_sentences(self, progress: Progress, path: str, request: TrainRequest, most: int) -> tuple[int, int]:
        """Embed up to ``most`` items, the labeled ones and those of this round first; (with one, items) afterwards."""
        with Project.open(path, read_only=True) as project:
            disk = self._read(project, request)
            ahead = np.concatenate([np.fromiter(disk.answers, np.int64), self._window(disk, request), disk.ids])
            return self._sentences.some(progress, project, request, ahead, most), len(disk.ids)

    def _read(self, project: Project, request: TrainRequest) -> _Disk:
        """Read what a round needs in one unchanging state of the project."""
        with project.snapshot():
            ids, heads = project.items.ids(), project.heads()
            answers = agreed(project.annotations.all())
            done = project.annotations.done_ids(request.annotator)
        closed = np.union1d(done, np.fromiter(answers, np.int64, len(answers)))
        return _Disk(ids, {annotator: counter for annotator, (counter, _) in heads.items()}, answers, closed)

    def _trained(self, progress: Progress, project: Project, request: TrainRequest, disk: _Disk) -> Outcome:
        if request.region:
            return self._regions(progress, project, request, disk)
        modality, ids, answers = modality_of(project), disk.ids, disk.answers
        if len(ids) <= RICH_FOR_ALL or request.target:  # a rare label is looked for in the whole pool
            rows = self._features.all(progress, project, _rich(project, request, len(ids)), ids)
            assert rows is not None
            return self._round(
                progress, project, request, _Pool(ids, rows, disk.is_closed(ids), 1.0, len(ids)), answers
            )
        window = self._window(disk, request)
        near = np.union1d(window, np.fromiter(answers, np.int64, len(answers)))
        if len(answers) < FIRST_MODEL:
            first = self._window(disk, request, closed_too=True)
            held: Strewn | None = self._features.first(progress, project, modality.extractor, first, near)
        else:
            held = self._features.some(progress, project, modality.extractor, near, near)
        assert held is not None
        assert held.rows is not None
        share = len(window) / max(1, len(ids) - len(disk.closed))
        pool = _Pool(held.ids, held.rows, ~np.isin(held.ids, window), share, len(ids))
        outcome = self._round(progress, project, request, pool, answers)
        if len(answers) < FIRST_MODEL:
            return outcome
        everything = self._features.all(progress, project, modality.cheap_extractor, ids)
        assert everything is not None
        return replace(outcome, predictions=_predict_all(progress, project, request, ids, everything, answers))

    def _window(self, disk: _Disk, request: TrainRequest, more: int = 0, *, closed_too: bool = False) -> Ids:
        """Return the open items that this round looks at, and ``more`` behind them, nearest first."""
        known, seed, places = self._places
        if seed != request.seed or not np.array_equal(known, disk.ids):
            places = places_of(disk.ids, request.seed)
            self._places = (disk.ids, request.seed, places)
        asked = np.ones(len(disk.ids), np.bool_) if closed_too else ~disk.is_closed(disk.ids)
        return window(disk.ids, places, asked, request.version, window_size(request.version) + more)

    def _regions(self, progress: Progress, project: Project, request: TrainRequest, disk: _Disk) -> Outcome:
        guideline = project.guidelines.current()
        class_ids, still_open = tuple(c.id for c in guideline.active), disk.ids[~disk.is_closed(disk.ids)]
        asking = Asking(
            region_kind(request.region),
            request.version,
            request.batch_size,
            request.random_share,
            request.blind_share,
            request.seed,
            still_open,
            request.detector,
        )
        found = region_round(progress, project, asking, class_ids, disk.answers)
        record = ModelRecord(
            request.version,
            now(),
            found.learner,
            "regions",
            "",
            int(found.metrics["n_labels"]),
            guideline.version,
            class_ids,
            request.seed,
            found.metrics,
            {name: version(name) for name in _LIBRARIES},
            batch_size=request.batch_size,
            random_share=request.random_share,
            blind_share=request.blind_share,
        )
        return Outcome(record, found.picks, found.probabilities, found.predictions, found.weights, found.regions)

    # -- rounds -------------------------------------------------------------------------------------------

    def _round(
        self,
        progress: Progress,
        project: Project,
        request: TrainRequest,
        pool: _Pool,
        answers: dict[int, Annotation],
    ) -> Outcome:
        snapshot, class_ids = snapshot_of(project, request, pool.ids, pool.rows, answers)
        snapshot = replace(snapshot, closed=pool.closed, share_of_pool=pool.share, pool_size=pool.size)
        snapshot = replace(snapshot, previous=_previous(project, pool, class_ids))
        rich = _rich(project, request, project.items.count())
        result, features = self._sentences.round(progress, project, request, snapshot, pool.ids)
        guideline = project.guidelines.current()
        n_labels = int(result.metrics.get("n_labels", 0)) if result.weights else 0
        record = ModelRecord(
            request.version,
            now(),
            request.learner,
            request.strategy,
            extractor_with(progress, project, features, rich, self._features.learned(project, rich)),
            n_labels,
            guideline.version,
            class_ids,
            request.seed,
            {**result.metrics, "several": request.several, "features": features.plain() if features else None},
            {name: version(name) for name in _LIBRARIES},
            batch_size=request.batch_size,
            random_share=request.random_share,
            blind_share=request.blind_share,
        )
        picks = picks_of(result, pool.ids, class_ids, request)
        predictions = Predictions(class_ids, pool.ids, result.best, result.confidence)
        return Outcome(record, picks, result.probabilities, predictions, result.weights)


def _rich(project: Project, request: TrainRequest, size: int) -> str:
    """Return the extractor that a model learns from; where a label is looked for, one that all of the pool can have."""
    modality = modality_of(project)
    if not request.target or modality.extractor != TextRecipe.name:
        return modality.extractor
    return means_of("find_all", 0).extractor if size <= RICH_FOR_ALL else modality.cheap_extractor


@dataclass(frozen=True, slots=True)
class _Disk:
    """What a round finds on the disk; ``closed`` items (ascending) are not to be asked."""

    ids: Ids
    heads: dict[str, int]
    answers: dict[int, Annotation]
    closed: Ids

    def is_closed(self, ids: Ids) -> NDArray[np.bool_]:
        """Tell for each of ``ids``, which are ascending, whether it is closed."""
        found = np.zeros(len(ids), np.bool_)
        places = np.searchsorted(ids, self.closed)
        inside = places[places < len(ids)]
        found[inside] = ids[inside] == self.closed[places < len(ids)]
        return found


@dataclass(frozen=True, slots=True)
class _Pool:
    """The rows of one round (``ids`` ascending): all, or a window, the labeled ones and what else is at hand.

    ``closed`` (n,) rows not to be asked; ``share`` is the chance of an open item to be among the others,
    ``size`` how many items the whole pool has.
    """

    ids: Ids
    rows: Features
    closed: NDArray[np.bool_]
    share: float
    size: int


def _previous(project: Project, pool: _Pool, class_ids: tuple[str, ...]) -> NDArray[np.int16] | None:
    """Return what the stored model before said of these items, None when it did not look at the same ones.

    It is read from the project and not kept in memory, so that a restart changes no figure.
    """
    before = project.models.latest()
    if before is None or len(pool.ids) < pool.size:
        return None
    try:
        said = unpack_predictions(project.models.blob(before.version, "predictions"))
    except BadInput:  # damaged: this round has nothing to compare with
        return None
    if said is None or not np.array_equal(said.item_ids, pool.ids):
        return None
    places = np.array([class_ids.index(c) if c in class_ids else -1 for c in said.class_ids] + [-1], np.int16)
    best: NDArray[np.int16] = places[said.best]
    return best if (best >= 0).any() else None


def slice_of(request: TrainRequest, ids: Ids, answers: dict[int, Annotation], closed: Ids) -> Ids:
    """Return the labeled ids and those in the window of this round, ascending."""
    still_open = ~_Disk(ids, {}, answers, closed).is_closed(ids)
    near = window(ids, places_of(ids, request.seed), still_open, request.version, window_size(request.version))
    return np.union1d(near, np.fromiter(answers, np.int64, len(answers)))


def agreed(annotations: Iterator[Annotation]) -> dict[int, Annotation]:
    """Return the answer that counts for each item: the newest one of anybody; skipped items have none."""
    return {a.item_id: a for a in annotations if a.answer.value is not None}


def snapshot_of(
    project: Project, request: TrainRequest, ids: Ids, rows: Features, answers: dict[int, Annotation]
) -> tuple[Snapshot, tuple[str, ...]]:
    """Return what a round looks at, and the label classes in the order of its columns."""
    class_ids = tuple(c.id for c in project.guidelines.current().active)
    answered = np.array(sorted(answers), np.int64)
    answered = answered[np.isin(answered, ids)]  # a set of a million ids takes longer than the fit
    known, places = [answers[item_id] for item_id in answered.tolist()], np.searchsorted(ids, answered)
    Y = indicator([a.answer.value or {} for a in known], class_ids)  # noqa: N806  the field's own name
    audit = np.array([a.answer.asked_by.is_check for a in known], dtype=bool)
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
        target=class_ids.index(request.target) if request.target in class_ids else None,
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
    snapshot, class_ids = snapshot_of(project, request, ids, rows, answers)
    lesson = replace(lesson_of(snapshot)[0], held_out=False)
    if not len(lesson.Y):
        return Predictions(class_ids, ids, np.full(len(ids), -1, np.int16), np.zeros(len(ids), np.float32))
    best, confidence = predict(LEARNERS[request.learner].fit(lesson).model, rows, progress)
    return Predictions(class_ids, ids, best, confidence)


def picks_of(result: Retrained, ids: Ids, class_ids: tuple[str, ...], request: TrainRequest) -> list[Pick]:
    """Return the chosen rows as picks of items, some of them blind."""
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
