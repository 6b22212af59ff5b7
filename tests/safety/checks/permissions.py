"""Whatever the program makes is for its owner alone: project and what lies beside it, exports, settings, log."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.safety.base import NONE, Check, Figures, NotHere, Size, at_least
from tests.safety.open_session import held_open

FOREIGN = ("more.csv",)
"""What the test itself lays there for the program."""
EXPECTED = (".alapp", ".alapp-wal", ".alapp-shm", ".alapp.lock", ".jsonl", ".json", "alapp.log")


def _run(_size: Size) -> Figures:
    if os.name != "posix":
        raise NotHere("rights of files are not kept in modes here")
    with tempfile.TemporaryDirectory() as name:
        with held_open(Path(name) / "session") as held:
            opened = dict(_modes(held.places.own)) | dict(_modes(held.places.home))
        closed = dict(_modes(held.places.own)) | dict(_modes(held.places.home)) | dict(_modes(held.places.temp))
    found = opened | closed
    for_others = {path: mode for path, mode in found.items() if mode & (stat.S_IRWXG | stat.S_IRWXO)}
    missing = [ending for ending in EXPECTED if not any(path.endswith(ending) for path in found)]
    assert not for_others, f"others may use {for_others}"
    return {"for_others": len(for_others), "files": len(found), "kinds_not_seen": len(missing)}


def _modes(folder: Path) -> Iterator[tuple[str, int]]:
    for path in folder.rglob("*"):
        if path.is_file() and path.name not in FOREIGN:
            yield str(path), stat.S_IMODE(path.stat().st_mode)


CHECK = Check(47, "permissions", _run, {"for_others": NONE, "files": at_least(8), "kinds_not_seen": NONE}, seconds=8)
