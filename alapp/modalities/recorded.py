"""What sounds and films have in common: files that only a decoder knows, and that take their own length to look at."""

from __future__ import annotations

import importlib
import math
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from alapp.domain.item import Item, NewItem
from alapp.domain.media import MediaFile
from alapp.domain.steps import Silent
from alapp.domain.words import plain

LISTENS = 3
"""A recording that is labeled is heard or seen about three times."""
BASE_SECONDS, MOST_SECONDS = 60.0, 8 * 3600.0
UNKNOWN_SECONDS = 600.0


def known_suffix(item: NewItem, suffixes: tuple[str, ...], refusal: str) -> str:
    """Return in words why a row names no file with one of these endings; empty when it does."""
    if not item.text.strip():
        return plain("There is no file name.")
    return "" if PurePosixPath(item.text.strip().lower()).suffix in suffixes else refusal


def decoded_facts(function: str, file: MediaFile) -> Mapping[str, Any]:
    """Return what a decoder notes of a file.

    The decoder is named (``alapp.module:function``), as everything is that runs in the child process: this room does
    not know how files are decoded.

    Raises
    ------
    BadInput : the file is missing, damaged, empty, or cannot be decoded here.
    """
    module, _, name = function.partition(":")
    found: Mapping[str, Any] = getattr(importlib.import_module(module), name)(Silent(), file)
    return found


def patience_of(item: Item) -> float:
    """Return a minute and three times the length, ten minutes where the item notes no ``seconds``."""
    try:
        length = float(item.meta.get("seconds", ""))
    except ValueError:
        return UNKNOWN_SECONDS
    return min(BASE_SECONDS + LISTENS * length, MOST_SECONDS) if 0 <= length < math.inf else UNKNOWN_SECONDS


class Recorded:
    """Base of the recordings: ``decoder`` names what notes the facts of a file, ``refusal`` is said of other files."""

    suffixes: tuple[str, ...] = ()
    decoder = ""
    refusal = ""

    def problem(self, item: NewItem) -> str:
        """Return why a row cannot be such a recording: its text names no such file."""
        return known_suffix(item, self.suffixes, self.refusal)

    def facts(self, file: MediaFile) -> Mapping[str, Any]:
        """Return ``microseconds`` and what else the decoder notes.

        Raises
        ------
        BadInput : the file is missing, damaged, empty, or cannot be decoded here.
        """
        return decoded_facts(self.decoder, file)

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
