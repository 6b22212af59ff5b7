"""Set up and start alapp: ``python3 build_scripts/run.py [PROJECT.alapp | COMMAND …]``."""

from __future__ import annotations

import os
import subprocess
import sys

from setup_env import ROOT, environment, system_packages


def main() -> int:
    system_packages(tests=False)
    python = environment("runtime")
    surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run([str(python), "-m", "alapp", *sys.argv[1:]], env=surroundings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
