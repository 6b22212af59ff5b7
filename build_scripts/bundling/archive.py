"""Pack a folder into a ``.tar.zst``, the same bytes every time: ``python -m bundling.archive FOLDER TARGET EPOCH``."""

from __future__ import annotations

import sys
import tarfile
from pathlib import Path

LEVEL = 19


def plain(info: tarfile.TarInfo, epoch: int) -> tarfile.TarInfo:
    """Take out of an entry what differs between machines: owner, time, rights of others."""
    info.uid = info.gid = 0
    info.uname = info.gname = "root"
    info.mtime = epoch
    if not info.issym():
        info.mode = 0o755 if info.isdir() or info.mode & 0o100 else 0o644
    return info


def write_tar(folder: Path, stream: object, epoch: int) -> None:
    """Write all files below a folder, in the order of their names, below the folder's own name."""
    with tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT) as tar:  # type: ignore[call-overload]
        for path in sorted([folder, *folder.rglob("*")]):
            name = path.relative_to(folder.parent).as_posix()
            tar.add(path, name, recursive=False, filter=lambda info: plain(info, epoch))


def main(folder: str, target: str, epoch: str) -> int:
    import zstandard

    squeeze = zstandard.ZstdCompressor(level=LEVEL, threads=2)  # any number above 0 gives the same bytes
    with Path(target).open("wb") as file, squeeze.stream_writer(file) as stream:
        write_tar(Path(folder), stream, int(epoch))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
