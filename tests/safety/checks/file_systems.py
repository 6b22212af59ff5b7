"""Which kinds of places are told apart: shares, where nothing is written, and local drives, by the system's names."""

from __future__ import annotations

import tempfile
from pathlib import Path

from alapp.domain.errors import OnShare
from alapp.store import places
from alapp.store.places import is_share, mount_of, place_of, windows_kind
from alapp.store.project import Project
from tests.reliability.kill import make_pool
from tests.safety.base import NONE, Check, Figures, Size, exactly

NAMES = {
    "nfs": True, "nfs4": True, "cifs": True, "smb3": True, "smbfs": True, "fuse.sshfs": True, "9p": True,
    "drvfs": True, "ext4": False, "apfs": False,
}  # fmt: skip
WINDOWS = {r"\\server\ward\a.alapp": (0, "UNC"), r"W:\a.alapp": (4, "mapped drive")}
SYNCED = ("OneDrive - Ward", "Dropbox", "Nextcloud", "iCloudDrive", "Google Drive")
TABLE = "overlay / overlay rw 0 0\nserver:/x /mnt/ward\\0401 nfs4 rw 0 0\n/dev/sda /mnt/ward\\0401/local ext4 rw 0 0\n"


def _run(_: Size) -> Figures:
    right = sum(is_share(name) is share for name, share in NAMES.items())
    right += sum(windows_kind(path, drive) == words for path, (drive, words) in WINDOWS.items())
    nested = [mount_of(Path(p), TABLE) for p in ("/mnt/ward 1/a", "/mnt/ward 1/local/a", "/home")]
    with tempfile.TemporaryDirectory() as folder:
        synced = [Path(folder) / name / "study" for name in SYNCED]
        for place in synced:
            place.mkdir(parents=True)
        told = sum(bool(place_of(place, "ext4").warning) for place in synced)
        wrote = _written_on_a_share(Path(folder))
    return {
        "right": right, "of": len(NAMES) + len(WINDOWS), "wrong_mounts": nested != ["nfs4", "ext4", "overlay"],
        "synced_told": told, "written_on_a_share": wrote,
    }  # fmt: skip


def _written_on_a_share(folder: Path) -> int:
    """Open a project in a place that the table of mounts calls a share: 1 if it can be written to there."""
    path = folder / "pool.alapp"
    make_pool(path, 5)
    before, real = path.read_bytes(), places.MOUNTS
    table = folder / "mounts"
    table.write_text(f"server:/x {folder} nfs4 rw 0 0\n")
    places.MOUNTS = table
    try:
        with Project.open(path, read_only=True) as project:
            readable = project.items.count() == 5
        Project.open(path).close()
    except OnShare:
        return int(not readable or path.read_bytes() != before)
    finally:
        places.MOUNTS = real
    return 1


CHECK = Check(
    8, "file_systems", _run,
    {"right": exactly(12), "wrong_mounts": NONE, "synced_told": exactly(5), "written_on_a_share": NONE}, seconds=2,
)  # fmt: skip
