"""Set up and run every gate: ``python3 build_scripts/test.py [--fast] [pytest arguments]``.

Gates, in order: format and lint (ruff), types (mypy strict), import contracts, tests, coverage of the program and of
the processes it starts, and the promises of safety, each with its figure. All of them run, so that one look shows
everything that is wrong. ``--fast`` leaves out the tests that are slow or need the whole window; coverage and promises
are judged only when every test ran.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
import time

from setup_env import ROOT, environment, system_packages

MIN_COVERAGE = 85
FAST = ["-m", "not slow and not e2e"]
_COUNTS = re.compile(r"\d+ (passed|failed|error|skipped)")


def gates(python: str, chosen: list[str]) -> list[tuple[str, list[str]]]:
    """Return each gate's name and command; ``chosen`` are arguments for pytest that leave out tests."""
    run = [python, "-m"]
    places = ["alapp", "tests", "build_scripts"]
    watched = [] if chosen else ["--cov", "--cov-report="]
    quick = [
        ("format", [*run, "ruff", "format", "--check", "--quiet", *places]),
        ("lint", [*run, "ruff", "check", "--output-format", "concise", *places]),
        ("types", [*run, "mypy"]),
        ("import contracts", [python, "-c", "from importlinter.cli import lint_imports_command as c; c()"]),
        ("tests", [*run, "pytest", "-n", "2", "--dist", "loadfile", *watched, *chosen]),
    ]
    report = ["coverage", "report", "--skip-covered", "--sort=cover", f"--fail-under={MIN_COVERAGE}"]
    promises = ("promises", [*run, "tests.safety", "--quick"])
    return quick if chosen else [*quick, ("coverage", [*run, *report]), promises]


def surroundings(settings: str) -> dict[str, str]:
    """Return the environment of the tests: no screen but a virtual one, no settings of the person."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    own = {"ALAPP_CONFIG": settings, "XDG_CONFIG_HOME": settings, "QT_QPA_PLATFORM": "offscreen"}
    return kept | own | {"PYTHONPATH": str(ROOT), "PYTHONFAULTHANDLER": "1"}


def run_gate(name: str, command: list[str], env: dict[str, str]) -> tuple[bool, str]:
    """Run one gate, show what it says, and return whether it passed and pytest's own closing line."""
    start, counts = time.monotonic(), ""
    print(f"== {name}", flush=True)
    with subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", errors="replace",
    ) as gate:  # fmt: skip
        assert gate.stdout is not None
        for line in gate.stdout:
            sys.stdout.write(line)
            sys.stdout.flush()
            if name == "tests" and _COUNTS.search(line) and " in " in line:
                counts = line.strip("= \n")
    passed = gate.returncode == 0
    print(f"== {name}: {'passed' if passed else 'FAILED'} in {time.monotonic() - start:.0f} s", flush=True)
    return passed, counts


def main() -> int:
    arguments = sys.argv[1:]
    chosen = [a for a in arguments if a != "--fast"] + (FAST if "--fast" in arguments else [])
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console of another encoding shows what it can
    system_packages(tests=True)
    python = str(environment("test"))
    start, failed, closing = time.monotonic(), [], ""
    with tempfile.TemporaryDirectory() as settings:
        for name, command in gates(python, chosen):
            passed, counts = run_gate(name, command, surroundings(settings))
            failed += [] if passed else [name]
            closing = counts or closing
    said = f"Failed: {', '.join(failed)}." if failed else "All gates passed."
    print(f"{said} {time.monotonic() - start:.0f} s. {closing}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
