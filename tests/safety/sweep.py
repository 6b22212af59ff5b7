"""Looking for a marker in every file that changed since a moment, in any of the encodings that programs write."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

LARGEST = 64 * 2**20
SYSTEM_PLACES = ("/dev/shm", "/tmp", "/var/tmp", "/run/user")
"""Where programs of any user leave files for a while."""
DEPTH = 2
"""Folders below them that are looked into."""


def patterns(marker: str) -> list[bytes]:
    """Return the marker as UTF-8, UTF-16, UTF-32, percent-encoded, reversed, and in base64 at each of three offsets."""
    raw = marker.encode()
    shifted = [base64.b64encode(b"-" * n + raw)[(n and 4) : -4] for n in range(3)]
    ways = [raw, marker.encode("utf-16-le"), marker.encode("utf-32-le"), quote(marker).encode(), raw[::-1], *shifted]
    return list(dict.fromkeys(ways))


def hits(marker: str, folders: Sequence[Path], *, leave_out: Sequence[Path] = ()) -> list[Path]:
    """Return the files, at any depth, whose name or content holds the marker."""
    wanted, left_out = patterns(marker), set(leave_out)
    return [p for folder in folders for p in _below(folder, left_out) if _holds(p, wanted)]


def hits_in_system(marker: str, since: float, *, leave_out: Sequence[Path] = ()) -> list[Path]:
    """Return the files that changed since then, two folders deep at most, in the places of all programs."""
    wanted, left_out, top = patterns(marker), set(leave_out), [Path(place) for place in SYSTEM_PLACES]
    near = (p for place in top for p in _near(place, DEPTH))
    return [p for p in near if left_out.isdisjoint([p, *p.parents]) and _changed(p, since) and _holds(p, wanted)]


def _near(folder: Path, depth: int) -> Iterator[Path]:
    """Yield what lies in a folder, so many folders deep; other programs may take their own away meanwhile."""
    for place, folders, names in os.walk(folder):
        at = Path(place)
        yield from (at / name for name in [*folders, *names])
        if len(at.relative_to(folder).parts) >= depth:
            folders.clear()


def _below(folder: Path, left_out: set[Path]) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if Path(place, name) not in left_out]
        yield from (Path(place, name) for name in names if Path(place, name) not in left_out)


def _changed(path: Path, since: float) -> bool:
    try:
        found = path.lstat()
    except OSError:
        return False  # gone again, or not ours to see
    return found.st_mtime >= since or found.st_ctime >= since


def _holds(path: Path, wanted: Sequence[bytes]) -> bool:
    if any(way in os.fsencode(path) for way in wanted):
        return True
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return False
        content = path.read_bytes()
    except OSError:
        return False
    return any(way in content for way in wanted)
