"""The window: Qt lives here and nowhere else."""

from __future__ import annotations

import builtins
from importlib import import_module


def _load_qt() -> None:
    """Load Qt, and let imports be Python's own again.

    PySide6 puts a function of its own in the way of every later import, which reads the source of each module to see
    whether it wants Qt's names in another spelling. Nothing here does, and that costs a quarter of the start.
    """
    plain = builtins.__import__
    import_module("PySide6.QtWidgets")
    builtins.__import__ = plain


_load_qt()
