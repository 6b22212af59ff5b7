"""A home that cannot be written: the window opens and says why the sample cannot be made; nothing is complained of."""

from __future__ import annotations

from package_tests.base import Check
from package_tests.doings import NAME, arrive, leave
from package_tests.world import READ_ONLY, World
from tests.safety.base import NONE, Figures, exactly


def run(world: World) -> Figures:
    """Try it."""
    with world.window() as running:
        person = arrive(running)
        person.press_and_see("Return", what="words that say why there is no sample")
        person.picture("refused")
        stays = person.title() == NAME
        figures = leave(world, running)
    return dict(figures) | {"stays": stays}


GOALS = {"stays": exactly(1), "exit_code": NONE, "left_behind": NONE, "complaints": NONE, "strays": NONE}
CHECK = Check("read_only_start", GOALS, run, variants=(READ_ONLY,), order=35)
