"""Try every promise and print the table.

``python3 -m tests.safety --quick|--night [--only NAME ...] [--jobs 2] [--json FILE]``; each check runs in a process of
its own, so that one that dies takes no other with it. The command fails when a goal is missed or a check ended with an
error; what this machine cannot run is said and never counted as passed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.safety.base import Check, NotHere, Result, Size
from tests.safety.registry import all_checks

LONGEST = {"quick": 240, "night": 6 * 3600}
"""Seconds after which a check has hung."""


def try_it(check: Check, size: Size) -> Result:
    """Run one check in this process."""
    begun = time.monotonic()
    figures, not_here, error = {}, "", ""
    try:
        figures = {name: float(value) for name, value in check.run(size).items()}
    except NotHere as reason:
        not_here = str(reason)
    except Exception:  # noqa: BLE001  whatever ends a check is its result
        error = traceback.format_exc()
    return Result(check.name, check.number, figures, check.goals, time.monotonic() - begun, not_here, error)


def in_a_process(check: Check, size: Size) -> Result:
    """Run one check in a fresh process and read what it found."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "result.json"
        command = [sys.executable, "-m", "tests.safety", f"--{size}", "--alone", check.name, "--json", str(out)]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, errors="replace", timeout=LONGEST[size], check=False
            )
            said = done.stdout[-4000:] + done.stderr[-4000:]
        except subprocess.TimeoutExpired:
            said = f"it did not end within {LONGEST[size]} s"
        found = json.loads(out.read_text("utf-8"))[0] if out.exists() else {"error": said or "it ended without a word"}
    return Result(
        check.name, check.number, found.get("figures", {}), check.goals, time.monotonic() - begun,
        found.get("not_here", ""), found.get("error", ""),
    )  # fmt: skip


def row(result: Result) -> str:
    """Return the line of the table."""
    judged = [
        f"{name}={result.figures.get(name, float('nan')):.10g} (goal {goal.words})"
        for name, goal in result.goals.items()
    ]
    others = [f"{name}={value:.10g}" for name, value in result.figures.items() if name not in result.goals]
    said = result.not_here or result.error.strip().rsplit("\n", 1)[-1] or "  ".join(judged + others)
    number = str(result.number or "-")
    return f"{number:>3} {result.name:<24} {result.verdict:<16} {result.seconds:6.1f} s  {said}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m tests.safety", description=__doc__)
    size = parser.add_mutually_exclusive_group(required=True)
    size.add_argument("--quick", dest="size", action="store_const", const="quick")
    size.add_argument("--night", dest="size", action="store_const", const="night")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME")
    parser.add_argument("--alone", metavar="NAME", help="run one check in this very process")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    checks = [c for c in all_checks() if not (given.only or given.alone) or c.name in [*given.only, given.alone]]
    results = [try_it(check, given.size) for check in checks] if given.alone else _all(checks, given.size, given.jobs)
    _write(results, given.json)
    bad = [r.name for r in results if r.verdict in ("ERROR", "MISSED")]
    untested = [r.name for r in results if r.not_here]
    print(f"{len(results) - len(bad) - len(untested)} held, {len(bad)} not, {len(untested)} not tested here.")
    return 1 if bad or not results else 0


def _all(checks: list[Check], size: Size, jobs: int) -> list[Result]:
    by_length = sorted(checks, key=lambda check: -check.seconds)
    with ThreadPoolExecutor(jobs) as pool:
        found = dict(zip([c.name for c in by_length], pool.map(lambda c: _told(c, size), by_length), strict=True))
    results = [found[check.name] for check in checks]
    print("\n" + "\n".join(row(result) for result in results), flush=True)
    return results


def _told(check: Check, size: Size) -> Result:
    result = in_a_process(check, size)
    print(row(result), flush=True)
    if result.error:
        print(result.error, flush=True)
    return result


def _write(results: list[Result], path: Path | None) -> None:
    if path is None:
        return
    rows = [
        {
            "name": r.name, "number": r.number, "figures": dict(r.figures), "seconds": r.seconds,
            "not_here": r.not_here, "error": r.error, "verdict": r.verdict,
        }
        for r in results
    ]  # fmt: skip
    path.write_text(json.dumps(rows, indent=1), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
