"""Errors that name a marker, in window, threads, terminal and both children: no log and no stream has it."""

from __future__ import annotations

import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.e2e.program import ROOT
from tests.safety.base import NONE, Check, Figures, Size, at_least
from tests.safety.sweep import hits, hits_in_system, patterns
from tests.safety.whole import Places, surroundings


def _run(size: Size) -> Figures:
    times = {"quick": 50, "night": 500}[size]
    marker = f"zq{secrets.token_hex(6)}xv"
    with tempfile.TemporaryDirectory() as name:
        begun, places = time.time() - 1, Places.in_folder(Path(name))
        ended = subprocess.run(
            [sys.executable, "-m", "tests.safety.failing", marker, str(times)], cwd=ROOT, capture_output=True,
            env=surroundings(places) | {"QT_QPA_PLATFORM": "offscreen"}, timeout=300, check=False,
        )  # fmt: skip
        assert ended.returncode == 0, f"it ended with {ended.returncode}"
        found = hits(marker, [Path(name)])
        found += hits_in_system(marker, begun, leave_out=[Path(name)])
        said = sum(ended.stdout.count(way) + ended.stderr.count(way) for way in patterns(marker))
        log = places.home / ".config" / "alapp" / "alapp.log"
        lines = log.read_text("utf-8").splitlines()
    told = sum("Error" in line for line in lines)
    return {"hits": len(found) + said, "errors": times, "logged": told, "streamed": ended.stderr.count(b"Error")}


CHECK = Check(
    26, "canary_logs", _run, {"hits": NONE, "errors": at_least(50), "logged": at_least(25), "streamed": at_least(25)},
    seconds=6,
)  # fmt: skip
