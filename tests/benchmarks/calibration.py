"""How far shown probabilities are from what happens: ``python -m tests.benchmarks.calibration --data DIR``.

Labels each set by the default strategy, and after 30, 100 and 300 answers fits every learner on the same answers.
Prints the expected calibration error (10 bins of equal mass) and the Brier score on items never asked, with the scale
of each learner before it was fitted (``before``: softmax of 3 x scores and the like), with the learner's own scale
(``own``), and as shown (``fitted``). Lines ``name value unit``; ``--json FILE`` also writes them.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import mean

import numpy as np
from numpy.typing import NDArray

from alapp.domain.steps import Silent
from alapp.learning.base import History, Learner
from alapp.learning.calibration import brier, calibration_error
from alapp.learning.evaluation import given, hits
from alapp.learning.learners.common import one_thread
from alapp.learning.learners.registry import LEARNERS
from alapp.learning.metrics import fit_measured
from alapp.learning.models import Model
from alapp.learning.retrain import Snapshot, lesson_of, retrain
from alapp.learning.simulation import Known
from tests.benchmarks import sets
from tests.benchmarks.figures import Figure, show

AT = (30, 100, 300)
BEFORE = {"ridge": 3.0, "logistic": 1.0, "svm": 3.0, "bayes": 1.0, "committee": 3.0}
"""Scales that were shown until 50 random checks were there, before all answers calibrated."""

Errors = dict[tuple[str, ...], list[float]]


def labeled(known: Known, seed: int) -> Iterator[Snapshot]:
    """Answer what the default asks, and yield the state at each number of answers."""
    none = np.zeros(0, np.int64)
    closed = np.zeros(len(known.pool), np.bool_)
    snapshot = Snapshot(known.pool, none, known.Y[none], closed[:0], closed, known.several, reserve=0, seed=seed)
    chances = np.zeros(0)
    while len(snapshot.rows) < AT[-1]:
        asked = retrain(snapshot, Silent()).choices
        rows = np.concatenate([snapshot.rows, np.array([choice.row for choice in asked])]).astype(np.int64)
        audit = np.concatenate([snapshot.audit, [choice.reason == "random" for choice in asked]]).astype(np.bool_)
        chances = np.concatenate([chances, [choice.probability for choice in asked]])
        Y = known.Y[rows]
        told = np.zeros(len(rows), np.bool_)
        history = History(np.arange(len(rows)), chances, told, np.zeros_like(Y))
        snapshot = replace(snapshot, rows=rows, Y=Y, audit=audit, history=history)
        if len(rows) in AT:
            yield snapshot


def columns(learner: Learner, snapshot: Snapshot) -> dict[str, Model]:
    """Return the model under each scale."""
    lesson, checks = lesson_of(snapshot)
    chance = None if snapshot.history is None else snapshot.history.chance
    if chance is not None and len(chance) != len(lesson.Y):
        chance = None
    fitted = fit_measured(learner, lesson, checks, chance).model
    before = BEFORE.get(learner.name, learner.scale)
    return {"before": fitted.rescaled(before), "own": fitted.rescaled(learner.scale), "fitted": fitted}


def errors(model: Model, known: Known) -> tuple[float, float]:
    """Return calibration error and Brier score in percent; of several labels every label of an item counts alike."""
    probabilities = model.probabilities(known.test)
    confidence: NDArray[np.float32] = probabilities.max(axis=1)
    right = hits(probabilities, known.test_labels, several=known.several)
    if known.several:
        sure = np.maximum(probabilities, 1 - probabilities).ravel()
        confidence, right = sure, (given(probabilities, several=True) == known.test_labels).ravel()
    return 100 * calibration_error(confidence, right), 100 * brier(probabilities, known.test_labels)


def measured(args: argparse.Namespace) -> Errors:
    """Return the figures of every seed by set, learner, answers, column and measure."""
    found: Errors = defaultdict(list)
    for name in args.sets:
        known = sets.known(name, args.data)
        for seed in range(args.seeds):
            for snapshot in labeled(known, seed):
                for learner in args.learners:
                    for column, model in columns(LEARNERS[learner], snapshot).items():
                        for measure, value in zip(("ece", "brier"), errors(model, known), strict=True):
                            found[name, learner, str(len(snapshot.rows)), column, measure].append(value)
    return found


def lines(found: Errors) -> list[Figure]:
    """Return the mean over seeds of each, and over the sets."""
    each = {key: mean(values) for key, values in found.items()}
    over: Errors = defaultdict(list)
    for (_, *rest), value in each.items():
        over["mean", *rest].append(value)
    together = {**each, **{key: mean(values) for key, values in over.items()}}
    return [(".".join(key), value, "%") for key, value in together.items()]


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with the open data sets")
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--sets", nargs="+", choices=sets.NAMES, default=["ag_news", "sms", "digits"])
    parser.add_argument("--learners", nargs="+", choices=LEARNERS.names, default=list(BEFORE))
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    with one_thread():
        show(lines(measured(args)), args.json)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
