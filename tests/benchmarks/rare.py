"""Finding every item of a rare label, beside ASReview: ``python3 -m tests.benchmarks.rare --data DIR``.

Each method starts from the same random positive and negative, reads the highest score and refits after every 2 % more
answers, each one below 50; it stops when 95 % are found. ``ours`` has 10 % random checks in ``ours_checked``; ``u4`` is
ASReview's default put together from scikit-learn, ``asreview`` the program itself, in an environment of its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, stdev

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Features
from alapp.domain.steps import Silent
from alapp.features.relevance_text import RelevanceText
from alapp.learning.base import PoolView
from alapp.learning.learners.common import one_thread
from alapp.learning.learners.relevance import Relevance
from alapp.learning.mixing import mixed_batch
from alapp.learning.relevance import Reading, refit_after
from alapp.learning.retrain import Snapshot, lesson_of
from alapp.learning.strategies.registry import STRATEGIES
from tests.benchmarks.figures import Figure, show
from tests.benchmarks.peers import python_of
from tests.benchmarks.sets import load

RECALL = 0.95
RARE = {
    "kitchenham": ("kitchenham", "included", 1.0),
    "sms_3_percent": ("sms", "spam", 0.03),
    "ag_news_2_percent": ("ag_news", "1", 0.02),
    "clinc_intent": ("clinc150", "book_flight", 1.0),
    "trivia_2_percent": ("trivia", "science-technology", 0.02),
}
"""Set, label looked for, and the share to which it is thinned."""

Texts = tuple[list[str], NDArray[np.bool_]]

ASREVIEW = """
import json, sys
import numpy as np, pandas as pd
from asreview.learner import ActiveLearningCycle
from asreview.models.balancers import Balanced
from asreview.models.classifiers import SVM
from asreview.models.feature_extractors import Tfidf
from asreview.models.queriers import Max
from asreview.simulation.simulate import Simulate
job = json.load(open(sys.argv[1]))
X = pd.DataFrame({"title": job["texts"], "abstract": [""] * len(job["texts"])})
step = lambda results: 1 if len(results) < 50 else max(1, round(0.02 * len(results)))
for prior in job["priors"]:
    cycle = ActiveLearningCycle(
        querier=Max(), classifier=SVM(loss="squared_hinge", C=0.11), balancer=Balanced(ratio=9.8),
        feature_extractor=Tfidf(ngram_range=(1, 2), sublinear_tf=True, min_df=1, max_df=0.95), n_query=step)
    run = Simulate(X, pd.Series(job["labels"]), [cycle], print_progress=False)
    run.label(prior)
    run.review()
    print(json.dumps([int(i) for i in run._results["record_id"]]))
"""


def thinned(name: str, folder: Path) -> Texts:
    """Return texts and whether each has the label; the label thinned to its share by a fixed draw."""
    source, label, share = RARE[name]
    found = load(source, folder, test=0)
    has = found.Y[:, found.names.index(label)]
    wanted = has.sum() if share >= 1 else round(share * (~has).sum() / (1 - share))
    kept = np.random.default_rng(0).permutation(np.flatnonzero(has))[:wanted]
    rows = np.sort(np.concatenate([np.flatnonzero(~has), kept]))
    return [found.pool[i] for i in rows], has[rows]


def prior(y: NDArray[np.bool_], seed: int) -> list[int]:
    """Return one random positive and one random negative."""
    rng = np.random.default_rng(seed)
    return [int(rng.choice(np.flatnonzero(y))), int(rng.choice(np.flatnonzero(~y)))]


def readings(rows: Features, y: NDArray[np.bool_], seed: int, share: float) -> Iterator[list[int]]:
    """Yield what our learner and strategy have read, in order, before each fit; ``share`` are random checks."""
    read, nothing = prior(y, seed), np.zeros(len(y), np.bool_)
    Y = np.stack([~y, y], axis=1)
    while len(read) < len(y):
        yield read
        asked, step = np.array(read), refit_after(len(read))
        lesson, _ = lesson_of(Snapshot(rows, asked, Y[asked], nothing[asked], nothing, seed=seed, target=1))
        model = Relevance().fit(lesson).model
        view = PoolView(rows, np.setdiff1d(np.arange(len(y)), asked), asked, 2, model=model, seed=seed, target=1)
        rng = np.random.default_rng([seed, len(read)])
        batch = mixed_batch(STRATEGIES["relevance"], view, 10 if share else step, share, rng)
        read = read + [choice.row for choice in batch[:step]]
    yield read


def read_by_us(rows: Features, y: NDArray[np.bool_], seed: int, share: float) -> list[int]:
    """Return the reading order until 95 % are found."""
    needed = int(np.ceil(RECALL * y.sum()))
    return next(read for read in readings(rows, y, seed, share) if y[read].sum() >= needed)


def rows_of(texts: list[str]) -> Features:
    """Return the features that our reading looks at."""
    extractor = RelevanceText()
    return extractor.transform(extractor.fit(texts, np.random.default_rng(0), Silent()), texts, Silent())


def read_by_u4(texts: list[str], y: NDArray[np.bool_], seed: int) -> list[int]:
    """Return the reading order of ELAS u4 put together from scikit-learn."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.svm import LinearSVC

    rows = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=1, max_df=0.95).fit_transform(texts)
    read, needed = prior(y, seed), int(np.ceil(RECALL * y.sum()))
    while y[read].sum() < needed:
        asked = np.array(read)
        has = y[asked]
        weights = np.where(has, 1.0, has.sum() / (9.8 * (~has).sum()))
        machine = LinearSVC(C=0.11, random_state=seed).fit(rows[asked], has, weights * len(has) / weights.sum())
        rest = np.setdiff1d(np.arange(len(y)), asked)
        order = np.argsort(-machine.decision_function(rows[rest]), kind="stable")
        read += rest[order[: refit_after(len(read))]].tolist()
    return read


def read_by_asreview(python: Path, texts: list[str], y: NDArray[np.bool_], seeds: range) -> list[list[int]]:
    """Return the reading orders of ASReview itself, one a seed."""
    job = {"texts": texts, "labels": y.astype(int).tolist(), "priors": [prior(y, seed) for seed in seeds]}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "job.json"
        file.write_text(json.dumps(job), "utf-8")
        run = subprocess.run(
            [python, "-c", ASREVIEW, file], cwd=folder, capture_output=True, text=True, check=True, timeout=3600
        )
    return [json.loads(line) for line in run.stdout.splitlines() if line.startswith("[")]


def orders_of(
    texts: list[str], y: NDArray[np.bool_], seeds: range, asreview: Path | None
) -> dict[str, list[list[int]]]:
    """Return the reading orders of each method, one a seed."""
    rows = rows_of(texts)
    found = {
        "ours": [read_by_us(rows, y, seed, 0.0) for seed in seeds],
        "ours_checked": [read_by_us(rows, y, seed, 0.1) for seed in seeds],
        "u4": [read_by_u4(texts, y, seed) for seed in seeds],
    }
    if asreview is not None:
        found["asreview"] = read_by_asreview(asreview, texts, y, seeds)
    return found


def measured(name: str, folder: Path, seeds: range, asreview: Path | None) -> list[Figure]:
    """Return the figures of one set: means over the seeds, and the spread of WSS."""
    texts, y = thinned(name, folder)
    found: list[Figure] = [(f"{name}.items", len(y), "items"), (f"{name}.relevant", int(y.sum()), "items")]
    for method, orders in orders_of(texts, y, seeds, asreview).items():
        readings = [_until_recall(order, y) for order in orders]
        saved = [100 * (reading.work_saved(RECALL, int(y.sum())) or 0.0) for reading in readings]
        recall = [100 * reading.recall_after(0.1, int(y.sum())) for reading in readings]
        found += [
            (f"{name}.{method}.wss_at_95", mean(saved), "percent"),
            (f"{name}.{method}.wss_at_95_sd", stdev(saved) if len(saved) > 1 else 0.0, "percent"),
            (f"{name}.{method}.rrf_at_10", mean(recall), "percent"),
            (f"{name}.{method}.atd", 100 * mean(reading.time_to_discovery() for reading in readings), "percent"),
        ]
    return found


def _until_recall(order: list[int], y: NDArray[np.bool_]) -> Reading:
    """Return what was read until 95 % were found; ASReview itself reads on to the last."""
    stop = int(np.flatnonzero(y[order])[int(np.ceil(RECALL * y.sum())) - 1]) + 1
    return Reading(y[order[:stop]], len(y), np.zeros(stop, np.bool_))


def _means(figures: list[Figure]) -> list[Figure]:
    """Return the mean WSS of each method over the sets."""
    ending = ".wss_at_95"
    methods = dict.fromkeys(name.split(".")[1] for name, _, _ in figures if name.endswith(ending))
    return [
        (f"mean.{m}{ending}", mean(value for name, value, _ in figures if name.endswith(f".{m}{ending}")), "percent")
        for m in methods
    ]


def main() -> None:
    """Read the arguments, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the open data sets")
    parser.add_argument("--sets", nargs="*", default=list(RARE), choices=list(RARE))
    parser.add_argument("--seeds", type=int, default=8)
    parser.add_argument("--asreview", type=Path, help="its Python; an environment is made unless given")
    parser.add_argument("--without-asreview", action="store_true")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    asreview = None if given.without_asreview else given.asreview or python_of("asreview")
    figures: list[Figure] = []
    with one_thread():
        for name in given.sets:
            figures += measured(name, given.data, range(given.seeds), asreview)
            show(figures[-18:] if asreview else figures[-14:], None)
    figures += _means(figures)
    show(_means(figures), None)
    if given.json is not None:
        show(figures, given.json)


if __name__ == "__main__":
    main()
