"""Films: an item is a file of any length; it is seen frame by frame and heard in pieces, never loaded whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from alapp.domain.item import Item, NewItem
from alapp.domain.media import MediaFile
from alapp.modalities.recorded import decoded_facts, known_suffix, patience_of


class Video:
    """A film: MP4, WebM or Matroska, with sound or without."""

    name = "video"
    words = "Video"
    extractor = "film_recipe"
    cheap_extractor = "film_glance"
    suffixes: tuple[str, ...] = (".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi")

    def problem(self, item: NewItem) -> str:
        """Return why a row cannot be a film: its text names no film file."""
        return known_suffix(item, self.suffixes, "The file is no film that can be read here.")

    def facts(self, file: MediaFile) -> Mapping[str, Any]:
        """Return ``width``, ``height`` as displayed, ``microseconds``, ``codec``; ``rate``, ``channels`` of its sound.

        Raises
        ------
        BadInput : the file is missing, damaged, empty, or cannot be decoded here.
        """
        return decoded_facts("alapp.features.film:facts", file)

    def load(self, content: MediaFile) -> MediaFile:
        """Return the file as it is: whoever reads it decodes what it needs.

        Raises
        ------
        BadInput : it is missing.
        """
        content.open().close()
        return content

    def patience(self, item: Item) -> float:
        """Return a minute, and three times the length where the item says it."""
        return patience_of(item)
