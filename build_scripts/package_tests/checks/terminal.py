"""``alapp`` in the terminal: help, a project from a CSV, a model, an export, verify, simulate, prove."""

from __future__ import annotations

import time

from package_tests.base import Check
from package_tests.data import LABELS, reports, truth_of
from package_tests.world import ACCENTS, LANG_C, NO_NETWORK, PLAIN, READ_ONLY, World
from tests.safety.base import NONE, Figures, at_least, exactly

ROWS, ANSWERED, BAD_USE = 80, 30, 2


def run(world: World) -> Figures:
    """Try it."""
    source, project = world.put("reports.csv", reports(ROWS)), f"{world.own}/terminal.alapp"
    begun = time.monotonic()
    shown = world.terminal("--help")
    help_seconds = time.monotonic() - begun
    codes = [shown.returncode]
    for words in (
        ("new", project, *(f"--label={label}" for label in LABELS)),
        ("import", project, source),
        *(("label", project, f"R-{i:04}", truth_of(f"R-{i}")) for i in range(ANSWERED)),
        ("train", project),
        ("export", project, f"{world.own}/out.jsonl"),
        ("verify", project),
    ):
        codes.append(_ran(world, *words))
    simulated = world.asked("simulate", world.put("known.csv", known()), "--seeds", "1", "--budget", "40",
                            "--label-column", "label")  # fmt: skip
    proved = world.asked("prove", project) or []
    told, checked = world.asked("info", project), world.asked("verify", project)
    return {
        "failed": sum(code != 0 for code in codes), "help_lines": len(shown.stdout.splitlines()),
        "help_seconds": help_seconds, "answers": told["answered"], "model": told["model"]["version"],
        "problems": len(checked["problems"]), "simulated": bool(simulated), "promises": len(proved),
        "promises_broken": sum(p["verdict"] not in ("held", "look") for p in proved),
        "wrong_use": world.terminal("no-such-command").returncode, "strays": len(_told(world.strays())),
    }  # fmt: skip


def known() -> str:
    """Return the reports with their labels."""
    head, *rows = reports(ROWS).splitlines()
    return "\n".join([f"{head},label", *(f"{row},{truth_of(row[:6])}" for row in rows)]) + "\n"


def _ran(world: World, *words: str) -> int:
    done = world.terminal(*words)
    if done.returncode:
        print(f"# {world.variant.name}: alapp {' '.join(words)}: {done.stderr or done.stdout}", flush=True)
    return done.returncode


def _told(strays: list[str]) -> list[str]:
    for stray in strays:
        print(f"# written outside the documented places: {stray}", flush=True)
    return strays


GOALS = {
    "failed": NONE, "help_lines": at_least(30), "answers": exactly(ANSWERED), "model": exactly(1), "problems": NONE,
    "simulated": exactly(1), "promises": at_least(7), "promises_broken": NONE, "wrong_use": exactly(BAD_USE),
    "strays": NONE,
}  # fmt: skip
CHECK = Check("terminal", GOALS, run, variants=(PLAIN, NO_NETWORK, READ_ONLY, LANG_C, ACCENTS), order=70)
