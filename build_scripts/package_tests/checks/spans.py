"""Spans in sentences: each sentence begins with a name, which is marked by keys; a model learns from it."""

from __future__ import annotations

import json
from typing import Any

from package_tests import doings
from package_tests.base import Check
from package_tests.data import sentences
from package_tests.world import LANG_C, NO_NETWORK, PLAIN, World
from tests.safety.base import NONE, Figures, at_least, exactly

ROWS, ANSWERS = 40, 20
SPANS = "3"


def run(world: World) -> Figures:
    """Try it."""
    source = world.put("sentences.jsonl", sentences(ROWS))
    with world.window() as running:
        person = doings.arrive(running)
        doings.new_project(world, person, source, ("Person",), task=SPANS)
        project = doings.project_file(world, "Sentences")
        for number in range(ANSWERS):
            person.press_and_see("b", what="a span that is begun")
            person.press_and_see("1", what="a span with its label")
            if not number:
                person.picture("marked")
            person.press_and_see("Return", what="the next sentence")
        person.until(lambda: doings.answered(world, project) == ANSWERS, "every answer in the file")
        told = doings.wait_for_model(world, running, project, 90)
        person.rest()
        person.picture("model")
        figures = doings.leave(world, running)
    world.terminal("export", project, f"{world.own}/spans.jsonl")
    lines = world.outside(f"{world.own}/spans.jsonl").read_text("utf-8").splitlines()
    right = sum(marks_the_name(json.loads(line)) for line in lines)
    return dict(figures) | {"answers": told["answered"], "right": right, "model": told["model"]["version"]}


def marks_the_name(row: dict[str, Any]) -> bool:
    """Tell whether the only span of a row is its first word."""
    return [region["text"] for region in row["regions"]] == [row["text"].split()[0]]


GOALS = {
    "answers": exactly(ANSWERS), "right": exactly(ANSWERS), "model": at_least(1), "exit_code": NONE,
    "left_behind": NONE, "sockets": NONE, "complaints": NONE, "strays": NONE,
}  # fmt: skip
CHECK = Check("spans", GOALS, run, variants=(PLAIN, NO_NETWORK, LANG_C), order=50)
