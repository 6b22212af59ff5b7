"""Odd pools through the extractors and whole rounds: no crash, an order that makes sense, a plain message."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from alapp.domain.errors import AppError
from alapp.domain.features import Features
from alapp.domain.steps import Silent
from alapp.features.registry import EXTRACTORS
from alapp.learning.base import Lesson
from alapp.learning.learners.registry import LEARNERS
from alapp.learning.retrain import Retrained, Snapshot, predict, retrain
from alapp.learning.strategies.registry import STRATEGIES

TEXT_EXTRACTORS = [name for name in ("text_recipe", "hashed_words") if name in EXTRACTORS]
NEWS = [
    "the match was won in the last minute",
    "shares fell as the bank cut its forecast",
    "rain and wind in the north",
]


def rows_of(name: str, texts: list[str]) -> Features:
    extractor = EXTRACTORS[name]
    state = extractor.fit(texts, np.random.default_rng(0), Silent())
    return extractor.transform(state, texts, Silent())


def round_of(features: Features, labeled: int, k: int = 3, **changes: object) -> Retrained:
    rows = np.arange(labeled)
    closed = np.zeros(len(features), bool)
    Y = np.eye(k, dtype=bool)[rows % min(k, 3)]
    snapshot = Snapshot(features, rows, Y, np.zeros(labeled, bool), closed, batch=5, reserve=1)
    return retrain(replace(snapshot, **changes), Silent())  # type: ignore[arg-type]


def sound(result: Retrained, open_rows: int, several: bool = False) -> None:
    rows = [choice.row for choice in result.choices]
    assert len(rows) == len(set(rows)) == min(10, open_rows)
    assert np.isfinite(result.probabilities).all()
    assert several or np.allclose(result.probabilities.sum(axis=1), 1, atol=1e-4)


TEXTS = {
    "one word each": [word for text in NEWS for word in text.split()],
    "two alike": [NEWS[0], NEWS[0]] * 10,
    "all empty": [""] * 20,
    "some empty": [*NEWS, ""] * 5,
    "no word at all": ["?!", "...", "—"] * 7,
    "not Latin": ["Кот сидит", "猫は座る", "القط يجلس", "😀 😀"] * 5,
    "one long": ["word " * 20_000, *NEWS * 5],
}


@pytest.mark.parametrize("extractor", TEXT_EXTRACTORS)
@pytest.mark.parametrize("kind", TEXTS)
def test_odd_texts(extractor: str, kind: str) -> None:
    features = rows_of(extractor, TEXTS[kind])
    assert len(features) == len(TEXTS[kind])
    assert np.isfinite(features.data).all()
    for labeled in (1, 6):
        sound(round_of(features, labeled), len(features) - labeled)


@pytest.mark.parametrize("extractor", TEXT_EXTRACTORS)
def test_a_text_of_a_megabyte_is_as_good_as_a_short_one(extractor: str) -> None:
    features = rows_of(extractor, [*NEWS, (NEWS[0] + " ") * 28_000])
    result = round_of(features, 3)
    assert result.best[3] == result.best[0] == 0


@pytest.mark.parametrize("extractor", TEXT_EXTRACTORS)
@pytest.mark.parametrize("learner", LEARNERS.names)
def test_unknown_words_are_judged_by_what_is_usual(extractor: str, learner: str) -> None:
    """A text of words never seen gets no sure label."""
    making = EXTRACTORS[extractor]
    state = making.fit(NEWS * 5, np.random.default_rng(0), Silent())
    known, odd = (making.transform(state, texts, Silent()) for texts in (NEWS * 5, ["xqzv wkpj"] * 4))
    model = LEARNERS[learner].fit(Lesson(known, np.eye(3, dtype=bool)[np.arange(15) % 3], several=False)).model
    best, confidence = predict(model, odd, Silent())
    assert len(set(best.tolist())) == 1
    assert (confidence < 0.75).all()


@pytest.mark.parametrize("learner", LEARNERS.names)
@pytest.mark.parametrize("several", [False, True])
def test_one_class_one_label_and_twins(learner: str, several: bool) -> None:
    features = rows_of("text_recipe", TEXTS["some empty"])
    for labeled in (1, 5):
        Y = np.zeros((labeled, 2), bool)
        Y[:, 1] = True
        result = round_of(features, labeled, Y=Y, learner=learner, several=several)
        sound(result, len(features) - labeled, several)
        assert (result.best == 1).all()
    twins = rows_of("text_recipe", TEXTS["two alike"])
    sound(round_of(twins, 2, learner=learner, several=several), 18, several)


@pytest.mark.parametrize("strategy", STRATEGIES.names)
def test_every_strategy_with_one_label_and_every_item_alike(strategy: str) -> None:
    features = rows_of("text_recipe", TEXTS["two alike"])
    sound(round_of(features, 1, strategy=strategy), 19)


def sparse_rows(n: int, k: int) -> Features:
    """Rows with a column of their class and a few others; no dense block."""
    rng = np.random.default_rng(0)
    columns = np.sort(np.stack([np.arange(n) % k, *(k + rng.integers(5_000, size=(4, n)))]), axis=0).T
    indptr = np.arange(0, 5 * n + 1, 5, dtype=np.int32)
    data = np.full(5 * n, np.sqrt(0.2), np.float32)
    return Features(
        indptr, np.ascontiguousarray(columns, np.int32).ravel(), data, k + 5_000, np.zeros((n, 0), np.float32)
    )


@pytest.fixture(scope="module")
def very_many() -> tuple[Features, np.ndarray]:
    n, k = 20_000, 10_000
    Y = np.zeros((n, k), bool)
    Y[np.arange(n), np.arange(n) % k] = True
    return sparse_rows(n + 50, k), Y


@pytest.mark.slow
@pytest.mark.parametrize("learner", LEARNERS.names)
def test_ten_thousand_classes(learner: str, very_many: tuple[Features, np.ndarray]) -> None:
    features, Y = very_many
    n, k = Y.shape
    model = LEARNERS[learner].fit(Lesson(features.take(np.arange(n)), Y, several=False)).model
    probabilities = model.probabilities(features.take(np.arange(n, n + 50)))
    assert np.allclose(probabilities.sum(axis=1), 1, atol=1e-3)
    right = probabilities.argmax(axis=1) == np.arange(n, n + 50) % k
    assert right.mean() > 0.3  # half of the columns are left out, and a row lies as near to some other label


def test_nothing_to_ask_is_an_empty_batch() -> None:
    result = round_of(rows_of("text_recipe", NEWS), 3)
    assert result.choices == []


def test_a_name_that_is_not_known_is_answered_in_words() -> None:
    for changes in ({"strategy": "mix: clusters 2"}, {"strategy": "mix: nothing 1"}, {"learner": "oracle"}):
        with pytest.raises(AppError) as told:
            round_of(rows_of("text_recipe", NEWS), 1, **changes)
        assert told.value.remedy
