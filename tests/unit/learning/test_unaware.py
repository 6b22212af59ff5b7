"""What is asked next does not depend on what random checks were answered: else leaving one out would be too strict."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from alapp.domain.steps import Silent
from alapp.learning.retrain import Snapshot, retrain
from tests.contracts import pools

POOL = pools.pool(400)
ROWS = np.arange(0, 120, 2)


def snapshot(audit: np.ndarray, labels: np.ndarray) -> Snapshot:
    return Snapshot(POOL, ROWS, labels, audit, np.zeros(400, bool), seed=3)


def turned(audit: np.ndarray) -> np.ndarray:
    """Labels where each check has the label of the next class."""
    labels = pools.labels(ROWS)
    labels[audit] = np.roll(labels[audit], 1, axis=1)
    return labels


@pytest.mark.parametrize("strategy", ["default_mix", "margin", "vote_entropy"])
def test_other_answers_to_checks_ask_the_same_items(strategy: str) -> None:
    audit = np.arange(len(ROWS)) % 6 == 0
    first = retrain(replace(snapshot(audit, pools.labels(ROWS)), strategy=strategy), Silent())
    second = retrain(replace(snapshot(audit, turned(audit)), strategy=strategy), Silent())
    assert [c.row for c in first.choices] == [c.row for c in second.choices]
    assert not np.array_equal(first.confidence, second.confidence)


def test_where_most_answers_are_checks_all_of_them_are_seen() -> None:
    audit = np.arange(len(ROWS)) % 6 != 0
    first = retrain(snapshot(audit, pools.labels(ROWS)), Silent())
    second = retrain(snapshot(audit, turned(audit)), Silent())
    assert [c.row for c in first.choices] != [c.row for c in second.choices]
