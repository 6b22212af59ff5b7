"""Probabilities of labeled items by models that did not see them, for calibration and honest figures."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Rows
from alapp.learning.base import Fitted, Learner, Lesson
from alapp.learning.calibration import fitted_scale, flattened, logits
from alapp.learning.models import LinearModel

FOLDS = 5

PRIOR = 15.0
"""Labels that the learner's own scale is worth; chosen on four sets, see ``tests.benchmarks.calibration``."""

ENOUGH_CHECKS = 200
"""Random checks from which on they alone calibrate: they are a fair sample of the pool."""

SLOW = 300_000
"""Rows x labels from which on a fit takes seconds."""

ENOUGH_WHEN_SLOW = 50
"""Random checks that calibrate alone where fits are slow."""

CELLS = 5_000_000
"""Held-out probabilities looked at to calibrate (40 MB); of more, a random part of the rows."""


def held_out(learner: Learner, fitted: Fitted, lesson: Lesson, rows: Rows) -> NDArray[np.float32]:
    """Return probabilities (len(rows), k) of these rows of the lesson, each by a fit without it.

    Leave-one-out where the learner has it free of charge; else five fits, each without a fifth of ``rows``, or where
    fits are slow a single one without all of them, if they are a minority.
    """
    if fitted.held_out is not None and isinstance(fitted.model, LinearModel):
        return fitted.model.calibrated(fitted.held_out[rows])
    out = np.zeros((len(rows), lesson.Y.shape[1]), np.float32)
    folds = 1 if _slow(lesson) and len(rows) <= len(lesson.Y) // 2 else FOLDS
    for fold in range(min(folds, len(rows))):
        asked = np.arange(fold, len(rows), folds)
        rest = np.setdiff1d(np.arange(len(lesson.Y)), rows[asked])
        if lesson.Y[rest].any():
            out[asked] = learner.fit(lesson.part(rest)).model.probabilities(lesson.features.take(rows[asked]))
    return out


def _slow(lesson: Lesson) -> bool:
    return len(lesson.Y) * int(lesson.Y.any(axis=0).sum()) > SLOW


def _telling(lesson: Lesson, checks: Rows) -> Rows:
    """Return the rows that calibrate: all, or the checks where they are enough or the fits are slow."""
    slow = _slow(lesson)
    rows = checks if len(checks) >= (ENOUGH_WHEN_SLOW if slow else ENOUGH_CHECKS) else np.arange(len(lesson.Y))
    most = max(FOLDS, CELLS // lesson.Y.shape[1], 1)
    most = min(most, ENOUGH_CHECKS) if slow else most
    return rows if len(rows) <= most else np.sort(np.random.default_rng(lesson.seed).permutation(rows)[:most])


def calibration_factor(
    learner: Learner, fitted: Fitted, lesson: Lesson, checks: Rows, chance: NDArray[np.float64] | None = None
) -> float:
    """Return by what to multiply the model's scale so that its probabilities mean what they say (recipe A2).

    Fitted on held-out probabilities of all labels, since the random ``checks`` are few for long: those that were
    likely to be picked count less (``chance`` (n,), None where it is not known), and the learner's own scale counts
    as :data:`PRIOR` labels. From :data:`ENOUGH_CHECKS` on the checks alone decide. One label calibrates nothing.
    """
    if len(lesson.Y) < 2:
        return 1.0
    rows = _telling(lesson, checks)
    fair = len(checks) > 0 and bool(np.isin(rows, checks).all())
    weights = None if fair or chance is None else flattened(chance[rows])
    scores = logits(held_out(learner, fitted, lesson, rows), several=lesson.several)
    return fitted_scale(scores, lesson.Y[rows], several=lesson.several, weights=weights, prior=PRIOR)
