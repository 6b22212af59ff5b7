"""What every label task states: how keys become a draft, and a draft a value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from alapp.domain.annotation import Value, labels_of

Draft = tuple[Any, ...]
"""What is answered so far: label class ids of a choice, regions of a region task (:mod:`alapp.domain.region`)."""


class LabelTask(Protocol):
    """A kind of answer.

    ``instant`` tasks commit with the key that answers; the others wait for Enter. ``multi`` tells learners
    whether classes exclude each other. ``region`` is the kind of region an answer lists, empty for choices.
    """

    @property
    def name(self) -> str:
        """Stable identifier."""
        ...

    @property
    def words(self) -> str:
        """What the screen calls it."""
        ...

    @property
    def instant(self) -> bool:
        """Whether one label key is the whole answer."""
        ...

    @property
    def multi(self) -> bool:
        """Whether several labels may hold at once."""
        ...

    @property
    def region(self) -> str:
        """Kind of region that an answer lists (:data:`alapp.domain.region.KINDS`); empty for none."""
        ...

    def apply(self, draft: Draft, label_id: str) -> Draft:
        """Return the draft after this label was given."""
        ...

    def complete(self, draft: Draft) -> bool:
        """Tell whether the draft can be committed."""
        ...

    def value(self, draft: Draft) -> Value:
        """Return the answer a draft stands for."""
        ...

    def draft(self, value: Value | None) -> Draft:
        """Return the draft that gives this answer; raises BadInput when it is none of this task."""
        ...

    def labels(self, draft: Draft) -> tuple[str, ...]:
        """Return the label class ids a draft uses, each once."""
        ...


def indicator(values: Sequence[Value], class_ids: Sequence[str]) -> NDArray[np.bool_]:
    """Return Y, bool (n, k): which label classes each answer uses; unknown ids are left out."""
    column = {label_id: j for j, label_id in enumerate(class_ids)}
    out = np.zeros((len(values), len(class_ids)), dtype=bool)
    for row, value in enumerate(values):
        for label_id in labels_of(value):
            if label_id in column:
                out[row, column[label_id]] = True
    return out
