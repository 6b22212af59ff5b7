"""Somebody who closes the window while work is under way: ``python -m tests.e2e.leave importing|training PATH``.

``importing`` wants a table of two columns, id and text; ``training`` and ``staying`` want a project.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.e2e.loop import import_file
from tests.e2e.person import Doings, has_project, key_here, live, no_import, on_page, press, rested, session, write


def importing(path: Path) -> Doings:
    """Begin an import, label one item of what is there, and go."""
    yield from import_file(path, ["Fall", "Device", "Other"])
    yield from one_label()
    assert not no_import(), "the import was over too soon to be a test"
    print(f"project {session().path}", flush=True)
    press("Ctrl+Q")
    yield lambda: False


def training(path: Path) -> Doings:
    """Begin a training and go."""
    yield has_project
    yield from one_label()
    press("Ctrl+K")
    yield on_page("overlay")
    write("train now")
    press("Return")
    yield lambda: session().training.state == "running"
    press("Ctrl+Q")
    yield lambda: False


def staying(path: Path) -> Doings:
    """Come back: there is an item, and it can be labeled."""
    yield has_project
    yield from one_label()


def one_label() -> Doings:
    """Answer the item on the screen; the answer is in the file."""
    yield rested()
    here = key_here()
    press("1")
    yield lambda: key_here() not in ("", here)
    yield lambda: session().saved


DOINGS = {"importing": importing, "training": training, "staying": staying}

if __name__ == "__main__":
    what, place = sys.argv[1], Path(sys.argv[2])
    sys.exit(live(DOINGS[what](place), [] if what == "importing" else [str(place)], patience=60))
