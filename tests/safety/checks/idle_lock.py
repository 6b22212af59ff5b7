"""The window locks within a second of its limit; what was begun is there after it, and nothing is left meanwhile."""

from __future__ import annotations

from tests.safety.base import NONE, Check, Figures, Size, at_least, at_most
from tests.safety.idling import CASES, once, while_importing


def _run(size: Size) -> Figures:
    times = {"quick": 1, "night": 10}[size]
    found = [once(place) for place in range(times * len(CASES))]
    imports = [while_importing() for _ in range(times)]
    return {
        "late_ms": max(left.late_ms for left in found),
        "late_after_checkpoint_ms": max(stopped.late_ms for stopped in imports),
        "edit_lost": sum(left.lost for left in found), "words_left": sum(left.words_left for left in found),
        "key_held": sum(left.key_held for left in found), "on_clipboard": sum(left.on_clipboard for left in found),
        "rows_lost": sum(stopped.lost + stopped.missing_at_last for stopped in imports),
        "not_told": sum(not stopped.told for stopped in imports),
        "locks": len(found) + len(imports), "rows_at_lock": imports[0].at_lock,
    }  # fmt: skip


CHECK = Check(
    42, "idle_lock", _run,
    {
        "late_ms": at_most(1000), "edit_lost": NONE, "words_left": NONE, "key_held": NONE, "on_clipboard": NONE,
        "rows_lost": NONE, "not_told": NONE, "locks": at_least(5),
    },
    seconds=25,
)  # fmt: skip
