"""How regions drawn and regions found are matched and counted: exact spans, boxes and segments by overlap."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alapp.domain.region import Box, Region, Segment, Span

OVERLAP = 0.5
"""Intersection over union from which a box or a segment counts as found (Everingham et al. 2010, PASCAL VOC)."""


def overlap(a: Region, b: Region) -> float:
    """Return intersection over union of two regions of one kind, in 0..1."""
    if isinstance(a, Box) and isinstance(b, Box):
        wide = max(0.0, min(a.x + a.w, b.x + b.w) - max(a.x, b.x))
        high = max(0.0, min(a.y + a.h, b.y + b.h) - max(a.y, b.y))
        both, whole = wide * high, a.w * a.h + b.w * b.h
    elif isinstance(a, Span | Segment) and isinstance(b, Span | Segment):
        both = float(max(0, min(a.end, b.end) - max(a.start, b.start)))
        whole = float(a.end - a.start + b.end - b.start)
    else:
        return 0.0
    return both / (whole - both) if whole > both else 1.0


def same(drawn: Region, found: Region) -> bool:
    """Say whether a found region is the drawn one: spans exactly, boxes and segments by overlap; labels alike."""
    if drawn.label != found.label:
        return False
    return overlap(drawn, found) >= (1.0 if isinstance(drawn, Span) else OVERLAP)


def hits(drawn: Sequence[Region], found: Sequence[Region]) -> int:
    """Return how many found regions match a drawn one of their own, at most one each (Hungarian assignment)."""
    if not drawn or not found:
        return 0
    from scipy.optimize import linear_sum_assignment  # costs 0.4 s: in the child only

    worth = np.array([[overlap(d, f) * same(d, f) for f in found] for d in drawn])
    rows, columns = linear_sum_assignment(-worth)
    return int((worth[rows, columns] > 0).sum())


def f1(drawn: Sequence[Sequence[Region]], found: Sequence[Sequence[Region]]) -> tuple[float, float, float]:
    """Return (precision, recall, F1) over items; 1.0 each where nothing was drawn and nothing found."""
    right = sum(hits(d, f) for d, f in zip(drawn, found, strict=True))
    n_drawn, n_found = sum(map(len, drawn)), sum(map(len, found))
    if not n_drawn and not n_found:
        return 1.0, 1.0, 1.0
    precision = right / n_found if n_found else 0.0
    recall = right / n_drawn if n_drawn else 0.0
    return precision, recall, 2 * right / (n_drawn + n_found)
