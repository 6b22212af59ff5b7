"""Somebody who labels on and on: ``python -m tests.e2e.tireless PROJECT``; prints what happens, a line each.

``here ID`` is the item on the screen at the start, ``undone ID`` the item that Undo brought back, ``saved ID`` an
answer of which the program has said that it is in the file.
"""

from __future__ import annotations

import itertools
import os
import sys

from alapp.domain.change import Changes
from tests.e2e.person import Doings, has_project, live, press, rested, session


def say(word: str, number: int) -> None:
    """Print a line at once: the program may be killed the moment after."""
    os.write(1, f"{word} {number}\n".encode())


def item_here() -> int:
    """The id of the item on the screen; 0 for none."""
    asked = session().current
    return asked.item.id if asked is not None else 0


def told(changes: Changes) -> None:
    """Say which answers are in the file."""
    if "answers" in changes.kinds:
        for item_id in changes.item_ids:
            say("saved", item_id)


def doings() -> Doings:
    """Undo the last answer if there is one, give it again, and go on."""
    yield has_project
    say("here", item_here())
    if session().undo_words:
        yield from undo()
    session().subscribe(told)
    for i in itertools.count():
        yield rested()
        here = item_here()
        press("123"[i % 3])
        yield lambda here=here: item_here() not in (0, here)  # type: ignore[misc]


def undo() -> Doings:
    """Bring the last answer back."""
    before = item_here()
    press("U")
    yield lambda: session().saved and item_here() != before
    say("undone", item_here())


if __name__ == "__main__":
    sys.exit(live(doings(), sys.argv[1:2]))
