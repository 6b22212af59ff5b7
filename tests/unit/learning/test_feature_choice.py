"""With embeddings or without: the checks decide when they speak clearly, the prior until then."""

from __future__ import annotations

import numpy as np
import pytest

from alapp.learning.feature_choice import FEWEST, Comparison, FeatureChoice, compared, decided
from alapp.learning.metrics import Measured
from alapp.learning.models import LinearModel

MODEL = LinearModel.__new__(LinearModel)  # never asked: only what it said of the checks is


def measured(right: np.ndarray, sure: float) -> Measured:
    """Two classes, the first is true; ``right`` (n,) says where the model finds it, ``sure`` how sure it is."""
    first = np.where(right, sure, 1 - sure)
    Y = np.tile([True, False], (len(right), 1))
    return Measured(MODEL, np.stack([first, 1 - first], axis=1).astype(np.float32), Y)


def test_clearly_better_embeddings_are_used_even_in_a_foreign_language() -> None:
    n = 60
    without, embedded = measured(np.arange(n) % 2 == 0, 0.8), measured(np.arange(n) % 10 > 0, 0.9)
    found = compared(without, embedded, several=False)
    assert found.n_checks == n
    assert found.low > 0
    assert found.points == pytest.approx(40)
    assert decided("e", False, found).used == "e"


def test_clearly_worse_embeddings_are_not_used() -> None:
    n = 60
    found = compared(measured(np.arange(n) % 10 > 0, 0.9), measured(np.arange(n) % 2 == 0, 0.8), several=False)
    assert found.high < 0
    assert decided("e", True, found).used == ""


@pytest.mark.parametrize(("familiar", "used"), [(True, "e"), (None, "e"), (False, "")])
def test_without_evidence_the_language_decides(familiar: bool | None, used: str) -> None:
    few = Comparison(FEWEST - 1, -0.5, -0.6, -0.4, -50.0, 1.0)
    unclear = Comparison(100, -0.1, -0.3, 0.1, -2.0, 5.0)
    for found in (Comparison(), few, unclear):
        choice = decided("e", familiar, found)
        assert choice.used == used
        assert choice.reason


def test_equal_features_are_seldom_told_apart() -> None:
    rng = np.random.default_rng(0)
    wrong = 0
    for _ in range(400):
        hard = rng.random(40)
        pair = [measured(hard + 0.3 * rng.standard_normal(40) < 0.8, 0.85) for _ in range(2)]
        found = compared(*pair, several=False)
        wrong += found.low > 0 or found.high < 0
    assert wrong / 400 < 0.03


@pytest.mark.parametrize("n", [0, 1])
def test_one_check_says_nothing(n: int) -> None:
    one = measured(np.ones(n, bool), 0.9)
    assert compared(one, one, several=False) == Comparison(n)


def test_the_ground_is_plain_json() -> None:
    plain = FeatureChoice("e", "why", Comparison(20, 0.1, 0.05, 0.15, 10.0, 2.0)).plain()
    assert plain["range"] == [0.05, 0.15]
    assert (plain["used"], plain["n_checks"], plain["points"]) == ("e", 20, 10.0)
