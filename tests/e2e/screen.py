"""A screen that nobody sees: Xvfb on a free display; without it, Qt's own offscreen platform."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

Surroundings = dict[str, str]
OFFSCREEN: Surroundings = {"QT_QPA_PLATFORM": "offscreen"}
SIZE = "1440x900x24"


@contextmanager
def virtual_screen() -> Iterator[Surroundings]:
    """Yield the environment variables of a program that shall be shown there."""
    if shutil.which("Xvfb") is None:
        print("Xvfb is not on this machine: the window is drawn offscreen instead.")
        yield OFFSCREEN
        return
    server, display = _start()
    try:
        yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{display}"}
    finally:
        server.terminate()
        server.wait(10)


def _start() -> tuple[subprocess.Popen[bytes], int]:
    """Start the server; it chooses a free display, and says which when it is ready."""
    says, hears = os.pipe()
    command = ["Xvfb", "-displayfd", str(hears), "-screen", "0", SIZE, "-nolisten", "tcp"]
    with tempfile.TemporaryFile() as complaints:
        server = subprocess.Popen(command, pass_fds=[hears], stdout=complaints, stderr=complaints)
        os.close(hears)
        with os.fdopen(says) as answer:
            line = answer.readline()
        if not line:
            server.wait(10)
            complaints.seek(0)
            raise RuntimeError(complaints.read().decode("utf-8", "replace"))
    return server, int(line)
