"""How much memory a machine has, and how much of it a child process may take."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from pathlib import Path

SHARE, LEAST = 0.75, 2 << 30
"""A child may take this share of the memory, but always so many bytes of addresses: libraries alone are a gigabyte."""
EXPENDABLE = 500
"""Which process a system out of memory ends first (0 to 1000): the child, never the window."""


class _Status(ctypes.Structure):
    """MEMORYSTATUSEX of Windows."""

    _fields_ = (
        ("length", ctypes.c_ulong), ("load", ctypes.c_ulong),
        ("total", ctypes.c_ulonglong), ("available", ctypes.c_ulonglong),
        *((f"rest{number}", ctypes.c_ulonglong) for number in range(5)),
    )  # fmt: skip


def total_bytes() -> int:
    """Return the bytes of memory of this machine, 0 when it does not say."""
    if sys.platform == "win32":
        return int(_windows().total)
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (OSError, ValueError):
        return 0


def available_bytes() -> int:
    """Return the bytes that can be had without pushing others out; where only the whole is known, the whole."""
    if sys.platform == "win32":
        return int(_windows().available)
    with contextlib.suppress(OSError, ValueError, IndexError):
        rows = Path("/proc/meminfo").read_text("ascii").splitlines()
        return next(int(row.split()[1]) << 10 for row in rows if row.startswith("MemAvailable"))
    return total_bytes()


def cap_bytes() -> int:
    """Return how many bytes of addresses a child may take; 0 for no cap where the memory is not known."""
    total = total_bytes()
    return max(LEAST, int(SHARE * total)) if total else 0


def settle(memory_bytes: int) -> None:
    """Cap this process (0 for no cap), and let the system end it before any other should memory run out."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text(str(EXPENDABLE), "ascii")
    if memory_bytes and sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def _windows() -> _Status:
    status = _Status()
    status.length = ctypes.sizeof(_Status)
    ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))  # type: ignore[attr-defined]
    return status
