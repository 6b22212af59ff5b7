"""Projects that cannot be written to: opened for reading within 2 s, and nothing is written or even tried."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.reliability.kill import make_pool
from tests.safety.base import NONE, Check, Figures, NotHere, Size, at_most, exactly
from tests.safety.disks import mounted, remount

NOBODY = 65534
_READ = "from tests.safety.checks.readonly import read; read(*__import__('sys').argv[1:])"


def read(path: str, user: str) -> None:
    """In a child: open as this user, read, try to change; print what was found and how long opening took."""
    from alapp.domain.errors import ReadOnlyProject
    from alapp.session.session import Session

    if int(user):
        os.setuid(int(user))
    tried: list[str] = []
    sys.addaudithook(
        lambda name, args: tried.append(name) if name == "open" and _writes(args) and path in str(args[0]) else None
    )
    start = time.monotonic()
    session = Session.open(path, "A1", background=False)
    took = time.monotonic() - start
    refused = session.press("l1") is not None and session.read_only
    try:
        session.project.state.set("x", 1)
        refused = False
    except ReadOnlyProject:
        pass
    count = session.reader.items.count()
    session.close()
    sys.stdout.write(f"{took:.3f} {int(refused)} {count} {len(tried)}\n")


def _writes(args: tuple[object, ...]) -> bool:
    mode, flags = args[1], args[2]
    return (isinstance(mode, str) and any(c in mode for c in "wax+")) or (
        isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    )


def _run(_: Size) -> Figures:
    if os.name != "posix" or os.geteuid() != 0:
        raise NotHere("only root can become another user and mount read-only drives")
    slowest, opened, wrote, tried, cases = 0.0, 0, 0, 0, 0
    with tempfile.TemporaryDirectory() as base, mounted("size=8m") as drive:
        Path(base).chmod(0o755)
        for place, prepare, user in _cases(Path(base), drive):
            path = place / "pool.alapp"
            place.mkdir(mode=0o755, exist_ok=True)
            make_pool(path, 20)
            before = (path.read_bytes(), sorted(p.name for p in place.iterdir()))
            prepare(path)
            cases += 1
            command = [sys.executable, "-c", _READ, str(path), str(user)]
            said = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
            if len(said) == 4:
                slowest = max(slowest, float(said[0]))
                opened += said[1:3] == ["1", "20"]
                tried += int(said[3])
            wrote += (path.read_bytes(), sorted(p.name for p in place.iterdir())) != before
        remount(drive, "rw")
        subprocess.run(["umount", "-l", str(Path(base) / "mounted")], check=True)
    return {"opened_readonly": opened, "cases": cases, "writes_tried": tried, "changed": wrote, "slowest_s": slowest}


def _cases(base: Path, drive: Path) -> list[tuple[Path, Callable[[Path], object], int]]:
    def _mount_read_only(path: Path) -> None:
        """Lay the folder over itself, for reading only."""
        for options in (["--bind"], ["-o", "remount,bind,ro"]):
            place = [str(path.parent)] * (2 if options == ["--bind"] else 1)
            subprocess.run(["mount", *options, *place], check=True)

    def modes(folder: int, file: int) -> Callable[[Path], object]:
        return lambda path: (path.chmod(file), path.parent.chmod(folder))

    return [
        (base / "folder", modes(0o555, 0o644), NOBODY),
        (base / "file", modes(0o777, 0o444), NOBODY),
        (base / "both", modes(0o555, 0o444), NOBODY),
        (base / "others", modes(0o755, 0o644), NOBODY),
        (drive / "medium", lambda _: remount(drive, "ro"), 0),
        (base / "mounted", _mount_read_only, 0),
    ]


CHECK = Check(
    7, "readonly", _run,
    {"opened_readonly": exactly(6), "writes_tried": NONE, "changed": NONE, "slowest_s": at_most(2)}, seconds=12,
)  # fmt: skip
