"""Every operation that writes, killed at named steps and at random: the state from before or after, nothing left."""

from __future__ import annotations

import os

from tests.reliability.kill_operations import OPERATIONS, run
from tests.safety.base import NONE, Check, Figures, NotHere, Size


def _run(size: Size) -> Figures:
    if not hasattr(os, "fork"):
        raise NotHere("this system has no fork")
    found = run(1, 2) if size == "quick" else run(200)
    return {
        "half_states": found.half_states, "lost_labels": found.lost_labels, "verify_bad": found.verify_bad,
        "leftovers": found.leftovers, "kills": found.kills, "operations": len(OPERATIONS), "before": found.before,
        "after": found.after, "between_parts": found.between,
    }  # fmt: skip


_GOALS = {"half_states": NONE, "lost_labels": NONE, "verify_bad": NONE, "leftovers": NONE}
CHECK = Check(2, "kill_operations", _run, _GOALS, seconds=12)
