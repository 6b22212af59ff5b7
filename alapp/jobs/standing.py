"""How a process stands towards the world: its sockets by family, forbidden modules, what others may read of it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from alapp.jobs import silence
from alapp.jobs.privacy import Privacy, privacy
from alapp.jobs.progress import Progress

LOCAL = "unix"
_TABLES = (
    LOCAL,
    "tcp",
    "tcp6",
    "udp",
    "udp6",
    "udplite",
    "udplite6",
    "raw",
    "raw6",
    "icmp",
    "icmp6",
    "netlink",
    "packet",
)
_PROC = Path("/proc/self")


@dataclass(frozen=True, slots=True)
class Standing:
    """One process, as it sees itself; ``sockets`` is None where the system does not list them."""

    pid: int
    sockets: Mapping[str, int] | None
    forbidden: tuple[str, ...]
    guarded: bool
    refused: int
    """How often something tried to open a connection or to load what could, and was refused."""
    privacy: Privacy

    @property
    def beyond_local(self) -> int:
        """How many sockets could reach farther than this machine."""
        return sum(n for family, n in (self.sockets or {}).items() if family != LOCAL)


def standing(_: Progress | None = None) -> Standing:
    """Look at this very process; a child is asked to do so itself, since it lets no other look."""
    return Standing(os.getpid(), sockets(), silence.loaded(), silence.is_guarded(), silence.refused(), privacy())


def sockets() -> dict[str, int] | None:
    """Return how many sockets of each family this process has open; None where they are not listed."""
    try:
        links = [handle.readlink() for handle in (_PROC / "fd").iterdir() if handle.is_symlink()]
        tables = {table: _inodes(table) for table in _TABLES}
    except OSError:
        return None
    inodes = [str(link)[len("socket:[") : -1] for link in links if str(link).startswith("socket:[")]
    return dict(Counter(next((t for t, known in tables.items() if i in known), "other") for i in inodes))


def _inodes(table: str) -> set[str]:
    """Return the words of a table of the kernel, among them the number of each socket; none where it has no such."""
    path = _PROC / "net" / table
    return set(path.read_text().split()) if path.exists() else set()
