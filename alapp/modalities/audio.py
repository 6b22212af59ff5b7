"""Sounds: an item is a file of any length; it is heard and seen in pieces, never loaded whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from alapp.domain.item import Item, NewItem
from alapp.domain.media import MediaFile
from alapp.modalities.recorded import decoded_facts, known_suffix, patience_of


class Audio:
    """A sound: WAV, FLAC, OGG or MP3."""

    name = "audio"
    words = "Audio"
    extractor = "sound_recipe"
    cheap_extractor = "sound_glance"
    suffixes: tuple[str, ...] = (".wav", ".flac", ".ogg", ".oga", ".mp3")

    def problem(self, item: NewItem) -> str:
        """Return why a row cannot be a sound: its text names no sound file."""
        return known_suffix(item, self.suffixes, "The file is no sound that can be read here.")

    def facts(self, file: MediaFile) -> Mapping[str, Any]:
        """Return ``microseconds``, ``rate`` and ``channels``.

        Raises
        ------
        BadInput : the file is missing, damaged, empty, or cannot be decoded here.
        """
        return decoded_facts("alapp.features.sound:facts", file)

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
