"""What a feature extractor is: fitted on a sample of the texts, then turns texts into feature rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

import numpy as np

from alapp.domain.features import Features
from alapp.domain.steps import Steps

RICH_FOR_ALL = 20_000
"""Up to this many items the rich features of every item are held; above, of the slice and the labeled rows."""

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
