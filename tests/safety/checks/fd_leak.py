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
            own = [_of_project(pid, held.places.own) for pid in held.fresh]
            window = _of_project(held.pid, held.places.own)
            sockets = sum(_sockets_beyond_local(pid) for pid in (held.pid, *held.fresh, *held.busy))
        alive = sum(Path(f"/proc/{pid}").exists() for pid in (*held.fresh, *held.busy))
    assert not any(own), f"the children hold {own}"
    return {
        "inherited": sum(map(len, own)), "children": len(own), "held_by_the_program": len(window),
        "children_left_behind": alive, "sockets": sockets,
    }  # fmt: skip


def _of_project(pid: int, folder: Path) -> list[str]:
    """Return the open handles of a process within a folder."""
    return [path for path in _handles(pid) if path.startswith(str(folder))]


def _handles(pid: int) -> list[str]:
    return [str(handle.readlink()) for handle in Path(f"/proc/{pid}/fd").iterdir() if handle.is_symlink()]


def _sockets_beyond_local(pid: int) -> int:
    """Count the sockets of a process that the kernel does not list as local ones."""
    local = {line.split()[6] for line in Path(f"/proc/{pid}/net/unix").read_text().splitlines()[1:]}
    inodes = [path[8:-1] for path in _handles(pid) if path.startswith("socket:[")]
    return sum(inode not in local for inode in inodes)


CHECK = Check(
    48, "fd_leak", _run,
    {"inherited": NONE, "children": exactly(3), "held_by_the_program": at_least(2), "children_left_behind": NONE,
     "sockets": NONE},
    seconds=8,
)  # fmt: skip
