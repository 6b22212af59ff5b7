"""What a region learner is: it learns from drawn regions, then suggests regions and says how unsure it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from alapp.domain.region import Marked, Region, RegionKind
from alapp.domain.steps import Steps


@dataclass(frozen=True, slots=True)
class RegionLesson:
    """What there is to learn from: ``contents`` as the modality loads them, and the regions drawn in each.

    ``labels`` are the label class ids in the guideline's order. An item without regions says that nothing is there.
    """

    contents: Sequence[Any]
    regions: Sequence[Sequence[Region]]
    labels: tuple[str, ...]
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model finds in one item.

    ``marked``: suggested regions with calibrated confidence, in their order in the item. ``unsure`` in 0..1: the
    score of the item for the queue, larger is asked sooner. ``scores``: further uncertainties by name, for the
    strategies and the why-bars. ``cost``: how much work the item is, in tokens, boxes or seconds, at least 1.
    ``present`` (label id -> probability in 0..1): that the label occurs in the item.
    """

    marked: tuple[Marked, ...]
    unsure: float
    scores: Mapping[str, float] = field(default_factory=dict)
    cost: float = 1.0
    present: Mapping[str, float] = field(default_factory=dict)


class RegionModel(Protocol):
    """A fitted model; ``labels`` as in the lesson."""

    @property
    def labels(self) -> tuple[str, ...]:
        """Label class ids."""
        ...

    def read(self, contents: Sequence[Any], progress: Steps) -> list[Reading]:
        """Return what is found in each item; raises Cancelled when told to stop."""
        ...

    def to_bytes(self) -> bytes:
        """Return the model as inert bytes (never pickle)."""
        ...


@runtime_checkable
class Trained(Protocol):
    """A model whose training left items out by turns anyhow, fresh from its training.

    ``left_out``: by place in the lesson, the regions that a part of the training would have suggested in an item that
    this part did not learn from. Items that are missing there were not learned from at all.
    """

    @property
    def left_out(self) -> Mapping[int, Sequence[Region]]:
        """Suggested regions by place in the lesson."""
        ...


class RegionLearner(Protocol):
    """A family member: ``name`` is stored with the model, ``words`` is on screen, ``kind`` what it draws."""

    @property
    def name(self) -> str:
        """Stable identifier."""
        ...

    @property
    def words(self) -> str:
        """What the screen calls it."""
        ...

    @property
    def kind(self) -> RegionKind:
        """The kind of region it finds."""
        ...

    @property
    def modalities(self) -> tuple[str, ...]:
        """Names of the modalities it can read."""
        ...

    def fit(self, lesson: RegionLesson, progress: Steps) -> RegionModel:
        """Learn from the lesson; same lesson, same model. Raises Cancelled when told to stop."""
        ...

    def from_bytes(self, blob: bytes) -> RegionModel:
        """Return what :meth:`RegionModel.to_bytes` wrote; raises BadInput when damaged."""
        ...
