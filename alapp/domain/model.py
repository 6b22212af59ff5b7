"""A trained model as the project remembers it, and the result of one training round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.annotation import Pick, Value


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """One model version: what made it, and what it measured. ``metrics`` is plain JSON.

    ``state`` names what the extractor had learned (a hash, see :meth:`Models.extractor_state`); ``heads`` is the
    counter of each annotator's newest event when it was trained, so that the journal says which answers it knew;
    ``seconds`` is what the training took. ``frozen`` and ``note`` are a person's, all else is fixed.
    """

    version: int
    created_at: str
    learner: str
    strategy: str
    extractor: str
    n_labels: int
    guideline_version: int
    class_ids: tuple[str, ...]
    seed: int
    metrics: Mapping[str, Any] = field(default_factory=dict)
    libraries: Mapping[str, str] = field(default_factory=dict)
    state: str = ""
    batch_size: int = 0
    random_share: float = 0.0
    blind_share: float = 0.0
    n_items: int = 0
    heads: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    frozen: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Predictions:
    """What a model says of items, row by row.

    ``item_ids`` (n,) int64 ascending; ``best`` (n,) int16 index into ``class_ids``, -1 unknown;
    ``confidence`` (n,) float32 calibrated probability of ``best``.
    """

    class_ids: tuple[str, ...]
    item_ids: NDArray[np.int64]
    best: NDArray[np.int16]
    confidence: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one training round brings back to the window.

    ``picks`` in asking order; ``probabilities`` (len(picks), k) calibrated, float32, rows as ``picks``;
    ``weights`` the fitted model as bytes in an inert format (never pickle).
    """

    record: ModelRecord
    picks: Sequence[Pick]
    probabilities: NDArray[np.float32]
    predictions: Predictions
    weights: bytes = b""
    regions: Sequence[tuple[Value, ...]] = ()
    """Suggested regions of each pick, as plain rows; empty where answers have no regions."""
