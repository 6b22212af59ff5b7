"""Replays labeling with another program's own code; run by an environment that holds that program, not by ours.

``PYTHON peer_replay.py METHOD FOLDER``: FOLDER holds what :mod:`tests.benchmarks.label_efficiency` put there
(``known.npz``, ``plan.json``, for a peer with features of its own ``texts.json``); curves go to ``curves.json``.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

Curve = list[tuple[int, float]]


class Known:
    """Pool and judging items as matrices, their classes, and the replays that are wanted."""

    def __init__(self, folder: Path) -> None:
        arrays = np.load(folder / "known.npz")
        plan = json.loads((folder / "plan.json").read_text("utf-8"))
        self.pool, self.test = (_matrix(arrays, part) for part in ("pool", "test"))
        self.y, self.test_y = arrays["y"], arrays["test_y"]
        self.dense = arrays["pool_dense"], arrays["test_dense"]
        self.classes: int = plan["classes"]
        self.budget: int = plan["budget"]
        self.batch: int = plan["batch"]
        self.starts: dict[str, list[int]] = plan["starts"]
        self.folder = folder

    def own_features(self) -> None:
        """Replace the matrices by scikit-learn's default TF-IDF, as the peer's examples do."""
        from sklearn.feature_extraction.text import TfidfVectorizer

        texts = json.loads((self.folder / "texts.json").read_text("utf-8"))
        vectorizer = TfidfVectorizer()
        self.pool, self.test = vectorizer.fit_transform(texts["pool"]), vectorizer.transform(texts["test"])


def _matrix(arrays: Any, part: str) -> Any:
    shape = (len(arrays[f"{part}_indptr"]) - 1, int(arrays["width"]))
    block = sparse.csr_matrix(
        (arrays[f"{part}_data"], arrays[f"{part}_indices"], arrays[f"{part}_indptr"]), shape=shape
    )
    return sparse.hstack([block, sparse.csr_matrix(arrays[f"{part}_dense"])], format="csr")


def small_text(known: Known, start: list[int]) -> Curve:
    """Breaking ties with the classifier of small-text's scikit-learn examples."""
    from small_text import BreakingTies, ConfidenceEnhancedLinearSVC, PoolBasedActiveLearner, SklearnDataset
    from small_text import SklearnClassifierFactory as Factory

    train = SklearnDataset(known.pool, known.y, target_labels=np.arange(known.classes))
    learner = PoolBasedActiveLearner(Factory(ConfidenceEnhancedLinearSVC(), known.classes), BreakingTies(), train)
    rows = np.array(start)
    learner.initialize_data(rows, known.y[rows])
    curve: Curve = []
    while True:
        said = learner.classifier.model.predict(known.test)  # its own predict mixes labels up until each was seen
        curve.append((len(learner.indices_labeled), float((said == known.test_y).mean())))
        room = min(known.batch, known.budget - len(learner.indices_labeled))
        if room <= 0:
            return curve
        learner.update(known.y[learner.query(num_samples=room)])


def small_text_own(known: Known, start: list[int]) -> Curve:
    """The same with the features of its examples."""
    known.own_features()
    return small_text(known, start)


def scikit_activeml(known: Known, start: list[int]) -> Curve:
    """Uncertainty sampling with logistic regression on the dense block: this peer takes no sparse matrix."""
    from skactiveml.classifier import SklearnClassifier
    from skactiveml.pool import UncertaintySampling
    from skactiveml.utils import MISSING_LABEL
    from sklearn.linear_model import LogisticRegression

    X, judged = known.dense
    y = np.full(len(X), MISSING_LABEL)
    y[start] = known.y[start]
    seed = int(start[0])
    strategy = UncertaintySampling(random_state=seed)
    classes = np.arange(known.classes)
    model = SklearnClassifier(LogisticRegression(max_iter=1_000), classes=classes, random_state=seed)
    curve: Curve = []
    while True:
        n = int((~np.isnan(y)).sum())
        model.fit(X, y)
        curve.append((n, float((model.predict(judged) == known.test_y).mean())))
        if n >= known.budget:
            return curve
        asked = strategy.query(X, y, model, fit_clf=False, batch_size=min(known.batch, known.budget - n))
        y[asked] = known.y[asked]


METHODS: dict[str, Callable[[Known, list[int]], Curve]] = {
    "small_text": small_text,
    "small_text_own": small_text_own,
    "scikit_activeml": scikit_activeml,
}


def main() -> None:
    warnings.simplefilter("ignore")
    method, folder = METHODS[sys.argv[1]], Path(sys.argv[2])
    curves = {}
    for seed, start in json.loads((folder / "plan.json").read_text("utf-8"))["starts"].items():
        np.random.seed(int(seed))  # noqa: NPY002  the peer draws from this generator
        curves[seed] = method(Known(folder), start)
    (folder / "curves.json").write_text(json.dumps(curves), encoding="utf-8")


if __name__ == "__main__":
    main()
