"""Exports, archives, backups, restores, keys and copies, when the power fails: the old file or the new one, whole."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.reliability.powercut_files import OPERATIONS, run
from tests.safety.base import NONE, Check, Figures, Size, at_least
from tests.safety.watching import need_strace


def _run(size: Size) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        need_strace(Path(folder))
    found, forgetful = run({"quick": 100, "night": 1_200}[size])
    return {
        "half": found.half, "not_there": found.not_there, "keys_lost": found.keys_lost, "cuts": found.cuts,
        "operations": len(OPERATIONS) - 1, "control_in_place_half": found.control_half,
        "control_without_fsync": forgetful.bad,
    }  # fmt: skip


_GOALS = {
    "half": NONE, "not_there": NONE, "keys_lost": NONE, "control_in_place_half": at_least(1),
    "control_without_fsync": at_least(1),
}  # fmt: skip
CHECK = Check(3, "powercut_files", _run, _GOALS, seconds=8)
