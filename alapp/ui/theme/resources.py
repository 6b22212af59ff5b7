"""Where the data files that ship with the program lie, from a checkout and from the frozen program alike."""

from __future__ import annotations

import sys
from pathlib import Path

_BESIDE_PACKAGE = Path(__file__).resolve().parents[3]
_IN_PACKAGE = Path(__file__).resolve().parents[2]


def _folders() -> list[Path]:
    """Possible homes of ``resources``, the frozen program's own first."""
    frozen: str = getattr(sys, "_MEIPASS", "")
    return [Path(frozen)] * bool(frozen) + [_BESIDE_PACKAGE, _IN_PACKAGE]


def resource(*parts: str) -> Path:
    """Return the path of a shipped file; the last candidate when it is nowhere, so that opening it says so."""
    found = [folder.joinpath("resources", *parts) for folder in _folders()]
    return next((path for path in found if path.exists()), found[0])
