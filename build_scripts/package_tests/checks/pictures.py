"""A folder of pictures, dark ones and bright ones: answered by keys, learned in the worker process."""

from __future__ import annotations

import json

from package_tests import doings
from package_tests.base import Check
from package_tests.data import LABELS, put_pictures, truth_of
from package_tests.person import Person
from package_tests.world import DOUBLE, LANG_C, NO_NETWORK, PLAIN, World
from tests.safety.base import NONE, Figures, at_least, exactly

FILES, ANSWERS = 40, 22
GREY, WHITE = 128, 250


def run(world: World) -> Figures:
    """Try it."""
    folder = put_pictures(world, "plates", FILES)
    with world.window() as running:
        doings.new_project(world, doings.arrive(running), folder, LABELS)
        project = doings.project_file(world, "Plates")
        running.person.picture("first")
        again = doings.answer_all(world, running, project, key_for, ANSWERS)
        running.person.until(lambda: doings.answered(world, project) == ANSWERS, "every answer in the file")
        told = doings.wait_for_model(world, running, project, 120)
        running.person.rest()
        running.person.picture("model")
        figures = doings.leave(world, running)
    world.terminal("export", project, f"{world.own}/pictures.jsonl")
    rows = map(json.loads, world.outside(f"{world.own}/pictures.jsonl").read_text("utf-8").splitlines())
    right = sum(row["label"] == [truth_of(row["id"].rpartition(".")[0])] for row in rows)
    return dict(figures) | {
        "answers": told["answered"],
        "pressed_again": again,
        "right": right,
        "model": told["model"]["version"],
    }


def key_for(person: Person) -> str:
    """Wait for the picture and return the key of its right label."""
    person.until(lambda: doings.brightness(person) < WHITE, "the picture")
    return "2" if doings.brightness(person) > GREY else "1"


GOALS = {
    "answers": exactly(ANSWERS), "right": exactly(ANSWERS), "model": at_least(1), "exit_code": NONE,
    "left_behind": NONE, "sockets": NONE, "complaints": NONE, "strays": NONE,
}  # fmt: skip
CHECK = Check("pictures", GOALS, run, variants=(PLAIN, NO_NETWORK, LANG_C, DOUBLE), order=60)
