"""Every learner keeps its promises on any labels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alapp.domain.errors import BadInput
from alapp.domain.features import Features
from alapp.learning.base import Learner, Lesson
from alapp.learning.learners.registry import LEARNERS
from alapp.learning.models import model_from_bytes
from tests.contracts import pools

KINDS = {
    "both blocks": pools.pool(60),
    "sparse only": pools.pool(60, dense=False),
    "dense only": pools.pool(60, sparse=False),
    "identical": pools.identical(60),
    "blank": pools.blank(60),
}
Y_SEVERAL = np.random.default_rng(1).random((60, 4)) < 0.4


@pytest.fixture(params=LEARNERS.names)
def learner(request: pytest.FixtureRequest) -> Learner:
    return LEARNERS[request.param]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("several", [False, True])
def test_probabilities_have_shape_and_sum(learner: Learner, kind: str, several: bool) -> None:
    features = KINDS[kind]
    Y = Y_SEVERAL if several else pools.labels(np.arange(60))
    probabilities = learner.fit(Lesson(features, Y, several)).model.probabilities(features)
    assert probabilities.shape == Y.shape
    assert probabilities.dtype == np.float32
    assert ((probabilities >= 0) & (probabilities <= 1)).all()
    if not several:
        assert np.allclose(probabilities.sum(axis=1), 1, atol=1e-5)


@pytest.mark.parametrize(("sparse", "dense"), [(True, True), (True, False), (False, True)])
def test_it_learns(learner: Learner, sparse: bool, dense: bool) -> None:
    features, truth, rows = pools.pool(345, sparse=sparse, dense=dense), np.arange(345) % 3, np.arange(45)
    model = learner.fit(Lesson(features.take(rows), pools.labels(rows), several=False)).model
    assert (model.probabilities(features).argmax(axis=1)[45:] == truth[45:]).mean() > 0.8


def test_it_learns_several_labels(learner: Learner) -> None:
    features, rows = KINDS["both blocks"], np.arange(60)
    Y = np.stack([rows % 3 == 0, rows % 3 != 1], axis=1)
    model = learner.fit(Lesson(features, Y, several=True)).model
    assert ((model.probabilities(features) >= 0.5) == Y).mean() > 0.85


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("n", [1, 2, 7])
def test_one_class_only(learner: Learner, n: int, several: bool) -> None:
    Y = np.zeros((n, 3), dtype=bool)
    Y[:, 1] = True
    features = KINDS["both blocks"]
    probabilities = learner.fit(Lesson(features.take(np.arange(n)), Y, several)).model.probabilities(features)
    assert (probabilities.argmax(axis=1) == 1).all()
    assert (probabilities[:, 1] < 1).all()


def test_classes_without_labels_keep_a_little(learner: Learner) -> None:
    Y = np.zeros((60, 6), dtype=bool)
    Y[:, 1:4] = pools.labels(np.arange(60))
    model = learner.fit(Lesson(KINDS["both blocks"], Y, several=False)).model
    probabilities = model.probabilities(KINDS["both blocks"])
    assert np.allclose(probabilities.sum(axis=1), 1, atol=1e-5)
    assert (probabilities[:, [0, 4, 5]] < 0.1).all()


@pytest.mark.parametrize("several", [False, True])
def test_same_lesson_same_bytes_and_back(learner: Learner, several: bool) -> None:
    Y = Y_SEVERAL if several else pools.labels(np.arange(60))
    lesson = Lesson(KINDS["both blocks"], Y, several, seed=9)
    blobs = [learner.fit(lesson).model.to_bytes() for _ in range(2)]
    assert blobs[0] == blobs[1]
    expected = learner.fit(lesson).model.probabilities(lesson.features)
    assert np.array_equal(model_from_bytes(blobs[0]).probabilities(lesson.features), expected)
    assert blobs[0] == model_from_bytes(blobs[0]).to_bytes()


def test_damaged_bytes_are_refused_in_words(learner: Learner) -> None:
    blob = learner.fit(Lesson(KINDS["both blocks"], pools.labels(np.arange(60)), several=False)).model.to_bytes()
    for damaged in (b"", blob[:40], blob[: len(blob) // 2], blob.replace(b'"width"', b'"hight"')):
        with pytest.raises(BadInput):
            model_from_bytes(damaged)


def test_no_row_to_predict(learner: Learner) -> None:
    features = KINDS["both blocks"]
    model = learner.fit(Lesson(features, pools.labels(np.arange(60)), several=False)).model
    assert model.probabilities(Features.empty(features.width, 3)).shape == (0, 3)


@settings(max_examples=15, deadline=None)
@given(data=st.data(), n=st.integers(1, 12), k=st.integers(1, 5), several=st.booleans())
def test_any_labels(data: st.DataObject, n: int, k: int, several: bool) -> None:
    kinds = data.draw(st.lists(st.integers(0, k - 1), min_size=n, max_size=n))
    rows = np.array(data.draw(st.lists(st.integers(0, 59), min_size=n, max_size=n)))
    lesson = Lesson(KINDS["both blocks"].take(rows), np.eye(k, dtype=bool)[kinds], several)
    for learner in LEARNERS:
        probabilities = learner.fit(lesson).model.probabilities(KINDS["both blocks"])
        assert np.isfinite(probabilities).all()
        assert several or np.allclose(probabilities.sum(axis=1), 1, atol=1e-5)
