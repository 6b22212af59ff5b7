"""What a round measures: a calibrated fit, and figures from the random checks alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Rows
from alapp.learning.base import History, Indicator, Learner, Lesson
from alapp.learning.calibration import brier, calibration_error, tempered
from alapp.learning.evaluation import accuracy_range, given, hits, kappa, macro_f1, per_class
from alapp.learning.held_out import calibration_factor, held_out
from alapp.learning.models import LinearModel, Model

CHECKS_FOR_ECE = 200
"""Random checks from which on the calibration error means something (recipe A2)."""

SURE = 0.7
"""Below this probability a suggestion reads "not sure"."""

Metrics = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """A calibrated model with what it says, held out, of the random checks: ``probabilities`` (c, k) and ``Y``.

    ``right`` (n,): whether the fit without it gives each row's labels; None where this is not free of charge.
    ``gram`` (n, n): the dot products of the lesson's rows, None where the learner did not make them.
    """

    model: Model
    probabilities: NDArray[np.float32]
    Y: Indicator
    right: NDArray[np.bool_] | None = None
    gram: NDArray[np.float64] | None = None


def fit_measured(learner: Learner, lesson: Lesson, checks: Rows, chance: NDArray[np.float64] | None = None) -> Measured:
    """Fit on the whole lesson and calibrate; measure on its rows ``checks`` (random checks).

    ``chance`` (n,) is the probability with which each row was picked, None where it is not known.
    """
    fitted = learner.fit(lesson)
    factor = calibration_factor(learner, fitted, lesson, checks, chance)
    probabilities = tempered(held_out(learner, fitted, lesson, checks), factor, several=lesson.several)
    right = None
    if fitted.held_out is not None and isinstance(fitted.model, LinearModel):
        right = hits(fitted.model.calibrated(fitted.held_out), lesson.Y, several=lesson.several)
    model = fitted.model.rescaled(fitted.model.scale * factor)
    return Measured(model, probabilities, lesson.Y[checks], right, fitted.gram)


def pool_figures(
    previous: NDArray[np.int16] | None, best: NDArray[np.int16], confidence: NDArray[np.float32]
) -> Metrics:
    """Return what the model says of all rows: the share it is unsure of, and how far it agrees with the one before."""
    metrics: Metrics = {"unsure": float((confidence < SURE).mean())}
    if previous is not None:
        metrics |= {"kappa": kappa(previous, best), "changed": float((previous != best).mean())}
    return metrics


def told_figures(audit: NDArray[np.bool_], history: History, Y: Indicator) -> Metrics:
    """Return of the random checks that a model had spoken of before the answer, how many these are and it got right."""
    checks = audit & history.told
    right = (history.said[checks] == Y[checks]).all(axis=1)
    return {"told_n": int(checks.sum()), "told_correct": int(right.sum())}


def figures(measured: Measured | None, lesson: Lesson) -> Metrics:
    """Return the round's metrics as plain JSON; accuracy comes from random checks only and is None without any."""
    metrics: Metrics = {
        "n_labels": len(lesson.Y),
        "class_counts": [int(n) for n in lesson.Y.sum(axis=0)],
        "audit_n": 0,
        "audit_correct": 0,
        "accuracy": None,
        "accuracy_low": 0.0,
        "accuracy_high": 1.0,
        "brier": None,
        "ece": None,
        "per_class": [],
        "scale": measured.model.scale if measured else None,
        "kappa": None,
        "macro_f1": None,
    }
    if measured is not None and len(measured.Y):
        metrics |= _audit(measured, several=lesson.several)
    return metrics


def _audit(measured: Measured, *, several: bool) -> Metrics:
    probabilities, Y = measured.probabilities, measured.Y
    right = hits(probabilities, Y, several=several)
    share = accuracy_range(int(right.sum()), len(right))
    enough = len(right) >= CHECKS_FOR_ECE and not several
    f1, f1_low, f1_high = macro_f1(given(probabilities, several=several), Y)
    return {
        "audit_n": share.n,
        "audit_correct": share.correct,
        "accuracy": share.value,
        "accuracy_low": share.low,
        "accuracy_high": share.high,
        "brier": brier(probabilities, Y),
        "ece": calibration_error(probabilities.max(axis=1), right) if enough else None,
        "macro_f1": f1,
        "macro_f1_low": f1_low,
        "macro_f1_high": f1_high,
        "per_class": per_class(given(probabilities, several=several), Y),
    }
