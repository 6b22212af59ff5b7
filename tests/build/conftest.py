"""Puts the scripts of the build within reach."""

from __future__ import annotations

import sys
from pathlib import Path

SCRIPTS = str(Path(__file__).resolve().parents[2] / "build_scripts")
if SCRIPTS not in sys.path:
    sys.path.append(SCRIPTS)  # at the end: one of them is called test.py, like a package of Python's own
