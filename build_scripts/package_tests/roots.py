"""Minimal Debian roots without Python, in which the package is installed with its declared dependencies alone."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from package_tests.display import SOCKETS

PACKAGE = "alapp"
SUITE = "bookworm"
MOUNTS = (
    ("proc", "proc", ("-t", "proc")),
    ("/dev", "dev", ("--rbind",)),
    (str(SOCKETS), str(SOCKETS)[1:], ("--bind",)),
)
"""What the root sees of the machine. ``/sys`` is not there, as in many containers."""
MINIMAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who works in the root."""

    name: str
    number: int
    home: str


ACCOUNTS = (Account("alice", 2001, "/home/alice"), Account("zoe", 2002, "/home/Zoë Müller van Dijk"))
"""The second has a home, and shows a name, with blanks and letters beyond ASCII."""


@dataclass(frozen=True, slots=True)
class Installed:
    """The package in a root, and the root as it was before."""

    deb: Path
    base: Path
    root: Path
    seconds: float


class RootFailed(RuntimeError):
    """A root could not be made, or a package not installed in it."""


def run(words: list[str], seconds: float = 1200, **others: str) -> str:
    """Run a command of this machine and return what it said.

    Raises
    ------
    RootFailed : it ended with an error.
    """
    done = subprocess.run(words, capture_output=True, text=True, errors="replace", timeout=seconds, env=others or None)
    if done.returncode:
        raise RootFailed(f"{' '.join(words[:6])} … ended with {done.returncode}: {(done.stdout + done.stderr)[-3000:]}")
    return done.stdout


def base_root(cache: Path) -> Path:
    """Return the minimal root, made by debootstrap the first time."""
    base = cache / "base"
    if not (base / "made").exists():
        shutil.rmtree(base, ignore_errors=True)
        cache.mkdir(parents=True, exist_ok=True)
        run(["debootstrap", "--variant=minbase", SUITE, str(base)], 1800)
        (base / "made").touch()
    return base


def copy_of(root: Path, target: Path) -> Path:
    """Return a copy that may be changed, without what is mounted there."""
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    run(["cp", "-a", "--one-file-system", "--reflink=auto", str(root), str(target)])
    return target


@contextmanager
def mounted(root: Path) -> Iterator[Path]:
    """Give the root what a running system has; the caller is in a mount namespace of its own."""
    for source, place, how in MOUNTS:
        (root / place).mkdir(parents=True, exist_ok=True)
        run(["mount", *how, source, str(root / place)])
    try:
        yield root
    finally:
        for _, place, _ in reversed(MOUNTS):
            run(["umount", "--recursive", "--lazy", str(root / place)])


def inside(root: Path, *words: str, seconds: float = 1200) -> str:
    """Run a command as the root's administrator and return what it said."""
    surroundings = {"PATH": MINIMAL_PATH, "DEBIAN_FRONTEND": "noninteractive", "HOME": "/root", "LANG": "C.UTF-8"}
    return run(["chroot", str(root), *words], seconds, **surroundings)


def install(root: Path, deb: Path) -> float:
    """Install the package and what it declares to need, nothing that it only recommends; return seconds of the last.

    Raises
    ------
    RootFailed : its dependencies cannot be met, or its scripts failed.
    """
    shutil.copyfile("/etc/resolv.conf", root / "etc/resolv.conf")
    shutil.copyfile(deb, root / "package.deb")
    inside(root, "apt-get", "update", "-qq")
    lean = ("apt-get", "install", "-y", "-qq", "--no-install-recommends")
    inside(root, *lean, "--download-only", "/package.deb")
    begun = time.monotonic()
    inside(root, *lean, "/package.deb")
    (root / "package.deb").unlink()
    return time.monotonic() - begun


def add_accounts(root: Path) -> None:
    """Write the accounts by hand: ``useradd`` refuses what a directory service may well hand out."""
    with (root / "etc/passwd").open("a", encoding="utf-8") as passwd:
        passwd.writelines(f"{a.name}:x:{a.number}:{a.number}:{a.home[6:]}:{a.home}:/bin/sh\n" for a in ACCOUNTS)
    with (root / "etc/group").open("a", encoding="utf-8") as group:
        group.writelines(f"{a.name}:x:{a.number}:\n" for a in ACCOUNTS)


def packages(root: Path) -> set[str]:
    """Return the names of the installed packages."""
    return set(inside(root, "dpkg-query", "-W", "-f", "${Package}\n").split())


def processes_of(root: Path) -> list[int]:
    """Return the processes that live in the root."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "root").resolve() == root.resolve():
                found.append(int(process.name))
        except OSError:  # it has ended meanwhile
            continue
    return found
