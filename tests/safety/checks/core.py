"""No process of the program leaves its memory in a file or shows it to another one, not even when it crashes."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.e2e.program import ROOT
from tests.safety.base import NONE, Check, Figures, NotHere, Size

_ASKS = """
import json
from alapp.__main__ import settle
from alapp.jobs.privacy import privacy
from alapp.jobs.worker import Worker
if __name__ == "__main__":
    settle()
    found = [privacy()]
    for _ in range(2):
        worker = Worker("tests.unit.jobs.standing:Standing")
        found.append(worker.call("standing")[0])
        worker.close()
    print(json.dumps(found))
"""
_CRASHES = """
import os
from alapp.__main__ import settle
settle()
os.abort()
"""


def _run(size: Size) -> Figures:
    if sys.platform != "linux":
        raise NotHere("core files and readers of memory are asked of the kernel of Linux")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "asks.py").write_text(_ASKS)
        asked = subprocess.run(
            [sys.executable, "asks.py"], cwd=folder, env=_env(), capture_output=True, text=True, check=True
        )
        (folder / "asks.py").unlink()
        standing = json.loads(asked.stdout)
        times = {"quick": 3, "night": 20}[size]
        codes = {_crash(folder) for _ in range(times)}
        left = list(folder.iterdir())
    return {
        "rlimit_core": max(core for core, _, _ in standing), "dumpable": sum(dumpable for _, dumpable, _ in standing),
        "core_files": len(left), "ended_otherwise": len(codes - {-6}), "processes": len(standing), "crashes": times,
    }  # fmt: skip


def _env() -> dict[str, str]:
    return {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


def _crash(folder: Path) -> int:
    return subprocess.run([sys.executable, "-c", _CRASHES], cwd=folder, env=_env(), check=False).returncode


CHECK = Check(
    43, "core", _run, {"rlimit_core": NONE, "dumpable": NONE, "core_files": NONE, "ended_otherwise": NONE}, seconds=4
)
