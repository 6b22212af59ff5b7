"""Text files written by the program: UTF-8, new lines exactly as given, on the disk when done."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Generic, TextIO, TypeVar

from alapp.formats.opening import plain_errors

T = TypeVar("T")


@contextlib.contextmanager
def new_text(path: Path) -> Iterator[TextIO]:
    """Open for writing; flushed to the disk at the end. The caller chooses a path aside and moves it into place."""
    with plain_errors(path), path.open("w", encoding="utf-8", newline="") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


class Counted(Generic[T]):
    """Passes things through and counts them."""

    def __init__(self, things: Iterable[T]) -> None:
        self._things = things
        self.count = 0

    def __iter__(self) -> Iterator[T]:
        for thing in self._things:
            self.count += 1
            yield thing
