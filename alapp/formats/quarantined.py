"""What the quarantine keeps of a row, read again: its cells, and whether somebody has repaired it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from alapp.formats.base import UNPLACED


def cells_of(original: str) -> dict[str, object] | None:
    """Return the cells kept in an original by column name, or None when it is not such a record."""
    try:
        content = json.loads(original)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def is_unrepaired(original: str, cells: Mapping[str, str]) -> bool:
    """Say whether a row that could not be read stands in the quarantine file just as it was written there."""
    kept = cells_of(original)
    if kept is None:
        return not any(cells.values())
    if UNPLACED not in kept:
        return False
    return all((kept.get(name) or "") == cell for name, cell in cells.items())


def readable(original: str) -> str:
    """Return an original as one line for the screen: the row as written, or its cells with bars between."""
    kept = cells_of(original)
    if kept is None:
        return original
    unplaced = kept.get(UNPLACED)
    return str(unplaced) if unplaced is not None else " | ".join(str(v) for v in kept.values() if v is not None)
