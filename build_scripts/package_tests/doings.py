"""What a person does in the program, by keys alone; each leaves the program at rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from package_tests.person import Person, WaitedInVain
from package_tests.world import Running, World

NAME = "alapp"
LOCKED = "alapp, locked"
SAMPLE = ".local/share/alapp/Ward incident reports.alapp"
TO_PASSWORD, TO_FOLDER = ("shift+Tab",) * 3, ("shift+Tab",) * 5
"""From the button that starts: over *Back* and the minutes until the lock, then over *Choose*."""
ITEM = (0.05, 0.11, 0.68, 0.60)
QUESTION, TEXT, MIDDLE = (0.01, 0.08, 0.40, 0.14), (0.11, 0.20, 0.60, 0.50), (0.40, 0.36, 0.41, 0.37)
"""Parts of the window: the item with its facts, what the wizard asks, the item's text, the middle of its picture.

Each is left, top, right and bottom as shares of the window.
"""
UNTIL_SAVED = 1.5
INK, LONG_TEXT = 110, 60
"""Brightness below which a pixel is ink, and rows with ink (at 100 %) from which a text is a long one."""


# -- beginning and end


def arrive(running: Running) -> Person:
    """Wait for the window."""
    person = running.person
    person.until(lambda: person.windows() > 0, "the window")
    person.rest()
    return person


def open_sample(person: Person) -> None:
    """Press Enter on the start screen."""
    person.press("Return")
    person.until(lambda: person.title() not in ("", NAME), "the sample project")
    person.rest()


def leave(world: World, running: Running) -> Mapping[str, float]:
    """Quit; tell what is left of the program, what it complained of, and what it wrote where it should not."""
    inet = len(world.inet_sockets(running))
    children = len(world.left(running)) - 1
    left = world.quit(running)
    for line in running.complaints:
        print(f"# {world.variant.name}: the program said: {line}", flush=True)
    strays = world.strays()
    for stray in strays:
        print(f"# {world.variant.name}: written outside the documented places: {stray}", flush=True)
    return {
        "children_at_work": children, "left_behind": left, "exit_code": _code(running), "sockets": inet,
        "complaints": len(running.complaints), "strays": len(strays),
    }  # fmt: skip


def killed(world: World, running: Running) -> int:
    """Kill the window's process; return how many of its children are left after a while."""
    running.process.kill()
    running.process.wait(10)
    return len(world.left_soon(running))


def _code(running: Running) -> float:
    code = running.process.poll()
    return float("nan") if code is None else code


# -- a project of one's own


def choose_in_dialog(person: Person, keys: str, path: str) -> None:
    """Press the keys that open a dialog for a file and type its path."""
    before = person.windows()
    person.press(keys)
    person.until(lambda: person.windows() > before, "the dialog for a file")
    person.rest()
    person.write(path)
    person.press("Return")
    person.until(lambda: person.windows() <= before, f"the dialog taking {path}")
    person.rest()


def new_project(
    world: World, person: Person, source: str, labels: Iterable[str], *, task: str = "", password: str = ""
) -> None:
    """Go through the wizard with what it proposes; ``task`` is the number of its card when it is not the proposed one.

    A source without an ending is a folder. The project is kept in the home, or where the account may write.
    """
    person.press_and_see("ctrl+n")
    with next_step(person):
        choose_in_dialog(person, "1" if Path(source).suffix else "2", source)
    person.picture(f"{Path(source).stem}-columns")
    with next_step(person):
        person.press("Return")
    if task:
        person.press_and_see("shift+Tab", task)
        person.press("Tab")
        person.rest()
    for label in labels:
        person.write(label)
        person.press("Return")
        person.rest()
    person.picture(f"{Path(source).stem}-labels")
    with next_step(person):
        person.press("Return")
    if password:
        protect(person, password)
    if not world.variant.writable_home:
        keep_in(person, world.own)
    person.picture(f"{Path(source).stem}-save")
    person.press("Return")
    person.until(lambda: person.title() not in ("", NAME), "the new project")
    person.rest()


@contextmanager
def next_step(person: Person) -> Iterator[None]:
    """Wait, after what is done inside, until the wizard asks another question and is at rest."""
    with another(person, QUESTION, "the next step of the wizard"):
        yield


@contextmanager
def another(person: Person, place: tuple[float, float, float, float], what: str) -> Iterator[None]:
    """Wait, after what is done inside, until something else is in this part of the window and all is at rest."""
    before = person.part(*place)
    yield
    person.until(lambda: person.part(*place) != before, what)
    person.rest()


def protect(person: Person, password: str) -> None:
    """Go from the button back to the box for a password, tick it, and type the password."""
    person.press(*TO_PASSWORD)
    person.rest()
    person.press_and_see("space", what="the field for a password")
    person.write(password)
    person.rest()


def keep_in(person: Person, folder: str) -> None:
    """Go from the button back to the folder, type another one, and come back."""
    person.press(*TO_FOLDER, "ctrl+a")
    person.write(folder)
    person.press(*("Tab",) * len(TO_FOLDER))
    person.rest()


def project_file(world: World, name: str) -> str:
    """Return the path of the project of this name, as the program sees it."""
    places = (world.home, f"{world.home}/Documents", world.own)
    found = [f"{place}/{name}.alapp" for place in places if world.outside(f"{place}/{name}.alapp").exists()]
    if not found:
        raise WaitedInVain(f"there is no {name}.alapp in {places}")
    return found[0]


# -- answers


def sees_long_text(person: Person) -> bool:
    """Tell whether the item on the screen has many lines."""
    inked = sum(min(row[1::4], default=255) < INK for row in person.part(*TEXT))
    return inked > LONG_TEXT * (person.display.height // 900)


def brightness(person: Person) -> int:
    """Return how bright the middle of the picture on the screen is, 255 as long as none is there."""
    found = person.part(*MIDDLE)
    return found[0][1] if found and found[0] else 255


def answer(running: Running, key: Callable[[Person], str], times: int) -> None:
    """Give this many answers, each the key that what is on the screen asks for."""
    for _ in range(times):
        right = key(running.person)
        with another(running.person, ITEM, "the next item"):
            running.person.press(right)


def answer_all(world: World, running: Running, project: str, key: Callable[[Person], str], times: int) -> int:
    """Answer so many items; return how many keys were pressed again, as by a person who sees that one was not taken.

    A key that follows a new item at once is ignored by the program, and a machine at work may be late to show one.
    """
    pressed = 0
    while (missing := times - answered(world, project)) > 0 and pressed < 2 * times:
        answer(running, key, missing)
        pressed += missing
        running.person.rest(UNTIL_SAVED)
    return pressed - times


def answered(world: World, project: str, typed: str = "") -> int:
    """Return how many items have an answer, as the packaged command tells."""
    told = world.asked("info", project, *(("--password-file", "-") if typed else ()), typed=typed)
    return -1 if told is None else int(told["answered"])


def wait_for_model(world: World, running: Running, project: str, seconds: float) -> Any:
    """Wait until the worker process has made a model and return what the command tells of the project."""

    def told() -> Any:
        found = world.asked("info", project)
        return found if found and found["model"] else None

    return running.person.until(told, "the first model", seconds)


def export(running: Running, target: str) -> None:
    """Export by the window."""
    running.person.press_and_see("ctrl+e")
    choose_in_dialog(running.person, "ctrl+Return", target)
