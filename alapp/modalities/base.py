"""What every modality states: how an item is read, how long looking at it takes, and which features it gets."""

from __future__ import annotations

from typing import Any, Protocol

from alapp.domain.item import Item, NewItem


class Modality(Protocol):
    """A kind of content. ``name`` is stored with each item, and is that of the canvas that shows it.

    A project holds one modality, since one model learns from all its items.
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
    def extractor(self) -> str:
        """Name of the feature extractor for pools of usual size."""
        ...

    @property
    def cheap_extractor(self) -> str:
        """Name of the feature extractor for pools that are too large for the rich one."""
        ...

    def problem(self, item: NewItem) -> str:
        """Return in words why a row cannot become an item of this modality; empty when it can."""
        ...

    def load(self, text: str) -> Any:
        """Return what the extractors read of an item whose stored text this is; raises BadInput when it is broken."""
        ...

    def patience(self, item: Item) -> float:
        """Return the longest time in seconds that looking at this item explains; more was a break."""
        ...
