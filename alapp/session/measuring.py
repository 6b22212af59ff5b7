"""What the newest model says of items that nobody picked: a measurement takes it along, unseen, with each check."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alapp.domain.annotation import Suggestion
from alapp.domain.model import Predictions


def said_of(said: Predictions | None, version: int, item_ids: Sequence[int]) -> dict[int, Suggestion]:
    """Return the best label of each of these items that the model looked at, with its probability."""
    if said is None or not len(said.item_ids):
        return {}
    places = np.minimum(np.searchsorted(said.item_ids, item_ids), len(said.item_ids) - 1)
    found = {}
    for item_id, place in zip(item_ids, places, strict=True):
        if said.item_ids[place] == item_id and said.best[place] >= 0:
            label = said.class_ids[said.best[place]]
            found[item_id] = Suggestion(version, {label: float(said.confidence[place])}, (label,))
    return found
