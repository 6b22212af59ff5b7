"""Learners against their definitions: the optimum of logistic regression, and what naive Bayes counts."""

from __future__ import annotations

import numpy as np
import pytest

from alapp.domain.features import Features
from alapp.learning.base import Lesson
from alapp.learning.learners.bayes import ComplementBayes
from alapp.learning.learners.logistic import Logistic
from alapp.learning.learners.many import nearest_means
from alapp.learning.learners.multinomial_bayes import MultinomialBayes
from alapp.learning.matrix import csr
from alapp.learning.models import LinearModel
from tests.contracts import pools

WIDE = pools.pool(90)
RNG = np.random.default_rng(0)


def matrix(rows: Features = WIDE) -> np.ndarray:
    return np.hstack([csr(rows).toarray(), rows.dense]).astype(float)


@pytest.mark.parametrize("k", [2, 3, 5])
@pytest.mark.parametrize("cost", [0.1, 10.0])
def test_logistic_regression_finds_the_optimum(k: int, cost: float) -> None:
    """Probabilities as of scikit-learn's at a tight tolerance, on labels with noise and uneven classes."""
    from sklearn.linear_model import LogisticRegression

    kinds = np.where(RNG.random(90) < 0.3, RNG.integers(k, size=90), np.minimum(np.arange(90) % 7, k - 1))
    model = Logistic(cost).fit(Lesson(WIDE, np.eye(k, dtype=bool)[kinds], several=False)).model.rescaled(1.0)
    other = LogisticRegression(C=cost, class_weight="balanced", tol=1e-10, max_iter=5_000).fit(matrix(), kinds)
    assert np.abs(model.probabilities(WIDE) - other.predict_proba(matrix())).max() < 5e-3


def test_logistic_regression_of_several_labels_is_one_a_label() -> None:
    from sklearn.linear_model import LogisticRegression

    Y = RNG.random((90, 3)) < 0.4
    model = Logistic().fit(Lesson(WIDE, Y, several=True)).model.rescaled(1.0)
    for i, has in enumerate(Y.T):
        other = LogisticRegression(C=10, class_weight="balanced", tol=1e-10, max_iter=5_000).fit(matrix(), has)
        assert np.abs(model.probabilities(WIDE)[:, i] - other.predict_proba(matrix())[:, 1]).max() < 5e-3


@pytest.mark.parametrize("name", ["complement", "multinomial"])
def test_naive_bayes_is_that_of_the_library(name: str) -> None:
    from sklearn.naive_bayes import ComplementNB, MultinomialNB

    rows = pools.pool(90, dense=False)
    kinds = np.minimum(np.arange(90) % 7, 2)
    ours = {"complement": ComplementBayes(), "multinomial": MultinomialBayes()}[name]
    theirs = {"complement": ComplementNB(alpha=0.3), "multinomial": MultinomialNB(alpha=1.0)}[name]
    model = ours.fit(Lesson(rows, np.eye(3, dtype=bool)[kinds], several=False)).model
    occurs = csr(rows).getnnz(axis=0) > 0
    theirs.fit(csr(rows)[:, occurs], kinds)
    found = model.rescaled(1.0).probabilities(rows)
    assert np.abs(found - theirs.predict_proba(csr(rows)[:, occurs])).max() < 0.01


def test_means_score_by_the_cosine() -> None:
    model = nearest_means(Lesson(WIDE, pools.labels(np.arange(90)), several=False), 3.0).model
    assert isinstance(model, LinearModel)
    means = np.stack([matrix()[i::3].mean(axis=0) for i in range(3)], axis=1)
    assert model.raw(WIDE) == pytest.approx(2 * matrix() @ (means / np.linalg.norm(means, axis=0)) - 1, abs=1e-4)
