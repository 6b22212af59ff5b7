"""Spans as tags of tokens and back: BIO2, the longest span wins where spans overlap (Ramshaw & Marcus 1995)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alapp.domain.region import Region, Span
from alapp.domain.tokens import Offsets

Tags = NDArray[np.int64]
OUTSIDE = 0


def begin_tag(label: int) -> int:
    """Return the tag of a first token of this label's spans."""
    return 1 + 2 * label


def inside_tag(label: int) -> int:
    """Return the tag of a further token of this label's spans."""
    return 2 + 2 * label


@dataclass(frozen=True, slots=True)
class Tagged:
    """Tags of one item's tokens; ``crowded`` spans gave way to a longer one, ``widened`` ones cut through a token."""

    tags: Tags
    crowded: int = 0
    widened: int = 0


def tagged(offsets: Sequence[Offsets], spans: Sequence[Region], places: dict[str, int]) -> Tagged:
    """Return the tags of these spans; ``places`` are the label ids' numbers, spans of other labels are left out.

    A span is the tokens it touches. Longer spans go first, of two equally long ones the earlier.
    """
    tags = np.zeros(len(offsets), np.int64)
    starts = np.array([start for start, _ in offsets], np.int64)
    ends = np.array([end for _, end in offsets], np.int64)
    crowded = widened = 0
    known = [s for s in spans if isinstance(s, Span) and s.label in places]
    for span in sorted(known, key=lambda s: (s.start - s.end, s.start, s.label)):
        first, last = _touched(span, starts, ends)
        if first >= last:
            continue
        if tags[first:last].any():
            crowded += 1
            continue
        widened += (int(starts[first]), int(ends[last - 1])) != (span.start, span.end)
        tags[first:last] = inside_tag(places[span.label])
        tags[first] = begin_tag(places[span.label])
    return Tagged(tags, crowded, widened)


def _touched(span: Span, starts: Tags, ends: Tags) -> tuple[int, int]:
    """Return the tokens (first, one past the last) that a span touches."""
    return int(np.searchsorted(ends, span.start, side="right")), int(np.searchsorted(starts, span.end, side="left"))


def runs(tags: Sequence[int] | Tags) -> list[tuple[int, int, int]]:
    """Return (first token, one past the last, label number) of each span that the tags hold, in order."""
    found: list[tuple[int, int, int]] = []
    for place, tag in enumerate(tags):
        if tag == OUTSIDE:
            continue
        label, inside = divmod(int(tag) - 1, 2)
        if inside and found and found[-1][1:] == (place, label):
            found[-1] = (found[-1][0], place + 1, label)
        else:
            found.append((place, place + 1, label))
    return found
