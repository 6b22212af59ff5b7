"""Texts: what is stored is what is shown and learned from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from alapp.domain.item import Item, NewItem
from alapp.domain.media import MediaFile
from alapp.domain.words import plain

BASE_SECONDS = 60.0
SECONDS_PER_WORD = 0.6  # half as fast as careful reading (about 200 words a minute is 0.3)


class Text:
    """A text of any length and script."""

    name = "text"
    words = "Text"
    extractor = "text_recipe"
    cheap_extractor = "hashed_words"
    suffixes: tuple[str, ...] = ()

    def problem(self, item: NewItem) -> str:
        """Return why a row cannot be a text: there is nothing to read in it."""
        return "" if item.text.strip() else plain("There is no text.")

    def facts(self, file: MediaFile) -> Mapping[str, Any]:
        """Return nothing: a text is no file."""
        del file
        return {}

    def load(self, content: str) -> str:
        """Return the text as it is."""
        return content

    def patience(self, item: Item) -> float:
        """Return a minute, and slow reading of each word."""
        return BASE_SECONDS + SECONDS_PER_WORD * len(item.text.split())
