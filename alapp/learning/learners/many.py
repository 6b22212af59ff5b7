"""Labels in the thousands: the mean of each label's rows stands for it, in bounded time and memory.

One pass over the rows, one column of weights a label (nearest centroid, Rocchio 1971; for text Han & Karypis 2000).
One-vs-rest fits would need a matrix of rows times labels many times over.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.learning.base import Fitted, Lesson
from alapp.learning.learners.common import linear_model, seen_classes
from alapp.learning.matrix import stacked

CELLS = 1_500_000
"""Rows x seen labels up to which a learner fits by itself (about ten seconds for the slowest)."""

WEIGHTS = 50_000_000
"""Largest number of weights kept (200 MB): the columns that tell most of the labels apart."""


def too_many(lesson: Lesson) -> bool:
    """Say whether a fit of its own would take rows x labels beyond :data:`CELLS`."""
    return len(lesson.Y) * len(seen_classes(lesson.Y)) > CELLS


def nearest_means(lesson: Lesson, scale: float) -> Fitted:
    """Return the model that scores a row by its cosine to the mean row of each label, in -1..1."""
    matrix, columns = stacked(lesson.features)
    seen = seen_classes(lesson.Y)
    member = _members(lesson, len(seen))
    counts = np.asarray(member.sum(axis=0)).ravel()
    means = (matrix.T @ member @ _diagonal(1 / counts)).tocsr()
    kept, columns = _telling(matrix, means, counts, columns)
    means = means[kept]
    lengths = np.sqrt(np.asarray(means.multiply(means).sum(axis=0)).ravel())
    weights = (means @ _diagonal(2 / np.maximum(lengths, 1e-9))).toarray()
    return Fitted(linear_model(lesson, columns, weights, np.full(len(seen), -1.0), scale))


def _members(lesson: Lesson, s: int) -> Any:
    """Return the labels given as a sparse matrix (n, s) of ones."""
    from scipy import sparse

    rows, labels = np.nonzero(lesson.Y)
    places = np.searchsorted(seen_classes(lesson.Y), labels)
    ones = np.ones(len(rows), np.float32)
    return sparse.csr_matrix((ones, (rows, places)), shape=(len(lesson.Y), s))


def _diagonal(values: NDArray[Any]) -> Any:
    from scipy import sparse

    return sparse.diags_array(values.astype(np.float32), format="csr")


def _telling(
    matrix: Any, means: Any, counts: NDArray[Any], columns: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return the places of the rows of weights to keep, and the column numbers of their sparse part.

    Of the sparse columns those whose squares the labels explain most beyond chance (one-way analysis of variance,
    Fisher 1925); the dense part is kept whole.
    """
    labels, split = len(counts), len(columns)
    most = max(1, WEIGHTS // max(1, labels) - (matrix.shape[1] - split))
    total = np.asarray(matrix.multiply(matrix).sum(axis=0)).ravel()
    between = np.asarray(means.multiply(means) @ counts).ravel()
    explained = between - total * (labels - 1) / max(1, matrix.shape[0] - 1)
    chosen = np.sort(np.argsort(-explained[:split], kind="stable")[:most])
    kept = np.concatenate([chosen, np.arange(split, matrix.shape[1])]).astype(np.int64)
    return kept, columns[chosen]
