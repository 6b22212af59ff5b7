"""What an ELF file needs of others, and whether it can be stripped without harm (by binutils' ``readelf``)."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

PAGE = 4096
_NEEDED = re.compile(r"\(NEEDED\)\s.*\[(.+)\]")
_FILE = re.compile(r"Version: 1  File: (\S+)")
_VERSION = re.compile(r"Name: (\S+)\s+Flags:")
_LOAD = re.compile(r"^\s+LOAD\s+(0x[0-9a-f]+)\s+(0x[0-9a-f]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Needs:
    """Libraries that a file is linked to, by their names, and the symbol versions it wants of each."""

    libraries: tuple[str, ...]
    versions: tuple[tuple[str, str], ...]


def is_elf(path: Path) -> bool:
    """Whether a file is a program or a library of Linux."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _readelf(option: str, path: Path) -> str:
    plain = os.environ | {"LC_ALL": "C"}
    command = ["readelf", "--wide", option, str(path)]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=plain).stdout


def needs_in(dynamic: str, versions: str) -> Needs:
    """Read what ``readelf --dynamic`` and ``readelf --version-info`` printed."""
    wanted, library = [], ""
    for line in versions.partition("Version needs section")[2].splitlines():
        if found := _FILE.search(line):
            library = found[1]
        elif library and (found := _VERSION.search(line)):
            wanted.append((library, found[1]))
    return Needs(tuple(_NEEDED.findall(dynamic)), tuple(wanted))


def needs_of(path: Path) -> Needs:
    """Return what a file is linked to."""
    return needs_in(_readelf("--dynamic", path), _readelf("--version-info", path))


def is_aligned(headers: str) -> bool:
    """Whether a file can be loaded, by what ``readelf --program-headers`` printed of it.

    Those who build wheels move parts of a library with ``patchelf``; ``strip`` then shifts its segments (OpenBLAS,
    libgfortran, libavcodec) so that offset and address differ by no whole page. The window opens all the same.
    """
    segments = [(int(offset, 16), int(address, 16)) for offset, address in _LOAD.findall(headers)]
    return bool(segments) and all((offset - address) % PAGE == 0 for offset, address in segments)


def strip_into(path: Path, target: Path) -> bool:
    """Write a copy without symbols that only debuggers read; False where that would harm or not help."""
    target.parent.mkdir(parents=True, exist_ok=True)
    made = subprocess.run(["strip", "--strip-unneeded", "-o", str(target), str(path)], check=False, capture_output=True)
    lighter = made.returncode == 0 and target.stat().st_size < path.stat().st_size
    return lighter and is_aligned(_readelf("--program-headers", target))
