"""How much memory a training needs, said before it begins."""

from __future__ import annotations

from alapp.domain.errors import WorkFailed
from alapp.domain.words import tr
from alapp.features.base import RICH_FOR_ALL
from alapp.jobs.memory import available_bytes

BASE, RICH_ITEM, ITEM = 400 << 20, 33 << 10, 1_250
"""Bytes of the program itself, of an item with rich features, and of any item; measured at the peak of a training of
1,000, 10,000, 120,000 and 1,000,000 news texts: 319, 633, 889 and 1,610 MB."""


def needed_bytes(items: int) -> int:
    """Return about how many bytes a training on a pool of so many items takes at its peak."""
    return BASE + RICH_ITEM * min(items, RICH_FOR_ALL // 2) + ITEM * items


def shortage(items: int) -> WorkFailed | None:
    """Return why a training cannot begin now, None when there is memory enough, or nobody knows how much there is."""
    needed, free = needed_bytes(items), available_bytes()
    if not free or needed <= free:
        return None
    return WorkFailed(
        tr(
            "A training needs about {needed:.1f} GB of memory, and {free:.1f} GB are free.",
            needed=needed / 1000000000.0,
            free=free / 1000000000.0,
        ),
        tr("Nothing was changed; the model that is there goes on."),
        tr("Close other programs, then train again."),
    )
