"""Ranges that hold the truth, agreement, curves, calibration."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import f1_score

from alapp.learning import calibration, evaluation


@given(n=st.integers(1, 500), data=st.data())
def test_ranges_hold_the_share(n: int, data: st.DataObject) -> None:
    correct = data.draw(st.integers(0, n))
    for make in (evaluation.wilson, evaluation.clopper_pearson, evaluation.accuracy_range):
        share = make(correct, n)
        assert share.value is not None
        assert 0 <= share.low <= share.value + 1e-12
        assert share.value - 1e-12 <= share.high <= 1


def test_published_half_widths() -> None:
    for n, half in ((50, 0.11), (100, 0.08), (200, 0.055), (400, 0.039)):
        share = evaluation.wilson(round(0.8 * n), n)
        assert (share.high - share.low) / 2 == pytest.approx(half, abs=0.005)


def test_exact_range_of_a_textbook_case() -> None:
    share = evaluation.clopper_pearson(10, 10)
    assert share.low == pytest.approx(0.025 ** (1 / 10))
    assert share.high == 1


def test_exact_range_above_95_percent() -> None:
    assert evaluation.accuracy_range(99, 100) == evaluation.clopper_pearson(99, 100)
    assert evaluation.accuracy_range(90, 100) == evaluation.wilson(90, 100)


def test_without_checks_nothing_is_claimed() -> None:
    share = evaluation.accuracy_range(0, 0)
    assert (share.value, share.low, share.high) == (None, 0, 1)


def test_coverage_is_nominal_on_average_and_exact_never_below() -> None:
    from scipy.stats import binom

    shares = np.linspace(0.1, 0.9, 41)
    for make, least_mean, least in ((evaluation.wilson, 0.945, 0.91), (evaluation.clopper_pearson, 0.95, 0.95)):
        ranges = [make(x, 40) for x in range(41)]
        holds = np.array([[r.low <= p <= r.high for r in ranges] for p in shares])
        coverage = (holds * binom.pmf(np.arange(41), 40, shares[:, None])).sum(axis=1)
        assert coverage.mean() > least_mean
        assert coverage.min() > least


def test_kappa() -> None:
    a = np.array([0, 0, 1, 1])
    assert evaluation.kappa(a, a) == 1
    assert evaluation.kappa(a, np.array([0, 1, 0, 1])) == pytest.approx(0)
    assert evaluation.kappa(np.zeros(3), np.zeros(3)) == 1
    assert evaluation.kappa(np.zeros(0), np.zeros(0)) == 1


def test_learning_curve_is_in_order_and_leaves_out_thin_points() -> None:
    metric = {"accuracy": 0.8, "accuracy_low": 0.7, "accuracy_high": 0.9}
    rows = [{**metric, "n_labels": n, "audit_n": n // 10} for n in (200, 20, 100)] + [{"accuracy": None, "audit_n": 0}]
    assert [point.n_labels for point in evaluation.learning_curve(rows)] == [100, 200]


def test_area_under_curve() -> None:
    labels, accuracy = np.array([10, 20, 40, 80]), np.array([0.1, 0.5, 0.7, 0.9])
    assert evaluation.area_under_curve(labels, accuracy, 20, 40) == pytest.approx(60)


def test_hits_of_several_labels_must_be_exact() -> None:
    p, Y = np.array([[0.9, 0.6], [0.9, 0.1], [0.1, 0.1]]), np.array([[1, 1], [1, 1], [0, 0]], dtype=bool)
    assert evaluation.hits(p, Y, several=True).tolist() == [True, False, True]


@pytest.mark.parametrize("several", [False, True])
def test_fitted_scale_finds_the_true_one(several: bool) -> None:
    rng = np.random.default_rng(0)
    scores = rng.standard_normal((5_000, 3))
    if several:
        Y = rng.random(scores.shape) < calibration.sigmoid(2 * 2.5 * scores)
    else:
        p = calibration.softmax(2.5 * scores)
        Y = np.eye(3, dtype=bool)[(p.cumsum(axis=1) > rng.random((len(p), 1))).argmax(axis=1)]
    assert calibration.fitted_scale(scores, Y, several=several) == pytest.approx(2.5, rel=0.1)


@pytest.mark.parametrize("several", [False, True])
def test_a_prior_holds_the_scale_until_labels_outweigh_it(several: bool) -> None:
    rng = np.random.default_rng(0)
    scores = rng.standard_normal((2_000, 3))
    Y = np.eye(3, dtype=bool)[(2.5 * scores + rng.gumbel(size=scores.shape)).argmax(axis=1)]
    few, many = (calibration.fitted_scale(scores[:n], Y[:n], several=several, prior=15.0) for n in (8, 2_000))
    free = calibration.fitted_scale(scores, Y, several=several)
    assert abs(np.log(few)) < abs(np.log(free))
    assert many == pytest.approx(free, rel=0.05)
    assert calibration.fitted_scale(scores[:5], Y[:5], several=several, prior=1e6) == pytest.approx(1, abs=0.01)


def test_weights_against_selection_are_worth_the_effective_number_of_labels() -> None:
    assert calibration.flattened(np.full(7, 0.2)) == pytest.approx(np.ones(7))
    uneven = calibration.flattened(np.array([1.0, 1.0, 0.001]))
    assert uneven[2] > uneven[0] == uneven[1]
    assert 1 < uneven.sum() < 3


@given(st.lists(st.floats(-50, 50), min_size=2, max_size=5), st.booleans())
def test_logits_undo_the_link(scores: list[float], several: bool) -> None:
    link = calibration.sigmoid if several else calibration.softmax
    p = link(np.array([scores]))
    assert np.allclose(calibration.tempered(p, 1.0, several=several), p, atol=1e-5)


def test_calibration_error() -> None:
    right = np.arange(1_000) % 2 == 0
    assert calibration.calibration_error(np.full(1_000, 0.5), right) < 0.02
    assert calibration.calibration_error(np.full(1_000, 0.9), right) == pytest.approx(0.4, abs=0.02)
    assert calibration.calibration_error(np.zeros(0), np.zeros(0, bool)) == 0


def test_brier() -> None:
    assert calibration.brier(np.array([[1.0, 0.0]]), np.array([[True, False]])) == 0
    assert calibration.brier(np.array([[0.5, 0.5]]), np.array([[True, False]])) == 0.5


def test_macro_f1_is_that_of_scikit_learn_with_a_range_around_it() -> None:
    rng = np.random.default_rng(3)
    truth = rng.integers(0, 4, 120)
    said = np.where(rng.random(120) < 0.8, truth, rng.integers(0, 4, 120))
    value, low, high = evaluation.macro_f1(np.eye(4, dtype=bool)[said], np.eye(4, dtype=bool)[truth])
    assert value == pytest.approx(f1_score(truth, said, average="macro"))
    assert 0.6 < low < value < high < 1
