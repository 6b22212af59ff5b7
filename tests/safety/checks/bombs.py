"""Files that would fill the memory or never end: each refused or put aside with a reason, at little cost."""

from __future__ import annotations

from tests.safety.base import NONE, Check, Figures, Size, at_most
from tests.safety.bombs import run


def _run(_size: Size) -> Figures:
    found = run()
    return {
        "not_refused": found.files - found.refused, "uncaught": found.uncaught, "peak_MB": found.peak_mb,
        "worst_s": found.worst_s, "files": found.files,
    }  # fmt: skip


CHECK = Check(
    17, "bombs", _run,
    {"not_refused": NONE, "uncaught": NONE, "peak_MB": at_most(512), "worst_s": at_most(5)}, seconds=12,
)  # fmt: skip
