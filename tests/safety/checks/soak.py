"""Thousands of actions and trainings in one session: memory and handles do not grow.

``night`` goes on for hours; ``quick`` is 5,000 actions or 45 seconds, whichever is first.
"""

from __future__ import annotations

import json
import subprocess
import sys

from tests.e2e.program import ROOT
from tests.safety.base import Check, Figures, Goal, NotHere, Size, at_least, at_most


def _run(size: Size) -> Figures:
    if sys.platform != "linux":
        raise NotHere("memory and handles are read from /proc")
    actions, seconds = {"quick": (5_000, 45), "night": (500_000, 3 * 3600)}[size]
    ended = subprocess.run(
        [sys.executable, "-m", "tests.safety.soak", str(actions), str(seconds)], cwd=ROOT,
        capture_output=True, text=True, check=True, timeout=4 * 3600,
    )  # fmt: skip
    found = json.loads(ended.stdout.splitlines()[-1])
    hours = found["minutes"] / 60
    return found | {"mb_per_h": found["grown_mb"] / hours if size == "night" else 0.0}


CHECK = Check(
    40, "soak", _run,
    {"grown_mb": at_most(10), "fd_growth": Goal(most=0), "mb_per_h": at_most(1), "actions": at_least(1_000)},
    seconds=50,
)  # fmt: skip
