"""One try at a password costs what was promised on this machine: seconds of a processor, and memory."""

from __future__ import annotations

import time

from alapp.store.slots import (
    LEAST_MEMORY_KIB,
    LEAST_PASSES,
    Cost,
    calibrated,
    new_area,
    new_master,
    new_slot,
    seal,
    unseal,
)
from tests.safety.base import Check, Figures, Goal, Size, at_least, exactly


def _run(size: Size) -> Figures:
    cost = calibrated()
    area, master = new_area(), new_master()
    slot = seal(area, new_slot(area, "person", "", cost), master, "correct horse")
    spent, passed = [], []
    for _ in range({"quick": 3, "night": 20}[size]):
        began, clock = time.thread_time(), time.monotonic()
        opened = unseal(area, slot, "correct horse") == master
        spent.append(time.thread_time() - began)
        passed.append(time.monotonic() - clock)
    weak = [Cost(LEAST_MEMORY_KIB - 1), Cost(passes=LEAST_PASSES - 1), Cost(2**21), Cost(passes=1000), Cost(lanes=64)]
    return {
        "seconds": sorted(spent)[len(spent) // 2], "memory_mib": cost.memory_kib / 1024, "passes": cost.passes,
        "opened": opened, "out_of_bounds_refused": sum(bool(c.problem) for c in weak) / len(weak),
        "seconds_by_the_wall": sorted(passed)[len(passed) // 2],
    }  # fmt: skip


_GOALS = {
    "seconds": Goal(0.3, 1.0), "memory_mib": at_least(64), "passes": at_least(3), "opened": exactly(1),
    "out_of_bounds_refused": exactly(1),
}  # fmt: skip
CHECK = Check(31, "kdf", _run, _GOALS, seconds=5)
