"""Random work with undo, imports, erasures, crashes and clocks that jump: program, disk and journal say the same."""

from __future__ import annotations

from tests.safety.base import NONE, Check, Figures, Size
from tests.safety.machine import run


def _run(size: Size) -> Figures:
    runs, steps = {"quick": (6, 30), "night": (5_000, 50)}[size]
    failed, _ = run(runs, steps)
    return {"divergences": failed, "runs": runs, "steps": steps}


CHECK = Check(35, "stateful", _run, {"divergences": NONE}, seconds=12)
