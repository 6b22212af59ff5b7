"""Regions that come from a file or a script, with the names of labels: checked, and turned into the project's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from alapp.domain.errors import BadInput
from alapp.domain.region import Box, Region, RegionKind, Segment, Span
from alapp.domain.words import plain

LabelId = Callable[[str], str | None]


def regions_from(
    kind: RegionKind, rows: Sequence[Mapping[str, Any]], label_id: LabelId, text: str
) -> tuple[Region, ...]:
    """Return the regions of an item; ``label_id`` finds a label class by its name, ``text`` is the item's.

    Raises
    ------
    BadInput : a label that is not in the guideline, a region of another kind, outside of the item, or whose text is
        not what stands there. The words say which.
    """
    return tuple(_region(kind, row, label_id, text) for row in rows)


def _region(kind: RegionKind, row: Mapping[str, Any], label_id: LabelId, text: str) -> Region:
    name = str(row.get("label", ""))
    found = label_id(name)
    if found is None:
        raise BadInput(plain("The label “{name}” is not in the guideline.", name=name))
    try:
        return _MAKE[kind](row, found, text)
    except (KeyError, TypeError, ValueError):
        raise BadInput(plain("A region of “{name}” is no {kind}.", name=name, kind=kind)) from None


def _span(row: Mapping[str, Any], label: str, text: str) -> Region:
    start, end = _whole(row["start"]), _whole(row["end"])
    if not 0 <= start < end <= len(text):
        raise BadInput(
            plain(
                "The span from {start} to {end} lies outside of the text of {count} characters.",
                start=start,
                end=end,
                count=len(text),
            )
        )
    held = text[start:end]
    if row.get("text", held) != held:
        raise BadInput(
            plain("The span from {start} to {end} holds other words than the file says.", start=start, end=end)
        )
    return Span(start, end, label, held)


def _box(row: Mapping[str, Any], label: str, text: str) -> Region:
    del text
    x, y, w, h = (float(row[side]) for side in "xywh")
    if not (w > 0 and h > 0 and min(x, y) > -1e6 and max(x + w, y + h) < 1e6):
        raise BadInput(plain("A box has no area, or lies far outside of any picture."))
    return Box(x, y, w, h, label)


def _segment(row: Mapping[str, Any], label: str, text: str) -> Region:
    del text
    start, end = _whole(row["start"]), _whole(row["end"])
    if not 0 <= start < end:
        raise BadInput(plain("The segment from {start} to {end} microseconds has no length.", start=start, end=end))
    return Segment(start, end, label)


def _whole(value: Any) -> int:
    """Return a whole number; raises ValueError for anything else, a fraction too."""
    if isinstance(value, bool) or int(value) != value:
        raise ValueError
    return int(value)


_MAKE: Mapping[str, Callable[[Mapping[str, Any], str, str], Region]] = {
    "span": _span,
    "box": _box,
    "segment": _segment,
}
