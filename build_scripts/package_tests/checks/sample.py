"""The sample project opens with one key, an answer is one more key, help comes and goes, and it is all there again."""

from __future__ import annotations

from package_tests.base import Check
from package_tests.doings import SAMPLE, answered, arrive, killed, leave, open_sample
from package_tests.world import ACCENTS, DOUBLE, LANG_C, NO_NETWORK, PLAIN, World
from tests.safety.base import NONE, Figures, at_least, exactly

THERE = 20
"""Answers that come with the sample."""


def run(world: World) -> Figures:
    """Try it."""
    path = f"{world.home}/{SAMPLE}"
    with world.window() as running:
        person = arrive(running)
        person.picture("start")
        open_sample(person)
        person.picture("sample")
        for key in ("2", "1", "4"):
            person.press_and_see(key, what="the next report")
        person.until(lambda: answered(world, path) >= THERE + 3, "three answers in the file")
        person.press_and_see("u")
        person.until(lambda: answered(world, path) == THERE + 2, "one answer less in the file")
        person.press_and_see("F1")
        person.picture("help")
        person.press_and_see("Escape")
        for page in ("3", "4", "5", "7", "1"):
            person.press_and_see(f"ctrl+{page}")
            person.picture(f"page-{page}")
        figures = dict(leave(world, running))
    with world.window(path) as running:
        person = arrive(running)
        person.until(lambda: person.title().startswith("Ward"), "the sample again")
        figures["left_after_kill"] = killed(world, running)
    return figures | {"answers": answered(world, path) - THERE}


GOALS = {
    "answers": exactly(2), "exit_code": NONE, "left_after_kill": NONE, "children_at_work": at_least(1),
    "left_behind": NONE, "sockets": NONE, "complaints": NONE, "strays": NONE,
}  # fmt: skip
CHECK = Check("sample", GOALS, run, variants=(PLAIN, NO_NETWORK, LANG_C, ACCENTS, DOUBLE), order=20)
