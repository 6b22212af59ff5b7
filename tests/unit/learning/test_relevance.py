"""Relevance search is ASReview's ELAS u4 with two additions, and its figures are those of the definitions."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from alapp.domain.features import Features
from alapp.domain.steps import Silent
from alapp.features.relevance_text import RelevanceText
from alapp.learning.base import Lesson
from alapp.learning.learners.relevance import Relevance
from alapp.learning.models import LinearModel
from alapp.learning.relevance import Reading, refit_after
from alapp.learning.retrain import Snapshot, retrain

RATIO = 9.8


class ElasU4:
    """The components of ASReview 3.0.8's default, put together as its ``ActiveLearningCycle`` does."""

    def __init__(self, texts: list[str]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=1, max_df=0.95)
        self.rows: Any = vectorizer.fit_transform(texts)

    def scores(self, read: NDArray[np.int64], y: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Return decision values (n,) after these answers: Balanced(9.8), LinearSVC, as in asreview.models."""
        from sklearn.svm import LinearSVC
        from sklearn.utils.class_weight import compute_sample_weight

        weights = compute_sample_weight({1: 1.0, 0: y.sum() / (RATIO * (~y).sum())}, y=y.astype(int))
        machine = LinearSVC(loss="squared_hinge", C=0.11, random_state=0)
        machine.fit(self.rows[read], y.astype(int), sample_weight=weights * (len(y) / weights.sum()))
        return np.asarray(machine.decision_function(self.rows))


def exact_rows(matrix: Any) -> Features:
    matrix = matrix.astype(np.float32)
    matrix.sort_indices()
    pointers, columns = matrix.indptr.astype(np.int32), matrix.indices.astype(np.int32)
    return Features(pointers, columns, matrix.data, matrix.shape[1], np.zeros((matrix.shape[0], 0), np.float32))


def ours(rows: Features, read: NDArray[np.int64], y: NDArray[np.bool_]) -> NDArray[np.float32]:
    lesson = Lesson(rows.take(read), np.stack([~y, y], axis=1), several=False, target=1)
    model = Relevance(squared_length=1.0).fit(lesson).model
    assert isinstance(model, LinearModel)
    return model.raw(rows)[:, list(model.seen).index(1)]


def both_read(texts: list[str], y: NDArray[np.bool_], rounds: int) -> None:
    """Read one item a round by each, from one positive and one negative; the orders must be the same."""
    reference, plain = ElasU4(texts), RelevanceText(letters=0)
    exact = exact_rows(reference.rows)
    kept = plain.transform(plain.fit(texts, np.random.default_rng(0), Silent()), texts, Silent())
    read = [int(np.flatnonzero(y)[0]), int(np.flatnonzero(~y)[0])]
    for _ in range(rounds):
        asked = np.array(read)
        expected, found = reference.scores(asked, y[asked]), ours(exact, asked, y[asked])
        assert np.abs(found - expected).max() < 1e-4
        assert np.abs(ours(kept, asked, y[asked]) - expected).max() < 2e-3, "rows as stored, in two bytes a number"
        orders = [np.argsort(-np.delete(scores, asked), kind="stable")[:3] for scores in (expected, found)]
        assert np.array_equal(*orders)
        read.append(int(np.delete(np.arange(len(y)), asked)[orders[1][0]]))


def test_it_is_elas_u4_on_made_up_texts() -> None:
    rng = np.random.default_rng(3)
    words = np.array([f"w{i}" for i in range(300)])
    y = rng.random(150) < 0.08
    texts = [" ".join(rng.choice(words[:200], 30)) + (" w250 w251" if has else " w270") for has in y]
    both_read(texts, y, 25)


@pytest.mark.real_data
def test_it_is_elas_u4_on_a_real_review(shared_data: Path) -> None:
    path = shared_data / "rare-review-kitchenham-2010" / "Kitchenham_2010.csv.gz"
    texts, y = kitchenham(path)
    both_read(texts, y, 12)


def kitchenham(path: Path) -> tuple[list[str], NDArray[np.bool_]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    texts = [f"{row['title']} {row['abstract']}" for row in rows]
    return texts, np.array([row["label_included"] == "1" for row in rows])


def made_pool(n: int = 200) -> tuple[Features, NDArray[np.bool_]]:
    rng = np.random.default_rng(1)
    texts = [
        f"{'gold nugget' if i % 20 == 0 else 'grey stone'} {rng.integers(50)}a {rng.integers(50)}b" for i in range(n)
    ]
    extractor = RelevanceText()
    rows = extractor.transform(extractor.fit(texts, rng, Silent()), texts, Silent())
    return rows, np.arange(n) % 20 == 0


def snapshot(rows: Features, read: list[int], y: NDArray[np.bool_], **options: Any) -> Snapshot:
    asked = np.array(read, dtype=np.int64)
    Y = np.stack([~y[asked], y[asked]], axis=1)
    return Snapshot(
        rows, asked, Y, np.zeros(len(asked), np.bool_), np.zeros(len(rows), np.bool_),
        learner="relevance", strategy="relevance", target=1, random_share=0.0, **options,
    )  # fmt: skip


def test_one_positive_is_enough_to_find_the_others() -> None:
    rows, y = made_pool()
    found = retrain(snapshot(rows, [0], y), Silent())
    assert y[[choice.row for choice in found.choices[:9]]].all()
    assert {choice.reason for choice in found.choices} == {"likely"}


def test_presumed_negatives_are_drawn_anew_and_by_the_seed() -> None:
    rows, y = made_pool()
    runs = [retrain(snapshot(rows, [0, 1, 20], y, seed=seed), Silent()) for seed in (0, 0, 1)]
    assert runs[0].weights == runs[1].weights
    assert runs[0].weights != runs[2].weights


def test_figures_of_a_reading_order() -> None:
    relevant = np.zeros(50, dtype=bool)
    relevant[[0, 1, 9, 39]] = True
    reading = Reading(relevant, n_items=100, checks=np.zeros(50, dtype=bool))
    assert reading.read_to(0.75, 4) == 10
    assert reading.work_saved(0.75, 4) == pytest.approx(0.9 - 0.25)
    assert reading.recall_after(0.1, 4) == 0.75
    assert reading.time_to_discovery() == pytest.approx((0 + 1 + 9 + 39) / 400)
    assert reading.work_saved(1.0, 5) is None


def test_the_model_is_fitted_after_each_answer_at_first_and_then_after_two_percent() -> None:
    assert [refit_after(n) for n in (0, 49, 50, 100, 1000)] == [1, 1, 1, 2, 20]
