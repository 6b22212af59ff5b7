"""A child that is started while the project is open gets no handle of it, and none of them is left behind."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.safety.base import NONE, Check, Figures, NotHere, Size, at_least, exactly
from tests.safety.open_session import held_open


def _run(_size: Size) -> Figures:
    if sys.platform != "linux":
        raise NotHere("handles of another process are read from /proc")
    with tempfile.TemporaryDirectory() as name:
        with held_open(Path(name) / "session") as held:
            folder = str(held.places.own)
        alive = sum(Path(f"/proc/{pid}").exists() for pid in held.children)
    inherited = [path for handles in held.inherited for path in handles if path.startswith(folder)]
    assert not inherited, f"the children hold {inherited}"
    return {
        "inherited": len(inherited), "children": len(held.inherited), "children_left_behind": alive,
        "held_by_the_program": sum(path.startswith(folder) for path in held.own), "sockets": held.beyond_local,
    }  # fmt: skip


CHECK = Check(
    48, "fd_leak", _run,
    {"inherited": NONE, "children": exactly(3), "held_by_the_program": at_least(2), "children_left_behind": NONE,
     "sockets": NONE},
    seconds=8,
)  # fmt: skip
