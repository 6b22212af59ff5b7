"""Parts that learners share: which classes are seen, class weights, one BLAS thread, coefficients to a model."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.learning.base import Indicator, Lesson
from alapp.learning.models import LinearModel


def one_thread() -> AbstractContextManager[Any]:
    """Hold BLAS to one thread: on a busy machine two cost 7 to 22 times the CPU."""
    from threadpoolctl import threadpool_limits

    return threadpool_limits(1)  # type: ignore[no-any-return]


def seen_classes(Y: Indicator) -> NDArray[np.int32]:
    """Return the classes (s,) that have at least one label."""
    return np.flatnonzero(Y.any(axis=0)).astype(np.int32)


def balanced_weights(Y: Indicator) -> NDArray[np.float64]:
    """Return a weight (n,) for each row of a single choice: n / (s n_c) for its class c."""
    counts = Y.sum(axis=0)
    return np.asarray(len(Y) / ((counts > 0).sum() * counts[Y.argmax(axis=1)]), dtype=np.float64)


def unseen_mass(lesson: Lesson) -> float:
    """Return the probability kept for classes without label: Laplace's rule of succession, at most one half."""
    n, k = lesson.Y.shape
    missing = k - len(seen_classes(lesson.Y))
    return 0.0 if lesson.several else min(0.5, missing / (n + k))


def linear_model(
    lesson: Lesson, columns: NDArray[np.int32], weights: NDArray[Any], bias: NDArray[Any], scale: float
) -> LinearModel:
    """Build a model of the seen classes from weights (c + m, s) of the narrow stacked matrix."""
    split = len(columns)
    return LinearModel(
        n_classes=lesson.Y.shape[1],
        several=lesson.several,
        seen=seen_classes(lesson.Y),
        width=lesson.features.width,
        columns=columns,
        sparse=np.ascontiguousarray(weights[:split], dtype=np.float32),
        dense=np.ascontiguousarray(weights[split:], dtype=np.float32),
        bias=np.asarray(bias, dtype=np.float32),
        scale=scale,
        unseen=unseen_mass(lesson),
    )
