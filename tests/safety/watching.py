"""System calls of a program and its children, as strace writes them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.safety.base import NotHere

_FAMILY = re.compile(r"\b(?:socket|socketpair)\((?:AF|PF)_(\w+)")
_ADDRESS = re.compile(r"sa_family=(?:AF|PF)_(\w+)")
_MADE = re.compile(r'\b(?:openat|open|creat)\((?:[^,"]+, )?"([^"]+)", (\S*O_(?:WRONLY|RDWR|CREAT)\S*).*= (\d+)')
_MOVED = re.compile(r'\b(?:rename|renameat2?|link|linkat|symlink|symlinkat)\(.*"([^"]+)"[^"]*\) = 0')
_OPENS_ONE = [sys.executable, "-S", "-c", "import socket; socket.socket(socket.AF_INET6).close()"]

NETWORK = "network"
FILES = "openat,open,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"


def strace(trace: Path, calls: str) -> list[str]:
    """Return the words before a command that let its calls be written to a file, those of its children too."""
    return ["strace", "-f", "-qq", "--seccomp-bpf", "-s", "4096", "-e", f"trace={calls}", "-o", str(trace)]


def need_strace(folder: Path) -> None:
    """See that strace works here, on a program that does open a socket.

    Raises
    ------
    NotHere : it is missing, or may not be used.
    """
    control = folder / "control"
    if not works([*strace(control, NETWORK), *_OPENS_ONE]):
        raise NotHere("strace is not on this machine, or may not be used here: system calls cannot be watched")
    assert families(control)["INET6"] == 1, "strace does not show the socket of the control"


def works(words: Sequence[str]) -> bool:
    """Whether a program can be run here."""
    found = shutil.which(words[0]) is not None
    return found and subprocess.run(words, capture_output=True, check=False).returncode == 0


def families(trace: Path) -> Counter[str]:
    """Count the sockets made and the addresses spoken to, by family."""
    text = trace.read_text(errors="replace")
    return Counter(_FAMILY.findall(text)) + Counter(f for f in _ADDRESS.findall(text) if f != "UNSPEC")


def made(trace: Path) -> Iterator[str]:
    """Yield the path of each file that was opened for writing, renamed to or linked."""
    for line in trace.read_text(errors="replace").splitlines():
        found = _MADE.search(line) or _MOVED.search(line)
        if found is not None:
            yield found.group(1)
