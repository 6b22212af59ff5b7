"""A marker in every item of an encrypted project goes through a session, lock included, and stays in source and export.

Looked through: home, settings, log, caches, recent lists, temporary folders, shared memory and what the program said.
Where strace works, every file that was made on the way is named too, so that one that came and went is seen.
"""

from __future__ import annotations

import re
import secrets
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.safety.base import NONE, Check, Figures, NotHere, Size, at_least
from tests.safety.sweep import hits, hits_in_system, patterns
from tests.safety.watching import FILES, made, need_strace, strace
from tests.safety.whole import Lived, live

EXPECTED = (
    r"/\.config/alapp/(alapp\.log|settings\.(json|new)|window\.ini(\.\w+)?)$",  # the log, settings, size of the window
    r"/\.config/QtProject\.conf(\.\w+)?$",  # what Qt notes of file dialogs, which is taken back
    r"/temp/[a-z0-9_]{8}$",  # Python tries whether the folder takes a file
    r"/temp/tmp\w+/probe-(source|link)$",  # filelock tries whether the folder takes links
    r"^/dev/(null|shm/sem\.[\w-]+)$",  # semaphores of joblib, which hold a number
    r"^/proc/self/\w+$",  # wishes to the kernel
)
"""What the program makes besides the project."""


def _run(size: Size) -> Figures:
    labels, crashes = {"quick": (24, 21), "night": (200, 70)}[size]
    marker, password = f"zq{secrets.token_hex(6)}xv", f"pw{secrets.token_hex(6)}"
    with tempfile.TemporaryDirectory() as name:
        folder, begun = Path(name), time.time() - 1
        trace, watched = folder / "trace", _watched(folder)
        lived = live(
            folder / "session", items=3 * labels, labels=labels, crashes=crashes, marker=marker,
            password=password, seconds=900,
            before=strace(trace, FILES) if watched else (),
        )  # fmt: skip
        project = [lived.project, *_beside(lived.project)]
        inside = [lived.places.own, *project]
        encrypted = hits(marker, project) if lived.result["encrypted"] else ["not encrypted"]
        typed = hits(password, [folder]) + hits_in_system(password, begun, leave_out=[])
        found = hits(marker, [lived.places.home, lived.places.temp], leave_out=inside)
        found += hits_in_system(marker, begun, leave_out=[folder])
        said = sum(way in lived.said.encode() for word in (marker, password) for way in patterns(word))
        others = _others(trace, lived) if watched else []
        control = len(hits(marker, [lived.places.own]))
    assert not found, f"the marker is in {found}"
    assert not encrypted, f"the marker is in the encrypted project: {encrypted}"
    assert not typed, f"the password is in {typed}"
    assert not others, f"files of no known use were made: {others}"
    return {
        "hits_outside_project": len(found) + said, "hits_in_encrypted_project": len(encrypted),
        "password_hits": len(typed), "clipboard_emptied": int(lived.result["clipboard"] == "emptied"),
        "files_watched": int(watched), "control_hits": control, "crashes": crashes,
    }  # fmt: skip


def _watched(folder: Path) -> bool:
    try:
        need_strace(folder)
    except NotHere as reason:
        print(reason)
        return False
    return True


def _beside(project: Path) -> Sequence[Path]:
    """Return what belongs to a project and lies beside it: log, memory map, lock, backups."""
    return [
        path for path in project.parent.iterdir() if path.name.startswith((f"{project.stem}.", f".{project.stem}."))
    ]


def _others(trace: Path, lived: Lived) -> list[str]:
    """Return the files that were made neither in the person's folder, nor for the project, nor as settings."""
    stem, own = str(lived.project.with_suffix("")), str(lived.places.own)
    hidden = str(lived.project.with_name(f".{lived.project.stem}"))  # drafts of the project, renamed when whole
    found = {path for path in made(trace) if not path.startswith((own, stem, hidden))}
    return sorted(p for p in found if not Path(p).is_dir() and not any(re.search(known, p) for known in EXPECTED))


CHECK = Check(
    25, "canary_sweep", _run,
    {"hits_outside_project": NONE, "hits_in_encrypted_project": NONE, "password_hits": NONE,
     "control_hits": at_least(3), "crashes": at_least(20)},
    seconds=28,
)  # fmt: skip
