"""The real program in a process of its own, with a home of its own, driven by one of the modules beside this one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.screen import Surroundings

ROOT = Path(__file__).resolve().parents[2]
NOISE = ("This plugin does not support",)
"""What Qt says of a platform, not of the program."""


@dataclass(frozen=True)
class Finished:
    """How a run of the program ended."""

    code: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        """Return the lines on stderr; there should be none."""
        return [line for line in self.err.splitlines() if line.strip() and not any(n in line for n in NOISE)]


def surroundings(folder: Path, screen: Surroundings) -> dict[str, str]:
    """Return the environment: the screen, and a home that lies in ``folder``."""
    home = folder / "home"
    home.mkdir(parents=True, exist_ok=True)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("ALAPP_", "XDG_", "DISPLAY", "WAYLAND", "QT_"))}
    own = {"HOME": str(home), "ALAPP_CONFIG": str(folder / "config"), "ALAPP_DATA": str(folder / "data")}
    return kept | own | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "PYTHONFAULTHANDLER": "1"} | dict(screen)


def command(module: str, *arguments: object) -> list[str]:
    """Return the command that runs a driver."""
    return [sys.executable, "-m", f"tests.e2e.{module}", *map(str, arguments)]


def start(folder: Path, screen: Surroundings, words: Sequence[str]) -> subprocess.Popen[str]:
    """Start the program and return at once."""
    pipe = subprocess.PIPE
    return subprocess.Popen(
        words, cwd=ROOT, env=surroundings(folder, screen), stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, text=True
    )


def run(folder: Path, screen: Surroundings, words: Sequence[str], seconds: float = 240.0) -> Finished:
    """Run the program to its end; it is killed after ``seconds``."""
    process = start(folder, screen, words)
    try:
        out, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    return Finished(process.returncode, out, err)
