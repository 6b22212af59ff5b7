"""Where a project lies: local drives, network shares, folders that a program copies to a cloud; and room for it.

A log (WAL) needs memory that all openers share: on a share two machines do not, and locks of many shares do not hold
(SQLite, "Write-Ahead Logging", part 1; "How to corrupt", part 2.1). So nothing is written to a project on a share. A
folder that is synchronised works, but its program may copy a file halfway, or bring back an older one.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from alapp.domain.errors import OnShare, StorageFailed
from alapp.domain.words import tr

MOUNTS = Path("/proc/self/mounts")
_asked: Callable[[Path], str] = lambda _: ""  # noqa: E731  replaced by whoever can ask the system

_SHARES = re.compile(
    r"(nfs\d?|cifs|smb\d?|smbfs|smb2|9p|drvfs|afpfs|webdav|davfs2?|ncpfs|ceph|glusterfs|beegfs|lustre|gpfs|afs|vboxsf|prl_fs"
    r"|fuse\.(sshfs|rclone|davfs2?|gvfsd-fuse|glusterfs|s3fs|smbnetfs|curlftpfs|vmhgfs-fuse|gcsfuse|ceph))",
    re.IGNORECASE,
)
_SYNCED_NAMES = (
    (re.compile(r"OneDrive( - .+)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"Dropbox( \(.+\))?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"(Nextcloud|ownCloud)\d?", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"iCloud ?Drive|Mobile Documents|com~apple~CloudDocs", re.IGNORECASE), "iCloud Drive"),
    (re.compile(r"Google ?Drive(-.+)?|My Drive|DriveFS", re.IGNORECASE), "Google Drive"),
)
_SYNCED_MARKS = (
    (".dropbox", "Dropbox"), (".dropbox.cache", "Dropbox"), (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "Nextcloud"), (".tmp.drivedownload", "Google Drive"), (".stfolder", "Syncthing"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
)  # fmt: skip
_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW


@dataclass(frozen=True, slots=True)
class Place:
    """What kind of place a folder is: ``share`` names the file system of a network share, ``synced`` the program."""

    share: str = ""
    synced: str = ""

    @property
    def warning(self) -> str:
        """What to know of a synchronised folder before a project is made or opened in it; empty elsewhere."""
        if not self.synced:
            return ""
        return tr(
            "{synced} copies this folder. It may copy the project while it is being written, or bring back an"
            " older one. Better keep the project outside, and put backups or exports here.",
            synced=self.synced,
        )


def ask_with(name_of: Callable[[Path], str]) -> None:
    """Let this say what the file system of a folder is called, where there is no table of mounts (macOS)."""
    global _asked
    _asked = name_of


def is_share(file_system: str) -> bool:
    """Whether a file system of this name, as the system calls it, is on another machine."""
    return _SHARES.fullmatch(file_system) is not None


def place_of(folder: Path, file_system: str | None = None) -> Place:
    """Return what kind of place a folder is; ``file_system`` where the caller knows its name already."""
    kind = file_system if file_system is not None else _file_system(folder)
    return Place(kind if is_share(kind) or kind in ("UNC", "mapped drive") else "", _synced(folder))


def check_writable_place(path: Path, *, done: str) -> None:
    """Refuse a project on a network share before anything is written; ``done`` is what was not done, in words.

    Raises
    ------
    OnShare : the place is a share.
    """
    share = place_of(path.parent).share
    if share:
        raise OnShare(
            tr("“{name}” is on a network drive ({share}).", name=path.name, share=share),
            tr(
                "{done} Two computers that write there at once would damage the project, and its locks do not hold.",
                done=done,
            ),
            tr("Work on a copy on this computer, or open it for reading only."),
            share,
        )


def check_room(folder: Path, needed: int, doing: str) -> None:
    """Refuse before starting when a drive has not enough room.

    Raises
    ------
    StorageFailed : there are fewer than ``needed`` bytes.
    """
    with suppress(OSError):
        free = shutil.disk_usage(folder).free
        if free < needed:
            raise StorageFailed(
                tr("There is not enough room for {doing} ({folder}).", doing=doing, folder=folder),
                tr(
                    "It needs about {needed:,.0f} MB, {free:,.0f} MB are free. Nothing was changed.",
                    needed=needed / 1000000.0,
                    free=free / 1000000.0,
                ),
                tr("Free some space, then try again."),
            )


def mount_of(path: Path, table: str) -> str:
    """Return the file system that a path is on by a table of mounts as in Linux' ``/proc/mounts``; "" if none fits."""
    best, found = -1, ""
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), fields[1]))
        if len(point.parts) >= best and path.is_relative_to(point):  # of two on one point the later one is on top
            best, found = len(point.parts), fields[2]
    return found


def windows_kind(path: str, drive_type: int = 0) -> str:
    """Return what a path of Windows is: ``UNC``, ``mapped drive`` (by the type of its drive), or "" for a local one."""
    if PureWindowsPath(path).drive.startswith("\\\\") and not path.startswith(("\\\\?\\", "\\\\.\\")):
        return "UNC"
    if path.upper().startswith("\\\\?\\UNC\\"):
        return "UNC"
    return "mapped drive" if drive_type == _REMOTE_DRIVE else ""


def _file_system(folder: Path) -> str:
    here = next((p for p in (folder.absolute(), *folder.absolute().parents) if p.exists()), folder.absolute())
    if sys.platform == "win32":
        from ctypes import windll

        real = str(here)
        return windows_kind(real, windll.kernel32.GetDriveTypeW(f"{here.drive}\\") if here.drive else 0)
    try:
        return mount_of(here.resolve(), MOUNTS.read_text("utf-8", "surrogateescape"))
    except OSError:  # no such table here (macOS)
        return _asked(here)


def _synced(folder: Path) -> str:
    absolute = folder.absolute()
    return next(_by_name(absolute), "") or next(_by_mark(absolute), "")


def _by_name(folder: Path) -> Iterator[str]:
    for part in reversed(folder.parts):
        yield from (name for pattern, name in _SYNCED_NAMES if pattern.fullmatch(part))


def _by_mark(folder: Path) -> Iterator[str]:
    home = Path("~").expanduser()
    for here in (folder, *folder.parents):
        if here == home:  # Dropbox keeps its settings there, in a folder of the same name
            return
        yield from (name for mark, name in _SYNCED_MARKS if (here / mark).exists())
