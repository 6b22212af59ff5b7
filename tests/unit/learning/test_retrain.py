"""One round: honest figures, calibrated when there are checks, the same twice, stoppable."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from alapp.domain.errors import Cancelled, UnknownName
from alapp.domain.steps import Silent
from alapp.learning.learners.registry import LEARNERS
from alapp.learning.models import model_from_bytes
from alapp.learning.retrain import Snapshot, predict, retrain
from alapp.learning.simulation import Known, Plan, simulate
from alapp.learning.strategies.registry import STRATEGIES
from tests.benchmarks import sets
from tests.benchmarks.label_efficiency import BARS
from tests.contracts import pools

POOL = pools.pool(400)
ROWS = np.arange(0, 120, 2)


def snapshot(rows: np.ndarray = ROWS) -> Snapshot:
    audit = np.ones(len(rows), bool)
    return Snapshot(POOL, rows, pools.labels(rows), audit, np.arange(400) % 7 == 0, seed=3)


class StopAt:
    def __init__(self, percent: int) -> None:
        self.percent = percent

    def step(self, done: int, total: int, words: str) -> None:
        if done >= self.percent:
            raise Cancelled


@pytest.mark.parametrize("strategy", STRATEGIES.names)
@pytest.mark.parametrize("n", [0, 1, 60])
def test_picks_are_open_rows_with_reasons(strategy: str, n: int) -> None:
    given = replace(snapshot(ROWS[:n]), strategy=strategy)
    result = retrain(given, Silent())
    rows = [choice.row for choice in result.choices]
    assert len(rows) == len(set(rows)) == 30
    assert not set(rows) & ({*ROWS[:n].tolist()} | set(range(0, 400, 7)))
    assert all(0 < choice.probability <= 1 and choice.parts for choice in result.choices)
    assert result.probabilities.shape == (30, 3)
    assert sum(choice.reason == "random" for choice in result.choices) >= 3


@pytest.mark.parametrize("learner", LEARNERS.names)
def test_figures_are_plain_json_from_the_checks(learner: str) -> None:
    result = retrain(replace(snapshot(), learner=learner), Silent())
    metrics = json.loads(json.dumps(result.metrics))
    assert metrics["n_labels"] == metrics["audit_n"] == 60
    assert metrics["class_counts"] == [20, 20, 20]
    assert metrics["accuracy_low"] <= metrics["accuracy"] <= metrics["accuracy_high"]
    assert metrics["accuracy"] > 0.8
    assert sum(row["labels"] for row in metrics["per_class"]) == 60
    assert metrics["brier"] < 0.5


def test_without_checks_no_accuracy_is_claimed() -> None:
    result = retrain(replace(snapshot(), audit=np.zeros(60, bool)), Silent())
    assert result.metrics["accuracy"] is None
    assert result.metrics["audit_n"] == 0


def test_without_labels_nothing_is_predicted() -> None:
    result = retrain(snapshot(ROWS[:0]), Silent())
    assert result.weights == b""
    assert (result.best == -1).all()
    assert not result.confidence.any()
    assert {choice.reason for choice in result.choices[:10]} == {"first_look", "random"}


def test_predictions_are_those_of_the_weights() -> None:
    result = retrain(snapshot(), Silent())
    best, confidence = predict(result.weights, POOL, Silent())
    assert np.array_equal(best, result.best)
    assert np.array_equal(confidence, result.confidence)
    rows = np.array([choice.row for choice in result.choices])
    assert np.allclose(model_from_bytes(result.weights).probabilities(POOL.take(rows)), result.probabilities, atol=1e-6)
    assert (best == np.arange(400) % 3).mean() > 0.9


def test_the_temperature_is_fitted_with_few_labels_and_stays_near_the_learners_own() -> None:
    own = LEARNERS["ridge"].scale
    assert retrain(snapshot(ROWS[:1]), Silent()).metrics["scale"] == own
    for n in (2, 10, 60):
        fitted = retrain(snapshot(ROWS[:n]), Silent()).metrics["scale"]
        assert fitted != own
        assert own / 4 < fitted < own * 4


def test_same_snapshot_same_result() -> None:
    runs = [retrain(snapshot(), Silent()) for _ in range(2)]
    assert runs[0].choices == runs[1].choices
    assert runs[0].weights == runs[1].weights


def test_kappa_with_the_model_before() -> None:
    first = retrain(snapshot(ROWS[:30]), Silent())
    again = retrain(replace(snapshot(ROWS[:30]), previous=first.best), Silent())
    assert again.metrics["kappa"] == 1.0
    one_class = np.ones(400, np.int16)
    assert retrain(replace(snapshot(), previous=one_class), Silent()).metrics["kappa"] == 0.0


def test_answers_without_a_label() -> None:
    Y = pools.labels(ROWS)
    Y[:10] = False
    assert retrain(replace(snapshot(), Y=Y), Silent()).metrics["n_labels"] == 50
    assert retrain(replace(snapshot(), Y=Y, several=True), Silent()).metrics["n_labels"] == 60
    assert retrain(replace(snapshot(), Y=Y & False, several=True), Silent()).weights == b""


def test_many_classes_few_labels() -> None:
    Y = np.zeros((60, 10_000), bool)
    Y[np.arange(60), ROWS * 50] = True
    result = retrain(replace(snapshot(), Y=Y), Silent())
    assert result.best.max() >= 5_000
    assert np.allclose(result.probabilities.sum(axis=1), 1, atol=1e-4)


def test_a_slice_of_the_pool_lowers_every_chance() -> None:
    whole, part = retrain(snapshot(), Silent()), retrain(replace(snapshot(), share_of_pool=0.01), Silent())
    for a, b in zip(whole.choices, part.choices, strict=True):
        assert b.probability == pytest.approx(a.probability * 0.01)


@pytest.mark.parametrize("percent", [0, 30, 80, 100])
def test_it_can_be_stopped(percent: int) -> None:
    with pytest.raises(Cancelled):
        retrain(snapshot(), StopAt(percent))


def test_unknown_names_are_answered_with_the_known() -> None:
    with pytest.raises(UnknownName, match="ridge"):
        retrain(replace(snapshot(), learner="deep"), Silent())
    with pytest.raises(UnknownName, match="margin"):
        retrain(replace(snapshot(), strategy="magic"), Silent())


def known() -> Known:
    return Known(POOL, pools.labels(np.arange(400)), pools.pool(90, seed=5), pools.labels(np.arange(90)))


def test_simulation_is_a_curve_that_repeats() -> None:
    curves = [simulate(known(), Plan(budget=55, seed=1)) for _ in range(2)]
    assert curves[0] == curves[1]
    assert [point.n_labels for point in curves[0].points] == [10, 20, 30, 40, 50, 55]
    assert curves[0].points[-1].accuracy > 0.9
    assert 80 < curves[0].area(20) <= 100
    assert curves[0].labels_to(0.8) in (30, 40)
    assert curves[0].labels_to(1.1) is None


def test_simulation_ends_with_the_pool() -> None:
    small = replace(known(), pool=POOL.take(np.arange(25)), Y=pools.labels(np.arange(25)))
    assert simulate(small, Plan(budget=300)).points[-1].n_labels == 25


def test_simulation_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        simulate(known(), Plan(), StopAt(30))


@pytest.mark.slow
@pytest.mark.real_data
def test_the_bars_of_the_recipe_on_news(shared_data: Path) -> None:
    news = sets.known("ag_news", shared_data)
    mixed, drawn = (
        [simulate(news, Plan(strategy, seed=seed)) for seed in range(3)] for strategy in ("default_mix", "random")
    )
    area = np.mean([curve.area() for curve in mixed])
    end = np.mean([curve.accuracy_at(300) for curve in mixed])
    assert area >= BARS["ag_news.text_recipe.default.aulc"]
    assert area >= np.mean([curve.area() for curve in drawn]) + 1.0
    assert 100 * end >= BARS["ag_news.text_recipe.default.accuracy_at_end"]
