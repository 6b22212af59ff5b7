"""What tests of films need: the decoder's libraries, and progress that keeps what is handed over."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from alapp.domain.errors import BadInput
from alapp.domain.media import MediaFile
from alapp.features import libav

CLIPS = ("rabbit320.mp4", "rabbit320.webm", "frog.mp4", "bottle-detection.mp4")


def need_decoder() -> None:
    """Skip a test where films cannot be decoded on this machine; under CI they must be."""
    try:
        libav.library()
    except BadInput as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))


def media(path: Path) -> MediaFile:
    """A file by reference."""
    return MediaFile(path.name, "", path.stat().st_size, path)


class Kept:
    """Progress that keeps the parts."""

    def __init__(self) -> None:
        self.parts: list[Any] = []

    def step(self, done: int, total: int = 0, words: str = "") -> None:
        """Report nothing."""

    def emit(self, part: Any) -> None:
        """Keep a part."""
        self.parts.append(part)
