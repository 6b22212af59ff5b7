"""Labels told as saved, after the labeler was killed at random moments."""

from __future__ import annotations

from tests.reliability.kill import run
from tests.safety.base import NONE, Check, Figures, Size


def _run(size: Size) -> Figures:
    found = run({"quick": 60, "night": 3_000}[size])
    return {
        "lost_acked": found.lost_acked, "integrity_bad": found.integrity_bad, "verify_bad": found.verify_bad,
        "kills": found.kills, "acked": found.acked,
    }  # fmt: skip


CHECK = Check(1, "kill_label", _run, {"lost_acked": NONE, "integrity_bad": NONE, "verify_bad": NONE}, seconds=12)
