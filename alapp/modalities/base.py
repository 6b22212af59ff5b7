"""What every modality states: how an item is read, how long looking at it takes, and which features it gets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from alapp.domain.item import Item, NewItem
from alapp.domain.media import MediaFile


class Modality(Protocol):
    """A kind of content. ``name`` is stored with each item, and is that of the canvas that shows it.

    A project holds one modality, since one model learns from all its items. Where ``suffixes`` are stated, items lie
    in files: their text is the file's relative path.
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

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Endings of the files that hold such items, lower case with the dot; empty where the text is the item."""
        ...

    def facts(self, file: MediaFile) -> Mapping[str, Any]:
        """Return what an import notes of a file (plain JSON); raises BadInput, in words, when it cannot be an item."""
        ...

    def load(self, content: Any) -> Any:
        """Return what the extractors read of an item, from its stored text, or from its :class:`MediaFile`.

        Raises
        ------
        BadInput : it is missing or broken.
        """
        ...

    def patience(self, item: Item) -> float:
        """Return the longest time in seconds that looking at this item explains; more was a break."""
        ...
