"""How good a region model is, from random checks alone, each read by a model that did not learn from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil, floor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.region import Region
from alapp.domain.steps import Steps
from alapp.learning.regions.base import RegionLearner, RegionLesson, RegionModel, Trained
from alapp.learning.regions.matching import hits

LEAST_KNOWN = 2 / 3
"""A model that reads checks knows so much of all answers at least: with less it would tell of a weaker one."""
FEWEST = 8
"""With fewer checks nothing is measured."""
BOOTSTRAPS = 400


def measured(
    learner: RegionLearner, lesson: RegionLesson, checks: NDArray[np.int64], progress: Steps, model: RegionModel
) -> dict[str, Any]:
    """Return precision, recall and F1 with a 95 % range, as plain JSON; empty with fewer than :data:`FEWEST` checks.

    ``checks`` are rows of the lesson that were drawn at random from the pool; ``model`` learned from all of it. Where
    its training left items out by turns, what was found in a check meanwhile is counted (:class:`Trained`). Else each
    is read by a model of the same learner that knows every answer but those of its fold. There are as few folds as
    :data:`LEAST_KNOWN` allows, one as a rule, since each costs a training. The range is the percentile bootstrap over
    items (Efron and Tibshirani 1993, 13.3), since the regions of one item are not independent.
    """
    if len(checks) < FEWEST:
        return {"n_checks": len(checks)}
    if isinstance(model, Trained):
        return figures_of(_seen_left_out(model.left_out, model, lesson, checks, progress), lesson.seed)
    return figures_of(counted(learner, lesson, checks, progress), lesson.seed)


def _seen_left_out(
    left_out: Mapping[int, Sequence[Region]],
    model: RegionModel,
    lesson: RegionLesson,
    checks: NDArray[np.int64],
    progress: Steps,
) -> NDArray[np.int64]:
    new = [i for i in checks.tolist() if i not in left_out]
    read = dict(zip(new, model.read(_at(lesson.contents, new), progress), strict=True))
    found = {i: [m.region for m in reading.marked] for i, reading in read.items()} | dict(left_out)
    return np.array([_row(lesson.regions[i], found[i]) for i in checks.tolist()], np.int64)


def counted(
    learner: RegionLearner, lesson: RegionLesson, checks: NDArray[np.int64], progress: Steps
) -> NDArray[np.int64]:
    """Return how many regions were right, drawn and found in each check (n, 3), read by models that do not know it.

    The checks come in an order that hangs on their number and the seed alone: the same for two learners.
    """
    order = np.random.default_rng([lesson.seed, len(checks), 5]).permutation(len(checks))
    folds = np.array_split(checks[order], folds_for(len(checks), len(lesson.contents)))
    return np.concatenate([_counted(learner, lesson, fold, progress) for fold in folds])


def figures_of(counts: NDArray[np.int64], seed: int) -> dict[str, Any]:
    """Return what :func:`measured` does, from what was counted."""
    n = len(counts)
    drawn = np.random.default_rng([seed, n, 6]).integers(0, n, (BOOTSTRAPS, n))
    spread = _f1(counts[drawn].sum(axis=1))
    low, high = np.quantile(spread, [0.025, 0.975])
    right, n_drawn, n_found = counts.sum(axis=0)
    return {
        "n_checks": n,
        "f1": {"value": float(_f1(counts.sum(axis=0))), "low": float(low), "high": float(high), "n": n},
        "precision": float(right / n_found) if n_found else 0.0,
        "recall": float(right / n_drawn) if n_drawn else 0.0,
    }


def folds_for(n_checks: int, n_answers: int) -> int:
    """Return in how many parts the checks are left out."""
    most = max(1, floor((1 - LEAST_KNOWN) * n_answers + 1e-9))
    return min(ceil(n_checks / most), n_checks)


def _counted(
    learner: RegionLearner, lesson: RegionLesson, fold: NDArray[np.int64], progress: Steps
) -> NDArray[np.int64]:
    """Return (right, drawn, found) of each item of a fold, (n, 3)."""
    away = set(fold.tolist())
    rest = [i for i in range(len(lesson.contents)) if i not in away]
    known = replace(lesson, contents=_at(lesson.contents, rest), regions=_at(lesson.regions, rest))
    found = learner.fit(known, progress).read(_at(lesson.contents, fold.tolist()), progress)
    rows = zip(_at(lesson.regions, fold.tolist()), found, strict=True)
    return np.array([_row(drawn, [m.region for m in reading.marked]) for drawn, reading in rows], np.int64)


def _row(drawn: Sequence[Region], found: Sequence[Region]) -> tuple[int, int, int]:
    return hits(drawn, found), len(drawn), len(found)


def _at(items: Sequence[Any], rows: Sequence[int]) -> list[Any]:
    return [items[i] for i in rows]


def _f1(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return F1 of (..., 3) counts; 1 where nothing was drawn and nothing found."""
    whole = counts[..., 1] + counts[..., 2]
    return np.where(whole > 0, 2 * counts[..., 0] / np.maximum(whole, 1), 1.0)
