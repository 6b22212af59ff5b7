"""One training round as a pure function: labeled rows in; model, predictions, picks and honest figures out.

How to call it (rows are places in ``features``; the caller keeps the item id of each row)::

    snapshot = Snapshot(
        features=Features.concat(chunks),   # the pool; above RICH_FOR_ALL items a random slice + the labeled rows
        rows=np.array([4, 17, 33]),         # rows with an answer
        Y=np.array([[1, 0], [0, 1], [1, 0]], dtype=bool),  # their labels, columns as the guideline's active classes
        audit=np.array([False, False, True]),              # whose pick had the reason "random"
        closed=done,                        # (n,) bool, rows not to be asked: answered, skipped, excluded, on screen
        seed=7,                             # the project's, the same in every round
    )
    result = retrain(snapshot, progress)
    for choice, p in zip(result.choices, result.probabilities):
        Pick(ids[choice.row], choice.reason, snapshot.strategy, choice.probability, choice.utility, version,
             choice.parts, tuple(class_ids[i] for i in choice.rivals))
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Features, Rows
from alapp.domain.steps import Steps
from alapp.domain.words import tr
from alapp.learning.base import CELLS, Choice, History, Indicator, Learner, Lesson, PoolView, QueryStrategy
from alapp.learning.explain import explained
from alapp.learning.learners.committee import Committee
from alapp.learning.learners.common import one_thread, seen_classes
from alapp.learning.learners.registry import LEARNERS
from alapp.learning.learners.relevance import PRESUMED
from alapp.learning.lure import lure_accuracy, step_chances
from alapp.learning.matrix import CHUNK, chunks
from alapp.learning.metrics import Measured, figures, fit_measured, pool_figures, told_figures
from alapp.learning.mixing import SHARE, batches
from alapp.learning.models import CommitteeModel, Model, model_from_bytes
from alapp.learning.stated_mix import stated
from alapp.learning.stopping import recall_test
from alapp.learning.strategies.random_sampling import RandomSampling
from alapp.learning.strategies.typical import TYPICAL_START

KEPT = 1_000_000
"""Probabilities made and kept during a round; of a larger pool, the best class alone, and all where a strategy looks:
a million rows and four classes take 0.3 s instead of 0.6."""


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """Everything one round looks at (see the module).

    ``share_of_pool``: the chance of an open item to be among the rows that may be asked, when these are a random
    slice of the pool; ``pool_size`` its items, None when ``features`` holds them all.
    ``previous`` (n,) best classes of the model before, for kappa. ``reserve``: further batches behind the first.
    Of each answer, row by row as ``rows``: ``history``, None where nothing of it is known. ``target``: the class
    index of the label that is looked for, None where every label is of interest.
    """

    features: Features
    rows: Rows
    Y: Indicator
    audit: NDArray[np.bool_]
    closed: NDArray[np.bool_]
    several: bool = False
    learner: str = "ridge"
    strategy: str = "default_mix"
    batch: int = 10
    reserve: int = 2
    random_share: float = SHARE
    seed: int = 0
    share_of_pool: float = 1.0
    pool_size: int | None = None
    previous: NDArray[np.int16] | None = None
    history: History | None = None
    target: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Retrained:
    """What a round brings back.

    ``choices`` in asking order; ``probabilities`` (len(choices), k) of them; ``best`` (n,) int16 class index of
    each row, -1 without a model, and ``confidence`` (n,) float32 its probability; ``metrics`` plain JSON;
    ``weights`` inert bytes for :func:`predict`, empty without a model.
    """

    choices: list[Choice]
    probabilities: NDArray[np.float32]
    best: NDArray[np.int16]
    confidence: NDArray[np.float32]
    metrics: dict[str, Any]
    weights: bytes


def retrain(snapshot: Snapshot, progress: Steps) -> Retrained:
    """Fit, measure, predict every row, choose what to ask; same snapshot, same result.

    Raises
    ------
    UnknownName : no such learner or strategy.
    Cancelled : the progress was told to stop.
    """
    learner = LEARNERS[snapshot.learner]
    strategy, share = stated(snapshot.strategy, snapshot.random_share)
    snapshot = replace(snapshot, random_share=share)
    with one_thread():
        progress.step(0, 100, "Training")
        lesson, checks = lesson_of(snapshot)
        measured = fit_measured(learner, lesson, checks, _chance(snapshot)) if len(lesson.Y) else None
        progress.step(30, 100, "Predicting")
        model = measured.model if measured else None
        best, confidence, predicted = _predicted(model, snapshot.features, progress)
        progress.step(80, 100, tr("Choosing what to ask"))
        view = replace(_view(snapshot, lesson, strategy, model), predicted=predicted)
        known = replace(lesson, gram=measured.gram) if measured else lesson
        unaware = _unaware(snapshot, known, checks, view, strategy, progress)
        choices, probabilities = _chosen(snapshot, view, unaware, strategy)
    metrics = figures(measured, lesson)
    if measured is not None:
        metrics |= pool_figures(snapshot.previous, best, confidence)
        metrics["lure"] = _second_line(snapshot, measured)
        metrics["recall"] = _recall(snapshot)
    if snapshot.history is not None:
        metrics |= told_figures(snapshot.audit, snapshot.history, snapshot.Y)
    progress.step(100, 100, "Done")
    weights = measured.model.to_bytes() if measured else b""
    return Retrained(choices, probabilities, best, confidence, metrics, weights)


def lesson_of(snapshot: Snapshot) -> tuple[Lesson, Rows]:
    """Return what there is to learn from, and which of its rows are random checks.

    An answer without any label teaches nothing in a single choice and is left out; among several labels it says
    that none fits, which counts once any label was given.
    """
    use = _telling(snapshot)
    features = snapshot.features.take(snapshot.rows[use])
    lesson = Lesson(features, snapshot.Y[use], snapshot.several, snapshot.seed, snapshot.target, _unread(snapshot))
    return lesson, np.flatnonzero(snapshot.audit[use])


def _telling(snapshot: Snapshot) -> NDArray[np.bool_]:
    """Return which answers teach something (see :func:`lesson_of`)."""
    if snapshot.several:
        return np.full(len(snapshot.rows), bool(snapshot.Y.any()))
    return np.asarray(snapshot.Y.any(axis=1))


def _chance(snapshot: Snapshot) -> NDArray[np.float64] | None:
    """Return the probability with which each row of the lesson was picked."""
    return None if snapshot.history is None else snapshot.history.chance[_telling(snapshot)]


def _second_line(snapshot: Snapshot, measured: Measured) -> dict[str, float] | None:
    """Return the accuracy estimated from all answers in the order given (see :mod:`alapp.learning.lure`)."""
    history, right = snapshot.history, measured.right
    if history is None or right is None or len(right) != len(snapshot.rows):
        return None
    order = np.argsort(history.turn, kind="stable")
    pool = snapshot.pool_size or len(snapshot.features)
    chances = step_chances(snapshot.audit[order], history.chance[order], snapshot.random_share, pool)
    found = lure_accuracy(right[order], chances, pool) if (chances > 0).all() else None
    return None if found is None else {"value": found.middle, "low": found.low, "high": found.high, "n": found.n}


def _recall(snapshot: Snapshot) -> dict[str, Any] | None:
    """Return what the recall test says of the answers in the order given; None where no label is looked for."""
    if snapshot.target is None or snapshot.history is None:
        return None
    relevant = snapshot.Y[np.argsort(snapshot.history.turn, kind="stable"), snapshot.target]
    test = recall_test(relevant, snapshot.pool_size or len(snapshot.features))
    return {"p": test.p, "reached": test.reached, "found": test.found, "read": len(relevant)}


def _unread(snapshot: Snapshot) -> Features | None:
    """Return rows without an answer, drawn anew in each round, where a label is looked for."""
    if snapshot.target is None:
        return None
    open_rows = np.flatnonzero(~_asked(snapshot))
    rng = np.random.default_rng([snapshot.seed, len(snapshot.rows), 2])
    return snapshot.features.take(np.sort(rng.permutation(open_rows)[:PRESUMED]))


def _asked(snapshot: Snapshot) -> NDArray[np.bool_]:
    asked = snapshot.closed.copy()
    asked[snapshot.rows] = True
    return asked


def predict(model: Model | bytes, features: Features, progress: Steps) -> tuple[NDArray[np.int16], NDArray[np.float32]]:
    """Return the best class (n,) and its probability (n,) of every row, chunk by chunk."""
    fitted = model_from_bytes(model) if isinstance(model, bytes) else model
    best, confidence = np.full(len(features), -1, np.int16), np.zeros(len(features), np.float32)
    for start, rows in chunks(features, max(1, min(CHUNK, CELLS // max(1, fitted.n_classes)))):
        stop = start + len(rows)
        best[start:stop], confidence[start:stop] = fitted.best(rows)
        progress.step(30 + 50 * stop // len(features), 100, "Predicting")
    return best, confidence


def _predicted(
    model: Model | None, features: Features, progress: Steps
) -> tuple[NDArray[np.int16], NDArray[np.float32], NDArray[np.float32] | None]:
    """Return best (n,), confidence (n,), and all probabilities (n, k) where these are at most :data:`KEPT` numbers."""
    best, confidence = np.full(len(features), -1, np.int16), np.zeros(len(features), np.float32)
    if model is None:
        return best, confidence, None
    if len(features) * model.n_classes > KEPT:
        return *predict(model, features, progress), None
    parts = []
    for start, rows in chunks(features):
        probabilities = model.probabilities(rows)
        stop = start + len(rows)
        best[start:stop] = probabilities.argmax(axis=1)
        confidence[start:stop] = probabilities.max(axis=1)
        parts.append(probabilities)
        progress.step(30 + 50 * stop // len(features), 100, "Predicting")
    return best, confidence, np.concatenate(parts) if parts else None


def _view(snapshot: Snapshot, lesson: Lesson, strategy: QueryStrategy, model: Model | None) -> PoolView:
    return PoolView(
        features=snapshot.features,
        candidates=np.flatnonzero(~_asked(snapshot)),
        labeled=snapshot.rows,
        Y=snapshot.Y,
        n_classes=snapshot.Y.shape[1],
        several=snapshot.several,
        model=model,
        committee=_committee(LEARNERS[snapshot.learner], lesson, model) if "committee" in strategy.needs else None,
        seed=snapshot.seed,
        target=snapshot.target,
    )


def _committee(learner: Learner, lesson: Lesson, model: Model | None) -> CommitteeModel | None:
    """Return the committee a strategy asks: the model itself if it is one, else one of the learner's kind."""
    if model is None or isinstance(model, CommitteeModel):
        return model
    fitted = Committee(learner).fit(lesson).model.rescaled(model.scale)
    return fitted if isinstance(fitted, CommitteeModel) else None


def _unaware(
    snapshot: Snapshot, lesson: Lesson, checks: Rows, view: PoolView, strategy: QueryStrategy, progress: Steps
) -> PoolView:
    """Return the view of a model that has not seen what the random ``checks`` of the lesson were answered.

    What is asked then comes about without those answers, so that leaving a check out of the fit tells how the model
    does on a fresh item. Had they been seen, nothing near a check would be asked again, and the model without it
    would have a hole there that a fresh item does not meet: 3 to 10 points too low, for no gain in accuracy. Where
    checks are more than half of the answers there are few such holes, and all answers are seen.
    """
    unseen = snapshot.audit
    heedless = isinstance(strategy, RandomSampling) or view.target is not None  # a rare label needs each answer
    if view.model is None or heedless or not 0 < unseen.sum() <= len(unseen) / 2:
        return view
    rest = replace(lesson, held_out=False).part(np.setdiff1d(np.arange(len(lesson.Y)), checks))
    if len(seen_classes(rest.Y)) < 2:
        return view
    learner = LEARNERS[snapshot.learner]
    model = learner.fit(rest).model
    committee = None if view.committee is None else _committee(learner, rest, model)
    large = view.predicted is None
    predicted = None if large else _predicted(model, view.features, progress)[2]  # once, not in each batch
    return replace(view, model=model, committee=committee, predicted=predicted)


def _chosen(
    snapshot: Snapshot, view: PoolView, unaware: PoolView, strategy: QueryStrategy
) -> tuple[list[Choice], NDArray[np.float32]]:
    """Choose the batch and its reserve from the unaware view, and say why in the words of the whole model.

    Without a model, a strategy that needs one gives way to typical items.
    """
    if view.model is None and strategy.needs & {"model", "committee"}:
        strategy = TYPICAL_START
    rng = np.random.default_rng([snapshot.seed, len(snapshot.rows)])
    sizes = [snapshot.batch] * (1 + snapshot.reserve)
    found = batches(strategy, unaware, sizes, snapshot.random_share, rng, snapshot.share_of_pool)
    if view.model is None:
        return explained(view, found, None), np.zeros((len(found), view.n_classes), np.float32)
    rows = np.array([choice.row for choice in found], dtype=np.int64)
    probabilities = view.probabilities(rows)
    return explained(view, found, probabilities), probabilities
