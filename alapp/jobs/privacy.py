"""What a process does so that nothing of its memory or its files is there for others on the same machine."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import NamedTuple

OWNER_ONLY = 0o077
"""What is taken away from the rights of every new file."""
_GET_DUMPABLE, _SET_DUMPABLE = 3, 4  # linux/prctl.h


class Privacy(NamedTuple):
    """How a process stands; None where this system has no such thing."""

    core_bytes: int | None
    """How large a core file may become."""
    dumpable: bool | None
    """Whether another program of the same user may read the memory."""
    umask: int | None
    """Rights that new files do not get."""


def be_private() -> None:
    """Leave no core file, let no other program of the user read the memory, make files for their owner only."""
    if sys.platform == "win32":
        return
    import resource

    os.umask(OWNER_ONLY)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _prctl(_SET_DUMPABLE, 0)


def privacy() -> Privacy:
    """Return how this process stands."""
    if sys.platform == "win32":
        return Privacy(None, None, None)
    import resource

    umask = os.umask(OWNER_ONLY)
    os.umask(umask)
    dumpable = _prctl(_GET_DUMPABLE)
    return Privacy(resource.getrlimit(resource.RLIMIT_CORE)[0], None if dumpable is None else bool(dumpable), umask)


def _prctl(what: int, value: int = 0) -> int | None:
    """Ask the kernel about this process; None where it is not Linux."""
    if sys.platform != "linux":
        return None
    return int(ctypes.CDLL(None).prctl(what, value, 0, 0, 0))
