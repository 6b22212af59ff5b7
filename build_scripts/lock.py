"""Remake the lock files from ``pyproject.toml``: ``python3 build_scripts/lock.py [--upgrade]``; needs ``uv``.

One file for the program, one for its tests and one for its packages, each for Python 3.11 to 3.14 on Linux, Windows
and macOS, with the hashes of every file that may be installed. Without ``--upgrade`` pins that still fit are kept.
What is packaged is what was tested: the third lock takes its versions from the second.
"""

from __future__ import annotations

import shutil
import subprocess
import sys

from setup_env import LOCKS, ROOT

OLDEST_PYTHON = "3.11"
KINDS: dict[str, list[str]] = {
    "runtime": ["--extra", "media"],
    "test": ["--extra", "media", "--extra", "test"],
    "build": ["--extra", "media", "--extra", "onnx", "--extra", "build", "--constraint", str(LOCKS / "test.txt")],
}


def command(uv: str, kind: str, *, upgrade: bool) -> list[str]:
    """Return the call that resolves one lock; no address of a package index is written."""
    shape = ["--universal", "--python-version", OLDEST_PYTHON, "--generate-hashes"]
    quiet = ["--no-emit-index-url", "--no-annotate", "--no-header", "--quiet"]
    target = ["--output-file", str(LOCKS / f"{kind}.txt")]
    return [uv, "pip", "compile", "pyproject.toml", *shape, *quiet, *target, *KINDS[kind], *(["--upgrade"] * upgrade)]


def main() -> int:
    uv = shutil.which("uv")
    if uv is None:
        sys.exit("uv is needed to remake the locks (pip install uv).")
    LOCKS.mkdir(exist_ok=True)
    for kind in KINDS:
        subprocess.run(command(uv, kind, upgrade="--upgrade" in sys.argv[1:]), cwd=ROOT, check=True)
        print(f"{kind}: {sum('==' in line for line in (LOCKS / f'{kind}.txt').open())} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
