"""Advice holds back until every condition is met, and says what it rests on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from alapp.session.advice import VERIFY, Advice, Case, advise, curve_of, quality, weakest

PER_CLASS = [{"labels": 100, "predicted": 104, "right": 97}, {"labels": 60, "predicted": 56, "right": 51}]


def metrics(**more: Any) -> dict[str, Any]:
    known = {"audit_n": 160, "audit_correct": 148, "accuracy": 0.925, "accuracy_low": 0.873, "accuracy_high": 0.957}
    return known | {"kappa": 0.995, "changed": 0.004, "unsure": 0.02, "per_class": PER_CLASS} | more


def flat_case() -> Case:
    """1,600 labels, 160 checks: soon good, then flat."""
    labels = np.arange(10, 1610, 10)
    hits = np.random.default_rng(4).random(160) < 0.93 - 3 / labels
    models = [metrics()] * 6
    return Case(models, ("a", "b"), labels.tolist(), hits.tolist(), 1_600, 10_000, 3_600.0, 7.5)


def given(case: Case) -> Advice:
    return advise(case, curve_of(case))


def test_when_all_holds_it_is_enough_with_its_grounds() -> None:
    advice = given(flat_case())
    assert advice.wanting == ()
    assert advice.enough
    assert advice.gain is not None
    assert advice.gain.value < 0.005
    assert advice.accuracy is not None
    assert (advice.accuracy.low, advice.accuracy.n) == (0.873, 160)
    assert advice.minutes == pytest.approx(25)
    assert advice.verify_minutes == pytest.approx(VERIFY * 7.5 / 60)
    assert (advice.moved, advice.changed, advice.unsure) == (0, 0.004, 0.02)
    assert advice.weakest is not None
    assert advice.weakest.label_id == "b"


@pytest.mark.parametrize(
    ("last", "missing"),
    [
        ({"audit_n": 149, "audit_correct": 140}, "checks"),
        ({"kappa": 0.6}, "stable"),
        ({"accuracy": 0.9}, "stable"),
        ({"changed": 0.2}, "changed"),
        ({"changed": None}, "changed"),
    ],
)
def test_one_condition_alone_holds_it_back(last: dict[str, Any], missing: str) -> None:
    case = flat_case()
    advice = given(replace(case, models=[*case.models[:-1], metrics(**last)]))
    assert advice.wanting == (missing,)
    assert not advice.enough


def test_a_rising_curve_is_not_flat() -> None:
    labels = np.arange(10, 1610, 10)
    rising = np.random.default_rng(1).random(160) < labels / 1700
    assert "flat" in given(replace(flat_case(), check_hits=rising.tolist())).wanting


def test_without_anything_everything_is_wanting() -> None:
    advice = given(Case([], (), [], [], 0, 100))
    assert advice.wanting == ("checks", "forecast", "flat", "stable", "changed")
    assert advice.accuracy is None
    assert advice.weakest is None


def test_classes_with_few_checks_have_no_figures() -> None:
    rows = quality(metrics(per_class=[{"labels": 25, "predicted": 12, "right": 10}]), ("a",))
    assert rows[0].precision is None
    assert rows[0].recall is not None
    assert rows[0].recall.value == pytest.approx(0.4)


def test_the_weakest_must_be_clearly_below_the_accuracy() -> None:
    even = metrics(per_class=[{"labels": 80, "predicted": 80, "right": 73}] * 2)
    accuracy = given(flat_case()).accuracy
    assert weakest(even, ("a", "b"), accuracy) is None
