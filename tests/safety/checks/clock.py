"""Random walks of the clock (ten years on, a day back, the hour changed, 1970): the same labels at the end."""

from __future__ import annotations

import random

from tests.safety.base import NONE, Check, Figures, Size, at_least
from tests.safety.walks import worked


def _run(size: Size) -> Figures:
    walks = {"quick": 20, "night": 1_000}[size]
    different = unproved = unrecorded = 0
    plain: object = None
    for walk in range(walks):
        if walk % 10 == 0:  # ten walks for each piece of work
            plain = worked(walk // 10, None)[0]
        state, ok, missed = worked(walk // 10, random.Random(walk))
        different += state != plain
        unproved += not ok
        unrecorded += missed
    return {"different_results": different, "not_verified": unproved, "jumps_unrecorded": unrecorded, "walks": walks}


CHECK = Check(
    10, "clock", _run,
    {"different_results": NONE, "not_verified": NONE, "jumps_unrecorded": NONE, "walks": at_least(20)}, seconds=10,
)  # fmt: skip
