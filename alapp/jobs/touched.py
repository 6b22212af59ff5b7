"""Which files this process opens for writing meanwhile, as Python is asked for them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_state = SimpleNamespace(hooked=False, heard=None)


def _hear(event: str, args: tuple[Any, ...]) -> None:
    heard = _state.heard
    if heard is None:
        return
    if event == "open" and isinstance(args[0], (str, bytes)) and isinstance(args[2], int) and args[2] & _WRITES:
        heard.add(os.fsdecode(args[0]))
    elif event == "os.rename":
        heard.add(os.fsdecode(args[1]))


@contextmanager
def files_written() -> Iterator[set[str]]:
    """Yield a set that fills with the paths; what SQLite opens by itself is not among them."""
    if not _state.hooked:
        _state.hooked = True
        sys.addaudithook(_hear)
    _state.heard = heard = set[str]()
    try:
        yield heard
    finally:
        _state.heard = None
