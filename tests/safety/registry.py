"""All checks, found in :mod:`tests.safety.checks` by their files."""

from __future__ import annotations

import importlib
import pkgutil

from tests.safety import checks
from tests.safety.base import Check


def all_checks() -> list[Check]:
    """Return the checks in the order of their numbers, ours (0) last.

    Raises
    ------
    ValueError : two have one name.
    """
    found: list[Check] = []
    for module in pkgutil.iter_modules(checks.__path__):
        found.append(importlib.import_module(f"{checks.__name__}.{module.name}").CHECK)
    names = [check.name for check in found]
    if len(set(names)) < len(names):
        raise ValueError(f"two checks have one name: {sorted(names)}")
    return sorted(found, key=lambda check: (check.number == 0, check.number, check.name))
