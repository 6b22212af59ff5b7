"""Set up and run every gate: ``python3 build_scripts/test.py [--fast] [pytest arguments]``.

Gates, in order: format and lint (ruff), types (mypy strict), import contracts, tests with coverage. The first
three are quick and all run, so that one look shows everything that is wrong.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

from setup_env import ROOT, environment, system_packages

MIN_COVERAGE = 85
SERIAL = "reliability"


def gates(python: str, extra: list[str]) -> list[tuple[str, list[str]]]:
    """Return each gate's name and command."""
    run = [python, "-m"]
    places = ["alapp", "tests", "build_scripts"]
    tests = ["pytest", "-n", "2", "--dist", "loadfile", "--cov", "--cov-report=", *extra]
    return [
        ("format", [*run, "ruff", "format", "--check", "--quiet", *places]),
        ("lint", [*run, "ruff", "check", "--output-format", "concise", *places]),
        ("types", [*run, "mypy"]),
        ("import contracts", [python, "-c", "from importlinter.cli import lint_imports_command as c; c()"]),
        ("tests", [*run, *tests]),
        ("coverage", [*run, "coverage", "report", "--skip-covered", "--sort=cover", f"--fail-under={MIN_COVERAGE}"]),
    ]


def surroundings() -> dict[str, str]:
    """Return the environment of the tests: no screen but a virtual one, no settings of the person."""
    here = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONFAULTHANDLER": "1"}
    here.pop("DISPLAY", None)
    here.pop("WAYLAND_DISPLAY", None)
    return here | {"QT_QPA_PLATFORM": "offscreen"}


def main() -> int:
    extra = sys.argv[1:]
    system_packages(tests=True)
    python = str(environment("test"))
    failed = []
    for name, command in gates(python, extra):
        if name == "coverage" and extra:
            continue  # a part of the tests says nothing about coverage
        start = time.monotonic()
        print(f"== {name}", flush=True)
        code = subprocess.run(command, cwd=ROOT, env=surroundings(), check=False).returncode
        print(f"== {name}: {'passed' if code == 0 else 'FAILED'} in {time.monotonic() - start:.0f} s", flush=True)
        failed += [name] if code else []
    print("All gates passed." if not failed else f"Failed: {', '.join(failed)}.", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
