"""The power cuts and kills see a mistake where one is: a weaker commit, an autosave of 20.

Each control must lose something; one that loses nothing says that the harness is blind.
"""

from __future__ import annotations

from importlib.util import find_spec

from tests.reliability import kill
from tests.safety.base import Check, Figures, NotHere, Size, at_least


def _run(size: Size) -> Figures:
    if find_spec("apsw") is None:
        raise NotHere("apsw, which records what SQLite writes, is not installed")
    from tests.reliability import powercut  # needs apsw

    cuts, kills = {"quick": (60, 15), "night": (1_000, 200)}[size]
    normal = powercut.run(cuts, "normal")
    batch = kill.run(kills, "batch20")
    return {
        "normal_lost_in": normal.cuts_with_loss, "batch20_lost_in": batch.kills_with_loss,
        "cuts": normal.cuts, "kills": batch.kills,
    }  # fmt: skip


CHECK = Check(4, "powercut_control", _run, {"normal_lost_in": at_least(1), "batch20_lost_in": at_least(1)}, seconds=8)
