"""Whether a path lies on a medium that can be taken out: a stick, a card, a disc, a drive on a cable."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

SYSTEM = Path("/sys/dev/block")
VOLUMES = Path("/Volumes")
_REMOVABLE, _DISC = 2, 5  # DRIVE_REMOVABLE and DRIVE_CDROM of GetDriveTypeW


def removable(path: Path) -> bool:
    """Whether a file or folder, or the nearest folder above it that is there, lies on such a medium.

    Linux tells of each block device whether its medium can be taken out, and its place in the tree of devices whether
    it hangs on USB, FireWire or is a card; what lies above others (encrypted, joined, of a volume group) is where they
    are. A file system without a device of its own (of memory, of a network) is none.
    """
    here = next((p for p in (path.absolute(), *path.absolute().parents) if p.exists()), Path(path.anchor or "/"))
    here = here.resolve()
    if sys.platform == "win32":
        from ctypes import windll

        return bool(here.drive) and windll.kernel32.GetDriveTypeW(f"{here.drive}\\") in (_REMOVABLE, _DISC)
    if sys.platform == "darwin":  # every other volume counts: the system does not say without its own frameworks
        return VOLUMES in here.parents
    number = here.stat().st_dev
    return _can_be_taken_out(SYSTEM / f"{os.major(number)}:{os.minor(number)}")


def _can_be_taken_out(device: Path) -> bool:
    with suppress(OSError):
        real = device.resolve(strict=True)
        below = sorted((real / "slaves").iterdir()) if (real / "slaves").is_dir() else []
        if below:
            return any(map(_can_be_taken_out, below))
        disk = real.parent if (real / "partition").exists() else real
        on_cable = any(part.startswith(("usb", "fw")) and part[2:].lstrip("b").isdigit() for part in disk.parts)
        return on_cable or _says(disk / "removable") == "1" or _says(disk / "device" / "type") == "SD"
    return False


def _says(file: Path) -> str:
    try:
        return file.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""
