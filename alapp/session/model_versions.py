"""What a person does with model versions: compare two, freeze, restore, delete; all writing on the writer lane."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, Unpack

import numpy as np

from alapp.domain.annotation import Annotator, Pick, Suggestion
from alapp.domain.errors import AppError, BadInput, ReadOnlyProject, explain
from alapp.domain.model import ModelRecord, Outcome, Predictions
from alapp.domain.rights import may, refusal
from alapp.domain.words import tr
from alapp.features.registry import EXTRACTORS
from alapp.jobs.lane import Lane
from alapp.learning.evaluation import kappa
from alapp.learning.learners.registry import LEARNERS
from alapp.learning.regions.registry import REGION_LEARNERS
from alapp.session.background import Background, Calls, Job
from alapp.session.blobs import pack_predictions, pack_suggestions, unpack_predictions, unpack_suggestions
from alapp.session.desk import Desk
from alapp.session.training import Trainer
from alapp.store.project import Project

RESTORED_ROUND = "alapp.session.model_reuse:restored_round"
MOST_MOVES = 12
"""Kinds of changed predictions that a comparison lists, the most frequent first."""

OnError = Callable[[AppError], None]
Done = Callable[[ModelRecord], None]


class Hall(Protocol):
    """What is needed of :class:`~alapp.session.session.Session`."""

    project: Project
    reader: Project
    background: Background
    writer: Lane
    read_lane: Lane
    annotator: Annotator
    desk: Desk
    trainer: Trainer

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        ...

    def start_job(self, words: str, function: str, *args: Any, **calls: Unpack[Calls]) -> Job:
        """Queue a job that ends with the project."""
        ...

    def take_picks(self, picks: Sequence[Pick], suggestions: dict[int, Suggestion]) -> None:
        """Refill the queue."""
        ...

    def tell(self, *kinds: str) -> None:
        """Tell listeners what changed."""
        ...


@dataclass(frozen=True, slots=True)
class Version:
    """A model as a list shows it: its record, what is left of it, whether its word counts, and its label names."""

    record: ModelRecord
    has_weights: bool
    has_predictions: bool
    current: bool
    labels: tuple[str, ...]

    @property
    def features(self) -> str:
        """What its features are called on screen."""
        name = self.record.extractor
        return tr(EXTRACTORS[name].words) if name in EXTRACTORS else name

    @property
    def learner(self) -> str:
        """What its learner is called on screen, without what is said of it as advice."""
        family = REGION_LEARNERS if self.record.learner in REGION_LEARNERS else LEARNERS
        name = self.record.learner
        return tr(family[name].words).partition(" (")[0] if name in family else name

    @property
    def state(self) -> str:
        """In a few words: what is special about it; empty for nothing."""
        parts = [tr("counts now") if self.current else "", tr("frozen") if self.record.frozen else ""]
        return ", ".join(filter(None, [*parts, "" if self.has_weights else tr("only its figures are kept")]))


@dataclass(frozen=True, slots=True)
class Move:
    """``count`` items for which the first model gives one label and the second another, by names."""

    before: str
    after: str
    count: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two models side by side, ``first`` the older one.

    ``labels_between`` answers the second knew more; on the ``compared`` items that both predicted: how many
    predictions ``changed``, the most frequent ``moves``, and Cohen's ``kappa`` (None when nothing can be compared).
    """

    first: ModelRecord
    second: ModelRecord
    labels_between: int
    compared: int
    changed: int
    kappa: float | None
    moves: tuple[Move, ...]

    @property
    def share(self) -> float:
        """Share of the compared items whose prediction changed."""
        return self.changed / self.compared if self.compared else 0.0


def versions(project: Project) -> list[Version]:
    """Return every model, newest first."""
    kinds, current = project.models.kinds(), project.models.current()
    names = label_names(project)
    return [
        Version(
            m,
            "weights" in kinds.get(m.version, ()),
            "predictions" in kinds.get(m.version, ()),
            current is not None and current.version == m.version,
            tuple(names.get(c, c) for c in m.class_ids),
        )
        for m in reversed(project.models.all())
    ]


def label_names(project: Project) -> dict[str, str]:
    """Return the newest name of every label class there ever was."""
    return {c.id: c.name for guideline in reversed(project.guidelines.history()) for c in guideline.classes}


def compare(project: Project, a: int, b: int) -> Comparison:
    """Compare two models: figures, and what changed on the items that both predicted.

    Raises
    ------
    UnknownName : there is no such model.
    BadInput : they are one and the same, or what one of them said is damaged.
    """
    if a == b:
        raise BadInput(tr("A model cannot be compared with itself."), remedy=tr("Name two models."))
    first, second = (project.models.known(v) for v in sorted((a, b)))
    before, after = (_predictions(project, m.version) for m in (first, second))
    between = second.n_labels - first.n_labels
    if before is None or after is None:
        return Comparison(first, second, between, 0, 0, None, ())
    old, new = _on_both(before, after)
    names = label_names(project)
    moves = Counter((str(x), str(y)) for x, y in zip(old[old != new], new[old != new], strict=True))
    told = tuple(Move(names.get(x, x), names.get(y, y), n) for (x, y), n in moves.most_common(MOST_MOVES))
    agreement = kappa(old, new) if len(old) else None
    return Comparison(first, second, between, len(old), int((old != new).sum()), agreement, told)


def _predictions(project: Project, version: int) -> Predictions | None:
    return unpack_predictions(project.models.blob(version, "predictions"))


def _on_both(before: Predictions, after: Predictions) -> tuple[Any, Any]:
    """Return the predicted label class ids of the items that both models predicted, as arrays."""
    _, a, b = np.intersect1d(before.item_ids, after.item_ids, assume_unique=True, return_indices=True)
    known = (before.best[a] >= 0) & (after.best[b] >= 0)
    old, new = before.best[a][known], after.best[b][known]
    return np.array(before.class_ids, dtype=object)[old], np.array(after.class_ids, dtype=object)[new]


# -- with an open session: answers come on the thread of the screen ------------------------------------------


def ask_versions(session: Hall, on_done: Callable[[list[Version]], None], on_error: OnError) -> None:
    """Fetch every model, newest first."""
    reader = session.reader
    session.read_lane.submit(lambda: versions(reader), on_done, lambda e: on_error(explain(e)))


def ask_comparison(session: Hall, a: int, b: int, on_done: Callable[[Comparison], None], on_error: OnError) -> None:
    """Compare two models on the reader's lane."""
    reader = session.reader
    session.read_lane.submit(lambda: compare(reader, a, b), on_done, lambda e: on_error(explain(e)))


def freeze(session: Hall, version: int, on_done: Done, on_error: OnError, *, note: str = "") -> None:
    """Freeze a model: all it left is kept, and it cannot be deleted. Recorded in the journal."""
    code, models = session.annotator.code, session.project.models
    _write(session, lambda: models.freeze(version, code, note=note), on_done, on_error)


def unfreeze(session: Hall, version: int, on_done: Done, on_error: OnError) -> None:
    """End the freezing of a model. Recorded in the journal."""
    code, models = session.annotator.code, session.project.models
    _write(session, lambda: models.freeze(version, code, frozen=False), on_done, on_error)


def delete(session: Hall, version: int, on_done: Callable[[None], None], on_error: OnError) -> None:
    """Delete a model with all it left; cannot be undone, so a face asks first. Recorded in the journal."""
    code, models = session.annotator.code, session.project.models
    _write(session, lambda: models.delete(version, code), on_done, on_error)


def restore(session: Hall, version: int, on_done: Done, on_error: OnError) -> Job | None:
    """Let an earlier model's word count again: suggestions and order come from it until the next training.

    Retraining goes on as before: the next model learns from all answers, whatever model was restored, and counts as
    soon as it is trained. To stay with a model, let no training come (a larger number of answers between two
    trainings), or freeze and export it. Recorded in the journal; restoring the newest model ends it.
    """
    if (refused := _refused(session)) is not None:
        on_error(refused)
        return None
    request = replace(session.trainer.wanted(), version=version)

    code, models = session.annotator.code, session.project.models

    def said(outcome: Outcome) -> None:
        def write() -> tuple[ModelRecord, dict[int, Suggestion]]:
            ranking = pack_suggestions(outcome)
            record = models.restore(version, ranking, pack_predictions(outcome.predictions), code)
            return record, unpack_suggestions(ranking)

        def counted(result: tuple[ModelRecord, dict[int, Suggestion]]) -> None:
            record, suggestions = result
            session.trainer.take_restored(outcome, suggestions)
            on_done(record)

        _write(session, write, counted, on_error)

    words, path = tr("Restoring model {version}", version=version), str(session.project.path)
    return session.start_job(words, RESTORED_ROUND, path, request, on_done=said, on_error=on_error)


def _write(session: Hall, work: Callable[[], Any], on_done: Callable[[Any], None], on_error: OnError) -> None:
    if (refused := _refused(session)) is not None:
        on_error(refused)
        return

    def written(result: Any) -> None:
        session.tell("model")
        on_done(result)

    session.writer.submit(work, written, lambda error: on_error(explain(error)))


def _refused(session: Hall) -> AppError | None:
    if session.read_only:
        words = (
            tr("This project is open for reading only."),
            tr("Nothing was changed."),
            tr("Open it for work first."),
        )
        return ReadOnlyProject(*words)
    return None if may(session.annotator, "models") else refusal(session.annotator, "models")


def figures(record: ModelRecord) -> Mapping[str, Any]:
    """Return what the random checks say: how many, accuracy and its range; None without a single check."""
    m = record.metrics
    keys = ("audit_n", "audit_correct", "accuracy", "accuracy_low", "accuracy_high", "brier", "ece", "kappa")
    return {key: m.get(key) for key in keys}
