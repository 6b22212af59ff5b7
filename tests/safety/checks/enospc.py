"""A disk that is full at any write of labeling, importing, exporting and backing up."""

from __future__ import annotations

from dataclasses import asdict

from tests.safety.base import NONE, Check, Figures, Size, at_least
from tests.safety.disks import full_at_every_write


def _run(size: Size) -> Figures:
    return asdict(full_at_every_write({"quick": 12, "night": 1}[size]))


CHECK = Check(
    5, "enospc", _run,
    {"lost": NONE, "damaged": NONE, "unclear": NONE, "not_resumed": NONE, "refused": at_least(4)}, seconds=12,
)  # fmt: skip
