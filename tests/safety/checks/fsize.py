"""A limit on the size of files, which SQLite tells as an error of the disk and not as a full one."""

from __future__ import annotations

from tests.safety.base import NONE, Check, Figures, Size, at_least
from tests.safety.disks import limited


def _run(size: Size) -> Figures:
    limits = {"quick": (420_000, 520_000), "night": tuple(range(400_000, 1_200_000, 20_000))}[size]
    found = [limited(limit) for limit in limits]
    acked, lost, unclear = (sum(numbers) for numbers in zip(*found, strict=True))
    return {"lost": lost, "unclear_message": unclear, "acked": acked, "limits": len(limits)}


CHECK = Check(6, "fsize", _run, {"lost": NONE, "unclear_message": NONE, "acked": at_least(1)}, seconds=8)
