"""The ridge against a plain solution, and its leave-one-out scores against leaving one out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from alapp.learning.base import Lesson
from alapp.learning.learners.common import balanced_weights
from alapp.learning.learners.ridge import Ridge
from alapp.learning.matrix import csr
from alapp.learning.models import LinearModel
from tests.contracts import pools

ROWS = pools.pool(30)
RNG = np.random.default_rng(0)


def plain_ridge(X: np.ndarray, target: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Minimise sum w (y - x.b)^2 + |b|^2 in the primal, with a constant column."""
    wide = np.hstack([X, np.ones((len(X), 1))])
    return np.linalg.solve(wide.T @ (weight[:, None] * wide) + np.eye(wide.shape[1]), wide.T @ (weight * target))


def wide(rows: object = ROWS) -> np.ndarray:
    return np.hstack([csr(ROWS).toarray(), ROWS.dense]).astype(float)


@pytest.mark.parametrize("several", [False, True])
def test_scores_are_the_plain_solution(several: bool) -> None:
    Y = RNG.random((30, 3)) < 0.4 if several else pools.labels(np.arange(30) ** 2)[:, :2]
    Y = Y if several else np.stack([Y[:, 0], ~Y[:, 0]], axis=1)
    model = Ridge().fit(Lesson(ROWS, Y, several)).model
    assert isinstance(model, LinearModel)
    for label in range(Y.shape[1]):
        two = np.stack([Y[:, label], ~Y[:, label]], axis=1)
        weight = balanced_weights(two if several else Y)
        expected = plain_ridge(wide(), np.where(Y[:, label], 1.0, -1.0), weight)
        assert np.allclose(model.raw(ROWS)[:, label], np.hstack([wide(), np.ones((30, 1))]) @ expected, atol=1e-4)


def test_leave_one_out_is_exact_for_given_weights() -> None:
    Y = pools.labels(np.arange(30))
    fitted = Ridge().fit(Lesson(ROWS, Y, several=False))
    assert fitted.held_out is not None
    weight = balanced_weights(Y)
    for left_out in range(30):
        rest = np.delete(np.arange(30), left_out)
        expected = plain_ridge(wide()[rest], np.where(Y[rest, 0], 1.0, -1.0), weight[rest])
        assert fitted.held_out[left_out, 0] == pytest.approx(np.append(wide()[left_out], 1) @ expected, abs=1e-6)


def test_leave_one_out_is_exact_for_each_of_several_labels() -> None:
    Y = RNG.random((30, 3)) < 0.4
    fitted = Ridge().fit(Lesson(ROWS, Y, several=True))
    assert fitted.held_out is not None
    for label, has in enumerate(Y.T):
        weight = balanced_weights(np.stack([has, ~has], axis=1))
        for left_out in range(0, 30, 7):
            rest = np.delete(np.arange(30), left_out)
            expected = plain_ridge(wide()[rest], np.where(has[rest], 1.0, -1.0), weight[rest])
            score = np.append(wide()[left_out], 1) @ expected
            assert fitted.held_out[left_out, label] == pytest.approx(score, abs=1e-6)


def test_above_the_limit_the_machine_takes_over() -> None:
    fitted = Ridge(dual_limit=10).fit(Lesson(ROWS, pools.labels(np.arange(30)), several=False))
    assert fitted.held_out is None
    assert (fitted.model.probabilities(ROWS).argmax(axis=1) == np.arange(30) % 3).mean() > 0.9


@pytest.mark.parametrize("several", [False, True])
def test_a_part_of_the_products_fits_as_anew_and_without_leaving_one_out(several: bool) -> None:
    Y = RNG.random((30, 3)) < 0.4 if several else pools.labels(np.arange(30))
    whole = Lesson(ROWS, Y, several)
    part = np.arange(0, 30, 2)
    products = Ridge().fit(whole).gram
    assert products is not None
    anew = Ridge().fit(whole.part(part))
    derived = Ridge().fit(replace(whole, gram=products, held_out=False).part(part))
    assert anew.held_out is not None
    assert derived.held_out is None
    assert isinstance(anew.model, LinearModel)
    assert isinstance(derived.model, LinearModel)
    assert np.allclose(anew.model.raw(ROWS), derived.model.raw(ROWS), atol=1e-5)
