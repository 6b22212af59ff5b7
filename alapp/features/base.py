"""What a feature extractor is: fitted on a sample of the texts, then turns texts into feature rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

import numpy as np

from alapp.domain.features import Features
from alapp.domain.steps import Steps

RICH_FOR_ALL = 20_000
"""Up to this many items the rich features of every item are held; above, of a window and the labeled rows.

Measured on news texts: a row takes 0.28 ms, 4.3 kB in memory and 3.0 kB in the project; 200,000 items would take a
minute, 860 MB and 600 MB, and each round twenty times the scoring, for nothing that a window of 10,000 loses.
"""

FIT_SAMPLE = 20_000
"""Largest number of texts an extractor is fitted on."""

CHUNK = 2_000
"""Texts transformed between two looks at the progress (cancel, percent)."""

S = TypeVar("S")


class FeatureExtractor(Protocol[S]):
    """A family member: ``name`` and ``version`` are stored with the features, ``words`` is on screen.

    Features of another name or version are not mixed; they are computed anew.
    """

    name: str
    words: str
    version: int

    def fit(self, texts: Sequence[str], rng: np.random.Generator, progress: Steps) -> S:
        """Learn from a random sample of at most :data:`FIT_SAMPLE` unlabeled texts."""
        ...

    def transform(self, state: S, texts: Sequence[str], progress: Steps) -> Features:
        """Return one row for each text, in order; a text without known words gives a row of zeros."""
        ...

    def state_to_bytes(self, state: S) -> bytes:
        """Return the fitted state as inert bytes."""
        ...

    def state_from_bytes(self, blob: bytes) -> S:
        """Return what :meth:`state_to_bytes` wrote; raises BadInput when damaged or of another version."""
        ...
