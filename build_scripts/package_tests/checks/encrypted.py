"""A project with a password: made in the wizard, locked, opened again; a wrong password opens nothing."""

from __future__ import annotations

from package_tests import doings
from package_tests.base import Check
from package_tests.checks.own_csv import key_for
from package_tests.data import LABELS, reports
from package_tests.person import Person
from package_tests.world import ACCENTS, LANG_C, PLAIN, World
from tests.safety.base import NONE, Figures, at_least, exactly

PASSWORD, WRONG = "copper lantern under nine bridges", "river stone and seven blue kites"
ANSWERS, ROWS = 3, 20
REFUSED_WITHIN = 4.0
"""Seconds without a change after which a wrong password has been refused; making a key of one takes a second."""
PLAIN_FILE, WORDS = b"SQLite format 3\0", b"pump alarm"


def run(world: World) -> Figures:
    """Try it."""
    source = world.put("secret.csv", reports(ROWS))
    with world.window() as running:
        doings.new_project(world, doings.arrive(running), source, LABELS, password=PASSWORD)
        project = doings.project_file(world, "Secret")
        doings.answer(running, key_for, ANSWERS)
        running.person.until(lambda: doings.answered(world, project, PASSWORD) == ANSWERS, "the answers in the file")
        figures = dict(doings.leave(world, running))
    with world.window(project) as running:
        person = doings.arrive(running)
        figures |= {"locked_at_start": locked(person), "wrong_opens": opens(person, WRONG)}
        person.picture("wrong-password")
        figures["right_opens"] = opens(person, PASSWORD)
        doings.answer(running, key_for, 1)
        person.press_and_see("ctrl+l")
        figures["locked_by_key"] = locked(person)
        person.picture("locked")
        figures["opens_again"] = opens(person, PASSWORD)
        figures["again.exit_code"] = doings.leave(world, running)["exit_code"]
    held = b"".join(path.read_bytes() for path in world.outside(project).parent.rglob("Secret*") if path.is_file())
    figures |= {"words_in_files": held.lower().count(WORDS), "plain_files": held.count(PLAIN_FILE)}
    wrong = world.terminal("info", project, "--password-file", "-", typed=WRONG)
    return figures | {"answers": doings.answered(world, project, PASSWORD), "wrong_in_terminal": wrong.returncode}


def locked(person: Person) -> bool:
    """Tell whether the window waits for a password."""
    return person.title() == doings.LOCKED


def opens(person: Person, password: str) -> bool:
    """Type a password; tell whether it opened the project."""
    person.write(password)
    person.press_and_see("Return")
    if password == WRONG:
        person.rest(REFUSED_WITHIN)
        return not locked(person)
    return person.until(lambda: not locked(person), "the project opened by its password") and not person.rest()


GOALS = {
    "locked_at_start": exactly(1), "wrong_opens": NONE, "right_opens": exactly(1), "locked_by_key": exactly(1),
    "opens_again": exactly(1), "answers": exactly(ANSWERS + 1), "words_in_files": NONE, "plain_files": NONE,
    "wrong_in_terminal": at_least(1), "exit_code": NONE, "again.exit_code": NONE, "left_behind": NONE,
    "complaints": NONE, "strays": NONE,
}  # fmt: skip
CHECK = Check("encrypted", GOALS, run, variants=(PLAIN, LANG_C, ACCENTS), order=40)
