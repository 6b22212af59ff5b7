"""Encrypting, decrypting and changing keys, killed at each step on the disk: the file from before or from after."""

from __future__ import annotations

import os

from tests.reliability.kill_keys import run
from tests.safety.base import NONE, Check, Figures, NotHere, Size


def _run(size: Size) -> Figures:
    if not hasattr(os, "fork"):
        raise NotHere("this system has no fork")
    found = run(4, every=6) if size == "quick" else run(200)
    return {
        "half_states": found.half_states, "lost_acked": found.lost_acked, "verify_bad": found.verify_bad,
        "leftovers": found.leftovers, "kills": found.kills, "before": found.before, "after": found.after,
    }  # fmt: skip


_GOALS = {"half_states": NONE, "lost_acked": NONE, "verify_bad": NONE, "leftovers": NONE}
CHECK = Check(2, "kill_rekey", _run, _GOALS, seconds=12)
