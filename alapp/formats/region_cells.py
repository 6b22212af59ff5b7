"""Regions in a cell: the JSON that this program and others write for spans, boxes and segments."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

Found = dict[str, Any]
"""One region as it came: where it lies, and ``label``, the name of its label."""

_NAMES = {"start_offset": "start", "end_offset": "end", "width": "w", "height": "h"}
"""What others call a side (doccano, Prodigy)."""
_WHERE = (("x", "y", "w", "h"), ("start", "end"))


def parse_regions(cell: str) -> list[Found] | None:
    """Return the regions of a cell; None when it holds something else, an empty list when it says there are none.

    Read are a JSON list of objects (``start`` and ``end``, or ``x``, ``y``, ``w`` and ``h``, with ``label``) and of
    triples ``[start, end, label]``.
    """
    if not cell.lstrip().startswith("["):
        return None
    try:
        rows = json.loads(cell)
    except (ValueError, RecursionError):
        return None
    found = [_region(row) for row in rows] if isinstance(rows, list) else [None]
    return [region for region in found if region is not None] if None not in found else None


def region_cell(regions: tuple[Mapping[str, Any], ...]) -> str:
    """Return regions as the text of a cell."""
    return json.dumps(list(map(dict, regions)), ensure_ascii=False)


def _region(row: Any) -> Found | None:
    if isinstance(row, list) and len(row) == 3:
        row = dict(zip(("start", "end", "label"), row, strict=True))
    if not isinstance(row, dict) or not isinstance(row.get("label"), str):
        return None
    named = {_NAMES.get(name, name): value for name, value in row.items()}
    where = next((sides for sides in _WHERE if all(_is_number(named.get(side)) for side in sides)), None)
    if where is None:
        return None
    text = {"text": named["text"]} if isinstance(named.get("text"), str) else {}
    return {side: named[side] for side in where} | {"label": row["label"]} | text


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
