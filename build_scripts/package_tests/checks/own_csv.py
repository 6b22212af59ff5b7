"""One's own CSV: wizard, answers, a model from the worker process that scores the rest, export by window and terminal.

The answers are true ones (what is told at length is a fall), so the model that comes must know the rest.
"""

from __future__ import annotations

import json

from package_tests import doings
from package_tests.base import Check
from package_tests.data import LABELS, reports, truth_of
from package_tests.person import Person
from package_tests.world import ACCENTS, DOUBLE, LANG_C, NO_NETWORK, PLAIN, READ_ONLY, Running, World
from tests.safety.base import NONE, Figures, at_least, exactly

ROWS, ANSWERS, MODEL_WITHIN = 60, 22, 90.0


def run(world: World) -> Figures:
    """Try it."""
    source = world.put("reports.csv", reports(ROWS))
    with world.window() as running:
        doings.new_project(world, doings.arrive(running), source, LABELS)
        project = doings.project_file(world, "Reports")
        figures = label_and_train(world, running, project)
        doings.export(running, f"{world.own}/by-window.jsonl")
        running.person.picture("exported")
        figures |= doings.leave(world, running)
    world.terminal("export", project, f"{world.own}/by-terminal.jsonl")
    by_window, by_terminal = (exported(world, name) for name in ("by-window", "by-terminal"))
    right = sum(labels == [truth_of(key)] for key, labels in by_window.items())
    return figures | {"exported": len(by_window), "right": right, "same_in_terminal": by_window == by_terminal}


def label_and_train(
    world: World, running: Running, project: str, model_within: float = MODEL_WITHIN
) -> dict[str, float]:
    """Answer, wait for the model, and look at what it says."""
    again = doings.answer_all(world, running, project, key_for, ANSWERS)
    running.person.until(lambda: doings.answered(world, project) == ANSWERS, "every answer in the file")
    told = doings.wait_for_model(world, running, project, model_within)
    running.person.rest()
    running.person.picture("model")
    return {"answers": told["answered"], "model": told["model"]["version"], "pressed_again": again} | suggestions(
        world, project
    )


def key_for(person: Person) -> str:
    """Return the key of the right label of the text on the screen."""
    return "2" if doings.sees_long_text(person) else "1"


def suggestions(world: World, project: str) -> dict[str, float]:
    """Count what the model suggests of the items that are next, and how much of it is right."""
    said = [row for row in world.asked("next", project, "-n", "20") or [] if row["suggestion"]]
    right = sum(row["suggestion"] == truth_of(row["id"]) for row in said)
    return {"suggested": len(said), "suggested_right": right / max(len(said), 1)}


def exported(world: World, name: str) -> dict[str, list[str]]:
    """Read an export: the labels of each item."""
    path = world.outside(f"{world.own}/{name}.jsonl")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []
    return {row["id"]: row["label"] for row in rows}


GOALS = {
    "answers": exactly(ANSWERS), "model": at_least(1), "exported": exactly(ANSWERS), "right": exactly(ANSWERS),
    "same_in_terminal": exactly(1),
    "suggested": at_least(5), "suggested_right": at_least(0.9),
    "exit_code": NONE, "children_at_work": at_least(1), "left_behind": NONE,
    "sockets": NONE, "complaints": NONE, "strays": NONE,
}  # fmt: skip
CHECK = Check("own_csv", GOALS, run, variants=(PLAIN, NO_NETWORK, READ_ONLY, LANG_C, ACCENTS, DOUBLE), order=30)
