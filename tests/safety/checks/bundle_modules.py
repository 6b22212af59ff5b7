"""No module that can reach a network is part of the running program, and no library of its kind is in its memory.

Judged on the program as it runs, until there is a package: everything it is made of is loaded, the guard first.
"""

from __future__ import annotations

import json
import subprocess
import sys

from tests.e2e.program import ROOT
from tests.safety.base import NONE, Check, Figures, Size, at_least

_LOADS = """
import importlib, json, pkgutil, sys
from alapp.__main__ import settle
settle()
import alapp
for module in pkgutil.walk_packages(alapp.__path__, "alapp."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
import sklearn.cluster, sklearn.feature_extraction.text, sklearn.linear_model, sklearn.svm, soundfile
from alapp.jobs.silence import FORBIDDEN, loaded
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
maps = Path("/proc/self/maps")
names = sorted({line.split()[-1].rpartition("/")[2] for line in maps.read_text().splitlines() if "/" in line}) \\
    if maps.exists() else []
native = [n for n in names if any(w in n.lower() for w in ("qt6network", "qt6webengine", "libcurl", "libssl", "_ssl."))]
let_in = sorted(name for name in FORBIDDEN if name in sys.modules)
print(json.dumps([list(loaded()), native, let_in, len(sys.modules), len(FORBIDDEN)]))
"""


def _run(_size: Size) -> Figures:
    ended = subprocess.run(
        [sys.executable, "-c", _LOADS], env={"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    forbidden, native, let_in, modules, names = json.loads(ended.stdout.splitlines()[-1])
    player = any(name == "PySide6.QtNetwork" for name in let_in)
    beside = [name for name in native if not (player and "qt6network" in name.lower())]
    assert not forbidden, f"loaded all the same: {forbidden}"
    assert not beside, f"libraries of a network: {beside}"
    return {
        "forbidden": len(forbidden), "native": len(beside), "let_in_with_the_player": len(let_in),
        "modules": modules, "names_refused": names, "packages_judged": 0,
    }  # fmt: skip


CHECK = Check(24, "bundle_modules", _run, {"forbidden": NONE, "native": NONE, "modules": at_least(500)}, seconds=5)
