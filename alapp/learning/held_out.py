"""Probabilities of labeled items by models that did not see them, for calibration and honest figures."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Rows
from alapp.learning.base import Fitted, Learner, Lesson
from alapp.learning.models import LinearModel

FOLDS = 5


def held_out(learner: Learner, fitted: Fitted, lesson: Lesson, rows: Rows) -> NDArray[np.float32]:
    """Return probabilities (len(rows), k) of these rows of the lesson, each by a fit without it.

    Leave-one-out where the learner has it free of charge; else five fits, each without a fifth of ``rows``.
    """
    if fitted.held_out is not None and isinstance(fitted.model, LinearModel):
        return fitted.model.calibrated(fitted.held_out[rows])
    out = np.zeros((len(rows), lesson.Y.shape[1]), np.float32)
    for fold in range(min(FOLDS, len(rows))):
        asked = np.arange(fold, len(rows), FOLDS)
        rest = np.setdiff1d(np.arange(len(lesson.Y)), rows[asked])
        if lesson.Y[rest].any():
            out[asked] = learner.fit(lesson.part(rest)).model.probabilities(lesson.features.take(rows[asked]))
    return out
