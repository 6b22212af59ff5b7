"""Offline annotation with active learning. ``alapp.open`` and ``alapp.create`` are the Python interface."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from alapp.api import Ask, Columns, Project, create, open  # noqa: A004

__version__ = "0.1.0"
__all__ = ["Ask", "Columns", "Project", "create", "open"]


def __getattr__(name: str) -> Any:
    """Load the interface when it is first used, so that the program's own start does not pay for it (PEP 562)."""
    if name in __all__:
        return getattr(importlib.import_module("alapp.api"), name)
    raise AttributeError(f"module 'alapp' has no attribute {name!r}")
