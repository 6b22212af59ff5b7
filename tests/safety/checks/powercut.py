"""Labels told as saved, when the power fails at any write: replays of what a disk would hold then."""

from __future__ import annotations

from importlib.util import find_spec

from tests.safety.base import NONE, Check, Figures, NotHere, Size


def _run(size: Size) -> Figures:
    if find_spec("apsw") is None:
        raise NotHere("apsw, which records what SQLite writes, is not installed")
    from tests.reliability.powercut import run  # needs apsw

    found = run({"quick": 300, "night": 10_000}[size])
    return {"lost_acked": found.lost_acked, "corrupt": found.corrupt, "cuts": found.cuts, "acked": found.acked}


CHECK = Check(3, "powercut", _run, {"lost_acked": NONE, "corrupt": NONE}, seconds=8)
