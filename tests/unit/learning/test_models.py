"""A full pass says the same as all probabilities would, whatever the scores."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from alapp.domain.features import Features
from alapp.learning.models import CommitteeModel, LinearModel


def model(rng: np.random.Generator, n_classes: int, labeled: int, *, several: bool, unseen: float) -> LinearModel:
    seen = np.sort(rng.permutation(n_classes)[:labeled]).astype(np.int32)
    kept = unseen if labeled < n_classes and not several else 0.0
    empty = np.zeros((0, labeled), np.float32)
    dense = (rng.standard_normal((5, labeled)) * rng.choice([0.0, 1.0, 30.0])).astype(np.float32)
    bias = rng.standard_normal(labeled).astype(np.float32)
    return LinearModel(n_classes, several, seen, 0, np.zeros(0, np.int32), empty, dense, bias, 2.0, kept)


@settings(deadline=None)
@given(
    seed=st.integers(0, 2**32),
    n_classes=st.integers(1, 60),
    share=st.floats(0, 1),
    several=st.booleans(),
    unseen=st.sampled_from([0.0, 0.05, 0.5, 0.95]),
)
def test_the_best_class_and_its_probability_are_those_of_all_probabilities(
    seed: int, n_classes: int, share: float, several: bool, unseen: float
) -> None:
    rng = np.random.default_rng(seed)
    fitted = model(rng, n_classes, max(1, round(share * n_classes)), several=several, unseen=unseen)
    rows = Features.of_dense(rng.standard_normal((40, 5)) * rng.choice([0.0, 0.01, 1.0]))
    for one in (fitted, CommitteeModel((fitted, fitted))):
        each = one.probabilities(rows)
        best, confidence = one.best(rows)
        np.testing.assert_allclose(each[np.arange(40), best], each.max(axis=1), atol=1e-6)
        np.testing.assert_allclose(confidence, each.max(axis=1), atol=1e-6)
        sure = np.sort(each, axis=1)[:, -1] - (np.sort(each, axis=1)[:, -2] if n_classes > 1 else -1) > 1e-5
        np.testing.assert_array_equal(best[sure], each.argmax(axis=1)[sure])
