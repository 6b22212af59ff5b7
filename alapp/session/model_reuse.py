"""An earlier model at work again: what it rests on is read from the project, and it says what to ask and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.errors import BadInput
from alapp.domain.features import Features
from alapp.domain.model import ModelRecord, Outcome, Predictions
from alapp.domain.words import N_, tr
from alapp.features.base import RICH_FOR_ALL
from alapp.features.registry import EXTRACTORS
from alapp.jobs.progress import Progress
from alapp.learning.base import PoolView
from alapp.learning.explain import explained
from alapp.learning.learners.common import one_thread
from alapp.learning.mixing import batches
from alapp.learning.models import CommitteeModel, LinearModel, Model, model_from_bytes
from alapp.learning.retrain import Retrained, Snapshot, predict
from alapp.learning.strategies.registry import STRATEGIES
from alapp.session.blobs import unpack_predictions
from alapp.session.engine import Ids, TrainRequest, agreed, picks_of, slice_of, snapshot_of
from alapp.session.feature_rows import modality_of
from alapp.store.project import Project

CHUNK = 500
_GONE = N_("Only its figures are kept.")


@dataclass(frozen=True, slots=True, eq=False)
class StoredModel:
    """A model with all that is needed to use it: its record, the fitted model, and what its extractor had learned."""

    record: ModelRecord
    model: Model
    state: Any
    state_bytes: bytes


def stored_model(project: Project, version: int) -> StoredModel:
    """Return a model of the project, ready to be used.

    Raises
    ------
    UnknownName : there is no such model.
    BadInput : its coefficients or features are gone or damaged, or it reads with an ONNX file of the person's own; its
        figures are still there.
    """
    record = project.models.known(version)
    weights = project.models.blob(version, "weights")
    if not weights:
        raise BadInput(
            tr("The coefficients of model {version} are gone.", version=version), tr(_GONE), tr("Choose a newer model.")
        )
    if record.extractor not in EXTRACTORS:
        raise BadInput(
            tr(
                "Model {version} reads texts with a sentence model of your own, which is not part of the project.",
                version=version,
            ),
            tr("It works here until the next training, but it can be neither restored nor exported."),
            tr("Train once with no sentence model of your own in the settings, and use the model that comes of it."),
        )
    model = model_from_bytes(weights)
    blob = project.models.extractor_state(record.state) if record.state else project.features.state(record.extractor)
    if not blob:
        raise BadInput(
            tr("The features of model {version} are gone.", version=version), tr(_GONE), tr("Choose a newer model.")
        )
    return StoredModel(record, model, EXTRACTORS[record.extractor].state_from_bytes(blob), blob)


def restored_round(progress: Progress, path: str, request: TrainRequest) -> Outcome:
    """Let model ``request.version`` say what to ask and what it thinks of the pool; nothing is fitted.

    It looks at the whole pool up to :data:`RICH_FOR_ALL` items, else at a slice of it. A strategy that asks a
    committee gives way to the project's usual one, since the model's own committee is not kept. Label classes that
    came after the model get no probability, retired ones are left out.
    """
    with Project.open(path, read_only=True) as project:
        with project.snapshot():
            ids = project.items.ids()
            answers = agreed(project.annotations.all())
            closed = np.union1d(project.annotations.done_ids(request.annotator), list(answers))
            stored = stored_model(project, request.version)
        here = ids if len(ids) <= RICH_FOR_ALL else slice_of(request, ids, answers, closed)
        rows = _rows(progress, project, stored, here)
        snapshot, class_ids = snapshot_of(project, request, here, rows, answers)
        snapshot = replace(snapshot, closed=np.isin(here, closed), share_of_pool=len(here) / len(ids))
        result = _chosen(snapshot, for_classes(stored, class_ids), progress)
        predictions = Predictions(class_ids, here, result.best, result.confidence)
        if len(here) < len(ids):
            predictions = _said_of_all(project, stored.record, class_ids) or predictions
    picks = picks_of(replace(result, weights=b"there"), here, class_ids, request)
    return Outcome(replace(stored.record, class_ids=class_ids), picks, result.probabilities, predictions)


def _said_of_all(project: Project, record: ModelRecord, class_ids: Sequence[str]) -> Predictions | None:
    """Return what the model said of a large pool when it was trained, where that still can be read."""
    if tuple(class_ids) != tuple(record.class_ids):
        return None
    return unpack_predictions(project.models.blob(record.version, "predictions"))


def for_classes(stored: StoredModel, class_ids: Sequence[str]) -> Model:
    """Return the model with its scores in the places of these label classes.

    Raises
    ------
    BadInput : it knows none of them.
    """
    old = stored.record.class_ids
    if tuple(class_ids) == tuple(old):
        return stored.model
    members = stored.model.members if isinstance(stored.model, CommitteeModel) else (stored.model,)
    moved = tuple(_moved(member, old, class_ids) for member in members)
    if any(not len(member.seen) for member in moved):
        raise BadInput(
            tr("Model {version} knows none of the labels of today.", version=stored.record.version),
            tr("It was not restored."),
            tr("Train anew."),
        )
    return CommitteeModel(moved) if isinstance(stored.model, CommitteeModel) else moved[0]


def _moved(model: LinearModel, old: Sequence[str], new: Sequence[str]) -> LinearModel:
    places = {label: place for place, label in enumerate(new)}
    kept = [i for i, place in enumerate(model.seen) if old[place] in places]
    seen = np.array([places[old[model.seen[i]]] for i in kept], dtype=np.int32)
    columns = np.array(kept, dtype=np.int64)
    return replace(
        model,
        n_classes=len(new),
        seen=seen,
        sparse=model.sparse[:, columns],
        dense=model.dense[:, columns],
        bias=model.bias[columns],
    )


def transformed(stored: StoredModel, contents: Sequence[Any], progress: Progress) -> Features:
    """Return the feature rows of these contents as the model was taught to read them."""
    return EXTRACTORS[stored.record.extractor].transform(stored.state, contents, progress)


def _rows(progress: Progress, project: Project, stored: StoredModel, ids: Ids) -> Features:
    """Read items as the model's own extractor does, chunk by chunk; stored rows may be of another state."""
    load, parts = modality_of(project).load, []
    quiet = Progress(cancelled=lambda: progress.stopped)
    for start in range(0, len(ids), CHUNK):
        progress.step(start, len(ids), tr("Reading the pool"))
        parts.append(transformed(stored, list(map(load, project.items.texts(ids[start : start + CHUNK]))), quiet))
    return Features.concat(parts)


def _chosen(snapshot: Snapshot, model: Model, progress: Progress) -> Retrained:
    strategy = STRATEGIES[snapshot.strategy]
    if "committee" in strategy.needs and not isinstance(model, CommitteeModel):
        strategy = STRATEGIES["default_mix"]
    asked: NDArray[np.bool_] = snapshot.closed.copy()
    asked[snapshot.rows] = True
    with one_thread():
        best, confidence = predict(model, snapshot.features, progress)
        view = PoolView(
            features=snapshot.features,
            candidates=np.flatnonzero(~asked),
            labeled=snapshot.rows,
            Y=snapshot.Y,
            n_classes=snapshot.Y.shape[1],
            several=snapshot.several,
            model=model,
            committee=model if isinstance(model, CommitteeModel) else None,
            seed=snapshot.seed,
        )
        sizes = [snapshot.batch] * (1 + snapshot.reserve)
        rng = np.random.default_rng([snapshot.seed, len(snapshot.rows)])
        found = batches(strategy, view, sizes, snapshot.random_share, rng, snapshot.share_of_pool)
        rows = np.array([choice.row for choice in found], dtype=np.int64)
        probabilities = view.probabilities(rows)
    return Retrained(explained(view, found, probabilities), probabilities, best, confidence, {}, b"")
