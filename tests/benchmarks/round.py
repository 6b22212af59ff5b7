"""One round of training, scoring and choosing, beside plain programs: ``python3 -m tests.benchmarks.round``.

CPU seconds, one BLAS thread each, the least of three rounds with 1,000 labels and 100 items to choose, at each size.

- ``program``: :meth:`Engine.train` on a real project, from reading the answers to picks and predictions of every item,
  as the window has it done: ridge and the default mix on the window's rich features, and ridge on the cheap features of
  all. The features were made in advance, as they are while a person reads (``advance`` is what that costs a round).
- ``same_features``: :func:`retrain`, the function in it, with ridge and margin on the features that the others get.
- ``scikit_learn``: LogisticRegression on the hashed words of the whole pool, margin over all. ``modal``: the same
  through ActiveLearner. ``asreview``: what its program does after a label (read the feature matrix, fit and rank by its
  default recipe, one label against the rest, store the ranking). Both at most ``PEERS_AT_MOST`` rows.

Then, at the largest size: a full re-score of four classes in units of reading the matrix once from memory, and
retraining with 1,100 labels on all columns. Memory is the peak of the process that did the program's rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from alapp.domain.annotation import Annotator, Answer, AskedBy, choice
from alapp.domain.change import Change, Op
from alapp.domain.features import Features
from alapp.domain.guideline import Guideline, classes_from_names
from alapp.domain.item import NewItem
from alapp.jobs.progress import Progress
from alapp.learning.base import Lesson
from alapp.learning.calibration import softmax
from alapp.learning.learners.registry import LEARNERS
from alapp.learning.models import LinearModel
from alapp.learning.retrain import Snapshot, predict, retrain
from alapp.session.engine import Engine, TrainRequest
from alapp.session.feature_rows import FeatureRows, FeatureState
from alapp.store.project import Project
from tests.benchmarks.figures import Figure, show
from tests.benchmarks.made import CLASSES, made_texts
from tests.benchmarks.peers import python_of
from tests.helpers import add_items

LABELS, CHOSEN, TIMES = 1_000, 100, 3
BATCH = 34
"""The program chooses a batch and two in reserve: 102 items."""
PEERS_AT_MOST = 120_000
FIRST_FULL = 6
"""The first version whose window has its full size."""
REQUEST = TrainRequest(FIRST_FULL, "A1", "ridge", "default_mix", BATCH, 0.1, 0.1, 0, several=False)
CHEAP = "hashed_words"
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")

_LOAD = """
import sys, time, numpy as np
from scipy import sparse
d = np.load(sys.argv[1])
X = sparse.csr_matrix((d["data"], d["indices"], d["indptr"]), shape=(len(d["indptr"]) - 1, int(d["width"])))
rows, y = d["rows"], d["y"]
def least(work):
    taken = []
    for _ in range(int(sys.argv[2])):
        begin = time.process_time(); work(); taken.append(time.process_time() - begin)
    print(min(taken))
"""
PEERS = {
    "modal": _LOAD
    + """
from modAL.models import ActiveLearner
from modAL.uncertainty import margin_sampling
from sklearn.linear_model import LogisticRegression
def work():
    model = LogisticRegression(max_iter=1000)
    ActiveLearner(model, margin_sampling, X_training=X[rows], y_training=y[rows]).query(X, n_instances=100)
least(work)
""",
    "asreview": _LOAD
    + """
import tempfile
from pathlib import Path
import asreview.project.api as api
from asreview.learner import ActiveLearningCycle
from asreview.models.balancers import Balanced
from asreview.models.classifiers import SVM
from asreview.models.queriers import Max
def work():
    matrix = project.get_feature_matrix("tfidf")
    cycle = ActiveLearningCycle(Max(), SVM(loss="squared_hinge", C=0.11), Balanced(ratio=9.8))
    cycle.fit(matrix[rows], (y[rows] == 0).astype(int))
    ranked = cycle.rank(matrix)
    with project.db as db:
        db.add_last_ranking(ranked, "svm", "max", "balanced", "tfidf", len(rows))
with tempfile.TemporaryDirectory() as place:
    with api.Project.create(Path(place) / "review", project_id="review") as project:
        project.add_feature_matrix(X, "tfidf")
        least(work)
""",
}


def least(work: Callable[[], object], times: int = TIMES) -> float:
    """Return the least CPU seconds of several runs."""
    taken = []
    for _ in range(times):
        begin = time.process_time()
        work()
        taken.append(time.process_time() - begin)
    return min(taken)


def project_of(folder: Path, n: int) -> tuple[Path, NDArray[np.int64]]:
    """Make a project of ``n`` texts with 1,000 random answers; return its path and every item's true class."""
    path, truth = folder / f"{n}.alapp", np.zeros(n, np.int64)
    guideline = Guideline(1, "single_choice", classes_from_names(CLASSES), "What is it about?", "text", "texts")
    with Project.create(path, guideline, name="Big", annotator=Annotator("A1")) as project:
        rows = []
        for i, (text, label) in enumerate(made_texts(n)):
            truth[i] = CLASSES.index(label)
            rows.append(NewItem(i + 1, text, f"N-{i + 1}"))
        add_items(project, rows)
        labeled = np.random.default_rng(0).permutation(n)[:LABELS]
        changes = [_answer(guideline, int(i), int(truth[i]), k) for k, i in enumerate(labeled)]
        project.record(Op.IMPORT, changes, "A1", "answers")
    return path, truth


def _answer(guideline: Guideline, row: int, label: int, k: int) -> Change:
    why = AskedBy("random", "random", 0.001) if k % 10 == 0 else AskedBy("uncertain", "default_mix", 0.001)
    value = choice(guideline.classes[label].id)
    return Change(row + 1, "answer", Answer(value, "answered", 1, 1.0, "", why))


class Rounds:
    """The program's own rounds on a project, with what they emit stored in it."""

    def __init__(self, path: Path) -> None:
        self.path, self.engine, self.version = path, Engine(), FIRST_FULL

    def advance(self) -> float:
        """Make what the next round needs; return CPU seconds, storing left out."""
        parts: list[Any] = []
        request, begin = replace(REQUEST, version=self.version), time.process_time()
        while self.engine.prepare(Progress(on_emit=parts.append), str(self.path), request, 60.0):
            pass
        taken = time.process_time() - begin
        _store(self.path, parts)
        return taken

    def round(self) -> float:
        """Run one round; return its CPU seconds."""
        parts: list[Any] = []
        request, begin = replace(REQUEST, version=self.version), time.process_time()
        outcome = self.engine.train(Progress(on_emit=parts.append), str(self.path), request)
        taken = time.process_time() - begin
        _store(self.path, parts)
        assert len(outcome.picks) >= CHOSEN
        assert (outcome.predictions.best >= 0).all()
        self.version += 1
        return taken


def _store(path: Path, parts: list[Any]) -> None:
    with Project.open(path) as project:
        for part in parts:
            if isinstance(part, FeatureState):
                project.features.begin(part.extractor, part.fitted_on, part.blob)
            else:
                project.features.put_chunk(part.extractor, part.first_id, part.last_id, part.blob)


def program(folder: Path, n: int) -> list[Figure]:
    """The program's own rounds, in a process of their own so that its memory can be told."""
    path, truth = project_of(folder, n)
    np.save(folder / f"{n}.truth.npy", truth)
    rounds = Rounds(path)
    rounds.advance()
    rounds.round()
    advances, taken = [], []
    for _ in range(TIMES):
        advances.append(rounds.advance())
        taken.append(rounds.round())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return [
        (f"round.{n}.program", min(taken), "s CPU"),
        (f"round.{n}.program_advance", float(np.median(advances)), "s CPU"),
        (f"round.{n}.program_memory", peak, "MB"),
    ]


def cheap_rows(path: Path) -> Features:
    """The features that the whole pool keeps, as the project holds them or made anew."""
    with Project.open(path, read_only=True) as project:
        rows = FeatureRows().all(Progress(), project, CHEAP, project.items.ids())
    assert rows is not None
    return rows


def csr_of(rows: Features) -> Any:
    """The sparse block as others get it."""
    return sparse.csr_matrix((rows.data, rows.indices, rows.indptr), shape=(len(rows), rows.width))


def labeled_rows(n: int, count: int) -> NDArray[np.int64]:
    """Random rows that are labeled, ascending."""
    return np.sort(np.random.default_rng(0).permutation(n)[:count])


def lesson_of(rows: Features, labeled: NDArray[np.int64], truth: NDArray[np.int64]) -> Lesson:
    """What a learner learns from."""
    Y = truth[labeled][:, None] == np.arange(len(CLASSES))
    return Lesson(rows.take(labeled), Y, several=False)


def same_features(rows: Features, truth: NDArray[np.int64]) -> float:
    """Our round on the features that the others get: fit, best class of all, 100 by margin."""
    labeled = labeled_rows(len(rows), LABELS)
    Y = truth[labeled][:, None] == np.arange(len(CLASSES))
    closed = np.zeros(len(rows), np.bool_)
    closed[labeled] = True
    audit = np.zeros(LABELS, np.bool_)
    snapshot = Snapshot(rows, labeled, Y, audit, closed, strategy="margin", batch=CHOSEN, reserve=0, random_share=0.0)
    return least(lambda: retrain(snapshot, Progress()))


def plain(X: Any, truth: NDArray[np.int64]) -> float:
    """The same with scikit-learn alone."""
    labeled = labeled_rows(X.shape[0], LABELS)

    def work() -> NDArray[np.int64]:
        model = LogisticRegression(max_iter=1000).fit(X[labeled], truth[labeled])
        ordered = np.sort(model.predict_proba(X), axis=1)
        return np.asarray(np.argpartition(ordered[:, -1] - ordered[:, -2], CHOSEN)[:CHOSEN])

    return least(work)


def peers(folder: Path, rows: Features, truth: NDArray[np.int64]) -> dict[str, float]:
    """CPU seconds of the other programs, each in its own environment."""
    file, found = folder / "rows.npz", {}
    labeled = labeled_rows(len(rows), LABELS)
    np.savez(file, data=rows.data, indices=rows.indices, indptr=rows.indptr, width=rows.width, y=truth, rows=labeled)
    for name, script in PEERS.items():
        python = python_of(name)
        if python is None:
            continue
        command = [str(python), "-c", script, str(file), str(TIMES)]
        run = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **ONE_THREAD})
        if run.returncode:
            print(f"# {name} failed: {run.stderr.strip()[-300:]}", flush=True)
        else:
            found[name] = float(run.stdout.split()[-1])
    return found


def compared(folder: Path, n: int) -> list[Figure]:
    """Our rounds and the others' at one size, and the ratios."""
    command = [sys.executable, "-m", "tests.benchmarks.round", "--program", str(n), "--folder", str(folder)]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    figures: list[Figure] = [(name, float(value), unit) for name, value, unit in json.loads(said.splitlines()[-1])]
    rows, truth = cheap_rows(folder / f"{n}.alapp"), np.load(folder / f"{n}.truth.npy")
    own, same = figures[0][1], same_features(rows, truth)
    others = {"scikit_learn": plain(csr_of(rows), truth)}
    if n <= PEERS_AT_MOST:
        others |= peers(folder, rows, truth)
    figures.append((f"round.{n}.same_features", same, "s CPU"))
    for name, seconds in others.items():
        figures.append((f"round.{n}.{name}", seconds, "s CPU"))
        figures.append((f"round.{n}.program/{name}", own / seconds, "x"))
        figures.append((f"round.{n}.same_features/{name}", same / seconds, "x"))
    return figures


def rescoring(rows: Features, truth: NDArray[np.int64]) -> list[Figure]:
    """A full pass over every row, in units of reading the matrix once from memory."""
    model = LEARNERS["ridge"].fit(lesson_of(rows, labeled_rows(len(rows), LABELS), truth)).model
    read = least(lambda: (rows.indices.max(initial=0), rows.data.max(initial=0)), 5)
    taken = least(lambda: predict(model, rows, Progress()), 5)
    scored = least(lambda: model.raw(rows), 5) if isinstance(model, LinearModel) else taken
    n = len(rows)
    return [
        (f"rescore.{n}.read_once", read, "s CPU"),
        (f"rescore.{n}.best_and_confidence", taken, "s CPU"),
        (f"rescore.{n}.best_and_confidence/read_once", taken / read, "x"),
        (f"rescore.{n}.scores/read_once", scored / read, "x"),
    ]


def retraining(rows: Features, truth: NDArray[np.int64]) -> list[Figure]:
    """Logistic regression with 1,100 labels on every column: ours beside scikit-learn's."""
    labeled, look = labeled_rows(len(rows), 1_100), np.arange(min(len(rows), 10_000))
    lesson, X = lesson_of(rows, labeled, truth), csr_of(rows)
    ours = LEARNERS["logistic"].fit(lesson).model
    theirs = LogisticRegression(C=10, class_weight="balanced", max_iter=1000).fit(X[labeled], truth[labeled])
    seconds = least(lambda: LEARNERS["logistic"].fit(lesson))
    theirs_seconds = least(lambda: theirs.fit(X[labeled], truth[labeled]))
    assert isinstance(ours, LinearModel)
    apart = np.abs(softmax(ours.raw(rows.take(look))) - theirs.predict_proba(X[look])).max()
    return [
        ("retrain.1100.ours", seconds, "s CPU"),
        ("retrain.1100.scikit_learn", theirs_seconds, "s CPU"),
        ("retrain.1100.ours/scikit_learn", seconds / theirs_seconds, "x"),
        ("retrain.1100.probabilities_apart_at_most", float(apart), ""),
    ]


def measured(folder: Path, sizes: list[int]) -> list[Figure]:
    """Every figure."""
    figures = [figure for n in sizes for figure in compared(folder, n)]
    largest = max(sizes)
    rows, truth = cheap_rows(folder / f"{largest}.alapp"), np.load(folder / f"{largest}.truth.npy")
    return figures + rescoring(rows, truth) + retraining(rows, truth)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, nargs="+", default=[10_000, 120_000, 1_000_000])
    parser.add_argument("--json", type=Path)
    parser.add_argument("--program", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    with threadpool_limits(1):
        if arguments.program:
            print(json.dumps(program(arguments.folder, arguments.program)))
            return
        with tempfile.TemporaryDirectory() as place:
            show(measured(Path(place), arguments.items), arguments.json)


if __name__ == "__main__":
    main()
